"""All plans at hand: those that come with the program, and over them the family's own."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from exercises.library import Library
from exercises.loader import LevelError
from exercises.plan import Plan, PlanError, read_plan
from exercises.shelves import BUILT_IN, Over, Shelf, family, shipped
from exercises.strict_yaml import Problem, YamlError, as_text, nearest


class PlanEntry(NamedTuple):
    """One file, read: a plan, or what is wrong with it."""

    id: str
    plan: Plan | None
    problems: tuple[Problem, ...]
    own: bool
    """Whether it is the family's."""


class Plans:
    """Built-in plans with a family's folder over them; each is read once, when it is asked for."""

    def __init__(self, folder: Path | None, library: Library) -> None:
        """`folder` is the family's own and may be missing; the levels are those of `library`."""
        self._folder = folder
        self._library = library
        self._entries: dict[str, PlanEntry] = {}

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all plans, those with errors too."""
        return tuple(self._all)

    def plans(self) -> tuple[Plan, ...]:
        """All plans without errors, in the alphabet's order of their ids."""
        return tuple(entry.plan for entry in self.entries() if entry.plan is not None)

    def entries(self) -> tuple[PlanEntry, ...]:
        """All plans, those with errors too, in the alphabet's order of their ids."""
        return tuple(self._entry(plan_id) for plan_id in self._all)

    def plan(self, plan_id: str) -> Plan:
        """One plan. Raises PlanError where there is none, or where it has errors."""
        self._is_there(plan_id)
        entry = self._entry(plan_id)
        if entry.plan is None:
            raise PlanError(entry.problems)
        return entry.plan

    def text(self, plan_id: str) -> str:
        """A plan as it is written, with mistakes or without.

        Raises PlanError where there is none, or where its file cannot be read.
        """
        self._is_there(plan_id)
        try:
            written = self._all[plan_id]
            return as_text(written.text, written.name)
        except YamlError as error:
            raise PlanError(error.problems) from None

    def read(self, text: str | bytes, name: str) -> Plan:
        """A plan that is not in the folder. Raises PlanError."""
        return read_plan(text, name, _Rungs(self._library))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that is wrong with any plan, and with the family's folder."""
        found = [problem for entry in self.entries() for problem in entry.problems]
        return (*self._own[1], *found)

    @property
    def overridden(self) -> tuple[str, ...]:
        """The ids of built-in plans in whose place the family's own are."""
        return tuple(sorted(set(self._own[0]).intersection(shipped("plans"))))

    @cached_property
    def _own(self) -> tuple[Shelf, tuple[Problem, ...]]:
        return family(self._folder)

    @cached_property
    def _all(self) -> Over:
        return Over(self._own[0], Shelf(shipped("plans"), f"{BUILT_IN}/"))

    def _is_there(self, plan_id: str) -> None:
        if plan_id not in self._all:
            known = nearest(plan_id, self._all) or f"; there are: {', '.join(self._all)}"
            message = f'there is no plan "{plan_id[:40]}"{known}'
            raise PlanError((Problem("plans", 0, 0, "", message),))

    def _entry(self, plan_id: str) -> PlanEntry:
        if plan_id not in self._entries:
            own = plan_id in self._own[0]
            try:
                written = self._all[plan_id]
                made = PlanEntry(plan_id, self.read(written.text, written.name), (), own)
            except YamlError as error:
                made = PlanEntry(plan_id, None, error.problems, own)
            self._entries[plan_id] = made
        return self._entries[plan_id]


class _Rungs(Mapping[str, int]):
    """How many rungs each level has that can be played; a plan has no others read than its own."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def __getitem__(self, level_id: str) -> int:
        try:
            return len(self._library.level(level_id).rungs)
        except LevelError:
            raise KeyError(level_id) from None

    def __iter__(self) -> Iterator[str]:
        return (level.id for level in self._library.levels())

    def __len__(self) -> int:
        return len(self._library.levels())
