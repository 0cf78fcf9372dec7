"""Frames to rows in time: counts what was lost, drops what came twice, and stamps the rest.

Sequence numbers and device times wrap, and start anew when a device restarts. Both are unrolled
here, so that what follows sees one count and one clock.
"""

from math import inf
from typing import NamedTuple

from sensors.ble.clock import DeviceClock

__all__ = ["Counter", "Stamped", "Stamper"]

LATE_ROWS = 16
"""A row so far behind the newest came late. One farther behind is a device's new start, and so is
one that is ahead by more than so many beyond what the time allows since that one was measured."""
JUMP_S = 0.5
"""A device's clock that leaps so far from ours was set anew."""


class Stamped(NamedTuple):
    """What is known of one frame."""

    t_s: float
    """When it was measured, on the clock of arrivals."""
    lost: int
    """Rows between it and the one before that never came."""


class Counter:
    """Unrolls a counter that wraps at `modulus`."""

    def __init__(self, modulus: float) -> None:
        """Nothing was counted yet."""
        self._modulus = modulus
        self._last: float | None = None
        self._total = 0.0

    @property
    def fresh(self) -> bool:
        """Whether nothing was counted yet."""
        return self._last is None

    def ahead(self, value: float) -> float:
        """How far `value` is ahead of the newest, from -modulus/2 to modulus/2; 0 at first."""
        if self._last is None:
            return 0.0
        half = self._modulus / 2
        return (value - self._last + half) % self._modulus - half

    def take(self, value: float) -> float:
        """Count on to `value`; the unrolled count."""
        self._total += self.ahead(value)
        self._last = value
        return self._total


class Stamper:
    """One device, from when it was opened.

    `modulus` counts rows, `wrap_s` is the device time after which it starts again at 0; either is
    None where the device has none. `step_s` is the nominal time between two rows.
    """

    def __init__(self, modulus: int | None, wrap_s: float | None, step_s: float) -> None:
        """Nothing came yet."""
        self._settings = modulus, wrap_s
        self._step_s = step_s
        self._arrived_s: float | None = None
        self._measured_s = -inf
        spans_s = (modulus * step_s / 2 if modulus else inf, wrap_s / 2 if wrap_s else inf)
        self._longest_s = min(spans_s)
        """After so long a silence a counter may have gone round, and tells nothing."""
        self._late = 0
        self._restart()

    def _restart(self) -> None:
        modulus, wrap_s = self._settings
        self._rows = Counter(modulus) if modulus else None
        self._times = Counter(wrap_s) if wrap_s else None
        self._clock = DeviceClock()

    def stamp(
        self, sequence: int | None, device_s: float | None, arrived_s: float
    ) -> Stamped | None:
        """The stamp of a frame; None for one that came before or too late."""
        silent_s = 0.0 if self._arrived_s is None else arrived_s - self._arrived_s
        self._arrived_s = arrived_s
        if silent_s > self._longest_s:
            self._restart()
        since_s = arrived_s - self._measured_s
        lost = 0
        if self._rows is not None and sequence is not None:
            ahead = round(self._rows.ahead(sequence))
            if not self._rows.fresh and ahead <= 0 and self._was_there(ahead):
                return None
            if ahead > LATE_ROWS + 2 * since_s / self._step_s:
                self._restart()  # nothing counts so fast
                ahead = 0
            self._late = 0
            lost = max(0, ahead - 1)
        self._measured_s = self._time_s(sequence, device_s, arrived_s, since_s)
        return Stamped(self._measured_s, lost)

    def _was_there(self, ahead: int) -> bool:
        """Whether a row that is not new came twice or late; else the device counts from 0 again."""
        self._late += ahead < 0
        if ahead >= -LATE_ROWS and self._late <= LATE_ROWS:
            return True
        self._restart()
        return False

    def _time_s(
        self, sequence: int | None, device_s: float | None, arrived_s: float, since_s: float
    ) -> float:
        count = self._rows.take(sequence) if self._rows and sequence is not None else None
        if self._times is not None and device_s is not None:
            leap_s = self._times.ahead(device_s)
            if not -JUMP_S <= leap_s <= since_s + JUMP_S:
                self._times, self._clock = Counter(self._settings[1] or inf), DeviceClock()
            return self._clock.time_s(self._times.take(device_s), arrived_s)
        if count is not None:
            return self._clock.time_s(count * self._step_s, arrived_s)
        return arrived_s
