"""Everything that can be wrong with a level, gathered in one go."""

from collections import abc
from dataclasses import fields
from pathlib import PurePath
from typing import Any, NamedTuple

from pydantic import ValidationError
from pydantic_core import ArgsKwargs

from exercises.adapt import Adapt, adapt_breaches
from exercises.fields import WIDE
from exercises.games import (
    DOSE,
    SHEET,
    TOP,
    Game,
    Games,
    Worlds,
    foreign,
    misplaced,
    unknown,
    used_by_any,
)
from exercises.limits import REACH_SHARE, WIDEST_REACH_SHARE, Caps, breaches
from exercises.merging import Whole
from exercises.sheet import LATER, LATER_VALUES, PARTS, RAISED_BY, Dose, Limits, Sheet
from exercises.strict_yaml import (
    Found,
    Mapping,
    Place,
    Problem,
    Scalar,
    Sequence,
    YamlError,
    deepest,
    items,
    nearest,
    places,
    plain,
    sentence,
)

TEXTS = ("title", "notes_for_parent", "notes_for_therapist")
"""Keys whose value has a text for each language."""


class Rung(NamedTuple):
    """One rung, merged: what it sets, and where a mistake that has no key belongs."""

    shared: dict[str, Found]
    own: dict[str, Found]
    home: Found


