"""The level that a command was asked for, or all that is wrong with it."""

from pathlib import Path

from exercises import Level, LevelError
from exercises.strict_yaml import Problem
from game.shell.levels import FOLDER, library, whole_level
from game.shell.levels_checked import placed
from game.shell.texts import counted
from game.shell.trouble import Trouble


def found_level(name: str, data: Path) -> Level:
    """A whole level, by its id or its file; `data` is the family's folder. Raises Trouble."""
    try:
        return whole_level(name, library(data))
    except LevelError as error:
        mistakes = counted(len(error.problems), "mistake")
        mend = f"The level {name} has {mistakes}. Mend it and try again."
        told = "\n".join(str(_placed(problem, name, data)) for problem in error.problems)
        raise Trouble(f"{mend}\n{told}") from None
    except ValueError:  # a file whose name no system knows
        raise Trouble(f"There can be no file {name!r}. Look at its name.") from None


def _placed(problem: Problem, name: str, data: Path) -> Problem:
    """Under the name that was given, or where in the family's folder its file is."""
    return problem if problem.name == name else placed(problem, data / FOLDER)
