"""Erasing a child for good: from the database, its log, every backup, what lies aside, recordings.

Backups come first and the database last, so that whoever is cut off can ask for the same again.
What a disk keeps beneath its files, and copies that were made elsewhere, are beyond this program.
"""

import os
import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

from profiles.backup import copy_database
from profiles.belonging import forget, sessions_of
from profiles.checking import check
from profiles.connection import commit_to_the_disk, companions, connect, remove
from profiles.errors import StoreDamaged, StoreNewer
from profiles.folder import sync_folder
from profiles.model import Child
from profiles.packet import is_packet
from profiles.traces import Needles, Trace, files_under, is_database, is_in, needles_of, traces

LOGS = "logs"
HALF = ".half"


@dataclass(frozen=True, slots=True)
class Erased:
    """What was erased, and what is left."""

    records: Mapping[str, int]
    """How many, by table."""
    rewritten: tuple[Path, ...]
    """Backups, and databases set aside, that are without the child now."""
    removed: tuple[Path, ...]
    """Files that held the child and could not be rewritten: damaged, or a newer Stepling's."""
    recordings: int
    packets: tuple[Path, ...]
    """Packets under the folder, into which nobody looked."""
    left: tuple[Trace, ...]
    """Where the nickname or the id is still found; searched byte by byte when all was done."""

    @property
    def is_clean(self) -> bool:
        """Whether nothing is left but what other records say."""
        return all(trace.by_others for trace in self.left)


@dataclass(slots=True)
class _Sweep:
    """What is swept away on the way."""

    child: Child
    database: Path
    needles: Needles
    sessions: set[str] = field(default_factory=set)
    rewritten: list[Path] = field(default_factory=list)
    removed: list[Path] = field(default_factory=list)


def erase(connection: sqlite3.Connection, database: Path, child: Child, recordings: Path) -> Erased:
    """Erase the child; `recordings` holds a folder for each session that was recorded.

    `connection` is the only one that writes, and in no transaction. Only whoever has the folder's
    lock may call this. Raises OSError or sqlite3.Error where the disk refuses; then it can be
    done again, for the child itself goes last.
    """
    sweep = _Sweep(child, database, needles_of(child))
    sweep.sessions |= sessions_of(connection, child.id)
    ours = {database, *companions(database)}
    for path in list(files_under(database.parent)):
        # A log goes with its database, and may be gone by now.
        if path not in ours and path.exists():
            _sweep_file(path, sweep)
    recorded = _remove_recordings(recordings, sweep.sessions)
    records = erase_rows(connection, child.id)
    left = traces(database.parent, child)
    packets = tuple(filter(is_packet, files_under(database.parent)))
    rewritten, removed = tuple(sweep.rewritten), tuple(sweep.removed)
    return Erased(records, rewritten, removed, recorded, packets, left)


def erase_rows(connection: sqlite3.Connection, child_id: str) -> dict[str, int]:
    """Delete a child's rows, and make the file anew so that nothing stays between its pages."""
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA temp_store = MEMORY")  # what is made anew goes through no other file
    connection.execute("BEGIN IMMEDIATE")
    try:
        gone = forget(connection, child_id)
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise
    connection.execute("VACUUM")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return gone


def _sweep_file(path: Path, sweep: _Sweep) -> None:
    if is_database(path):
        _sweep_database(path, sweep)
    elif path.relative_to(sweep.database.parent).parts[0] == LOGS and is_in(path, sweep.needles):
        path.unlink()
        sweep.removed.append(path)


def _sweep_database(path: Path, sweep: _Sweep) -> None:
    files = [name for name in (path, *companions(path)) if name.exists()]
    if not any(is_in(name, sweep.needles) for name in files):
        return
    try:
        check(path)
    except (StoreDamaged, StoreNewer):
        # Nothing says how to take one child out of it.
        remove(path)
        sync_folder(path.parent)
        sweep.removed.append(path)
    else:
        _rewrite(path, sweep)
        sweep.rewritten.append(path)


def _rewrite(path: Path, sweep: _Sweep) -> None:
    """Put a copy without the child in the place of a sound database, which stays as old as it is.

    Where another child is only called alike it comes out with all that was in it.
    """
    half = path.with_name(path.name + HALF)
    remove(half)  # left by a program that died
    try:
        copy_database(path, half)
        with closing(connect(half)) as connection:
            commit_to_the_disk(connection)
            sweep.sessions |= sessions_of(connection, sweep.child.id)
            erase_rows(connection, sweep.child.id)
        check(half)
        was = path.stat()
        os.utime(half, ns=(was.st_atime_ns, was.st_mtime_ns))  # its age tells which is the newest
        for name in companions(path):
            name.unlink(missing_ok=True)
        half.replace(path)
        sync_folder(path.parent)
    finally:
        remove(half)


def _remove_recordings(recordings: Path, sessions: set[str]) -> int:
    folders = [recordings / session for session in sessions]
    there = [folder for folder in folders if folder.is_dir() and not folder.is_symlink()]
    for folder in there:
        shutil.rmtree(folder)
    return len(there)
