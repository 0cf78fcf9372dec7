"""Opening the database: made whole or not at all, checked before anything in it is changed."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from profiles.errors import StoreError, StoreNewer, damaged, told
from profiles.folder import make_file, sync_folder, unusable
from profiles.migrations import SCHEMA, expected_shape, migrate, shape_of, version_of

APPLICATION_ID = 0x53746570
"""Says that a database is ours: "Step", in the file's header."""
OLDEST_SQLITE = (3, 37, 0)
"""Strict tables, by which the start check finds values of a wrong kind, came with this."""
MOST_PLAUSIBLE_SCHEMA = 999
"""Above this a version number is damage, not the future."""

_JOURNAL_BYTES = {b"\x01\x01", b"\x02\x02"}
"""Write and read version in the header (https://www.sqlite.org/fileformat2.html): legacy, or WAL.
Where they differ SQLite opens the file all the same, and would change it."""


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

    Raises StoreDamaged or StoreNewer with nothing changed, StoreError where the disk refuses.
    """
    _require_sqlite()
    if not path.exists():
        _create(path)
        return
    version = _check(path)
    try:
        for name in (path, *_companions(path)):
            if name.exists():
                make_file(name)
        if version < SCHEMA:
            with closing(_connect(path)) as connection:
                migrate(connection)
    except OSError as error:
        raise unusable(path.parent, error) from error
    except sqlite3.Error as error:
        raise StoreError(
            f"The family's data ({path}) could not be brought up to date and was left as it was: "
            f"{error}. Free some space on the disk and start again."
        ) from error


def writing(path: Path) -> Door:
    """A connection for the writer: each commit is on the disk when it returns."""
    with told(path):
        connection = _connect(path)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA fullfsync = ON")  # macOS: through the disk's own cache, too
        return Door(connection, path)


def reading(path: Path) -> Door:
    """A connection that can change nothing; reads while another one writes."""
    with told(path):
        return Door(_connect(path, read_only=True), path)


def in_memory() -> Door:
    """An empty database that is gone when it is closed."""
    _require_sqlite()
    connection = _settled(":memory:")
    migrate(connection)
    return Door(connection, None)


def check_readable(path: Path) -> bool:
    """See that a database can be read by this program; whether a newer one made it.

    Raises StoreDamaged, or StoreError where the program must bring it up to date first.
    """
    _require_sqlite()
    try:
        version = _check(path)
    except StoreNewer:
        return True
    if version < SCHEMA:
        raise StoreError(
            f"The family's data ({path}) is from an older Stepling. "
            "Start the game once; that brings it up to date."
        )
    return False


def _create(path: Path) -> None:
    """Make an empty database aside and put it in its place, so that none is ever half made."""
    orphan = next((name for name in _companions(path) if name.exists()), None)
    if orphan:
        raise damaged(path, f"the database is missing, but its {orphan.name} is there")
    new = path.with_name(path.name + ".new")
    try:
        for name in (new, *_companions(new)):
            name.unlink(missing_ok=True)
        make_file(new)
        with closing(_connect(new)) as connection:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute("PRAGMA synchronous = FULL")
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


def _check(path: Path) -> int:
    """The schema of a database that is sound; looks with a connection that can change nothing."""
    try:
        with path.open("rb") as file:
            header = file.read(20)
    except OSError as error:
        raise unusable(path.parent, error) from error
    if header[18:20] not in _JOURNAL_BYTES:
        raise damaged(path, "its header is not that of a database" if header else "it is empty")
    try:
        with told(path), closing(_connect(path, read_only=True)) as connection:
            return _looked_through(connection, path)
    except sqlite3.OperationalError as error:  # a header that says what cannot be
        raise damaged(path, "its header is not that of a database") from error


def _looked_through(connection: sqlite3.Connection, path: Path) -> int:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    version = version_of(connection)
    if application != APPLICATION_ID or not 0 < version <= MOST_PLAUSIBLE_SCHEMA:
        raise damaged(path, "its header is not that of Stepling's data")
    if version > SCHEMA:
        raise StoreNewer(
            f"The family's data ({path}) is from a newer Stepling and was left as it is. "
            "Install the newest Stepling to go on with it."
        )
    (finding,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if finding != "ok":
        raise damaged(path, " ".join(str(finding).replace("*** in database main ***", "").split()))
    if shape_of(connection) != expected_shape(version):
        raise damaged(path, "its tables are not those of Stepling's data")
    broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    if broken is not None:
        raise damaged(path, f"a {broken[0]} belongs to a {broken[2]} that is gone")
    return version


def _companions(path: Path) -> tuple[Path, ...]:
    return tuple(path.with_name(path.name + end) for end in ("-wal", "-shm", "-journal"))


def _connect(path: Path, read_only: bool = False) -> sqlite3.Connection:
    mode = "ro" if read_only else "rw"
    return _settled(f"{path.absolute().as_uri()}?mode={mode}")


def _settled(address: str) -> sqlite3.Connection:
    # Autocommit: every transaction is begun and committed by us, in plain sight.
    connection = sqlite3.connect(
        address, uri=True, isolation_level=None, check_same_thread=False, timeout=5.0
    )
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _require_sqlite() -> None:
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        needed = ".".join(map(str, OLDEST_SQLITE))
        raise StoreError(
            f"This Python brings SQLite {sqlite3.sqlite_version}, and Stepling's data needs "
            f"{needed} or newer. Install a newer Python."
        )
