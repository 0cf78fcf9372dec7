"""A family's data as older Steplings left it: a database for each schema that there was."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from profiles import migrations
from profiles.migrations import SCHEMA
from profiles.store import DATABASE

OLDER = {n: Path(__file__).parent / f"schema_{n}.sqlite3" for n in range(1, SCHEMA)}
"""Each written by the program that had that schema, and packed into pages of 1 kB; never made anew.

Ana has three sessions: one that was cut off and kept, one that ended and one that waits for a word;
the guest has one that ended and one in the trash; a third child has one record of each kind. In
that of schema 2 there are a second device, two void repetitions of the session that was cut off,
a bad light of the one that ended, and a word there that nothing hurt. In that of schema 3 there
are quiet checks of Ana's two sessions that are over, and a void one of the third child's. In that
of schema 4 there are a ladder step of each of the three, and two plans of Ana's, one of them over.
"""

Rows = dict[str, list[dict[str, object]]]
"""What stands in a database, by its tables."""


def as_of_schema(schema: int, folder: Path) -> bytes:
    """Put the data of that schema into `folder`; the bytes of its database."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(OLDER[schema], folder / DATABASE)
    return OLDER[schema].read_bytes()


def died_with_a_log(schema: int, folder: Path) -> None:
    """That data, where the old program died before its log went into the database."""
    alive = folder.with_name("alive")
    as_of_schema(schema, alive)
    folder.mkdir()
    with closing(sqlite3.connect(alive / DATABASE)) as connection:
        connection.execute("UPDATE child SET nickname = 'Kim' WHERE nickname = 'Ana'")
        connection.commit()
        for name in (DATABASE, f"{DATABASE}-wal"):
            shutil.copyfile(alive / name, folder / name)
    assert (folder / f"{DATABASE}-wal").stat().st_size > 0


def rows_of(database: Path) -> Rows:
    """Every row of every table, by the names of the columns."""
    return _rows(f"{database.as_uri()}?mode=ro")


def golden_rows(schema: int) -> Rows:
    """Every row of that schema's database; read so that nothing appears beside it."""
    return _rows(f"{OLDER[schema].as_uri()}?immutable=1")


def with_the_columns_of(then: Rows, now: Rows) -> Rows:
    """Those rows of today that were there then, with the columns that were there then."""
    return {
        name: [{column: row[column] for column in rows[0]} for row in now[name]] if rows else []
        for name, rows in then.items()
    }


def schema_of(database: Path) -> int:
    """The schema that it has come to, by its log too."""
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as connection:
        return migrations.version_of(connection)


def _rows(address: str) -> Rows:
    with closing(sqlite3.connect(address, uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        return {
            name: [dict(row) for row in connection.execute(f"SELECT * FROM {name} ORDER BY rowid")]
            for (name,) in tables.fetchall()
        }


def files_of(folder: Path) -> dict[str, bytes]:
    """What a database consists of; an empty log, and the index that SQLite rebuilds, are not."""
    return {
        path.name: path.read_bytes()
        for path in folder.glob(f"{DATABASE}*")
        if path.stat().st_size and not path.name.endswith("-shm")
    }


def backups_in(folder: Path) -> list[Path]:
    """The backups beside a database, by their names; and whatever else lies among them."""
    return sorted((folder / "backups").glob("*"))


def version_of(database: Path) -> int:
    """The schema that its header names: without its log."""
    return int.from_bytes(database.read_bytes()[60:64], "big")


def is_the_newest(database: Path) -> bool:
    """Whether today's program has been there."""
    return version_of(database) == SCHEMA
