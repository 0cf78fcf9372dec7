"""The files of a report: whole or not at all, and never over another one unless that was wished."""

import os
from contextlib import suppress
from pathlib import Path

from game.shell.saying import plain
from game.shell.trouble import Trouble

__all__ = ["keep", "look_for_place"]

WRONG_USE = 2
NAME_LETTERS = 50
"""Of a name beside the file's own: with more it might be too long."""


def look_for_place(path: Path, suffix: str, force: bool) -> None:
    """Say at once what will not do. Raises Trouble."""
    if path.suffix.lower() != suffix:
        raise Trouble(f"The file {path} must end in {suffix}. Choose such a name.", WRONG_USE)
    try:
        if path.is_dir():
            raise Trouble(f"{path} is a folder. Name a file that ends in {suffix}.")
        if os.path.lexists(path) and not force:
            raise Trouble(
                f"{path} is there already. Give another name, or replace it with --force."
            )
        if not path.parent.is_dir():
            raise Trouble(f"There is no folder {path.parent}. Make it, or name another place.")
    except ValueError:
        raise Trouble(f"No file can be called {plain(str(path))}. Choose another name.") from None
    except OSError as error:
        raise _unwritable(path, error) from None


def keep(path: Path, text: str) -> None:
    """Write the file; whoever reads meanwhile finds the old one or the new one. Raises Trouble."""
    beside = path.with_name(f".{path.name[:NAME_LETTERS]}.{os.getpid()}.part")
    try:
        try:
            with beside.open("w", encoding="utf-8", newline="") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
        except BaseException:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise _unwritable(path, error) from None


def _unwritable(path: Path, error: OSError) -> Trouble:
    why = error.strerror or "unknown reason"
    return Trouble(
        f"{path} cannot be written ({why}). Look at its rights and at the space on the disk, or "
        "choose another place."
    )
