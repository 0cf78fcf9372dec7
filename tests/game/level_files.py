"""Levels on disk for tests of `stepling levels`, and what its commands answered."""

import json
from pathlib import Path

from tests.game.recorded import run
from tests.game.running import Ran

RIVER = "format: 1\nid: {id}\ntitle: {{en: River}}\ngame: otter_river\n{more}"


def river(folder: Path, level_id: str, more: str = "") -> Path:
    """A level, written into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{level_id}.yaml"
    path.write_text(RIVER.format(id=level_id, more=more), "utf-8")
    return path


def parsed(ran: Ran, status: int = 0) -> dict[str, object]:
    assert (ran.status, ran.stderr) == (status, "")
    found = json.loads(ran.stdout)
    assert isinstance(found, dict)
    return found


def ok(*words: str | Path) -> list[str]:
    """The lines of a command that went well."""
    ran = run("levels", *words)
    assert (ran.status, ran.stderr) == (0, "")
    return ran.stdout.splitlines()
