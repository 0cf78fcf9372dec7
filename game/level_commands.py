"""`stepling levels ...`: which there are, what is wrong with them, and what they come to."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

from exercises.library import Entry, Library
from exercises.strict_yaml import Problem
from game.shell import levels_checked
from game.shell.levels import FOLDER, library
from game.shell.paths import data_folder
from game.shell.saying import plain, say, warn
from game.shell.texts import counted

DONE, DID_NOT_HOLD, WRONG_USE = 0, 1, 2
BUILT_IN, YOURS, INSTEAD = "built-in", "yours", "yours instead of the built-in one"


def _data(asked: Namespace) -> Path:
    return data_folder(getattr(asked, "data", None))


# --- list ----------------------------------------------------------------------------------------
def listing(asked: Namespace) -> int:
    """Every level, a line each; 1 where a file has mistakes."""
    data = _data(asked)
    here = library(data)
    wrong = levels_checked.everything_wrong(here, data / FOLDER)
    rows = [_row(entry, here) for entry in here.entries() if entry.level is not None]
    if asked.json:
        found = {"levels": rows, "problems": [levels_checked.as_plain(one) for one in wrong]}
        say(json.dumps(found))
    else:
        for line in _aligned([list(map(str, _told(row))) for row in rows]):
            say(line)
        _tell(wrong)
    return DID_NOT_HOLD if wrong else DONE


def _row(entry: Entry, here: Library) -> dict[str, object]:
    level = entry.level
    assert level is not None, "only levels that can be played are listed"
    whose = INSTEAD if entry.id in here.overridden else YOURS if entry.own else BUILT_IN
    head = {"id": level.id, "title": level.title, "game": level.game, "rungs": len(level.rungs)}
    return {**head, "from": whose}


def _told(row: dict[str, object]) -> Iterable[object]:
    rungs = row["rungs"]
    assert isinstance(rungs, int)
    return {**row, "rungs": counted(rungs, "rung")}.values()


def _aligned(rows: list[list[str]]) -> Iterable[str]:
    """Columns as wide as they need."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield plain("  ".join(cells).rstrip())


def _tell(problems: Iterable[Problem]) -> None:
    """Each with its file, line and column first, so that editors can jump there."""
    if sys.stderr is not None:
        for problem in problems:
            lines = str(problem).split("\n")
            sys.stderr.write("".join(f"{plain(line)}\n" for line in lines))
        sys.stderr.flush()


# --- check ---------------------------------------------------------------------------------------
def check(asked: Namespace) -> int:
    """Everything that is wrong with these files, or with the family's own; 1 where anything is."""
    data = _data(asked)
    here, folder = library(data), data / FOLDER
    if asked.files:
        found = levels_checked.checked(asked.files, here)
    else:
        found = levels_checked.own_checked(here, folder)
    if asked.json:
        problems = [levels_checked.as_plain(one) for one in found.problems]
        say(json.dumps({"files": found.files, "ok": not problems, "problems": problems}))
    else:
        _tell(found.problems)
        say(_summary(found))
    if not found.files and not found.problems:
        warn(f"There is no level of yours in {folder}. Make one: stepling levels new ID")
    return DID_NOT_HOLD if found.problems else DONE


def _summary(found: levels_checked.Checked) -> str:
    files, mistakes = counted(found.files, "file"), counted(len(found.problems), "mistake")
    if not found.problems:
        return f"{files} checked: nothing is wrong."
    return f"{files} checked: {mistakes} in {counted(found.bad_files, 'file')}."
