"""A child's path in the open database: milestones, pauses, and all that is shown of it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import Self

from profiles import database, path_reading
from profiles.child_path import ChildPath
from profiles.errors import StoreError
from profiles.milestone_history import Sitting, sittings_of
from profiles.milestone_loading import Milestone, Milestones
from profiles.milestone_reading import kept_of
from profiles.milestone_record import MilestoneRecord, milestone_record_id
from profiles.model import Child, new_id
from profiles.names import GUEST
from profiles.practice_records import Pause
from profiles.rows import write
from profiles.safekeeping import FLUSH_S, Safekeeping

REASONS = ("ill", "skin", "new_gear", "away")
"""Why a family pauses."""


class Walking(Safekeeping):
    """What a child's path is made of. A guest has none: it may be another child each time."""

    @contextmanager
    def beside(self) -> Iterator[Self]:
        """The same data, by a connection of its own: for a thread that reads for long.

        What was kept up to now is seen, as far as the disk took it. In memory there is no other
        connection, and nothing that takes long.
        """
        if self._reads.path is None:
            yield self
            return
        self.flush(FLUSH_S)
        beside = self._around(database.reading(self._reads.path), None, self._newer)
        try:
            yield beside
        finally:
            beside.close()

    def path(self, child: Child, milestones: Milestones, today: str) -> ChildPath:
        """Everything that the progress screen shows, on the family's local date `today`."""
        if child.code == GUEST:
            return ChildPath()
        return self._read(lambda at: path_reading.path_of(at, child.id, milestones, today))

    def milestones(self, child: Child) -> tuple[MilestoneRecord, ...]:
        """The milestones that the child has reached, by their days; whatever is in the trash."""
        if child.code == GUEST:
            return ()
        return self._read(partial(path_reading.milestones_of, child_id=child.id))

    def sittings(self, child: Child) -> tuple[Sitting, ...]:
        """All times of playing that are over and not in the trash, as milestones see them."""
        if child.code == GUEST:
            return ()
        return sittings_of(child, self._read(partial(kept_of, child_id=child.id)))

    def tell_milestone(
        self, child: Child, milestone: Milestone, today: str
    ) -> MilestoneRecord | None:
        """A grown-up says that it was reached; None where that was said before.

        It belongs to the child's latest session. Waits for the disk. Raises StoreError.
        """
        if child.code == GUEST:
            return None

        def tell(connection: sqlite3.Connection) -> MilestoneRecord | None:
            kept = path_reading.milestones_of(connection, child.id)
            if any(one.milestone == milestone.id for one in kept):
                return None
            session_id = path_reading.latest_session(connection, child.id)
            if not session_id:
                raise StoreError(f"{child.nickname} has not played yet. Play once first.")
            record = MilestoneRecord(
                milestone_record_id(child.id, milestone.id),
                *(child.id, milestone.id, today, session_id),
                evidence="A grown-up said so.",
            )
            write(connection, record)
            return record

        return self._writing().do(tell)

    def pause(self, child: Child, reason: str, today: str) -> None:
        """From `today` on nobody expects the child to play. Waits for the disk.

        A pause that still lasts goes on, for this reason then. Raises StoreError.
        """
        if reason not in REASONS:
            raise StoreError(f'"{reason}" is no reason to pause; there are: {", ".join(REASONS)}.')

        def begin(connection: sqlite3.Connection) -> None:
            pauses = path_reading.pauses_of(connection, child.id)
            lasting = [one for one in pauses if one.until_date is None]
            new = Pause(new_id(), child.id, reason, today)
            write(connection, replace(lasting[-1], reason=reason) if lasting else new)

        self._writing().do(begin)

    def play_on(self, child: Child, today: str) -> None:
        """From `today` on the child plays again. Waits for the disk. Raises StoreError."""

        def end(connection: sqlite3.Connection) -> None:
            connection.execute(
                "UPDATE pause SET until_date = ? WHERE child_id = ? AND until_date IS NULL",
                (today, child.id),
            )

        self._writing().do(end)
