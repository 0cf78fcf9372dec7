"""Five years of play (1 800 sessions, 100 000 repetitions) open and load in less than a second."""

import sqlite3
from contextlib import closing
from dataclasses import astuple, fields
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

import pytest

from profiles.model import Check, Repetition, Result, Round, SessionRecord, new_id
from profiles.rows import TABLES
from profiles.store import DATABASE, Store
from tests.profiles.afternoon import check_of, repetition_of, round_of, session_of

SESSIONS, REPETITIONS = 1800, 100_000
Rows = dict[type, list[tuple[object, ...]]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("five_years")
    with closing(Store(folder)) as store:
        child = store.add_child("Ana", "fox")
        gear = store.gear_of(child)
    rows: Rows = {SessionRecord: [], Round: [], Result: [], Repetition: [], Check: []}
    for n in range(SESSIONS):
        day = (date(2026, 1, 1) + timedelta(days=n)).isoformat()
        # The last session was cut off.
        session = session_of(child, gear, day, "level" if n < SESSIONS - 1 else None)
        round_ = round_of(session, ("otter_river", "sleepy_owl", "log_trail")[n % 3])
        rows[SessionRecord].append((*astuple(session)[:-1], '[["rate_hz", 99.7]]'))
        rows[Round].append(astuple(round_))
        rows[Check].append((*astuple(check_of(session))[:-2], '[["mean_speed_mm_s", 7.9]]', False))
        reps = REPETITIONS * (n + 1) // SESSIONS - REPETITIONS * n // SESSIONS
        if session.ended_by:
            rows[Result].append((round_.id, reps, reps, reps, 0, 90.0, "level"))
        rows[Repetition] += [
            # The first of every tenth session rests on bad data.
            (
                new_id(),
                *astuple(repetition_of(round_, number))[1:-2],
                '[["hold_s", 1.5]]',
                number == 1 and n % 10 == 0,
            )
            for number in range(1, reps + 1)
        ]
    with closing(sqlite3.connect(folder / DATABASE)) as connection, connection:
        for kind, of_kind in rows.items():
            marks = ", ".join("?" * len(of_kind[0]))
            names = ", ".join(f'"{field.name}"' for field in fields(kind))
            insert = f"INSERT INTO {TABLES[kind]} ({names}) VALUES ({marks})"
            connection.executemany(insert, of_kind)
    return folder


def test_five_years_open_and_load_in_less_than_a_second(folder: Path) -> None:
    begin_s = perf_counter()
    with closing(Store(folder)) as store:
        (child,) = store.children()
        progress = store.progress(child)
        checks = store.checks(child)
        loaded_s = perf_counter()
        played_s = store.played_s_on(child, "2026-01-01")
        checked = store.checked_on(child, "2026-01-01", store.gear_of(child), "wii_board")
        (cut_off,) = store.unfinished_sessions()
        asked_s = perf_counter()
    assert progress.totals.sessions == len(progress.days) == SESSIONS
    assert progress.totals.reps == REPETITIONS
    voids = sum(one.void_reps for course in progress.games for one in course.rounds)
    assert voids == SESSIONS // 10
    assert progress.days[-1].active_s == 4.0 * progress.games[-1].rounds[-1].reps
    assert played_s == 90.0
    assert len(checks) == SESSIONS
    assert checked
    assert cut_off.local_date == progress.days[-1].date
    assert loaded_s - begin_s < 1.0
    assert asked_s - loaded_s < 0.5
