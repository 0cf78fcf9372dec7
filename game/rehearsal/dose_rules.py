"""Rules on what the level does: hard enough, not too hard, both sides, and to its end.

How much success is right: 60 to 80 % in the studies known (measures, section 11), 75 % is
what play aims at. The other numbers are our judgement.
"""

from collections.abc import Callable, Iterator, Sequence
from statistics import fmean

from game.model import Side
from game.rehearsal.finding import Finding, note, percent, refuse, warn
from game.rehearsal.measured import FIRST_TRY, first_try_share, outcomes_on
from game.rehearsal.play import Played
from game.rehearsal.seen import Seen

HARD_SHARE, EASY_SHARE = 0.60, 0.95
"""Too hard with less success than this; too easy with more at the first try."""
HELPED_SHARE = 0.30
"""With less success at the first try than this, it is the help that succeeds."""
NEGLECTED_SHARE = 0.25
"""A side with fewer of the repetitions than this is neglected."""
FEW_REPS = 4
"""Fewer repetitions say nothing about what a course asks for."""
UNEVEN_SHARE = 0.30
"""One side succeeds so much more often than the other."""
TIRED_SHARE = 0.20
"""So much less success in the last third of play than in the first."""
SURE_REPS = 8
"""Success is compared only where each of both shares rests on so many repetitions."""
THIRDS = 3
MOST = 0.5


def findings(seen: Seen) -> Iterator[Finding]:
    """What a therapist should know about how hard, how even and how complete it is."""
    yield from _hard(seen)
    yield from _easy(seen)
    yield from _helped(seen)
    yield from _sides(seen)
    yield from _weaker_side(seen)
    yield from _tires(seen)
    yield from _finishes(seen)


def _too_hard(one: Played) -> bool:
    """Whether it was tried and seldom succeeded; who did not come to try never finishes."""
    return bool(one.done) and one.success_share < HARD_SHARE


def _too_easy(one: Played) -> bool:
    return bool(one.done) and first_try_share(one) >= EASY_SHARE


def _only_helped(one: Played) -> bool:
    return not _too_hard(one) and first_try_share(one) < HELPED_SHARE


def _count(played: Sequence[Played], is_so: Callable[[Played], bool]) -> int:
    return sum(map(is_so, played))


def _hard(seen: Seen) -> Iterator[Finding]:
    count = _count(seen.played, _too_hard)
    if count > MOST * len(seen.played):
        yield refuse(
            "too_hard",
            f"Too hard for most: {count} of {len(seen.played)} children succeed in fewer than "
            f"{percent(HARD_SHARE)} of the repetitions. Ask for less reach or shorter holds, make "
            "targets wider, or allow more tries.",
        )
        return
    for group in seen.groups:
        played = seen.of(group.group)
        if _count(played, _too_hard) > MOST * len(played):
            yield warn(
                "too_hard",
                f"Too hard for {group.title}: success is {percent(group.success_share)}. Give them "
                "an easier rung.",
                group.group,
            )


def _easy(seen: Seen) -> Iterator[Finding]:
    count = _count(seen.played, _too_easy)
    if count > MOST * len(seen.played):
        higher = seen.exercise.rung < seen.exercise.rungs
        remedy = "A higher rung asks for more." if higher else "Add a rung that asks for more."
        yield note(
            "too_easy",
            f"Too easy for most: {count} of {len(seen.played)} children hardly ever need a second "
            f"try. {remedy}",
        )


def _helped(seen: Seen) -> Iterator[Finding]:
    for group in seen.groups:
        played = seen.of(group.group)
        if _count(played, _only_helped) > MOST * len(played):
            yield warn(
                "needs_help",
                f"Only possible with help for {group.title}: success is "
                f"{percent(group.success_share)}, but at the first try "
                f"{percent(group.first_try_share)}. Ask for less, or give more time.",
                group.group,
            )


def _sides(seen: Seen) -> Iterator[Finding]:
    """A side that is hardly trained, by the level's own wish or by the game's course."""
    left, right = seen.everybody.left_reps, seen.everybody.right_reps
    if left + right < FEW_REPS:
        return
    side, reps = ("left", left) if left < right else ("right", right)
    if reps < NEGLECTED_SHARE * (left + right):
        meant = getattr(seen.exercise.params, "side", "both") != "both"
        remedy = "Use side: both, or a second level for it." if meant else "Use more repetitions."
        yield warn(
            "one_side",
            f"The {side} side is neglected: it has {reps:.0f} of {left + right:.0f} repetitions. "
            f"{remedy}",
        )


def _weaker_side(seen: Seen) -> Iterator[Finding]:
    for group in seen.groups:
        played = seen.of(group.group)
        left = outcomes_on(played, Side.LEFT)
        right = outcomes_on(played, Side.RIGHT)
        if min(len(left), len(right)) < SURE_REPS:
            continue
        less, more = sorted((fmean(left), fmean(right)))
        if more - less < UNEVEN_SHARE:
            continue
        side = "left" if fmean(left) < fmean(right) else "right"
        yield warn(
            "uneven",
            f"On the {side}, {group.title} succeed in {percent(less)} of the repetitions, on the "
            f"other side in {percent(more)}. Give the {side} side a level of its own.",
            group.group,
        )


def _tires(seen: Seen) -> Iterator[Finding]:
    for group in seen.groups:
        early: list[bool] = []
        late: list[bool] = []
        for one in seen.of(group.group):
            own = [done.success and done.tries == FIRST_TRY for done in one.done]
            third = len(own) // THIRDS
            early += own[:third]
            late += own[len(own) - third :]
        if len(early) < SURE_REPS or fmean(early) - fmean(late) < TIRED_SHARE:
            continue
        yield warn(
            "tires_out",
            f"Too little rest for {group.title}: success at the first try falls from "
            f"{percent(fmean(early))} in the first third of play to {percent(fmean(late))} in the "
            "last. Raise rest_s, or lower reps or sets.",
            group.group,
        )


def _finishes(seen: Seen) -> Iterator[Finding]:
    stuck = [one for one in seen.played if not one.finished]
    if not stuck:
        return
    reps = fmean(len(one.done) for one in stuck)
    many = len(stuck) > MOST * len(seen.played)
    sentence = (
        f"{len(stuck)} of {len(seen.played)} children never come to the end: play stops after "
        f"{fmean(one.active_s for one in stuck) / 60:.0f} active min, with {reps:.0f} "
        "reps done. Lower reps or sets, or make a repetition easier."
    )
    yield refuse("never_finishes", sentence) if many else warn("never_finishes", sentence)
