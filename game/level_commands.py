"""`stepling levels ...`: which there are, what is wrong with them, and what they come to."""

import json
import re
import sys
from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path
from unicodedata import normalize

from exercises.library import Entry, Library
from exercises.strict_yaml import Problem
from game.shell import levels_asking, levels_checked, levels_written
from game.shell.levels import FOLDER, library, rung_of
from game.shell.levels_explained import explained
from game.shell.levels_found import found_level
from game.shell.levels_told import told
from game.shell.paths import data_folder
from game.shell.saying import plain, put, say, see_out, warn
from game.shell.texts import counted
from game.shell.trouble import Trouble

DONE, DID_NOT_HOLD, WRONG_USE = 0, 1, 2
BUILT_IN, YOURS, INSTEAD = "built-in", "yours", "yours instead of the built-in one"
AN_ID = re.compile("[a-z][a-z0-9_]{0,39}")


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
    here = library(data)
    plans = levels_checked.plans_beside(here, data)
    if asked.files:
        found = levels_checked.checked(asked.files, here, plans)
    else:
        found = levels_checked.own_checked(here, plans, data)
    if asked.json:
        problems = [levels_checked.as_plain(one) for one in found.problems]
        say(json.dumps({"files": found.files, "ok": not problems, "problems": problems}))
    else:
        _tell(found.problems)
        say(_summary(found))
    if not found.files and not found.problems:
        warn(f"There is no level of yours in {data / FOLDER}. Make one: stepling levels new ID")
    return DID_NOT_HOLD if found.problems else DONE


def _summary(found: levels_checked.Checked) -> str:
    files, mistakes = counted(found.files, "file"), counted(len(found.problems), "mistake")
    if not found.problems:
        return f"{files} checked: nothing is wrong."
    return f"{files} checked: {mistakes} in {counted(found.bad_files, 'file')}."


# --- explain, schema ------------------------------------------------------------------------------
def explain(asked: Namespace) -> int:
    """Every key of a level: its value, what it means, and where it was written."""
    level = found_level(asked.level, _data(asked))
    found = explained(level)
    if asked.rung is not None:
        rung_of(level, asked.rung)
    if asked.json:
        say(json.dumps(found.as_plain(asked.rung)))
    else:
        for line in told(found, asked.rung):
            say(line)
    return DONE


def schema(asked: Namespace) -> int:
    """The JSON Schema of levels, or of plans."""
    put(levels_written.schema("plan_schema" if asked.plan else "schema"))
    see_out()
    return DONE


# --- new -----------------------------------------------------------------------------------------
def new(asked: Namespace) -> int:
    """Write a level with comments; on a terminal after a few questions."""
    if not AN_ID.fullmatch(asked.id):
        raise Trouble(f'"{plain(asked.id[:40])}" can be no id.{_meant(asked.id)}', WRONG_USE)
    data = _data(asked)
    folder = Path(asked.to) if asked.to else data / FOLDER
    path = folder / f"{asked.id}.yaml"
    levels_written.look(path, asked.force)
    here, shipped = library(data), library()
    terminal = levels_asking.terminal()
    model = shipped.level(levels_asking.game(asked.game, terminal))
    text = levels_asking.text(asked.id, model, here, terminal)
    levels_written.write(path, text, own=not asked.to)
    found = levels_checked.checked((str(path),), here, levels_checked.plans_beside(here, data))
    _tell(found.problems)
    if not asked.to and asked.id in shipped.ids:
        warn(f"From now on yours is played instead of the built-in {asked.id}.")
    say(str(path))
    return DID_NOT_HOLD if found.problems else DONE


def _meant(level_id: str) -> str:
    letters = normalize("NFKD", level_id.lower()).encode("ascii", "ignore").decode()
    likely = re.sub("[^a-z0-9]+", "_", letters).lstrip("_0123456789")[:40].rstrip("_")
    meant = f' Did you mean "{likely}"?' if AN_ID.fullmatch(likely) else ""
    return f" Use small letters, digits and _, a letter first, at most 40.{meant}"
