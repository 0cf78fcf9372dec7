"""What a milestone may need: a small closed set of rules, each for evidence that is really kept.

Effort is reached at once and by doing alone. A first needs evidence on two of three days, a skill
a real change. Nothing compares children, and no number is a norm.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, TypeVar, cast, dataclass_transform

from pydantic import ConfigDict, Field, PlainValidator
from pydantic.dataclasses import dataclass

T = TypeVar("T")

Kind = Literal["effort", "first", "skill"]
Name = Annotated[str, Field(pattern="^[a-z][a-z0-9_]{0,59}$", description="small letters and _")]
Count = Annotated[int, Field(ge=1, le=100_000)]
Support = Literal["any", "none"]


def _week(days: object) -> int | Literal["plan"]:
    if days == "plan":
        return "plan"
    if isinstance(days, int) and not isinstance(days, bool) and 1 <= days <= 7:  # noqa: PLR2004
        return days
    raise ValueError("days_in_week may be 1 to 7, or plan: as many as the family's plan has")


def _yes(value: object) -> Literal[True]:
    if value is True:
        return True
    raise ValueError("this may only be true; delete the milestone where it is not meant")


WeekDays = Annotated[int | Literal["plan"], PlainValidator(_week)]
Yes = Annotated[Literal[True], PlainValidator(_yes)]


@dataclass_transform(kw_only_default=True, frozen_default=True)
def checked(cls: type[T]) -> type[T]:
    """Make a frozen class that refuses unknown keys and wrong types."""
    make = dataclass(
        frozen=True, kw_only=True, slots=True, config=ConfigDict(extra="forbid", strict=True)
    )
    return cast(type[T], make(cls))


# --- Effort: what was done counts, whatever came of it --------------------------------------------
@checked
class Sessions:
    """Times of playing."""

    sessions: Count


@checked
class Days:
    """Different days of playing; no streak, and nothing resets."""

    days: Count


@checked
class DaysInWeek:
    """Different days of one week, Monday to Sunday: so many, or as many as the plan asks for."""

    days_in_week: WeekDays


@checked
class ActiveMinutes:
    """Minutes of play in all."""

    active_minutes: Count


@checked
class Reps:
    """Repetitions in all, done one way or the other."""

    reps: Count


@checked
class Games:
    """Different games."""

    games: Count


@checked
class Worlds:
    """Different worlds."""

    worlds: Count


@checked
class TriedAgain:
    """Repetitions that were tried more than once, whatever came of them."""

    tried_again: Count


@checked
class ToldHurt:
    """The child said that something hurt."""

    told_hurt: Yes


@checked
class ToldFelt:
    """The child said how a game felt."""

    told_felt: Yes


@checked
class DaysAway:
    """Came back after so many days without play."""

    days_away: Count


@checked
class NewGear:
    """Played in other gear than before."""

    new_gear: Yes


@checked
class Told:
    """A grown-up said so: nothing that is kept could tell it."""

    told_by_grown_up: Yes


# --- Firsts: on two of three days that could tell -------------------------------------------------
@checked
class Held:
    """Quiet seconds in one nap; `support: none` is without holding on, by the sensor, too."""

    held_s: Annotated[float, Field(ge=1, le=30)]
    support: Support


@checked
class Sides:
    """Successes to each side in one game on one day."""

    game: Name
    left_reps: Count
    right_reps: Count


@checked
class FirstTries:
    """Successes at the first try in one game on one day."""

    game: Name
    first_tries: Count


@checked
class Rung:
    """A level on this rung or above, with at least half of the repetitions done."""

    rung: Annotated[int, Field(ge=2, le=20)]


@checked
class LessSupport:
    """So many kinds of support less than on the first days of the same game in the same gear."""

    less_support: Annotated[int, Field(ge=1, le=4)]


@checked
class OneLeg:
    """One foot up for so many seconds at a stretch, over an obstacle of the trail.

    `leg: helper` is with the weight on the leg that wears a prosthesis or an orthosis.
    """

    one_leg_s: Annotated[float, Field(ge=0.5, le=60)]
    leg: Literal["any", "helper"]


@checked
class HelperShare:
    """So much of the weight on the helper leg in the day's quiet check; board share on a board."""

    helper_share: Annotated[float, Field(ge=0.2, le=0.6)]


@checked
class EvenSides:
    """No more than so much between the shares of the two sides in the day's quiet check."""

    side_difference: Annotated[float, Field(ge=0.02, le=0.5)]


# --- Skills: a real change ------------------------------------------------------------------------
@checked
class Steadier:
    """A real change to less of a measure of the quiet checks: see `profiles.change`.

    Each measure that is asked for adds its own chance of calling luck a change, so the shipped
    milestones ask for one alone.
    """

    steadier: Literal["mean_speed_mm_s", "ellipse95_mm2"]
    smallest_real_changes: Annotated[float, Field(ge=1, le=10)] = 1.0


Rule = (
    Sessions
    | Days
    | DaysInWeek
    | ActiveMinutes
    | Reps
    | Games
    | Worlds
    | TriedAgain
    | ToldHurt
    | ToldFelt
    | DaysAway
    | NewGear
    | Told
    | Held
    | Sides
    | FirstTries
    | Rung
    | LessSupport
    | OneLeg
    | HelperShare
    | EvenSides
    | Steadier
)

RULES: Mapping[str, tuple[Kind, type[Any]]] = {
    "sessions": ("effort", Sessions),
    "days": ("effort", Days),
    "days_in_week": ("effort", DaysInWeek),
    "active_minutes": ("effort", ActiveMinutes),
    "reps": ("effort", Reps),
    "games": ("effort", Games),
    "worlds": ("effort", Worlds),
    "tried_again": ("effort", TriedAgain),
    "told_hurt": ("effort", ToldHurt),
    "told_felt": ("effort", ToldFelt),
    "days_away": ("effort", DaysAway),
    "new_gear": ("effort", NewGear),
    "told_by_grown_up": ("effort", Told),
    "held_s": ("first", Held),
    "left_reps": ("first", Sides),
    "first_tries": ("first", FirstTries),
    "rung": ("first", Rung),
    "less_support": ("first", LessSupport),
    "one_leg_s": ("first", OneLeg),
    "helper_share": ("first", HelperShare),
    "side_difference": ("first", EvenSides),
    "steadier": ("skill", Steadier),
}
"""By the key that names a rule: the kind of milestone it is for, and what it is read as."""


def needs_helper_leg(rule: Rule) -> bool:
    """Whether only a child with a prosthesis or an orthosis on one leg can reach it."""
    return isinstance(rule, HelperShare) or (isinstance(rule, OneLeg) and rule.leg == "helper")
