"""The axes of a chart: dates along the bottom, round numbers up the side."""

from collections.abc import Iterable
from datetime import date, timedelta
from math import ceil, floor, log10
from typing import NamedTuple

from game.shell.report_page import svg
from game.shell.report_page.words import day, month
from profiles.report_filed import Span

__all__ = ["Axes", "axes_of", "date_ticks", "value_ticks"]

WEEKS_DAYS, YEAR_DAYS = 50, 400
"""Up to so many days ticks are Mondays; and over so many months have their year."""
MOST_TICKS = 6
VALUES = 4
"""About so many round numbers stand at the side."""


class Axes(NamedTuple):
    """Where a date and a value stand, within a frame of svg's units."""

    left: float
    right: float
    top: float
    bottom: float
    span: Span
    low: float
    high: float

    def x(self, iso: str) -> float:
        """Where this day stands."""
        first, last = map(date.fromisoformat, self.span)
        days = max((last - first).days, 1)
        share = (date.fromisoformat(iso) - first).days / days
        return self.left + share * (self.right - self.left)

    def y(self, value: float) -> float:
        """How high this value stands; one beyond the frame at its edge."""
        share = (value - self.low) / (self.high - self.low)
        return self.bottom - min(1.0, max(0.0, share)) * (self.bottom - self.top)


def axes_of(
    frame: tuple[float, float, float, float], span: Span, values: Iterable[float], least: float
) -> Axes:
    """Axes in which all values stand, over `least` at the least."""
    values = tuple(values)
    low, high = min(values), max(values)
    room = max(least - (high - low), 0.12 * (high - low)) / 2
    low, high = (max(0.0, low - room) if low >= 0 else low - room), high + room
    every = _every(high - low)
    return Axes(*frame, span, floor(low / every) * every, ceil(high / every) * every)


def value_ticks(axes: Axes) -> list[float]:
    """Round numbers from the bottom to the top."""
    every = _every(axes.high - axes.low)
    count = round((axes.high - axes.low) / every)
    return [axes.low + number * every for number in range(count + 1)]


def date_ticks(span: Span) -> list[tuple[str, str]]:
    """Days and what is written below them: Mondays, or the first days of months."""
    first, last = map(date.fromisoformat, span)
    days = (last - first).days
    if days <= WEEKS_DAYS:
        step = 7 * max(1, ceil(days / 7 / MOST_TICKS))
        at = first + timedelta(days=-first.weekday() % 7)
        there = [at + timedelta(days=n) for n in range(0, (last - at).days + 1, step)]
        return [(one.isoformat(), day(one.isoformat(), year=False)) for one in there]
    months = [one for one in _firsts(first, last) if one >= first]
    every = ceil(len(months) / MOST_TICKS) if months else 1
    with_year = days > YEAR_DAYS
    return [(one.isoformat(), month(one, year=with_year)) for one in months[::every]]


def frame(axes: Axes, unit: str) -> list[str]:
    """Lines across, numbers at the side with their unit above, and dates below."""
    digits = max(0, -floor(log10(_every(axes.high - axes.low))))
    parts = []
    for value in value_ticks(axes):
        y = axes.y(value)
        parts.append(svg.line(axes.left, y, axes.right, y, svg.PALE))
        parts.append(svg.words(axes.left - 4, y + 3.2, f"{value:.{digits}f}", "end"))
    parts.append(svg.words(2, axes.top - 9, unit))
    parts.append(svg.line(axes.left, axes.bottom, axes.right, axes.bottom))
    for iso, told in date_ticks(axes.span):
        x = axes.x(iso)
        parts.append(svg.line(x, axes.bottom, x, axes.bottom + 3))
        anchor = "start" if x < axes.left + 12 else "end" if x > axes.right - 12 else "middle"
        parts.append(svg.words(x, axes.bottom + 13, told, anchor))
    return parts


def _firsts(first: date, last: date) -> list[date]:
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [date(number // 12, number % 12 + 1, 1) for number in numbers]


def _every(height: float) -> float:
    """1, 2 or 5 times a power of ten: about as many fit into the height as there should be."""
    rough = float(10 ** floor(log10(height / VALUES)))
    return next((rough * n for n in (1, 2, 5) if height / (rough * n) <= VALUES + 1), rough * 10)
