"""Rules on safety: what no child may be asked for (SAFE-05, SAFE-06, SAFE-07, SAFE-16).

The loader refuses most of it from the text. Here it is seen in play, whatever let it through.
"""

from collections.abc import Iterator

from exercises.limits import WIDEST_REACH_SHARE
from game.guard import LATEST_WORK_S, REST_S, WORK_S
from game.model import msg
from game.rehearsal.finding import Finding, note, refuse, warn
from game.rehearsal.seen import Seen

HOLD_S, SET_HOLD_S = 60.0, 120.0
"""The longest hold, and all holds of a set together."""
LEAST_REST_S = 15.0
"""After a set."""
LONG_MIN, LONG_REST_S = 10.0, 60.0
"""After so much active play a rest lasts at least so long; the first week ends there."""
MOST_MIN = 15.0
TRIES = 4
"""The first and three extra tries."""
ALMOST = 1e-6
TICKS_S = 0.5
"""A limit in seconds is met somewhere within a few ticks."""


def findings(seen: Seen) -> Iterator[Finding]:
    """What is unsafe, or close to it."""
    yield from _reach(seen)
    yield from _holds(seen)
    yield from _set_holds(seen)
    yield from _rests(seen)
    yield from _little_rest(seen)
    yield from _minutes(seen)
    yield from _onlooker(seen)
    if any(one.sent_off for one in seen.anybody):
        yield refuse(
            "leaves_board",
            msg("The game asks a child to leave the board while it plays."),
            msg("Children stay on the board: tell who wrote the game."),
        )


def _reach(seen: Seen) -> Iterator[Finding]:
    wished = max(one.reach_asked_share for one in seen.anybody)
    most = max(wished, seen.asked("reach_share") or 0.0)
    allowed = min(seen.most_reach_share, WIDEST_REACH_SHARE)
    if most > allowed + ALMOST:
        yield refuse(
            "reach",
            msg(
                "The farthest target lies at {most} of a child's own reach; at most {allowed} is "
                "allowed."
            ),
            msg("Lower reach_share."),
            most=f"{most:.2f}",
            allowed=f"{allowed:.2f}",
        )


def _holds(seen: Seen) -> Iterator[Finding]:
    asked_s = seen.asked("hold_s") or 0.0
    held_s = max(one.longest_held_s for one in seen.anybody)
    if asked_s > HOLD_S:
        yield refuse(
            "hold_too_long",
            msg("The level asks to hold for {asked} s; at most {most} s are safe."),
            msg("Lower hold_s."),
            asked=f"{asked_s:g}",
            most=f"{HOLD_S:g}",
        )
    elif held_s > HOLD_S + TICKS_S:
        yield warn(
            "hold_too_long",
            msg(
                "A child held for {held} s without a break, where the level asks for {asked} s; "
                "at most {most} s are safe."
            ),
            msg("Lower hold_s, or widen what counts as held."),
            held=f"{held_s:.0f}",
            asked=f"{asked_s:g}",
            most=f"{HOLD_S:g}",
        )


def _set_holds(seen: Seen) -> Iterator[Finding]:
    asked_s, reps = seen.asked("hold_s") or 0.0, seen.asked("reps") or 0.0
    if asked_s * reps > SET_HOLD_S + ALMOST:
        yield refuse(
            "set_too_long",
            msg(
                "{reps} repetitions of {asked} s are {in_all} s of holding in one set; at most "
                "{most} s are safe."
            ),
            msg("Lower hold_s or reps, or use more sets."),
            reps=f"{reps:g}",
            asked=f"{asked_s:g}",
            in_all=f"{asked_s * reps:g}",
            most=f"{SET_HOLD_S:g}",
        )


def _rests(seen: Seen) -> Iterator[Finding]:
    work_s = _longest_work_s(seen)
    if work_s > LATEST_WORK_S + TICKS_S:
        yield refuse(
            "no_rest",
            msg("A child was active for {work} s without a rest; at most {most} s are safe."),
            msg("Ask for fewer repetitions in a set."),
            work=f"{work_s:.0f}",
            most=f"{LATEST_WORK_S:g}",
        )
    if seen.exercise.rest_s < LEAST_REST_S:
        yield refuse(
            "no_rest",
            msg("The level rests {rest} s after a set; at least {least} s are safe."),
            msg("Raise rest_s."),
            rest=f"{seen.exercise.rest_s:g}",
            least=f"{LEAST_REST_S:g}",
        )


def _little_rest(seen: Seen) -> Iterator[Finding]:
    rest_s, work_s, active_min = seen.exercise.rest_s, _longest_work_s(seen), _most_min(seen)
    if LEAST_REST_S <= rest_s < REST_S and work_s >= WORK_S:
        yield warn(
            "little_rest",
            msg(
                "The level rests {rest} s after up to {work} s of active play: that takes at "
                "least {least} s."
            ),
            msg("Raise rest_s, or make sets shorter."),
            rest=f"{rest_s:g}",
            work=f"{work_s:.0f}",
            least=f"{REST_S:g}",
        )
    if active_min > LONG_MIN and LEAST_REST_S <= rest_s < LONG_REST_S:
        yield warn(
            "little_rest",
            msg(
                "Up to {minutes} active minutes, and no rest lasts {rest} s; after {most} minutes "
                "one must."
            ),
            msg("Raise rest_s, or lower max_minutes."),
            minutes=f"{active_min:.0f}",
            rest=f"{LONG_REST_S:g}",
            most=f"{LONG_MIN:g}",
        )


def _longest_work_s(seen: Seen) -> float:
    return max(one.longest_work_s for one in seen.anybody)


def _most_min(seen: Seen) -> float:
    return max(one.active_s for one in seen.anybody) / 60


def _minutes(seen: Seen) -> Iterator[Finding]:
    if any(not one.ended_by for one in seen.played):
        yield refuse(
            "too_long",
            msg("Play does not come to an end."),
            msg("Lower max_minutes, reps or sets."),
        )
    active_min = _most_min(seen)
    allowed_min = max(active_min, seen.exercise.max_minutes)
    if allowed_min > MOST_MIN + ALMOST + TICKS_S / 60:
        yield refuse(
            "too_long",
            msg("Play may last {minutes} active minutes; at most {most} are safe in one go."),
            msg("Lower max_minutes."),
            minutes=f"{allowed_min:.0f}",
            most=f"{MOST_MIN:g}",
        )
    elif seen.everybody.active_min > LONG_MIN:
        yield warn(
            "too_long",
            msg(
                "Children are active for {minutes} minutes on average; begin with at most {most} "
                "a day."
            ),
            msg("Lower reps, sets or max_minutes."),
            minutes=f"{seen.everybody.active_min:.0f}",
            most=f"{LONG_MIN:g}",
        )
    elif active_min > LONG_MIN:
        yield note(
            "too_long",
            msg(
                "Some children are active for {minutes} minutes, more than the {most} of a first "
                "week."
            ),
            minutes=f"{active_min:.0f}",
            most=f"{LONG_MIN:g}",
        )


def _onlooker(seen: Seen) -> Iterator[Finding]:
    """A child that does nothing is helped, then left in peace."""
    looked_on = seen.looked_on
    if not looked_on.ended_by:
        yield refuse(
            "onlooker",
            msg("Play does not end for a child who only looks on."),
            msg("Lower max_minutes."),
        )
    elif any(done.tries > TRIES for done in looked_on.done):
        yield refuse(
            "onlooker",
            msg("A child who only looks on is asked more than {most} times for the same thing."),
            msg("Lower extra_tries."),
            most=str(TRIES),
        )
