"""The calendar of a child's path: a month at a time, a plant for each day that was played."""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from game.model import Panel, Shape, Sprite, Text, msg
from game.scenes.menu import Tile
from game.scenes.path_parts import BOTTOM, CHILD_PX, LEFT, TOP, WAY_BACK, Page, Seen, arrows, head
from game.scenes.path_week import pause_holds, plant
from game.scenes.path_words import WEEKDAYS, counted, minutes_of, month_in_words
from profiles.child_path import WEEK_DAYS
from profiles.progress import Day

MINUTE, MINUTES = msg("1 minute"), msg("{n} minutes")
PLAYED_DAY, PLAYED_DAYS = msg("1 day"), msg("{n} days")
QUIET = msg("A quiet month. Rest is good.")
SIZES = (
    ("day_leaf", msg("Under 4 minutes")),
    ("day_flower", msg("Under 9 minutes")),
    ("day_bush", msg("9 minutes or more")),
)
CELL_W, WEEKS = 116.0, 6
SIDE_X, SIDE_W = 868.0, 384.0
MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class _Month:
    """One month of a path."""

    year: int
    month: int
    played: dict[str, Day]
    starred: frozenset[str]
    """Days on which a milestone was reached."""

    def days(self) -> tuple[tuple[str, int, int], ...]:
        """Each day: its date, which week it is in, and which day of that."""
        first, count = calendar.monthrange(self.year, self.month)
        return tuple(
            (date(self.year, self.month, n + 1).isoformat(), *divmod(first + n, WEEK_DAYS))
            for n in range(count)
        )


def month(seen: Seen) -> Page:
    """The months from the first day of play on; it opens at this one."""
    at = date.fromisoformat(seen.today)
    first = date.fromisoformat(
        min((seen.path.days[0].date if seen.path.days else seen.today), seen.today)
    )
    last = (at.year - first.year) * MONTHS_A_YEAR + at.month - first.month
    leaf = last if seen.leaf is None else max(0, min(seen.leaf, last))
    year, number = divmod(first.month - 1 + leaf, MONTHS_A_YEAR)
    shown = _month(seen, first.year + year, number + 1)
    words, values = month_in_words(shown.year, shown.month)
    back = [
        shape._replace(values=values) if isinstance(shape, Text) else shape for shape in head(words)
    ]
    trends = Tile("trends", "icon_trend", msg("How it goes"), SIDE_X, 550, SIDE_W, 150)
    back += [*_grid(seen, shown), *_told(seen, shown)]
    return Page(tuple(back), (trends, WAY_BACK, *arrows(leaf, last)), leaf)


def _month(seen: Seen, year: int, number: int) -> _Month:
    prefix = f"{year:04}-{number:02}-"
    played = {day.date: day for day in seen.path.days if day.date.startswith(prefix)}
    kept = [stone.record.reached_on for stone in seen.path.stones if stone.record is not None]
    return _Month(year, number, played, frozenset(kept))


def _grid(seen: Seen, shown: _Month) -> Iterator[Shape]:
    names_h = seen.lines(1, CHILD_PX) + 6
    yield Panel(LEFT, TOP, WEEK_DAYS * CELL_W + 12, BOTTOM - TOP, "panel", "tile_edge", 30)
    for n, name in enumerate(WEEKDAYS):
        x = LEFT + 6 + (n + 0.5) * CELL_W
        yield Text(name, x, TOP + 6 + names_h / 2, CHILD_PX, "ink_soft", w=CELL_W - 8, h=names_h)
    top = TOP + 8 + names_h
    row_h = (BOTTOM - 8 - top) / WEEKS
    for day, week, weekday in shown.days():
        yield from _day(seen, shown, day, (LEFT + 6 + weekday * CELL_W, top + week * row_h, row_h))


def _day(seen: Seen, shown: _Month, day: str, cell: tuple[float, float, float]) -> Iterator[Shape]:
    x, y, h = cell
    if day == seen.today:
        yield Panel(x + 1, y + 1, CELL_W - 2, h - 2, "panel_soft", "focus", 20)
    ink = "ink" if day in shown.played else "ink_soft"
    words_w = 58 if seen.large else 40
    number = str(int(day[-2:]))
    yield Text(
        number, x + 8 + words_w / 2, y + h / 2, CHILD_PX, ink, w=words_w, h=h - 8, verbatim=True
    )
    middle = x + 8 + words_w + (CELL_W - 8 - words_w) / 2
    played = shown.played.get(day)
    if played is not None:
        yield Sprite(plant(played), middle, y + h / 2, min(0.9, (CELL_W - 8 - words_w) / 64))
        if day in shown.starred:
            yield Sprite("star_full", x + CELL_W - 19, y + 20, 0.5)
    elif day <= seen.today and any(
        pause_holds(one.from_date, one.until_date, day) for one in seen.path.pauses
    ):
        yield Sprite("day_cosy", middle, y + h / 2, min(0.8, (CELL_W - 8 - words_w) / 64))


def _told(seen: Seen, shown: _Month) -> Iterator[Shape]:
    """What the month came to."""
    h = 402.0
    yield Panel(SIDE_X, TOP, SIDE_W, h, "panel", "tile_edge", 30)
    middle = SIDE_X + SIDE_W / 2
    if not shown.played:
        yield Sprite("day_rest", middle, TOP + 90, 1.6)
        yield Text(QUIET, middle, TOP + 260, CHILD_PX, w=SIDE_W - 40, h=250)
        return
    size_px = CHILD_PX if seen.large else 32
    line_h = seen.lines(1, size_px)
    active_s = sum(day.active_s for day in shown.played.values())
    days, of_days = counted(PLAYED_DAY, PLAYED_DAYS, len(shown.played))
    minutes, of_minutes = counted(MINUTE, MINUTES, minutes_of(active_s))
    y = TOP + 16 + line_h / 2
    for picture, words, values in (
        ("icon_calendar", days, of_days),
        ("icon_clock", minutes, of_minutes),
    ):
        yield Sprite(picture, SIDE_X + 44, y, 0.5)
        left, room = SIDE_X + 78, SIDE_W - 88
        yield Text(words, left, y, size_px, align="left", w=room, h=line_h + 4, values=values)
        y += line_h + 20
    if not seen.large:
        for n, (picture, words) in enumerate(SIZES):
            at_y = TOP + 190 + n * 74
            yield Sprite(picture, SIDE_X + 56, at_y, 0.9)
            yield Text(words, SIDE_X + 104, at_y, CHILD_PX, align="left", w=SIDE_W - 120, h=66)
