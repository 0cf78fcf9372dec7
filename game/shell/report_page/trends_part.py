"""The trends of quiet checks: load share and quiet sway with baseline, n and spread."""

from game.shell.report_page.trend_chart import Scale, trend_chart
from game.shell.report_page.trend_table import breaks_told, trend_table
from game.shell.report_page.words import Names, feet_of, shown, times
from profiles.change import BASELINE, LATEST
from profiles.report import Report
from profiles.report_trends import BOARD_SHARE, FEWEST, Trend

__all__ = ["LOAD", "SWAY_SCALE", "about", "trend_columns"]

SWAY_SCALE = Scale("mm/s", 1.0, 1)
LOAD = Scale("%", 100.0, 1)
ABOUT = (
    f"Dashed: baseline, the median of the first {BASELINE} sessions of a setting (of fewer while "
    "there are no more). Grey: this child's own ups and downs; what lies within them is no change. "
    f"Latest: median of the last {LATEST}. Day to day: standard error of measurement. Gear, "
    f"sensor, filter, window and support break a trend; below {FEWEST} sessions there are dots "
    "alone. A board share is never the load under a foot. Less sway is not always to be wished "
    "for: a stiff child sways less."
)


def about(report: Report) -> str:
    """How to read the charts, where there are any."""
    return ABOUT if report.load or report.sway or report.holds else ""


def trend_columns(report: Report, names: Names) -> tuple[str, str]:
    """Load share, and beside it quiet sway."""
    return _load(report, names), _sway(report, names)


def _load(report: Report, names: Names) -> str:
    trend, side = report.load, _side(report)
    if trend is None:
        return _none(report, "Load share")
    if trend.key == BOARD_SHARE:
        title, told = "Board share, left half", side
    else:
        title, told = "Load share, left foot", side
    return _trend(report, trend, LOAD, title, told, names)


def _side(report: Report) -> str:
    """What is worn on the left and the right leg now, so that a share can be read."""
    gear = report.worn[-1].gear if report.worn else None
    feet = feet_of(gear) if gear else ""
    return f"% of all load; {shown(feet)}" if feet else "% of all load"


def _sway(report: Report, names: Names) -> str:
    if report.sway is None:
        return _none(report, "Quiet sway")
    told = "mean speed of the centre of pressure"
    return _trend(report, report.sway, SWAY_SCALE, "Quiet sway", told, names)


def _none(report: Report, title: str) -> str:
    left_out = report.quality.checks_hurt + report.quality.checks_bad
    why = "no quiet check was made in these days"
    if left_out:
        why = f"{times(left_out, 'quiet check')} in these days, and none that counts (see Data)"
    elif report.quality.checks:
        why = "the quiet checks of these days do not hold it: this sensor does not give it"
    return f"<h3>{title}</h3><p>Not given: {why}.</p>"


def _trend(report: Report, trend: Trend, scale: Scale, title: str, told: str, names: Names) -> str:
    drawn = trend_chart(trend, report.span, scale, title)
    return (
        f"<h3>{title} <span>{told}</span></h3>{drawn}"
        f"{trend_table(report, trend, scale, names)}"
        f'<p class="key">{breaks_told(report, trend, names)}</p>'
    )
