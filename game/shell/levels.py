"""The levels of the list of games, and single ones by id or by file."""

from difflib import get_close_matches
from pathlib import Path

from exercises import Exercise, LevelError, load
from exercises.library import ids, level_text
from game.minigames import GAMES
from game.shell.trouble import Trouble

WRONG_USE = 2
SUFFIXES = (".yaml", ".yml")
PARAMS = {name: game.params for name, game in GAMES.items()}
WORLDS = {name: game.worlds for name, game in GAMES.items()}


def built_in() -> tuple[Exercise, ...]:
    """The first rung of each game's own level, in the order of the list of games."""
    return tuple(load(level_text(name), PARAMS, f"{name}.yaml", worlds=WORLDS) for name in GAMES)


def level(name: str, rung: int) -> Exercise:
    """A built-in level by its id, or a family's own by the name of its file.

    Raises LevelError, or Trouble where there is no such level or rung.
    """
    text, file = _text(name)
    easiest = load(text, PARAMS, file, worlds=WORLDS)
    if not 1 <= rung <= easiest.rungs:
        there = f"the rungs 1 to {easiest.rungs}" if easiest.rungs > 1 else "the rung 1 only"
        raise Trouble(f"There is no rung {rung} in {easiest.id}; it has {there}.", WRONG_USE)
    return easiest if rung == 1 else load(text, PARAMS, file, rung, WORLDS)


def _text(name: str) -> tuple[str | bytes, str]:
    """What a level says, and the name of its file."""
    path = Path(name)
    try:
        if path.suffix.lower() in SUFFIXES:
            return path.read_bytes(), path.name
        if name in ids():
            return level_text(name), f"{name}.yaml"
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise Trouble(f"The level {name} cannot be read ({reason}). {_advice(name)}") from None
    raise Trouble(f'There is no level "{name}". {_advice(name)}', WRONG_USE)


def _advice(name: str) -> str:
    near = get_close_matches(Path(name).stem, ids(), n=1)
    meant = f'Did you mean "{near[0]}"? ' if near else ""
    return f"{meant}Give a file that ends in .yaml, or one of {', '.join(ids())}."


__all__ = ["PARAMS", "WORLDS", "LevelError", "built_in", "level"]
