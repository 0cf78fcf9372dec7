"""Plans and ladders: what a child may play today, and which plan an adult gives it."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from exercises import LevelError
from exercises.adapt import Standing
from exercises.library import Library
from exercises.offer import Offer
from exercises.plan import Plan, PlanError, Step, read_plan
from exercises.plans import Plans
from exercises.shelves import SUFFIX
from game.guard import DAY_S
from game.scenes import level_asks as ask
from game.scenes.answers import Answer, Failure
from game.scenes.ladder_steps import standing_of
from game.shell import plan_pages
from game.shell.desk import Carriers
from game.shell.levels import PLANS, library, of_games
from game.shell.saying import plain
from profiles.errors import StoreError
from profiles.model import Child, new_id
from profiles.names import GUEST
from profiles.practice_records import Assignment, LadderStep
from profiles.store import Store

__all__ = ["PlanDesk"]

GONE = "This child is not here any more. Choose another one."


class PlanDesk:
    """Knows the family's plans, and what each child stands on.

    Files are read anew whenever a child comes or a grown-up asks: whatever was changed in an
    editor holds from then on, and not in the middle of a child's play.
    """

    def __init__(self, store: Store, data: Path) -> None:
        """`data` is the family's data folder; nothing of it is read yet."""
        self._store = store
        self._data = data
        self._more: tuple[Answer, ...] = ()

    # --- What may be played -------------------------------------------------------------------
    def today(self, child: Child, local_date: str) -> tuple[tuple[Offer, ...], float]:
        """What the child may play today, and for how many active seconds of the day.

        By its plan, or else one level for each game. Raises StoreError.
        """
        practice = self._practice(child, local_date)
        offers = tuple(stood.offer for stood in practice.today)
        plan = practice.plan
        return offers, min(DAY_S, plan.minutes * 60) if plan else DAY_S

    def standing(self, child: Child | None, level_id: str) -> Standing | None:
        """Where the child stands on a level, whatever its plan says. Raises StoreError."""
        if child is None:
            return None
        step = self._steps(child).get(level_id)
        return standing_of(step) if step else None

    def _practice(self, child: Child, local_date: str) -> "_Practice":
        here = _Shelves(self._data)
        steps = self._steps(child)
        # A guest may be anybody: no plan is this one's.
        assigned = None if child.code == GUEST else self._store.assignment(child)
        plan = here.plan_of(assigned) if assigned else None
        if assigned is None or plan is None:
            return _Practice(None, None, here.of_games(steps), ())
        played = self._store.played_by_level(child, local_date)
        since = {
            level_id: step
            for level_id, step in steps.items()
            # A plan begins on its own rungs; from then on the child moves.
            if _moment(step.at) >= _moment(assigned.assigned_at)
        }
        found = [(step, here.stood(step, since, played, steps)) for step in plan.levels]
        today = tuple(stood for _, stood in found if stood is not None)
        left_out = tuple(step.level for step, stood in found if stood is None)
        return _Practice(assigned, plan, today or here.of_games(steps), left_out)

    def _steps(self, child: Child) -> Mapping[str, LadderStep]:
        return self._store.ladder_steps(child, self._store.gear_of(child))

    # --- What grown-ups ask -------------------------------------------------------------------
    @property
    def carriers(self) -> Carriers:
        """Plans, and who practises by which."""
        return {
            ask.LoadPlans: self._load,
            ask.LoadAssigned: self._load_assigned,
            ask.AssignPlan: self._assign,
        }

    def news(self) -> Iterable[Answer]:
        """What there is to tell beside an answer."""
        more, self._more = self._more, ()
        return more

    def close(self) -> None:
        """Nothing goes on by itself."""

    def _load(self, effect: ask.LoadPlans) -> Answer:
        here = _Shelves(self._data)
        entries = here.plans.entries()
        of_files = {problem for entry in entries for problem in entry.problems}
        self._more = tuple(
            Answer(effect.ticket, Failure(f"{plain(problem.name)}: {problem.message}."))
            for problem in here.plans.problems
            if problem not in of_files  # it is the folder that cannot be read
        )
        cards = (plan_pages.card(entry, here.plans, here.levels, self._data) for entry in entries)
        return Answer(effect.ticket, tuple(cards))

    def _load_assigned(self, effect: ask.LoadAssigned) -> Answer:
        try:
            return Answer(effect.ticket, self._assigned(self._child(effect.child_id)))
        except StoreError as error:
            return Answer(effect.ticket, Failure(str(error)))

    def _assign(self, effect: ask.AssignPlan) -> Answer:
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        plans = _Shelves(self._data).plans
        try:
            child = self._child(effect.child_id)
            given = _given(plans, effect.plan_id, child, now) if effect.plan_id else None
            self._store.assign(child, given, now)
            return Answer(effect.ticket, self._assigned(child))
        except PlanError as error:
            return Answer(effect.ticket, plan_pages.not_given(effect.plan_id, plans, error))
        except StoreError as error:
            return Answer(effect.ticket, Failure(str(error)))

    def _assigned(self, child: Child) -> ask.Assigned:
        practice = self._practice(child, "")
        standings = tuple(map(_told, practice.today))
        assigned, plan = practice.assigned, practice.plan
        if assigned is None or plan is None:
            return ask.Assigned("", "", "", standings)
        return ask.Assigned(
            plan_id=assigned.plan,
            title=plan_pages.title_of(plan),
            since=assigned.assigned_at[:10],
            standings=standings,
            days_a_week=plan.days_a_week,
            minutes=plan.minutes,
            review_on=_review_on(plan, assigned.assigned_at[:10]),
            left_out=practice.left_out,
            is_followed=len(practice.left_out) < len(plan.levels),
        )

    def _child(self, child_id: str) -> Child:
        """A child that has a profile. Raises StoreError."""
        child = self._store.child(child_id)
        if child is None or child.code == GUEST:
            raise StoreError(GONE)
        return child


