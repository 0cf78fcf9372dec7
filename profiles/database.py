"""Opening the database: made whole or not at all, checked before anything in it is changed."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

from profiles.backup import before_migration
from profiles.checking import APPLICATION_ID, check
from profiles.connection import (
    commit_to_the_disk,
    companions,
    connect,
    remove,
    require_sqlite,
    settled,
)
from profiles.errors import StoreError, StoreNewer, damaged, reason, told
from profiles.folder import make_file, sync_folder, unusable
from profiles.migrations import SCHEMA, migrate


class Door:
    """A connection that two threads may use, one at a time."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None) -> None:
        """`path` is where the database is; None in memory."""
        self._connection = connection
        self._lock = threading.Lock()
        self.path = path

    @contextmanager
    def open(self) -> Iterator[sqlite3.Connection]:
        """Have the connection for oneself."""
        with self._lock:
            yield self._connection

    def close(self) -> None:
        """Close the connection."""
        with self._lock:
            self._connection.close()


def ensure(path: Path) -> None:
    """See that a sound database of the newest schema is there, making one where there is none.

    One of an older schema is brought up to date, once a backup of it stands beside it.
    Raises StoreDamaged or StoreNewer with nothing changed, StoreError where the disk refuses.
    """
    require_sqlite()
    if not path.exists():
        _create(path)
        return
    version = check(path)
    try:
        for name in (path, *companions(path)):
            if name.exists():
                make_file(name)
        if version < SCHEMA:
            before_migration(path, date.today().isoformat())
            with closing(connect(path)) as connection:
                commit_to_the_disk(connection)
                migrate(connection)
    except OSError as error:
        raise unusable(path.parent, error) from error
    except sqlite3.Error as error:
        raise StoreError(
            f"The family's data ({path}) could not be brought up to date and was left as it was: "
            f"{reason(error)}. Then start Stepling again."
        ) from error


def writing(path: Path) -> Door:
    """A connection for the writer: each commit is on the disk when it returns."""
    with told(path):
        connection = connect(path)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            commit_to_the_disk(connection)
        except BaseException:
            # Left open it would hold the file, and no backup could come in its place.
            connection.close()
            raise
        return Door(connection, path)


def reading(path: Path) -> Door:
    """A connection that can change nothing; reads while another one writes."""
    with told(path):
        return Door(connect(path, read_only=True), path)


def in_memory() -> Door:
    """An empty database that is gone when it is closed."""
    require_sqlite()
    connection = settled(":memory:")
    migrate(connection)
    return Door(connection, None)


def check_readable(path: Path) -> bool:
    """See that a database can be read by this program; whether a newer one made it.

    Raises StoreDamaged, or StoreError where the program must bring it up to date first.
    """
    require_sqlite()
    try:
        version = check(path)
    except StoreNewer:
        return True
    if version < SCHEMA:
        raise StoreError(
            f"The family's data ({path}) is from an older Stepling. "
            "Close Stepling where it is still open, and start it once; that brings it up to date."
        )
    return False


def _create(path: Path) -> None:
    """Make an empty database aside and put it in its place, so that none is ever half made."""
    orphan = next((name for name in companions(path) if name.exists()), None)
    if orphan:
        raise damaged(path, f"the database is missing, but its {orphan.name} is there")
    new = path.with_name(path.name + ".new")
    try:
        remove(new)
        make_file(new)
        with closing(connect(new)) as connection:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            commit_to_the_disk(connection)
            migrate(connection)
            # Last, so that everything stands in the file itself and nothing in a log beside it.
            connection.execute("PRAGMA journal_mode = WAL")
        new.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise unusable(path.parent, error) from error
    except sqlite3.Error as error:
        raise StoreError(
            f"The family's data cannot be kept in {path.parent} ({error}). "
            "Free some space on the disk, or name another folder with --data."
        ) from error
