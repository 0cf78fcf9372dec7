"""Gathers what is wrong with a file, and makes the classes that its maps describe."""

from collections import abc
from typing import Any

from pydantic import ValidationError
from pydantic_core import ArgsKwargs

from exercises.limits import REACH_SHARE, WIDEST_REACH_SHARE
from exercises.merging import Whole
from exercises.sheet import LATER_VALUES
from exercises.strict_yaml import (
    Found,
    Mapping,
    Place,
    Problem,
    YamlError,
    deepest,
    items,
    plain,
    sentence,
)
from exercises.strict_yaml.reader import MAX_PROBLEMS


class Gatherer:
    """All that is said about one file, each thing once."""

    def __init__(self, whole: Whole, otherwise: str) -> None:
        """`otherwise` is said where the file is no map."""
        self.whole = whole
        self._problems: dict[Problem, None] = {}
        self.top = Found(whole.node, "")
        self.keys = self.map(self.top, otherwise)

    @property
    def mistakes(self) -> int:
        """How many there are so far."""
        return len(self._problems)

    def stop_if_wrong(self) -> None:
        """Raises YamlError where something was wrong."""
        if self._problems:
            raise YamlError(tuple(self._problems))

    def check(
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
                said = _later(one) or sentence(cls, one) + _wider(one)
                self.say(deepest(written, one["loc"], home), said)
            return None
        return new

    def map(self, found: Found, otherwise: str) -> dict[str, Found]:
        """The values of a map by key; nothing, and `otherwise` is said, where it is none."""
        if not isinstance(found.node, Mapping):
            self.say(found, otherwise)
            return {}
        under = f"{found.path}." if found.path else ""
        return {key: Found(node, under + key) for key, _, node in found.node.items}

    def has_english(self, found: Found | None) -> None:
        """Say so where a map of texts has none in English."""
        if found and isinstance(found.node, Mapping) and "en" not in items(found.node):
            key = found.path.rpartition(".")[2]
            self.say(found, f"{key} has no English text; add en: ...")

    def say(self, found: Found, message: str) -> None:
        """What is wrong with a value."""
        self.say_at(found.node.place, found.path, message)

    def say_at(self, place: Place, path: str, message: str) -> None:
        """What is wrong at a place. Raises YamlError where this is enough for one reading."""
        self._problems[self.whole.problem(place, path, message)] = None
        if len(self._problems) >= MAX_PROBLEMS:
            raise YamlError(tuple(self._problems))


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
