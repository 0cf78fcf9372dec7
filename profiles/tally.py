"""What was played, counted: the rule of what tells how well a child does, and what it leaves."""

from collections.abc import Iterable
from typing import NamedTuple

from profiles.model import Repetition

BAD_LIGHT = "bad"


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


def tally_of(repetitions: Iterable[Repetition]) -> Tally:
    """What these repetitions of a round come to."""
    done = tuple(repetitions)
    telling = [one for one in done if tells_skill(void=one.void)]
    return Tally(
        reps=len(telling),
        successes=sum(one.success for one in telling),
        left_reps=sum(one.side == "left" for one in telling),
        right_reps=sum(one.side == "right" for one in telling),
        active_s=sum(one.duration_s for one in done),
        void_reps=len(done) - len(telling),
    )
