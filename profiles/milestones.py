"""The milestones on a child's path: which there are, and which of them a history has reached.

path = shipped()
news = new_milestones(path, child, sittings_of(child, kept), records)
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.resources import files
from typing import Any, NamedTuple

from profiles import milestone_effort as effort
from profiles import milestone_firsts as firsts
from profiles import milestone_legs as legs
from profiles import milestone_rules as rules
from profiles import milestone_skills as skills
from profiles.milestone_evidence import Evidence, Found
from profiles.milestone_history import Sitting
from profiles.milestone_loading import Milestone, Milestones, MilestonesError, load
from profiles.milestone_record import MilestoneRecord, milestone_record_id
from profiles.model import Child
from profiles.names import GUEST

__all__ = [
    "Evidence",
    "Milestone",
    "MilestoneRecord",
    "Milestones",
    "MilestonesError",
    "Reached",
    "load",
    "new_milestones",
    "reached",
    "shipped",
]

FILE = "milestones.yaml"

FIND: Mapping[type[Any], Callable[[Any, Sequence[Sitting]], Found | None]] = {
    rules.Sessions: effort.sessions,
    rules.Days: effort.days,
    rules.DaysInWeek: effort.days_in_week,
    rules.ActiveMinutes: effort.active_minutes,
    rules.Reps: effort.reps,
    rules.Games: effort.games,
    rules.Worlds: effort.worlds,
    rules.TriedAgain: effort.tried_again,
    rules.ToldHurt: effort.told_hurt,
    rules.ToldFelt: effort.told_felt,
    rules.DaysAway: effort.days_away,
    rules.NewGear: effort.new_gear,
    rules.Told: effort.told,
    rules.Held: firsts.held,
    rules.Sides: firsts.sides,
    rules.FirstTries: firsts.first_tries,
    rules.Rung: firsts.rung,
    rules.LessSupport: firsts.less_support,
    rules.OneLeg: legs.one_leg,
    rules.HelperShare: legs.helper_share,
    rules.EvenSides: legs.even_sides,
    rules.Steadier: skills.steadier,
}
"""How each rule is looked for."""


class Reached(NamedTuple):
    """A milestone that a history has reached, and what told it."""

    milestone: Milestone
    reached_on: str
    """The family's local date of the session."""
    session_id: str
    evidence: Evidence
    at: int
    """Which time of playing it was, from 0."""


def shipped() -> Milestones:
    """The milestones that come with the program."""
    return load(files("profiles").joinpath(FILE).read_bytes(), FILE)


def reached(path: Iterable[Milestone], sittings: Sequence[Sitting]) -> tuple[Reached, ...]:
    """Those of the path that the sittings have reached, in the order in which they were.

    What comes after a sitting changes nothing about what was reached with it.
    """
    found = [_reached(milestone, sittings) for milestone in path]
    return tuple(sorted((one for one in found if one is not None), key=lambda one: one.at))


def new_milestones(
    path: Iterable[Milestone],
    child: Child,
    sittings: Sequence[Sitting],
    kept: Iterable[MilestoneRecord] = (),
) -> tuple[MilestoneRecord, ...]:
    """What is to be kept now: reached, and not among the child's `kept`. A guest has none."""
    if child.code == GUEST:
        return ()
    known = {record.milestone for record in kept if record.child_id == child.id}
    missing = [milestone for milestone in path if milestone.id not in known]
    return tuple(
        MilestoneRecord(
            milestone_record_id(child.id, one.milestone.id),
            child.id,
            one.milestone.id,
            one.reached_on,
            one.session_id,
            one.evidence.sentence,
        )
        for one in reached(missing, sittings)
    )


def _reached(milestone: Milestone, sittings: Sequence[Sitting]) -> Reached | None:
    found = FIND[type(milestone.needs)](milestone.needs, sittings)
    if found is None:
        return None
    sitting = sittings[found.at]
    return Reached(milestone, sitting.local_date, sitting.session_id, found.evidence, found.at)
