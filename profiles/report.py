"""A child's report for the therapist: what was planned and done, in plain numbers.

report = report_of(filed, plans, span, told)

Pure: from what the store has read to a frozen record, which pages and tables are made of. There is
no score in it, no norm and no advice (requirement HEP-07).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from profiles.legs import helper_leg
from profiles.model import Child, Gear, SessionRecord
from profiles.report_comfort import ComfortTold, comfort_told
from profiles.report_filed import Filed, PlayedRound, ReadPlan, Span
from profiles.report_holds import LegTrend, holds_of
from profiles.report_practice import PlanKept, Practice, practice_of
from profiles.report_quality import Quality, comparable, quality_of
from profiles.report_trends import BOARD_SHARE, FOOT_SHARE, SWAY, Trend, trend_of

__all__ = ["LadderPlace", "Report", "Told", "Worn", "report_of", "usual_span"]

USUAL_WEEKS = 12


class Told(NamedTuple):
    """What whoever asks for a report says of it."""

    made_on: str
    program_version: str
    note: str = ""
    nickname: str = ""
    """Empty unless it is to be shown."""


class Worn(NamedTuple):
    """Gear that was worn, and when: a session in it, or worn at the end of the report."""

    gear: Gear
    sessions: int
    """Within the report."""


class LadderPlace(NamedTuple):
    """Where the child stands on one level's ladder, in the gear that it wears."""

    level: str
    first_d: float
    """Where it came to stand first within the report."""
    d: float
    """And last; both 1 to the number of rungs."""
    at: str
    """The local date of that last step."""
    told: str
    """The sentence for the therapist."""


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a page tells of one child."""

    child: Child
    span: Span
    told: Told
    sensors: tuple[tuple[str, int], ...]
    """The kinds of sensors, and how many sessions there were on each."""
    versions: tuple[str, ...]
    """Of the program that was played with."""
    chains: tuple[str, ...]
    """How the rows of quiet checks were filtered, by name."""
    worn: tuple[Worn, ...]
    plans: tuple[PlanKept, ...]
    """Those that held within the report, the newest last."""
    practice: Practice
    sway: Trend | None
    load: Trend | None
    holds: tuple[LegTrend, ...]
    """Of both legs; a leg that never stood alone has none."""
    comfort: ComfortTold
    ladder: tuple[LadderPlace, ...]
    quality: Quality

    @property
    def plan(self) -> PlanKept | None:
        """The plan that held last."""
        return self.plans[-1] if self.plans else None

    @property
    def helper_leg(self) -> str:
        """left or right, by what was worn last; empty where that tells of no leg or of both."""
        return helper_leg(self.worn[-1].gear if self.worn else None)

    def gear_called(self, gear_id: str) -> Gear | None:
        """The gear with this id, if it was worn."""
        return next((worn.gear for worn in self.worn if worn.gear.id == gear_id), None)


def usual_span(sessions: Iterable[SessionRecord], today: str) -> Span:
    """Twelve weeks up to today; up to the last day of play where that lies before all of them."""
    end = date.fromisoformat(today)
    first = (end - timedelta(weeks=USUAL_WEEKS) + timedelta(days=1)).isoformat()
    played = max((one.local_date for one in sessions if one.local_date <= today), default=today)
    if played >= first:
        return Span(first, today)
    end = date.fromisoformat(played)
    return Span((end - timedelta(weeks=USUAL_WEEKS) + timedelta(days=1)).isoformat(), played)


def report_of(filed: Filed, plans: Mapping[str, ReadPlan | None], span: Span, told: Told) -> Report:
    """The report on the days of `span`; `plans` are those of the assignments, by their ids."""
    sessions = tuple(one for one in filed.sessions if span.holds(one.local_date))
    ids = {one.id for one in sessions}
    rounds = tuple(one for one in filed.rounds if one.session_id in ids)
    checks = comparable(filed)
    comfort = comfort_told(filed, sessions, rounds)
    held = _plans(filed, plans, span)
    hurt = [one.session_id for one in filed.comforts if one.hurt]
    worn = _worn(filed.gear, sessions, span)
    within = [one for one in filed.checks if one.session_id in ids]
    return Report(
        child=filed.child,
        span=span,
        told=told,
        sensors=_counted(one.sensor for one in sessions),
        versions=tuple(dict.fromkeys(one.program_version for one in sessions)),
        chains=tuple(dict.fromkeys(one.chain for one in within)),
        worn=worn,
        plans=held,
        practice=practice_of(sessions, rounds, hurt, held, span),
        sway=trend_of((SWAY,), checks, span),
        load=trend_of((BOARD_SHARE, FOOT_SHARE), checks, span),
        holds=holds_of(filed, span),
        comfort=comfort,
        ladder=_ladder(filed, rounds, span),
        quality=quality_of(filed, sessions, rounds, span),
    )


def _plans(filed: Filed, plans: Mapping[str, ReadPlan | None], span: Span) -> tuple[PlanKept, ...]:
    kept = (
        PlanKept(
            one.plan,
            one.assigned_at[:10],
            one.ended_at[:10] if one.ended_at else None,
            plans.get(one.id),
        )
        for one in filed.assignments
    )
    return tuple(
        one for one in kept if one.first <= span.last and (not one.last or one.last >= span.first)
    )


def _worn(gear: Sequence[Gear], sessions: Iterable[SessionRecord], span: Span) -> tuple[Worn, ...]:
    """What was worn in these sessions, and what is worn since a day of the report."""
    played = dict(_counted(one.gear_id for one in sessions))
    since = [one for one in gear if one.since <= span.last]
    now = since[-1:] or list(gear[-1:])
    return tuple(
        Worn(one, played.get(one.id, 0))
        for one in gear
        if one.id in played or one in now or span.holds(one.since)
    )


def _ladder(filed: Filed, rounds: Iterable[PlayedRound], span: Span) -> tuple[LadderPlace, ...]:
    """Of each level that moved within the report, in the gear of its last step; newest first."""
    places: dict[tuple[str, str], LadderPlace] = {}
    for level, gear_id, local_date, step in filed.steps:
        if not span.holds(local_date):
            continue
        before = places.pop((level, gear_id), None)
        first_d = step.d if before is None else before.first_d
        place = LadderPlace(level, first_d, step.d, local_date, step.told)
        places[level, gear_id] = place  # behind all others: the newest
    latest = {level: place for (level, _), place in places.items()}
    order = [one.level for one in rounds]
    return tuple(sorted(latest.values(), key=lambda one: (-order.count(one.level), one.level)))


def _counted(names: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Each name and how often it comes, the most frequent first."""
    counts: dict[str, int] = {}
    for name in names:
        counts[name] = counts.get(name, 0) + 1
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
