"""Whether a database is sound and ours; found out without changing anything."""

import sqlite3
from contextlib import closing
from pathlib import Path

from profiles.connection import connect
from profiles.errors import StoreNewer, damaged, told
from profiles.folder import unusable
from profiles.legible import read_what_is_begun_with
from profiles.migrations import SCHEMA, expected_shape, shape_of, version_of

APPLICATION_ID = 0x53746570
"""Says that a database is ours: "Step", in the file's header."""
MOST_PLAUSIBLE_SCHEMA = 999
"""Above this a version number is damage, not the future."""

_JOURNAL_BYTES = {b"\x01\x01", b"\x02\x02"}
"""Write and read version in the header (https://www.sqlite.org/fileformat2.html): legacy, or WAL.
Where they differ SQLite opens the file all the same, and would change it."""


def check(path: Path) -> int:
    """The schema of a database that is sound; looks with a connection that can change nothing.

    Raises StoreDamaged, StoreNewer, or StoreError where it cannot be read at all.
    """
    try:
        with path.open("rb") as file:
            header = file.read(20)
    except OSError as error:
        raise unusable(path.parent, error) from error
    if header[18:20] not in _JOURNAL_BYTES:
        raise damaged(path, "its header is not that of a database" if header else "it is empty")
    try:
        with told(path), closing(connect(path, read_only=True)) as connection:
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
    if version == SCHEMA:
        read_what_is_begun_with(connection)
    return version
