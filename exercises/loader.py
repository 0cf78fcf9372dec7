"""From a level's text to a Level, or to everything that is wrong with it at once.

The games' Params types are handed in, so that this package knows no game.
"""

from typing import Any

from exercises.checking import Checker
from exercises.exercise import Exercise
from exercises.games import Game, Games, Worlds
from exercises.level import Level, Origin
from exercises.merging import Others, Whole, gather, walk
from exercises.sheet import Dose, Sheet
from exercises.strict_yaml import Scalar, YamlError, as_yaml
from exercises.words import Words

NO_OTHERS: Others = {}


class LevelError(YamlError):
    """Everything that is wrong with one level."""


def load(
    text: str | bytes,
    games: Games,
    name: str = "<level>",
    rung: int = 1,
    worlds: Worlds | None = None,
    others: Others = NO_OTHERS,
) -> Exercise:
    """The exercise on one rung, from 1, of the level in `text`; all rungs are checked.

    The same as `read(...).rungs[rung - 1]`, with an error where there is no such rung.
    """
    level = read(text, games, name, worlds, others)
    if not 1 <= rung <= len(level.rungs):
        message = f"there is no rung {rung}; this level has {len(level.rungs)}"
        raise LevelError((gather(text, name, others).problem_at_top(message),))
    return level.rungs[rung - 1]


def read(
    text: str | bytes,
    games: Games,
    name: str = "<level>",
    worlds: Worlds | None = None,
    others: Others = NO_OTHERS,
) -> Level:
    """The level in `text`, with all its rungs.

    `games` maps a game's name to its Params, `worlds` to the worlds it can be played in. `name`
    is the file's, if it comes from one: its stem must be the id. `others` are the levels that it
    may extend. Raises LevelError.
    """
    try:
        whole = gather(text, name, others)
        return _level(whole, Checker(whole, games, worlds or {}), worlds or {})
    except YamlError as error:
        raise LevelError(error.problems) from None


def _level(whole: Whole, checker: Checker, worlds: Worlds) -> Level:
    sheet, game, rungs = checker.checked()
    text = as_yaml(whole.standing_alone) if whole.steps else whole.text
    made = tuple(
        _exercise(sheet, game, rung, number, len(rungs), worlds, text)
        for number, rung in enumerate(rungs, 1)
    )
    values, origins = _written(whole)
    return Level(sheet, made, whole.source.name, whole.steps, values, origins, text)


def _exercise(
    sheet: Sheet,
    game: Game,
    built: tuple[Dose, Any],
    number: int,
    rungs: int,
    worlds: Worlds,
    text: str,
) -> Exercise:
    dose, params = built
    return Exercise(
        id=sheet.id,
        title=Words.of(sheet.title),
        game=game.name,
        worlds=sheet.worlds or worlds.get(game.name, ()),
        rung=number,
        rungs=rungs,
        sets=dose.sets,
        rest_s=dose.rest_s,
        max_minutes=dose.max_minutes,
        params=params,
        text=text,
        support=sheet.support,
        cue=Words.of(sheet.cues.start),
    )


def _written(whole: Whole) -> tuple[dict[str, object], dict[str, Origin]]:
    """What was written, and where, by key path."""
    values: dict[str, object] = {}
    origins: dict[str, Origin] = {}
    for path, node in walk(whole.node):
        origins[path] = Origin(whole.source_of(path).name, *node.place)
        if isinstance(node, Scalar):
            values[path] = node.value
    return values, origins


__all__ = ["LevelError", "load", "read"]
