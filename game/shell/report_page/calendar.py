"""The small calendar: a dot for each day of play; of many weeks, a bar for each."""

from datetime import date, timedelta

from game.shell.report_page import svg
from game.shell.report_page.axes import Axes, date_ticks
from game.shell.report_page.words import MONTHS, span_told, times
from profiles.report_filed import Span
from profiles.report_practice import DayDone, Practice, WeekDone

__all__ = ["BY_DAY_WEEKS", "calendar"]

WIDTH, HEIGHT = 376.0, 131.0
LEFT, TOP, PITCH_Y, WIDEST = 34.0, 16.0, 14.2, 26.0
BY_DAY_WEEKS = 22
"""Up to so many weeks each day is shown."""
USUAL_S = 600.0
"""Where no plan says how long a day is, a whole dot is ten minutes."""
LARGEST, SMALLEST = 5.6, 2.0
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def calendar(practice: Practice, span: Span, day_s: float | None) -> str:
    """The drawing; `day_s` are the active seconds that a day has by the plan."""
    by_day = len(practice.weeks) <= BY_DAY_WEEKS
    parts = _by_day(practice, span, day_s or USUAL_S) if by_day else _by_week(practice.weeks, span)
    what = "Days of play" if by_day else "Days of play in each week"
    told = f"{what}, {span_told(*span)}: {times(len(practice.days), 'day')}"
    return svg.drawing(WIDTH, HEIGHT, told, parts)


# --- Day by day ----------------------------------------------------------------------------------
def _by_day(practice: Practice, span: Span, day_s: float) -> list[str]:
    pitch = min(WIDEST, (WIDTH - LEFT) / len(practice.weeks))
    done = {one.date: one for one in practice.days}
    parts = [
        svg.words(LEFT - 6, TOP + PITCH_Y * (row + 0.5) + 3.2, DAYS[row], "end") for row in range(7)
    ]
    month = 0
    for column, week in enumerate(practice.weeks):
        x = LEFT + pitch * (column + 0.5)
        monday = date.fromisoformat(week.monday)
        shown = max(monday, date.fromisoformat(span.first))
        if shown.month != month:
            month = shown.month
            parts.append(svg.words(x - pitch / 2 + 2, TOP - 7, MONTHS[month - 1]))
        for row in range(7):
            iso = (monday + timedelta(days=row)).isoformat()
            if span.holds(iso):
                parts += _day(x, TOP + PITCH_Y * (row + 0.5), done.get(iso), day_s)
        y = TOP + PITCH_Y * 7 + 12
        parts.append(svg.words(x, y, _of_plan(week), "middle", svg.INK))
    return parts


def _day(x: float, y: float, done: DayDone | None, day_s: float) -> list[str]:
    if done is None:
        return [svg.circle(x, y, 0.9, "#b9c0c8")]
    share = min(1.0, done.active_s / day_s)
    radius = max(SMALLEST, LARGEST * share**0.5)
    hurt = [svg.circle(x, y, LARGEST + 0.9, svg.INK, ring=True)] if done.hurt else []
    return [svg.circle(x, y, min(radius, 4.0) if hurt else radius, svg.INK), *hurt]


def _of_plan(week: WeekDone) -> str:
    return f"{week.days}" if week.planned_days is None else f"{week.days}/{week.planned_days}"


# --- Week by week --------------------------------------------------------------------------------
def _by_week(weeks: tuple[WeekDone, ...], span: Span) -> list[str]:
    axes = Axes(LEFT, WIDTH - 4, TOP, HEIGHT - 20, span, 0.0, 7.0)
    pitch = (axes.right - axes.left) / len(weeks)
    parts = [svg.words(2, TOP - 7, "days of play in a week")]
    for days in (0, 2, 4, 6):
        y = axes.y(days)
        parts.append(svg.line(axes.left, y, axes.right, y, svg.PALE))
        parts.append(svg.words(axes.left - 5, y + 3.2, f"{days}", "end"))
    for number, week in enumerate(weeks):
        x = axes.left + pitch * number
        y = axes.y(week.days)
        parts.append(svg.rect(x + pitch * 0.12, y, pitch * 0.76, axes.bottom - y, "#59626d"))
        if week.planned_days is not None:
            y = axes.y(week.planned_days)
            parts.append(svg.line(x, y, x + pitch, y, svg.INK))
    for iso, told in date_ticks(span):
        parts.append(svg.words(axes.x(iso), axes.bottom + 13, told, "middle"))
    return parts
