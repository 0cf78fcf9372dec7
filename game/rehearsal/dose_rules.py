"""Rules on what the level does: hard enough, not too hard, both sides, and to its end.

How much success is right: 60 to 80 % in the studies known (measures, section 11), 75 % is
what play aims at. The other numbers are our judgement.
"""

from collections.abc import Callable, Iterator, Sequence
from statistics import fmean

from game.model import Side, msg
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
            msg(
                "Too hard for most: {count} of {all} children succeed in fewer than {share} of "
                "the repetitions."
            ),
            msg("Ask for less reach or shorter holds, make targets wider, or allow more tries."),
            count=str(count),
            all=str(len(seen.played)),
            share=percent(HARD_SHARE),
        )
        return
    for group in seen.groups:
        played = seen.of(group.group)
        if _count(played, _too_hard) > MOST * len(played):
            yield warn(
                "too_hard",
                msg("Too hard: success is {share}."),
                msg("Give these children an easier rung."),
                group.group,
                share=percent(group.success_share),
            )


def _easy(seen: Seen) -> Iterator[Finding]:
    count = _count(seen.played, _too_easy)
    if count > MOST * len(seen.played):
        higher = seen.exercise.rung < seen.exercise.rungs
        yield note(
            "too_easy",
            msg("Too easy for most: {count} of {all} children hardly ever need a second try."),
            msg("A higher rung asks for more.")
            if higher
            else msg("Add a rung that asks for more."),
            count=str(count),
            all=str(len(seen.played)),
        )


def _helped(seen: Seen) -> Iterator[Finding]:
    for group in seen.groups:
        played = seen.of(group.group)
        if _count(played, _only_helped) > MOST * len(played):
            yield warn(
                "needs_help",
                msg("Only possible with help: success is {share}, but at the first try {first}."),
                msg("Ask for less, or give more time."),
                group.group,
                share=percent(group.success_share),
                first=percent(group.first_try_share),
            )


def _sides(seen: Seen) -> Iterator[Finding]:
    """A side that is hardly trained, by the level's own wish or by the game's course."""
    left, right = seen.everybody.left_reps, seen.everybody.right_reps
    reps, both = min(left, right), left + right
    if both < FEW_REPS or reps >= NEGLECTED_SHARE * both:
        return
    on_left = msg("The left side is neglected: it has {reps} of {both} repetitions.")
    on_right = msg("The right side is neglected: it has {reps} of {both} repetitions.")
    meant = getattr(seen.exercise.params, "side", "both") != "both"
    yield warn(
        "one_side",
        on_left if left < right else on_right,
        msg("Use side: both, or a second level for it.") if meant else msg("Use more repetitions."),
        reps=f"{reps:.0f}",
        both=f"{both:.0f}",
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
        on_left = msg("Success on the left is {less}, on the right {more}.")
        on_right = msg("Success on the right is {less}, on the left {more}.")
        for_left = msg("Give the left side a level of its own.")
        for_right = msg("Give the right side a level of its own.")
        is_left = fmean(left) < fmean(right)
        yield warn(
            "uneven",
            on_left if is_left else on_right,
            for_left if is_left else for_right,
            group.group,
            less=percent(less),
            more=percent(more),
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
            msg(
                "Too little rest: first tries succeed at {early} in the first third of play, at "
                "{late} in the last."
            ),
            msg("Raise rest_s, or lower reps or sets."),
            group.group,
            early=percent(fmean(early)),
            late=percent(fmean(late)),
        )


def _finishes(seen: Seen) -> Iterator[Finding]:
    stuck = [one for one in seen.played if not one.finished]
    if not stuck:
        return
    many = len(stuck) > MOST * len(seen.played)
    finding = refuse if many else warn
    yield finding(
        "never_finishes",
        msg(
            "{count} of {all} children never come to the end: after {minutes} active min, {reps} "
            "reps are done."
        ),
        msg("Lower reps or sets, or make a repetition easier."),
        count=str(len(stuck)),
        all=str(len(seen.played)),
        minutes=f"{fmean(one.active_s for one in stuck) / 60:.0f}",
        reps=f"{fmean(len(one.done) for one in stuck):.0f}",
    )
