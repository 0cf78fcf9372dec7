"""Connections to a database: how each is set up, and which files lie beside the database's own."""

import sqlite3
from pathlib import Path

from profiles.errors import StoreError

OLDEST_SQLITE = (3, 37, 0)
"""Strict tables, by which the start check finds values of a wrong kind, came with this."""


def connect(path: Path, read_only: bool = False) -> sqlite3.Connection:
    """A connection to a database that is there; with `read_only` it can change nothing."""
    mode = "ro" if read_only else "rw"
    return settled(f"{path.absolute().as_uri()}?mode={mode}")


def settled(address: str) -> sqlite3.Connection:
    """A connection to an address as SQLite takes it, set up as all of ours are."""
    # Autocommit: every transaction is begun and committed by us, in plain sight.
    connection = sqlite3.connect(
        address, uri=True, isolation_level=None, check_same_thread=False, timeout=5.0
    )
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def commit_to_the_disk(connection: sqlite3.Connection) -> None:
    """From now on each commit is on the disk when it returns."""
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA fullfsync = ON")  # macOS: through the disk's own cache, too


def companions(path: Path) -> tuple[Path, ...]:
    """The logs and the index that SQLite may keep beside a database."""
    return tuple(path.with_name(path.name + end) for end in ("-wal", "-shm", "-journal"))


def remove(path: Path) -> None:
    """Remove a database that nobody needs, with what lies beside it."""
    for name in (path, *companions(path)):
        name.unlink(missing_ok=True)


def require_sqlite() -> None:
    """Raise StoreError where SQLite is too old for the family's data."""
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        needed = ".".join(map(str, OLDEST_SQLITE))
        raise StoreError(
            f"This Python brings SQLite {sqlite3.sqlite_version}, and Stepling's data needs "
            f"{needed} or newer. Install a newer Python."
        )
