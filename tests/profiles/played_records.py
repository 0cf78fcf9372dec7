"""Records of play as milestones see them, counted one by one."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from profiles.milestone_history import IN_BAND, LIFT, Kept, Played
from profiles.model import (
    Check,
    Comfort,
    Effort,
    HelpingHands,
    Repetition,
    Round,
    SessionRecord,
)
from profiles.tally import tells_skill


def kept_from(
    sessions: Sequence[SessionRecord],
    rounds: Sequence[Round],
    repetitions: Sequence[Repetition],
    *,
    hands: Sequence[HelpingHands] = (),
    comforts: Sequence[Comfort] = (),
    efforts: Sequence[Effort] = (),
    checks: Sequence[Check] = (),
) -> Kept:
    """What the store would read, were these all that is kept of a child."""
    done: defaultdict[str, list[Repetition]] = defaultdict(list)
    for repetition in repetitions:
        done[repetition.round_id].append(repetition)
    held = {one.round_id for one in hands}
    return Kept(
        sessions=tuple(sessions),
        played=tuple(
            (one.session_id, played_of(one, done[one.id], hands=one.id in held)) for one in rounds
        ),
        hurt=frozenset(one.session_id for one in comforts if one.hurt),
        felt=frozenset(one.session_id for one in efforts),
        checks=tuple(checks),
    )


def played_of(round_: Round, repetitions: Iterable[Repetition], *, hands: bool = False) -> Played:
    """What the repetitions of a round come to."""
    done = tuple(repetitions)
    telling = [one for one in done if tells_skill(void=one.void)]
    good = [one for one in telling if one.success]
    naps = [still_s for still_s in map(_still_s, telling) if still_s is not None]
    return Played(
        level=round_.level,
        game=round_.game,
        world=round_.world,
        rung=round_.rung,
        support=round_.support,
        hands=hands,
        done=len(done),
        again=sum(one.tries > 1 for one in done),
        reps=len(telling),
        successes=len(good),
        left_successes=sum(one.side == "left" for one in good),
        right_successes=sum(one.side == "right" for one in good),
        first_tries=sum(one.tries == 1 for one in good),
        still_s=max(naps, default=None),
        left_up_s=max(_ups(telling, "left"), default=None),
        right_up_s=max(_ups(telling, "right"), default=None),
    )


def _ups(telling: Iterable[Repetition], side: str) -> list[float]:
    return [
        value for one in telling if one.side == side for name, value in one.quality if name == LIFT
    ]


def _still_s(repetition: Repetition) -> float | None:
    """How many seconds of a nap the child stood quietly; nothing of one that was not full."""
    for name, value in repetition.quality:
        if name == IN_BAND:
            return value * repetition.duration_s if repetition.success else 0.0
    return None
