"""A backup from before a migration: made whole, read back, and never put in another's place."""

import sqlite3
from contextlib import closing
from filecmp import cmp
from itertools import count
from pathlib import Path

from profiles.checking import check
from profiles.connection import commit_to_the_disk, connect, remove
from profiles.errors import StoreError, reason
from profiles.folder import make_file, private, sync_folder
from profiles.migrations import SCHEMA

BACKUPS = "backups"
"""The folder of backups, in that of the family's data."""


def before_migration(path: Path, today: str) -> Path:
    """Keep a sound database as it is, in `backups/before-schema-2-2026-03-14.sqlite3` beside it.

    A backup with the same bytes that is there already is enough, so that a migration that fails
    again and again fills no disk; any other one stays. Raises StoreError where no sound backup can
    be made. The database itself is only read. Only whoever has the folder's lock may call this.
    """
    folder = path.parent / BACKUPS
    new = folder / f"before-schema-{SCHEMA}.new"
    try:
        private(folder)
        remove(new)  # left by a program that died
        try:
            copy_database(path, new)
            return _put_in_place(new, today)
        finally:
            remove(new)
    except StoreError as error:
        raise _refused(path, "the copy does not read back as written; check the disk") from error
    except (OSError, sqlite3.Error) as error:
        raise _refused(path, reason(error)) from error


def copy_database(path: Path, new: Path) -> None:
    """Copy a sound database, its log too, into one file that stands alone, and read it back.

    Raises OSError or sqlite3.Error where the disk refuses, StoreError where the copy is not sound.
    """
    make_file(new)
    with closing(connect(path, read_only=True)) as source, closing(connect(new)) as target:
        commit_to_the_disk(target)
        source.backup(target)
        # Then it can be read where nothing can be written beside it.
        target.execute("PRAGMA journal_mode = DELETE")
    check(new)


def _put_in_place(new: Path, today: str) -> Path:
    earlier = (old for old in new.parent.glob(f"{new.stem}-*.sqlite3") if old.is_file())
    same = next((old for old in earlier if cmp(old, new, shallow=False)), None)
    if same:
        return same
    names = (f"{new.stem}-{today}{f'-{n}' if n > 1 else ''}.sqlite3" for n in count(1))
    place = next(place for name in names if not (place := new.with_name(name)).exists())
    new.replace(place)
    sync_folder(place.parent)
    sync_folder(place.parent.parent)
    return place


def _refused(path: Path, why: str) -> StoreError:
    return StoreError(
        f"The family's data ({path}) was left as it is: before it can be brought up to date it "
        f"needs a backup in {path.parent / BACKUPS}, and that cannot be made: {why}. "
        "Then start Stepling again."
    )
