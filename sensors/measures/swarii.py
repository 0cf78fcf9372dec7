"""Uneven rows to even ones: a weighted average in a sliding window, and no line between points.

Audiffren and Contal 2016, "Preprocessing the Nintendo Wii Board signal to derive more accurate
descriptors of statokinesigrams", Sensors 16:1208 (SWARII).
"""

import numpy as np

from sensors.measures.arrays import Flags, Numbers
from sensors.measures.refused import Refused

__all__ = ["RATE_HZ", "WINDOW_S", "swarii"]

RATE_HZ = 25.0
WINDOW_S = 0.08
ALMOST = 1e-6
"""Room for the rounding of stamps, in outputs."""
SHORTER_S = 0.5e-6
"""So much shorter is half a window, as the reference has it: a row on its edge lies outside."""


def swarii(
    t_s: Numbers,
    values: Numbers,
    rate_hz: float = RATE_HZ,
    window_s: float = WINDOW_S,
    kept: Flags | None = None,
) -> tuple[Numbers, Numbers]:
    """Times (m,) and values (m, k) at `rate_hz`, from times (n,) that never fall and values (n, k).

    Rows that are not `kept` (n,) count as not there. The first output stands at the first row, the
    last at or before the last row. Rows within half a window of an output weigh as much as the time
    between the mid-points to their neighbours, cut at the window and at both ends. An output
    without any row lies on the line between its neighbours. Raises Refused where the rows span no
    time.
    """
    if kept is not None:
        t_s = t_s[kept]
    if len(t_s) < 2 or not t_s[-1] > t_s[0]:  # noqa: PLR2004
        raise Refused("Needs rows at two moments at least.")
    count = int((t_s[-1] - t_s[0]) * rate_hz + ALMOST) + 1
    grid = t_s[0] + np.arange(count) / rate_hz
    windows = _Windows(t_s, grid, window_s / 2 - SHORTER_S)
    means = np.empty((count, values.shape[1]))
    for place, column in enumerate(values.T):  # one by one: two hours of insoles are large
        means[:, place] = windows.average(column if kept is None else column[kept])
    return grid, means


class _Windows:
    """The rows of every window, and what each weighs."""

    def __init__(self, t_s: Numbers, grid: Numbers, half_s: float) -> None:
        first = np.searchsorted(t_s, grid - half_s, side="right")
        end = np.searchsorted(t_s, grid + half_s, side="left")
        self._grid, self._filled = grid, end > first
        self._at = grid[self._filled]
        self._first, end = first[self._filled], end[self._filled]
        self._last = end - 1
        self._edges = np.column_stack((self._first, end)).ravel()
        middle = (t_s[1:] + t_s[:-1]) / 2
        left, right = np.concatenate((t_s[:1], middle)), np.concatenate((middle, t_s[-1:]))
        self._width_s = right - left
        # All rows of a window by their whole width, then the two at its edges put right.
        self._left_over_s = np.maximum(t_s[0], self._at - half_s) - left[self._first]
        self._right_over_s = right[self._last] - np.minimum(t_s[-1], self._at + half_s)
        weight_s = self._sums(self._width_s) - self._left_over_s - self._right_over_s
        self._single = (self._last == self._first) | (weight_s <= 0)
        self._weight_s = np.where(self._single, 1.0, weight_s)

    def average(self, values: Numbers) -> Numbers:
        """The weighted mean of the values (n,) in each window, (m,)."""
        total = self._sums(values * self._width_s)
        total -= values[self._first] * self._left_over_s + values[self._last] * self._right_over_s
        means: Numbers = np.where(self._single, values[self._first], total / self._weight_s)
        return means if len(means) == len(self._grid) else self._bridged(means)

    def _sums(self, rows: Numbers) -> Numbers:
        """The sum of the rows of each window; windows may overlap."""
        sums: Numbers = np.add.reduceat(np.append(rows, 0.0), self._edges)[::2]
        return sums

    def _bridged(self, means: Numbers) -> Numbers:
        """The means where there are some, and the line between them elsewhere."""
        return np.interp(self._grid, self._at, means)
