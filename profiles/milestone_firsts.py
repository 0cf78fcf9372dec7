"""Firsts: what the child was seen to do on two of three days, with good data and without hurt."""

from collections.abc import Iterator, Mapping, Sequence
from operator import add, or_

from profiles.milestone_evidence import Evidence, Found, first_of, on_days
from profiles.milestone_history import Played, Sitting
from profiles.milestone_rules import FirstTries, Held, LessSupport, Rung, Sides

__all__ = ["A_MOMENT_S", "SUPPORTS", "first_tries", "held", "less_support", "rung", "sides"]

Sittings = Sequence[Sitting]

A_MOMENT_S = 0.05
"""Seconds are summed over ticks of 1/60 s: so much is nothing."""
SUPPORTS: Mapping[str, int] = {
    "harness": 0,
    "adult_two_hands": 1,
    "adult_hand": 2,
    "rail": 3,
    "chair": 3,
    "wall": 3,
    "none": 4,
}
"""From most to least; a rail, a chair and a wall are one kind: something that stands still."""
FREE = SUPPORTS["none"]
FIRST_DAYS = 2
"""So many days of a game in some gear tell what support is usual there."""


def held(rule: Held, sittings: Sittings) -> Found | None:
    """So many quiet seconds in one nap; the best nap of each day."""

    def seen(sitting: Sitting) -> float | None:
        free = rule.support == "none"
        naps = (one.still_s for one in sitting.played if not (free and one.held_on))
        return max((still_s for still_s in naps if still_s is not None), default=None)

    enough_s = rule.held_s - A_MOMENT_S
    found = on_days(sittings, map(seen, sittings), max, lambda still_s: still_s >= enough_s)
    if found is None:
        return None
    how = "holding on or not" if rule.support == "any" else "without holding on"
    text = "Stood quietly for {held_s} s in one nap, {how}: seen on {first} and {last}."
    values = (("held_s", f"{rule.held_s:g}"), ("how", how), *found.dates)
    return Found(found.at, Evidence(text, values))


def sides(rule: Sides, sittings: Sittings) -> Found | None:
    """So many successes to the left, and so many to the right, on one day."""

    def seen(sitting: Sitting) -> tuple[int, int] | None:
        of_game = [one for one in sitting.played if one.game == rule.game]
        left = sum(one.left_successes for one in of_game)
        return (left, sum(one.right_successes for one in of_game)) if of_game else None

    def join(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
        return one[0] + other[0], one[1] + other[1]

    def enough(done: tuple[int, int]) -> bool:
        return done[0] >= rule.left_reps and done[1] >= rule.right_reps

    found = on_days(sittings, map(seen, sittings), join, enough)
    if found is None:
        return None
    text = "On one day {left} on the left and {right} on the right: seen on {first} and {last}."
    values = (("left", str(rule.left_reps)), ("right", str(rule.right_reps)), *found.dates)
    return Found(found.at, Evidence(text, values))


def first_tries(rule: FirstTries, sittings: Sittings) -> Found | None:
    """So many successes at the first try on one day."""

    def seen(sitting: Sitting) -> int | None:
        of_game = [one for one in sitting.played if one.game == rule.game]
        return sum(one.first_tries for one in of_game) if of_game else None

    found = on_days(sittings, map(seen, sittings), add, lambda done: done >= rule.first_tries)
    if found is None:
        return None
    text = "On one day {n} at the first try: seen on {first} and {last}."
    return Found(found.at, Evidence(text, (("n", str(rule.first_tries)), *found.dates)))


def rung(rule: Rung, sittings: Sittings) -> Found | None:
    """Any level on that rung or above, with at least half of the repetitions done."""
    levels = dict.fromkeys(one.level for sitting in sittings for one in sitting.played)
    return first_of(_rung_of(level, rule, sittings) for level in levels)


def _rung_of(level: str, rule: Rung, sittings: Sittings) -> Found | None:
    def seen(sitting: Sitting) -> bool | None:
        of_level = [one for one in sitting.played if one.level == level]
        return (
            any(one.rung >= rule.rung and one.half_done for one in of_level) if of_level else None
        )

    found = on_days(sittings, map(seen, sittings), or_, bool)
    if found is None:
        return None
    text = "Rung {rung} of {level} or above: seen on {first} and {last}."
    values = (("rung", str(rule.rung)), ("level", level), *found.dates)
    return Found(found.at, Evidence(text, values))


def less_support(rule: LessSupport, sittings: Sittings) -> Found | None:
    """A game with less support than on its first days in the same gear."""
    courses = dict.fromkeys(
        (sitting.gear_id, one.game) for sitting in sittings for one in sitting.played
    )
    return first_of(_less_support_in(gear, game, rule, sittings) for gear, game in courses)


def _less_support_in(gear: str, game: str, rule: LessSupport, sittings: Sittings) -> Found | None:
    def seen() -> Iterator[bool | None]:
        usual: dict[str, int] = {}
        for sitting in sittings:
            kinds = _kinds(sitting, gear, game)
            if not kinds or not sitting.tells:
                yield None
            elif sitting.local_date in usual or len(usual) < FIRST_DAYS:
                least = max(kinds)
                usual[sitting.local_date] = max(least, usual.get(sitting.local_date, least))
                yield None
            else:
                yield min(kinds) >= max(usual.values()) + rule.less_support

    found = on_days(sittings, seen(), lambda one, other: one and other, bool)
    if found is None:
        return None
    text = "Held on to less than on the first days in {game}: seen on {first} and {last}."
    return Found(found.at, Evidence(text, (("game", game), *found.dates)))


def _kinds(sitting: Sitting, gear: str, game: str) -> list[int]:
    """How the child was supported each time it did half of this game in this gear."""
    if sitting.gear_id != gear:
        return []
    return [_kind(one) for one in sitting.played if one.game == game and one.half_done]


def _kind(played: Played) -> int:
    """Where hands carried weight, nobody stood free, whatever was said."""
    kind = SUPPORTS.get(played.support, 0)
    return kind - 1 if kind == FREE and played.hands else kind
