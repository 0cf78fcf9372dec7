"""Getting ready: from plain readings to zero, weight, neutral, quiet sway and reach.

Pure functions over what was read while the child stood still and leaned; places are mm, loads kg.
"""

from collections.abc import Sequence
from math import hypot
from statistics import median

from sensors.calibration import Calibration, Reach
from sensors.signals import Reading

EMPTY_KG = 5.0
"""Less than this is an empty board, while the child's weight is unknown."""
LEAST_REACH_MM = 20.0
"""Nobody's reach counts as less, so that a small lean never has to be smaller than sway."""
LEAST_QUIET_MM = 1.0
HOLD_S = 0.3
"""A place counts as reached once it was held this long (measures, section 5)."""
UNKNOWN_KG, UNKNOWN_SHARE = 30.0, 1.0
"""A weight that nobody knows yet; all cells together, where they read shares."""


def zero_of(readings: Sequence[Reading]) -> tuple[float, ...]:
    """What each cell reads without weight: the mean over `readings`, of which some exist."""
    count = len(readings)
    return tuple(sum(cell) / count for cell in zip(*(r.cells_kg for r in readings), strict=True))


def provisional(zero_kg: tuple[float, ...], absolute: bool = True) -> Calibration:
    """A calibration that only tares, for the seconds until the child's own is known.

    `absolute` is False where cells read shares.
    """
    reach = Reach(100.0, 100.0, 60.0, 60.0)
    return Calibration(zero_kg, UNKNOWN_KG if absolute else UNKNOWN_SHARE, 0.0, 0.0, reach, 3.0)


def stance_of(zero_kg: tuple[float, ...], readings: Sequence[Reading], reach: Reach) -> Calibration:
    """The child's own stance from quiet standing; `reach` is what was known of it before.

    quiet_mm is the RMS distance from the middle place, the same quantity that sensors.sway follows.
    """
    x, y = median(r.x_mm for r in readings), median(r.y_mm for r in readings)
    spread = sum((r.x_mm - x) ** 2 + (r.y_mm - y) ** 2 for r in readings) / len(readings)
    load_kg = median(r.load_kg for r in readings)
    return Calibration(zero_kg, load_kg, x, y, reach, max(LEAST_QUIET_MM, spread**0.5))


def along_mm(stance: Calibration, reading: Reading, towards: tuple[int, int]) -> float:
    """How far the child leans `towards` (x, y), or 0 where it leans more aside than that way."""
    dx, dy = reading.x_mm - stance.neutral_x_mm, reading.y_mm - stance.neutral_y_mm
    along = dx * towards[0] + dy * towards[1]
    aside = abs(dx * towards[1]) + abs(dy * towards[0])
    return along if along > aside else 0.0


def steady(readings: Sequence[Reading], within_mm: float) -> bool:
    """Whether the child stood still over `readings`: every place within `within_mm` of the mean."""
    count = len(readings)
    x = sum(r.x_mm for r in readings) / count
    y = sum(r.y_mm for r in readings) / count
    return all(hypot(r.x_mm - x, r.y_mm - y) <= within_mm for r in readings)
