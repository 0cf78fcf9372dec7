"""One device's clock on ours: from the device's times and the arrival of its rows to true times.

A row never arrives before it was measured, and often much later: radio sends in bursts, sends
again, and waits for the host. So the rows that came quickest tell how the two clocks lie, and the
line below all arrivals is followed (the lower envelope of arrival minus device time over the last
10 s). Crystals differ by some 20 ppm, 0.2 ms in that time, which the envelope follows by itself.
A device that keeps another rate than it promises (208 Hz for 200) is noticed and followed too.
"""

from collections import deque
from math import inf
from typing import NamedTuple

__all__ = ["DeviceClock"]

SLOT_S = 0.25
"""One quickest row is kept for each so long piece of the device's time."""
WINDOW_S = 10.0
LEAST_FIT_S = 5.0
"""A shorter stretch tells no rate: a burst at its end would pass for a fast clock."""
CRYSTAL = 100e-6
"""Clocks that differ by less are taken for equal: what is left is the envelope's to follow."""
LEAST_SLOTS = 10
"""Fewer quickest rows, as of a device that was silent for a while, tell no rate either."""
SURE = 4.0
"""A rate is believed that moves the clock so many times farther than rows lie above its line."""


class Quick(NamedTuple):
    """The row of a slot that came quickest."""

    device_s: float
    arrived_s: float


class DeviceClock:
    """Follows one device from when it was opened. Times are seconds."""

    def __init__(self) -> None:
        """Nothing is known yet."""
        self._slots: deque[Quick] = deque()
        self._slot = -inf
        self._rate = 1.0
        self._offset_s = inf
        self._last_s = -inf

    def time_s(self, device_s: float, arrived_s: float) -> float:
        """When the row of `device_s` on the device's clock was measured, on the clock of arrivals.

        Never after it arrived, and never before the row before it.
        """
        slot = device_s // SLOT_S
        if slot != self._slot:
            self._slot = slot
            self._slots.append(Quick(device_s, arrived_s))
            self._look_back(device_s)
        elif self._lag_s(Quick(device_s, arrived_s)) < self._lag_s(self._slots[-1]):
            self._slots[-1] = Quick(device_s, arrived_s)
        self._offset_s = min(self._offset_s, self._lag_s(self._slots[-1]))
        t_s = min(arrived_s, self._rate * device_s + self._offset_s)
        self._last_s = max(self._last_s, t_s)
        return self._last_s

    def _lag_s(self, row: Quick) -> float:
        return row.arrived_s - self._rate * row.device_s

    def _look_back(self, device_s: float) -> None:
        """Once a slot: forget what is old, and draw the line below what is left."""
        slots = self._slots
        while device_s - slots[0].device_s > WINDOW_S:
            slots.popleft()
        if len(slots) >= LEAST_SLOTS and slots[-1].device_s - slots[0].device_s >= LEAST_FIT_S:
            self._rate = _rate_of(slots)
        self._offset_s = min(map(self._lag_s, slots))


def _rate_of(rows: deque[Quick]) -> float:
    """Our seconds for each of the device's; 1 where nothing speaks against it.

    It is the slope, in the middle of the window, of the line that lies below all rows and as near
    to them as can be (Moon 1999, IEEE INFOCOM 1:227): rows that a stall held back lie far above it
    and have no say, as they would have in a line through the midst of all.
    """
    left, right = _edge_below(rows)
    rate = (right.arrived_s - left.arrived_s) / (right.device_s - left.device_s)
    above_s = sum(r.arrived_s - left.arrived_s - rate * (r.device_s - left.device_s) for r in rows)
    moved_s = abs(rate - 1.0) * (rows[-1].device_s - rows[0].device_s)
    sure = moved_s > SURE * above_s / len(rows)
    return rate if sure and abs(rate - 1.0) > CRYSTAL else 1.0


def _edge_below(rows: deque[Quick]) -> tuple[Quick, Quick]:
    """The two rows on the lower convex hull of all between which the middle of the window lies."""
    middle_s = sum(row.device_s for row in rows) / len(rows)
    hull: list[Quick] = []
    for row in sorted(rows):
        if hull and row.device_s == hull[-1].device_s:
            continue
        while len(hull) > 1 and _turns_down(hull[-2], hull[-1], row):
            hull.pop()
        hull.append(row)
    at = next(at for at, row in enumerate(hull) if at and row.device_s >= middle_s)
    return hull[at - 1], hull[at]


def _turns_down(a: Quick, b: Quick, c: Quick) -> bool:
    """Whether b lies on the line from a to c or above it."""
    rise = (b.arrived_s - a.arrived_s) * (c.device_s - a.device_s)
    return rise >= (c.arrived_s - a.arrived_s) * (b.device_s - a.device_s)
