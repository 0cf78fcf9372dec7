"""YAML text to nodes that know their places, under rules that leave no room for surprises.

PyYAML only splits the text into events; what they mean is decided here (YAML 1.2, and less of it).
"""

import math
import re
from collections.abc import Callable
from typing import Any

import yaml

from exercises.strict_yaml.nodes import (
    BREAK,
    NOT_TEXT,
    Mapping,
    Node,
    Place,
    Problem,
    Scalar,
    Sequence,
    Source,
    YamlError,
)
from exercises.strict_yaml.syntax import TAB, told

MAX_BYTES = 256 * 1024
MAX_NODES = 20_000
MAX_DEPTH = 20
MAX_STRING = 2_000
MAX_KEY = 100
MAX_LIST = 500
MAX_NUMBER = 1e15
MAX_PROBLEMS = 50

NUMBER = re.compile(
    r"[-+]?(?:(?P<whole>0|[1-9][0-9]*)(?P<part>\.[0-9]*)?|\.[0-9]+)(?P<power>[eE][-+]?[0-9]+)?"
)
WORDS: dict[str, bool | None] = {"": None, "~": None}
WORDS |= dict.fromkeys(("null", "Null", "NULL"))
WORDS |= dict.fromkeys(("true", "True", "TRUE"), True)
WORDS |= dict.fromkeys(("false", "False", "FALSE"), False)

C_PARSER: Any = getattr(yaml, "CSafeLoader", None)
"""libyaml's, where PyYAML was built with it."""
RARE = re.compile(
    "[\t\x85\u2028\u2029]"  # what Python's parser takes for a mistake, and lines that end strangely
    r"|(?<!\w)\?"  # a question mark that ends no word
    r"|(?:\A|[\r\n])(?:---|\.\.\.)"  # the ends of documents
    r"|[|>][-+0-9]*#"
)
"""Where the two parsers see different things now and then."""


def as_text(raw: str | bytes, name: str) -> str:
    """`raw` as text without its byte order mark; YamlError where it is no UTF-8 or too long."""
    size = len(raw) if isinstance(raw, bytes) else len(raw.encode("utf-8", "replace"))
    if size > MAX_BYTES:
        message = f"this file has {size // 1024} kB; at most {MAX_BYTES // 1024} kB can be read"
        raise YamlError((Problem(name, 0, 0, "", message),))
    if isinstance(raw, str):
        return raw.removeprefix("\ufeff")
    try:
        return raw.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        shown = raw.decode("utf-8", "replace")
    message = "this is not UTF-8 text; save the file as UTF-8"
    raise YamlError((Source.of(shown, name).problem(_end_of(before), "", message),))


def parse(text: str | bytes, name: str) -> Node:
    """The tree that `text` holds. `name` stands before each problem, as a file's name would.

    Raises YamlError with all problems at once; after broken punctuation nothing more is read.
    """
    text = as_text(text, name)
    source = Source.of(text, name)
    if strange := NOT_TEXT.search(text):
        message = f"an invisible character (U+{ord(strange[0]):04X}) stands here; delete it"
        raise YamlError((source.problem(_end_of(text[: strange.start()]), "", message),))
    return _quick(text, source) or slow(text, source)


def slow(text: str, source: Source) -> Node:
    """The tree, read by the parser in Python: its messages are the same on every machine."""
    reader = _Reader(yaml.SafeLoader(text), source)
    node = reader.document()
    if reader.problems:
        raise YamlError(tuple(reader.problems))
    return node


def _quick(text: str, source: Source) -> Node | None:
    """The tree, read by the parser in C: some ten times as fast. None where it cannot vouch for it.

    The two disagree on rare texts only. Those, and all that have a mistake, are left to the slow
    one, so that its sentences are the only ones there are.
    """
    if C_PARSER is None or RARE.search(text):
        return None
    try:
        reader = _Reader(C_PARSER(text), source)
        node = reader.document()
    except YamlError:
        return None
    return None if reader.problems or reader.doubtful else node


