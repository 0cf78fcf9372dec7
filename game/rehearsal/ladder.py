"""Two weeks on a level's ladder: where each child would stand at the start of each session.

Nothing is played here: a repetition succeeds as often as it did for this child on this rung, or,
on a rung that it did not play, for its group. How the ladder moves is somebody else's rule.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

SESSIONS = 8
"""Four days a week for two weeks (HEP-04)."""
UP_SHARE, DOWN_SHARE = 0.80, 0.60
"""Success is to stay between these: 60 to 80 % in the studies known (measures, section 11)."""
SURE_SESSIONS = 2


class Chance(NamedTuple):
    """What was measured of a child on one rung."""

    reps: int
    """Repetitions in a session."""
    success_share: float


@dataclass(frozen=True, slots=True)
class Weeks:
    """One child's sessions to come, as a rule sees them. Rungs count from 1."""

    start: int
    rungs: int
    sets: int
    """Sets in a session."""
    reps: Callable[[int], int]
    """How many repetitions a session on this rung has, all sets together."""
    succeeds: Callable[[int], bool]
    """Whether the next repetition, on this rung, is a success."""
    sessions: int = SESSIONS


Rule = Callable[[Weeks], Sequence[int]]
"""The rung on which each session starts."""


def by_steps(weeks: Weeks) -> tuple[int, ...]:
    """One rung up after two sessions in a row on it with 80 %, one down after one below 60 %."""
    rung, good, starts = weeks.start, 0, list[int]()
    for _ in range(weeks.sessions):
        starts.append(rung)
        reps = weeks.reps(rung)
        share = sum(weeks.succeeds(rung) for _ in range(reps)) / reps if reps else 0.0
        good = good + 1 if share >= UP_SHARE else 0
        if share < DOWN_SHARE:
            rung = max(1, rung - 1)
        elif good >= SURE_SESSIONS and rung < weeks.rungs:
            rung, good = rung + 1, 0
    return tuple(starts)


def two_weeks(
    start: int, sets: int, chances: Sequence[Chance], rule: Rule, rng: Random
) -> tuple[int, ...]:
    """The rung of each session; `chances` holds each rung's, the easiest first."""
    weeks = Weeks(
        start,
        len(chances),
        sets,
        reps=lambda rung: chances[rung - 1].reps,
        succeeds=lambda rung: rng.random() < chances[rung - 1].success_share,
    )
    return tuple(rule(weeks))
