"""Backups, packets and erasing: what keeps the family's data, takes it elsewhere, and away."""

import sqlite3
import threading
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from itertools import chain
from pathlib import Path

from profiles import rotation
from profiles.belonging import Entry, entries
from profiles.database import Door
from profiles.erasing import Erased, erase, erase_rows
from profiles.errors import StoreError, write_trouble
from profiles.merging import Taken, merge
from profiles.model import Child
from profiles.names import GUEST
from profiles.opened import Opened
from profiles.packet import Packet, without_names
from profiles.packet_errors import PacketError

FLUSH_S = 10.0
BACKUP_S = 30.0
"""So long closing waits for a backup that is being made."""


class Safekeeping(Opened):
    """Backups, packets and erasing, with the database open."""

    def _open(self, reads: Door, writes: Door | None, newer: bool = False) -> None:
        super()._open(reads, writes, newer)
        self._one_at_a_time = threading.Lock()
        self._backing_up: threading.Thread | None = None
        self._backup_troubles: list[str] = []

    # --- Backups ------------------------------------------------------------------------------
    def back_up(self, today: str, kind: str = rotation.RECENT) -> Path:
        """Make a backup now, and wait for it; see `profiles.rotation`. Raises StoreError."""
        path = self._database()
        self._writing()
        self.flush(FLUSH_S)
        with self._one_at_a_time:
            return rotation.back_up(path, today, kind)

    def back_up_soon(self, today: str) -> None:
        """Make a backup beside all else, as at a session's end; `backup_trouble` tells of trouble.

        Nothing happens in memory. Closing waits for it.
        """
        if self._reads.path is None or self._writer is None:
            return
        before = self._backing_up

        def run() -> None:
            if before is not None:
                before.join()
            try:
                self.back_up(today)
            except StoreError as error:
                self._backup_troubles.append(str(error))

        self._backing_up = threading.Thread(target=run, name="stepling-backup", daemon=True)
        self._backing_up.start()

    def backup_trouble(self) -> str:
        """Why a backup could not be made, told once; empty where nothing went wrong."""
        return self._backup_troubles.pop() if self._backup_troubles else ""

    def close(self) -> bool:
        """As `Opened.close`, once a backup that was begun is done."""
        if self._backing_up is not None:
            self._backing_up.join(BACKUP_S)
        return super().close()

    # --- Packets ------------------------------------------------------------------------------
    def packed(
        self, children: Sequence[Child], version: str, at: str, *, deidentified: bool = False
    ) -> Packet:
        """All that is kept of these children, as it was at one moment. Raises PacketError."""
        if not children or any(child.code == GUEST for child in children):
            raise PacketError(
                "A guest may be another child each time, and is in no packet. "
                "Add a child first: stepling children add NICKNAME"
            )
        of_each = self._read(partial(_entries_of, children=children))
        whole = without_names(of_each) if deidentified else tuple(chain.from_iterable(of_each))
        return Packet(whole, version, at, deidentified)

    def take_in(self, packet: Packet, today: str, faces: Collection[str] = ()) -> tuple[Taken, ...]:
        """Add what is new in a packet, all of it or nothing, once a backup was made.

        `faces` are the avatars that can be shown. Waits for the disk. Raises StoreError; nothing
        was changed then.
        """
        if self._reads.path is not None:
            self.back_up(today, rotation.BEFORE_IMPORT)
        with self._alone("Nothing was changed.") as connection, _transaction(connection):
            return merge(connection, packet, faces)

    # --- Erasing ------------------------------------------------------------------------------
    def erase(self, child: Child, recordings: Path) -> Erased:
        """Erase a child for good, here and in all that lies in the data's folder.

        `recordings` holds a folder for each recorded session. Raises StoreError where the disk
        refuses; it can be asked for again then. See `profiles.erasing`.
        """
        with self._alone(f"{child.nickname} is not erased yet: erase again then.") as connection:
            if self._reads.path is None:
                return Erased(erase_rows(connection, child.id), (), (), 0, (), ())
            return erase(connection, self._reads.path, child, recordings)

    @contextmanager
    def _alone(self, what_then: str) -> Iterator[sqlite3.Connection]:
        """The connection that writes, for as long as it takes; what is played meanwhile waits."""
        self._writing()
        if not self.flush(FLUSH_S):
            raise StoreError("The disk does not take what was played. Free some space on it first.")
        assert self._writes is not None, "whoever may write has a connection to do so"
        try:
            with self._one_at_a_time, self._writes.open() as connection:
                yield connection
        except (OSError, sqlite3.Error) as error:
            raise StoreError(f"{write_trouble(error, self._reads.path)} {what_then}") from error

    def _database(self) -> Path:
        if self._reads.path is None:
            raise StoreError("What a guest plays in memory is kept nowhere, and has no backup.")
        return self._reads.path


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All that is done within, or nothing of it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise


def _entries_of(
    connection: sqlite3.Connection, children: Sequence[Child]
) -> tuple[tuple[Entry, ...], ...]:
    """The records of each child, all of one moment, whatever is written meanwhile."""
    connection.execute("BEGIN")
    try:
        return tuple(tuple(entries(connection, child.id)) for child in children)
    finally:
        connection.execute("ROLLBACK")
