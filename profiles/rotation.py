"""Backups in turn: the last ten sessions, the last eight weeks, and what was before an import.

`backups/000012-recent-2026-03-14.sqlite3`: the number grows with each backup, so that a clock that
was set back makes no new backup look old. Each is a whole database that was read back.
"""

import re
import sqlite3
from datetime import date
from filecmp import cmp
from pathlib import Path
from typing import NamedTuple

from profiles.backup import BACKUPS, copy_database
from profiles.checking import check
from profiles.connection import remove
from profiles.errors import StoreError, reason
from profiles.folder import private, sync_folder

RECENT, WEEK, BEFORE_IMPORT, BEFORE_SCHEMA = "recent", "week", "before-import", "before-schema"
KEPT = {RECENT: 10, WEEK: 8, BEFORE_IMPORT: 3}
"""How many of each kind stay; those from before a change of the schema all do."""
NEW = "backup.new"
_NAME = re.compile(rf"(\d{{6,}})-({RECENT}|{WEEK}|{BEFORE_IMPORT})-(.+)\.sqlite3")
_OLD_NAME = re.compile(rf"{BEFORE_SCHEMA}-\d+-(\d{{4}}-\d\d-\d\d)(?:-\d+)?\.sqlite3")


class Backup(NamedTuple):
    """One that is there."""

    number: int
    """Larger is newer; 0 for those from before a change of the schema."""
    kind: str
    when: str
    """The family's local date, or for a weekly one the week, as 2026-W11."""
    path: Path


def backups(folder: Path) -> tuple[Backup, ...]:
    """The backups beside the family's data in `folder`, the newest first."""
    found = (_backup(path) for path in (folder / BACKUPS).glob("*.sqlite3") if path.is_file())
    return tuple(sorted(filter(None, found), key=_age, reverse=True))


def newest_good(folder: Path) -> Backup | None:
    """The newest backup that is sound and that this program understands."""
    for backup in backups(folder):
        try:
            check(backup.path)
        except StoreError:
            continue
        return backup
    return None


def back_up(path: Path, today: str, kind: str = RECENT) -> Path:
    """Keep the database at `path` as it is now; the backup. `today` is the family's local date.

    Where nothing was changed since the last one of the kind, that one is enough. Older ones make
    room once the new one is on the disk. The database is only read, beside whoever writes. Raises
    StoreError where no sound backup can be made; those that were there are still there then. Only
    whoever has the folder's lock may call this, one call at a time.
    """
    try:
        return _back_up(path, today, kind)
    except StoreError as error:
        raise _refused(path, "the copy does not read back as written; check the disk") from error
    except (OSError, sqlite3.Error) as error:
        raise _refused(path, reason(error)) from error


def _back_up(path: Path, today: str, kind: str) -> Path:
    folder = path.parent / BACKUPS
    new = folder / NEW
    private(folder)
    remove(new)  # left by a program that died
    try:
        copy_database(path, new)
        place = _put_in_turn(new, kind, today)
        if kind == RECENT:
            _once_a_week(place, new, today)
    finally:
        remove(new)
    _make_room(path.parent)
    return place


def _put_in_turn(new: Path, kind: str, when: str) -> Path:
    there = backups(new.parent.parent)
    last = next((one.path for one in there if one.kind == kind), None)
    if last is not None and cmp(last, new, shallow=False):
        return last
    number = 1 + max((one.number for one in there), default=0)
    place = new.with_name(f"{number:06}-{kind}-{when}.sqlite3")
    new.replace(place)
    sync_folder(place.parent)
    sync_folder(place.parent.parent)
    return place


def _once_a_week(backup: Path, new: Path, today: str) -> None:
    year, week, _ = date.fromisoformat(today).isocalendar()
    when = f"{year}-W{week:02}"
    there = backups(backup.parent.parent)
    if not any(one.kind == WEEK and one.when == when for one in there):
        copy_database(backup, new)
        _put_in_turn(new, WEEK, when)


def _make_room(folder: Path) -> None:
    there = backups(folder)
    for kind, most in KEPT.items():
        for old in [one for one in there if one.kind == kind][most:]:
            old.path.unlink(missing_ok=True)


def _backup(path: Path) -> Backup | None:
    numbered, old = _NAME.fullmatch(path.name), _OLD_NAME.fullmatch(path.name)
    if numbered is not None:
        return Backup(int(numbered[1]), numbered[2], numbered[3], path)
    return Backup(0, BEFORE_SCHEMA, old[1], path) if old is not None else None


def _age(backup: Backup) -> tuple[int, str, float, str]:
    return backup.number, backup.when, _changed_s(backup.path), backup.path.name


def _changed_s(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _refused(path: Path, why: str) -> StoreError:
    return StoreError(
        f"No backup of the family's data could be made in {path.parent / BACKUPS}: {why}. "
        "The data itself is as it was."
    )
