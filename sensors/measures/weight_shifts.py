"""Weight that goes from side to side on one board: by a rule to compare with, and as steps.

One board knows one point, x, and no feet. Rows are those of somebody on it (a total of 5 kg or
more), as they stand, without drop-outs; a repeated row changes nothing.
"""

from itertools import pairwise
from typing import NamedTuple

import numpy as np

from sensors.feet import ALMOST, BAND_SHARE, LEAST_BAND_MM, LOCK_OUT_S
from sensors.layout import Side
from sensors.measures.arrays import Flags, Numbers
from sensors.measures.contacts import Places
from sensors.measures.definition import Definition
from sensors.measures.refused import Refused

__all__ = [
    "DEFINITIONS",
    "NO_STANCE",
    "Bout",
    "Bouts",
    "Landings",
    "Shift",
    "landings",
    "own_places",
    "steps_in_place",
    "weight_shifts",
]

FAR_MM = 40.0
"""So far past the mid line is on the other side."""
PAUSE_S = 2.0
"""Shifts of a bout follow each other within this."""
LEAST_SHIFTS = 4
LOW, HIGH = 5, 95
"""The percentiles of x that stand for the left and right place."""
LONGEST_STEP_S = 1.5
"""From here on the child paused."""
LEAST_STEPS = 6
"""With each foot."""
NO_STANCE = (
    "One board knows one point under the child and not its feet, so it cannot tell when a foot "
    "left the ground: no stance, swing or double support."
)
"""Why these stand in no group of a board."""


class Shift(NamedTuple):
    """The weight went over to a side."""

    t_s: float
    to: Side


class Bout(NamedTuple):
    """Shifts that follow each other."""

    first_stance: Side
    """Where the weight was before the first."""
    mid_line_mm: float
    """Half-way between both places."""
    left_mm: float
    """The 5th percentile of x from the first to the last shift around the board's centre."""
    right_mm: float
    """The 95th."""
    shifts: tuple[Shift, ...]


Bouts = tuple[Bout, ...]


def weight_shifts(t_s: Numbers, x_mm: Numbers) -> Bouts:
    """The bouts of weight shifts by the comparison rule, from times and places (n,) of x.

    A shift is a crossing of the mid line to 40 mm past it, told with the first row there; at least
    4, at most 2 s apart, are a bout. The mid line is the board's centre; then, once for each bout
    and counted anew, the mean of the 5th and 95th percentile of x from its first shift to its last.
    The millimetres suit an adult: no rule for a child.
    """
    bouts: list[Bout] = []
    for rows, _ in _bouts(t_s, x_mm, 0.0):
        left_mm, right_mm = np.percentile(x_mm[rows[0] : rows[-1] + 1], (LOW, HIGH)).tolist()
        mid_mm = (left_mm + right_mm) / 2
        for again, to_right in _bouts(t_s, x_mm, mid_mm):
            apart = t_s[again[-1]] < t_s[rows[0]] or t_s[again[0]] > t_s[rows[-1]]
            known = bouts and t_s[again[0]] <= bouts[-1].shifts[-1].t_s
            if apart or known:
                continue
            sides = [Side.RIGHT if right else Side.LEFT for right in to_right]
            shifts = tuple(map(Shift, t_s[again].tolist(), sides))
            bouts.append(Bout(sides[0].other, mid_mm, left_mm, right_mm, shifts))
    return tuple(bouts)


def _bouts(t_s: Numbers, x_mm: Numbers, mid_mm: float) -> list[tuple[Places, list[bool]]]:
    """The rows of each bout's shifts around a mid line, and which of them go to the right."""
    beyond, right = _beyond(x_mm, mid_mm - FAR_MM, mid_mm + FAR_MM)
    # The first place is where the weight was, and no shift.
    shifts = np.flatnonzero(right[1:] != right[:-1]) + 1
    rows, to_right = beyond[shifts], right[shifts]
    cuts = np.flatnonzero(np.diff(t_s[rows]) > PAUSE_S + ALMOST) + 1
    edges = [0, *cuts.tolist(), len(rows)]
    return [
        (rows[start:end], to_right[start:end].tolist())
        for start, end in pairwise(edges)
        if end - start >= LEAST_SHIFTS
    ]


def _beyond(x_mm: Numbers, left_mm: float, right_mm: float) -> tuple[Places, Flags]:
    """The rows beyond either line, and which of them are beyond the right one."""
    right = x_mm > right_mm
    rows = np.flatnonzero(right | (x_mm < left_mm))
    return rows, right[rows]


def own_places(bouts: Bouts) -> tuple[float, float]:
    """The left and right place, in mm, of the bout with the most shifts, where no others are known.

    Raises Refused without a bout.
    """
    if not bouts:
        told = f"{LEAST_SHIFTS} weight shifts at most {PAUSE_S:g} s apart"
        raise Refused(f"Needs the child's left and right place, or {told}; there is no such bout.")
    longest = max(bouts, key=lambda bout: len(bout.shifts))
    return longest.left_mm, longest.right_mm


