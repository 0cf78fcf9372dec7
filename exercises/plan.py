"""A plan: which levels, on how many days a week, for how long, until when, and what for."""

from collections.abc import Mapping as Known
from dataclasses import fields
from datetime import date
from pathlib import PurePath
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from exercises.fields import params
from exercises.games import unknown
from exercises.gathering import Gatherer
from exercises.merging import Whole
from exercises.sheet import LevelId, Line, Note, Texts
from exercises.strict_yaml import (
    Found,
    Mapping,
    Sequence,
    Source,
    YamlError,
    as_text,
    nearest,
    parse,
    places,
)


class PlanError(YamlError):
    """Everything that is wrong with one plan."""


def _a_day(written: str | None) -> str | None:
    """Refuse what is no day of the calendar."""
    try:
        if written is None:
            return None
        if date.fromisoformat(written).isoformat() == written:
            return written
    except ValueError:
        pass
    raise ValueError(f'review_on is "{(written or "")[:40]}"; write a day such as 2026-12-19')


@params
class Step:
    """One level of a plan."""

    level: LevelId
    """The id of a level."""
    rung: Annotated[int, Field(ge=1, le=500, description="a rung of its ladder")] = 1
    """The rung that the child begins on."""
    minutes: Annotated[float, Field(ge=1, le=15, description="active minutes")] = 5.0
    """About how long it is played on each day."""


@params
class PlanGoal:
    """What the plan is for, in the family's words."""

    text: Texts
    """One sentence for each language."""
    measure: Annotated[
        str, Field(pattern="^([a-z][a-z0-9_]*)?$", description="a name in small letters and _")
    ] = ""
    """What to look at, as grown-ups are told."""


@params
class Plan:
    """A programme of practice. Nothing in it can make a day longer than is safe."""

    format: Annotated[Literal[1], Field(description="the only format there is")]
    """The format of this file; always 1."""
    id: LevelId
    """The plan's own name: the same as the file's, without .yaml."""
    title: Texts
    """What grown-ups read."""
    levels: Annotated[tuple[Step, ...], Field(description="levels to play on each day")]
    """What is played on each day, in this order."""
    goals: Annotated[tuple[PlanGoal, ...], Field(description="one to three goals")]
    """What it is for."""
    days_a_week: Annotated[int, Field(ge=1, le=5, description="days a week")] = 4
    """On how many days of a week the child plays; the others are for rest."""
    minutes: Annotated[float, Field(ge=5, le=20, description="active minutes a day")] = 15.0
    """How long the child plays on such a day, all levels together."""
    weeks: Annotated[int, Field(ge=1, le=12, description="weeks")] = 6
    """For how long the plan is meant."""
    review_after_weeks: Annotated[int, Field(ge=1, le=8, description="weeks")] = 4
    """After how many weeks family and therapist look at it together."""
    review_on: Annotated[
        str | None, AfterValidator(_a_day), Field(description="a day such as 2026-12-19")
    ] = None
    """The day of that meeting, once it is known; it counts before review_after_weeks."""
    author: Line = ""
    """Who wrote this file."""
    licence: Line = ""
    """Under which licence it may be passed on."""
    reviewed_by: Line = ""
    """The therapist who has read this very file and agrees with it."""
    notes_for_parent: Note = Field(default_factory=dict)
    """What a grown-up should know."""
    notes_for_therapist: Note = Field(default_factory=dict)
    """What a therapist should know before changing numbers."""


MOST_GOALS = 3
LISTS = {"levels": Step, "goals": PlanGoal}


def read_plan(
    text: str | bytes, name: str = "<plan>", levels: Known[str, int] | None = None
) -> Plan:
    """The plan in `text`. `levels` says how many rungs each level has; None knows of none.

    `name` is the file's, if it comes from one: its stem must be the id. Raises PlanError.
    """
    try:
        text = as_text(text, name)
        whole = Whole(parse(text, name), Source.of(text, name), text)
        return _Checker(whole, levels).checked()
    except YamlError as error:
        raise PlanError(error.problems) from None


