"""The family's data: keeps records as they happen, and reads children and their progress.

store = Store(folder)
store.keep("repetition-3", repetition)      # returns at once
for kept in store.answers(): ...            # kept.error is None: it is on the disk
store.close()
"""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from profiles import database, interrupted, names, reading
from profiles.database import Door
from profiles.errors import StoreBusy, StoreDamaged, StoreError, StoreNewer, told
from profiles.folder import Lock, make_private
from profiles.model import (
    CalibrationRecord,
    Check,
    Child,
    Device,
    Gear,
    Record,
    SessionRecord,
    new_id,
)
from profiles.progress import Progress
from profiles.rows import forget_device, write
from profiles.writer import Kept, Writer

__all__ = ["DATABASE", "Kept", "Store", "StoreBusy", "StoreDamaged", "StoreError", "StoreNewer"]

DATABASE = "stepling.db"
SETTLE_S = 1.0
"""A read waits this long at most for records that are still on their way to the disk."""
CLOSE_S = 5.0

R = TypeVar("R", bound=Record)
T = TypeVar("T")


class Store:
    """The database in a folder, which is this Store's alone until it is closed.

    Reads see everything that was kept before them, as far as the disk took it. Every method that
    reads raises StoreDamaged where what it finds makes no sense; nothing is changed by that.
    """

    def __init__(self, folder: Path) -> None:
        """Open the family's data, or make it; what an older Stepling made is brought up to date.

        Raises StoreBusy, StoreDamaged or StoreNewer, and StoreError where the folder or the disk
        refuses. What was there is unchanged in all four cases; `in_memory` lets a guest play.
        """
        make_private(folder)
        self._lock: Lock | None = Lock(folder)
        try:
            path = folder / DATABASE
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
    def read_only(cls, folder: Path) -> "Store":
        """The data as it is, beside a Stepling that may be running; a missing database is empty.

        Opens what a newer Stepling made, too; a read that its changes break raises StoreNewer.
        Raises StoreDamaged, or StoreError where there is nothing to be read.
        """
        path = folder / DATABASE
        if path.exists():
            newer = database.check_readable(path)
            return cls._around(database.reading(path), None, newer)
        return cls._around(database.in_memory(), None)

    @classmethod
    def in_memory(cls) -> "Store":
        """An empty store that is gone when it is closed: for a guest whose data cannot be kept."""
        door = database.in_memory()
        return cls._around(door, door)

    @classmethod
    def _around(cls, reads: Door, writes: Door | None, newer: bool = False) -> "Store":
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

    # --- Children -----------------------------------------------------------------------------
    def children(self) -> tuple[Child, ...]:
        """All children, archived ones too, oldest first; the guest is none of them."""
        return self._read(reading.children)

    def child(self, who: str) -> Child | None:
        """The child that a code, a nickname or an id means; `guest` once a guest has played.

        Raises StoreError where several children share the nickname.
        """
        found = self._read(partial(reading.children_called, who=who))
        if len(found) > 1:
            codes = ", ".join(child.code for child in found)
            raise StoreError(f"Several children are called {who}. Say which by the code: {codes}.")
        return found[0] if found else None

    def add_child(
        self,
        nickname: str,
        avatar: str,
        *,
        created_on: str | None = None,
        birth_year: int | None = None,
    ) -> Child:
        """A new child with a fresh code; `created_on` is today where it is not given.

        Waits for the disk. Raises StoreError where the nickname is none, or the disk refuses.
        """
        since = created_on or date.today().isoformat()
        look = Child(new_id(), "", nickname, avatar, since, birth_year=birth_year)

        def add(connection: sqlite3.Connection) -> Child:
            codes = reading.codes(connection)
            taken = {*codes, *(child.nickname for child in reading.children(connection))}
            name = names.clean_nickname(nickname, codes)
            child = replace(look, code=names.new_code(taken), nickname=name)
            write(connection, child)
            return child

        return self._writing().do(add)

    def guest(self) -> Child:
        """Whoever plays without a profile; made when first asked for."""
        found = self.child(names.GUEST)
        if found is not None:
            return found
        since = date.today().isoformat()
        guest = Child(new_id(), names.GUEST, "Guest", "guest", since)
        self._writing().do(partial(write, record=guest))
        return guest

    def update_child(self, child: Child) -> Child:
        """Keep a child's changed settings; the child as it was kept. Waits for the disk."""

        def update(connection: sqlite3.Connection) -> Child:
            changed = child
            if child.code != names.GUEST:
                others = [code for code in reading.codes(connection) if code != child.code]
                name = names.clean_nickname(child.nickname, others)
                changed = replace(child, nickname=name)
            write(connection, changed)
            return changed

        return self._writing().do(update)

    def gear_of(self, child: Child) -> Gear:
        """What the child wears now; its own two legs where nothing was ever said."""
        found = self._read(partial(reading.gear_of, child_id=child.id))
        if found is not None:
            return found
        gear = Gear(new_id(), child.id, "", child.created_on)
        self._writing().do(partial(write, record=gear))
        return gear

    def latest_calibration(self, child: Child, gear: Gear, sensor: str) -> CalibrationRecord | None:
        """The newest calibration of this child in this gear on this kind of sensor."""
        return self._read(lambda at: reading.latest_calibration(at, child.id, gear.id, sensor))

    def checks(self, child: Child) -> tuple[Check, ...]:
        """The child's quiet checks that may be compared, oldest first: see `profiles.change`.

        Left out are the trash, sessions in which anything hurt, and what rests on bad data. A
        guest has none: it may be another child each time.
        """
        if child.code == names.GUEST:
            return ()
        return self._read(partial(reading.checks, child_id=child.id))

    def checked_on(self, child: Child, local_date: str, gear: Gear, sensor: str) -> bool:
        """Whether the child had a sound quiet check on that day, in this gear, on this sensor."""
        return self._read(lambda at: reading.checked_on(at, child.id, gear.id, sensor, local_date))

    # --- Devices ------------------------------------------------------------------------------
    def devices(self) -> list[Device]:
        """The family's own sensors, the one used last first; they are no child's."""
        return list(self._read(reading.devices))

    def forget_device(self, spec: str) -> None:
        """Drop the family's sensor of this spec, if it is one. Waits for the disk."""
        self._writing().do(partial(forget_device, spec=spec))

    # --- Sessions -----------------------------------------------------------------------------
    def unfinished_sessions(self) -> tuple[SessionRecord, ...]:
        """Sessions that were cut off and wait for a word: `finish_interrupted`."""
        return self._read(reading.unfinished_sessions)

    def finish_interrupted(self, session_id: str, keep: bool) -> None:
        """End a session that was cut off with what it had done, or put it into the trash."""
        end = interrupted.keep if keep else interrupted.into_trash
        self._writing().do(partial(end, session_id=session_id))

    def played_s_on(self, child: Child, local_date: str) -> float:
        """Active seconds of the child on that day, sessions cut off and trash included."""
        return self._read(lambda at: reading.played_s_on(at, child.id, local_date))

    def progress(self, child: Child) -> Progress:
        """The child's path: days, weeks and the course of each game, without the trash."""
        return self._read(partial(reading.progress, child_id=child.id))

    def records(self, kind: type[R]) -> tuple[R, ...]:
        """Every record of a kind, trash included, in the order in which they were first kept."""
        return self._read(partial(reading.records, kind=kind))

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
