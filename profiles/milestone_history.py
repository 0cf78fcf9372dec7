"""A child's history as milestones see it: each time of playing, with what it tells."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from profiles.legs import helper_leg
from profiles.model import Check, Child, Gear, SessionRecord
from profiles.names import GUEST
from profiles.planned import USUAL_DAYS, planned_week
from profiles.practice_records import Assignment
from profiles.tally import NOBODY_STOOD, tells_skill

__all__ = ["IN_BAND", "LIFT", "Kept", "Played", "Sitting", "sittings_of"]

IN_BAND, LIFT = "in_band_share", "lift_hold_s"
"""The quality of a nap: the share of it that the child stood quietly. And that of an obstacle: how
long the named foot was up at a stretch."""


class Played(NamedTuple):
    """One level that was played; all but the first counts are of what tells skill alone."""

    level: str
    game: str
    world: str
    rung: int
    support: str
    hands: bool = False
    """Whether hands carried weight, as the sensor saw it."""
    done: int = 0
    """All repetitions, void ones too."""
    again: int = 0
    """Those of them that were tried more than once."""
    reps: int = 0
    successes: int = 0
    left_successes: int = 0
    right_successes: int = 0
    first_tries: int = 0
    """Successes at the first try."""
    still_s: float | None = None
    """Quiet seconds of the longest nap; None where nothing tells of naps."""
    left_up_s: float | None = None
    """How long the left foot was up at a stretch; None where nothing tells of feet, as the next."""
    right_up_s: float | None = None

    @property
    def held_on(self) -> bool:
        """Whether the child held on to something, as was said or as the sensor saw it."""
        return self.support != "none" or self.hands

    @property
    def half_done(self) -> bool:
        """Whether at least half of the repetitions were done."""
        return 0 < self.reps <= 2 * self.successes


@dataclass(frozen=True, slots=True)
class Sitting:
    """One time of playing, over and not in the trash."""

    session_id: str
    local_date: str
    gear_id: str
    active_s: float
    sensor: str = "wii_board"
    """The kind of device."""
    sensor_light: str = "good"
    hurt: bool = False
    felt: bool = False
    """Whether the child said how it felt."""
    helper: str = ""
    """left or right: the helper leg in this gear; empty where there is none."""
    planned_days: int = USUAL_DAYS
    """Days a week of the plan at that time."""
    played: tuple[Played, ...] = ()
    checks: tuple[Check, ...] = ()

    @property
    def tells(self) -> bool:
        """Whether it is evidence of what the child can do."""
        stood = self.sensor not in NOBODY_STOOD
        return stood and not self.hurt and tells_skill(sensor_light=self.sensor_light)


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of one child, without the trash; sessions in the order they were kept in."""

    sessions: tuple[SessionRecord, ...] = ()
    played: tuple[tuple[str, Played], ...] = ()
    """What each round came to, behind the id of its session."""
    hurt: frozenset[str] = frozenset()
    """The sessions in which something hurt, by their ids."""
    felt: frozenset[str] = frozenset()
    """The sessions of which the child said how they felt, likewise."""
    checks: tuple[Check, ...] = ()
    gear: tuple[Gear, ...] = ()
    assignments: tuple[Assignment, ...] = ()


def sittings_of(child: Child, kept: Kept) -> tuple[Sitting, ...]:
    """The times of playing of a child, in the order given.

    A guest has none: it may be another child each time. One that was cut off waits for its word:
    it may still go into the trash.
    """
    return () if child.code == GUEST else tuple(_sittings(kept))


def _sittings(kept: Kept) -> Iterator[Sitting]:
    played, checks = defaultdict[str, list[Played]](list), defaultdict[str, list[Check]](list)
    for session_id, one in kept.played:
        played[session_id].append(one)
    for check in kept.checks:
        checks[check.session_id].append(check)
    plans = _Plans(kept.assignments)
    helpers = {gear.id: helper_leg(gear) for gear in kept.gear}
    for session in kept.sessions:
        if session.ended_by is None:
            continue
        yield Sitting(
            session_id=session.id,
            local_date=session.local_date,
            gear_id=session.gear_id,
            active_s=session.active_s,
            sensor=session.sensor,
            sensor_light=session.sensor_light,
            hurt=session.id in kept.hurt,
            felt=session.id in kept.felt,
            helper=helpers.get(session.gear_id, ""),
            planned_days=plans.days_at(session.started_at),
            played=tuple(played[session.id]),
            checks=tuple(checks[session.id]),
        )


class _Plans:
    """The plans that a child was given, and how many days a week each asks for."""

    def __init__(self, assignments: Iterable[Assignment]) -> None:
        self._plans = [
            (
                datetime.fromisoformat(one.assigned_at),
                datetime.fromisoformat(one.ended_at) if one.ended_at else None,
                planned_week(one.plan_text).days,
            )
            for one in assignments
        ]

    def days_at(self, at: str) -> int:
        """Of the plan at that moment, the one given last; as usual where there was none."""
        if not self._plans:
            return USUAL_DAYS
        moment = datetime.fromisoformat(at)
        days = USUAL_DAYS
        for begin, end, planned in self._plans:
            if begin <= moment and (end is None or moment < end):
                days = planned
        return days
