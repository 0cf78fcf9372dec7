"""Sentences for grown-ups, each beside a picture, on one paper."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from game.model import Panel, Shape, Sprite, Text
from game.scenes.grown_up_page import BODY_PX

PICTURE_X, TEXT_X = 72.0, 140.0


class Told(NamedTuple):
    """One sentence."""

    picture: str
    message: str
    values: tuple[tuple[str, str], ...] = ()
    larger: float = 1.0
    """How much larger a small picture is shown."""


def rows(
    told: Sequence[Told],
    box: tuple[float, float, float, float],
    size_px: int = BODY_PX,
    picture_scale: float = 0.7,
) -> Iterator[Shape]:
    """The sentences below each other in a box: left, top, width and height."""
    x, y, w, h = box
    yield Panel(x, y, w, h, "panel", "tile_edge", 36)
    high = (h - 20) / len(told)
    for number, one in enumerate(told):
        middle = y + 10 + (number + 0.5) * high
        yield Sprite(one.picture, x + PICTURE_X, middle, picture_scale * one.larger)
        yield Text(
            one.message, x + TEXT_X, middle, size_px, align="left", w=w - TEXT_X - 32, h=high - 4,
            values=one.values,
        )  # fmt: skip
