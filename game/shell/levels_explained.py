"""What a level comes to: every key with its value, its meaning, and where it was written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, NamedTuple, get_args

from exercises.exercise import Exercise
from exercises.games import DOSE
from exercises.level import Level, Origin
from exercises.sheet import SHARED, Dose, Sheet

DEFAULT = "default"


class Value(NamedTuple):
    """One key, resolved."""

    key: str
    value: object
    meaning: str
    """Its unit, or what it may be."""
    origin: Origin | None
    """None where nobody wrote it: then it is the default."""

    @property
    def whence(self) -> str:
        """`file:line`, or that it is the default."""
        return str(self.origin) if self.origin else DEFAULT

    def as_plain(self) -> dict[str, object]:
        """For JSON."""
        whence = self.origin._asdict() if self.origin else DEFAULT
        return {"key": self.key, "value": self.value, "meaning": self.meaning, "from": whence}


@dataclass(frozen=True, slots=True)
class Rung:
    """One rung, resolved."""

    exercise: Exercise
    values: tuple[Value, ...]

    def changes(self, before: "Rung") -> Iterator[tuple[Value, object]]:
        """What is other than on the rung before, with what it was there."""
        for one, other in zip(self.values, before.values, strict=True):
            if one.value != other.value:
                yield one, other.value


@dataclass(frozen=True, slots=True)
class Explained:
    """A level with everything that it leaves to the defaults."""

    level: Level
    about: tuple[Value, ...]
    """What no rung changes."""
    rungs: tuple[Rung, ...]

    def as_plain(self, only: int | None = None) -> dict[str, object]:
        """Maps, lists, texts and numbers alone, for JSON; `only` that rung, where it is given."""
        level = self.level
        shown = self.rungs if only is None else self.rungs[only - 1 : only]
        return {
            "id": level.id,
            "title": level.title,
            "game": level.game,
            "file": level.file,
            "extends": list(level.extends),
            "about": [value.as_plain() for value in self.about],
            "rungs": [
                {
                    "rung": rung.exercise.rung,
                    "values": [value.as_plain() for value in rung.values],
                }
                for rung in shown
            ],
        }


def explained(level: Level) -> Explained:
    """Every key of the level, whether it was written or not."""
    rungs = tuple(Rung(rung, tuple(_of_rung(level, rung))) for rung in level.rungs)
    return Explained(level, tuple(_of_sheet(level)), rungs)


# --- What no rung changes ------------------------------------------------------------------------
def _of_sheet(level: Level) -> Iterator[Value]:
    for field in fields(Sheet):
        value = getattr(level.sheet, field.name)
        if field.name == "worlds":
            value = level.rungs[0].worlds  # all of the game's, where none is named
        if is_dataclass(value):
            for part in fields(value):
                key = f"{field.name}.{part.name}"
                yield from _each(level, key, getattr(value, part.name), meaning(value, part.name))
        else:
            yield from _each(level, field.name, value, meaning(level.sheet, field.name))


def _each(level: Level, key: str, value: Any, means: str) -> Iterator[Value]:
    """The value, or one for each language of a text."""
    if isinstance(value, Mapping) and value:
        for language, text in value.items():
            under = f"{key}.{language}"
            origin = level.origins.get(under) or level.origins.get(key)
            yield Value(under, text, "", origin)
    else:
        plain = list(value) if isinstance(value, tuple) else dict(value) if value == {} else value
        yield Value(key, plain, means, level.origins.get(key))


# --- What a rung may change ----------------------------------------------------------------------
def _of_rung(level: Level, rung: Exercise) -> Iterator[Value]:
    named = {field.name for field in fields(rung.params)}
    for key in (key for key in SHARED if key in named or key in DOSE):
        values, described = (rung.params, rung.params) if key in named else (rung, Dose)
        origin = _origin(level, rung, key)
        yield Value(key, getattr(values, key), meaning(described, key), origin)
    for key in sorted(named.difference(SHARED)):
        under = f"params.{key}"
        value = getattr(rung.params, key)
        plain = list(value) if isinstance(value, tuple) else value
        yield Value(under, plain, meaning(rung.params, key), _origin(level, rung, under))


def _origin(level: Level, rung: Exercise, key: str) -> Origin | None:
    """Where the value of a rung was written: on the rung, or for all of them."""
    return level.origins.get(f"ladder[{rung.rung}].{key}") or level.origins.get(key)


# --- What it means -------------------------------------------------------------------------------
def meaning(cls: Any, key: str) -> str:
    """The unit, in words; for a choice, what it may be."""
    field = cls.__pydantic_fields__[key]
    if field.description:
        return str(field.description)
    for part in (field.annotation, *get_args(field.annotation)):
        for note in getattr(part, "__metadata__", ()):
            if description := getattr(note, "description", None):
                return str(description)
        options = [one for one in get_args(part) if isinstance(one, str)]
        if options:
            return " or ".join(options)
    return "true or false" if field.annotation is bool else ""
