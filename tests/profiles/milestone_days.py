"""Short histories for milestones: times of playing, one a day unless a test says otherwise."""

from datetime import date, timedelta

from profiles.milestone_evidence import Found
from profiles.milestone_history import Played, Sitting
from profiles.milestone_rules import Rule
from profiles.milestones import FIND

MONDAY = date(2026, 1, 5)


def day(number: int) -> str:
    """The date of a day, from 0, which is a Monday."""
    return (MONDAY + timedelta(days=number)).isoformat()


def sitting(
    number: int,
    *played: Played,
    name: str = "",
    active_s: float = 120.0,
    gear_id: str = "gear",
    sensor_light: str = "good",
    hurt: bool = False,
    felt: bool = False,
    planned_days: int = 4,
) -> Sitting:
    """A time of playing on a day."""
    return Sitting(
        session_id=name or f"session {number}",
        local_date=day(number),
        gear_id=gear_id,
        active_s=active_s,
        sensor_light=sensor_light,
        hurt=hurt,
        felt=felt,
        planned_days=planned_days,
        played=played,
    )


def nap(still_s: float, support: str = "none", *, hands: bool = False) -> Played:
    """A round of the owl whose longest nap had so many quiet seconds."""
    return Played(
        "sleepy_owl", "sleepy_owl", "woods", 1, support, hands, 3, 0, 3, 3, 0, 0, 3, still_s
    )


def gates(left: int, right: int, *, rung: int = 1, support: str = "none", reps: int = 0) -> Played:
    """A round of the river with so many gates done on each side, all at the first try."""
    done = left + right
    return Played(
        "otter_river",
        "otter_river",
        "river",
        rung,
        support,
        done=reps or done,
        reps=reps or done,
        successes=done,
        left_successes=left,
        right_successes=right,
        first_tries=done,
    )


def found(rule: Rule, *sittings: Sitting) -> Found | None:
    """When the rule is fulfilled."""
    return FIND[type(rule)](rule, sittings)


def at(rule: Rule, *sittings: Sitting) -> int | None:
    """Which time of playing fulfils the rule, from 0; None where none does."""
    one = found(rule, *sittings)
    return None if one is None else one.at
