"""`extends`: one level over another, and from which file each value comes.

Maps merge, lists and values replace, null deletes. Some keys speak of one file alone and are never
taken over, such as who has reviewed it.
"""

from collections import abc
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import NamedTuple, cast

from exercises.sheet import OWN, RAISED_BY
from exercises.strict_yaml import (
    Mapping,
    Node,
    Place,
    Problem,
    Scalar,
    Sequence,
    Source,
    YamlError,
    as_text,
    nearest,
    parse,
)

MAX_STEPS = 3
"""A level may build on so many others, one on the other."""


class Written(NamedTuple):
    """A level's text and the name of its file."""

    text: str | bytes
    name: str
    others: "Others | None" = None
    """Where what it extends in turn is found; None for where it was found itself."""


Others = abc.Mapping[str, Written]
"""Levels by id. Reading one may raise YamlError."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A level with all that it takes over, not yet checked."""

    node: Node
    source: Source
    """Its own file."""
    text: str
    """What stands in its own file."""
    steps: tuple[str, ...] = ()
    """The files it builds on, the nearest first."""
    sources: abc.Mapping[str, Source] | None = None
    """The file of each key path, of maps alone; None where there is but one file."""

    def source_of(self, path: str) -> Source:
        """The file in which the value at this key path stands."""
        if self.sources is None:
            return self.source
        while path and path not in self.sources:
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return self.sources.get(path, self.source)

    @property
    def standing_alone(self) -> Node:
        """All of it, without `extends`."""
        items = self.node.items if isinstance(self.node, Mapping) else ()
        return Mapping(tuple(one for one in items if one[0] != "extends"), self.node.place)

    def problem_at_top(self, message: str) -> Problem:
        """A problem of the level as a whole."""
        return self.source.problem(self.node.place, "", message)

    def problem(self, place: Place, path: str, message: str) -> Problem:
        """A problem with its three lines; one with an inherited value names both files."""
        source = self.source_of(path)
        if source is not self.source:
            message = f"{message} (inherited by {self.source.name})"
        return source.problem(place, path, message)


def gather(text: str | bytes, name: str, others: Others) -> Whole:
    """Read a level and all that it builds on. Raises YamlError with every problem found."""
    text = as_text(text, name)
    files = [_File(Source.of(text, name), parse(text, name), others)]
    while (step := files[-1].extends) is not None:
        files.append(_next(files, step))
    source, node = files[0].source, files[0].node
    if len(files) == 1:
        return Whole(node, source, text)
    merger = _Merger()
    *above, base = files
    merged = merger.taken(base)
    for file in reversed(above):
        merged = merger.over(merged, file, own=file is files[0])
    if merger.problems:
        raise YamlError(tuple(merger.problems))
    steps = tuple(file.source.name for file in files[1:])
    return Whole(merged, source, text, steps, merger.sources)


class _File(NamedTuple):
    """One file on the way."""

    source: Source
    node: Node
    others: Others

    @property
    def extends(self) -> Node | None:
        """What it says that it extends, if it does."""
        items = self.node.items if isinstance(self.node, Mapping) else ()
        return next((node for key, _, node in items if key == "extends"), None)


def _next(files: list[_File], step: Node) -> _File:
    """The file that the last one extends."""
    last = files[-1]

    def wrong(message: str, *more: Problem) -> YamlError:
        return YamlError((last.source.problem(step.place, "extends", message), *more))

    level_id = step.value if isinstance(step, Scalar) else None
    if not isinstance(level_id, str):
        raise wrong("extends is the id of one other level, such as otter_river")
    if level_id == PurePath(last.source.name).stem:
        raise wrong("a level cannot extend itself; give this one another id, or name another level")
    if level_id not in last.others:
        known = nearest(level_id, last.others)
        there = ", ".join(sorted(last.others)) or "none here"
        raise wrong(f'there is no level "{level_id[:40]}"{known or f"; there are: {there}"}')
    names = [file.source.name for file in files]
    try:
        written = last.others[level_id]
        text = as_text(written.text, written.name)
        if written.name not in names and len(files) <= MAX_STEPS:
            node = parse(text, written.name)
    except YamlError as error:
        raise wrong(f"{level_id} cannot be read; mend it first", *error.problems) from None
    way = [*names, written.name]
    if written.name in names:
        raise wrong(f"these levels extend one another in a circle: {' -> '.join(way)}")
    if len(files) > MAX_STEPS:
        over = f"a level may build on {MAX_STEPS} others at the most; this way has more"
        raise wrong(f"{over}: {' -> '.join(way)}")
    if not isinstance(node, Mapping):
        raise wrong(f"{level_id} is no map of keys; mend {written.name} first")
    return _File(Source.of(text, written.name), node, written.others or last.others)


class _Merger:
    """Lays one file over another and remembers where each key came from."""

    def __init__(self) -> None:
        self.sources: dict[str, Source] = {}
        self.problems: list[Problem] = []

    def taken(self, file: _File) -> Mapping:
        """What a file hands down."""
        node = _without_own(cast(Mapping, file.node))
        self._mark(node, "", file.source)
        return node

    def over(self, base: Mapping, file: _File, own: bool) -> Mapping:
        """The file over what it builds on; `own` where it is the level itself."""
        top = cast(Mapping, file.node)
        return self._merge(base, top if own else _without_own(top), "", file.source)

    def _merge(self, base: Mapping, top: Mapping, path: str, source: Source) -> Mapping:
        items = {key: (key, place, node) for key, place, node in base.items}
        for key, place, node in top.items:
            under = f"{path}.{key}" if path else key
            below = items[key][2] if key in items else None
            if isinstance(node, Scalar) and node.value is None:
                if items.pop(key, None) is None:
                    message = f"null deletes what is inherited, and no {key} is; delete this line"
                    self.problems.append(source.problem(place, under, message))
                continue
            if isinstance(below, Mapping) and isinstance(node, Mapping):
                items[key] = (key, place, self._merge(below, node, under, source))
            else:
                items[key] = (key, place, node)
                self._mark(node, under, source)
            self.sources[under] = source
        return Mapping(tuple(items.values()), top.place)

    def _mark(self, node: Node, path: str, source: Source) -> None:
        if path:
            self.sources[path] = source
        for under, _, below in _below(node, path):
            self._mark(below, under, source)


def _below(node: Node, path: str) -> Iterator[tuple[str, Place, Node]]:
    """The entries of a map, with their key paths."""
    if isinstance(node, Mapping):
        for key, place, below in node.items:
            yield (f"{path}.{key}" if path else key), place, below


def _without_own(node: Mapping) -> Mapping:
    """Without the keys that a level keeps to itself."""
    kept: list[tuple[str, Place, Node]] = []
    for key, place, below in node.items:
        if key == "limits" and isinstance(below, Mapping):
            parts = tuple(one for one in below.items if one[0] != RAISED_BY)
            kept.append((key, place, Mapping(parts, below.place)))
        elif key not in OWN:
            kept.append((key, place, below))
    return Mapping(tuple(kept), node.place)


def walk(node: Node, path: str = "") -> Iterator[tuple[str, Node]]:
    """Every value below `node` with its key path, in the order of the text."""
    if path:
        yield path, node
    if isinstance(node, Sequence):
        for number, below in enumerate(node.items, 1):
            yield from walk(below, f"{path}[{number}]")
    for under, _, below in _below(node, path):
        yield from walk(below, under)
