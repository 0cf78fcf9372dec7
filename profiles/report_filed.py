"""What a report is made of: all that is kept of one child but for the trash, and its plans."""

from dataclasses import dataclass
from typing import NamedTuple

from profiles.model import (
    Check,
    Child,
    Comfort,
    Effort,
    Gear,
    SessionRecord,
    Skin,
    Stumble,
)
from profiles.practice_records import Assignment, LadderStep

__all__ = [
    "Filed",
    "Goal",
    "LegHold",
    "PlacedStep",
    "PlannedLevel",
    "PlayedRound",
    "ReadPlan",
    "Span",
]


class Span(NamedTuple):
    """The days that a report tells of: local dates, both included."""

    first: str
    last: str

    def holds(self, local_date: str) -> bool:
        """Whether this day is among them."""
        return self.first <= local_date <= self.last


class PlayedRound(NamedTuple):
    """One level that was played, and what its repetitions come to."""

    session_id: str
    level: str
    game: str
    rung: int
    support: str
    active_s: float
    reps: int
    """Without the void ones, as the next two."""
    left_reps: int
    right_reps: int
    void_reps: int
    hands_share: float | None
    """Share of the standing weight that hands carried, where they did."""


class LegHold(NamedTuple):
    """How long one foot was up in a session at the longest, on one level and with one support."""

    session_id: str
    level: str
    support: str
    lifted: str
    """left or right: the foot that was up. The other leg stood."""
    hold_s: float
    """At a stretch."""


class PlacedStep(NamedTuple):
    """What a round changed on its level's ladder, with all that it belongs to."""

    level: str
    gear_id: str
    local_date: str
    step: LadderStep


@dataclass(frozen=True, slots=True)
class Filed:
    """All that is kept of one child; sessions, and what belongs to them, oldest first."""

    child: Child
    gear: tuple[Gear, ...] = ()
    """By the day from which it was worn."""
    sessions: tuple[SessionRecord, ...] = ()
    rounds: tuple[PlayedRound, ...] = ()
    comforts: tuple[Comfort, ...] = ()
    efforts: tuple[Effort, ...] = ()
    stumbles: tuple[Stumble, ...] = ()
    skins: tuple[Skin, ...] = ()
    checks: tuple[Check, ...] = ()
    """All of them, those that may not be compared too."""
    holds: tuple[LegHold, ...] = ()
    """Of repetitions that are not void, whatever may be said of their sessions."""
    steps: tuple[PlacedStep, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    trashed: int = 0
    """Sessions in the trash: they are in no number here."""


class Goal(NamedTuple):
    """What a plan is for."""

    text: str
    measure: str = ""


class PlannedLevel(NamedTuple):
    """One level of a plan."""

    level: str
    rung: int
    minutes: float


class ReadPlan(NamedTuple):
    """A plan as it was when it was given; `profiles` itself cannot read its text."""

    title: str
    days_a_week: int
    minutes: float
    weeks: int
    review_on: str
    """The day on which family and therapist look at it together; empty where it says none."""
    review_after_weeks: int
    goals: tuple[Goal, ...] = ()
    levels: tuple[PlannedLevel, ...] = ()
