"""A child's path so far: days and weeks with minutes, and the course that each game took.

Pure functions from rows to `Progress`. Nothing is compared with other children, and no trend is
drawn here. A round says gear, sensor and support, because numbers are never compared across them.
What rests on bad data counts as effort and not as skill: `profiles.tally.tells_skill`.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from profiles.tally import tells_skill


class SessionRow(NamedTuple):
    """A session, as the store reads it."""

    id: str
    local_date: str
    active_s: float | None
    """None where the session was cut off: its rounds know then."""


class CourseRound(NamedTuple):
    """One round of a game."""

    date: str
    rung: int
    reps: int
    successes: int
    left_reps: int
    right_reps: int
    active_s: float
    gear_id: str = ""
    sensor: str = ""
    support: str = ""
    void_reps: int = 0
    """Done besides `reps`, and resting on bad data: in none of the four counts above."""
    sensor_light: str = "good"


class RoundRow(NamedTuple):
    """A round, as the store reads it."""

    session_id: str
    game: str
    round: CourseRound


class Day(NamedTuple):
    """A day on which the child played; its family's local date."""

    date: str
    active_s: float
    sessions: int


class Week(NamedTuple):
    """A week with play in it, by the date of its Monday."""

    monday: str
    active_s: float
    days: int


class GameCourse(NamedTuple):
    """How one game went, oldest round first."""

    game: str
    rounds: tuple[CourseRound, ...]

    @property
    def trend(self) -> tuple[CourseRound, ...]:
        """The rounds that a trend, or any other number of skill, may be made of."""
        telling = (one for one in self.rounds if tells_skill(sensor_light=one.sensor_light))
        return tuple(one for one in telling if one.reps)


@dataclass(frozen=True, slots=True)
class Totals:
    """Everything together."""

    days: int = 0
    sessions: int = 0
    active_s: float = 0.0
    reps: int = 0
    """All that the child did, void repetitions too: effort, and no base of a share."""
    successes: int = 0


@dataclass(frozen=True, slots=True)
class Progress:
    """One child's path; days and weeks oldest first, games by name."""

    days: tuple[Day, ...] = ()
    weeks: tuple[Week, ...] = ()
    games: tuple[GameCourse, ...] = ()
    totals: Totals = Totals()


def progress_of(sessions: Iterable[SessionRow], rounds: Iterable[RoundRow]) -> Progress:
    """The path of the child that these belong to; rounds are given oldest first."""
    sessions, rounds = tuple(sessions), tuple(rounds)
    days = days_of(sessions, rounds)
    return Progress(days, weeks_of(days), games_of(rounds), _totals(days, rounds))


def days_of(sessions: Iterable[SessionRow], rounds: Iterable[RoundRow]) -> tuple[Day, ...]:
    """Active seconds and sessions of each day; of a session cut off, what its rounds show."""
    of_rounds: defaultdict[str, float] = defaultdict(float)
    for row in rounds:
        of_rounds[row.session_id] += row.round.active_s
    days: dict[str, Day] = {}
    for session in sessions:
        day = days.get(session.local_date, Day(session.local_date, 0.0, 0))
        active_s = of_rounds[session.id] if session.active_s is None else session.active_s
        days[day.date] = Day(day.date, day.active_s + active_s, day.sessions + 1)
    return tuple(days[local_date] for local_date in sorted(days))


def weeks_of(days: Iterable[Day]) -> tuple[Week, ...]:
    """The days, by weeks from Monday to Sunday."""
    weeks: dict[str, Week] = {}
    for day in days:
        at = date.fromisoformat(day.date)
        monday = (at - timedelta(days=at.weekday())).isoformat()
        week = weeks.get(monday, Week(monday, 0.0, 0))
        weeks[monday] = Week(monday, week.active_s + day.active_s, week.days + 1)
    return tuple(weeks[monday] for monday in sorted(weeks))


def games_of(rounds: Iterable[RoundRow]) -> tuple[GameCourse, ...]:
    """The rounds of each game, in the order given."""
    courses: defaultdict[str, list[CourseRound]] = defaultdict(list)
    for row in rounds:
        courses[row.game].append(row.round)
    return tuple(GameCourse(game, tuple(courses[game])) for game in sorted(courses))


def _totals(days: tuple[Day, ...], rounds: tuple[RoundRow, ...]) -> Totals:
    return Totals(
        days=len(days),
        sessions=sum(day.sessions for day in days),
        active_s=sum(day.active_s for day in days),
        reps=sum(row.round.reps + row.round.void_reps for row in rounds),
        successes=sum(row.round.successes for row in rounds),
    )
