"""Plans as screens for grown-ups show them: a card for the list, and why one cannot be given."""

from pathlib import Path

from exercises.library import Library
from exercises.plan import Plan, PlanError
from exercises.plans import PlanEntry, Plans
from exercises.shelves import BUILT_IN, SUFFIX
from game.scenes.answers import Failure
from game.scenes.level_asks import PlanCard, PlannedLevel
from game.shell.levels import PLANS
from game.shell.saying import plain
from game.shell.texts import counted

ENGLISH = "en"


def title_of(plan: Plan) -> str:
    """What grown-ups read."""
    return plain(plan.title[ENGLISH])


def card(entry: PlanEntry, plans: Plans, here: Library, data: Path) -> PlanCard:
    """One plan, for the list; one with mistakes goes by its id."""
    name = f"{entry.id}{SUFFIX}"
    file = plain(str(data / PLANS / name) if entry.own else f"{BUILT_IN}/{name}")
    plan, instead = entry.plan, entry.id in plans.overridden
    if plan is None:
        found = tuple(dict.fromkeys(entry.problems))
        return PlanCard(
            *(entry.id, plain(entry.id), (), 0, 0.0, entry.own, instead), problems=found, file=file
        )
    return PlanCard(
        id=entry.id,
        title=title_of(plan),
        levels=_levels(plan, here),
        days_a_week=plan.days_a_week,
        minutes=plan.minutes,
        own=entry.own,
        instead=instead,
        weeks=plan.weeks,
        goals=tuple(plain(goal.text[ENGLISH]) for goal in plan.goals),
        note=plain(plan.notes_for_parent.get(ENGLISH, "")),
        file=file,
    )


def _levels(plan: Plan, here: Library) -> tuple[PlannedLevel, ...]:
    """The levels of a plan without mistakes: all of them are there."""
    found = ((step, here.level(step.level)) for step in plan.levels)
    return tuple(
        PlannedLevel(plain(one.title), one.game, step.rung, len(one.rungs), step.minutes)
        for step, one in found
    )


def not_given(plan_id: str, plans: Plans, error: PlanError) -> Failure:
    """Why this plan cannot be given to anybody now."""
    if plan_id not in plans.ids:
        return Failure(f'There is no plan "{plain(plan_id)}" any more. Choose another one.')
    mistakes = counted(len(set(error.problems)), "mistake")
    return Failure(f"The plan {plain(plan_id)} has {mistakes}. Mend its file and choose it again.")
