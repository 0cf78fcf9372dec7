"""From a level's text to an Exercise, or to everything that is wrong with it at once.

The games' Params types are handed in, so that this package knows no game.
"""

from collections import abc
from dataclasses import dataclass, fields
from pathlib import PurePath
from typing import Any, NamedTuple

from pydantic import ValidationError

from exercises.exercise import Exercise
from exercises.limits import breaches
from exercises.sheet import SHARED, Dose, Sheet
from exercises.strict_yaml import (
    Found,
    Mapping,
    Node,
    Place,
    Problem,
    Scalar,
    Sequence,
    Source,
    YamlError,
    as_text,
    deepest,
    items,
    nearest,
    parse,
    places,
    plain,
    sentence,
)

DOSE = tuple(field.name for field in fields(Dose))
SHEET = tuple(field.name for field in fields(Sheet))


class LevelError(YamlError):
    """Everything that is wrong with one level."""


class Rung(NamedTuple):
    """One rung, merged: what it sets, and where a mistake that has no key belongs."""

    shared: dict[str, Found]
    own: dict[str, Found]
    home: Found


def load(
    text: str | bytes,
    games: abc.Mapping[str, type],
    name: str = "<level>",
    rung: int = 1,
    worlds: abc.Mapping[str, tuple[str, ...]] | None = None,
) -> Exercise:
    """The exercise on one rung, from 1, of the level in `text`; all rungs are checked.

    `games` maps a game's name to its Params, `worlds` to the worlds it can be played in. `name`
    is the file's, if it comes from one: its stem must be the id. Raises LevelError.
    """
    try:
        text = as_text(text, name)
        node = parse(text, name)
        return _Level(Source.of(text, name), node, games, worlds or {}).exercise(text, rung)
    except YamlError as error:
        raise LevelError(error.problems) from None


@dataclass(frozen=True, slots=True)
class _Game:
    """What a game takes from a level."""

    name: str
    params: type | None
    """None where the level names no game that there is: then any shared key passes."""

    @property
    def names(self) -> frozenset[str]:
        known = getattr(self.params, "__dataclass_fields__", {})
        return frozenset(known)

    @property
    def shared(self) -> tuple[str, ...]:
        """The shared keys that a level of this game may set."""
        if self.params is None:
            return SHARED
        return tuple(key for key in SHARED if key in self.names or key in DOSE)

    @property
    def own(self) -> tuple[str, ...]:
        """The keys that stand under params."""
        return tuple(sorted(self.names.difference(SHARED)))


class _Level:
    """Checks one level and gathers what is wrong."""

    def __init__(
        self,
        source: Source,
        node: Node,
        games: abc.Mapping[str, type],
        worlds: abc.Mapping[str, tuple[str, ...]],
    ) -> None:
        self._source = source
        self._games = games
        self._worlds = worlds
        self._problems: list[Problem] = []
        self._top = Found(node, "")
        self._keys = self._map(self._top, "a level is a map: lines of key: value")

    def exercise(self, text: str, rung: int) -> Exercise:
        """The rung, if nothing is wrong on any."""
        if self._problems:
            raise YamlError(tuple(self._problems))  # no map: every key would be missing
        sheet = self._sheet()
        game = self._game()
        built = [self._build(game, merged) for merged in self._rungs(game)]
        if not 1 <= rung <= len(built):
            self._say(self._top, f"there is no rung {rung}; this level has {len(built)}")
        if self._problems:
            raise YamlError(tuple(dict.fromkeys(self._problems)))
        dose, params = built[rung - 1]
        return Exercise(
            id=sheet.id,
            title=sheet.title["en"],
            game=sheet.game,
            worlds=sheet.worlds or self._worlds.get(sheet.game, ()),
            rung=rung,
            rungs=len(built),
            sets=dose.sets,
            rest_s=dose.rest_s,
            max_minutes=dose.max_minutes,
            params=params,
            text=text,
        )

    def _sheet(self) -> Any:
        """The described level; what is returned counts only where no problem was found."""
        written = {key: found for key, found in self._keys.items() if key in SHEET}
        sheet = self._check(Sheet, written, self._top)
        stem = PurePath(self._source.name).stem
        if sheet and self._source.name.endswith((".yaml", ".yml")) and sheet.id != stem:
            message = f"id is {sheet.id}, but the file is {stem}; give both the same name"
            self._say(written["id"], message)
        for key in ("title", "notes_for_parent", "notes_for_therapist"):
            found = written.get(key)
            if found and isinstance(found.node, Mapping) and "en" not in items(found.node):
                self._say(found, f"{key} has no English text; add en: ...")
        return sheet

    def _game(self) -> _Game:
        found = self._keys.get("game")
        name = found.node.value if found and isinstance(found.node, Scalar) else None
        if found is None or not isinstance(name, str):
            return _Game("", None)  # the sheet says so
        params = self._games.get(name)
        if params is None:
            known = nearest(name, self._games) or f"; there are: {', '.join(sorted(self._games))}"
            self._say(found, f'there is no game "{name[:40]}"{known}')
        self._check_worlds(name)
        return _Game(name, params)

    def _check_worlds(self, game: str) -> None:
        worlds, found = self._worlds.get(game), self._keys.get("worlds")
        if worlds is None or found is None or not isinstance(found.node, Sequence):
            return
        seen = set[object]()
        for number, node in enumerate(found.node.items, 1):
            entry = Found(node, f"worlds[{number}]")
            world = plain(node)
            if isinstance(world, str) and world not in worlds:
                known = nearest(world, worlds) or f"; it has: {', '.join(worlds)}"
                self._say(entry, f'{game} has no world "{world[:40]}"{known}')
            elif isinstance(world, str) and world in seen:
                self._say(entry, f"{world} stands twice; keep one")
            seen.add(world if isinstance(world, str) else None)

    def _rungs(self, game: _Game) -> list[Rung]:
        """Every rung, merged over the level's own keys; without a ladder those are the only one."""
        base = self._rung(game, self._keys, self._top, (*SHEET, "ladder"))
        ladder = self._keys.get("ladder")
        if ladder is None:
            return [base]
        if not isinstance(ladder.node, Sequence) or not ladder.node.items:
            message = (
                "ladder must be a list of rungs, each a map of what it changes; {} changes nothing"
            )
            self._say(ladder, message)
            return [base]
        rungs = []
        for number, node in enumerate(ladder.node.items, 1):
            found = Found(node, f"ladder[{number}]")
            keys = self._map(found, "a rung is a map of what it changes; {} changes nothing")
            step = self._rung(game, keys, found, ())
            rungs.append(Rung(base.shared | step.shared, base.own | step.own, found))
        return rungs

    def _rung(
        self, game: _Game, keys: dict[str, Found], home: Found, also: tuple[str, ...]
    ) -> Rung:
        """The keys that a map sets for the session and the game; `also` may stand there too."""
        known = {*also, *game.shared, "params"}
        at = places(home.node)
        for key in keys.keys() - known:
            self._say_at(at[key], keys[key].path, _misplaced(key, game, known, bool(also)))
        own: dict[str, Found] = {}
        if found := keys.get("params"):
            own = self._map(found, "params is a map of the game's own keys")
            for key in own.keys() - set(game.own) if game.params else ():
                message = _foreign(key, game)
                self._say_at(places(found.node)[key], own[key].path, message)
        shared = {key: keys[key] for key in game.shared if key in keys}
        return Rung(shared, {key: own[key] for key in game.own if key in own}, home)

    def _build(self, game: _Game, rung: Rung) -> tuple[Any, Any]:
        """The session's dose and the game's Params of one rung, inside the safe limits."""
        dose = self._check(Dose, {k: v for k, v in rung.shared.items() if k in DOSE}, rung.home)
        if game.params is None:
            return dose, None
        written = {k: v for k, v in (rung.shared | rung.own).items() if k in game.names}
        params = self._check(game.params, written, rung.home)
        if dose is None or params is None:
            return dose, params
        merged = {key: getattr(dose, key) for key in DOSE}
        merged |= {key: getattr(params, key) for key in sorted(game.names)}
        for breach in breaches(merged):
            found = (rung.shared | rung.own).get(breach.key, rung.home)
            self._say(found, breach.message)
        return dose, params

    def _check(self, cls: type, written: dict[str, Found], home: Found) -> Any:
        """An instance of `cls`, or None and the reasons."""
        values = {key: plain(found.node) for key, found in written.items()}
        try:
            return cls(**values)  # the types check themselves, as pydantic dataclasses
        except ValidationError as error:
            for one in error.errors(include_url=False):
                self._say(deepest(written, one["loc"], home), sentence(cls, one))
        return None

    def _map(self, found: Found, otherwise: str) -> dict[str, Found]:
        if not isinstance(found.node, Mapping):
            self._say(found, otherwise)
            return {}
        under = f"{found.path}." if found.path else ""
        return {key: Found(node, under + key) for key, _, node in found.node.items}

    def _say(self, found: Found, message: str) -> None:
        self._say_at(found.node.place, found.path, message)

    def _say_at(self, place: Place, path: str, message: str) -> None:
        self._problems.append(self._source.problem(place, path, message))


def _misplaced(key: str, game: _Game, known: set[str], top: bool) -> str:
    """Why `key` cannot stand at the top of a level or of a rung."""
    if key in SHARED:
        return f"{game.name} does not use {key}; it uses {', '.join(game.shared)}"
    if key in game.own:
        return f"{key} is {game.name}'s own; move it under params"
    if not top and key in (*SHEET, "ladder"):
        return f"{key} is the same on every rung; move it to the level's top"
    near = nearest(key, known | set(game.own))
    return f"there is no key {key}{near or '; delete it'}"


def _foreign(key: str, game: _Game) -> str:
    """Why `key` cannot stand under params."""
    if key in game.shared:
        return f"{key} is shared by many games; move it out of params, to the level's top"
    near = nearest(key, game.own)
    allowed = f"; it has {', '.join(game.own)}" if game.own else "; it has none of its own"
    return f"{game.name} has no key {key}{near or allowed}"
