"""Movement recordings on this computer: how many there are, and erasing those that are over.

Only what the recorder makes counts as a recording: a folder below `sessions` that is named by a
session's id, with nothing in it but the recorder's own files. Whatever else lies there is left
alone, and so is whatever a link leads to.
"""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from game.shell.recorder import SAMPLES, SESSION

__all__ = ["KEEP_DAYS", "SESSIONS", "Recording", "erase", "erase_old", "over", "recordings_in"]

SESSIONS = "sessions"
"""Where recordings are, within the family's data folder."""
KEEP_DAYS = 30
"""A recording is kept for so long (PRIV-04); measures and events of its session stay."""
DAY_S = 86_400.0
FILES = (SESSION, f"{SESSION}.part", SAMPLES)
"""In the order in which they are erased: half a recording is never taken for a whole one."""


class Recording(NamedTuple):
    """One recorded session."""

    folder: Path
    written_s: float
    """When something of it was written last, in seconds since 1970 began (UTC)."""
    size_bytes: int


def over(recordings: Iterable[Recording], now_s: float) -> tuple[Recording, ...]:
    """Those that were kept long enough, `now_s` seconds after 1970 began (UTC)."""
    return tuple(one for one in recordings if now_s - one.written_s > KEEP_DAYS * DAY_S)


def recordings_in(sessions: Path) -> tuple[Recording, ...]:
    """Every recording in this folder, by name; none where it is not there. Raises OSError."""
    try:
        with os.scandir(sessions) as entries:
            folders = sorted(
                entry.path for entry in entries if _is_ours(entry.name) and _is_folder(entry)
            )
    except (FileNotFoundError, NotADirectoryError):
        return ()
    found = (_recording(Path(folder)) for folder in folders)
    return tuple(one for one in found if one is not None)


def erase(recordings: Iterable[Recording]) -> str:
    """Erase these; what could not be erased and what to do, or an empty text."""
    left, why = 0, ""
    for one in recordings:
        try:
            for name in FILES:
                (one.folder / name).unlink(missing_ok=True)
            one.folder.rmdir()
        except FileNotFoundError:  # somebody else was faster
            continue
        except OSError as error:
            left, why = left + 1, f"{one.folder}: {error.strerror or 'it cannot be used'}"
    if not left:
        return ""
    them = "One movement recording" if left == 1 else f"{left} movement recordings"
    return f"{them} could not be erased ({why}). Close what has it open, and try again."


def erase_old(sessions: Path, now_s: float) -> str:
    """Erase what is over, at the program's start; what went wrong, or an empty text."""
    try:
        return erase(over(recordings_in(sessions), now_s))
    except OSError as error:
        return (
            f"Old movement recordings in {sessions} could not be looked for ({error.strerror}). "
            "Give yourself the right to read there."
        )


def _is_ours(name: str) -> bool:
    try:
        return str(UUID(name)) == name
    except ValueError:
        return False


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    return entry.is_dir(follow_symlinks=False)


def _recording(folder: Path) -> Recording | None:
    """What is in a folder; None where anything there is not the recorder's."""
    written_s, size_bytes = [], 0
    with suppress(FileNotFoundError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name not in FILES or not entry.is_file(follow_symlinks=False):
                return None
            about = entry.stat(follow_symlinks=False)
            written_s.append(about.st_mtime)
            size_bytes += about.st_size
        return Recording(folder, max(written_s, default=folder.stat().st_mtime), size_bytes)
    return None