class Checker:
    """Checks one level and gathers what is wrong."""

    def __init__(self, whole: Whole, games: Games, worlds: Worlds) -> None:
        """`whole` is not changed."""
        self._whole = whole
        self._games = games
        self._worlds = worlds
        self._problems: list[Problem] = []
        self._top = Found(whole.node, "")
        self._keys = self._map(self._top, "a level is a map: lines of key: value")

    def checked(self) -> tuple[Sheet, Game, list[tuple[Dose, Any]]]:
        """The sheet, the game, and dose and Params of each rung. Raises YamlError."""
        if self._problems:
            raise YamlError(tuple(self._problems))  # no map: every key would be missing
        parts = {key: self._part(key, cls) for key, cls in PARTS.items() if key in self._keys}
        sheet = self._sheet(parts)
        game = self._game()
        caps = self._caps(parts.get("limits") or Limits())
        built = [self._build(game, rung, caps) for rung in self._rungs(game)]
        self._check_adapt(len(built), parts.get("adapt"))
        if self._problems:
            raise YamlError(tuple(dict.fromkeys(self._problems)))
        return sheet, game, built

    def _sheet(self, parts: abc.Mapping[str, Any]) -> Any:
        """The described level; what is returned counts only where no problem was found."""
        written = {key: found for key, found in self._keys.items() if key in SHEET}
        plainly = {key: found for key, found in written.items() if key not in PARTS}
        made = {key: part for key, part in parts.items() if part is not None}
        sheet = self._check(Sheet, plainly, self._top, made)
        name = self._whole.source.name
        stem = PurePath(name).stem
        if sheet and name.endswith((".yaml", ".yml")) and sheet.id != stem:
            message = f"id is {sheet.id}, but the file is {stem}; give both the same name"
            self._say(written["id"], message)
        for key in TEXTS:
            self._has_english(written.get(key))
        return sheet

    def _has_english(self, found: Found | None) -> None:
        if found and isinstance(found.node, Mapping) and "en" not in items(found.node):
            key = found.path.rpartition(".")[2]
            self._say(found, f"{key} has no English text; add en: ...")

    def _part(self, key: str, cls: type) -> Any:
        """A map with keys of its own, or None where something in it is wrong."""
        found = self._keys[key]
        names = {field.name for field in fields(cls)}
        before = len(self._problems)
        there = self._map(found, f"{key} is a map of {', '.join(sorted(names))}")
        at = places(found.node)
        for name in there.keys() - names:
            said = f"no game uses {name} yet; delete it" if name in LATER else unknown(name, names)
            self._say_at(at[name], there[name].path, said)
        if key == "cues":
            self._has_english(there.get("start"))
        made = self._check(cls, {name: there[name] for name in there if name in names}, found)
        return made if len(self._problems) == before else None

    def _caps(self, limits: Limits) -> Caps:
        """What the level allows itself at the most."""
        found = self._keys.get("limits", self._top)
        there = items(found.node) if isinstance(found.node, Mapping) else {}
        most = limits.max_reach_share
        if most > REACH_SHARE and not limits.raised_by:
            at = Found(there["max_reach_share"], "limits.max_reach_share")
            message = (
                f"beyond {REACH_SHARE:g} of the child's reach a therapist must allow, for this "
                f"very level; add {RAISED_BY}: the therapist's name, or write {REACH_SHARE:g}"
            )
            self._say(at, message)
        elif limits.raised_by and most <= REACH_SHARE:
            at = Found(there[RAISED_BY], f"limits.{RAISED_BY}")
            message = f"max_reach_share is {most:g}, so that nothing is raised; delete {RAISED_BY}"
            self._say(at, message)
        return Caps(most, limits.max_session_minutes)

    def _game(self) -> Game:
        found = self._keys.get("game")
        name = found.node.value if found and isinstance(found.node, Scalar) else None
        if found is None or not isinstance(name, str):
            return Game("", None, used_by_any(self._games))  # the sheet says so
        params = self._games.get(name)
        if params is None:
            known = nearest(name, self._games) or f"; there are: {', '.join(sorted(self._games))}"
            self._say(found, f'there is no game "{name[:40]}"{known}')
        self._check_worlds(name)
        return Game(name, params, used_by_any(self._games))

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

    def _check_adapt(self, rungs: int, adapt: Adapt | None) -> None:
        for breach in adapt_breaches(rungs, adapt) if adapt else ():
            node = items(self._keys["adapt"].node)[breach.key]  # type: ignore[arg-type]
            self._say(Found(node, f"adapt.{breach.key}"), breach.message)

    def _rungs(self, game: Game) -> list[Rung]:
        """Every rung, merged over the level's own keys; without a ladder those are the only one."""
        base = self._rung(game, self._keys, self._top, TOP)
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

    def _rung(self, game: Game, keys: dict[str, Found], home: Found, also: tuple[str, ...]) -> Rung:
        """The keys that a map sets for the session and the game; `also` may stand there too."""
        known = {*also, *game.shared, "params"}
        at = places(home.node)
        for key in keys.keys() - known:
            self._say_at(at[key], keys[key].path, misplaced(key, game, known, bool(also)))
        own: dict[str, Found] = {}
        if found := keys.get("params"):
            own = self._map(found, "params is a map of the game's own keys")
            for key in own.keys() - set(game.own) if game.params else ():
                message = foreign(key, game)
                self._say_at(places(found.node)[key], own[key].path, message)
        shared = {key: keys[key] for key in game.shared if key in keys}
        return Rung(shared, {key: own[key] for key in game.own if key in own}, home)

    def _build(self, game: Game, rung: Rung, caps: Caps) -> tuple[Any, Any]:
        """The session's dose and the game's Params of one rung, inside the safe limits."""
        dose = self._check(Dose, {k: v for k, v in rung.shared.items() if k in DOSE}, rung.home)
        if game.params is None:
            return dose, None
        written = {k: v for k, v in (rung.shared | rung.own).items() if k in game.names}
        context = {WIDE: caps.reach_share > REACH_SHARE}
        params = self._check(game.params, written, rung.home, context=context)
        if dose is None or params is None:
            return dose, params
        merged = {key: getattr(dose, key) for key in DOSE}
        merged |= {key: getattr(params, key) for key in sorted(game.names)}
        for breach in breaches(merged, caps):
            found = (rung.shared | rung.own).get(breach.key, rung.home)
            self._say(found, breach.message)
        return dose, params

    def _check(
        self,
        cls: type,
        written: dict[str, Found],
        home: Found,
        made: abc.Mapping[str, Any] | None = None,
        context: abc.Mapping[str, Any] | None = None,
    ) -> Any:
        """An instance of `cls`, or None and the reasons. `made` are values checked before."""
        values = {key: plain(found.node) for key, found in written.items()} | dict(made or {})
        new: Any = object.__new__(cls)
        try:
            # As the class itself does when it is called, but with a context for its types.
            new.__pydantic_validator__.validate_python(
                ArgsKwargs((), values), self_instance=new, context=context
            )
        except ValidationError as error:
            for one in error.errors(include_url=False):
                self._say(
                    deepest(written, one["loc"], home),
                    _later(one) or sentence(cls, one) + _wider(one),
                )
            return None
        return new

    def _map(self, found: Found, otherwise: str) -> dict[str, Found]:
        if not isinstance(found.node, Mapping):
            self._say(found, otherwise)
            return {}
        under = f"{found.path}." if found.path else ""
        return {key: Found(node, under + key) for key, _, node in found.node.items}

    def _say(self, found: Found, message: str) -> None:
        self._say_at(found.node.place, found.path, message)

    def _say_at(self, place: Place, path: str, message: str) -> None:
        self._problems.append(self._whole.problem(place, path, message))


def _later(error: abc.Mapping[str, Any]) -> str:
    """That a value is kept free for games to come, where it is."""
    key, value = error["loc"][0] if error["loc"] else "", error["input"]
    if error["type"] != "literal_error" or value not in LATER_VALUES.get(key, ()):
        return ""
    return f"no game uses {key}: {value} yet; it may be " + str(error["ctx"]["expected"]).replace(
        "'", ""
    )


def _wider(error: abc.Mapping[str, Any]) -> str:
    """How a therapist may allow more of the reach, where that would be enough."""
    passed = error["type"] == "less_than_equal" and error["ctx"]["le"] == REACH_SHARE
    if not passed or error["input"] > WIDEST_REACH_SHARE:
        return ""
    allow = "limits: {max_reach_share: ..., raised_by: ...}"
    return f"; a therapist may allow up to {WIDEST_REACH_SHARE:g} by {allow}"
