"""What the disk has refused so far, and the strip that says so to the adult: never during play."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from game.model import Panel, Shape, Sprite, Text, msg
from game.scenes.choose_game import ChooseGame
from game.scenes.home import Home
from game.scenes.results import Results
from game.scenes.scene import Scene
from profiles.writer import Kept

__all__ = ["REFUSED", "Refused", "disk_strip"]

REFUSED = msg(
    "For the grown-up: not all that was played is on the disk yet; please look whether it is full."
)


class Box(NamedTuple):
    """Where the strip lies; a place that the screen leaves free."""

    x: float
    y: float
    w: float
    h: float
    words_px: int


PLACES: dict[type, Box] = {
    Home: Box(300, 632, 680, 74, 20),
    ChooseGame: Box(856, 635, 408, 83, 18),
    Results: Box(966, 40, 290, 236, 22),
}
ICON = "icon_box"
ICON_W = 76.0
AGAIN_TICKS = 300
"""The disk is asked again every 5 s, also where nothing new is to be kept."""


class Refused:
    """The records that the disk did not take, until it took them after all."""

    def __init__(self) -> None:
        """Nothing was refused yet."""
        self._tickets: Counter[str] = Counter()
        self._ticks = 0

    def __bool__(self) -> bool:
        """Whether anything is still missing on the disk."""
        return any(self._tickets.values())

    def asks_again(self) -> bool:
        """Whether it is time to try once more; asked once a tick."""
        self._ticks = self._ticks + 1 if self else 0
        return self._ticks > 0 and self._ticks % AGAIN_TICKS == 0

    def hear(self, kept: Kept) -> None:
        """What became of a record: refused, or there at last; several may share a ticket."""
        if kept.error:
            self._tickets[kept.ticket] += 1
        elif self._tickets[kept.ticket]:
            self._tickets[kept.ticket] -= 1


def disk_strip(scene: Scene) -> Iterator[Shape]:
    """The strip, on a screen that has a place for it."""
    box = PLACES.get(type(scene))
    if box is None:
        return
    yield Panel(box.x, box.y, box.w, box.h, "panel", "tile_edge", 26)
    yield Sprite(ICON, box.x + ICON_W / 2 + 4, box.y + box.h / 2, 0.62)
    x, w = box.x + ICON_W + 6, box.w - ICON_W - 20
    yield Text(REFUSED, x, box.y + box.h / 2, box.words_px, align="left", w=w, h=box.h - 12)
