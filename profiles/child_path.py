"""A child's path, as the family sees it: days, this week's plan, milestones, and gentle trends.

Pure records. Days only add up; nothing is compared with other children, and nothing resets.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from profiles.change import Change
from profiles.milestone_loading import Milestone
from profiles.milestone_record import MilestoneRecord
from profiles.planned import PlannedWeek
from profiles.practice_records import Pause
from profiles.progress import Day

__all__ = ["ChildPath", "Course", "PathDot", "Played", "Stone", "Watched", "is_fresh"]

WEEK_DAYS = 7


FRESH_DAYS = 7
"""What was reached longer ago, and is found only now, as in a packet from another computer, stands
on the path with its day and is not celebrated."""


def is_fresh(record: MilestoneRecord, local_date: str) -> bool:
    """Whether a milestone that was never celebrated is celebrated on this day."""
    first = date.fromisoformat(local_date) - timedelta(days=FRESH_DAYS)
    return record.celebrated_at is None and record.reached_on > first.isoformat()


class Stone(NamedTuple):
    """A milestone on the path."""

    milestone: Milestone
    record: MilestoneRecord | None = None
    """None where it was not reached yet."""


class PathDot(NamedTuple):
    """One session's value of a measure."""

    date: str
    value: float


class Course(NamedTuple):
    """How one measure went in what the child wears now, on the sensor used last; oldest first."""

    key: str
    """The measure with its unit, as mean_speed_mm_s."""
    dots: tuple[PathDot, ...]
    """At most the last 24 sessions."""
    change: Change
    """Baseline, the child's own noise, and what can be told."""
    broke_on: str = ""
    """The day on which this setting began; empty where none came before it."""

    @property
    def band(self) -> tuple[float, float] | None:
        """Between these the measure goes up and down from day to day; None while unknown."""
        middle, wide = self.change.baseline, self.change.smallest_real_change
        return None if middle is None or wide is None else (middle - wide, middle + wide)


class Played(NamedTuple):
    """Where the child stands in one game."""

    game: str
    level: str
    rung: int
    """The rung played last, from 1."""
    rung_before: int
    """The one played last four weeks before that, or the first one ever played."""
    successes: int
    """Of the last round, as the next one; without what rests on bad data."""
    reps: int


@dataclass(frozen=True, slots=True)
class Watched:
    """What an adult may want to look at, of the last 14 days; dates oldest first."""

    hurt_on: tuple[str, ...] = ()
    hurt_places: tuple[str, ...] = ()
    """Where it hurt: leg_left, leg_right, back, tummy, head; each once."""
    stumbled_on: tuple[str, ...] = ()
    skin_red_on: tuple[str, ...] = ()
    too_hard: int = 0
    """How often a game was too hard."""


@dataclass(frozen=True, slots=True)
class ChildPath:
    """Everything that the progress screen shows of one child; all tuples oldest first."""

    days: tuple[Day, ...] = ()
    reps: int = 0
    """All that the child ever did."""
    week: PlannedWeek = PlannedWeek()
    pauses: tuple[Pause, ...] = ()
    stones: tuple[Stone, ...] = ()
    """In the order of milestones.yaml; those that are no longer in it are left out."""
    games: tuple[Played, ...] = ()
    courses: tuple[Course, ...] = ()
    """Of quiet sway and load share; none where nothing was measured."""
    watched: Watched = Watched()
    gear_since: str = ""
    """The day from which the child wears what it wears now."""

    @property
    def active_s(self) -> float:
        """All active seconds."""
        return sum(day.active_s for day in self.days)

    def days_in_week(self, today: str) -> tuple[Day | None, ...]:
        """Monday to Sunday of the week of this local date: what was played on each."""
        at = date.fromisoformat(today)
        monday = at - timedelta(days=at.weekday())
        by_date = {day.date: day for day in self.days[-2 * WEEK_DAYS :]}
        week = (monday + timedelta(days=n) for n in range(WEEK_DAYS))
        return tuple(by_date.get(one.isoformat()) for one in week)

    def pause_on(self, today: str) -> Pause | None:
        """The pause that holds on this local date, if there is one."""
        last_day = self.days[-1].date if self.days else ""
        for pause in reversed(self.pauses):
            ended = pause.until_date is not None and pause.until_date <= today
            if pause.from_date <= today and not ended and last_day <= pause.from_date:
                return pause
        return None

    def to_celebrate(self, today: str) -> tuple[Stone, ...]:
        """What was reached in these days and never celebrated."""
        return tuple(one for one in self.reached if one.record and is_fresh(one.record, today))

    @property
    def reached(self) -> tuple[Stone, ...]:
        """The milestones that were reached, by their dates."""
        kept = [stone for stone in self.stones if stone.record is not None]
        return tuple(sorted(kept, key=lambda one: one.record.reached_on if one.record else ""))
