"""A family whose report is known: twelve weeks on a board, with a new socket on the way.

Every number here is fixed. Ana played on the days of `DAYS_PLAYED`: the owl with the day's quiet
check, then the river, then the trail; holding on to a chair until `FREE_ON`, and from
`NEW_SOCKET_ON` in a new socket.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar
from uuid import NAMESPACE_OID, uuid5

from profiles.model import (
    Check,
    Child,
    Comfort,
    Effort,
    Gear,
    HelpingHands,
    Record,
    Repetition,
    Result,
    Round,
    SessionRecord,
    Skin,
    Stumble,
)
from profiles.practice_records import Assignment, LadderStep
from profiles.report_filed import Filed, LegHold, PlacedStep, PlayedRound, Span
from profiles.rows import write
from profiles.store import DATABASE, Store

R = TypeVar("R", bound=Record)

SPAN = Span("2026-01-12", "2026-04-05")
"""Twelve weeks, from a Monday to a Sunday."""
FREE_ON, NEW_SOCKET_ON = "2026-01-28", "2026-03-02"
ILL = ("2026-02-16", "2026-02-22")
"""Nobody played in this week."""
WEEKDAYS = (0, 2, 4, 5)
LEFT_OUT = {"2026-01-21": "bad light", "2026-02-06": "hurt", "2026-03-13": "hurt"}
"""Days whose check is in no trend, and why."""
HURTS = {"2026-02-06": ("little", "leg_left"), "2026-03-13": ("middle", "back")}
LEVELS = {"sleepy_owl": 150.0, "otter_river": 240.0, "log_trail": 180.0}
"""What is played on each day, and its active seconds."""
REPS = 6

PLAN = """\
format: 1
id: spring_plan
title: {en: A Steady Spring}
days_a_week: 4
minutes: 10
weeks: 12
review_after_weeks: 4
levels:
  - {level: sleepy_owl, minutes: 3}
  - {level: otter_river, minutes: 4, rung: 2}
  - {level: log_trail, minutes: 3}
goals:
  - text: {en: "Wait at the bus stop without holding on, on three days of a week."}
    measure: bus_stop_days
  - text: {en: We play on four days of the week and it stays fun.}
