"""What can go wrong with the family's data, each told in one whole sentence."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_CORRUPT, _NOT_A_DATABASE = 11, 26
"""SQLITE_CORRUPT and SQLITE_NOTADB of https://www.sqlite.org/rescode.html."""
_WRITE_TROUBLE = {
    5: "Another program is using the database for long; close it",
    8: "The database cannot be written to; give yourself the right to write to its folder",
    10: "The disk reports an error; check it, or move the data to another one",
    13: "The disk is full; free some space on it",
}
"""By the primary result codes BUSY, READONLY, IOERR and FULL."""


class StoreError(Exception):
    """The family's data cannot be used; the sentence says where, and what to do."""


class StoreBusy(StoreError):
    """Another Stepling has the data open."""


class StoreDamaged(StoreError):
    """The database is damaged; nothing of it has been changed."""


class StoreNewer(StoreError):
    """A newer Stepling made the database; nothing of it has been changed."""


def write_trouble(error: sqlite3.Error, where: Path | None) -> str:
    """Why a record is not on the disk yet, and what to do."""
    trouble = _WRITE_TROUBLE.get(_primary_code(error), "The record cannot be written")
    place = f" ({where})" if where else ""
    return (
        f"{trouble}: what was played is kept in memory and tried again with the next record{place}."
    )


def damaged(path: Path | None, detail: str) -> StoreDamaged:
    """The error for a database whose bytes make no sense."""
    place = path or "in memory"
    return StoreDamaged(
        f"The family's data ({place}) is damaged and was left as it is: {detail}. "
        "Put a backup in its place, or play as a guest."
    )


@contextmanager
def told(path: Path | None) -> Iterator[None]:
    """Turn what SQLite, or a value that makes no sense, says while reading into a sentence."""
    try:
        yield
    except (sqlite3.ProgrammingError, sqlite3.InterfaceError):
        raise  # a mistake of ours, not of the data
    except sqlite3.Error as error:
        # Text that is no UTF-8 comes from sqlite3 itself and so without a code.
        code = _primary_code(error)
        if code in (_CORRUPT, _NOT_A_DATABASE) or "decode" in str(error):
            raise damaged(path, str(error)) from error
        message = f"The family's data ({path or 'in memory'}) cannot be read: {error}."
        raise StoreError(f"{message} Close other programs that use it and try again.") from error
    except (ValueError, TypeError, KeyError) as error:
        raise damaged(path, str(error)) from error


def _primary_code(error: sqlite3.Error) -> int:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
