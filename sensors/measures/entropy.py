"""How regular sway is: sample entropy. For research exports only.

Richman and Moorman 2000, Am J Physiol Heart Circ Physiol 278:H2039: -ln(A / B), where B counts the
pairs of pieces of m rows that are alike (Chebyshev distance at most r), and A those that still are
with the next row; no piece is compared with itself.
"""

import math

import numpy as np

from sensors.measures.arrays import Flags, Numbers
from sensors.measures.definition import Definition
from sensors.measures.refused import Refused
from sensors.measures.sway import NAMES

__all__ = ["DEFINITIONS", "KEY", "LEAST_S", "MOST_S", "sample_entropy"]

LEAST_S, MOST_S = 30.0, 120.0
"""Shorter data say nothing, and longer data take for ever: the pairs grow with the square."""
KEY = "sampen_m2_r0.2_25hz_{axis}"
BLOCK = 32
"""So many pieces are compared with all others at a time."""


def sample_entropy(values: Numbers, m: int = 2, r: float = 0.2) -> float:
    """Of evenly spaced `values` (n,), about 25 a second; r is a share of their deviation (N).

    Raises Refused where nothing moves, or no two pieces are alike.
    """
    deviation = float(values.std())
    rows = len(values) - m
    if rows < 2 or not deviation > 0:  # noqa: PLR2004
        raise Refused("Entropy needs something that moves.")
    tolerance = r * deviation
    pieces = np.lib.stride_tricks.sliding_window_view(values, m + 1)
    # In the order of their first rows, pieces that may be alike stand together.
    pieces = np.ascontiguousarray(pieces[np.argsort(pieces[:, 0])].T)
    ends = np.searchsorted(pieces[0], pieces[0] + tolerance * (1 + 1e-9), side="right")
    alike = still_alike = 0
    for first in range(0, rows, BLOCK):
        some = pieces[:, first : first + BLOCK, None]
        others = pieces[:, None, first : ends[min(first + BLOCK, rows) - 1]]
        near = np.abs(others[0] - some[0]) <= tolerance
        for row in range(1, m):
            near &= np.abs(others[row] - some[row]) <= tolerance
        alike += _pairs(near)
        near &= np.abs(others[m] - some[m]) <= tolerance
        still_alike += _pairs(near)
    if not still_alike:
        raise Refused("No two pieces of it are alike, so that its entropy is not known.")
    return -math.log(still_alike / alike)


def _pairs(near: Flags) -> int:
    """Pairs among the pieces of a block, each seen twice there, and of them with later ones."""
    block = len(near)
    within = int(np.count_nonzero(near[:, :block]))
    return (within - block) // 2 + int(np.count_nonzero(near[:, block:]))


DEFINITIONS = tuple(
    Definition(
        KEY.format(axis=axis),
        "",
        f"sample entropy {way}, m 2, r 0.2, at 25 Hz without a filter: for research only",
        LEAST_S,
    )
    for axis, way in NAMES.items()
)
