"""Rules on safety: what no child may be asked for (SAFE-05, SAFE-06, SAFE-07, SAFE-16).

The loader refuses most of it from the text. Here it is seen in play, whatever let it through.
"""

from collections.abc import Iterator

from exercises.limits import WIDEST_REACH_SHARE
from game.guard import LATEST_WORK_S, REST_S, WORK_S
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
    yield from _rests(seen)
    yield from _minutes(seen)
    yield from _onlooker(seen)
    if any(one.sent_off for one in seen.anybody):
        yield refuse(
            "leaves_board",
            "The game asks a child to leave the board while it plays; children stay on it.",
        )


def _reach(seen: Seen) -> Iterator[Finding]:
    wished = max(one.reach_asked_share for one in seen.anybody)
    most = max(wished, seen.asked("reach_share") or 0.0)
    allowed = min(seen.most_reach_share, WIDEST_REACH_SHARE)
    if most > allowed + ALMOST:
        yield refuse(
            "reach",
            f"The farthest target lies at {most:.2f} of a child's own reach; at most "
            f"{allowed:.2f} is safe. Lower reach_share.",
        )


def _holds(seen: Seen) -> Iterator[Finding]:
    asked_s, reps = seen.asked("hold_s") or 0.0, seen.asked("reps") or 0.0
    held_s = max(one.longest_held_s for one in seen.anybody)
    if asked_s > HOLD_S:
        yield refuse(
            "hold_too_long",
            f"The level asks to hold for {asked_s:g} s; at most {HOLD_S:g} s are safe. "
            "Lower hold_s.",
        )
    elif held_s > HOLD_S + TICKS_S:
        yield warn(
            "hold_too_long",
            f"A child held for {held_s:.0f} s without a break, where the level asks for "
            f"{asked_s:g} s; more than {HOLD_S:g} s is too long. Lower hold_s, or widen what "
            "counts as held.",
        )
    if asked_s * reps > SET_HOLD_S + ALMOST:
        yield refuse(
            "set_too_long",
            f"{reps:g} repetitions of {asked_s:g} s are {asked_s * reps:g} s of holding in one "
            f"set; at most {SET_HOLD_S:g} s are safe. Lower hold_s or reps, or use more sets.",
        )


def _rests(seen: Seen) -> Iterator[Finding]:
    rest_s = seen.exercise.rest_s
    work_s = max(one.longest_work_s for one in seen.anybody)
    if work_s > LATEST_WORK_S + TICKS_S:
        yield refuse(
            "no_rest",
            f"A child was active for {work_s:.0f} s without a rest; at most {LATEST_WORK_S:g} s "
            "are safe. Ask for fewer repetitions in a set.",
        )
    if rest_s < LEAST_REST_S:
        yield refuse(
            "no_rest",
            f"The level rests {rest_s:g} s after a set; at least {LEAST_REST_S:g} s are safe. "
            "Raise rest_s.",
        )
    elif rest_s < REST_S and work_s >= WORK_S:
        yield warn(
            "little_rest",
            f"The level rests {rest_s:g} s, but children are active for up to {work_s:.0f} s "
            f"before a rest: that takes at least {REST_S:g} s. Raise rest_s, or make sets shorter.",
        )
    active_min = max(one.active_s for one in seen.anybody) / 60
    if active_min > LONG_MIN and LEAST_REST_S <= rest_s < LONG_REST_S:
        yield warn(
            "little_rest",
            f"Children are active for up to {active_min:.0f} minutes, and no rest lasts "
            f"{LONG_REST_S:g} s; after {LONG_MIN:g} minutes one must. Raise rest_s, or lower "
            "max_minutes.",
        )


def _minutes(seen: Seen) -> Iterator[Finding]:
    if any(not one.ended_by for one in seen.played):
        yield refuse("too_long", "Play does not come to an end. Lower max_minutes, reps or sets.")
    active_min = max(one.active_s for one in seen.anybody) / 60
    allowed_min = max(active_min, seen.exercise.max_minutes)
    if allowed_min > MOST_MIN + ALMOST + TICKS_S / 60:
        yield refuse(
            "too_long",
            f"Play may last {allowed_min:.0f} active minutes; at most {MOST_MIN:g} are safe in one "
            "go. Lower max_minutes.",
        )
    elif seen.everybody.active_min > LONG_MIN:
        yield warn(
            "too_long",
            f"Children are active for {seen.everybody.active_min:.0f} minutes on average; begin "
            f"with at most {LONG_MIN:g} minutes a day. Lower reps, sets or max_minutes.",
        )
    elif active_min > LONG_MIN:
        yield note(
            "too_long",
            f"Some children are active for {active_min:.0f} minutes, more than the {LONG_MIN:g} "
            "of a first week.",
        )


def _onlooker(seen: Seen) -> Iterator[Finding]:
    """A child that does nothing is helped, then left in peace."""
    looked_on = seen.looked_on
    if not looked_on.ended_by:
        yield refuse(
            "onlooker",
            "Play does not end for a child who only looks on. Lower max_minutes.",
        )
    elif any(done.tries > TRIES for done in looked_on.done):
        yield refuse(
            "onlooker",
            f"A child who only looks on is asked more than {TRIES} times for the same thing. "
            "Lower extra_tries.",
        )