class _Checker(Gatherer):
    """Checks one plan and gathers what is wrong."""

    def __init__(self, whole: Whole, levels: Known[str, int] | None) -> None:
        super().__init__(whole, "a plan is a map: lines of key: value")
        self._levels = levels

    def checked(self) -> Plan:
        """The plan. Raises YamlError."""
        self.stop_if_wrong()
        known = {field.name for field in fields(Plan)}
        for key in (key for key in self.keys if key not in known):
            self.say_at(places(self.top.node)[key], key, unknown(key, known))
        lists = {key: self._list(key, cls) for key, cls in LISTS.items() if key in self.keys}
        written = {key: self.keys[key] for key in self.keys if key in known and key not in LISTS}
        plan = self.check(Plan, written, self.top, {key: tuple(lists[key]) for key in lists})
        stem = PurePath(self.whole.source.name).stem
        if plan and self.whole.source.name.endswith((".yaml", ".yml")) and plan.id != stem:
            message = f"id is {plan.id}, but the file is {stem}; give both the same name"
            self.say(self.keys["id"], message)
        for key in ("title", "notes_for_parent", "notes_for_therapist"):
            self.has_english(self.keys.get(key))
        self._check_goals()
        self.stop_if_wrong()
        self._check_minutes(plan)
        self._check_levels(plan)
        self.stop_if_wrong()
        made: Plan = plan
        return made

    def _list(self, key: str, cls: type) -> list[object]:
        """The entries of a list of maps, as far as they are right."""
        found = self.keys[key]
        if not isinstance(found.node, Sequence) or not found.node.items:
            self.say(found, f"{key} must be a list of maps, with one at the least")
            return []
        made = []
        names = {field.name for field in fields(cls)}
        for number, node in enumerate(found.node.items, 1):
            entry = Found(node, f"{key}[{number}]")
            there = self.map(entry, f"each of {key} is a map of {', '.join(sorted(names))}")
            if not isinstance(node, Mapping):
                continue
            for name in (name for name in there if name not in names):
                self.say_at(places(node)[name], there[name].path, unknown(name, names))
            one = {name: there[name] for name in there if name in names}
            self.has_english(one.get("text"))
            if (right := self.check(cls, one, entry)) is not None:
                made.append(right)
        return made

    def _check_goals(self) -> None:
        goals = self.keys.get("goals")
        if goals and isinstance(goals.node, Sequence) and len(goals.node.items) > MOST_GOALS:
            self.say(goals, f"{len(goals.node.items)} goals are too many; choose {MOST_GOALS}")

    def _check_minutes(self, plan: Plan) -> None:
        in_all = sum(step.minutes for step in plan.levels)
        if in_all > plan.minutes:
            message = (
                f"the levels take {in_all:g} minutes in all, and a day has {plan.minutes:g}; "
                "give them fewer minutes, or the day more"
            )
            self.say(self.keys["levels"], message)

    def _check_levels(self, plan: Plan) -> None:
        seen = set[str]()
        node = self.keys["levels"].node
        nodes = node.items if isinstance(node, Sequence) else ()
        for number, (step, below) in enumerate(zip(plan.levels, nodes, strict=True), 1):
            entry = Found(below, f"levels[{number}]")
            if step.level in seen:
                self.say(entry, f"{step.level} stands twice; keep one")
            seen.add(step.level)
            if self._levels is not None and (said := _unplayable(step, self._levels)):
                self.say(entry, said)


def _unplayable(step: Step, levels: Known[str, int]) -> str:
    """Why a step cannot be played, if it cannot."""
    rungs = levels.get(step.level)
    if rungs is None:
        known = nearest(step.level, levels) or "; look at the list of levels"
        return f'there is no level "{step.level}" without mistakes{known}'
    if step.rung > rungs:
        return f"there is no rung {step.rung}; {step.level} has {rungs}"
    return ""
