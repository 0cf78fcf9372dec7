"""The levels of the list of games, and single ones by id or by file."""

from pathlib import Path

from exercises import Exercise, LevelError, load
from exercises.library import level_text
from game.minigames import GAMES
from game.shell.trouble import Trouble

PARAMS = {name: game.params for name, game in GAMES.items()}
WORLDS = {name: game.worlds for name, game in GAMES.items()}


def built_in() -> tuple[Exercise, ...]:
    """The first rung of each game's own level, in the order of the list of games."""
    return tuple(load(level_text(name), PARAMS, f"{name}.yaml", worlds=WORLDS) for name in GAMES)


def level(name: str, rung: int) -> Exercise:
    """A built-in level by its id, or a family's own by the name of its file.

    Raises LevelError, or Trouble where a file cannot be read.
    """
    if not name.endswith((".yaml", ".yml")):
        return load(level_text(name), PARAMS, f"{name}.yaml", rung, WORLDS)
    try:
        text = Path(name).read_bytes()
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise Trouble(
            f"The level {name} cannot be read ({reason}). Give an id or a file."
        ) from None
    return load(text, PARAMS, Path(name).name, rung, WORLDS)


__all__ = ["PARAMS", "WORLDS", "LevelError", "built_in", "level"]
