"""How a level gets harder and easier: pure rules on frozen values, and what was decided, and why.

The difficulty `d` is a place on the level's ladder, from 1 to its number of rungs. Rung r is played
from above r - 0.5 up to r + 0.5: between two rungs the easier one is played.

Inside a session, a weighted up-down (Kaernbach 1991; the ratio of the steps follows from the goal):
each try moves `d`, and each set plays the rung that `d` has come to. Between sessions, an Elo
carry-over: the ability is learned from every try on the rung on which it was made, and says where
within its rung the next session starts; whether that is another rung is the therapist's rule
(`progress_when`, `ease_when`). With one rung being s = 0.5 wide, the rung nearest to three
successes in four is the one on which a child has between 52 and 89 %: below half it is too hard.

Rungs are played whole: nothing is mixed from two of them. A number between two safe ones is safe,
but rungs have rules that bind several numbers (`hold_s` times `reps`), which do not hold halfway;
and what is played is then exactly what was checked, rehearsed and written. A finer ladder has more
rungs. No evidence says that such a rule helps a child; it keeps play neither dull nor too hard.

No chance, no clock: the same sessions give the same decisions. Numbers are rounded to a millionth
of a rung, so that they are the same on every machine.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import Enum
from math import ceil, exp, isfinite, log
from statistics import median
from typing import Annotated, NamedTuple

from pydantic import Field

from exercises.fields import params
from exercises.limits import Breach

SPREAD = 0.5
"""s, in rungs: so much more ability turns even odds into odds of e to 1 (measures, section 11)."""
LEAST_K, FORGET = 0.15, 0.15
HALF = 0.5
"""From a rung to its edge."""
INSIDE = 0.01
"""How far above its lower edge, which belongs to the rung below, a session starts at the least."""
DIGITS = 6

RungNumber = Annotated[int, Field(ge=1, description="a rung of the ladder, from 1")]


@params
class Adapt:
    """How difficulty moves inside a session."""

    goal: Annotated[float, Field(ge=0.5, le=0.95, description="share of successes to aim for")] = (
        0.75
    )
    step: Annotated[float, Field(ge=0, le=0.5, description="rungs easier after a miss")] = 0.3
    min: RungNumber | None = None
    """The easiest rung it may come to; the ladder's first where there is none."""
    max: RungNumber | None = None


@params
class ProgressWhen:
    """When the next session starts one rung harder."""

    sessions: Annotated[int, Field(ge=1, le=10, description="good sessions in a row")] = 2
    success_share: Annotated[float, Field(ge=0.5, le=1, description="share of successes")] = 0.70
    at_upper_edge: bool = True
    """Whether the median difficulty of the session must be at the rung's upper edge, or above."""
    no_hurt: bool = True
    """Whether hurt, a stumble or "too hard" starts the count again. It never goes up after them."""


@params
class EaseWhen:
    """When the next session starts one rung easier: below this share."""

    success_share: Annotated[float, Field(ge=0.2, le=0.7, description="share of successes")] = 0.50


def adapt_breaches(rungs: int, adapt: Adapt) -> Iterator[Breach]:
    """What of `adapt` does not fit on a ladder of so many rungs."""
    for key, rung in (("min", adapt.min), ("max", adapt.max)):
        if rung is not None and rung > rungs:
            yield Breach(key, f"{key} is rung {rung}, and the ladder has {rungs}")
    if adapt.min is not None and adapt.max is not None and adapt.min > adapt.max:
        yield Breach("min", f"min is rung {adapt.min}, above max, rung {adapt.max}; swap them")


@dataclass(frozen=True, slots=True)
class Ladder:
    """What a level says about getting harder and easier. Raises ValueError where it cannot be."""

    rungs: int
    adapt: Adapt = field(default_factory=Adapt)
    progress_when: ProgressWhen = field(default_factory=ProgressWhen)
    ease_when: EaseWhen = field(default_factory=EaseWhen)

    def __post_init__(self) -> None:
        """Refuse what no child could climb."""
        wrong = [breach.message for breach in adapt_breaches(self.rungs, self.adapt)]
        if self.rungs < 1:
            wrong.append(f"a ladder has a rung or more, and this one has {self.rungs}")
        if wrong:
            raise ValueError("; ".join(wrong))

    @property
    def lowest(self) -> int:
        """The easiest rung."""
        return self.adapt.min or 1

    @property
    def highest(self) -> int:
        """The hardest rung."""
        return self.adapt.max or self.rungs

    @property
    def up(self) -> float:
        """h: rungs harder after a success."""
        return self.adapt.step * (1 - self.adapt.goal) / self.adapt.goal

    @property
    def ahead(self) -> float:
        """How far the ability is above the difficulty at which the goal is met, in rungs."""
        return SPREAD * log(self.adapt.goal / (1 - self.adapt.goal))


class Mark(Enum):
    """What a session brings, one after the other."""

    SUCCESS = "success"
    MISS = "miss"
    VOID = "void"
    """A try that rests on bad data: neither of the two."""
    HURT = "hurt"
    STUMBLE = "stumble"
    TOO_HARD = "too hard"


