"""A new level's file: whole, and never over another one unless that was wished."""

import os
from contextlib import suppress
from importlib.resources import files
from pathlib import Path

from game.shell.levels_new import SCHEMA
from game.shell.trouble import Trouble
from profiles.folder import private

OURS = '"title": "A level of Stepling"'
"""What stands in every schema that came from us."""


def look(path: Path, force: bool) -> None:
    """Say at once, and not after all questions, what will not do. Raises Trouble."""
    if path.is_dir():
        raise Trouble(f"{path} is a folder. Move it away, or give the level another id.")
    if os.path.lexists(path) and not force:
        raise Trouble(f"{path} is there already. Give another id, or replace it with --force.")


def write(path: Path, text: str, own: bool) -> None:
    """The level, and beside it the schema that its first line names. Raises Trouble.

    `own` where the folder is inside the family's data: then it is made, for its owner alone.
    """
    try:
        if own:
            private(path.parent.parent)
            private(path.parent)
        elif not path.parent.is_dir():
            raise Trouble(f"There is no folder {path.parent}. Make it, or name another with --to.")
        _write_whole(path.parent / SCHEMA, schema(), only_ours=True)
        _write_whole(path, text)
    except OSError as error:
        why = error.strerror or "unknown reason"
        advice = "Look at its rights and at the space on the disk, or name another folder with --to"
        raise Trouble(f"{path} cannot be written ({why}). {advice}.") from None


def schema(kind: str = "schema") -> str:
    """The JSON Schema that comes with the program: `schema` of levels, `plan_schema` of plans."""
    return files("exercises").joinpath(f"{kind}.json").read_text("utf-8")


def _write_whole(path: Path, text: str, only_ours: bool = False) -> None:
    """Whole or not at all; `only_ours` leaves a stranger's file as it is. Raises OSError."""
    if only_ours and path.exists() and OURS not in path.read_text("utf-8", "replace")[:200]:
        return
    beside = path.with_name(f".{path.stem}.{os.getpid()}.part")
    try:
        with beside.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise
