"""What is said of the family's own levels before play: whose are used, and which are broken."""

from collections.abc import Callable
from pathlib import Path

from game.shell.levels import FOLDER, library
from game.shell.texts import counted

__all__ = ["tell_of_levels"]


def tell_of_levels(data: Path, warn: Callable[[str], None]) -> None:
    """One sentence for each; nothing where the family has no levels of its own."""
    if not (data / FOLDER).exists():
        return
    here = library(data)
    problems = here.problems
    files = {problem.name for problem in problems}
    for file in sorted(files):
        mistakes = counted(sum(problem.name == file for problem in problems), "mistake")
        warn(
            f"{file} has {mistakes} and is left out. What is wrong: stepling levels check "
            f'"{data / FOLDER / Path(file).name}"'
        )
    for level_id in here.overridden:
        if not any(Path(file).stem == level_id for file in files):
            warn(f"Your own {level_id} is played in the place of the one that came with Stepling.")
