"""Firsts of the legs: one foot up, and how the weight is shared. Seen on two of three days.

On one board a foot that is up is weight well over the other foot, and a share is a board share: a
board knows neither a foot nor the true load under it. Insoles know both.
"""

from collections.abc import Callable, Iterator, Sequence

from profiles.legs import STANDING
from profiles.milestone_evidence import Evidence, Found, on_days
from profiles.milestone_firsts import A_MOMENT_S
from profiles.milestone_history import Played, Sitting
from profiles.milestone_rules import EvenSides, HelperShare, OneLeg
from profiles.tally import tells_skill

__all__ = ["even_sides", "helper_share", "one_leg"]

Sittings = Sequence[Sitting]

ROUNDING = 1e-9
"""Of a share that was taken from 1."""
LEFT_SHARES = ("left_share", "board_left_share")
"""What a check tells of the left side, by the name that says which share it is."""


def one_leg(rule: OneLeg, sittings: Sittings) -> Found | None:
    """One foot up for so long; the longest of each day."""

    def seen(sitting: Sitting) -> float | None:
        sides = ("left", "right") if rule.leg == "any" else (STANDING.get(sitting.helper, ""),)
        ups = (_up_s(one, side) for one in sitting.played for side in sides)
        return max((up_s for up_s in ups if up_s is not None), default=None)

    enough_s = rule.one_leg_s - A_MOMENT_S
    found = on_days(sittings, map(seen, sittings), max, lambda up_s: up_s >= enough_s)
    if found is None:
        return None
    which = "one leg" if rule.leg == "any" else "the helper leg"
    text = "One foot was up for {up_s} s, with the weight on {which}: seen on {first} and {last}."
    values = (("up_s", f"{rule.one_leg_s:g}"), ("which", which), *found.dates)
    return Found(found.at, Evidence(text, values))


def helper_share(rule: HelperShare, sittings: Sittings) -> Found | None:
    """So much of the weight on the helper leg in a quiet check."""

    def seen(sitting: Sitting) -> Iterator[float]:
        for left in _left_shares(sitting):
            if sitting.helper:
                yield left if sitting.helper == "left" else 1.0 - left

    text = "In the quiet check {share} on the helper leg or more: seen on {first} and {last}."
    share = f"{rule.helper_share:.0%}"
    return _shared(
        sittings, seen, max, lambda one: one >= rule.helper_share - ROUNDING, text, share
    )


def even_sides(rule: EvenSides, sittings: Sittings) -> Found | None:
    """Not more than so much between both sides in a quiet check."""

    def seen(sitting: Sitting) -> Iterator[float]:
        for left in _left_shares(sitting):
            yield abs(2.0 * left - 1.0)

    text = "In the quiet check at most {share} between the sides: seen on {first} and {last}."
    share = f"{100 * rule.side_difference:.0f} points"
    return _shared(
        sittings, seen, min, lambda one: one <= rule.side_difference + ROUNDING, text, share
    )


def _shared(
    sittings: Sittings,
    seen: Callable[[Sitting], Iterator[float]],
    best: Callable[..., float],
    enough: Callable[[float], bool],
    text: str,
    share: str,
) -> Found | None:
    of_each = (best(values) if (values := list(seen(one))) else None for one in sittings)
    found = on_days(sittings, of_each, best, enough)
    if found is None:
        return None
    return Found(found.at, Evidence(text, (("share", share), *found.dates)))


def _up_s(played: Played, side: str) -> float | None:
    return {"left": played.left_up_s, "right": played.right_up_s}.get(side)


def _left_shares(sitting: Sitting) -> Iterator[float]:
    for check in sitting.checks:
        known = dict(check.values) if tells_skill(void=check.void) else {}
        for key in LEFT_SHARES:
            if key in known:
                yield known[key]
                break
