"""The chart of a trend: each session's value, the baseline, and the day-to-day band."""

from collections.abc import Iterator
from typing import NamedTuple

from game.shell.report_page import svg
from game.shell.report_page.axes import Axes, axes_of, frame
from game.shell.report_page.words import span_told, times
from profiles.report_filed import Span
from profiles.report_trends import Course, Trend

__all__ = ["MOST_BREAKS", "Scale", "breaks", "trend_chart"]

WIDTH, HEIGHT = 376, 108
FRAME = (34.0, 368.0, 20.0, 90.0)
"""Left, right, top and bottom."""
SIZES, SMALLEST = ((90, 1.0), (200, 0.62)), 0.42
"""How large points are drawn, up to so many of them."""
MOST_BREAKS = 3
"""The newest breaks have a number, and words below the chart."""
LEAST_SHARE = 0.25
"""A scale spans this share of the largest value at the least, so that noise looks small."""


class Scale(NamedTuple):
    """How the values of a trend are shown."""

    unit: str
    factor: float
    """From the unit that was kept to the one that is shown."""
    digits: int

    def told(self, value: float | None) -> str:
        """The value in this unit; a dash where there is none."""
        return "-" if value is None else f"{value * self.factor:.{self.digits}f}"


def trend_chart(trend: Trend, span: Span, scale: Scale, title: str) -> str:
    """The whole chart as SVG."""
    axes = _axes(trend, span, scale)
    parts = [*frame(axes, scale.unit)]
    for course in trend.courses:
        parts += _band(course, axes, scale)
    broke = breaks(trend, span)
    for number, course in enumerate(broke, 1 - max(0, len(broke) - MOST_BREAKS)):
        parts += _break(course, axes, number)
    small = next((scale for most, scale in SIZES if trend.sessions <= most), SMALLEST)
    for course in trend.courses:
        parts += _course(course, axes, scale, small)
    told = f"{title}, {span_told(*span)}: {times(trend.sessions, 'value')}"
    return svg.drawing(WIDTH, HEIGHT, told, parts)


def breaks(trend: Trend, span: Span) -> list[Course]:
    """The courses that began within the report and are not comparable with those before them."""
    return [one for one in trend.courses if one.broke and span.holds(one.first)]


def _axes(trend: Trend, span: Span, scale: Scale) -> Axes:
    values = [value for course in trend.courses for value in _values(course)]
    values = [value * scale.factor for value in values]
    return axes_of(FRAME, span, values, max(LEAST_SHARE * max(map(abs, values)), 1e-3))


def _values(course: Course) -> Iterator[float]:
    """All that should stand within the frame."""
    yield from (point.value for point in course.points)
    change = course.change
    if course.has_line and change.baseline is not None:
        around = change.smallest_real_change or 0.0 if change.noise is not None else 0.0
        yield max(0.0, change.baseline - around)
        yield change.baseline + around


def _band(course: Course, axes: Axes, scale: Scale) -> list[str]:
    """The baseline, and around it what is day to day in this child."""
    change = course.change
    if not course.has_line or change.baseline is None:
        return []
    left, right = axes.x(course.points[0].date) - 4, axes.x(course.points[-1].date) + 4
    parts = []
    # Where the child's own noise is not known, a published figure is no band of its own.
    if change.noise is not None and change.smallest_real_change is not None:
        high = axes.y((change.baseline + change.smallest_real_change) * scale.factor)
        low = axes.y((change.baseline - change.smallest_real_change) * scale.factor)
        parts.append(svg.rect(left, high, right - left, low - high, "#e9ecef"))
    y = axes.y(change.baseline * scale.factor)
    return [*parts, svg.line(left, y, right, y, svg.INK, "5 3")]


def _break(course: Course, axes: Axes, number: int) -> list[str]:
    x = axes.x(course.first) - 5
    dotted = svg.line(x, axes.top - 8, x, axes.bottom, svg.INK, "1.5 2")
    if number < 1:
        return [dotted]
    return [dotted, svg.words(x + 3, axes.top - 5, f"{number}", colour=svg.INK, bold=True)]


def _course(course: Course, axes: Axes, scale: Scale, small: float) -> list[str]:
    """Its points; with enough sessions, joined by a line."""
    places = [(axes.x(one.date), axes.y(one.value * scale.factor)) for one in course.points]
    joined = [svg.path(places)] if course.has_line and len(places) > 1 else []
    return [*joined, *(svg.mark(course.setting.support, x, y, small) for x, y in places)]
