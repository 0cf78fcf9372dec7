"""All levels at hand: those that come with the program, and over them the family's own.

Nothing is read before it is needed, and each level only once. A family's file with the id of a
built-in level takes its place, which `overridden` says; a file with errors is a problem to be
shown, and never stops the others. Built-in levels extend built-in levels alone.
"""

from collections.abc import Mapping
from functools import cached_property
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import NamedTuple

from exercises.games import Games, Worlds
from exercises.level import Level
from exercises.loader import LevelError, read
from exercises.shelves import BUILT_IN, SUFFIX, Over, Shelf, family, shipped
from exercises.strict_yaml import Problem, YamlError, nearest

__all__ = ["BUILT_IN", "SUFFIX", "Entry", "Library", "ids", "level_text"]


class Entry(NamedTuple):
    """One file of the library, read: a level, or what is wrong with it."""

    id: str
    level: Level | None
    problems: tuple[Problem, ...]
    own: bool
    """Whether it is the family's."""


class Library:
    """Built-in levels with a family's folder over them."""

    def __init__(self, folder: Path | None, games: Games, worlds: Worlds) -> None:
        """`folder` is the family's own; it may be missing. `games` and `worlds` are as in `read`.

        The folder is looked at once, when something is first asked for.
        """
        self._folder = folder
        self._games = games
        self._worlds = worlds
        self._entries: dict[str, Entry] = {}

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all levels, those with errors too."""
        return tuple(self._all)

    def levels(self) -> tuple[Level, ...]:
        """All levels without errors, in the alphabet's order of their ids."""
        return tuple(entry.level for entry in self.entries() if entry.level is not None)

    def entries(self) -> tuple[Entry, ...]:
        """All levels, those with errors too, in the alphabet's order of their ids."""
        return tuple(self.entry(level_id) for level_id in self._all)

    def entry(self, level_id: str) -> Entry:
        """One file, with errors or without. Raises KeyError where there is none."""
        if level_id not in self._entries:
            self._entries[level_id] = self._made(level_id)
        return self._entries[level_id]

    def level(self, level_id: str) -> Level:
        """One level. Raises LevelError where there is none, or where it has errors."""
        if level_id not in self._all:
            raise LevelError((_unknown(level_id, self._all),))
        entry = self.entry(level_id)
        if entry.level is None:
            raise LevelError(entry.problems)
        return entry.level

    def read(self, text: str | bytes, name: str) -> Level:
        """A level that is not in the library but may extend one that is. Raises LevelError."""
        return read(text, self._games, name, self._worlds, self._all)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that is wrong with any level, and with the family's folder."""
        found = [problem for entry in self.entries() for problem in entry.problems]
        return (*self._own[1], *found)

    @property
    def overridden(self) -> tuple[str, ...]:
        """The ids of built-in levels in whose place the family's own are."""
        return tuple(sorted(set(self._own[0]).intersection(self._built_in)))

    @cached_property
    def _built_in(self) -> Shelf:
        return Shelf(_files(), f"{BUILT_IN}/")

    @cached_property
    def _own(self) -> tuple[Shelf, tuple[Problem, ...]]:
        return family(self._folder)

    @cached_property
    def _all(self) -> Over:
        return Over(self._own[0], self._built_in)

    def _made(self, level_id: str) -> Entry:
        own = level_id in self._own[0]
        try:
            written = self._all[level_id]
            others = written.others or self._all
            level = read(written.text, self._games, written.name, self._worlds, others)
        except YamlError as error:
            return Entry(level_id, None, error.problems, own)
        return Entry(level_id, level, (), own)


def ids() -> tuple[str, ...]:
    """The ids of all built-in levels, in the alphabet's order."""
    return tuple(sorted(_files()))


def level_text(level_id: str) -> str:
    """The text of one built-in level. Raises LevelError where there is no such level."""
    levels = _files()
    if level_id in levels:
        return levels[level_id].read_text(encoding="utf-8")
    raise LevelError((_unknown(level_id, levels),))


def _unknown(level_id: str, levels: Mapping[str, object]) -> Problem:
    known = nearest(level_id, levels) or f"; there are: {', '.join(sorted(levels)) or 'none'}"
    return Problem("levels", 0, 0, "", f'there is no level "{level_id[:40]}"{known}')


def _files() -> dict[str, Traversable]:
    return shipped("levels")
