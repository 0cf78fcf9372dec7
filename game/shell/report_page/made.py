"""A report out of the family's data: its records, the plans' texts, and the names of levels."""

from pathlib import Path

from exercises import LevelError
from exercises.library import Library
from exercises.plan import PlanError, read_plan
from exercises.shelves import SUFFIX
from game.shell.levels import library
from game.shell.report_page.words import LevelName, Names
from game.shell.saying import plain
from profiles.practice_records import Assignment
from profiles.report import Report, Told, report_of
from profiles.report_filed import Filed, Goal, PlannedLevel, ReadPlan, Span

__all__ = ["level_names", "made", "plan_read"]

ENGLISH = "en"


def made(filed: Filed, span: Span, told: Told) -> Report:
    """The report on these days."""
    plans = {one.id: plan_read(one) for one in filed.assignments}
    return report_of(filed, plans, span, told)


def plan_read(assigned: Assignment) -> ReadPlan | None:
    """The plan as it was when it was given; None where its text is none of a plan any more."""
    try:
        plan = read_plan(assigned.plan_text, f"{assigned.plan}{SUFFIX}")
    except PlanError:
        return None
    return ReadPlan(
        title=plan.title[ENGLISH],
        days_a_week=plan.days_a_week,
        minutes=plan.minutes,
        weeks=plan.weeks,
        review_on=plan.review_on or "",
        review_after_weeks=plan.review_after_weeks,
        goals=tuple(Goal(goal.text[ENGLISH], goal.measure) for goal in plan.goals),
        levels=tuple(PlannedLevel(step.level, step.rung, step.minutes) for step in plan.levels),
    )


def level_names(report: Report, data: Path) -> Names:
    """What every level of the report is called; `data` is the family's folder."""
    here = library(data)
    levels = {one.level for one in report.practice.levels}
    levels |= {one.level for one in report.ladder}
    levels |= {step.level for kept in report.plans if kept.plan for step in kept.plan.levels}
    levels |= {level for hurt in report.comfort.hurts for level in hurt.played}
    return {level: _name(level, here) for level in sorted(levels)}


def _name(level_id: str, here: Library) -> LevelName:
    if level_id not in here.ids:
        return LevelName(plain(level_id), None)
    try:
        level = here.level(level_id)
    except LevelError:
        return LevelName(plain(level_id), None)
    return LevelName(plain(level.title), len(level.rungs))
