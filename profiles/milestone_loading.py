"""From the text of milestones.yaml to milestones, or to all that is wrong with it at once."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter, ValidationError

from exercises import strict_yaml
from exercises.strict_yaml import Found, Node, Place, Problem, Source, YamlError, nearest
from profiles.milestone_rules import RULES, Kind, Name, Rule, checked

__all__ = ["Milestone", "Milestones", "MilestonesError", "load"]

FORMAT = 1
Text = Annotated[str, Field(min_length=1, max_length=400)]
Texts = dict[Literal["en", "es", "zh_CN"], Text]
TOP = ("format", "milestones")


class MilestonesError(YamlError):
    """Everything that is wrong with the milestones."""


@checked
class _Sheet:
    """A milestone as it is written, but for what it needs."""

    id: Name
    kind: Kind
    picture: Name
    title: Texts
    child: Texts
    parent: Texts
    therapist: Texts


SHEET = TypeAdapter(_Sheet)


@dataclass(frozen=True, slots=True)
class Milestone:
    """One milestone; the texts are by language, and each has English."""

    id: str
    kind: Kind
    needs: Rule
    picture: str
    """The name of its picture, without a folder and an ending."""
    title: Mapping[str, str]
    child: Mapping[str, str]
    """What the child is told; it names what the child did."""
    parent: Mapping[str, str]
    therapist: Mapping[str, str]
    """What counts as evidence."""


Milestones = tuple[Milestone, ...]


def load(text: str | bytes, name: str = "<milestones>") -> Milestones:
    """The milestones that `text` holds, in its order; `name` stands before each problem.

    Raises MilestonesError.
    """
    try:
        text = strict_yaml.as_text(text, name)
        return _Reader(Source.of(text, name), strict_yaml.parse(text, name)).milestones()
    except YamlError as error:
        raise MilestonesError(error.problems) from None


class _Reader:
    """Checks one file and gathers what is wrong."""

    def __init__(self, source: Source, node: Node) -> None:
        self._source = source
        self._node = node
        self._problems: list[Problem] = []
        self._ids: set[str] = set()

    def milestones(self) -> Milestones:
        """The milestones, if nothing is wrong."""
        nodes = self._nodes()
        made = [self._milestone(one, f"milestones[{n}]") for n, one in enumerate(nodes, 1)]
        if self._problems:
            raise YamlError(tuple(dict.fromkeys(self._problems)))
        return tuple(one for one in made if one is not None)

    def _nodes(self) -> tuple[Node, ...]:
        if not isinstance(self._node, strict_yaml.Mapping):
            self._say(self._node.place, "", "this file is a map with the keys format, milestones")
            return ()
        places, values = strict_yaml.places(self._node), strict_yaml.items(self._node)
        for key in values:
            if key not in TOP:
                self._say(places[key], key, _no_key(key, TOP))
        for key in TOP:
            if key not in values:
                self._say(self._node.place, "", f"{key} is missing; write it into the file")
        version = values.get("format")
        if version is not None and strict_yaml.plain(version) != FORMAT:
            self._say(version.place, "format", f"this program reads format {FORMAT}; write that")
        listed = values.get("milestones")
        if listed is None:
            return ()
        if not isinstance(listed, strict_yaml.Sequence) or not listed.items:
            self._say(listed.place, "milestones", "write a list with at least one milestone")
            return ()
        return listed.items

    def _milestone(self, node: Node, path: str) -> Milestone | None:
        if not isinstance(node, strict_yaml.Mapping):
            self._say(node.place, path, "a milestone is a map: lines of key: value")
            return None
        values = strict_yaml.items(node)
        needs = self._needs(node, path)
        plain = {key: strict_yaml.plain(one) for key, one in values.items() if key != "needs"}
        sheet = self._checked(SHEET, _Sheet, plain, Found(node, path))
        if sheet is None:
            return None
        self._check_sheet(sheet, node, path)
        if needs is None:
            return None
        kind, rule = needs
        if kind != sheet.kind:
            told = f"kind is {sheet.kind}, but what it needs makes it {kind}; write {kind}"
            self._say(values["kind"].place, f"{path}.kind", told)
        return Milestone(
            sheet.id,
            sheet.kind,
            rule,
            sheet.picture,
            sheet.title,
            sheet.child,
            sheet.parent,
            sheet.therapist,
        )

    def _check_sheet(self, sheet: _Sheet, node: strict_yaml.Mapping, path: str) -> None:
        values = strict_yaml.items(node)
        if sheet.id in self._ids:
            told = f"there is another milestone {sheet.id}; give each an id of its own"
            self._say(values["id"].place, f"{path}.id", told)
        self._ids.add(sheet.id)
        for key in ("title", "child", "parent", "therapist"):
            if "en" not in getattr(sheet, key):
                told = f"{key} has no English; write en"
                self._say(values[key].place, f"{path}.{key}", told)

    def _needs(self, node: strict_yaml.Mapping, path: str) -> tuple[Kind, Rule] | None:
        """The rule that a milestone names, and which kind of milestone it makes."""
        found = strict_yaml.items(node).get("needs")
        if found is None:
            self._say(node.place, path, "needs is missing; write it into the file")
            return None
        path = f"{path}.needs"
        if not isinstance(found, strict_yaml.Mapping) or not found.items:
            told = f"needs is a map with one of these in it: {', '.join(RULES)}"
            self._say(found.place, path, told)
            return None
        written = strict_yaml.items(found)
        named = [key for key in written if key in RULES]
        if len(named) != 1:
            told = f"two rules stand here, {' and '.join(named)}; keep one" if named else ""
            self._say(found.place, path, told or _no_rule(written))
            return None
        kind, cls = RULES[named[0]]
        rule = self._checked(TypeAdapter(cls), cls, strict_yaml.plain(found), Found(found, path))
        return None if rule is None else (kind, rule)

    def _checked(self, adapter: TypeAdapter[Any], cls: type[Any], plain: Any, home: Found) -> Any:
        """What pydantic makes of it; None where anything is wrong, which is noted."""
        try:
            # As JSON, pydantic takes maps for classes and is as strict as ever.
            return adapter.validate_json(json.dumps(plain))
        except ValidationError as error:
            for one in error.errors(include_url=False):
                self._tell(one, cls, home)
        return None

    def _tell(self, error: Mapping[str, Any], cls: type[Any], home: Found) -> None:
        loc = tuple(error["loc"])
        node = home.node
        written = {
            key: Found(value, f"{home.path}.{key}")
            for key, value in (
                strict_yaml.items(node) if isinstance(node, strict_yaml.Mapping) else {}
            ).items()
        }
        if error["type"] == "unexpected_keyword_argument":
            key, known = str(loc[-1]), tuple(getattr(cls, "__pydantic_fields__", {}))
            known = (*known, "needs") if cls is _Sheet else known
            place = strict_yaml.places(node).get(key, node.place)
            self._say(place, f"{home.path}.{key}", _no_key(key, known))
            return
        found = strict_yaml.deepest(written, loc, home)
        self._say(found.node.place, found.path, strict_yaml.sentence(cls, error))

    def _say(self, place: Place, path: str, message: str) -> None:
        self._problems.append(self._source.problem(place, path, message))


def _no_key(key: str, known: tuple[str, ...]) -> str:
    near = nearest(key, known) or f"; there are: {', '.join(known)}"
    return f"there is no key {key[:40]}{near}"


def _no_rule(written: Mapping[str, Node]) -> str:
    near = next((near for key in written if (near := nearest(key, RULES))), "")
    return f"no rule is named here{near or '; there are: ' + ', '.join(RULES)}"
