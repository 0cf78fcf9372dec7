"""Fills disks of every size with a family's data, then gives each some room; prints how it went.

    python -m tests.profiles.fill_small_disks DISK STEP_KB

Must run where it may mount: `unshare -rm`. Since sizes differ by as little as a page, the disk is
full at each write in turn, from the first one to the last. One JSON line is printed for each.
"""

import json
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from profiles.errors import StoreError
from profiles.model import Child, Gear, Repetition, Result, Round, SessionRecord
from profiles.store import Store
from tests.profiles.afternoon import repetition_of, round_of, session_of
from tests.profiles.older import (
    OLDER,
    Rows,
    as_of_schema,
    golden_rows,
    rows_of,
    with_the_columns_of,
)

KINDS = (Child, Gear, SessionRecord, Round, Repetition, Result)
ROOMY_KB, REPS = 16_000, 12
MOST_KB = {"play": 1_000, "update": 320}
OLDEST = min(OLDER)


@dataclass
class Filled:
    """What became of one small disk."""

    kind: str
    size_kb: int
    said: list[str] = field(default_factory=list)
    """Each sentence about what was refused."""
    told: list[str] = field(default_factory=list)
    """What was said to be kept while the disk was small, by its ids."""
    lost: int = 0
    """How much of that was gone, once there was room; of old data, rows."""
    left_over: int = 0
    """How much of what was played did not come to the disk once there was room."""

    def attempt(self, job: Callable[[], object]) -> None:
        """Do something, or hear why it cannot be done."""
        try:
            job()
        except StoreError as error:
            self.said.append(str(error))


def main(disk: Path, step_kb: int) -> None:
    """All sizes, for play in a new folder and for data that is brought up to date."""
    work = {"play": _play, "update": _update}
    for kind, do in work.items():
        for size_kb in range(step_kb, MOST_KB[kind] + 1, step_kb):
            filled = Filled(kind, size_kb)
            _run("mount", "-t", "tmpfs", "-o", f"size={size_kb}k", "tmpfs", str(disk))
            try:
                do(disk, filled)
            finally:
                _run("umount", str(disk))
            sys.stdout.write(f"{json.dumps(asdict(filled))}\n")


def _more_room(disk: Path) -> None:
    _run("mount", "-o", f"remount,size={ROOMY_KB}k", str(disk))


def _run(*words: str) -> None:
    subprocess.run(words, check=True)


# --- A family plays -------------------------------------------------------------------------------
def _play(disk: Path, filled: Filled) -> None:
    """Everything that writes: a child, its settings, a session to its end, and a backup."""
    folder = disk / "family"
    filled.attempt(lambda: _played(Store(folder), disk, filled))
    _more_room(disk)
    with closing(Store(folder)) as store:
        there = {getattr(one, "id", "") for kind in KINDS for one in store.records(kind)}
        there |= {result.round_id for result in store.records(Result)}
        filled.lost = len(set(filled.told) - there)


def _played(store: Store, disk: Path, filled: Filled) -> None:
    def child() -> None:
        ana = store.add_child("Ana", "fox")
        filled.told.append(ana.id)
        store.update_child(replace(ana, text_scale=1.5))
        filled.told.append(store.gear_of(ana).id)

    with closing(store):
        filled.attempt(child)
        filled.attempt(lambda: _session(store))
        store.flush(10)
        _listen(store, filled)
        filled.attempt(lambda: store.back_up("2026-03-14"))
        _more_room(disk)
        store.flush(10)
        _listen(store, filled)
        filled.left_over = store.held


def _session(store: Store) -> None:
    guest = store.guest()
    session = session_of(guest, store.gear_of(guest))
    round_ = round_of(session)
    repetitions = [repetition_of(round_, number) for number in range(1, REPS + 1)]
    for record in (session, round_, *repetitions):
        store.keep(record.id, record)
    store.keep(round_.id, Result(round_.id, REPS, REPS, REPS, 0, 90.0, "level"))
    store.keep(session.id, replace(session, ended_by="level"))


def _listen(store: Store, filled: Filled) -> None:
    for kept in store.answers():
        if kept.error is None:
            filled.told.append(kept.ticket)
        else:
            filled.said.append(kept.error)


# --- Old data is brought up to date ---------------------------------------------------------------
def _update(disk: Path, filled: Filled) -> None:
    try:
        as_of_schema(OLDEST, disk)
    except OSError:
        return  # the disk does not even hold what there is
    filled.attempt(lambda: Store(disk).close())
    _more_room(disk)
    Store(disk).close()
    there = rows_of(disk / "stepling.db")
    before = golden_rows(OLDEST)
    filled.told = [str(row) for row in _all(before)]
    kept = with_the_columns_of(before, there)
    filled.lost = sum(row not in _all(kept) for row in _all(before))


def _all(rows: Rows) -> list[dict[str, object]]:
    return [row for table in rows.values() for row in table]


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