WORDS = frozenset({Mark.HURT, Mark.STUMBLE, Mark.TOO_HARD})
"""Told by people and not by the sensor: they count whatever its light."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a child stands on one level, between two sessions: all that must be kept."""

    d: float
    """Where the next session starts, 1 to the number of rungs."""
    ability: float
    """On the same scale: on a rung of this number it succeeds in half of all tries."""
    tries: int = 0
    """Tries that the ability was learned from."""
    good_sessions: int = 0
    """In a row, as `progress_when` counts them."""
    careful: bool = False
    """Whether the last session had hurt, a stumble or "too hard": the next does not climb."""

    def __post_init__(self) -> None:
        """Refuse what is no place on a ladder. Raises ValueError."""
        if not (isfinite(self.d) and isfinite(self.ability)):
            raise ValueError(f"difficulty {self.d} and ability {self.ability} must be finite")

    @property
    def rung(self) -> int:
        """The rung that the next session starts on."""
        return rung_of(self.d)


class Try(NamedTuple):
    """A try that counts."""

    rung: int
    success: bool
    d: float
    """The difficulty that followed from it."""


@dataclass(frozen=True, slots=True)
class Played:
    """A session as it is being played."""

    start: float
    low: float
    top: float
    d: float
    rung: int
    """The rung of the set that is being played."""
    set_number: int = 1
    set_from: int = 0
    """How many tries there were before this set."""
    set_d: float = 0.0
    """The difficulty at this set's start."""
    tries: tuple[Try, ...] = ()
    words: frozenset[Mark] = frozenset()


class SetChange(NamedTuple):
    """What becomes of the rung from one set to the next."""

    set_number: int
    """The set that comes."""
    from_rung: int
    to_rung: int
    successes: int
    """In the set before, of `tries` that count."""
    tries: int
    goal: float
    from_d: float
    to_d: float
    words: frozenset[Mark]


def rung_of(d: float) -> int:
    """The rung that is played at difficulty `d`; halfway it is the easier one."""
    return max(1, ceil(d - HALF))


def learned(ability: float, tries: int, difficulty: float, success: bool) -> float:
    """The ability after one more try (Elo): `tries` before it, made at `difficulty`."""
    chance = 1 / (1 + exp(min(700.0, (difficulty - ability) / SPREAD)))
    return ability + max(LEAST_K, 1 / (1 + FORGET * tries)) * (success - chance)


def moved(ladder: Ladder, d: float, success: bool) -> float:
    """The difficulty after one more try (weighted up-down), before any limit."""
    return d + ladder.up if success else d - ladder.adapt.step


def first(ladder: Ladder, rung: int = 1) -> Standing:
    """A child that starts on this rung, or is put there by an adult: nothing is known of it yet."""
    return fitted(ladder, Standing(float(rung), rung + ladder.ahead))


def fitted(ladder: Ladder, standing: Standing) -> Standing:
    """The standing on this ladder, which may have been changed since."""
    d = _between(standing.d, ladder.lowest, ladder.highest)
    low, high = ladder.lowest + ladder.ahead, ladder.highest + ladder.ahead
    return replace(standing, d=d, ability=_between(standing.ability, low, high))


def begin(ladder: Ladder, standing: Standing) -> Played:
    """A session starts; it stays within one rung of its start, and on the ladder."""
    d = fitted(ladder, standing).d
    rung = rung_of(d)
    top = min(ladder.highest, rung + HALF if standing.careful else d + 1)
    return Played(d, max(ladder.lowest, d - 1), top, d, rung, set_d=d)


def mark(ladder: Ladder, played: Played, now: Mark) -> Played:
    """One thing more has happened; after hurt or a stumble nothing gets harder any more."""
    if now is Mark.VOID:
        return played
    if now in WORDS:
        d = min(played.d, played.rung + HALF)
        return replace(played, d=d, top=min(played.top, d), words=played.words | {now})
    success = now is Mark.SUCCESS
    d = _between(moved(ladder, played.d, success), played.low, played.top)
    return replace(played, d=d, tries=(*played.tries, Try(played.rung, success, d)))


def take_back(played: Played, count: int) -> Played:
    """The last `count` tries rest on bad data: as if they had not been made.

    The rung stays, even where they were made before this set.
    """
    kept = played.tries[: len(played.tries) - count]
    here = kept[played.set_from :]
    d = min(played.top, here[-1].d if here else played.set_d)
    return replace(played, tries=kept, d=d, set_from=min(played.set_from, len(kept)))


def next_set(ladder: Ladder, played: Played) -> tuple[Played, SetChange]:
    """The next set begins: the only place inside a session where the rung changes."""
    tries = played.tries[played.set_from :]
    rung, number = rung_of(played.d), played.set_number + 1
    successes = sum(one.success for one in tries)
    change = SetChange(
        *(number, played.rung, rung, successes, len(tries)),
        *(ladder.adapt.goal, played.set_d, played.d, played.words),
    )
    begun = replace(played, rung=rung, set_number=number, set_d=played.d)
    return replace(begun, set_from=len(played.tries)), change


def middle_of(tries: Iterable[Try]) -> float:
    """The median of the difficulty that these tries reached; 0 where there are none."""
    reached = [one.d for one in tries]
    return median(reached) if reached else 0.0


def _between(value: float, low: float, high: float) -> float:
    return round(max(low, min(high, value)), DIGITS)
