"""The small lamp that tells how the sensor is doing, and the sentence that says what to do."""

from collections.abc import Iterator

from game.model import Panel, Shape, Sprite, Text
from game.scenes.setting import Setting

LIGHTS = ("good", "fair", "bad", "off")
WORDS_X, WORDS_W, WORDS_H = 36, 320, 84
"""Where the sentence begins, to the right of the lamp's middle, and how large its panel is."""


def light_of(setting: Setting) -> str:
    """The light of the sensor that is played with; empty where it has none, as keys have not."""
    if setting.sensor is None or not setting.sensor.device or setting.news is None:
        return ""
    return setting.news.light


def sentence_of(setting: Setting) -> str:
    """What to do about the sensor; empty where all is well, or nothing is known."""
    light = light_of(setting)
    if setting.news is None or light in ("", "good"):
        return ""
    return setting.news.sentence


def view(light: str, sentence: str, x: float, y: float) -> Iterator[Shape]:
    """The lamp with its middle at (x, y), and beside it what to do where it is not good."""
    if sentence and light != "good":
        yield from words(sentence, x + WORDS_X, y - WORDS_H / 2, WORDS_W, WORDS_H)
    yield from lamp(light, x, y)


def lamp(light: str, x: float, y: float, scale: float = 1.0) -> Iterator[Shape]:
    """The lamp alone: each light has a shape of its own. Nothing for an empty light."""
    if light in LIGHTS:
        yield Sprite(f"light_{light}", x, y, scale)


def words(
    sentence: str, x: float, y: float, w: float, h: float, verbatim: bool = False
) -> Iterator[Shape]:
    """A sentence for the grown-up in a panel with its left top at (x, y).

    `verbatim` is for what is no message to translate, such as the reason that a device gave.
    """
    if sentence:
        yield Panel(x, y, w, h, "panel", "tile_edge", 26)
        middle = (x + w / 2, y + h / 2)
        yield Text(sentence, *middle, 22, w=w - 32, h=h - 16, verbatim=verbatim)
