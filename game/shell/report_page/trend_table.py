"""What stands below a chart: a row for each setting of a trend, and what its breaks are."""

from game.shell.report_page import svg
from game.shell.report_page.practice_part import title_of
from game.shell.report_page.trend_chart import MOST_BREAKS, Scale, breaks
from game.shell.report_page.words import (
    HELD_ON,
    Names,
    day,
    gear_name,
    sensor_name,
    shown,
    times,
    worded,
)
from profiles.change import Change, Direction, Verdict
from profiles.report import Report
from profiles.report_trends import Course, Trend

__all__ = ["beyond", "breaks_told", "trend_table"]

MOST = 3
"""Settings with a row of their own; the newest."""
NAME = 20
VERDICTS = {Verdict.TOO_EARLY: "too early", Verdict.AS_USUAL: "no"}
DIRECTIONS = {Direction.LESS: "yes: less", Direction.MORE: "yes: more"}
BREAKS = {
    "sensor": "another sensor",
    "chain": "another filter",
    "window_s": "another length of the check",
}


def trend_table(report: Report, trend: Trend, scale: Scale, names: Names) -> str:
    """The newest settings, one a row."""
    newest = trend.courses[-MOST:]
    several = _several(trend)
    head = (
        "<tr><th>held on to</th><th>n</th><th>base-<br>line</th><th>latest</th>"
        "<th>day to<br>day ±</th><th>real<br>from ±</th><th>beyond<br>day to day</th></tr>"
    )
    rows = "".join(_row(report, one, scale, several, names) for one in newest)
    more = len(trend.courses) - len(newest)
    rest = f'<p class="key">And {times(more, "earlier setting")}, in the CSV.</p>' if more else ""
    return f"<table>{head}{rows}</table>{rest}"


def _several(trend: Trend) -> frozenset[str]:
    """In which fields the settings of this trend are not all the same."""
    settings = [one.setting._asdict() for one in trend.courses]
    return frozenset(
        name for name in settings[0] if len({setting[name] for setting in settings}) > 1
    )


def _row(
    report: Report, course: Course, scale: Scale, several: frozenset[str], names: Names
) -> str:
    setting, change = course.setting, course.change
    shape = f'<svg viewBox="-5 -5 10 10" aria-hidden="true">{svg.mark(setting.support, 0, 0)}</svg>'
    where = [worded(HELD_ON, setting.support)]
    if "gear_id" in several:
        where.append(shown(gear_name(report.gear_called(setting.gear_id)), NAME))
    if "sensor" in several:
        where.append(shown(sensor_name(setting.sensor), NAME))
    if "level" in several:
        where.append(title_of(_level(course), names, NAME))
    known = (
        *(change.baseline, change.latest, change.noise),
        None if change.noise is None else change.smallest_real_change,
    )
    # Below three sessions there are dots alone.
    numbers = [scale.told(value if course.has_line else None) for value in known]
    cells = (f"{change.sessions}", *numbers, beyond(change))
    told = "".join(f"<td>{cell}</td>" for cell in cells)
    return f"<tr><td>{shape} {', '.join(where)}</td>{told}</tr>"


def beyond(change: Change) -> str:
    """Whether the latest lies beyond this child's own differences, and where."""
    if change.direction is not None:
        return DIRECTIONS[change.direction]
    return VERDICTS[change.verdict]


def breaks_told(report: Report, trend: Trend, names: Names) -> str:
    """What the numbers above the dotted lines stand for."""
    broke = breaks(trend, report.span)
    newest = enumerate(broke[-MOST_BREAKS:], 1)
    told = [f"<b>{number}</b> {_broke(report, one, names)}" for number, one in newest]
    earlier = len(broke) - MOST_BREAKS
    if earlier > 0:
        told.append(f"{earlier} before them")
    return f"Dotted: {'; '.join(told)}." if told else ""


def _broke(report: Report, course: Course, names: Names) -> str:
    setting = course.setting
    parts = []
    for name in course.broke:
        if name == "gear_id":
            parts.append(f"in {shown(gear_name(report.gear_called(setting.gear_id)), NAME)}")
        elif name == "support":
            parts.append(f"holding on to {worded(HELD_ON, setting.support)}")
        elif name == "level":
            parts.append(f"on {title_of(_level(course), names, NAME)}")
        else:
            parts.append(BREAKS[name])
    return f"{day(course.first, year=False)}: {', '.join(parts)}"


def _level(course: Course) -> str:
    return str(getattr(course.setting, "level", ""))
