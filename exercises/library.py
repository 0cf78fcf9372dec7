"""The levels that come with the program: one YAML file each, named after its id."""

from importlib.resources import files
from importlib.resources.abc import Traversable

from exercises.loader import LevelError
from exercises.strict_yaml import Problem, nearest

SUFFIX = ".yaml"


def ids() -> tuple[str, ...]:
    """The ids of all built-in levels, in the alphabet's order."""
    return tuple(sorted(_files()))


def level_text(level_id: str) -> str:
    """The text of one built-in level. Raises LevelError where there is no such level."""
    levels = _files()
    if level_id in levels:
        return levels[level_id].read_text(encoding="utf-8")
    known = nearest(level_id, levels) or f"; there are: {', '.join(sorted(levels)) or 'none'}"
    message = f'there is no level "{level_id[:40]}"{known}'
    raise LevelError((Problem("levels", 0, 0, "", message),))


def _files() -> dict[str, Traversable]:
    """The files by id. Only these are ever opened, so that no id reaches outside the folder."""
    folder = files("exercises").joinpath("levels")
    found = [entry for entry in folder.iterdir() if entry.name.endswith(SUFFIX)]
    return {entry.name.removesuffix(SUFFIX): entry for entry in found}
