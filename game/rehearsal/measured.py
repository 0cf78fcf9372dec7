"""What a group of children did, in numbers: means over its children, or the most of any."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

from game.model import Side
from game.rehearsal.play import Played

FIRST_TRY, EASED_TRY = 1, 4
"""Which tries are the child's own, and which were made easier after two hints."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One group on the rung that everybody plays, and on the ladder. Means unless said otherwise;
    shares are of repetitions."""

    group: str
    title: str
    """A message."""
    children: int
    success_share: float
    first_try_share: float
    """Success at the first try, without any help."""
    eased_share: float
    """Repetitions that came to the easiest try."""
    tries: float
    """Tries until success, or until play moved on."""
    reps: float
    left_reps: float
    right_reps: float
    left_success_share: float | None
    """None where no repetition trained that side."""
    right_success_share: float | None
    active_min: float
    resting_min: float
    total_min: float
    longest_work_s: float
    """The most of any child without a rest."""
    longest_held_s: float
    """The longest hold of any child, without a break."""
    reach_asked_share: float
    """The farthest lean that any child was asked for, in shares of its own reach."""
    pauses: float
    finished_share: float
    """Share of the children who came to the level's end."""
    success_by_rung: tuple[float | None, ...] = ()
    """On each rung of the ladder, the easiest first; None where none of them played it."""
    ladder: tuple[float, ...] = ()
    """The rung of each session of two weeks."""


def measured(
    group: str,
    title: str,
    played: Sequence[Played],
    success_by_rung: tuple[float | None, ...] = (),
    ladder: tuple[float, ...] = (),
) -> Measured:
    """The numbers of these plays, of which there is at least one."""
    return Measured(
        group=group,
        title=title,
        children=len(played),
        success_share=fmean(one.success_share for one in played),
        first_try_share=fmean(map(first_try_share, played)),
        eased_share=_of_reps(played, EASED_TRY),
        tries=fmean(done.tries for one in played for done in one.done) if _any(played) else 0.0,
        reps=fmean(len(one.done) for one in played),
        left_reps=fmean(len(_side(one, Side.LEFT)) for one in played),
        right_reps=fmean(len(_side(one, Side.RIGHT)) for one in played),
        left_success_share=success_on(played, Side.LEFT),
        right_success_share=success_on(played, Side.RIGHT),
        active_min=fmean(one.active_s for one in played) / 60,
        resting_min=fmean(one.resting_s for one in played) / 60,
        total_min=fmean(one.total_s for one in played) / 60,
        longest_work_s=max(one.longest_work_s for one in played),
        longest_held_s=max(one.longest_held_s for one in played),
        reach_asked_share=max(one.reach_asked_share for one in played),
        pauses=fmean(one.pauses for one in played),
        finished_share=fmean(one.finished for one in played),
        success_by_rung=success_by_rung,
        ladder=ladder,
    )


def first_try_share(one: Played) -> float:
    """Successes at the first try, as a share of the repetitions; 0 where there are none."""
    own = sum(done.success and done.tries == FIRST_TRY for done in one.done)
    return own / len(one.done) if one.done else 0.0


def success_on(played: Iterable[Played], side: Side) -> float | None:
    """The success share of one side, or None where no repetition trained it."""
    outcomes = outcomes_on(played, side)
    return fmean(outcomes) if outcomes else None


def outcomes_on(played: Iterable[Played], side: Side) -> list[bool]:
    """Whether each repetition of one side was a success."""
    return [success for one in played for success in _side(one, side)]


def _of_reps(played: Sequence[Played], tries: int) -> float:
    reps = [done.tries >= tries for one in played for done in one.done]
    return fmean(reps) if reps else 0.0


def _any(played: Sequence[Played]) -> bool:
    return any(one.done for one in played)


def _side(one: Played, side: Side) -> list[bool]:
    return [done.success for done in one.done if done.side is side]
