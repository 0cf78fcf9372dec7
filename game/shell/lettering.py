"""Texts as surfaces: translated, wrapped and made to fit their place, each rendered once."""

from collections import OrderedDict
from collections.abc import Callable
from importlib.resources import as_file, files
from io import BytesIO
from typing import NamedTuple
from unicodedata import east_asian_width

import pygame

from game.shell.theme import LEAST_PX, Colour

KEPT = 400
BODY, TITLE = (
    ("fontpkg_varela_round", "files/VarelaRound-Regular.ttf"),
    ("font_fredoka_one", "files/FredokaOne-Regular.ttf"),
)

LINES = {"left": pygame.FONT_LEFT, "center": pygame.FONT_CENTER, "right": pygame.FONT_RIGHT}


class Style(NamedTuple):
    """How a text is set that may wrap."""

    title: bool
    lines: int
    """How its lines stand, as pygame counts it."""


Key = tuple[str, int, Colour, int, int, Style | None]


class Lettering:
    """Renders texts; the same text is rendered once."""

    def __init__(self, text_scale: float = 1.0) -> None:
        """Texts are drawn `text_scale` times as large as they ask, where there is room."""
        self._scale = text_scale
        self._fonts: dict[tuple[bool, int], pygame.Font] = {}
        self._bytes: dict[bool, bytes] = {}
        self._kept: OrderedDict[Key, pygame.Surface] = OrderedDict()

    def render(
        self,
        text: str,
        size_px: int,
        colour: Colour,
        w: int = 0,
        h: int = 0,
        title: bool = False,
        align: str = "center",
    ) -> pygame.Surface:
        """The text in one colour; wrapped to `w` px and made small enough for `h` px.

        Where it wraps, its lines stand as `align` says: "left", "center" or "right".
        """
        style = Style(title, LINES[align])
        key = (text, size_px, colour, w, h, style)
        return self._once(key, lambda: self._fit(text, size_px, colour, (w, h), style))

    def even(
        self, text: str, size_px: int, colour: Colour, w: int = 0, h: int = 0
    ) -> pygame.Surface:
        """The text with the same room for every letter, made small enough for `w` and `h` px.

        Letters that fill two columns of a terminal take the room of two.
        """
        key = (text, size_px, colour, w, h, None)
        return self._once(key, lambda: self._fit_evenly(text.split("\n"), size_px, colour, w, h))

    def _once(self, key: Key, made: Callable[[], pygame.Surface]) -> pygame.Surface:
        surface = self._kept.get(key)
        if surface is None:
            surface = self._kept[key] = made()
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(key)
        return surface

    def _fit(
        self, text: str, size_px: int, colour: Colour, room: tuple[int, int], style: Style
    ) -> pygame.Surface:
        size, (w, h) = round(size_px * self._scale), room
        while True:
            font = self._font(style.title, size)
            font.align = style.lines
            surface = font.render(text, True, colour, None, w)
            too_wide = w and max(font.size(word)[0] for word in text.split() or [""]) > w
            if size <= LEAST_PX or not (too_wide or (h and surface.get_height() > h)):
                return surface.convert_alpha().premul_alpha()
            size -= max(1, size // 16)

    def _fit_evenly(
        self, lines: list[str], size_px: int, colour: Colour, w: int, h: int
    ) -> pygame.Surface:
        columns = max(sum(map(_columns, line)) for line in lines)
        size = round(size_px * self._scale)
        while True:
            font = self._font(False, size)
            cell, row = font.size("0")[0], font.get_linesize()
            wide, high = cell * columns, row * len(lines)
            if size <= LEAST_PX or not ((w and wide > w) or (h and high > h)):
                break
            size -= max(1, size // 16)
        surface = pygame.Surface((max(1, wide), high), pygame.SRCALPHA)
        for number, line in enumerate(lines):
            _lay(surface, font, colour, line, number * row)
        return surface.premul_alpha()

    def _font(self, title: bool, size: int) -> pygame.Font:
        font = self._fonts.get((title, size))
        if font is None:
            if title not in self._bytes:
                package, name = TITLE if title else BODY
                with as_file(files(package).joinpath(name)) as path:
                    self._bytes[title] = path.read_bytes()
            font = self._fonts[(title, size)] = pygame.Font(BytesIO(self._bytes[title]), size)
        return font


def _lay(surface: pygame.Surface, font: pygame.Font, colour: Colour, line: str, y: int) -> None:
    """One line, each letter in the middle of its room; a wider one is squeezed."""
    cell, x = font.size("0")[0], 0
    for letter in line:
        room = cell * _columns(letter)
        if not letter.isspace():
            drawn = font.render(letter, True, colour).convert_alpha()
            if drawn.get_width() > room > 0:
                drawn = pygame.transform.smoothscale(drawn, (room, drawn.get_height()))
            surface.blit(drawn, (x + (room - drawn.get_width()) / 2, y))
        x += room


def _columns(letter: str) -> int:
    return 2 if east_asian_width(letter) in "WF" else 1
