"""What a game takes from a level: which keys, and in which worlds it can be played."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from exercises.sheet import LATER, SHARED, Dose, Sheet
from exercises.strict_yaml import nearest

Games = Mapping[str, type]
"""A game's name, and its Params."""
Worlds = Mapping[str, tuple[str, ...]]
"""A game's name, and the worlds it can be played in."""

DOSE = tuple(field.name for field in fields(Dose))
SHEET = tuple(field.name for field in fields(Sheet))
TOP = (*SHEET, "extends", "ladder")
"""What stands at a level's top and on no rung."""


@dataclass(frozen=True, slots=True)
class Game:
    """What a game takes from a level."""

    name: str
    params: type | None
    """None where the level names no game that there is: then any shared key passes."""
    used: frozenset[str] = frozenset()
    """The shared keys that any game uses."""

    @property
    def names(self) -> frozenset[str]:
        """All that its Params name."""
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


def used_by_any(games: Games) -> frozenset[str]:
    """The shared keys that some game uses, or the session itself."""
    named = (getattr(params, "__dataclass_fields__", {}) for params in games.values())
    return frozenset(SHARED).intersection({*DOSE, *(key for names in named for key in names)})


def misplaced(key: str, game: Game, known: set[str], top: bool) -> str:
    """Why `key` cannot stand at the top of a level (`top`) or of a rung."""
    if key in LATER or (key in SHARED and key not in game.used):
        return f"no game uses {key} yet; delete it"
    if key in SHARED:
        return f"{game.name} does not use {key}; it uses {', '.join(game.shared)}"
    if key in game.own:
        return f"{key} is {game.name}'s own; move it under params"
    if not top and key in TOP:
        return f"{key} is the same on every rung; move it to the level's top"
    return unknown(key, known | set(game.own))


def unknown(key: str, known: set[str]) -> str:
    """That there is no such key, and which was meant, perhaps."""
    return f"there is no key {key}{nearest(key, known) or '; delete it'}"


def foreign(key: str, game: Game) -> str:
    """Why `key` cannot stand under params."""
    if key in game.shared:
        return f"{key} is shared by many games; move it out of params, to the level's top"
    near = nearest(key, game.own)
    allowed = f"; it has {', '.join(game.own)}" if game.own else "; it has none of its own"
    return f"{game.name} has no key {key}{near or allowed}"