class Landings(NamedTuple):
    """Feet that the weight crossed over to."""

    rows: Places
    right: Flags
    """Which of them are right feet."""


def landings(t_s: Numbers, x_mm: Numbers, left_mm: float, right_mm: float) -> Landings:
    """Steps in place from times and places (n,) of x: the rows in which weight came over.

    x goes past the mid line of the child's own places by 8 % of the way between them, and never by
    less than 10 mm; no two within 200 ms. The first side is where the weight was. These are the
    landings of `sensors.feet.BoardFeet`. Raises Refused unless the places lie left and right.
    """
    if not right_mm > left_mm:
        told = f"the left place lies at {left_mm:.4g} mm and the right one at {right_mm:.4g} mm"
        raise Refused(f"Steps need a left place and a right one; {told}.")
    middle_mm = (left_mm + right_mm) / 2
    band_mm = max(BAND_SHARE * (right_mm - left_mm), LEAST_BAND_MM)
    rows, right = _beyond(x_mm, middle_mm - band_mm, middle_mm + band_mm)
    if not len(rows):
        return Landings(rows, right)
    to_left, to_right = _next_place(~right), _next_place(right)
    # From each place on: the next one on the other side that the lock-out lets through.
    free = np.searchsorted(t_s[rows], t_s[rows] + (LOCK_OUT_S - ALMOST), side="left")
    following = np.where(right, to_left[free], to_right[free]).tolist()
    steps, place = [], int(to_left[0] if right[0] else to_right[0])
    while place < len(rows):
        steps.append(place)
        place = following[place]
    kept = np.array(steps, dtype=np.intp)
    return Landings(rows[kept], right[kept])


def _next_place(chosen: Flags) -> Places:
    """The first chosen place at or after each one and after the end (n + 1,); n for none."""
    places = np.where(np.append(chosen, True), np.arange(len(chosen) + 1), len(chosen))
    return np.minimum.accumulate(places[::-1])[::-1]


def steps_in_place(
    t_s: Numbers, x_mm: Numbers, left_mm: float, right_mm: float
) -> dict[str, float]:
    """Cadence, symmetry and variability of steps, from times and places (n,) of x.

    `left_mm` and `right_mm` are the child's own places, as from leans to either side, or from
    `own_places`. Raises Refused below 6 steps with each foot, or unless the places lie left and
    right. Stance, swing and double support are refused on a board: NO_STANCE says why.
    """
    rows, right = landings(t_s, x_mm, left_mm, right_mm)
    took_s = np.diff(t_s[rows])
    kept = took_s < LONGEST_STEP_S
    sides = {"left": took_s[kept & ~right[1:]], "right": took_s[kept & right[1:]]}
    if min(map(len, sides.values())) < LEAST_STEPS:
        here = f"here are {len(sides['left'])} (left) and {len(sides['right'])} (right)"
        raise Refused(f"Needs at least {LEAST_STEPS} steps with each foot; {here}.")
    out: dict[str, float] = {}
    for side, times_s in sides.items():
        out[f"steps_{side}"] = len(times_s)
        out[f"step_time_{side}_s"] = float(np.median(times_s))
        cv = float(times_s.std(ddof=1) / times_s.mean())
        out[f"step_time_cv_{side}_percent"] = 100 * cv
    left, right_s = out["step_time_left_s"], out["step_time_right_s"]
    out["step_time_ratio"] = left / right_s
    out["step_time_si_percent"] = 200 * (right_s - left) / (right_s + left)
    out["cadence_median_spm"] = 60 / float(np.median(took_s[kept]))
    return out


POINT = "crossings of the board's one point, no contacts of feet"
DEFINITIONS = tuple(
    Definition(key, unit, told, kind=POINT)
    for key, unit, told in (
        ("steps_left", "", "steps to the left: up to 1.5 s after the one to the right"),
        ("steps_right", "", "steps to the right: up to 1.5 s after the one to the left"),
        ("step_time_left_s", "s", "median time from a landing right to the next one left"),
        ("step_time_right_s", "s", "median time from a landing left to the next one right"),
        ("step_time_cv_left_percent", "percent", "100 sd / mean of these times, sd with N - 1"),
        ("step_time_cv_right_percent", "percent", "100 sd / mean of these times, sd with N - 1"),
        ("step_time_ratio", "", "step time left / right"),
        ("step_time_si_percent", "percent", "100 (R - L) / (0.5 (R + L)) of the step times"),
        ("cadence_median_spm", "1/min", "60 / median time of a step"),
    )
)
"""Landings: x past the mid line of the child's places by 8 % of the way between them."""
