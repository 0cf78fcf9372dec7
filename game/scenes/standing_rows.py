"""Where a child stands on the levels of today, for grown-ups: the rung, and why it is that one."""

from collections.abc import Iterator
from typing import NamedTuple

from game.model import Bar, Panel, Shape, Sprite, Text, msg
from game.scenes import typeset
from game.scenes.grown_up_page import BODY_PX, SMALL_PX, by_height
from game.scenes.level_asks import LevelStanding

X, W, BOTTOM = 40.0, 1200.0, 648.0
EDGE, PAD, LEAST_H = 8.0, 22.0, 92.0
PICTURE_X, PICTURE_SCALE = 104.0, 0.27
HEAD_X, HEAD_W, RUNG_W = 166.0, 292.0, 150.0
TOLD_X, TOLD_W = 482.0, 736.0
MOST_LINES = 13
"""Of one row; what is longer goes on in another one."""
RUNG = msg("Rung {n} of {of}")
NEW = msg("Not played yet: {name} begins on this rung.")


class Row(NamedTuple):
    """One level, or a part of it."""

    standing: LevelStanding
    words: tuple[str, ...]
    """Lines of what was told."""

    @property
    def h(self) -> float:
        """Its height in px."""
        return max(LEAST_H, len(self.words) * typeset.LINE_PX + PAD)


def pages(standings: tuple[LevelStanding, ...], top: float) -> tuple[tuple[Row, ...], ...]:
    """The rows, as many on a page as there is room for below `top`."""
    rows = [row for standing in standings for row in _rows(standing)]
    return by_height([(row, row.h) for row in rows], BOTTOM - top - 2 * EDGE)


def _rows(standing: LevelStanding) -> Iterator[Row]:
    words = typeset.lines(standing.told, TOLD_W)
    for first in range(0, max(1, len(words)), MOST_LINES):
        yield Row(standing, words[first : first + MOST_LINES])


def view(rows: tuple[Row, ...], top: float, nickname: str) -> Iterator[Shape]:
    """The rows of one page; every other one on a darker ground."""
    if not rows:
        return
    yield Panel(X, top, W, sum(row.h for row in rows) + 2 * EDGE, "panel", "tile_edge", 26)
    y = top + EDGE
    for number, row in enumerate(rows):
        if number % 2 == 0:
            yield Panel(X + EDGE, y, W - 2 * EDGE, row.h, "panel_soft", "", 18)
        yield from _shown(row, y, nickname)
        y += row.h


def _shown(row: Row, y: float, nickname: str) -> Iterator[Shape]:
    standing, middle = row.standing, y + row.h / 2
    if standing.game:
        yield Sprite(f"tile_{standing.game}", PICTURE_X, middle, PICTURE_SCALE)
    title = typeset.cut(standing.title, HEAD_W, 2)
    yield Text(title, HEAD_X, middle - 16, BODY_PX, "ink", "left", HEAD_W, 48, verbatim=True)
    values = (("n", str(standing.rung)), ("of", str(standing.rungs)))
    yield Text(
        RUNG, HEAD_X, middle + 25, SMALL_PX, "ink_soft", "left", RUNG_W, 28, values=values
    )  # fmt: skip
    share = standing.rung / standing.rungs
    yield Bar(HEAD_X + RUNG_W + 8, middle + 20, HEAD_W - RUNG_W - 24, 12, share)
    room = row.h - 10
    if row.words:
        told = " ".join(row.words)
        yield Text(told, TOLD_X, middle, SMALL_PX, "ink", "left", TOLD_W, room, verbatim=True)
    else:
        name = (("name", typeset.cut(nickname, TOLD_W / 2)),)
        yield Text(NEW, TOLD_X, middle, SMALL_PX, "ink_soft", "left", TOLD_W, room, values=name)
