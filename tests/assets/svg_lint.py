"""The lint of pictures: only what pygame's SVG reader was seen to draw right, and our own rules.

A fold over the start tags of one file, in their order: a gradient counts once it has been met.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.parsers import expat

NUMBER = re.compile(r"[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?", re.IGNORECASE)
NUMBERS = re.compile(rf"{NUMBER.pattern}([\s,]+{NUMBER.pattern})*", re.IGNORECASE)
SHARE = re.compile(r"(0?\.\d+|[01](\.0*)?|(\d\d?(\.\d+)?|100)%)")
COLOUR = re.compile(r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})|rgb\(\s*\d+\s*,\s*\d+\s*,\s*\d+\s*\)")
PAINTED_BY = re.compile(r"url\(#([^)]+)\)")
PATH = re.compile(r"[MmLlHhVvCcSsQqTtAaZz0-9eE+\-.,\s]+")
MOVES = re.compile(r"\s*((translate|scale|rotate|matrix|skewX|skewY)\([-+\d.eE,\s]*\)[\s,]*)+")
ID = re.compile(r"[A-Za-z][\w-]*")
FILE_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*\.svg")
SVG = "http://www.w3.org/2000/svg"

DRAWN = {
    *("id", "style", "transform", "fill", "fill-opacity", "fill-rule"),
    *("stroke", "stroke-opacity", "stroke-width", "stroke-linecap", "stroke-linejoin"),
    *("stroke-miterlimit", "stroke-dasharray", "stroke-dashoffset"),
}
SHAPES = {
    "path": {"d"},
    "rect": {"x", "y", "width", "height", "rx", "ry"},
    "circle": {"cx", "cy", "r"},
    "ellipse": {"cx", "cy", "rx", "ry"},
    "line": {"x1", "y1", "x2", "y2"},
    "polyline": {"points"},
    "polygon": {"points"},
}
GRADIENT = {"id", "gradientUnits", "gradientTransform"}
GRADIENTS = {
    "linearGradient": GRADIENT | {"x1", "y1", "x2", "y2"},
    "radialGradient": GRADIENT | {"cx", "cy", "r"},
}
ALLOWED = {
    "svg": {"xmlns", "width", "height", "viewBox"},
    "title": set[str](),
    "defs": set[str](),
    "g": DRAWN,
    "stop": {"offset", "stop-color", "stop-opacity", "style"},
    **{name: own | DRAWN | {"opacity"} for name, own in SHAPES.items()},
    **GRADIENTS,
}
CHOICES = {
    "fill-rule": ("evenodd", "nonzero"),
    "stroke-linecap": ("butt", "round", "square"),
    "stroke-linejoin": ("miter", "round", "bevel"),
    "gradientUnits": ("userSpaceOnUse",),
    "xmlns": (SVG,),
}
FORMS = {
    **dict.fromkeys(("fill-opacity", "stroke-opacity", "stop-opacity", "opacity", "offset"), SHARE),
    **dict.fromkeys(("transform", "gradientTransform"), MOVES),
    **dict.fromkeys(("points", "stroke-dasharray", "viewBox"), NUMBERS),
    **{"d": PATH, "id": ID, "stop-color": COLOUR},
}


class Fault(NamedTuple):
    """What is wrong, and in which line of the file."""

    line: int
    what: str


def faults(text: str) -> tuple[Fault, ...]:
    """Everything in a picture's text that the lint refuses; empty for a good picture."""
    reading = _Reading()
    try:
        reading.parser.Parse(text, True)
    except expat.ExpatError as error:
        reading.refuse(f"this is no XML: {expat.ErrorString(error.code)}")
    return tuple(reading.found)


class _Reading:
    """What has been met so far in one file."""

    def __init__(self) -> None:
        self.found: list[Fault] = []
        self._open: list[str] = []
        self._ids: set[str] = set()
        self._gradients: set[str] = set()
        self._children = 0
        self._title = ""
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._words
        self.parser.StartDoctypeDeclHandler = lambda *_: self.refuse("a document type is refused")

    def refuse(self, what: str) -> None:
        self.found.append(Fault(self.parser.CurrentLineNumber, what))

    def _start(self, element: str, attributes: dict[str, str]) -> None:
        self._place(element)
        if element not in ALLOWED:
            self.refuse(f"<{element}> is not drawn right")
            return
        for fault in _unfit(element, attributes):
            self.refuse(fault)
        self._remember(element, attributes)
        for name, value in attributes.items():
            painter = PAINTED_BY.fullmatch(value)
            if painter and painter[1] not in self._gradients:
                self.refuse(f'{name}="{value}": the gradient must stand before its first use')

    def _place(self, element: str) -> None:
        if not self._open and element != "svg":
            self.refuse(f"the outermost element is <{element}>, not <svg>")
        if len(self._open) == 1:
            self._children += 1
            if self._children == 1 and element != "title":
                self.refuse("the first thing must be a <title> that says what the picture is")
        if element in GRADIENTS and self._open[-1:] != ["defs"]:
            self.refuse(f"<{element}> must stand in <defs>")
        self._open.append(element)

    def _remember(self, element: str, attributes: dict[str, str]) -> None:
        own = attributes.get("id")
        if own is not None:
            if own in self._ids:
                self.refuse(f'id="{own}" is there twice')
            self._ids.add(own)
            if element in GRADIENTS:
                self._gradients.add(own)

    def _words(self, words: str) -> None:
        if "title" in self._open:
            self._title += words
        elif words.strip():
            self.refuse(f'words outside of <title>: "{words.strip()[:30]}"')

    def _end(self, element: str) -> None:
        self._open.pop()
        if element == "title" and not self._title.strip():
            self.refuse("the <title> is empty")


def _unfit(element: str, attributes: dict[str, str]) -> Iterator[str]:
    """What is wrong with one element's attributes, `style` taken apart."""
    if element == "svg":
        yield from _unfit_size(attributes)
    if element in GRADIENTS and "gradientUnits" not in attributes:
        yield f'<{element}> needs gradientUnits="userSpaceOnUse"'
    for name, value in (*attributes.items(), *_declared(attributes.get("style", ""))):
        if name not in ALLOWED[element]:
            yield f"{name} on <{element}> is not drawn right"
        elif not _fits(name, value):
            yield f'{name}="{value[:40]}" on <{element}> is not drawn right'


def _declared(style: str) -> Iterator[tuple[str, str]]:
    for declaration in filter(str.strip, style.split(";")):
        name, _, value = declaration.partition(":")
        yield name.strip(), value.strip()


def _fits(name: str, value: str) -> bool:
    if name == "style":
        return True
    if name in CHOICES:
        return value in CHOICES[name]
    if name in ("fill", "stroke"):
        return value == "none" or bool(COLOUR.fullmatch(value) or PAINTED_BY.fullmatch(value))
    return bool(FORMS.get(name, NUMBER).fullmatch(value))


def _unfit_size(attributes: dict[str, str]) -> Iterator[str]:
    """The natural size must be the viewBox's, so that code and drawing agree on every px."""
    box = attributes.get("viewBox", "").replace(",", " ").split()
    if len(box) != len(("x", "y", "w", "h")):
        yield "the viewBox must be four numbers: x, y, width and height"
    elif (attributes.get("width"), attributes.get("height")) != (box[2], box[3]):
        yield f"width and height must be those of the viewBox, {box[2]} and {box[3]}"
