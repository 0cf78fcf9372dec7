"""Data that any released Stepling has written is opened, brought up to date, and is all there."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from profiles.folder import Lock
from profiles.model import Check, Device, Repetition, SessionRecord
from profiles.practice_records import LadderStep
from profiles.progress import Totals
from profiles.rows import TABLES
from profiles.store import DATABASE, Store, StoreBusy, StoreDamaged, StoreError
from tests.profiles.afternoon import check_of, device_of, play
from tests.profiles.older import (
    OLDER,
    as_of_schema,
    died_with_a_log,
    files_of,
    golden_rows,
    is_the_newest,
    rows_of,
    version_of,
    with_the_columns_of,
)

ROWS = {
    "child": 3,
    "gear": 4,
    "calibration": 3,
    "session": 6,
    "round": 6,
    "repetition": 31,
    "result": 4,
    "comfort": 1,
    "effort": 1,
    "stumble": 1,
    "skin": 1,
    "helping_hands": 1,
}
ROWS_2 = ROWS | {"repetition": 28, "comfort": 2, "device": 2}
ROWS_3 = ROWS_2 | {"quiet_check": 3}
ROWS_OF = {1: ROWS, 2: ROWS_2, 3: ROWS_3, 4: ROWS_3 | {"ladder_step": 3, "assignment": 2}}
OF_THE_PATH = {"milestone", "pause"}
OF_PRACTICE = {"ladder_step", "assignment"} | OF_THE_PATH
NEW_TABLES = {
    1: {"device", "quiet_check"} | OF_PRACTICE,
    2: {"quiet_check"} | OF_PRACTICE,
    3: OF_PRACTICE,
    4: OF_THE_PATH,
}

every_schema = pytest.mark.parametrize("schema", OLDER)


@every_schema
def test_each_golden_database_is_of_its_schema_and_holds_rows_of_every_kind(schema: int) -> None:
    assert version_of(OLDER[schema]) == schema
    assert {name: len(rows) for name, rows in golden_rows(schema).items()} == ROWS_OF[schema]


@every_schema
def test_every_row_of_an_older_schema_is_still_there(tmp_path: Path, schema: int) -> None:
    as_of_schema(schema, tmp_path)
    Store(tmp_path).close()
    assert is_the_newest(tmp_path / DATABASE)
    before, after = golden_rows(schema), rows_of(tmp_path / DATABASE)
    assert with_the_columns_of(before, after) == before
    assert set(after) == set(before) | NEW_TABLES[schema]
    assert set(after) == set(TABLES.values())


def test_what_schema_1_did_not_know_is_as_if_all_had_been_well(tmp_path: Path) -> None:
    as_of_schema(1, tmp_path)
    with closing(Store(tmp_path)) as store:
        assert all(store.records(kind) for kind, name in TABLES.items() if name in ROWS)
        sessions = store.records(SessionRecord)
        assert {(one.sensor_light, one.sensor_stamp) for one in sessions} == {("good", ())}
        assert {one.void for one in store.records(Repetition)} == {False}
        assert store.devices() == []


def test_what_schema_2_knew_of_bad_data_is_still_known(tmp_path: Path) -> None:
    as_of_schema(2, tmp_path)
    with closing(Store(tmp_path)) as store:
        sessions = store.records(SessionRecord)
        lights = [one.sensor_light for one in sessions]
        assert (lights.count("good"), lights.count("fair"), lights.count("bad")) == (4, 1, 1)
        assert [dict(one.sensor_stamp)["rate_hz"] for one in sessions if one.sensor_stamp] == [
            99.7,
            41.5,
        ]
        assert sum(one.void for one in store.records(Repetition)) == 3
        assert [one.checked_on for one in store.records(Device)] == ["2026-03-13", None]
        assert store.records(Check) == ()


def test_what_schema_3_knew_of_quiet_checks_is_still_known(tmp_path: Path) -> None:
    as_of_schema(3, tmp_path)
    with closing(Store(tmp_path)) as store:
        assert sorted(check.void for check in store.records(Check)) == [False, False, True]
        ana = store.child("Ana")
        assert ana is not None
        # The other one is of a session whose sensor was bad.
        assert [dict(check.values)["mean_speed_mm_s"] for check in store.checks(ana)] == [9.1]
        assert store.assignment(ana) is None
        assert store.ladder_steps(ana, store.gear_of(ana)) == {}


def test_what_schema_4_knew_of_practice_is_still_known(tmp_path: Path) -> None:
    as_of_schema(4, tmp_path)
    with closing(Store(tmp_path)) as store:
        ana = store.child("Ana")
        assert ana is not None
        plan = store.assignment(ana)
        assert plan is not None
        assert (plan.plan, plan.assigned_at[:10]) == ("steady_stance", "2026-03-20")
        assert [step.reason for step in store.records(LadderStep)] == ["hurt", "rise", "not_yet"]
        assert store.milestones(ana) == ()


@pytest.mark.parametrize(
    ("schema", "totals", "trend", "checks"),
    [
        (1, Totals(days=3, sessions=3, active_s=126.0, reps=16, successes=14), [5, 7, 4], 0),
        (2, Totals(days=3, sessions=3, active_s=130.0, reps=17, successes=13), [4, 4], 0),
        (3, Totals(days=3, sessions=3, active_s=130.0, reps=17, successes=13), [4, 4], 1),
        (4, Totals(days=3, sessions=3, active_s=130.0, reps=17, successes=13), [4, 4], 1),
    ],
)
def test_a_child_of_an_older_schema_finds_its_path_and_plays_on(
    tmp_path: Path, schema: int, totals: Totals, trend: list[int], checks: int
) -> None:
    as_of_schema(schema, tmp_path)
    with closing(Store(tmp_path)) as store:
        ana = store.child("Ana")
        assert ana is not None
        before = store.progress(ana)
        assert before.totals == totals
        assert [one.reps for one in before.games[0].trend] == trend
        (cut_off,) = (one for one in store.unfinished_sessions() if one.child_id == ana.id)
        assert cut_off.local_date == "2026-03-14"
        assert len(store.checks(ana)) == checks
        session = play(store, ana, reps=4, local_date="2026-03-20", ended=True)
        store.keep("device", device_of("wii"))
        check = check_of(session)
        store.keep("check", check)
        assert store.flush(10)
        assert store.progress(ana).totals.reps == totals.reps + 4
        assert store.checks(ana)[checks:] == (check,)
        assert [kept for kept in store.answers() if kept.error] == []


@every_schema
def test_the_log_of_an_old_program_that_died_is_brought_along(tmp_path: Path, schema: int) -> None:
    died_with_a_log(schema, tmp_path / "family")
    with closing(Store(tmp_path / "family")) as store:
        assert store.child("Kim") is not None
        assert store.child("Ana") is None
    assert is_the_newest(tmp_path / "family" / DATABASE)


@every_schema
def test_damaged_data_of_an_older_schema_is_left_as_it_is(tmp_path: Path, schema: int) -> None:
    as_of_schema(schema, tmp_path)
    with closing(sqlite3.connect(tmp_path / DATABASE)) as connection:
        connection.execute("DROP TABLE skin")
    before = files_of(tmp_path)
    with pytest.raises(StoreDamaged, match="its tables are not those"):
        Store(tmp_path)
    assert files_of(tmp_path) == before
    assert not (tmp_path / "backups").exists()


# --- Beside an old program --------------------------------------------------------------------
@every_schema
def test_reading_only_says_to_start_stepling_once_and_changes_nothing(
    tmp_path: Path, schema: int
) -> None:
    before = as_of_schema(schema, tmp_path)
    with pytest.raises(StoreError, match=r"older Stepling\. Close .* start it once; that brings"):
        Store.read_only(tmp_path)
    assert (tmp_path / DATABASE).read_bytes() == before
    assert not (tmp_path / "backups").exists()
    Store(tmp_path).close()
    with closing(Store.read_only(tmp_path)) as store:
        assert store.child("Ana") is not None


@every_schema
def test_an_old_program_that_is_running_is_not_disturbed(tmp_path: Path, schema: int) -> None:
    as_of_schema(schema, tmp_path)
    # As the old program has it: the folder's lock, and the database with its log.
    lock = Lock(tmp_path)
    with closing(sqlite3.connect(tmp_path / DATABASE, isolation_level=None)) as running:
        running.execute("UPDATE child SET nickname = 'Kim' WHERE nickname = 'Ana'")
        before = files_of(tmp_path)
        with pytest.raises(StoreError, match="start it once"):
            Store.read_only(tmp_path)
        with pytest.raises(StoreBusy, match="close it first"):
            Store(tmp_path)
        assert files_of(tmp_path) == before
        running.execute("UPDATE child SET avatar = 'fox' WHERE nickname = 'Kim'")
    lock.release()
    with closing(Store(tmp_path)) as store:
        kim = store.child("Kim")
        assert kim is not None
        assert kim.avatar == "fox"
