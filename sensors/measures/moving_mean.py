"""The mean over a short moving window: what movements are read from, so that tremor is none."""

from collections import deque

SAME_S = 1e-6
"""Rows that are no farther apart are one: the first of them counts."""
GAP_S = 0.5
"""After so long without a row nobody knows what the body did: folds start anew."""


class MovingMean:
    """The mean over the last `span_s` of a signal that is straight between its rows.

    It is late by half a span, whatever the signal: the mean at t is the signal's at
    t - `late_s`, exactly so where it is straight. Stamps may be uneven.
    """

    __slots__ = ("_area", "_rows", "_span_s", "_t_s", "_value", "late_s")

    def __init__(self, span_s: float) -> None:
        """Without rows yet."""
        self._span_s = span_s
        self.late_s = span_s / 2
        self.restart(0.0, 0.0)

    def restart(self, t_s: float, value: float) -> None:
        """Forget all, and begin with one row."""
        self._t_s, self._value, self._area = t_s, value, 0.0
        self._rows = deque([(t_s, 0.0)])

    def add(self, t_s: float, value: float) -> float:
        """The mean with one more row; `t_s` must be later than that of the row before."""
        area = self._area = self._area + (t_s - self._t_s) * (value + self._value) * 0.5
        self._t_s, self._value = t_s, value
        rows = self._rows
        rows.append((t_s, area))
        from_s = t_s - self._span_s
        while rows[1][0] <= from_s:
            rows.popleft()
        first_s, first = rows[0]
        if first_s < from_s:
            next_s, after = rows[1]
            first += (after - first) * (from_s - first_s) / (next_s - first_s)
            first_s = from_s
        return (area - first) / (t_s - first_s)


def crossing_s(before_s: float, before: float, now_s: float, now: float, level: float) -> float:
    """When a line from one row to the next crosses `level`; the nearer row where it does not."""
    rise = now - before
    if rise == 0.0:
        return now_s
    part = (level - before) / rise
    return before_s + min(max(part, 0.0), 1.0) * (now_s - before_s)
