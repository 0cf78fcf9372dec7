"""What pages for grown-ups share: the heading, the way back, and leafing through what is long."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from game.model import Layer, Panel, Shape, Sprite, Text, msg
from game.scenes.menu import Tile

BACK = Tile("back", "icon_back", "", 28, 24, 96, 96, plain=True)
NUMBERED = msg("Page {n} of {of}")
WAIT = msg("One moment …")
TITLE_PX, BODY_PX, SMALL_PX = 34, 22, 18
HEAD_X, HEAD_Y, HEAD_H = 150.0, 24.0, 96.0
ARROW, ARROW_Y = 56.0, 656.0

T = TypeVar("T")


def paper(title: str, under: str = "", w: float = 560.0, verbatim: bool = False) -> Iterator[Shape]:
    """The page itself, with its heading and a small line under it that is shown as it is."""
    yield Layer("paper_sky")
    yield Panel(HEAD_X, HEAD_Y, w, HEAD_H, "panel", "tile_edge", 40)
    middle, room = HEAD_X + w / 2, w - 48
    title_y, title_h = (HEAD_Y + 37, 50) if under else (HEAD_Y + 48, 76)
    yield Text(
        title, middle, title_y, TITLE_PX, "ink_title", w=room, h=title_h, title=True,
        verbatim=verbatim,
    )  # fmt: skip
    if under:
        yield Text(under, middle, HEAD_Y + 74, SMALL_PX, "ink_soft", w=room, h=26, verbatim=True)


def note(picture: str, words: str, y: float = 270.0, verbatim: bool = False) -> Iterator[Shape]:
    """One sentence across the page, beside a picture."""
    yield Panel(240, y, 800, 180, "panel", "tile_edge", 40)
    yield Sprite(picture, 330, y + 90)
    yield Text(words, 410, y + 90, BODY_PX, align="left", w=600, h=150, verbatim=verbatim)


@dataclass(frozen=True, slots=True)
class Leaves(Generic[T]):
    """Something long, on pages; never without a page."""

    pages: tuple[tuple[T, ...], ...]
    page: int = 0
    """From 0; a page that there is not any more is the last one."""
    y: float = ARROW_Y
    """Where the arrows stand."""

    @property
    def number(self) -> int:
        """The page that is open, from 0."""
        return max(0, min(self.page, len(self.pages) - 1))

    @property
    def shown(self) -> tuple[T, ...]:
        """What stands on the open page."""
        return self.pages[self.number]

    def tiles(self) -> Iterator[Tile]:
        """One page back and one on, where there are any."""
        if self.number > 0:
            yield self._arrow("before", "icon_arrow_left", 440.0)
        if self.number + 1 < len(self.pages):
            yield self._arrow("more", "icon_arrow_right", 840.0 - ARROW)

    def words(self) -> Iterator[Shape]:
        """Which page it is; nothing where there is only one."""
        if len(self.pages) > 1:
            values = (("n", str(self.number + 1)), ("of", str(len(self.pages))))
            middle_y = self.y + ARROW / 2
            yield Panel(520, self.y + 6, 240, ARROW - 12, "panel", "", 22)
            yield Text(NUMBERED, 640, middle_y, BODY_PX, w=224, h=42, values=values)

    def _arrow(self, id_: str, picture: str, x: float) -> Tile:
        return Tile(id_, picture, "", x, self.y, ARROW, ARROW, 0.58, plain=True)


def turned(page: int, chosen: str) -> int:
    """The page that an arrow leads to."""
    return page + {"before": -1, "more": 1}.get(chosen, 0)


def by_count(things: Sequence[T], per_page: int) -> tuple[tuple[T, ...], ...]:
    """Pages of so many things each."""
    firsts = range(0, max(1, len(things)), per_page)
    return tuple(tuple(things[first : first + per_page]) for first in firsts)


def by_height(things: Sequence[tuple[T, float]], room: float) -> tuple[tuple[T, ...], ...]:
    """Pages no higher than `room`, of things each with its own height."""
    pages: list[list[T]] = [[]]
    left = room
    for thing, height in things:
        if pages[-1] and height > left:
            pages.append([])
            left = room
        pages[-1].append(thing)
        left -= height
    return tuple(map(tuple, pages))