"""


def fixed_id(name: str) -> str:
    """An id that is the same each time."""
    return str(uuid5(NAMESPACE_OID, name))


ANA = Child(fixed_id("ana"), "KT47", "Ana", "fox", "2025-11-20")
OLD_LEG = Gear(fixed_id("old"), ANA.id, "first leg", "2025-11-20", left="prosthesis")
NEW_SOCKET = Gear(fixed_id("new"), ANA.id, "new socket", NEW_SOCKET_ON, left="prosthesis")
ASSIGNED = Assignment(fixed_id("plan"), ANA.id, "spring_plan", PLAN, f"{SPAN.first}T09:00:00+01:00")


def _days() -> tuple[str, ...]:
    first = date.fromisoformat(SPAN.first)
    days = (first + timedelta(days=number) for number in range(84))
    told = ((one.isoformat(), one.weekday()) for one in days)
    return tuple(
        iso
        for number, (iso, weekday) in enumerate(told)
        if weekday in WEEKDAYS and not ILL[0] <= iso <= ILL[1] and number % 17 != 11
    )


DAYS_PLAYED = _days()


def speed_on(local_date: str) -> float:
    """What the quiet check of that day reads, in mm/s: fixed ups and downs around a slow way."""
    number = (date.fromisoformat(local_date) - date.fromisoformat(SPAN.first)).days
    ups = ((number * 37) % 11 - 5) * 0.16
    usual = 11.8 if local_date < FREE_ON else 14.2 if local_date < NEW_SOCKET_ON else 16.0
    settling = 0.055 * max(0, number - 49) if local_date >= NEW_SOCKET_ON else 0.0
    return usual - 0.012 * number - settling + ups


def share_on(local_date: str) -> float:
    """The board share of the left half on that day."""
    number = (date.fromisoformat(local_date) - date.fromisoformat(SPAN.first)).days
    ups = ((number * 53) % 13 - 6) * 0.0022
    return (0.415 if local_date < NEW_SOCKET_ON else 0.44) + 0.0002 * number + ups


def hold_on(local_date: str, lifted: str) -> float:
    """How long the other leg stood at the longest that day, in seconds."""
    number = (date.fromisoformat(local_date) - date.fromisoformat(SPAN.first)).days
    ups = ((number * 29) % 7 - 3) * 0.05
    usual = 0.7 if local_date < FREE_ON else 0.9
    return usual + 0.006 * number + ups + (0.4 if lifted == "left" else 0.0)


def records(days: Iterable[str] = DAYS_PLAYED) -> Iterator[Record]:
    """Everything that is kept of Ana, owners first."""
    yield from (ANA, OLD_LEG, NEW_SOCKET, ASSIGNED)
    for local_date in days:
        for hour, level in enumerate(levels_on(local_date), 15):
            yield from sitting(local_date, level, hour)


def levels_on(local_date: str) -> tuple[str, ...]:
    """What was played that day: where something hurt after the owl, nothing came after it."""
    return tuple(LEVELS)[:1] if local_date in HURTS else tuple(LEVELS)


def sitting(local_date: str, level: str, hour: int) -> Iterator[Record]:
    """One session of one level, with all that belongs to it."""
    name = f"{local_date} {level}"
    gear = OLD_LEG if local_date < NEW_SOCKET_ON else NEW_SOCKET
    support = "chair" if local_date < FREE_ON else "none"
    at = f"{local_date}T{hour}:00:00+01:00"
    light = "bad" if LEFT_OUT.get(local_date) == "bad light" else "good"
    session = SessionRecord(
        id=fixed_id(name),
        child_id=ANA.id,
        gear_id=gear.id,
        sensor="wii_board",
        started_at=at,
        local_date=local_date,
        program_version="0.1.0" if local_date < "2026-02-01" else "0.2.0",
        seed=1,
        ended_by="level",
        duration_s=LEVELS[level] * 1.5,
        active_s=LEVELS[level],
        rate_hz=98.5,
        dropouts=1 if light == "bad" else 0,
        sensor_light=light,
    )
    yield session
    played = (level, level, "river", 1, support, f"id: {level}\n", 0.0)
    round_ = Round(fixed_id(f"{name} round"), session.id, *played)
    yield round_
    yield from _played(round_, local_date, at)
    yield from _said(session, local_date, at)
    if level == "sleepy_owl":
        yield _check(session, support, local_date)


def _played(round_: Round, local_date: str, at: str) -> Iterator[Record]:
    sides = (None,) if round_.level == "sleepy_owl" else ("left", "right")
    void = local_date in LEFT_OUT and round_.level == "log_trail"
    for number in range(1, REPS + 1):
        side = sides[number % len(sides)]
        seconds = LEVELS[round_.level] / REPS
        name = f"{round_.id} {number}"
        quality = _lifted(side, local_date, number) if side else ()
        yield Repetition(
            *(fixed_id(name), round_.id, number, number * seconds, number != 3, side, 1, seconds),
            quality=quality if round_.game == "log_trail" else (),
            void=void and number == REPS,
        )
    reps = REPS - void
    left = sum(sides[number % len(sides)] == "left" for number in range(1, reps + 1))
    right = sum(sides[number % len(sides)] == "right" for number in range(1, reps + 1))
    yield Result(round_.id, reps, reps - 1, left, right, LEVELS[round_.level], "level")
    if round_.support == "chair" and round_.level == "log_trail":
        yield HelpingHands(round_.id, 0.08)
    weeks = (date.fromisoformat(local_date) - date.fromisoformat(SPAN.first)).days // 7
    rung = min(4, 1 + weeks // 4)
    told = f"Stays on rung {rung}: {reps - 1} of {reps} tries, and going up takes 85 %."
    yield LadderStep(round_.id, at, float(rung), float(rung), reps, 0, False, "below", told)


def _lifted(side: str, local_date: str, number: int) -> tuple[tuple[str, float], ...]:
    """A step over a log: the third or the fourth is that with the longest hold."""
    hold_s = hold_on(local_date, side) - (0.0 if number in (3, 4) else 0.05 * number)
    return (("lift_delay_s", 1.5), ("lift_hold_s", hold_s), ("wrong_lifts", 0.0))


def _said(session: SessionRecord, local_date: str, at: str) -> Iterator[Record]:
    is_last = session.id == fixed_id(f"{local_date} log_trail")
    hurt = HURTS.get(local_date)
    yield Comfort(
        fixed_id(f"{session.id} comfort"), session.id, at, hurt is not None, *(hurt or ())
    )
    if hurt is None:
        felt = "hard" if local_date.endswith("4") and is_last else "right"
        yield Effort(fixed_id(f"{session.id} effort"), session.id, at, felt)
    if local_date == "2026-01-30" and is_last:
        yield Stumble(fixed_id(f"{session.id} stumble"), session.id, at)
    if local_date >= NEW_SOCKET_ON and is_last:
        ok = local_date != "2026-03-06"
        yield Skin(fixed_id(f"{session.id} skin"), session.id, at, ok)


def _check(session: SessionRecord, support: str, local_date: str) -> Check:
    return Check(
        id=fixed_id(f"{session.id} check"),
        session_id=session.id,
        at=session.started_at,
        local_date=local_date,
        sensor=session.sensor,
        gear_id=session.gear_id,
        support=support,
        chain="swarii25_lp10",
        from_s=31.0,
        to_s=51.0,
        standing_kg=21.3,
        values=(
            ("mean_speed_mm_s", speed_on(local_date)),
            ("board_left_share", share_on(local_date)),
        ),
    )


# --- Kept ----------------------------------------------------------------------------------------
def keep_all(folder: Path, kept: Iterable[Record]) -> Path:
    """Put these into the family's data there, at once."""
    with closing(Store(folder)):
        pass
    with closing(sqlite3.connect(folder / DATABASE)) as connection:
        for record in kept:
            write(connection, record)
        connection.commit()
    return folder


