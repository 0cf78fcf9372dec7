"""The levels of the list of games, the family's own, and single ones by id or by file."""

import sys
from difflib import get_close_matches
from pathlib import Path

from exercises import Exercise, Level, LevelError, Offer
from exercises.adapt import Standing
from exercises.library import Library
from game.minigames import GAMES
from game.shell.trouble import Trouble

WRONG_USE = 2
SUFFIXES = (".yaml", ".yml")
PARAMS = {name: game.params for name, game in GAMES.items()}
WORLDS = {name: game.worlds for name, game in GAMES.items()}
FOLDER, PLANS = "levels", "plans"
"""Where in the family's data folder its own levels and plans are."""


def library(data: Path | None = None) -> Library:
    """All levels: the built-in ones, and over them those in the family's data folder."""
    return Library(None if data is None else data / FOLDER, PARAMS, WORLDS)


def of_games(here: Library) -> tuple[Level, ...]:
    """Each game's own level, in the order of the list of games.

    A family's level of the same id takes its place, unless it has errors.
    """
    shipped = library()
    return tuple(_sound(here, shipped, name) for name in GAMES)


def level(name: str, rung: int, data: Path | None = None) -> Exercise:
    """A rung of a level by its id, or of a family's own by the name of its file.

    Raises LevelError, or Trouble where there is no such level or rung.
    """
    return rung_of(whole_level(name, library(data)), rung)


def offered(found: Level, rung: int | None, standing: Standing | None) -> Offer:
    """The level for a child that stands there, or on the rung that an adult has asked for.

    A rung that the level's own rule never comes to is played as it is. Raises Trouble where there
    is no such rung.
    """
    if rung is None:
        return Offer.of(found, standing)
    asked, ladder = rung_of(found, rung), found.ladder
    within = ladder.lowest <= rung <= ladder.highest
    return Offer.of(found, rung=rung) if within else Offer.fixed(asked)


def rung_of(found: Level, rung: int) -> Exercise:
    """One rung. Raises Trouble where there is none of that number."""
    if not 1 <= rung <= len(found.rungs):
        last = len(found.rungs)
        there = f"the rungs 1 to {last}" if last > 1 else "the rung 1 only"
        raise Trouble(f"There is no rung {rung} in {found.id}; it has {there}.", WRONG_USE)
    return found.rungs[rung - 1]


def whole_level(name: str, here: Library) -> Level:
    """A level of the library by its id, or one from a file. Raises LevelError or Trouble.

    Where it has mistakes they are told under the name that was given; a level that is sound goes
    by the name of its file alone.
    """
    path = Path(name)
    if path.suffix.lower() in SUFFIXES:
        try:
            return _from_file(path.read_bytes(), name, here)
        except OSError as error:
            reason = error.strerror or "unknown reason"
            advice = _advice(name, here)
            raise Trouble(f"The level {name} cannot be read ({reason}). {advice}") from None
    if name in here.ids:
        return here.level(name)
    raise Trouble(f'There is no level "{name}". {_advice(name, here)}', WRONG_USE)


def _from_file(raw: bytes, name: str, here: Library) -> Level:
    try:
        return here.read(raw, Path(name).name)
    except LevelError:
        return here.read(raw, name)  # which raises the same, with the whole name in its sentences


def schema_text(kind: str = "level") -> str:
    """The JSON Schema of a `level` or a `plan`, by which editors complete and check."""
    from exercises.schema import level_schema, plan_schema, written  # noqa: PLC0415 - rarely needed

    return written(plan_schema() if kind == "plan" else level_schema(PARAMS, WORLDS))


def _sound(here: Library, shipped: Library, name: str) -> Level:
    try:
        return here.level(name)
    except LevelError:
        return shipped.level(name)


def _advice(name: str, here: Library) -> str:
    near = get_close_matches(Path(name).stem, here.ids, n=1)
    meant = f'Did you mean "{near[0]}"? ' if near else ""
    return f"{meant}Give a file that ends in .yaml, or one of {', '.join(here.ids)}."


__all__ = [
    "PARAMS",
    "WORLDS",
    "LevelError",
    "level",
    "library",
    "of_games",
    "offered",
    "rung_of",
    "schema_text",
    "whole_level",
]


if __name__ == "__main__":
    sys.stdout.write(schema_text(*sys.argv[1:2]))
