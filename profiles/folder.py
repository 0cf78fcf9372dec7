"""The folder of the family's data: for its owner's eyes only, and for one Stepling at a time."""

import os
import sys
from pathlib import Path

from profiles.errors import StoreBusy, StoreError

LOCK = "stepling.lock"
OWNER_ONLY_FOLDER, OWNER_ONLY_FILE = 0o700, 0o600


def make_private(folder: Path) -> None:
    """Make the folder, for its owner alone; a folder that was in use before keeps its rights.

    Raises StoreError where it cannot be made or written to.
    """
    try:
        private(folder)
    except OSError as error:
        raise unusable(folder, error) from error


def private(folder: Path) -> None:
    """As `make_private`, for a folder inside the family's own; raises OSError."""
    folder.mkdir(mode=OWNER_ONLY_FOLDER, parents=True, exist_ok=True)
    if not any(folder.iterdir()):
        folder.chmod(OWNER_ONLY_FOLDER)


def unusable(folder: Path, error: OSError) -> StoreError:
    """The error for a folder that cannot be used."""
    reason = error.strerror or "it cannot be used"
    return StoreError(
        f"The family's data cannot be kept in {folder} ({reason}). "
        "Give yourself the right to write there, or name another folder with --data."
    )


def make_file(path: Path) -> None:
    """Make an empty file for its owner alone, or make one that is there so."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, OWNER_ONLY_FILE)
    os.close(descriptor)
    path.chmod(OWNER_ONLY_FILE)


def sync_folder(folder: Path) -> None:
    """Bring a renaming to the disk; Windows does so by itself and opens no folders."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


class Lock:
    """The folder is ours until `release`, or until this process dies, however it dies."""

    def __init__(self, folder: Path) -> None:
        """Take it at once; raises StoreBusy where another process, or another Store, has it."""
        path = folder / LOCK
        try:
            make_file(path)
            self._file = path.open("r+b")
        except OSError as error:
            raise unusable(folder, error) from error
        try:
            _lock(self._file.fileno())
        except OSError as error:
            self._file.close()
            raise StoreBusy(
                f"Stepling is already running with the data in {folder}. "
                "Go on there, or close it first."
            ) from error

    def release(self) -> None:
        """Let another process have the folder; the empty file stays."""
        self._file.close()


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 (exists on Windows alone)

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl  # noqa: PLC0415 (does not exist on Windows)

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