def filed_of(kept: Iterable[Record]) -> Filed:
    """The same as the store would read it, put together by hand."""
    found = tuple(kept)
    sessions = {one.id: one for one in of_kind(found, SessionRecord)}
    rounds = {one.id: one for one in of_kind(found, Round)}
    steps = []
    for step in of_kind(found, LadderStep):
        round_ = rounds[step.round_id]
        session = sessions[round_.session_id]
        steps.append(PlacedStep(round_.level, session.gear_id, session.local_date, step))
    (child,) = of_kind(found, Child)
    return Filed(
        child=child,
        gear=of_kind(found, Gear),
        sessions=of_kind(found, SessionRecord),
        rounds=tuple(_round_played(one, sessions, found) for one in rounds.values()),
        comforts=of_kind(found, Comfort),
        efforts=of_kind(found, Effort),
        stumbles=of_kind(found, Stumble),
        skins=of_kind(found, Skin),
        checks=of_kind(found, Check),
        holds=tuple(_held(sessions, rounds, found)),
        steps=tuple(steps),
        assignments=of_kind(found, Assignment),
    )


def _held(
    sessions: Mapping[str, SessionRecord], rounds: Mapping[str, Round], found: Iterable[Record]
) -> Iterator[LegHold]:
    """What each session of the trail shows of each foot."""
    for round_ in rounds.values():
        for side in ("left", "right") if round_.game == "log_trail" else ():
            longest_s = hold_on(sessions[round_.session_id].local_date, side)
            yield LegHold(round_.session_id, round_.level, round_.support, side, longest_s)


def of_kind(found: Iterable[Record], kind: type[R]) -> tuple[R, ...]:
    """Those of one kind."""
    return tuple(record for record in found if type(record) is kind)


def _round_played(
    round_: Round, sessions: Mapping[str, SessionRecord], found: Iterable[Record]
) -> PlayedRound:
    done = [one for one in of_kind(found, Repetition) if one.round_id == round_.id]
    telling = [one for one in done if not one.void]
    hands = [one.share for one in of_kind(found, HelpingHands) if one.round_id == round_.id]
    return PlayedRound(
        *(round_.session_id, round_.level, round_.game, round_.rung, round_.support),
        sessions[round_.session_id].active_s,
        len(telling),
        sum(one.side == "left" for one in telling),
        sum(one.side == "right" for one in telling),
        len(done) - len(telling),
        hands[0] if hands else None,
    )
