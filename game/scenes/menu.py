"""Tiles to choose from, by keys, pointer or gamepad: the one way of choosing on every screen."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from game.model import Panel, Shape, Sound, Sprite, Text, Zone
from game.scenes.scene import Click, Input, Press

SETTLE_S = 0.5
"""A screen this young takes no choice, so that a double press chooses once (UI-15)."""
WAYS = {Press.LEFT: (-1, 0), Press.RIGHT: (1, 0), Press.UP: (0, -1), Press.DOWN: (0, 1)}


@dataclass(frozen=True, slots=True)
class Tile:
    """One thing to choose: a picture with a caption, in a box with its left top at (x, y)."""

    id: str
    picture: str
    caption: str
    x: float
    y: float
    w: float
    h: float
    picture_scale: float = 1.0
    verbatim: bool = False
    """Whether the caption is a name and not a message."""
    plain: bool = False
    """Without a box: the picture is its own."""
    words_px: int = 27

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of the box."""
        return self.x + self.w / 2, self.y + self.h / 2

    def holds(self, x: float, y: float) -> bool:
        """Whether a place lies on this tile."""
        return self.x <= x <= self.x + self.w and self.y <= y <= self.y + self.h


class Chosen(NamedTuple):
    """What came of a tick: the menu, the id that was chosen (or an empty text), and a sound."""

    menu: "Menu"
    id: str
    sounds: tuple[Sound, ...]


@dataclass(frozen=True, slots=True)
class Menu:
    """Tiles, one of which has the focus."""

    tiles: tuple[Tile, ...]
    focus: int = 0
    age_s: float = 0.0

    def step(self, presses: tuple[Input, ...], dt_s: float) -> Chosen:
        """Move the focus, or choose."""
        menu = replace(self, age_s=self.age_s + dt_s)
        sounds: tuple[Sound, ...] = ()
        for press in presses:
            if isinstance(press, Click):
                hit = next((n for n, t in enumerate(self.tiles) if t.holds(*press)), None)
                if hit is not None and menu._settled:
                    return menu._choose(hit)
            elif press is Press.OK and menu.tiles and menu._settled:
                return menu._choose(menu.focus)
            elif press in WAYS and menu.tiles:
                menu, sounds = menu._move(*WAYS[press]), (Sound("tap"),)
        return Chosen(menu, "", sounds)

    @property
    def _settled(self) -> bool:
        return self.age_s >= SETTLE_S

    def _choose(self, number: int) -> Chosen:
        menu = replace(self, focus=number, age_s=0.0)
        return Chosen(menu, self.tiles[number].id, (Sound("choose"),))

    def _move(self, dx: int, dy: int) -> "Menu":
        """The nearest tile in that direction; straight ahead counts as nearer than aslant."""
        x, y = self.tiles[self.focus].middle
        best, least = self.focus, float("inf")
        for number, tile in enumerate(self.tiles):
            tx, ty = tile.middle
            along, aside = (tx - x) * dx + (ty - y) * dy, abs((tx - x) * dy) + abs((ty - y) * dx)
            if along > 1 and along + 2 * aside < least:
                best, least = number, along + 2 * aside
        return replace(self, focus=best)

    def view(self) -> Iterator[Shape]:
        """Show every tile; the focus has a bright edge and stands a little larger."""
        for number, tile in enumerate(self.tiles):
            yield from show_tile(tile, number == self.focus)


def focused(tiles: tuple[Tile, ...], tile_id: str) -> Menu:
    """These tiles; the one of this id has the focus, or the first where there is none."""
    return Menu(tiles, next((n for n, tile in enumerate(tiles) if tile.id == tile_id), 0))


def show_tile(tile: Tile, focused: bool) -> Iterator[Shape]:
    """One tile."""
    x, y, w, h = tile.x, tile.y, tile.w, tile.h
    if focused:
        yield Panel(x - 9, y - 9, w + 18, h + 18, "focus", "", 38)
    if not tile.plain:
        yield Panel(x, y, w, h, "tile", "" if focused else "tile_edge", 30)
    words_h = tile.words_px * 1.6 if tile.caption else 0
    mx, my = tile.middle
    grow = 1.06 if focused else 1.0
    if tile.picture:
        yield Sprite(tile.picture, mx, my - words_h / 2, tile.picture_scale * grow)
    if tile.caption:
        at_y = y + h - words_h / 2 - 8 if tile.picture else my
        room = words_h + 10 if tile.picture else h - 16
        yield Text(tile.caption, mx, at_y, tile.words_px, w=w - 20, h=room, verbatim=tile.verbatim)
    yield Zone(tile.id, x, y, w, h)


def row(
    ids: tuple[tuple[str, str, str], ...],
    y: float,
    size: tuple[float, float],
    picture_scale: float = 1.0,
    gap: float = 28,
) -> tuple[Tile, ...]:
    """Tiles of one size side by side, centred; `ids` lists (id, picture, caption)."""
    w, h = size
    left = (1280 - len(ids) * w - (len(ids) - 1) * gap) / 2
    return tuple(
        Tile(id_, picture, caption, left + n * (w + gap), y, w, h, picture_scale)
        for n, (id_, picture, caption) in enumerate(ids)
    )
