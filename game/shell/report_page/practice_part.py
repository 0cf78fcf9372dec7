"""Planned and done: the calendar, the plan in a line, and what was played of each level."""

from collections.abc import Iterator

from game.shell.report_page.calendar import BY_DAY_WEEKS, calendar
from game.shell.report_page.words import LevelName, Names, day, minutes, shown, times
from profiles.report import Report
from profiles.report_practice import LevelDone, PlanKept

__all__ = ["planned_but_not_played", "practice_columns", "title_of"]

MOST_LEVELS = 5
TITLE = 34


def practice_columns(report: Report, names: Names) -> tuple[str, str]:
    """The calendar, and beside it the plan and the levels."""
    kept = report.plan
    day_s = kept.plan.minutes * 60 if kept and kept.plan else None
    drawn = calendar(report.practice, report.span, day_s)
    key = _key(
        len(report.practice.weeks) <= BY_DAY_WEEKS, planned=report.practice.planned_days is not None
    )
    left = f'{drawn}<p class="key">{key}</p>'
    return left, f"{_plan(report)}{_levels(report, names)}"


def _key(by_day: bool, planned: bool) -> str:
    if not by_day:
        line = " Line: planned days." if planned else ""
        return f"Bar: days with play in that week, from Monday to Sunday.{line}"
    below = "Below: days of play / days planned." if planned else "Below: days of play in the week."
    return (
        f"Dot: a day with play, larger with more minutes. Ring: something hurt. {below} Rest days "
        "belong to a plan."
    )


def _plan(report: Report) -> str:
    """The plan that held last, and how many there were before it."""
    if not report.plans:
        return "<p>No plan was given for these days.</p>"
    earlier = len(report.plans) - 1
    before = f" Before it: {times(earlier, 'other plan')}." if earlier else ""
    return f"<p>{_plan_told(report.plans[-1])}{before}</p>"


def _plan_told(kept: PlanKept) -> str:
    since = f"since {day(kept.first)}"
    if kept.last is not None:
        since = f"{day(kept.first)} to {day(kept.last)}"
    plan = kept.plan
    if plan is None:
        return f"Plan {shown(kept.id)}, {since}: its text cannot be read any more."
    review = f"after {times(plan.review_after_weeks, 'week')}"
    if plan.review_on:
        review = f"on {day(plan.review_on)}"
    return (
        f"Plan <b>{shown(plan.title, 60)}</b>, {since}: {times(plan.days_a_week, 'day')} a week, "
        f"{plan.minutes:g} min a day, for {times(plan.weeks, 'week')}; to be looked at together "
        f"{review}."
    )


def _levels(report: Report, names: Names) -> str:
    """A row for each level that was played or planned."""
    played = report.practice.levels
    if not played:
        return "<p>Nothing was played in these days.</p>"
    rows = "".join(_row(one, report, names) for one in played[:MOST_LEVELS])
    more = len(played) - MOST_LEVELS
    rest = f'<p class="key">And {times(more, "level")} more, in the CSV.</p>' if more > 0 else ""
    head = "<tr><th>Level</th><th>planned<br>min a day</th><th>active<br>min</th>"
    return (
        f"<table>{head}<th>repetitions<br>left, right</th><th>in<br>all</th></tr>{rows}</table>"
        f"{rest}"
    )


def _row(one: LevelDone, report: Report, names: Names) -> str:
    kept = report.plan
    levels = kept.plan.levels if kept and kept.plan else ()
    planned = next((f"{step.minutes:g}" for step in levels if step.level == one.level), "-")
    sided = one.left_reps or one.right_reps
    sides = f"{one.left_reps}, {one.right_reps}" if sided else "-"
    cells = (planned, f"{minutes(one.active_s)}", sides, f"{one.reps}")
    told = "".join(f"<td>{cell}</td>" for cell in cells)
    return f"<tr><td>{title_of(one.level, names)}</td>{told}</tr>"


def title_of(level: str, names: Names, most: int = TITLE) -> str:
    """What a level is called on the page; its id where it is not installed any more."""
    name = names.get(level, LevelName(level, None))
    gone = " (not installed)" if name.rungs is None else ""
    return f"{shown(name.title, most)}{gone}"


def planned_but_not_played(report: Report) -> Iterator[str]:
    """The levels of the plan that were never played in these days."""
    kept = report.plan
    played = {one.level for one in report.practice.levels}
    for step in kept.plan.levels if kept and kept.plan else ():
        if step.level not in played:
            yield step.level
