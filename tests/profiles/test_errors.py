"""Whatever the disk says is told as half a sentence that says what to do."""

import errno
import os
import sqlite3

import pytest

from profiles.errors import StoreError, reason, told


def sqlite_error(code: int, words: str) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError(words)
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), "the disk is full; free some space"),
        (PermissionError(errno.EACCES, "no"), "you may not write there; give yourself the right"),
        (OSError(errno.EROFS, "no"), "you may not write there"),
        (FileExistsError(errno.EEXIST, "no"), "something else is in its place; move that away"),
        (OSError(errno.EFBIG, "File too large"), "cannot be written (File too large); check"),
        (OSError("odd"), "it cannot be written (the disk gives no reason); check the disk"),
        (sqlite_error(13, "database or disk is full"), "the disk is full; free some space"),
        (sqlite_error(5, "database is locked"), "another program has been using it"),
        (sqlite_error(778, "disk I/O error"), "the disk reports an error; check it"),
        (sqlite_error(4874, "disk I/O error"), "the disk is full; free some space"),
        (sqlite_error(14, "unable to open"), "it cannot be written (unable to open)"),
    ],
)
def test_a_refusal_is_told_with_what_to_do(error: Exception, sentence: str) -> None:
    assert sentence in reason(error)


def test_a_disk_without_room_for_the_index_of_a_log_is_told_as_full_while_reading() -> None:
    with pytest.raises(StoreError, match=r"cannot be read: the disk is full; free"), told(None):
        raise sqlite_error(4874, "disk I/O error")
