"""What the pages of a child's path share: whose path it is, a page ready to paint, and tiles."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from game.model import Layer, Panel, Shape, Sprite, Text, Zone
from game.scenes.grown_up_page import BACK
from game.scenes.menu import Menu, Tile, show_tile
from profiles.child_path import ChildPath
from profiles.model import Child

LEFT, RIGHT, TOP, BOTTOM = 28.0, 1252.0, 136.0, 700.0
"""Between these stands what a page shows, below its heading; in canvas pixels."""
CHILD_PX, TITLE_PX, SMALL_PX = 27, 36, 18
LARGE = 1.4
"""Texts this much larger need pages with fewer things on them."""
LINE = 1.3
"""The height of a line as a share of its letters' size."""
WIDE = 1.6
"""A tile this much wider than high has its words beside the picture."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Whose path is looked at, on which day, and which leaf of a page."""

    child: Child
    path: ChildPath
    today: str
    """The family's local date."""
    leaf: int | None = None
    """None for the leaf that a page opens at."""

    @property
    def large(self) -> bool:
        """Whether texts need the room of pages with fewer things on them."""
        return self.child.text_scale >= LARGE

    def lines(self, count: int, size_px: int) -> float:
        """How high so many lines are in this child's size of text."""
        return count * size_px * LINE * self.child.text_scale


class Living(NamedTuple):
    """Where the growing place breathes: all that moves on these pages."""

    x: float
    y: float
    w: float
    h: float
    days: int


@dataclass(frozen=True, slots=True)
class Page:
    """A page laid out once, to be painted in each frame."""

    back: tuple[Shape, ...]
    tiles: tuple[Tile, ...]
    leaf: int = 0
    living: Living | None = None
    """Between the back and what is in front."""
    front: tuple[Shape, ...] = ()


def head(title: str, w: float = 560.0) -> Iterator[Shape]:
    """Paper, and the page's heading beside the way back."""
    yield Layer("paper_sky")
    yield Panel(150, 24, w, 96, "panel", "tile_edge", 46)
    yield Text(title, 150 + w / 2, 72, TITLE_PX, "ink_title", w=w - 48, h=86, title=True)


def arrows(leaf: int, last: int) -> Iterator[Tile]:
    """One leaf back and one on, where there are any; they always stand at the top right."""
    if leaf > 0:
        yield Tile("before", "icon_arrow_left", "", 1036, 24, 96, 96, plain=True)
    if leaf < last:
        yield Tile("more", "icon_arrow_right", "", 1156, 24, 96, 96, plain=True)


def show_tiles(menu: Menu, scale: float) -> Iterator[Shape]:
    """Tiles whose words have room in letters so many times as large."""
    for number, tile in enumerate(menu.tiles):
        focused = number == menu.focus
        if tile.caption:
            yield from _show(tile, focused, scale)
        else:
            yield from show_tile(tile, focused)


def _show(tile: Tile, focused: bool, scale: float) -> Iterator[Shape]:
    x, y, w, h = tile.x, tile.y, tile.w, tile.h
    if focused:
        yield Panel(x - 8, y - 8, w + 16, h + 16, "focus", "", 36)
    yield Panel(x, y, w, h, "tile", "" if focused else "tile_edge", 30)
    grow = tile.picture_scale * (1.06 if focused else 1.0)
    if w > WIDE * h:
        picture_w = min(h, 116.0)
        yield Sprite(tile.picture, x + picture_w / 2 + 6, y + h / 2, grow)
        middle, room = x + (w + picture_w) / 2 - 2, w - picture_w - 16
        yield Text(tile.caption, middle, y + h / 2, tile.words_px, w=room, h=h - 14)
    else:
        words_h = tile.words_px * LINE * scale
        yield Sprite(tile.picture, x + w / 2, y + (h - words_h) / 2, grow)
        below = y + h - words_h / 2 - 9
        yield Text(tile.caption, x + w / 2, below, tile.words_px, w=w - 16, h=words_h + 4)
    yield Zone(tile.id, x, y, w, h)


WAY_BACK = BACK
