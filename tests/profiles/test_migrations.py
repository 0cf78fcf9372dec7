"""The database goes forward only, whole or not at all; what a newer program made stays as it is."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from profiles import database
from profiles.migrations import MIGRATIONS, SCHEMA, migrate, shape_of, version_of
from profiles.store import DATABASE, Store, StoreNewer
from tests.profiles.afternoon import play

NEXT = ("CREATE TABLE sticker (id TEXT PRIMARY KEY) STRICT",)


def memory() -> sqlite3.Connection:
    return sqlite3.connect(":memory:", isolation_level=None)


def as_of_a_newer_program(folder: Path, *changes: str) -> bytes:
    with closing(Store(folder)) as store:
        play(store, store.guest(), reps=4)
    with closing(sqlite3.connect(folder / DATABASE)) as connection:
        for change in (*changes, f"PRAGMA user_version = {SCHEMA + 1}"):
            connection.execute(change)
    return (folder / DATABASE).read_bytes()


def test_each_step_raises_the_version_by_one_and_is_done_once() -> None:
    with closing(memory()) as connection:
        migrate(connection)
        assert version_of(connection) == SCHEMA == len(MIGRATIONS)
        migrate(connection, (*MIGRATIONS, NEXT))
        migrate(connection, (*MIGRATIONS, NEXT))
        assert version_of(connection) == SCHEMA + 1


def test_a_step_that_fails_has_not_happened_at_all() -> None:
    with closing(memory()) as connection:
        migrate(connection)
        before = shape_of(connection)
        with pytest.raises(sqlite3.OperationalError):
            migrate(connection, (*MIGRATIONS, (*NEXT, "CREATE TABLE child (id TEXT)")))
        assert version_of(connection) == SCHEMA
        assert shape_of(connection) == before
        migrate(connection, (*MIGRATIONS, NEXT))
        assert version_of(connection) == SCHEMA + 1


def test_every_table_holds_only_values_of_its_columns_kinds() -> None:
    with closing(memory()) as connection:
        migrate(connection)
        tables = connection.execute("SELECT sql FROM sqlite_schema WHERE type = 'table'")
        assert all(sql.rstrip().endswith("STRICT") for (sql,) in tables)


def test_a_newer_database_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    before = as_of_a_newer_program(tmp_path)
    with pytest.raises(StoreNewer, match="Install the newest Stepling"):
        Store(tmp_path)
    assert (tmp_path / DATABASE).read_bytes() == before


def test_a_newer_database_can_be_read(tmp_path: Path) -> None:
    before = as_of_a_newer_program(tmp_path, *NEXT)
    with closing(Store.read_only(tmp_path)) as store:
        guest = store.child("guest")
        assert guest is not None
        assert store.progress(guest).totals.reps == 4
    assert (tmp_path / DATABASE).read_bytes() == before


def test_a_newer_database_that_cannot_be_understood_says_so(tmp_path: Path) -> None:
    as_of_a_newer_program(tmp_path, "ALTER TABLE child RENAME COLUMN avatar TO face")
    with (
        closing(Store.read_only(tmp_path)) as store,
        pytest.raises(StoreNewer, match="does not understand it"),
    ):
        store.children()


def test_commits_are_on_the_disk_when_they_return(tmp_path: Path) -> None:
    database.ensure(tmp_path / DATABASE)
    door = database.writing(tmp_path / DATABASE)
    with closing(door), door.open() as connection:
        settings = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert settings == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
