"""What can go wrong with the family's data, each told in one whole sentence."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_ERROR = 1
_DAMAGE = {11, 18, 20, 24, 26}
"""Primary result codes that reading a sound database never gives: CORRUPT, TOOBIG, MISMATCH,
FORMAT, NOTADB (https://www.sqlite.org/rescode.html)."""
_FULL = 13
_NO_ROOM_FOR_THE_INDEX = 4874
"""The extended code IOERR_SHMSIZE: even to read, SQLite makes an index of 32 kB beside the log."""
_TROUBLE = {
    5: "another program has been using it for long; close that",
    8: "it is read-only; give yourself the right to write to its folder",
    10: "the disk reports an error; check it, or move the data to another one",
    _FULL: "the disk is full; free some space on it",
}
"""By the primary result codes BUSY, READONLY, IOERR and FULL."""
_NO_RIGHT = "you may not write there; give yourself the right to"
_FOLDER_TROUBLE = {
    errno.ENOSPC: _TROUBLE[_FULL],
    errno.EDQUOT: _TROUBLE[_FULL],
    errno.EIO: _TROUBLE[10],
    errno.EACCES: _NO_RIGHT,
    errno.EPERM: _NO_RIGHT,
    errno.EROFS: _NO_RIGHT,
    errno.EEXIST: "something else is in its place; move that away",
    errno.ENOTDIR: "something else is in its place; move that away",
}


class StoreError(Exception):
    """The family's data cannot be used; the sentence says where, and what to do."""


class StoreBusy(StoreError):  # noqa: N818 (its base says that it is an error)
    """Another Stepling has the data open."""


class StoreDamaged(StoreError):  # noqa: N818 (its base says that it is an error)
    """The database is damaged; nothing of it has been changed."""


class StoreNewer(StoreError):  # noqa: N818 (its base says that it is an error)
    """A newer Stepling made the database; nothing of it has been changed."""


def write_trouble(error: Exception, where: Path | None) -> str:
    """Why something could not be written, and what to do: one sentence."""
    return f"The family's data ({where or 'in memory'}) is not up to date: {reason(error)}."


def reason(error: Exception) -> str:
    """Why the disk refused something, and what to do: the second half of a sentence."""
    if isinstance(error, OSError):
        known = _FOLDER_TROUBLE.get(error.errno or 0)
        told_as = error.strerror or "the disk gives no reason"
    else:
        known, told_as = _TROUBLE.get(_primary_code(error)), str(error)
    return known or f"it cannot be written ({told_as}); check the disk"


def damaged(path: Path | None, detail: str) -> StoreDamaged:
    """The error for a database whose bytes make no sense."""
    place = path or "in memory"
    return StoreDamaged(
        f"The family's data ({place}) is damaged and was left as it is: {detail}. "
        "Put a backup in its place, or play as a guest."
    )


@contextmanager
def told(path: Path | None) -> Iterator[None]:
    """Turn what SQLite, or a value that makes no sense, says while reading into a sentence.

    What stands in the database is not repeated in it: it may be a child's name.
    """
    try:
        yield
    except sqlite3.Error as error:
        code = _primary_code(error)
        # Text that is no UTF-8 is told by the sqlite3 module itself and so without a code.
        if "decode" in str(error):
            raise damaged(path, "a text in it cannot be read") from error
        if code in _DAMAGE:
            raise damaged(path, "its parts do not fit together") from error
        if code in (0, _ERROR):
            raise  # wrong SQL or a closed connection: a mistake of ours, not of the data
        message = f"The family's data ({path or 'in memory'}) cannot be read"
        if code in _TROUBLE:
            raise StoreError(f"{message}: {reason(error)}.") from error
        raise StoreError(
            f"{message}: {error}. Close other programs that use it and try again."
        ) from error
    except (ValueError, TypeError) as error:
        raise damaged(path, "a value in it makes no sense") from error


def _primary_code(error: Exception) -> int:
    code = int(getattr(error, "sqlite_errorcode", 0))
    return _FULL if code == _NO_ROOM_FOR_THE_INDEX else code & 0xFF
