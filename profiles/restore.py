"""Putting a backup in the place of the family's data, which is kept aside; whole or not at all.

The backup is copied beside the data, read back and then renamed to `stepling.db.restored`. From
that moment on it will be the data, by this program's hand or by that of the next one that starts.
A program that has the data open cannot do so; it leaves the copy as `stepling.db.asked`, and the
next one that starts sets the data aside first.
"""

import os
import shutil
import sqlite3
from datetime import date
from pathlib import Path
from typing import NamedTuple

from profiles.backup import copy_database
from profiles.checking import check
from profiles.connection import companions, remove
from profiles.errors import StoreDamaged, StoreError, StoreNewer, reason
from profiles.folder import OWNER_ONLY_FILE, Lock, make_private, private, sync_folder
from profiles.rotation import newest_good

ASIDE = "set-aside"
"""The folder of databases that something else came in the place of."""
READY = ".restored"
"""The end of the name of a backup that is about to be the family's data."""
ASKED = ".asked"
"""The end of the name of a backup that is to be the family's data from the next start on."""
HALF = ".new"


class Restored(NamedTuple):
    """What is the family's data now, and where it was put before."""

    backup: Path
    aside: Path | None
    """The folder of what was there; None where there was nothing."""


def restore(path: Path, backup: Path | None = None, today: str | None = None) -> Restored:
    """Put a backup, or the newest sound one, in the place of the database at `path`.

    Takes the folder's lock. Raises StoreBusy where a Stepling runs, and StoreError where no sound
    backup is there or the disk refuses; the data is as it was then.
    """
    make_private(path.parent)
    lock = Lock(path.parent)
    try:
        finish(path)
        source = backup or _newest(path.parent)
        _look_at(source)
        try:
            return _restore(path, source, today or date.today().isoformat())
        except (OSError, sqlite3.Error) as error:
            raise _refused(source, reason(error)) from error
    finally:
        lock.release()


def ask(path: Path, backup: Path) -> None:
    """Let the next start put a backup in the place of the database at `path`, open until then.

    Raises StoreError where the backup is not sound or the disk refuses; nothing will happen then.
    Only whoever has the folder's lock may call this.
    """
    _look_at(backup)
    new = _asked(path).with_name(_asked(path).name + HALF)
    try:
        remove(new)  # left by a program that died
        try:
            copy_database(backup, new)
            new.replace(_asked(path))
            sync_folder(path.parent)
        finally:
            remove(new)
    except (OSError, sqlite3.Error) as error:
        raise _refused(backup, reason(error)) from error


def pending(path: Path) -> bool:
    """Whether a restoring was asked for or cut off, to be finished before the data is used."""
    return _ready(path).exists() or _asked(path).exists()


def finish(path: Path) -> None:
    """Finish a restoring that was asked for or cut off; only whoever has the folder's lock may.

    Raises StoreError where the disk refuses.
    """
    if not pending(path):
        return
    if not _ready(path).exists():
        _prepare(path)
    try:
        # The old log must be gone before another database stands beside it: SQLite would write
        # the one into the other. Both are kept aside.
        for name in companions(path):
            name.unlink(missing_ok=True)
        sync_folder(path.parent)
        _ready(path).replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise _refused(_ready(path), reason(error)) from error


def _prepare(path: Path) -> None:
    """Set aside what is there, and make what was asked for ready. Raises StoreError."""
    try:
        _set_aside(path, date.today().isoformat())
        _asked(path).replace(_ready(path))
        sync_folder(path.parent)
    except OSError as error:
        _asked(path).unlink(missing_ok=True)  # else the data, as it was, could never be opened
        raise _refused(_asked(path), reason(error)) from error


def _restore(path: Path, source: Path, today: str) -> Restored:
    new = path.with_name(path.name + HALF)
    remove(new)  # left by a program that died
    try:
        copy_database(source, new)
        aside = _set_aside(path, today)
        new.replace(_ready(path))
        sync_folder(path.parent)
    finally:
        remove(new)
    finish(path)
    return Restored(source, aside)


def _set_aside(path: Path, today: str) -> Path | None:
    """Copy what is there, with its log, into a folder of its own."""
    present = [name for name in (path, *companions(path)) if name.is_file()]
    if not present:
        return None
    folder = path.parent / ASIDE
    private(folder)
    for half in folder.glob(f"*{HALF}"):  # left by a program that died
        shutil.rmtree(half)
    number = 1 + max((int(old.name[:6]) for old in folder.glob("[0-9]" * 6 + "-*")), default=0)
    place = folder / f"{number:06}-{today}"
    half = place.with_name(place.name + HALF)
    half.mkdir(mode=0o700)
    for name in present:
        _copy(name, half / name.name)
    sync_folder(half)
    half.replace(place)
    sync_folder(folder)
    sync_folder(path.parent)
    return place


def _copy(source: Path, target: Path) -> None:
    shutil.copyfile(source, target)
    target.chmod(OWNER_ONLY_FILE)
    with target.open("r+b") as file:
        os.fsync(file.fileno())


def _newest(folder: Path) -> Path:
    found = newest_good(folder)
    if found is None:
        raise StoreError(
            f"There is no sound backup of the family's data in {folder}. Nothing was changed. "
            "If you have one elsewhere, name its file."
        )
    return found.path


def _look_at(source: Path) -> None:
    if not source.is_file():
        raise StoreError(f"There is no file {source}. Name the backup that is to be restored.")
    try:
        check(source)
    except StoreNewer:
        told = "it is from a newer Stepling; install the newest one, or take another backup"
        raise _refused(source, told) from None
    except StoreDamaged:
        raise _refused(source, "it is no sound backup; take another one") from None


def _ready(path: Path) -> Path:
    return path.with_name(path.name + READY)


def _asked(path: Path) -> Path:
    return path.with_name(path.name + ASKED)


def _refused(source: Path, why: str) -> StoreError:
    return StoreError(f"{source} could not be restored: {why}. The family's data is as it was.")
