"""The third trend: how long the child stood on its helper leg, or on either leg."""

from game.shell.report_page.trend_chart import Scale, trend_chart
from game.shell.report_page.trend_table import breaks_told, trend_table
from game.shell.report_page.words import Names, shown, worded
from profiles.legs import STANDING
from profiles.report import Report
from profiles.report_holds import LegTrend

__all__ = ["HOLD_ABOUT", "HOLD_SCALE", "NO_HOLDS", "hold_columns"]

HOLD_SCALE = Scale("s", 1.0, 1)
HOLD_ABOUT = (
    "The longest time at a stretch in a session of Puddle &amp; Log Trail with the other foot up. "
    "The game asks for 2 s at most, more on a higher rung; then the foot may come down: it is not "
    "how long the child could stand. A board sees weight over the leg."
)
NO_HOLDS = (
    "<b>Longest helper-leg hold.</b> Not given: no step over a log in these days tells how long a "
    "foot was up. It comes from Puddle &amp; Log Trail; older repetitions do not hold it."
)


def hold_columns(report: Report, names: Names) -> tuple[str, str] | None:
    """The helper leg's chart and beside it its numbers; without a helper leg, both legs' charts.

    None where nothing tells how long it stood.
    """
    trends = {one.leg: one for one in report.holds}
    helper = report.helper_leg
    about = f'<p class="key">{HOLD_ABOUT}</p>'
    if helper:
        one = trends.get(helper)
        return (_chart(report, one), _numbers(report, one, names) + about) if one else None
    if not trends:
        return None
    left, right = (_leg(report, trends.get(leg), leg, names) for leg in ("left", "right"))
    return left, right + about


def _leg(report: Report, one: LegTrend | None, leg: str, names: Names) -> str:
    if one is None:
        why = f"the {STANDING[leg]} foot was never up"
        return f"<h3>Longest hold, {leg} leg</h3><p>Not given: {why}.</p>"
    return _chart(report, one) + _numbers(report, one, names)


def _chart(report: Report, one: LegTrend) -> str:
    helper = one.leg == report.helper_leg
    title = f"Longest {'helper-leg ' if helper else ''}hold, {one.leg} leg"
    told = f"<span>{_worn(report, one.leg)}</span>" if helper else ""
    return f"<h3>{title} {told}</h3>{trend_chart(one.trend, report.span, HOLD_SCALE, title)}"


def _worn(report: Report, leg: str) -> str:
    gear = report.worn[-1].gear
    return f"with the {shown(worded({}, str(getattr(gear, leg))))}"


def _numbers(report: Report, one: LegTrend, names: Names) -> str:
    told = breaks_told(report, one.trend, names)
    key = f'<p class="key">{told}</p>' if told else ""
    return trend_table(report, one.trend, HOLD_SCALE, names) + key
