"""One child's own scale: leans in shares of its reach, loads of its weight, sway of its quiet."""

from sensors.calibration import Calibration
from sensors.measuring import LEAST_QUIET_MM

__all__ = ["MOST_LEAN", "Scale"]

MOST_LEAN = 1.5
"""Leans are clipped there, far beyond what any game asks for."""
LEAST_REACH_MM = 1.0


class Scale:
    """Worked out once, because it is asked in every tick."""

    __slots__ = (
        "_per_back",
        "_per_front",
        "_per_kg",
        "_per_left",
        "_per_quiet",
        "_per_right",
        "_x_mm",
        "_y_mm",
    )

    def __init__(self, calibration: Calibration) -> None:
        """ValueError where the weight is none."""
        if not calibration.standing_kg > 0:
            raise ValueError("A child's standing weight must be above 0. Get ready again.")
        reach = calibration.reach
        self._x_mm, self._y_mm = calibration.neutral_x_mm, calibration.neutral_y_mm
        self._per_left = 1.0 / max(reach.left_mm, LEAST_REACH_MM)
        self._per_right = 1.0 / max(reach.right_mm, LEAST_REACH_MM)
        self._per_front = 1.0 / max(reach.front_mm, LEAST_REACH_MM)
        self._per_back = 1.0 / max(reach.back_mm, LEAST_REACH_MM)
        self._per_kg = 1.0 / calibration.standing_kg
        self._per_quiet = 1.0 / max(calibration.quiet_mm, LEAST_QUIET_MM)

    def lean_x(self, x_mm: float) -> float:
        """A place as a share of the reach to its side; left < 0 < right."""
        x_mm -= self._x_mm
        lean = x_mm * (self._per_right if x_mm > 0 else self._per_left)
        return min(MOST_LEAN, max(-MOST_LEAN, lean))

    def lean_y(self, y_mm: float) -> float:
        """A place as a share of the reach to the front (> 0) or back (< 0)."""
        y_mm -= self._y_mm
        lean = y_mm * (self._per_front if y_mm > 0 else self._per_back)
        return min(MOST_LEAN, max(-MOST_LEAN, lean))

    def load(self, load_kg: float) -> float:
        """A load as a share of standing weight, never below 0."""
        return max(0.0, load_kg * self._per_kg)

    def sway(self, sway_mm: float) -> float:
        """Sway as a multiple of the child's own in quiet stance."""
        return sway_mm * self._per_quiet
