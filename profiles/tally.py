"""What was played, counted: the rule of what tells how well a child does, and what it leaves."""

from collections.abc import Iterable
from typing import NamedTuple

from profiles.model import Repetition

BAD_LIGHT = "bad"
NOBODY_STOOD = ("keyboard", "recording")
"""Keys alone show nobody who stands there, and a recording shows somebody from another time."""


def tells_skill(*, void: bool = False, sensor_light: str = "good") -> bool:
    """Whether what was played tells how well the child does: not where it rests on bad data.

    A void repetition (REL-11) is no success and no miss: it is in no success share and no number
    of skill. Of a session with a bad sensor light nothing goes into a trend. What the child did
    stays done all the same: days, minutes and the repetitions done count whatever the sensor said.
    """
    return not void and sensor_light != BAD_LIGHT


class Tally(NamedTuple):
    """What a round came to."""

    reps: int = 0
    """Repetitions that tell skill, as the next three."""
    successes: int = 0
    left_reps: int = 0
    right_reps: int = 0
    active_s: float = 0.0
    """Seconds of play, of void repetitions too."""
    void_reps: int = 0


class Alike(NamedTuple):
    """Repetitions of a round that count alike: so many may be told by one row of the database."""

    void: bool
    success: bool
    side: str | None
    reps: int
    active_s: float
    """All their seconds together."""


def tally_of(repetitions: Iterable[Repetition]) -> Tally:
    """What these repetitions of a round come to."""
    return tally_of_alike(
        Alike(one.void, one.success, one.side, 1, one.duration_s) for one in repetitions
    )


def tally_of_alike(groups: Iterable[Alike]) -> Tally:
    """What all the repetitions of a round come to, where they are told in groups."""
    done = tuple(groups)
    telling = [some for some in done if tells_skill(void=some.void)]
    reps = sum(some.reps for some in telling)
    return Tally(
        reps=reps,
        successes=sum(some.reps for some in telling if some.success),
        left_reps=sum(some.reps for some in telling if some.side == "left"),
        right_reps=sum(some.reps for some in telling if some.side == "right"),
        active_s=sum((some.active_s for some in done), 0.0),
        void_reps=sum(some.reps for some in done) - reps,
    )
