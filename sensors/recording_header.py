"""The top of a recording: the lines that begin with `# ` and hold YAML, read and written."""

import re
from collections.abc import Mapping as KeysAndValues
from dataclasses import dataclass
from typing import NoReturn

from exercises.strict_yaml import Mapping, Node, Scalar, Sequence, YamlError, parse
from sensors.layout import Cell, Layout, Side

__all__ = [
    "FORMAT",
    "Header",
    "Plain",
    "RecordingError",
    "read_header",
    "write_header",
]

FORMAT = 1
FARTHEST_MM = 10_000.0
"""No cell lies farther from the middle of its device."""
UNITS = {"kg": True, "share": False}
"""What a cell can read, and whether that is an absolute load."""
NAME = re.compile(r"[\w.-]{1,40}")
KNOWN = ("format", "sensor", "cells", "units")

Plain = str | int | float | bool | list["Plain"] | dict[str, "Plain"] | None
"""A value of a key that only people read, such as `source` or `license`."""


class RecordingError(ValueError):
    """A recording cannot be read; says which file and line, and what to do."""


@dataclass(frozen=True, slots=True)
class Header:
    """What a recording says about itself."""

    layout: Layout
    """As the file has it: a force plate has no cells."""
    extras: KeysAndValues[str, Plain]
    """Keys that the format does not know, kept as they are."""


def read_header(text: str, name: str) -> Header:
    """The header that `text` holds, without its `# `; line 1 of it is line 1 of the file `name`.

    Raises RecordingError.
    """
    try:
        root = parse(text, name)
    except YamlError as error:
        first = error.problems[0]
        _refuse(name, first.line, ": ".join(filter(None, (first.path, first.message))))
    if not isinstance(root, Mapping):
        _refuse(name, root.place.line, "the header must hold keys such as `# sensor: wii_board`")
    return _Keys(root, name).header()


def write_header(header: Header) -> str:
    """The lines of `header`, each ended by a line break.

    Raises ValueError where they would not read back as the same header.
    """
    layout = header.layout
    keys: dict[str, Plain] = {"format": FORMAT, "sensor": layout.sensor}
    keys["cells"] = {cell.name: [cell.x_mm, cell.y_mm] for cell in layout.cells}
    if not layout.absolute:
        keys["units"] = "share"
    keys.update(header.extras)
    lines = [f"{_word(key)}: {_written(value)}\n" for key, value in keys.items()]
    try:
        same = read_header("".join(lines), layout.sensor) == header
    except RecordingError as error:
        raise ValueError(f"A recording cannot say this of itself: {error}") from None
    if not same:
        raise ValueError(
            f"{layout.sensor}: a recording cannot say this of itself. Cells under feet begin with "
            "left_ or right_, other cells do not, and no two are called the same; further keys "
            "hold texts, numbers, lists and maps."
        )
    return "".join(f"# {line}" for line in lines)


class _Keys:
    """The keys of a header, checked one by one."""

    def __init__(self, root: Mapping, name: str) -> None:
        self._nodes = {key: node for key, _, node in root.items}
        self._name = name
        self._last_line = root.items[-1][1].line if root.items else 1

    def header(self) -> Header:
        version = self._value("format")
        if version.value != FORMAT or isinstance(version.value, bool):
            told = f"format {version.value} is not known; this program reads format {FORMAT}"
            _refuse(self._name, version.place.line, told)
        sensor = self._value("sensor")
        if not isinstance(sensor.value, str):
            _refuse(self._name, sensor.place.line, "sensor must be a word, such as wii_board")
        layout = _layout_of(sensor.value, self._places(), self._units())
        extras = {key: _plain(node) for key, node in self._nodes.items() if key not in KNOWN}
        return Header(layout, extras)

    def _value(self, key: str) -> Scalar:
        node = self._node(key)
        if not isinstance(node, Scalar):
            _refuse(self._name, node.place.line, f"{key} must be one value")
        return node

    def _node(self, key: str) -> Node:
        if key not in self._nodes:
            _refuse(self._name, self._last_line, f"the header lacks {key}; add `# {key}: ...`")
        return self._nodes[key]

    def _units(self) -> str:
        if "units" not in self._nodes:
            return "kg"
        units = self._value("units")
        if units.value not in UNITS:
            _refuse(self._name, units.place.line, "units must be kg or share")
        return str(units.value)

    def _places(self) -> dict[str, tuple[float, float]]:
        cells = self._node("cells")
        if not isinstance(cells, Mapping):
            told = "cells must name each cell with its place, as in {tl: [-216.5, 119.0]}"
            _refuse(self._name, cells.place.line, told)
        for key, place, _ in cells.items:
            if not NAME.fullmatch(key) or key == "t_s":
                told = f"a cell cannot be called {key!r}; use letters, digits and _"
                _refuse(self._name, place.line, told)
        return {key: self._place(key, node) for key, _, node in cells.items}

    def _place(self, key: str, node: Node) -> tuple[float, float]:
        numbers = [_number(item) for item in node.items] if isinstance(node, Sequence) else []
        match numbers:
            case [float(x), float(y)] if max(abs(x), abs(y)) <= FARTHEST_MM:
                return x, y
        told = f"the place of {key} must be two numbers of at most {FARTHEST_MM:.0f} mm, [x, y]"
        _refuse(self._name, node.place.line, told)


def _refuse(name: str, line: int, told: str) -> NoReturn:
    raise RecordingError(f"{name}:{line}: {told}." if line else f"{name}: {told}.")


def _layout_of(sensor: str, places: KeysAndValues[str, tuple[float, float]], units: str) -> Layout:
    """A layout as the format names it: cells left_... and right_... tell feet if all do."""
    sides = [_side_of(cell) for cell in places]
    known = all(sides)
    cells = tuple(
        Cell(name, x, y, side if known else None)
        for (name, (x, y)), side in zip(places.items(), sides, strict=True)
    )
    return Layout(sensor, cells, UNITS[units])


def _side_of(name: str) -> Side | None:
    return next((side for side in Side if name.startswith(f"{side.value}_")), None)


def _number(node: Node) -> float | None:
    value = node.value if isinstance(node, Scalar) else None
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _plain(node: Node) -> Plain:
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    return {key: _plain(item) for key, _, item in node.items}


def _written(value: Plain) -> str:
    """`value` in one line of YAML that reads back as the same value."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_word(k)}: {_written(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_written, value)) + "]"
    if isinstance(value, str):
        return _quoted(value)
    if value is None:
        return "null"
    return repr(value).lower()  # True is true, 1E+20 is 1e+20


def _word(text: str) -> str:
    """A key: plain where that is safe."""
    return text if text.isascii() and text.isidentifier() else _quoted(text)


def _quoted(text: str) -> str:
    return '"' + "".join(map(_letter, text)) + '"'


def _letter(letter: str) -> str:
    if letter in '"\\':
        return "\\" + letter
    return letter if letter.isprintable() else f"\\U{ord(letter):08x}"
