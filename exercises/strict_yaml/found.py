"""A value as it was written, and the keys that lead to it."""

from collections import abc
from typing import Any, NamedTuple

from exercises.strict_yaml.nodes import Mapping, Node, Place, Sequence


class Found(NamedTuple):
    """A value as it was written, and where: a rung's value, or the level's own below it."""

    node: Node
    path: str


def deepest(written: abc.Mapping[str, Found], loc: tuple[int | str, ...], home: Found) -> Found:
    """The innermost written value on the way that pydantic names."""
    if not loc or loc[0] not in written:
        return home
    found = written[str(loc[0])]
    for part in loc[1:]:
        node: Node | None = None
        path = found.path
        if isinstance(found.node, Mapping):
            node, path = items(found.node).get(str(part)), f"{path}.{part}"
        elif isinstance(found.node, Sequence) and isinstance(part, int):
            node, path = found.node.items[part], f"{path}[{part + 1}]"
        if node is None:
            break
        found = Found(node, path)
    return found


def items(node: Mapping) -> dict[str, Node]:
    """The values of a map, by key."""
    return {key: value for key, _, value in node.items}


def places(node: Node) -> dict[str, Place]:
    """Where the keys of a map stand."""
    return {key: place for key, place, _ in node.items} if isinstance(node, Mapping) else {}


def plain(node: Node) -> Any:
    """A node as pydantic reads it; lists become tuples, as frozen Params hold them."""
    if isinstance(node, Mapping):
        return {key: plain(value) for key, _, value in node.items}
    if isinstance(node, Sequence):
        return tuple(plain(item) for item in node.items)
    return node.value
