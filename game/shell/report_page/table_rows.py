"""The rows of a report's table, section by section, in the order of the page."""

from collections.abc import Iterator

from game.shell.report_page.table_row import Row
from game.shell.report_page.words import gear_name
from profiles.report import Report
from profiles.report_practice import PlanKept
from profiles.report_quality import Quality
from profiles.report_trends import Course, HoldSetting

__all__ = ["comfort_rows", "ladder_rows", "practice_rows", "quality_rows", "trend_rows"]

UNITS = {"share": "share", "mm_s": "mm/s", "hold_s": "s"}
"""By how the key of a measure ends."""
PUBLISHED = "by a published figure: the child's own is not known yet"


# --- Planned and done ----------------------------------------------------------------------------
def practice_rows(report: Report) -> Iterator[Row]:
    """Plans and goals, totals, weeks, days, levels and supports."""
    practice = report.practice
    for kept in report.plans:
        yield from _plan(kept)
    yield Row("total", measure="days", value=len(practice.days))
    yield Row("total", measure="sessions", value=practice.sessions)
    yield Row("total", measure="active", value=practice.active_s, unit="s")
    if practice.planned_days is not None:
        yield Row("total", measure="planned days", value=practice.planned_days)
        yield Row("total", measure="planned", value=practice.planned_s, unit="s")
    for week in practice.weeks:
        yield Row("week", week.monday, measure="days", value=week.days)
        yield Row("week", week.monday, measure="active", value=week.active_s, unit="s")
        if week.planned_days is not None:
            yield Row("week", week.monday, measure="planned days", value=week.planned_days)
            yield Row("week", week.monday, measure="planned", value=week.planned_s, unit="s")
    for day in practice.days:
        yield Row("day", day.date, measure="active", value=day.active_s, unit="s")
        yield Row("day", day.date, measure="sessions", value=day.sessions)
        yield Row("day", day.date, measure="hurt", value=int(day.hurt))
    for one in practice.levels:
        yield Row("level", item=one.level, measure="active", value=one.active_s, unit="s")
        yield Row("level", item=one.level, measure="repetitions", value=one.reps)
        yield Row("level", item=one.level, measure="left", value=one.left_reps)
        yield Row("level", item=one.level, measure="right", value=one.right_reps)
    for support, rounds in practice.supports:
        yield Row("support", item=support, measure="rounds", value=rounds)


def _plan(kept: PlanKept) -> Iterator[Row]:
    plan = kept.plan
    if plan is None:
        yield Row("plan", kept.first, kept.id, text="its text cannot be read any more")
        return
    yield Row("plan", kept.first, kept.id, "days a week", plan.days_a_week, text=plan.title)
    yield Row("plan", kept.first, kept.id, "minutes a day", plan.minutes, "min")
    yield Row("plan", kept.first, kept.id, "weeks", plan.weeks)
    if kept.last is not None:
        yield Row("plan", kept.last, kept.id, "ended")
    for step in plan.levels:
        yield Row("plan", kept.first, step.level, "minutes a day", step.minutes, "min")
        yield Row("plan", kept.first, step.level, "first rung", step.rung)
    for goal in plan.goals:
        yield Row("goal", kept.first, kept.id, goal.measure, text=goal.text)


# --- Trends --------------------------------------------------------------------------------------
def trend_rows(report: Report) -> Iterator[Row]:
    """Of each setting what it comes to, and every session's value."""
    for trend in (report.load, report.sway, *(one.trend for one in report.holds)):
        if trend is None:
            continue
        for course in trend.courses:
            yield from _course(report, trend.key, course)
    if report.helper_leg:
        yield Row("trend", measure="helper leg", text=report.helper_leg)


def _course(report: Report, key: str, course: Course) -> Iterator[Row]:
    change = course.change
    setting = _setting(report, course)
    unit = next(unit for end, unit in UNITS.items() if key.endswith(end))
    yield Row("trend", course.first, key, "sessions", change.sessions, setting=setting)
    for name, value in (
        ("baseline", change.baseline),
        ("latest", change.latest),
        ("day to day", change.noise),
    ):
        yield Row("trend", course.first, key, name, value, unit, setting)
    real = change.smallest_real_change
    by = PUBLISHED if change.noise is None and real is not None else ""
    yield Row("trend", course.first, key, "smallest real change", real, unit, setting, by)
    direction = change.direction.value if change.direction else change.verdict.value
    yield Row("trend", course.first, key, "change", direction, setting=setting)
    for point in course.points:
        yield Row("trend", point.date, key, "session", point.value, unit, setting)


def _setting(report: Report, course: Course) -> str:
    setting = course.setting
    gear = gear_name(report.gear_called(setting.gear_id))
    told = f"{setting.sensor}, {gear}, held on to: {setting.support}"
    if isinstance(setting, HoldSetting):
        return f"{told}, {setting.level}"
    return f"{told}, {setting.window_s} s, {setting.chain}"


# --- What was said, and where the child stands ---------------------------------------------------
def comfort_rows(report: Report) -> Iterator[Row]:
    """Hurt with its day, how much and where; effort, stumbles and skin."""
    comfort = report.comfort
    yield Row("comfort", measure="asked whether anything hurts", value=comfort.asked)
    yield Row("comfort", measure="hurt", value=len(comfort.hurts))
    for hurt in comfort.hurts:
        played = ", ".join(hurt.played)
        yield Row("hurt", hurt.date, hurt.place, "how much", hurt.level, text=played)
    for felt, times in comfort.felt:
        yield Row("comfort", measure=f"felt {felt}", value=times)
    yield Row("comfort", measure="stumbles", value=len(comfort.stumbles))
    for local_date in comfort.stumbles:
        yield Row("stumble", local_date)
    for seen in comfort.skin:
        yield Row("skin", seen.date, measure="ok", value=int(seen.ok))


def ladder_rows(report: Report) -> Iterator[Row]:
    """Where the child stands on each ladder, and the whole sentence."""
    for place in report.ladder:
        yield Row("ladder", place.at, place.level, "first", place.first_d, "rung")
        yield Row("ladder", place.at, place.level, "now", place.d, "rung", text=place.told)


def quality_rows(quality: Quality) -> Iterator[Row]:
    """How good the data are, and what was left out."""
    for light, sessions in quality.lights:
        yield Row("data", item=light, measure="sessions", value=sessions)
    for name, value in (
        ("repetitions", quality.reps),
        ("void repetitions", quality.void_reps),
        ("quiet checks in trends", quality.checks),
        ("quiet checks left out for hurt", quality.checks_hurt),
        ("quiet checks left out for bad data", quality.checks_bad),
        ("drop-outs", quality.dropouts),
        ("gaps", quality.gaps),
        ("sessions cut off", quality.cut_off),
        ("rounds in which hands carried weight", quality.hands_rounds),
        ("sessions in the trash", quality.trashed),
        ("sessions dated later", quality.later),
    ):
        yield Row("data", measure=name, value=value)
    if quality.rate_hz is not None:
        yield Row("data", measure="rows a second", value=quality.rate_hz, unit="Hz")
    if quality.hands_share is not None:
        yield Row("data", measure="weight on hands", value=quality.hands_share, unit="share")
