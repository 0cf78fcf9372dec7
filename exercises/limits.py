"""The safe limits of a level, checked once more when every key has been merged.

The types in exercises.fields refuse most mistakes earlier and more kindly. These limits hold
whatever a game's own types allow, and whatever order of merging gave a value (SAFE-06, SAFE-07,
SAFE-16). They bind a name and each name that ends in it: `hold_s` and `nap_hold_s`.
"""

import math
from collections.abc import Iterator, Mapping
from typing import NamedTuple


class Limit(NamedTuple):
    """The least and the most that a value may be."""

    least: float
    most: float
    unit: str


REACH_SHARE, WIDEST_REACH_SHARE = 0.80, 0.90
"""The most that a level may ask of the child's reach: usually, and with a therapist's word."""
LONGEST_MINUTES = 15
"""Active minutes of one level (SAFE-06)."""


class Caps(NamedTuple):
    """What one level allows at the most. Nothing here can loosen what is safe for all."""

    reach_share: float = REACH_SHARE
    minutes: float = LONGEST_MINUTES


USUAL = Caps()

LIMITS: Mapping[str, Limit] = {
    "reach_share": Limit(0, WIDEST_REACH_SHARE, "of the child's own reach"),
    "hold_s": Limit(0, 60, "seconds to hold"),
    "rest_s": Limit(15, 300, "seconds of rest"),
    "extra_tries": Limit(0, 3, "tries after a miss"),
    "max_minutes": Limit(1, LONGEST_MINUTES, "active minutes"),
    "sets": Limit(1, 10, "sets"),
    "reps": Limit(1, 50, "repetitions in a set"),
    "tempo_bpm": Limit(10, 90, "beats a minute"),
}
SET_HOLD_S = 120
"""The most that one set may ask to hold in all: a set lasts at most two minutes (SAFE-06)."""


class Breach(NamedTuple):
    """A key whose value is not safe, and a sentence about it."""

    key: str
    message: str


def breaches(values: Mapping[str, object], caps: Caps = USUAL) -> Iterator[Breach]:
    """What is unsafe in one rung, given all its keys with their merged values and defaults."""
    for key, value in values.items():
        for number in _numbers(value):
            if message := _unsafe(key, number, caps):
                yield Breach(key, message)
    hold_s, reps = values.get("hold_s"), values.get("reps")
    if isinstance(hold_s, int | float) and isinstance(reps, int | float):
        in_all_s = hold_s * reps
        if in_all_s > SET_HOLD_S:
            message = (
                f"{reps} repetitions of {hold_s:g} s hold for {in_all_s:g} s in one set; "
                f"at most {SET_HOLD_S} s are safe: lower hold_s or reps, or use more sets"
            )
            yield Breach("hold_s", message)


def _unsafe(key: str, number: float, caps: Caps) -> str:
    if not math.isfinite(number):
        return f"{key} is not a finite number"
    for name, limit in LIMITS.items():
        least, most = limit.least, min(limit.most, _most(name, caps))
        bound = key == name or key.endswith(f"_{name}")
        if bound and not least <= number <= most:
            whose = "" if most in (limit.most, REACH_SHARE) else ", by this level's limits"
            return f"{key} is {number:g}; safe are {least:g} to {most:g} ({limit.unit}{whose})"
    return ""


def _most(name: str, caps: Caps) -> float:
    if name == "reach_share":
        return caps.reach_share
    return caps.minutes if name == "max_minutes" else math.inf


def _numbers(value: object) -> Iterator[float]:
    """The numbers in a value: one, or those of a list or a map."""
    if isinstance(value, Mapping):
        value = tuple(value.values())
    if isinstance(value, tuple | list):
        for part in value:
            yield from _numbers(part)
    elif isinstance(value, int | float):
        yield value