class _Reader:
    """Reads events into nodes and gathers what is wrong with them."""

    def __init__(self, parser: Any, source: Source) -> None:
        self.problems: list[Problem] = []
        self.doubtful = False
        """Whether there is a value about which the two parsers do not agree."""
        self._flow = 0
        """How many brackets are open round what is being read."""
        self._source = source
        self._event: Callable[[], yaml.Event] = parser.get_event
        self._nodes = 0
        self._last = Place(1, 1)

    def document(self) -> Node:
        """The one document of the text."""
        self._next()
        start = self._next()
        if isinstance(start, yaml.StreamEndEvent):
            raise self._fatal(Place(1, 1), "", "the file is empty")
        if isinstance(start, yaml.DocumentStartEvent) and (start.version or start.tags):
            self._note(_start(start), "", "a line that starts with % is not used; delete it")
        node = self._node(self._next(), "", 1)
        self._next()
        if not isinstance(self._next(), yaml.StreamEndEvent):
            message = "a second document begins here; keep one a file and delete the line ---"
            raise self._fatal(self._last, "", message)
        return node

    def _node(self, event: yaml.Event, path: str, depth: int) -> Node:
        place = _start(event)
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise self._fatal(place, path, f"more than {MAX_NODES} values; split the file")
        if depth > MAX_DEPTH:
            raise self._fatal(place, path, f"nested more than {MAX_DEPTH} deep; make it flatter")
        self._refuse_references(event, path)
        if isinstance(event, yaml.CollectionStartEvent):
            return self._collection(event, place, path, depth)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, place, path)
        return Scalar(None, place)  # an alias, noted above

    def _collection(
        self, event: yaml.CollectionStartEvent, place: Place, path: str, depth: int
    ) -> Node:
        self._flow += bool(event.flow_style)
        is_map = isinstance(event, yaml.MappingStartEvent)
        node = (self._mapping if is_map else self._sequence)(place, path, depth)
        self._flow -= bool(event.flow_style)
        return node

    def _refuse_references(self, event: yaml.Event, path: str) -> None:
        if isinstance(event, yaml.AliasEvent):
            message = f"aliases (*{event.anchor:.40}) are not used here; write the value out again"
            self._note(_start(event), path, message)
            return
        if isinstance(event, yaml.NodeEvent) and event.anchor is not None:
            message = f"anchors (&{event.anchor:.40}) are not used here; delete it"
            self._note(_start(event), path, message)
        if isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent) and event.tag:
            message = "tags (words with !) are not used here; delete it"
            self._note(_start(event), path, message)

    def _mapping(self, place: Place, path: str, depth: int) -> Mapping:
        items: list[tuple[str, Place, Node]] = []
        seen: dict[str, Place] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            at = _start(event)
            key = self._key(event, path, depth)
            under = f"{path}.{key}" if path else key
            value = self._node(self._next(), under, depth + 1)
            if key in seen:
                message = f"{key} stands twice, here and on line {seen[key].line}; keep one"
                self._note(at, under, message)
            elif key:
                seen[key] = at
                items.append((key, at, value))
        return Mapping(tuple(items), place)

    def _key(self, event: yaml.Event, path: str, depth: int) -> str:
        """The key, or nothing where it cannot be one."""
        at = _start(event)
        self._node(event, path, depth + 1)
        if not isinstance(event, yaml.ScalarEvent):
            self._note(at, path, "a key must be one word")
            return ""
        key = event.value
        if key == "<<":
            self._note(at, path, "merge keys (<<) are not used here; write the keys out")
            return ""
        if not key:
            self._note(at, path, "a key is missing before the colon")
        if len(key) > MAX_KEY:
            self._note(at, path, f"this key has more than {MAX_KEY} letters; shorten it")
            return ""
        return key

    def _sequence(self, place: Place, path: str, depth: int) -> Sequence:
        items: list[Node] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            if len(items) == MAX_LIST:
                message = f"this list has more than {MAX_LIST} entries; make it shorter"
                raise self._fatal(_start(event), path, message)
            items.append(self._node(event, f"{path}[{len(items) + 1}]", depth + 1))
        return Sequence(tuple(items), place)

    def _scalar(self, event: yaml.ScalarEvent, place: Place, path: str) -> Scalar:
        text = event.value
        if len(text) > MAX_STRING:
            self._note(place, path, f"this text has more than {MAX_STRING} letters; shorten it")
        elif NOT_TEXT.search(text):
            self._note(place, path, "an escape in this text stands for no letter; delete it")
        elif not event.style:
            return self._plain(text, place, path)
        return Scalar(text, place)

    def _plain(self, text: str, place: Place, path: str) -> Scalar:
        """A value without quotes: only here is a number a number."""
        # No text has no one place, and [Ready?] is a list for one of the parsers alone.
        self.doubtful = self.doubtful or not text or (self._flow > 0 and "?" in text)
        if text in WORDS:
            return Scalar(WORDS[text], place)
        number = NUMBER.fullmatch(text)
        if number is None:
            return Scalar(text, place)
        value = float(text)
        if not math.isfinite(value) or abs(value) > MAX_NUMBER:
            self._note(place, path, "this number is too large; put it in quotes if it is a text")
        elif number["whole"] and not number["part"] and not number["power"]:
            return Scalar(int(text), place)
        return Scalar(value, place)

    def _next(self) -> yaml.Event:
        try:
            event = self._event()
        except yaml.MarkedYAMLError as error:
            raise self._syntax(error) from None
        except (yaml.YAMLError, ValueError, OverflowError):
            # PyYAML lets chr() and int() fail on escapes and directives beyond their range.
            message = "an escape or a % line near here cannot be read; delete it"
            raise self._fatal(self._last, "", message) from None
        self._last = _start(event)
        return event

    def _syntax(self, error: yaml.MarkedYAMLError) -> YamlError:
        message, mark = told(error)
        place = Place(mark.line + 1, mark.column + 1) if mark else self._last
        line = self._source.lines[min(place.line, len(self._source.lines)) - 1]
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent:
            place = Place(place.line, indent.index("\t") + 1)
            return self._fatal(place, "", TAB)
        return self._fatal(place, "", message)

    def _note(self, place: Place, path: str, message: str) -> None:
        self.problems.append(self._source.problem(place, path, message))
        if len(self.problems) >= MAX_PROBLEMS:
            raise YamlError(tuple(self.problems))

    def _fatal(self, place: Place, path: str, message: str) -> YamlError:
        return YamlError((*self.problems, self._source.problem(place, path, message)))


def _start(event: yaml.Event) -> Place:
    mark = event.start_mark
    return Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)


def _end_of(before: str) -> Place:
    """The place right behind `before`."""
    rows = BREAK.split(before)
    return Place(len(rows), len(rows[-1]) + 1)
