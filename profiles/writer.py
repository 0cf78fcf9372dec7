"""Puts records on the disk from a thread of its own, one commit each, in the order they come."""

import sqlite3
import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from time import monotonic
from typing import NamedTuple, TypeVar

from profiles.database import Door
from profiles.errors import StoreError, write_trouble
from profiles.model import Record
from profiles.rows import write

T = TypeVar("T")

CAPACITY = 256
"""Records on their way to the disk; `keep` waits only where so many are before it."""
JOB_S = 30.0
"""A disk that does not answer for so long is told as an error."""


class Kept(NamedTuple):
    """What became of a record, under the ticket that it was handed over with."""

    ticket: str
    error: str | None = None
    """None: committed, it is on the disk. Else why it is not; where it stays in memory, a second
    Kept without an error follows once it could be written."""


@dataclass(slots=True)
class Job:
    """Something to do with the connection, in its turn and as one transaction."""

    work: Callable[[sqlite3.Connection], object]
    ticket: str | None = None
    """A record's; None where somebody waits for the job."""
    done: threading.Event = field(default_factory=threading.Event)
    error: Exception | None = None


class Writer:
    """The thread that writes. All methods may be called from any other thread."""

    def __init__(self, door: Door, capacity: int = CAPACITY) -> None:
        """Start at once; `door` stays the caller's to close, after `close`."""
        self._door = door
        self._capacity = capacity
        self._waiting: deque[Job] = deque()
        self._held: deque[Job] = deque()
        self._trouble = ""
        self._answers: deque[Kept] = deque()
        self._busy = False
        self._closing = False
        self._changed = threading.Condition()
        # A daemon: nothing is lost where the program dies first, for every record is committed
        # as it comes; and a disk that hangs must not keep the program from ending.
        self._thread = threading.Thread(target=self._run, name="stepling-store", daemon=True)
        self._thread.start()

    @property
    def held(self) -> int:
        """How many records stay in memory because the disk refused them."""
        return len(self._held)

    def keep(self, ticket: str, record: Record) -> None:
        """Hand a record over; it is answered under its ticket."""
        self._enqueue(Job(partial(write, record=record), ticket))

    def do(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Let `work` run in its turn as one transaction, and wait for what it returns.

        Raises StoreError where it could not be done; nothing of it has happened then.
        """
        values: list[T] = []
        job = Job(lambda connection: values.append(work(connection)))
        self._enqueue(job)
        if not job.done.wait(JOB_S):
            raise StoreError("The disk does not answer. Check it, and start Stepling again.")
        if job.error is not None:
            raise job.error
        return values[-1]

    def answers(self) -> list[Kept]:
        """What became of records since the last call."""
        answers: list[Kept] = []
        while self._answers:
            answers.append(self._answers.popleft())
        return answers

    def settle(self, timeout_s: float) -> bool:
        """Wait until everything handed over has been tried; whether that came to pass in time."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._waiting and not self._busy, timeout_s)

    def flush(self, timeout_s: float) -> bool:
        """Try once more what is held in memory; whether all is on the disk, in time."""
        end_s = monotonic() + timeout_s
        if self.held:
            self._enqueue(Job(lambda _: None))
        return self.settle(max(0.0, end_s - monotonic())) and not self.held

    def close(self, timeout_s: float) -> bool:
        """Try everything once more, and end; whether the thread has ended in time."""
        if not self._closing:
            self.flush(timeout_s)
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _enqueue(self, job: Job) -> None:
        with self._changed:
            self._changed.wait_for(lambda: len(self._waiting) < self._capacity or self._closing)
            if self._closing:
                raise StoreError("The family's data is closed already; nothing more can be kept.")
            self._waiting.append(job)
            self._changed.notify_all()

    # --- On the thread ------------------------------------------------------------------------
    def _run(self) -> None:
        while (job := self._next()) is not None:
            self._retry_held()
            self._carry_out(job)
            with self._changed:
                self._busy = False
                self._changed.notify_all()

    def _next(self) -> Job | None:
        with self._changed:
            self._changed.wait_for(lambda: bool(self._waiting) or self._closing)
            if not self._waiting:
                return None
            self._busy = True
            job = self._waiting.popleft()
            self._changed.notify_all()
            return job

    def _retry_held(self) -> None:
        """Write what the disk refused before, oldest first, until it refuses again."""
        while self._held and self._attempt(self._held[0]):
            self._held.popleft()

    def _carry_out(self, job: Job) -> None:
        # A record that belongs to one that is held must not come before it.
        waits_its_turn = job.ticket is not None and bool(self._held)
        if waits_its_turn or not self._attempt(job):
            self._held.append(job)
            self._answers.append(Kept(job.ticket or "", self._trouble))
        job.done.set()

    def _attempt(self, job: Job) -> bool:
        """Do the job and answer it; False where it is a record that the disk refuses for now."""
        try:
            self._in_transaction(job.work)
        except Exception as error:  # the thread must outlive whatever one record brings
            if job.ticket is None:
                job.error = _for_the_one_who_waits(error, self._door)
            elif _is_the_disk(error):
                reason = write_trouble(error, self._door.path)
                self._trouble = f"{reason} What was played is in memory and is tried again."
                return False
            else:
                sentence = f"A record could not be kept ({error}). Please report this."
                self._answers.append(Kept(job.ticket, sentence))
            return True
        if job.ticket is not None:
            self._answers.append(Kept(job.ticket))
        return True

    def _in_transaction(self, work: Callable[[sqlite3.Connection], object]) -> None:
        with self._door.open() as connection:
            try:
                connection.execute("BEGIN IMMEDIATE")
                work(connection)
                connection.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    if connection.in_transaction:
                        connection.execute("ROLLBACK")
                raise


def _is_the_disk(error: Exception) -> bool:
    """Whether trying again could help: not where the record itself is at fault."""
    own_fault = (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.DataError)
    return isinstance(error, sqlite3.DatabaseError) and not isinstance(error, own_fault)


def _for_the_one_who_waits(error: Exception, door: Door) -> Exception:
    if not _is_the_disk(error):
        return error
    return StoreError(f"{write_trouble(error, door.path)} Nothing was changed.")
