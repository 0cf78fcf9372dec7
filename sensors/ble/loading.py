"""From a profile's text to a DeviceProfile, or to everything that is wrong with it at once."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any, get_args

from pydantic import TypeAdapter, ValidationError

from exercises import strict_yaml
from exercises.strict_yaml import Found, Node, Place, Problem, Source, YamlError
from sensors.ble.fields import MisfitError
from sensors.ble.profile import DeviceProfile

__all__ = ["Problem", "ProfileError", "load_profile", "nearest"]

nearest = strict_yaml.nearest
ADAPTER = TypeAdapter(DeviceProfile)
Loc = tuple[int | str, ...]
Error = Mapping[str, Any]


class ProfileError(YamlError):
    """Everything that is wrong with one device profile."""


def load_profile(text: str | bytes, name: str = "<profile>") -> DeviceProfile:
    """The profile that `text` holds.

    `name` is the file's, if it comes from one: its stem must be the id. Raises ProfileError.
    """
    try:
        text = strict_yaml.as_text(text, name)
        return _Reader(Source.of(text, name), strict_yaml.parse(text, name)).profile()
    except YamlError as error:
        raise ProfileError(error.problems) from None


class _Reader:
    """Checks one profile and gathers what is wrong."""

    def __init__(self, source: Source, node: Node) -> None:
        self._source = source
        self._top = Found(node, "")
        self._written: dict[str, Found] = {}
        self._problems: list[Problem] = []
        self._empty: set[str] = set()

    def profile(self) -> DeviceProfile:
        """The profile, if nothing is wrong."""
        node = self._top.node
        if not isinstance(node, strict_yaml.Mapping):
            self._say(node.place, "", "a profile is a map: lines of key: value")
            raise YamlError(tuple(self._problems))
        self._written = {key: Found(value, key) for key, _, value in node.items}
        self._check_id()
        for found in self._written.values():
            self._refuse_empty(found)
        try:
            # As JSON, pydantic takes maps for classes and is as strict as ever.
            profile = ADAPTER.validate_json(json.dumps(strict_yaml.plain(node)))
        except ValidationError as error:
            errors = error.errors(include_url=False)
            for one in errors:
                if not _follows(one, errors):
                    self._tell(one)
        if self._problems:
            raise YamlError(tuple(dict.fromkeys(self._problems)))
        return profile

    def _check_id(self) -> None:
        found = self._written.get("id")
        name = self._source.name
        if found is None or not name.endswith((".yaml", ".yml")):
            return
        written, stem = strict_yaml.plain(found.node), PurePath(name).stem
        if isinstance(written, str) and written != stem:
            told = f"id is {written[:40]}, but the file is {stem}; give both the same name"
            self._say(found.node.place, "id", told)

    def _refuse_empty(self, found: Found) -> None:
        """A key without its value would pass for one that is left out."""
        node, path = found
        if isinstance(node, strict_yaml.Mapping):
            for key, _, value in node.items:
                self._refuse_empty(Found(value, f"{path}.{key}"))
        elif isinstance(node, strict_yaml.Sequence):
            for number, value in enumerate(node.items, 1):
                self._refuse_empty(Found(value, f"{path}[{number}]"))
        elif node.value is None:
            self._empty.add(path)
            self._say(node.place, path, "this is empty; write its value, or delete the key")

    def _tell(self, error: Error) -> None:
        """Turn one of pydantic's errors into problems."""
        loc: Loc = tuple(error["loc"])
        misfit = error.get("ctx", {}).get("error")
        if isinstance(misfit, MisfitError):
            for breach in misfit.breaches:
                self._say_at(loc + breach.keys, breach.message)
        elif error["type"] == "unexpected_keyword_argument":
            self._tell_key(loc, _no_key(loc))
        elif error["type"] == "missing" and isinstance(loc[-1], int):
            self._say_at(loc[:-1], "two numbers are needed here, such as [1, 2]")
        elif "[key]" in loc:
            at = loc.index("[key]")
            self._tell_key(loc[:at], f'"{loc[at - 1]}" is no offset; write 0 to 511')
        else:
            cls, rest = _innermost(loc)
            self._say_at(loc, strict_yaml.sentence(cls, {**error, "loc": rest}))

    def _tell_key(self, loc: Loc, message: str) -> None:
        """Say it where the key stands, and not where its value does."""
        home = self._deepest(loc[:-1])
        key = str(loc[-1])
        place = strict_yaml.places(home.node).get(key, home.node.place)
        self._say(place, f"{home.path}.{key}" if home.path else key, message)

    def _say_at(self, loc: Loc, message: str) -> None:
        found = self._deepest(loc)
        if found.path in self._empty:
            return  # that says it all
        self._say(found.node.place, found.path, message)

    def _deepest(self, loc: Loc) -> Found:
        return strict_yaml.deepest(self._written, loc, self._top)

    def _say(self, place: Place, path: str, message: str) -> None:
        self._problems.append(self._source.problem(place, path, message))


def _follows(error: Error, errors: Sequence[Error]) -> bool:
    """Whether a list only counts as too short because its entries are wrong."""
    loc = tuple(error["loc"])
    return error["type"] == "too_short" and any(
        len(one["loc"]) > len(loc) and tuple(one["loc"][: len(loc)]) == loc for one in errors
    )


def _no_key(loc: Loc) -> str:
    """Why there is no such key, and which one may be meant."""
    cls, _ = _innermost(loc[:-1], inside=True)
    known = cls.__pydantic_fields__
    key = str(loc[-1])
    near = nearest(key, known) or f"; there are: {', '.join(known)}"
    return f"there is no key {key[:40]}{near}"


def _innermost(loc: Loc, inside: bool = False) -> tuple[Any, Loc]:
    """The class that the last key of `loc` belongs to, and the way on from it.

    With `inside`, the class of the value that `loc` leads to, where it has one.
    """
    cls: Any = DeviceProfile
    for at, part in enumerate(loc):
        field = getattr(cls, "__pydantic_fields__", {}).get(part)
        if field is None:
            continue
        inner = next(_classes(field.annotation), None)
        last = at == len(loc) - 1 or all(isinstance(one, int) for one in loc[at + 1 :])
        if inner is None or (last and not inside):
            return cls, loc[at:]
        cls = inner
    return cls, ()


def _classes(annotation: Any) -> Iterator[Any]:
    """The described classes in an annotation such as tuple[Step, ...] | None."""
    if hasattr(annotation, "__pydantic_fields__"):
        yield annotation
    for part in get_args(annotation):
        yield from _classes(part)
