"""A child who practised on every day of five years: 1 800 sessions, 100 000 repetitions, for all.

`of_stepling` puts them into a family's database, `of_json` into one file as the naive way does.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import astuple, replace
from datetime import date, timedelta
from pathlib import Path

from exercises.library import level_text
from profiles.model import (
    Check,
    Child,
    Comfort,
    Effort,
    Gear,
    Record,
    Repetition,
    Result,
    Round,
    SessionRecord,
    new_id,
)
from profiles.rows import write
from profiles.store import DATABASE, Store
from profiles.tally import tally_of
from tests.benchmarks.naive_store import NaiveStore
from tests.profiles.afternoon import check_of, repetition_of, round_of, session_of

SESSIONS, ROUNDS_A_SESSION, REPETITIONS = 1_800, 3, 100_000
ROUNDS = SESSIONS * ROUNDS_A_SESSION
GAMES = ("otter_river", "sleepy_owl", "log_trail")
MEASURES = 20
"""Of a quiet check."""
HURT_EVERY = 40
"""After so many sessions something hurts."""
VOID_EVERY = 10
"""The first repetition of every tenth round rests on bad data."""


def records_of(child: Child, gear: Gear) -> Iterator[Record]:
    """All that these five years left, in the order in which it was kept."""
    for n in range(SESSIONS):
        day = (date(2026, 1, 1) + timedelta(days=n)).isoformat()
        session = session_of(child, gear, day, "level")
        yield session
        for game in range(ROUNDS_A_SESSION):
            round_ = _round_of(session, GAMES[game])
            yield round_
            yield from _played(round_, n * ROUNDS_A_SESSION + game)
        yield _check_of(session, n)
        yield Comfort(new_id(), session.id, session.started_at, n % HURT_EVERY == HURT_EVERY - 1)
        yield Effort(new_id(), session.id, session.started_at, "right")


def _check_of(session: SessionRecord, n: int) -> Check:
    """With as many measures as a check has; they go up and down by a tenth, and nowhere else."""
    speed_mm_s = 8.0 + 0.8 * ((n * 7919) % 101 - 50) / 50
    check = check_of(session, speed_mm_s)
    more = tuple((f"measure_{number}_mm", 3.0 + number / 7) for number in range(MEASURES - 2))
    return replace(check, values=(*check.values, *more))


def _round_of(session: SessionRecord, game: str) -> Round:
    """With a text as long as levels have: what is read of a round must not depend on it."""
    return replace(round_of(session, game), level_text=level_text(game))


def _played(round_: Round, count: int) -> Iterator[Record]:
    reps = REPETITIONS * (count + 1) // ROUNDS - REPETITIONS * count // ROUNDS
    done = [repetition_of(round_, number) for number in range(1, reps + 1)]
    if count % VOID_EVERY == 0:
        done[0] = replace(done[0], void=True)
    yield from done
    tally = tally_of(done)
    yield Result(round_.id, *tally[:4], 30.0, "level")


def of_stepling(folder: Path) -> Child:
    """Fill a family's database; the child."""
    with closing(Store(folder)) as store:
        child = store.add_child("Ana", "fox")
        gear = store.gear_of(child)
    with closing(sqlite3.connect(folder / DATABASE)) as connection, connection:
        for record in records_of(child, gear):
            write(connection, record)
    return child


def of_json(path: Path) -> None:
    """Fill the naive way's file."""
    child = Child(new_id(), "KT47", "Ana", "fox", "2026-01-01")
    store = NaiveStore(path)
    for record in records_of(child, Gear(new_id(), child.id, "", child.created_on)):
        store.take(record)
    store.save()


def one_more(child: Child, gear: Gear) -> tuple[SessionRecord, Round, list[Repetition]]:
    """What is played on the day after."""
    session = session_of(child, gear, "2030-12-31")
    round_ = round_of(session)
    return session, round_, [repetition_of(round_, number) for number in range(1, 401)]


def row_of(record: Record) -> list[object]:
    """A record as plain values."""
    return [type(record).__name__, *astuple(record)]
