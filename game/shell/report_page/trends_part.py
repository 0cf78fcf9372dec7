"""The trends: load share and quiet sway with baseline, n and spread; and why there is no third."""

from game.shell.report_page import svg
from game.shell.report_page.trend_chart import MOST_BREAKS, Scale, breaks, trend_chart
from game.shell.report_page.words import (
    HELD_ON,
    day,
    feet_of,
    gear_name,
    sensor_name,
    shown,
    times,
    worded,
)
from profiles.change import BASELINE, LATEST, Change, Direction, Verdict
from profiles.report import Report
from profiles.report_trends import BOARD_SHARE, FEWEST, Course, Trend

__all__ = ["HOLD", "LOAD", "SWAY_SCALE", "about", "trend_columns"]

SWAY_SCALE = Scale("mm/s", 1.0, 1)
LOAD = Scale("%", 100.0, 1)
MOST = 3
"""Settings with a row of their own; the newest."""
NAME = 20
HOLD = (
    "<b>Longest helper-leg hold.</b> Not given: what is kept of a repetition does not say how long "
    "the child stood on one leg. Puddle &amp; Log Trail asks for a lift and counts it, and does "
    "not measure the hold."
)
ABOUT = (
    f"Dashed: baseline, the median of the first {BASELINE} sessions of a setting (of fewer while "
    "there are no more). Grey: this child's own ups and downs; what lies within them is no change. "
    f"Latest: median of the last {LATEST}. Day to day: standard error of measurement. Gear, "
    f"sensor, filter, window and support break a trend; below {FEWEST} sessions there are dots "
    "alone. A board share is never the load under a foot. Less sway is not always to be wished "
    "for: a stiff child sways less."
)
VERDICTS = {Verdict.TOO_EARLY: "too early", Verdict.AS_USUAL: "no"}
DIRECTIONS = {Direction.LESS: "yes: less", Direction.MORE: "yes: more"}
BREAKS = {
    "sensor": "another sensor",
    "chain": "another filter",
    "window_s": "another length of the check",
}


def about(report: Report) -> str:
    """How to read the charts, where there are any."""
    return ABOUT if report.load or report.sway else ""


def trend_columns(report: Report) -> tuple[str, str]:
    """Load share, and beside it quiet sway."""
    return _load(report), _sway(report)


def _load(report: Report) -> str:
    trend, side = report.load, _side(report)
    if trend is None:
        return _none(report, "Load share")
    if trend.key == BOARD_SHARE:
        title, told = "Board share, left half", side
    else:
        title, told = "Load share, left foot", side
    return _trend(report, trend, LOAD, title, told)


def _side(report: Report) -> str:
    """What is worn on the left and the right leg now, so that a share can be read."""
    gear = report.worn[-1].gear if report.worn else None
    feet = feet_of(gear) if gear else ""
    return f"% of all load; {shown(feet)}" if feet else "% of all load"


def _sway(report: Report) -> str:
    if report.sway is None:
        return _none(report, "Quiet sway")
    told = "mean speed of the centre of pressure"
    return _trend(report, report.sway, SWAY_SCALE, "Quiet sway", told)


def _none(report: Report, title: str) -> str:
    left_out = report.quality.checks_hurt + report.quality.checks_bad
    why = "no quiet check was made in these days"
    if left_out:
        why = f"{times(left_out, 'quiet check')} in these days, and none that counts (see Data)"
    elif report.quality.checks:
        why = "the quiet checks of these days do not hold it: this sensor does not give it"
    return f"<h3>{title}</h3><p>Not given: {why}.</p>"


def _trend(report: Report, trend: Trend, scale: Scale, title: str, told: str) -> str:
    drawn = trend_chart(trend, report.span, scale, title)
    return (
        f"<h3>{title} <span>{told}</span></h3>{drawn}{_table(report, trend, scale)}"
        f'<p class="key">{_breaks(report, trend)}</p>'
    )


# --- The table below a chart ---------------------------------------------------------------------
def _table(report: Report, trend: Trend, scale: Scale) -> str:
    newest = trend.courses[-MOST:]
    one_gear = len({one.setting.gear_id for one in trend.courses}) == 1
    one_sensor = len({one.setting.sensor for one in trend.courses}) == 1
    head = (
        "<tr><th>held on to</th><th>n</th><th>base-<br>line</th><th>latest</th>"
        "<th>day to<br>day ±</th><th>real<br>from ±</th><th>beyond<br>day to day</th></tr>"
    )
    rows = "".join(_row(report, one, scale, one_gear, one_sensor) for one in newest)
    more = len(trend.courses) - len(newest)
    rest = f'<p class="key">And {times(more, "earlier setting")}, in the CSV.</p>' if more else ""
    return f"<table>{head}{rows}</table>{rest}"


def _row(report: Report, course: Course, scale: Scale, one_gear: bool, one_sensor: bool) -> str:
    setting, change = course.setting, course.change
    shape = f'<svg viewBox="-5 -5 10 10" aria-hidden="true">{svg.mark(setting.support, 0, 0)}</svg>'
    where = [worded(HELD_ON, setting.support)]
    if not one_gear:
        where.append(shown(gear_name(report.gear_called(setting.gear_id)), NAME))
    if not one_sensor:
        where.append(shown(sensor_name(setting.sensor), NAME))
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


def _breaks(report: Report, trend: Trend) -> str:
    """What the numbers above the dotted lines stand for."""
    broke = breaks(trend, report.span)
    newest = enumerate(broke[-MOST_BREAKS:], 1)
    told = [f"<b>{number}</b> {_broke(report, one)}" for number, one in newest]
    earlier = len(broke) - MOST_BREAKS
    if earlier > 0:
        told.append(f"{earlier} before them")
    return f"Dotted: {'; '.join(told)}." if told else ""


def _broke(report: Report, course: Course) -> str:
    setting = course.setting
    parts = []
    for name in course.broke:
        if name == "gear_id":
            parts.append(f"in {shown(gear_name(report.gear_called(setting.gear_id)), NAME)}")
        elif name == "support":
            parts.append(f"holding on to {worded(HELD_ON, setting.support)}")
        else:
            parts.append(BREAKS[name])
    return f"{day(course.first, year=False)}: {', '.join(parts)}"
