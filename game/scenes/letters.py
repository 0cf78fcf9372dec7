"""A name, typed or put together letter by letter, with the keys, the pointer or a gamepad."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from game.model import Panel, Shape, Sound, Sprite, Text, msg
from game.scenes.grown_up_page import BACK, SMALL_PX
from game.scenes.menu import Menu, Tile
from game.scenes.scene import Input, Press, Screen, Typed

LONGEST = 12
"""Letters of a nickname: more do not fit under a face."""
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
COLUMNS, KEY, KEY_GAP = 9, 84, 12
X, Y = (1280 - COLUMNS * KEY - (COLUMNS - 1) * KEY_GAP) / 2, 292
DONE = Tile("done", "icon_ok", msg("Done"), 540, 588, 200, 116, 0.7)
ERASE = Tile(
    "erase", "icon_arrow_left", "", X + 8 * (KEY + KEY_GAP), Y + 2 * (KEY + KEY_GAP), KEY, KEY, 0.6
)
SPACE = Tile("space", "", msg("Space"), 768, 604, 276, 84, words_px=24)
ASIDE = (44.0, 590.0, 470.0, 112.0)
"""Left of the last row: left, top, width and height."""
NAME_X, NAME_Y, NAME_W, NAME_H = 240.0, 150.0, 800.0, 100.0


class Typing(Screen):
    """A screen on which every letter is a letter, whatever else its key does."""

    __slots__ = ()


def letter_tiles() -> tuple[Tile, ...]:
    """The alphabet, a key that takes back, and Done."""
    keys = tuple(
        Tile(
            f"letter-{letter}",
            "",
            letter,
            X + n % COLUMNS * (KEY + KEY_GAP),
            Y + n // COLUMNS * (KEY + KEY_GAP),
            KEY,
            KEY,
            verbatim=True,
            words_px=40,
        )
        for n, letter in enumerate(LETTERS)
    )
    return (*keys, ERASE, DONE)


class Written(NamedTuple):
    """What came of a tick: the field; `done`, `back` or an empty text; and sounds."""

    field: "NameField"
    chosen: str
    sounds: tuple[Sound, ...]


@dataclass(frozen=True, slots=True)
class NameField:
    """What is written so far, over the letters."""

    text: str = ""
    longest: int = 40
    typed: bool = False
    """Whether the last thing was a letter from the keyboard: then Enter means Done."""
    menu: Menu = Menu((*letter_tiles(), SPACE, BACK))

    def step(self, presses: tuple[Input, ...], dt_s: float) -> Written:
        """Take letters, typed or chosen."""
        field, enters = self, False
        for press in presses:
            enters = enters or (press is Press.OK and field.typed)
            field = field._heard(press)
        if enters:
            return Written(field, "done", (Sound("choose"),))
        menu, chosen, sounds = self.menu.step(presses, dt_s)
        moved = replace(field, menu=menu)
        if chosen in ("done", "back", ""):
            return Written(moved, chosen, sounds)
        return Written(moved._chose(chosen), "", sounds)

    def _heard(self, press: Input) -> "NameField":
        if isinstance(press, Typed):
            return self._with(self.text + press.letter, typed=True)
        if press is Press.STOP:  # the space bar
            return self._with(f"{self.text} ", typed=True) if self.text else self
        if press is Press.ERASE:
            return self._with(self.text[:-1], typed=True)
        return replace(self, typed=False)

    def _chose(self, tile_id: str) -> "NameField":
        if tile_id == "erase":
            return self._with(self.text[:-1])
        if tile_id == "space":
            return self._with(f"{self.text} ") if self.text else self
        letter = tile_id.removeprefix("letter-")
        return self._with(self.text + (letter.lower() if self.text else letter))

    def _with(self, text: str, typed: bool = False) -> "NameField":
        # A name may be longer already: it can then only get shorter.
        most = max(self.longest, len(self.text))
        return replace(self, text=text[:most], typed=typed)

    def view(self) -> Iterator[Shape]:
        """The name on its board, and the letters."""
        yield Panel(NAME_X, NAME_Y, NAME_W, NAME_H, "tile", "tile_edge", 30)
        middle_x, middle_y = NAME_X + NAME_W / 2, NAME_Y + NAME_H / 2
        if self.text.strip():
            yield Text(
                self.text, middle_x, middle_y, 40, w=NAME_W - 40, h=NAME_H - 10, verbatim=True
            )
        else:
            yield Sprite("icon_text_size", middle_x, middle_y, 0.6, alpha=0.5)
        yield from self.menu.view()


def aside(words: str, verbatim: bool = False) -> Iterator[Shape]:
    """What there is to say about what was written, left of Done."""
    x, y, w, h = ASIDE
    yield Panel(x, y, w, h, "panel", "tile_edge", 24)
    yield Text(words, x + w / 2, y + h / 2, SMALL_PX, w=w - 32, h=h - 8, verbatim=verbatim)
