"""The filter of play: steady while the child is slow, quick while it is fast.

Casiez, Roussel and Vogel 2012, "1 euro filter". Its output is never measured, only played with.
"""

from math import tau

MIN_CUT_HZ = 1.0
BETA_HZ_S_MM = 0.02
"""How much one mm/s of speed raises the cut-off, in Hz: 21 ms of lag at a lean of 0.5 Hz."""
SPEED_CUT_HZ = 1.0


class OneEuro:
    """One axis, in mm."""

    __slots__ = ("_speed_mm_s", "value_mm")

    def __init__(self, value_mm: float = 0.0) -> None:
        """Start at rest at `value_mm`."""
        self.value_mm = value_mm
        self._speed_mm_s = 0.0

    def add(self, value_mm: float, dt_s: float) -> None:
        """A new value, `dt_s` seconds after the one before; dt_s <= 0 changes nothing."""
        if dt_s <= 0:
            return
        turn = tau * dt_s
        step = value_mm - self.value_mm
        # The share of a low-pass with cut-off fc is 1 / (1 + 1 / (tau fc dt)).
        speed = self._speed_mm_s
        share = SPEED_CUT_HZ * turn
        speed += share / (1.0 + share) * (step / dt_s - speed)
        self._speed_mm_s = speed
        share = (MIN_CUT_HZ + BETA_HZ_S_MM * abs(speed)) * turn
        self.value_mm += share / (1.0 + share) * step
