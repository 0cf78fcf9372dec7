"""A level, read and checked: what it says, all its rungs, and where each value was written."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from exercises.adapt import Ladder
from exercises.exercise import Exercise
from exercises.sheet import Sheet


class Origin(NamedTuple):
    """Where a value stands: in the level's own file, or in one that it extends."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        """`file:line`."""
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Level:
    """One level with nothing wrong on any rung. Only `exercises.loader.read` makes one."""

    sheet: Sheet
    """What describes it; defaults are filled in."""
    rungs: tuple[Exercise, ...]
    """From the easiest; never empty."""
    file: str
    """The name of its own file, as errors name it."""
    extends: tuple[str, ...]
    """The files that it builds on, the nearest first."""
    values: Mapping[str, object]
    """What was written, by key path such as `ladder[2].params.gate_width_share`; no defaults."""
    origins: Mapping[str, Origin]
    """Where it was written, by the same key paths, and by those of maps and lists."""
    text: str
    """The whole level in one text: its own, or, where it extends another, all of it merged."""

    @property
    def id(self) -> str:
        """Its own name."""
        return self.sheet.id

    @property
    def title(self) -> str:
        """What it is called in English."""
        return self.sheet.title["en"]

    @property
    def game(self) -> str:
        """The game that it is played in."""
        return self.sheet.game

    @property
    def ladder(self) -> Ladder:
        """How it gets harder and easier."""
        sheet = self.sheet
        return Ladder(len(self.rungs), sheet.adapt, sheet.progress_when, sheet.ease_when)
