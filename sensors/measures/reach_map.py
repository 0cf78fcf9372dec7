"""How far a child leans in each direction and stays there: its reach map, and the map's area.

Directions are those of the body: `right` is the child's right, `front` is where its toes are. As in
getting ready (`sensors.measuring`), a place counts as reached once it was held for `HOLD_S`, and
how far it lies is measured along the direction, so that no target lies farther than the child went.
"""

from collections.abc import Mapping, Sequence
from math import cos, isfinite, pi, sin
from typing import NamedTuple

import numpy as np

from sensors.measures.arrays import Numbers, Places
from sensors.measures.definition import Definition
from sensors.measures.refused import Refused
from sensors.measuring import HOLD_S, LEAST_REACH_MM

__all__ = ["DEFINITIONS", "DIRECTIONS", "Try", "area_mm2", "best_of", "reach_map", "reach_values"]

DIRECTIONS = (
    "right",
    "front_right",
    "front",
    "front_left",
    "left",
    "back_left",
    "back",
    "back_right",
)
"""Each 45 degrees on from the one before, against the clock as seen from above."""
TURN = 2 * pi / len(DIRECTIONS)
WAYS = np.array([(cos(at * TURN), sin(at * TURN)) for at in range(len(DIRECTIONS))])
PRACTICES, BEST_OF = 1, 3
STEP_S = 0.15
"""Between rows that lie farther apart nobody knows whether the child stayed."""
ALMOST_S = 1e-6
MOST_MM = 1e6
LEAST_NEIGHBOURS = 3


class Try(NamedTuple):
    """The rows of one lean that was asked for."""

    direction: str
    t_s: Numbers
    """(n,)."""
    cop_mm: Numbers
    """(n, 2)."""


def reach_map(
    t_s: Numbers,
    cop_mm: Numbers,
    neutral_mm: tuple[float, float],
    least_mm: float = LEAST_REACH_MM,
) -> Mapping[str, float]:
    """The farthest place in each direction, in mm from neutral, of times (n,) and places (n, 2).

    A place is in a direction if it is seen from neutral within 22.5 degrees of it, and it is held
    if the child stays as far out there, or farther, for 0.3 s of rows. Directions in which nothing
    beyond `least_mm` is held are left out: that is sway, and no reach. Rows of the chain for
    reports, or raw ones without drop-outs (noise then makes it a little smaller); times never fall.
    Raises Refused where there are no rows, or a place is no place.
    """
    if not len(t_s):
        raise Refused("There are no rows.")
    off_mm = cop_mm - np.array(neutral_mm)
    if not np.abs(off_mm).max() <= MOST_MM:
        raise Refused("A place lies more than a kilometre away.")
    turns = np.arctan2(off_mm[:, 1], off_mm[:, 0]) / TURN
    sector = np.rint(turns).astype(np.intp) % len(DIRECTIONS)
    along_mm: Numbers = (off_mm * WAYS[sector]).sum(axis=1)
    held_mm, held_in = _held(t_s, along_mm, sector)
    farthest = np.zeros(len(DIRECTIONS))
    np.maximum.at(farthest, held_in, held_mm)
    found = zip(DIRECTIONS, farthest.tolist(), strict=True)
    return {name: mm for name, mm in found if mm > least_mm}


def _held(t_s: Numbers, along_mm: Numbers, sector: Places) -> tuple[Numbers, Places]:
    """How far out the child stayed for 0.3 s from a row on, and in which sector, for each such."""
    breaks = (np.diff(sector) != 0) | (np.diff(t_s) > STEP_S)
    stay = np.concatenate(([0], np.cumsum(breaks)))
    first = np.arange(len(t_s))
    last = np.searchsorted(t_s, t_s + HOLD_S - ALMOST_S)
    inside = last < len(t_s)
    first, last = first[inside], last[inside]
    same = stay[first] == stay[last]
    first, last = first[same], last[same]
    return _least(along_mm, first, last), sector[first]


def _least(values: Numbers, first: Places, last: Places) -> Numbers:
    """The least of `values` from each place `first` to each `last`, both inclusive.

    By minima over 1, 2, 4... places: two of them, which may overlap, cover any stretch.
    """
    least = np.empty(len(first))
    counts = last - first + 1
    size, minima = 1, values
    while size <= counts.max(initial=0):
        fits = (counts >= size) & (counts < 2 * size)
        ends = last[fits] + 1 - size
        least[fits] = np.minimum(minima[first[fits]], minima[ends])
        minima = np.minimum(minima[: max(0, len(minima) - size)], minima[size:])
        size *= 2
    return least


def best_of(
    tries: Sequence[Try], neutral_mm: tuple[float, float], least_mm: float = LEAST_REACH_MM
) -> Mapping[str, float]:
    """The reach map of leans that were asked for: in each direction the best of three.

    The first try in a direction is practice and does not count, nor do those after the fourth. What
    a child reaches elsewhere during a try does not count either. Raises Refused where no direction
    was tried twice, or as `reach_map` does.
    """
    farthest: dict[str, float] = {}
    counted = False
    for direction in DIRECTIONS:
        asked = [one for one in tries if one.direction == direction]
        for one in asked[PRACTICES : PRACTICES + BEST_OF]:
            counted = True
            reached = reach_map(one.t_s, one.cop_mm, neutral_mm, least_mm).get(direction)
            if reached is not None:
                farthest[direction] = max(farthest.get(direction, 0.0), reached)
    if not counted:
        raise Refused("Needs a practice and a try in the same direction.")
    return farthest


def reach_values(reached_mm: Mapping[str, float]) -> dict[str, float | Refused]:
    """A reach map as DEFINITIONS have it: numbers, and perhaps why there is no area."""
    values: dict[str, float | Refused]
    values = {f"reach_{name}_mm": reached_mm[name] for name in DIRECTIONS if name in reached_mm}
    values["reach_directions"] = float(len(values))
    try:
        values["reach_area_mm2"] = area_mm2(reached_mm)
    except Refused as why:
        values["reach_area_mm2"] = why
    return values


def area_mm2(reached_mm: Mapping[str, float]) -> float:
    """The area of the polygon whose corners are the farthest places.

    Where a direction was not reached the polygon's corner is neutral: nothing is added for it, so
    that a child that leans to one side only has an area too. Raises Refused unless three
    neighbouring directions were reached; areas of unlike directions are not to be compared.
    """
    far_mm = [reached_mm.get(name, 0.0) for name in DIRECTIONS]
    if not all(isfinite(mm) and 0 <= mm <= MOST_MM for mm in far_mm):
        raise Refused("A reach is no length.")
    around = far_mm + far_mm[: LEAST_NEIGHBOURS - 1]
    if not any(all(around[at : at + LEAST_NEIGHBOURS]) for at in range(len(far_mm))):
        raise Refused(
            f"Needs a reach in {LEAST_NEIGHBOURS} neighbouring directions; here are "
            f"{', '.join(reached_mm) or 'none'}."
        )
    pairs = zip(far_mm, far_mm[1:] + far_mm[:1], strict=True)
    return sin(TURN) / 2 * sum(one * other for one, other in pairs)


DEFINITIONS = (
    *(
        Definition(
            f"reach_{name}_mm",
            "mm",
            f"farthest place to the {name.replace('_', ' ')} of neutral that was held for 0.3 s "
            "within 22.5 degrees",
        )
        for name in DIRECTIONS
    ),
    Definition("reach_directions", "", "how many of the 8 directions were reached"),
    Definition(
        "reach_area_mm2",
        "mm2",
        "area of the polygon through these places; neutral where a direction was not reached",
    ),
)
