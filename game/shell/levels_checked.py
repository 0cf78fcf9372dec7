"""Level files, checked: the family's own, or those that are named; what is wrong, in full."""

import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from exercises import LevelError
from exercises.library import Entry, Library
from exercises.plan import PlanError
from exercises.plans import PlanEntry, Plans
from exercises.shelves import BUILT_IN, SUFFIX
from exercises.strict_yaml import Problem, nearest
from exercises.strict_yaml.reader import MAX_BYTES
from game.shell.levels import FOLDER, PLANS, SUFFIXES

OF_A_PLAN, OF_A_LEVEL = (
    re.compile(rb"^(%s)\s*:" % keys, re.M) for keys in (b"levels|goals", b"game")
)
"""What stands at the top of the one, and not of the other."""


class Checked(NamedTuple):
    """What came of a check."""

    files: int
    problems: tuple[Problem, ...]

    @property
    def bad_files(self) -> int:
        """How many files have something wrong in them."""
        return len({problem.name for problem in self.problems})


def plans_beside(here: Library, data: Path) -> Plans:
    """All plans, with the family's own from its data folder."""
    return Plans(data / PLANS, here)


def checked(names: Iterable[str], here: Library, plans: Plans) -> Checked:
    """These files, each once; an id stands for its level in the library."""
    each = tuple(dict.fromkeys(file for name in names for file in _files(name)))
    problems = (problem for name in each for problem in _of_one(name, here, plans))
    return Checked(len(each), tuple(dict.fromkeys(problems)))


def own_checked(here: Library, plans: Plans, data: Path) -> Checked:
    """All of the family's own levels and plans, which lie in its data folder."""
    count, found = 0, list[Problem]()
    for whole, folder in ((here, data / FOLDER), (plans, data / PLANS)):
        entries: tuple[Entry | PlanEntry, ...] = whole.entries()
        count += sum(entry.own for entry in entries)
        of_files = {problem for entry in entries for problem in entry.problems}
        found += [problem for problem in whole.problems if problem not in of_files]
        own = (problem for entry in entries if entry.own for problem in entry.problems)
        found += [placed(problem, folder) for problem in own]
    return Checked(count, tuple(dict.fromkeys(found)))


def everything_wrong(here: Library, folder: Path) -> tuple[Problem, ...]:
    """All that is wrong with any level of the library."""
    return tuple(dict.fromkeys(placed(problem, folder) for problem in here.problems))


def placed(problem: Problem, folder: Path) -> Problem:
    """The problem under the whole name of the family's file, so that an editor finds it."""
    own = problem.name.endswith(SUFFIX) and not problem.name.startswith(BUILT_IN)
    return problem._replace(name=str(folder / problem.name)) if own else problem


def as_plain(problem: Problem) -> dict[str, object]:
    """For JSON; line and column are null where no line is to blame."""
    return {
        "file": problem.name,
        "line": problem.line or None,
        "column": problem.column or None,
        "key": problem.path,
        "message": problem.message,
    }


def _files(name: str) -> list[str]:
    """The files that a pattern such as `*.yaml` stands for: not every shell looks for them."""
    path = Path(name)
    found: list[str] = []
    if "*" in path.name:
        with suppress(OSError, ValueError):  # such a name is told when it is to be read
            found = sorted(map(str, path.parent.glob(path.name)))
    return found or [name]


def _of_one(name: str, here: Library, plans: Plans) -> tuple[Problem, ...]:
    path = Path(name)
    try:
        if path.suffix.lower() not in SUFFIXES and name in here.ids and not path.exists():
            here.level(name)
            return ()
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
        is_plan = OF_A_PLAN.search(raw) and not OF_A_LEVEL.search(raw)
        (plans if is_plan else here).read(raw, name)
    except (LevelError, PlanError) as error:
        return error.problems
    except (OSError, ValueError) as error:
        return (Problem(name, 0, 0, "", _unreadable(path, error, here)),)
    return ()


def _unreadable(path: Path, error: OSError | ValueError, here: Library) -> str:
    """Why nothing came of a file, and what to do."""
    if isinstance(error, FileNotFoundError):
        known = nearest(path.stem, here.ids) or "; look at its name, or at: stepling levels list"
        return f"there is no such file{known}"
    if not isinstance(error, OSError):
        return "no file can have such a name; look at it again"
    if path.is_dir():
        return f"this is a folder; name the files in it, such as {path / '*.yaml'}"
    reason = error.strerror or "unknown reason"
    return f"this file cannot be read ({reason}); look at its name and its permissions"
