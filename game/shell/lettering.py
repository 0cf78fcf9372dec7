"""Texts as surfaces: translated, wrapped and made to fit their place, each rendered once."""

from collections import OrderedDict
from importlib.resources import as_file, files
from io import BytesIO

import pygame

from game.shell.theme import LEAST_PX, Colour

KEPT = 400
BODY, TITLE = (
    ("fontpkg_varela_round", "files/VarelaRound-Regular.ttf"),
    ("font_fredoka_one", "files/FredokaOne-Regular.ttf"),
)

Key = tuple[str, int, Colour, int, int, bool]


class Lettering:
    """Renders texts; the same text is rendered once."""

    def __init__(self, text_scale: float = 1.0) -> None:
        """Texts are drawn `text_scale` times as large as they ask, where there is room."""
        self._scale = text_scale
        self._fonts: dict[tuple[bool, int], pygame.Font] = {}
        self._bytes: dict[bool, bytes] = {}
        self._kept: OrderedDict[Key, pygame.Surface] = OrderedDict()

    def render(
        self, text: str, size_px: int, colour: Colour, w: int = 0, h: int = 0, title: bool = False
    ) -> pygame.Surface:
        """The text in one colour; wrapped to `w` px and made small enough for `h` px."""
        key = (text, size_px, colour, w, h, title)
        surface = self._kept.get(key)
        if surface is None:
            surface = self._fit(text, size_px, colour, w, h, title)
            self._kept[key] = surface
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(key)
        return surface

    def _fit(
        self, text: str, size_px: int, colour: Colour, w: int, h: int, title: bool
    ) -> pygame.Surface:
        size = round(size_px * self._scale)
        while True:
            font = self._font(title, size)
            font.align = pygame.FONT_CENTER
            surface = font.render(text, True, colour, None, w)
            too_wide = w and max(font.size(word)[0] for word in text.split() or [""]) > w
            if size <= LEAST_PX or not (too_wide or (h and surface.get_height() > h)):
                return surface.convert_alpha().premul_alpha()
            size -= max(1, size // 16)

    def _font(self, title: bool, size: int) -> pygame.Font:
        font = self._fonts.get((title, size))
        if font is None:
            if title not in self._bytes:
                package, name = TITLE if title else BODY
                with as_file(files(package).joinpath(name)) as path:
                    self._bytes[title] = path.read_bytes()
            font = self._fonts[(title, size)] = pygame.Font(BytesIO(self._bytes[title]), size)
        return font
