"""The keys of a level as a table for grown-ups: what each is set to, what it means, and where."""

from collections.abc import Iterator
from typing import NamedTuple

from game.model import Panel, Shape, Text, msg
from game.scenes import typeset
from game.scenes.grown_up_page import SMALL_PX, by_height
from game.scenes.level_asks import LevelRow

X, Y, W, H = 40.0, 274.0, 1200.0, 376.0
EDGE, PAD = 8.0, 13.0
KEY_X, KEY_W = 60.0, 306.0
VALUE_X, VALUE_W = 382.0, 196.0
MEANING_X, MEANING_W = 588.0, 362.0
WHERE_X, WHERE_W = 960.0, 264.0
LONG_W = WHERE_X + WHERE_W - VALUE_X
MOST_LINES = 12
"""Of a long text; the file has all of it."""
DEFAULT, WAS = msg("not written: the default"), msg("{value} (was {before})")


class Line(NamedTuple):
    """One row, measured."""

    row: LevelRow
    long: bool
    """Whether its value takes the room of what it means, too."""
    high: int
    """Lines of text."""

    @property
    def h(self) -> float:
        """Its height in px."""
        return self.high * typeset.LINE_PX + PAD


def pages(rows: tuple[LevelRow, ...]) -> tuple[tuple[Line, ...], ...]:
    """The rows, as many on a page as there is room for."""
    return by_height([(line, line.h) for line in map(_line, rows)], H - 2 * EDGE)


def _line(row: LevelRow) -> Line:
    value = _value(row)
    whole = len(typeset.lines(value, VALUE_W))
    if whole > 2:  # noqa: PLR2004  # a short value may wrap once
        beside = sum(len(typeset.lines(text, KEY_W)) for text in (row.key, row.where or DEFAULT))
        high = max(beside, min(MOST_LINES, len(typeset.lines(value, LONG_W))))
        return Line(row, True, high)
    cells = ((row.key, KEY_W), (value, VALUE_W), (row.meaning, MEANING_W), (row.where, WHERE_W))
    return Line(row, False, max(1, *(len(typeset.lines(text, w)) for text, w in cells)))


def _value(row: LevelRow) -> str:
    return f"{row.value} (was {row.was})" if row.was else row.value


def view(lines: tuple[Line, ...]) -> Iterator[Shape]:
    """The rows of one page; every other one on a darker ground."""
    yield Panel(X, Y, W, H, "panel", "tile_edge", 26)
    y = Y + EDGE
    for number, line in enumerate(lines):
        if number % 2 == 0:
            yield Panel(X + EDGE, y, W - 2 * EDGE, line.h, "panel_soft", "", 12)
        yield from _shown(line, y)
        y += line.h


def _shown(line: Line, y: float) -> Iterator[Shape]:
    row, middle, room = line.row, y + line.h / 2, line.h - 4
    if row.was:
        yield Panel(VALUE_X - 17, middle - 5, 10, 10, "focus", "", 5)
    if line.long:
        key_h = len(typeset.lines(row.key, KEY_W)) * typeset.LINE_PX + 4
        yield _cell(row.key, KEY_X, y + 6 + key_h / 2, KEY_W, key_h)
        where_h = len(typeset.lines(row.where or DEFAULT, KEY_W)) * typeset.LINE_PX + 4
        yield _where(row, KEY_X, y + 6 + key_h + where_h / 2, KEY_W, where_h)
        text = typeset.cut(row.value, LONG_W, MOST_LINES)
        yield _cell(text, VALUE_X, middle, LONG_W, room)
        return
    yield _cell(row.key, KEY_X, middle, KEY_W, room)
    values = (("value", row.value), ("before", row.was))
    if row.was:
        yield Text(WAS, VALUE_X, middle, SMALL_PX, align="left", w=VALUE_W, h=room, values=values)
    else:
        yield _cell(row.value, VALUE_X, middle, VALUE_W, room)
    if row.meaning:
        yield _cell(row.meaning, MEANING_X, middle, MEANING_W, room, "ink_soft")
    yield _where(row, WHERE_X, middle, WHERE_W, room)


def _cell(words: str, x: float, y: float, w: float, h: float, ink: str = "ink") -> Text:
    return Text(words, x, y, SMALL_PX, ink, align="left", w=w, h=h, verbatim=True)


def _where(row: LevelRow, x: float, y: float, w: float, h: float) -> Text:
    if row.where:
        return _cell(row.where, x, y, w, h, "ink_accent")
    return Text(DEFAULT, x, y, SMALL_PX, "ink_soft", align="left", w=w, h=h)
