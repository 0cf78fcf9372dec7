"""Two weeks on a level's ladder: where each child would stand at the start of each session.

Nothing is played here: a repetition succeeds at the first try, which is what counts on the ladder,
as often as it did for this child on this rung, or, on a rung that it did not play, for its group.
How the ladder moves is somebody else's rule.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

from exercises import adapt
from exercises.adapt import Ladder, Mark, Standing
from exercises.adapt_decision import finish

SESSIONS = 8
"""Four days a week for two weeks (HEP-04)."""


class Chance(NamedTuple):
    """What was measured of a child on one rung."""

    reps: int
    """Repetitions in a session."""
    success_share: float
    """Of the repetitions, with whatever help they took."""
    first_try_share: float
    """Of the repetitions: those that went well without help."""


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
    """Whether the next repetition, on this rung, goes well at the first try."""
    sessions: int = SESSIONS


Rule = Callable[[Weeks], Sequence[int]]
"""The rung on which each session starts."""


def by_level(ladder: Ladder) -> Rule:
    """As the level itself says that it gets harder and easier: `exercises.adapt`."""

    def starts(weeks: Weeks) -> tuple[int, ...]:
        standing, rungs = adapt.first(ladder, weeks.start), list[int]()
        for _ in range(weeks.sessions):
            rungs.append(standing.rung)
            standing = _after_a_session(ladder, standing, weeks)
        return tuple(rungs)

    return starts


def _after_a_session(ladder: Ladder, standing: Standing, weeks: Weeks) -> Standing:
    """Where a child stands after one more session."""
    played, asked = adapt.begin(ladder, standing), 0
    for number in range(weeks.sets):
        if number:
            played, _ = adapt.next_set(ladder, played)
        for _ in range(max(1, weeks.reps(played.rung) // weeks.sets)):
            done = Mark.SUCCESS if weeks.succeeds(played.rung) else Mark.MISS
            played, asked = adapt.mark(ladder, played, done), asked + 1
    return finish(ladder, standing, played, asked).after


def two_weeks(
    start: int, sets: int, chances: Sequence[Chance], rule: Rule, rng: Random
) -> tuple[int, ...]:
    """The rung of each session; `chances` holds each rung's, the easiest first."""
    weeks = Weeks(
        start,
        len(chances),
        sets,
        reps=lambda rung: chances[rung - 1].reps,
        succeeds=lambda rung: rng.random() < chances[rung - 1].first_try_share,
    )
    return tuple(rule(weeks))
