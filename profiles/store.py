"""The family's data: keeps records as they happen, and reads children and their progress.

store = Store(folder)
store.keep("repetition-3", repetition)      # returns at once
for kept in store.answers(): ...            # kept.error is None: it is on the disk
store.close()
"""

import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TypeVar

from profiles import gear as wardrobe
from profiles import interrupted, names, practice, reading, report_reading
from profiles.errors import StoreBusy, StoreDamaged, StoreError, StoreNewer
from profiles.gear import Worn
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
from profiles.opened import DATABASE
from profiles.practice_records import Assignment, LadderStep
from profiles.progress import Progress
from profiles.report_filed import Filed
from profiles.rows import forget_device, write
from profiles.walking import Walking
from profiles.writer import Kept

__all__ = ["DATABASE", "Kept", "Store", "StoreBusy", "StoreDamaged", "StoreError", "StoreNewer"]

R = TypeVar("R", bound=Record)


class Store(Walking):
    """The database in a folder, which is this Store's alone until it is closed.

    Reads see everything that was kept before them, as far as the disk took it. Every method that
    reads raises StoreDamaged where what it finds makes no sense; nothing is changed by that.
    """

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

    # --- Practice -----------------------------------------------------------------------------
    def assignment(self, child: Child) -> Assignment | None:
        """The plan that the child practises by now, if there is one."""
        return self._read(partial(practice.assignment, child_id=child.id))

    def assign(self, child: Child, plan: Assignment | None, at: str) -> None:
        """From `at` on the child practises by `plan`, or by none. Waits for the disk.

        `at` is local time with its offset, ISO 8601; the plan before ends then. Assigning the same
        plan again begins it anew.
        """
        self._writing().do(partial(practice.assign, child_id=child.id, plan=plan, at=at))

    def ladder_steps(self, child: Child, gear: Gear) -> Mapping[str, LadderStep]:
        """The latest of each level, by the level's id, in this gear; without the trash.

        A guest has none: it may be another child each time.
        """
        if child.code == names.GUEST:
            return {}
        return self._read(partial(practice.ladder_steps, child_id=child.id, gear_id=gear.id))

    def played_by_level(self, child: Child, local_date: str) -> Mapping[str, float]:
        """Active seconds of the child on that day on each level that came to its result."""
        return self._read(
            partial(practice.played_by_level, child_id=child.id, local_date=local_date)
        )

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

    def filed(self, child: Child) -> Filed:
        """All that a report on the child is made of, without the trash.

        A guest has none: it may be another child each time.
        """
        if child.code == names.GUEST:
            return Filed(child)
        return self._read(partial(report_reading.filed, child=child))

    def records(self, kind: type[R]) -> tuple[R, ...]:
        """Every record of a kind, trash included, in the order in which they were first kept."""
        return self._read(partial(reading.records, kind=kind))

    # --- Gear ---------------------------------------------------------------------------------
    def gears(self, child: Child) -> tuple[Worn, ...]:
        """What the child wore, one after the other; the last is what it wears now."""
        self.gear_of(child)
        return self._read(partial(wardrobe.worn, child_id=child.id))

    def add_gear(self, new: Gear, today: str) -> None:
        """From `new.since` on the child wears this; `today` is the family's local date.

        Waits for the disk. Raises StoreError where that day cannot be: nothing is worn since a day
        ahead, or since before what was worn last.
        """
        self._writing().do(partial(wardrobe.add, gear=new, today=today))

    def change_gear(self, changed: Gear, today: str) -> None:
        """Put right what was said of a gear; it stays the same gear. Waits for the disk."""
        self._writing().do(partial(wardrobe.change, gear=changed, today=today))

    def wear_again(self, worn: Gear, today: str) -> None:
        """From today on the child wears this one again. Waits for the disk."""
        self._writing().do(partial(wardrobe.wear_again, gear=worn, today=today))

    def drop_gear(self, gear_id: str) -> None:
        """Take out a gear; raises StoreError where it was played in. Waits for the disk."""
        self._writing().do(partial(wardrobe.drop, gear_id=gear_id))
