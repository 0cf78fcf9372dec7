"""Planned and done: the days of a report, its weeks, and what was played of each level."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from profiles.model import SessionRecord
from profiles.report_filed import PlayedRound, ReadPlan, Span

__all__ = [
    "DayDone",
    "LevelDone",
    "PlanKept",
    "Practice",
    "WeekDone",
    "practice_of",
]

DAYS_A_WEEK = 7


class PlanKept(NamedTuple):
    """A plan, and how long it held."""

    id: str
    first: str
    """Local dates; the last day is None where it holds still."""
    last: str | None
    plan: ReadPlan | None
    """None where its text is none of a plan any more."""


class DayDone(NamedTuple):
    """A day with play in it."""

    date: str
    active_s: float
    sessions: int
    hurt: bool
    """Whether the child said that something hurt."""


class WeekDone(NamedTuple):
    """A week, or what of it lies in the report, by the date of its Monday."""

    monday: str
    planned_days: int | None
    """None where no plan held. Of a week that a plan held for in part, at most those days."""
    planned_s: float
    days: int
    active_s: float


class LevelDone(NamedTuple):
    """What was played of one level."""

    level: str
    game: str
    active_s: float
    reps: int
    """Without the void ones, as the next two."""
    left_reps: int
    right_reps: int


class Practice(NamedTuple):
    """What was done; days, weeks and supports in the order of time."""

    days: tuple[DayDone, ...]
    weeks: tuple[WeekDone, ...]
    levels: tuple[LevelDone, ...]
    """The one played most first."""
    supports: tuple[tuple[str, int], ...]
    """What the child held on to, and in how many rounds; the most frequent first."""
    sessions: int

    @property
    def active_s(self) -> float:
        """All seconds of play."""
        return sum(day.active_s for day in self.days)

    @property
    def planned_days(self) -> int | None:
        """Of all weeks in which a plan held; None where none ever did."""
        planned = [week.planned_days for week in self.weeks if week.planned_days is not None]
        return sum(planned) if planned else None

    @property
    def with_plan(self) -> "tuple[WeekDone, ...]":
        """The weeks in which a plan held."""
        return tuple(week for week in self.weeks if week.planned_days is not None)

    @property
    def planned_s(self) -> float:
        """Active seconds that those plans ask for."""
        return sum(week.planned_s for week in self.weeks)


def practice_of(
    sessions: Iterable[SessionRecord],
    rounds: Sequence[PlayedRound],
    hurt: Iterable[str],
    plans: Sequence[PlanKept],
    span: Span,
) -> Practice:
    """What these sessions come to, all of them within `span`; `hurt` are ids of sessions."""
    sessions = tuple(sessions)
    days = _days(sessions, rounds, frozenset(hurt))
    weeks = tuple(_week(monday, days, plans, span) for monday in _mondays(span))
    supports: defaultdict[str, int] = defaultdict(int)
    for one in rounds:
        supports[one.support] += 1
    most = tuple(sorted(supports.items(), key=lambda pair: (-pair[1], pair[0])))
    return Practice(days, weeks, _levels(rounds), most, len(sessions))


def _days(
    sessions: Sequence[SessionRecord], rounds: Iterable[PlayedRound], hurt: frozenset[str]
) -> tuple[DayDone, ...]:
    of_rounds: defaultdict[str, float] = defaultdict(float)
    for one in rounds:
        of_rounds[one.session_id] += one.active_s
    days: dict[str, DayDone] = {}
    for session in sessions:
        cut_off = session.ended_by is None
        active_s = of_rounds[session.id] if cut_off else session.active_s
        before = days.get(session.local_date, DayDone(session.local_date, 0.0, 0, False))
        days[session.local_date] = DayDone(
            session.local_date,
            before.active_s + active_s,
            before.sessions + 1,
            before.hurt or session.id in hurt,
        )
    return tuple(days[local_date] for local_date in sorted(days))


def _levels(rounds: Iterable[PlayedRound]) -> tuple[LevelDone, ...]:
    found: dict[str, LevelDone] = {}
    for one in rounds:
        before = found.get(one.level, LevelDone(one.level, one.game, 0.0, 0, 0, 0))
        found[one.level] = LevelDone(
            one.level,
            one.game,
            before.active_s + one.active_s,
            before.reps + one.reps,
            before.left_reps + one.left_reps,
            before.right_reps + one.right_reps,
        )
    return tuple(sorted(found.values(), key=lambda one: (-one.active_s, one.level)))


def _mondays(span: Span) -> tuple[date, ...]:
    first, last = date.fromisoformat(span.first), date.fromisoformat(span.last)
    monday = first - timedelta(days=first.weekday())
    weeks = (last - monday).days // DAYS_A_WEEK + 1
    return tuple(monday + timedelta(weeks=week) for week in range(weeks))


def _week(monday: date, days: Iterable[DayDone], plans: Sequence[PlanKept], span: Span) -> WeekDone:
    dates = [(monday + timedelta(days=day)).isoformat() for day in range(DAYS_A_WEEK)]
    done = [day for day in days if day.date in dates]
    planned_days, planned_s = _planned([one for one in dates if span.holds(one)], plans)
    active_s = sum(day.active_s for day in done)
    return WeekDone(monday.isoformat(), planned_days, planned_s, len(done), active_s)


def _planned(dates: Sequence[str], plans: Sequence[PlanKept]) -> tuple[int | None, float]:
    """Days and seconds that a plan asks of these days of one week; the plan given last counts."""
    for kept in reversed(plans):
        held = [one for one in dates if kept.first <= one and (not kept.last or one <= kept.last)]
        if held and kept.plan is not None:
            days = min(kept.plan.days_a_week, len(held))
            return days, days * kept.plan.minutes * 60
    return None, 0.0
