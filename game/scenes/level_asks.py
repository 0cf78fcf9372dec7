"""What grown-ups' screens ask about levels, rehearsals and plans, and what they are told."""

from typing import NamedTuple

from exercises.strict_yaml import Problem


# --- Asked ----------------------------------------------------------------------------------------
class LoadLevels(NamedTuple):
    """Read all level files anew: answered with Reading again and again, at last with a tuple of
    LevelCard in the alphabet's order of their ids; with a Failure beside it where the family's
    folder cannot be read.
    """

    ticket: str


class ReadLevel(NamedTuple):
    """Answered with a LevelPage, or a Failure where there is no such level any more."""

    ticket: str
    level_id: str
    rung: int = 1


class Rehearse(NamedTuple):
    """Let a crowd of made-up children play a rung of this level, beside everything else.

    Answered with Rehearsing again and again, at last with the `game.rehearsal.Report`; or with a
    Failure. Asking again ends the rehearsal before.
    """

    ticket: str
    level_id: str
    rung: int = 1


class TryLevel(NamedTuple):
    """Play this rung at once, as anybody: answered with an Offer of it, or a Failure."""

    ticket: str
    level_id: str
    rung: int = 1


class StopRehearsing(NamedTuple):
    """Nobody wants to know any more; nothing is answered."""


class LoadPlans(NamedTuple):
    """Read all plans anew: answered with a tuple of PlanCard in the alphabet's order of their ids;
    with a Failure beside it where the family's folder cannot be read.
    """

    ticket: str


class LoadAssigned(NamedTuple):
    """Which plan the child practises by: answered with an Assigned."""

    ticket: str
    child_id: str


class AssignPlan(NamedTuple):
    """From now on the child practises by this plan; by none where `plan_id` is empty.

    Answered with an Assigned, or a Failure.
    """

    ticket: str
    child_id: str
    plan_id: str


# --- Told -----------------------------------------------------------------------------------------
class LevelCard(NamedTuple):
    """One level of the library, for a list."""

    id: str
    title: str
    game: str
    rungs: int
    """0 where it has mistakes."""
    own: bool
    """Whether it is the family's."""
    instead: bool
    """Whether it takes the place of one that came with the program."""
    mistakes: int


class LevelRow(NamedTuple):
    """One key of a level: what it is set to, what that means, and where it was written."""

    key: str
    value: str
    meaning: str
    where: str
    """`file:line`, or empty for a default."""
    was: str = ""
    """Its value one rung below, where that was another."""


class LevelPage(NamedTuple):
    """One level, whole."""

    card: LevelCard
    rung: int
    rows: tuple[LevelRow, ...]
    """What a rung may change. Empty where it has mistakes."""
    problems: tuple[Problem, ...]
    """Each mistake in full, with its place, its lines and the caret."""
    about: tuple[LevelRow, ...] = ()
    """What holds on every rung."""
    words: tuple[str, ...] = ()
    """What a child does on this rung, in whole sentences."""
    moves: str = ""
    """When the level gets harder and easier, in whole sentences."""
    file: str = ""
    """Where it is written: the whole path of a family's own file, the name of a built-in one."""


class Reading(NamedTuple):
    """So many of so many level files are read."""

    done: int
    of: int


class Rehearsing(NamedTuple):
    """So many of so many times the rung was played."""

    done: int
    of: int


class PlannedLevel(NamedTuple):
    """One level of a plan, as it is written there."""

    title: str
    game: str
    rung: int
    """Where a child begins."""
    rungs: int
    minutes: float
    """Active minutes on each day."""


class PlanCard(NamedTuple):
    """One plan, for a list."""

    id: str
    title: str
    levels: tuple[PlannedLevel, ...]
    """Empty where it has mistakes."""
    days_a_week: int
    minutes: float
    """Active minutes a day."""
    own: bool
    """Whether it is the family's."""
    instead: bool = False
    """Whether it takes the place of one that came with the program."""
    weeks: int = 0
    goals: tuple[str, ...] = ()
    """What it is for, one sentence each."""
    note: str = ""
    """What its author wrote for grown-ups at home."""
    problems: tuple[Problem, ...] = ()
    """Each mistake in full; then it cannot be assigned."""
    file: str = ""
    """Where it is written: the whole path of a family's own file, the name of a built-in one."""


class Assigned(NamedTuple):
    """The plan that a child practises by, or none; and where it stands on today's levels."""

    plan_id: str
    """Empty where there is none."""
    title: str
    since: str
    """The local date, or empty."""
    standings: tuple["LevelStanding", ...]
    """One for each level that the child may play today, by its plan or without one."""
    days_a_week: int = 0
    minutes: float = 0.0
    """Active minutes a day."""
    review_on: str = ""
    """The local date on which family and therapist look at it together."""
    left_out: tuple[str, ...] = ()
    """The ids of the plan's levels that cannot be played now: lost, or with mistakes."""
    is_followed: bool = True
    """Whether today's levels are the plan's: not where all of them are left out."""


class LevelStanding(NamedTuple):
    """Where a child stands on one level's ladder, and why."""

    level_id: str
    title: str
    rung: int
    rungs: int
    told: str
    """The therapist's sentence about the last session; empty where it was not played yet."""
    game: str = ""


Asked = (
    LoadLevels
    | ReadLevel
    | Rehearse
    | TryLevel
    | StopRehearsing
    | LoadPlans
    | LoadAssigned
    | AssignPlan
)
