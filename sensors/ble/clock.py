"""One device's clock on ours: from the device's times and the arrival of its rows to true times.

A row never arrives before it was measured, and often much later: radio sends in bursts, sends
again, and waits for the host. So the rows that came quickest tell how the two clocks lie, and the
line below all arrivals is followed (the lower envelope of arrival minus device time over the last
10 s). Crystals differ by some 20 ppm, 0.2 ms in that time, which the envelope follows by itself.
A device that keeps another rate than it promises (208 Hz for 200) is noticed and followed too.
"""

from collections import deque
from math import inf, sqrt
from typing import NamedTuple

__all__ = ["DeviceClock"]

SLOT_S = 0.25
"""One quickest row is kept for each so long piece of the device's time."""
WINDOW_S = 10.0
LEAST_FIT_S = 5.0
"""A shorter stretch tells no rate: a burst at its end would pass for a fast clock."""
CRYSTAL = 100e-6
"""Clocks that differ by less are taken for equal: what is left is the envelope's to follow."""
SURE = 4.0
"""A rate is believed that lies so many standard errors from 1."""


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
        if slots[-1].device_s - slots[0].device_s >= LEAST_FIT_S:
            self._rate = _rate_of(slots)
        self._offset_s = min(map(self._lag_s, slots))


def _rate_of(rows: deque[Quick]) -> float:
    """Our seconds for each of the device's, by least squares; 1 where nothing speaks against it."""
    count = len(rows)
    mean_d = sum(row.device_s for row in rows) / count
    mean_a = sum(row.arrived_s for row in rows) / count
    spread = sum((row.device_s - mean_d) ** 2 for row in rows)
    rate = sum((r.device_s - mean_d) * (r.arrived_s - mean_a) for r in rows) / spread
    left = sum((r.arrived_s - mean_a - rate * (r.device_s - mean_d)) ** 2 for r in rows)
    error = sqrt(left / (count - 2) / spread)
    return rate if abs(rate - 1.0) > max(CRYSTAL, SURE * error) else 1.0