class _Stood(NamedTuple):
    """A level that may be played today, and the record by which the child stands there."""

    offer: Offer
    step: LadderStep | None


class _Practice(NamedTuple):
    """What a child practises by, as it is today."""

    assigned: Assignment | None
    plan: Plan | None
    today: tuple[_Stood, ...]
    left_out: tuple[str, ...]
    """The ids of the plan's levels that are lost or broken."""


class _Shelves:
    """All levels and plans, as their files are now; each is read when it is needed."""

    def __init__(self, data: Path) -> None:
        self.levels: Library = library(data)
        self.plans = Plans(data / PLANS, self.levels)

    def plan_of(self, assigned: Assignment) -> Plan | None:
        """The plan as it is written now, whatever became of its levels; where that is no plan any
        more, as it was when it was given.
        """
        name = f"{assigned.plan}{SUFFIX}"
        with suppress(PlanError):
            return read_plan(self.plans.text(assigned.plan), name)
        with suppress(PlanError):
            return read_plan(assigned.plan_text, name)
        return None

    def of_games(self, steps: Mapping[str, LadderStep]) -> tuple[_Stood, ...]:
        """One level for each game, from where the child stands."""
        stood = ((level, steps.get(level.id)) for level in of_games(self.levels))
        return tuple(
            _Stood(Offer.of(level, standing_of(step) if step else None), step)
            for level, step in stood
        )

    def stood(
        self,
        wanted: Step,
        since: Mapping[str, LadderStep],
        played: Mapping[str, float],
        ever: Mapping[str, LadderStep],
    ) -> _Stood | None:
        """One level of a plan; None where it has been lost or broken since.

        The child goes on from what it did `since` the plan was given. That hurt, a stumble or "too
        hard" came last holds for a new plan too.
        """
        try:
            level = self.levels.level(wanted.level)
        except LevelError:
            return None
        step = since.get(level.id)
        offer = Offer.of(level, standing_of(step) if step else None, wanted.rung)
        if level.id in ever and ever[level.id].careful:
            offer = replace(offer, standing=replace(offer.standing, careful=True))
        return _Stood(offer.planned(wanted.minutes, played.get(level.id, 0.0)), step)


def _given(plans: Plans, plan_id: str, child: Child, now: str) -> Assignment:
    """What is to be kept of the plan that is given. Raises PlanError."""
    plan = plans.plan(plan_id)
    return Assignment(new_id(), child.id, plan.id, plans.text(plan_id), now)


def _review_on(plan: Plan, since: str) -> str:
    """The day that the plan names, or else so many weeks after it was given."""
    after = timedelta(weeks=plan.review_after_weeks)
    return plan.review_on or (date.fromisoformat(since) + after).isoformat()


def _moment(at: str) -> datetime:
    return datetime.fromisoformat(at)


def _told(stood: _Stood) -> ask.LevelStanding:
    exercise, step = stood.offer.exercise, stood.step
    told = plain(step.told) if step else ""
    return ask.LevelStanding(
        *(exercise.id, plain(exercise.title), exercise.rung, exercise.rungs, told, exercise.game)
    )
