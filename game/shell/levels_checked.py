"""Level files, checked: the family's own, or those that are named; what is wrong, in full."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from exercises import LevelError
from exercises.library import BUILT_IN, SUFFIX, Entry, Library
from exercises.strict_yaml import Problem, nearest
from exercises.strict_yaml.reader import MAX_BYTES
from game.shell.levels import SUFFIXES
from profiles.errors import reason


class Checked(NamedTuple):
    """What came of a check."""

    files: int
    problems: tuple[Problem, ...]

    @property
    def bad_files(self) -> int:
        """How many files have something wrong in them."""
        return len({problem.name for problem in self.problems})


def checked(names: Iterable[str], here: Library) -> Checked:
    """These files, each once; an id stands for its level in the library."""
    each = tuple(dict.fromkeys(names))
    problems = (problem for name in each for problem in _of_one(name, here))
    return Checked(len(each), tuple(dict.fromkeys(problems)))


def own_checked(here: Library, folder: Path) -> Checked:
    """All of the family's own levels, which lie in `folder`."""
    entries = here.entries()
    found = [problem for entry in entries if entry.own for problem in entry.problems]
    whole = (*_of_folder(here, entries), *(placed(problem, folder) for problem in found))
    return Checked(sum(entry.own for entry in entries), tuple(dict.fromkeys(whole)))


def everything_wrong(here: Library, folder: Path) -> tuple[Problem, ...]:
    """All that is wrong with any level of the library."""
    return tuple(dict.fromkeys(placed(problem, folder) for problem in here.problems))


def placed(problem: Problem, folder: Path) -> Problem:
    """The problem under the whole name of its file, so that an editor finds it."""
    own = problem.name.endswith(SUFFIX) and not problem.name.startswith(f"{BUILT_IN}/")
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


def _of_folder(here: Library, entries: Iterable[Entry]) -> Iterator[Problem]:
    """What is wrong with the family's folder itself."""
    of_levels = {problem for entry in entries for problem in entry.problems}
    return (problem for problem in here.problems if problem not in of_levels)


def _of_one(name: str, here: Library) -> tuple[Problem, ...]:
    path = Path(name)
    try:
        if path.suffix.lower() not in SUFFIXES and name in here.ids and not path.exists():
            here.level(name)
        elif path.is_dir():
            message = f"this is a folder; name the files in it, such as {path / '*.yaml'}"
            return (Problem(name, 0, 0, "", message),)
        else:
            with path.open("rb") as file:
                here.read(file.read(MAX_BYTES + 1), name)
    except LevelError as error:
        return error.problems
    except FileNotFoundError:
        known = nearest(path.stem, here.ids) or "; look at its name, or: stepling levels list"
        return (Problem(name, 0, 0, "", f"there is no such file{known}"),)
    except (OSError, ValueError) as error:
        why = reason(error) if isinstance(error, OSError) else "no file can be called so"
        message = f"this cannot be read ({why}); look at its name and permissions"
        return (Problem(name, 0, 0, "", message),)
    return ()
