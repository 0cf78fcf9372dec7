"""Everything that can be wrong with a level, gathered in one go."""

from collections import abc
from dataclasses import fields
from pathlib import PurePath
from typing import Any, NamedTuple

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
from exercises.gathering import Gatherer
from exercises.limits import REACH_SHARE, Caps, breaches
from exercises.merging import Whole
from exercises.sheet import LATER, PARTS, RAISED_BY, Dose, Limits, Sheet
from exercises.strict_yaml import Found, Mapping, Scalar, Sequence, items, nearest, places, plain

TEXTS = ("title", "notes_for_parent", "notes_for_therapist")
"""Keys whose value has a text for each language."""


class Rung(NamedTuple):
    """One rung, merged: what it sets, and where a mistake that has no key belongs."""

    shared: dict[str, Found]
    own: dict[str, Found]
    home: Found


class Checker(Gatherer):
    """Checks one level and gathers what is wrong."""

    def __init__(self, whole: Whole, games: Games, worlds: Worlds) -> None:
        """`whole` is not changed."""
        super().__init__(whole, "a level is a map: lines of key: value")
        self._games = games
        self._worlds = worlds

    def checked(self) -> tuple[Sheet, Game, list[tuple[Dose, Any]]]:
        """The sheet, the game, and dose and Params of each rung. Raises YamlError."""
        self.stop_if_wrong()  # no map: every key would be missing
        parts = {key: self._part(key, cls) for key, cls in PARTS.items() if key in self.keys}
        sheet = self._sheet(parts)
        game = self._game()
        caps = self._caps(parts.get("limits") or Limits())
        built = [self._build(game, rung, caps) for rung in self._rungs(game)]
        self._check_adapt(len(built), parts.get("adapt"))
        self.stop_if_wrong()
        return sheet, game, built

    def _sheet(self, parts: abc.Mapping[str, Any]) -> Any:
        """The described level; what is returned counts only where no problem was found."""
        written = {key: found for key, found in self.keys.items() if key in SHEET}
        plainly = {key: found for key, found in written.items() if key not in PARTS}
        made = {key: part for key, part in parts.items() if part is not None}
        sheet = self.check(Sheet, plainly, self.top, made)
        name = self.whole.source.name
        stem = PurePath(name).stem
        if sheet and name.endswith((".yaml", ".yml")) and sheet.id != stem:
            message = f"id is {sheet.id}, but the file is {stem}; give both the same name"
            self.say(written["id"], message)
        for key in TEXTS:
            self.has_english(written.get(key))
        return sheet

    def _part(self, key: str, cls: type) -> Any:
        """A map with keys of its own, or None where something in it is wrong."""
        found = self.keys[key]
        names = {field.name for field in fields(cls)}
        before = self.mistakes
        there = self.map(found, f"{key} is a map of {', '.join(sorted(names))}")
        at = places(found.node)
        for name in (name for name in there if name not in names):
            said = f"no game uses {name} yet; delete it" if name in LATER else unknown(name, names)
            self.say_at(at[name], there[name].path, said)
        if key == "cues":
            self.has_english(there.get("start"))
        made = self.check(cls, {name: there[name] for name in there if name in names}, found)
        return made if self.mistakes == before else None

    def _caps(self, limits: Limits) -> Caps:
        """What the level allows itself at the most."""
        found = self.keys.get("limits", self.top)
        there = items(found.node) if isinstance(found.node, Mapping) else {}
        most = limits.max_reach_share
        if most > REACH_SHARE and not limits.raised_by:
            at = Found(there["max_reach_share"], "limits.max_reach_share")
            message = (
                f"beyond {REACH_SHARE:g} of the child's reach a therapist must allow, for this "
                f"very level; add {RAISED_BY}: the therapist's name, or write {REACH_SHARE:g}"
            )
            self.say(at, message)
        elif limits.raised_by and most <= REACH_SHARE:
            at = Found(there[RAISED_BY], f"limits.{RAISED_BY}")
            message = f"max_reach_share is {most:g}, so that nothing is raised; delete {RAISED_BY}"
            self.say(at, message)
        return Caps(most, limits.max_session_minutes)

    def _game(self) -> Game:
        found = self.keys.get("game")
        name = found.node.value if found and isinstance(found.node, Scalar) else None
        if found is None or not isinstance(name, str):
            return Game("", None, used_by_any(self._games))  # the sheet says so
        params = self._games.get(name)
        if params is None:
            known = nearest(name, self._games) or f"; there are: {', '.join(sorted(self._games))}"
            self.say(found, f'there is no game "{name[:40]}"{known}')
        self._check_worlds(name)
        return Game(name, params, used_by_any(self._games))

    def _check_worlds(self, game: str) -> None:
        worlds, found = self._worlds.get(game), self.keys.get("worlds")
        if worlds is None or found is None or not isinstance(found.node, Sequence):
            return
        seen = set[object]()
        for number, node in enumerate(found.node.items, 1):
            entry = Found(node, f"worlds[{number}]")
            world = plain(node)
            if isinstance(world, str) and world not in worlds:
                known = nearest(world, worlds) or f"; it has: {', '.join(worlds)}"
                self.say(entry, f'{game} has no world "{world[:40]}"{known}')
            elif isinstance(world, str) and world in seen:
                self.say(entry, f"{world} stands twice; keep one")
            seen.add(world if isinstance(world, str) else None)

    def _check_adapt(self, rungs: int, adapt: Adapt | None) -> None:
        for breach in adapt_breaches(rungs, adapt) if adapt else ():
            node = items(self.keys["adapt"].node)[breach.key]  # type: ignore[arg-type]
            self.say(Found(node, f"adapt.{breach.key}"), breach.message)

    def _rungs(self, game: Game) -> list[Rung]:
        """Every rung, merged over the level's own keys; without a ladder those are the only one."""
        base = self._rung(game, self.keys, self.top, TOP)
        ladder = self.keys.get("ladder")
        if ladder is None:
            return [base]
        if not isinstance(ladder.node, Sequence) or not ladder.node.items:
            message = (
                "ladder must be a list of rungs, each a map of what it changes; {} changes nothing"
            )
            self.say(ladder, message)
            return [base]
        rungs = []
        for number, node in enumerate(ladder.node.items, 1):
            found = Found(node, f"ladder[{number}]")
            keys = self.map(found, "a rung is a map of what it changes; {} changes nothing")
            step = self._rung(game, keys, found, ())
            rungs.append(Rung(base.shared | step.shared, base.own | step.own, found))
        return rungs

    def _rung(self, game: Game, keys: dict[str, Found], home: Found, also: tuple[str, ...]) -> Rung:
        """The keys that a map sets for the session and the game; `also` may stand there too."""
        known = {*also, *game.shared, "params"}
        at = places(home.node)
        for key in (key for key in keys if key not in known):
            self.say_at(at[key], keys[key].path, misplaced(key, game, known, bool(also)))
        own: dict[str, Found] = {}
        if found := keys.get("params"):
            own = self.map(found, "params is a map of the game's own keys")
            for key in (key for key in own if game.params and key not in game.own):
                message = foreign(key, game)
                self.say_at(places(found.node)[key], own[key].path, message)
        shared = {key: keys[key] for key in game.shared if key in keys}
        return Rung(shared, {key: own[key] for key in game.own if key in own}, home)

    def _build(self, game: Game, rung: Rung, caps: Caps) -> tuple[Any, Any]:
        """The session's dose and the game's Params of one rung, inside the safe limits."""
        dose = self.check(Dose, {k: v for k, v in rung.shared.items() if k in DOSE}, rung.home)
        if game.params is None:
            return dose, None
        written = {k: v for k, v in (rung.shared | rung.own).items() if k in game.names}
        context = {WIDE: caps.reach_share > REACH_SHARE}
        params = self.check(game.params, written, rung.home, context=context)
        if dose is None or params is None:
            return dose, params
        merged = {key: getattr(dose, key) for key in DOSE}
        merged |= {key: getattr(params, key) for key in sorted(game.names)}
        for breach in breaches(merged, caps):
            found = (rung.shared | rung.own).get(breach.key)
            left_out = "" if found else f"; it was left out: write {breach.key} into the level"
            self.say(found or rung.home, breach.message + left_out)
        return dose, params
