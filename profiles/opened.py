"""The family's database, open: one connection that reads, and a thread that writes."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Self, TypeVar

from profiles import database, restore
from profiles.database import Door
from profiles.errors import StoreDamaged, StoreError, StoreNewer, told
from profiles.folder import Lock, make_private
from profiles.model import Record
from profiles.writer import Kept, Writer

DATABASE = "stepling.db"
SETTLE_S = 1.0
"""A read waits this long at most for records that are still on their way to the disk."""
CLOSE_S = 5.0

T = TypeVar("T")


class Opened:
    """What every use of the database shares: opening, keeping, closing."""

    def __init__(self, folder: Path) -> None:
        """Open the family's data, or make it; what an older Stepling made is brought up to date.

        Raises StoreBusy, StoreDamaged or StoreNewer, and StoreError where the folder or the disk
        refuses. What was there is unchanged in all four cases; `in_memory` lets a guest play.
        """
        make_private(folder)
        self._lock: Lock | None = Lock(folder)
        try:
            path = folder / DATABASE
            restore.finish(path)
            database.ensure(path)
            door = database.writing(path)
            try:
                self._open(database.reading(path), door)
            except BaseException:
                door.close()
                raise
        except BaseException:
            self._lock.release()
            raise

    @classmethod
    def read_only(cls, folder: Path) -> Self:
        """The data as it is, beside a Stepling that may be running; a missing database is empty.

        Opens what a newer Stepling made, too; a read that its changes break raises StoreNewer.
        Raises StoreDamaged, or StoreError where there is nothing to be read.
        """
        path = folder / DATABASE
        if restore.pending(path):
            raise StoreError(
                f"A backup is about to come in the place of {path}. Start Stepling once."
            )
        if path.exists():
            newer = database.check_readable(path)
            return cls._around(database.reading(path), None, newer)
        return cls._around(database.in_memory(), None)

    @classmethod
    def in_memory(cls) -> Self:
        """An empty store that is gone when it is closed: for a guest whose data cannot be kept."""
        door = database.in_memory()
        return cls._around(door, door)

    @classmethod
    def _around(cls, reads: Door, writes: Door | None, newer: bool = False) -> Self:
        store = cls.__new__(cls)
        store._lock = None
        store._open(reads, writes, newer)
        return store

    def _open(self, reads: Door, writes: Door | None, newer: bool = False) -> None:
        self._reads = reads
        self._writes = writes
        self._newer = newer
        self._writer = Writer(writes) if writes else None
        self._closed = False

    # --- Keeping ------------------------------------------------------------------------------
    @property
    def held(self) -> int:
        """How many records stay in memory because the disk refused them."""
        return self._writer.held if self._writer else 0

    def keep(self, ticket: str, record: Record) -> None:
        """Keep a record for ever, in the place of one of the same id; answered under `ticket`.

        Returns at once, and waits only where hundreds of records are on their way to the disk.
        """
        self._writing().keep(ticket, record)

    def answers(self) -> list[Kept]:
        """What became of records since the last call, in the order of their answers."""
        return self._writer.answers() if self._writer else []

    def flush(self, timeout_s: float) -> bool:
        """Wait until all is on the disk, trying again what it refused; whether it is, in time."""
        return self._writer.flush(timeout_s) if self._writer else True

    def close(self) -> bool:
        """Flush, close and let others have the folder; whether all that was kept is on the disk."""
        if self._closed:
            return True
        self._closed = True
        ended = self._writer.close(CLOSE_S) if self._writer else True
        self._reads.close()
        if self._writes and ended:  # a writer that hangs still has its connection
            self._writes.close()
        if self._lock:
            self._lock.release()
        return ended and not self.held

    def _writing(self) -> Writer:
        if self._writer is None:
            raise StoreError("The family's data was opened to be read; nothing can be kept in it.")
        return self._writer

    def _read(self, query: Callable[[sqlite3.Connection], T]) -> T:
        if self._writer:
            self._writer.settle(SETTLE_S)
        try:
            with told(self._reads.path), self._reads.open() as connection:
                return query(connection)
        except (StoreDamaged, sqlite3.OperationalError) as error:
            if not self._newer:
                raise
            raise StoreNewer(
                f"The family's data ({self._reads.path}) is from a newer Stepling, and this one "
                "does not understand it. Install the newest Stepling."
            ) from error
