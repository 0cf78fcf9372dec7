"""What is read from YAML: nodes that know their places, and problems that say where they are."""

import re
import unicodedata
from dataclasses import dataclass
from typing import NamedTuple

NOT_TEXT = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""What no file of words holds: control characters, lone surrogates, marks of byte order."""
BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""Where YAML ends a line."""

WIDTH = 100
"""So much of a line is shown."""


class Place(NamedTuple):
    """Where something stands, both counted from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value: a text, a number, true, false or nothing."""

    value: str | int | float | bool | None
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their places and values, in the order in which they were written."""

    items: tuple[tuple[str, Place, "Node"], ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple["Node", ...]
    place: Place


Node = Scalar | Mapping | Sequence


class Problem(NamedTuple):
    """One mistake: where it is, and a sentence that says what to do."""

    name: str
    """The file, or what stands for it."""
    line: int
    """From 1; 0 where no line is to blame."""
    column: int
    path: str
    """The keys that lead there, such as `ladder[2].params.gate_width_share`; lists from 1."""
    message: str
    excerpt: str = ""
    """The line with its neighbours and a caret below, or nothing."""

    def __str__(self) -> str:
        """`file:line:col: path: sentence`, and the excerpt below."""
        at = f"{self.name}:{self.line}:{self.column}" if self.line else self.name
        head = ": ".join(part for part in (at, self.path, self.message) if part)
        return f"{head}\n{self.excerpt}" if self.excerpt else head


class YamlError(ValueError):
    """Everything that is wrong with one text, in the order of its lines, file by file."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """`problems` is never empty."""
        super().__init__(problems)
        self.problems = tuple(sorted(problems, key=lambda one: (one.name, one.line, one.column)))

    def __str__(self) -> str:
        """Each problem as file:line:col: path: sentence, with its excerpt."""
        return "\n".join(map(str, self.problems))


@dataclass(frozen=True, slots=True)
class Source:
    """A text and its name, for telling where a problem is."""

    name: str
    lines: tuple[str, ...]

    @classmethod
    def of(cls, text: str, name: str) -> "Source":
        """Split `text` where YAML does."""
        return cls(name, tuple(BREAK.split(text)))

    def problem(self, place: Place, path: str, message: str) -> Problem:
        """A problem at `place`, with three lines of the text around it."""
        rows = []
        for number in range(max(1, place.line - 1), min(len(self.lines), place.line + 1) + 1):
            if number > place.line and number == len(self.lines) and not self.lines[-1]:
                break  # only the end of the last line
            line = NOT_TEXT.sub(" ", self.lines[number - 1][:WIDTH]).replace("\t", " ")
            rows.append(f"{number:5} | {line}".rstrip())
            if number == place.line and place.column <= len(line) + 1:
                wide = sum(
                    unicodedata.east_asian_width(c) in "WF" for c in line[: place.column - 1]
                )
                rows.append("      | " + " " * (place.column - 1 + wide) + "^")
        return Problem(self.name, *place, path, message, "\n".join(rows))
