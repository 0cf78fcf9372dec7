"""A simulated child in two insoles: what its two feet press, cell by cell.

The simulated child stands on a virtual board; here its centre of pressure and its load are parted
between two Stepling insoles. Far to one side all of the weight is on that foot, and the other one
is in the air. Within a foot more is on the toes the farther the child leans to the front.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from math import hypot
from random import Random

from sensors.abilities import CHILDREN
from sensors.ble.catalog import profile_called
from sensors.calibration import Calibration
from sensors.driver import Controls
from sensors.four_cells import WII_HALF_X_MM, WII_HALF_Y_MM
from sensors.layout import Side
from sensors.sample import Sample
from sensors.signals import Wish
from sensors.simulated import simulated
from tests.sensors.ble.stepling import STEPS_PER_KG

__all__ = ["PROFILE", "Worn"]

PROFILE = profile_called("stepling_insoles")
LAYOUT = PROFILE.layout()
FEET = (Side.LEFT, Side.RIGHT)
LIFTS_MM = 150.0
"""So far to the side the other foot bears nothing; the child's feet are 176 mm from its middle."""
FRONT_SHARE = 0.5
"""How far the pressure moves within the feet, of what it moves on the board: no cell pulls."""
HUM_KG, QUIET_KG = 0.02, 0.004
"""Noise of a cell under a foot that is down, and of one that bears nothing."""
NOBODY_KG = 1.0
ZERO_KG = 0.05


class Worn:
    """The child. The same seed and wishes give the same cells."""

    def __init__(self, name: str = "diligent", seed: int = 3) -> None:
        """Standing."""
        self.wish = Wish()
        """What the game wishes now."""
        self._child = simulated(name, seed)
        self._abilities = CHILDREN[name]
        self._rng = Random(seed)
        self._zero_kg = tuple(self._rng.uniform(-ZERO_KG, ZERO_KG) for _ in LAYOUT.cells)
        right = [cell for cell in LAYOUT.cells if cell.foot is Side.RIGHT]
        self._count = len(right)
        self._mean_y_mm = sum(cell.y_mm for cell in right) / self._count
        off_mm = [cell.y_mm - self._mean_y_mm for cell in right]
        self._off_mm = off_mm
        self._spread_mm2 = sum(mm * mm for mm in off_mm) / self._count
        self._foot_x_mm = sum(cell.x_mm for cell in right) / self._count
        self._row = self._child.step(0.0, self.wish, Controls())[-1]
        self._begun_s: float | None = None

    def calibration(self) -> Calibration:
        """The truth about this child in these insoles."""
        board = self._child.true_calibration()
        x, y, reach = self._foot_x_mm / LIFTS_MM, FRONT_SHARE, board.reach
        abilities = self._abilities
        sway_mm = hypot(x * abilities.sway_x_mm, y * abilities.sway_y_mm)
        quiet_share = board.quiet_mm / hypot(abilities.sway_x_mm, abilities.sway_y_mm)
        return Calibration(
            zero_kg=self._zero_kg,
            standing_kg=board.standing_kg,
            neutral_x_mm=x * board.neutral_x_mm,
            neutral_y_mm=self._mean_y_mm + y * board.neutral_y_mm,
            reach=replace(
                reach,
                left_mm=x * reach.left_mm,
                right_mm=x * reach.right_mm,
                front_mm=y * reach.front_mm,
                back_mm=y * reach.back_mm,
            ),
            quiet_mm=quiet_share * sway_mm,
        )

    def rows(self, t_s: float) -> Sequence[Sample]:
        """What the child does up to `t_s`, as rows of the board that it stands on."""
        return self._child.step(t_s, self.wish, Controls())

    def under(self, side: Side, row: Sample) -> tuple[float, ...]:
        """What the cells of one insole read while the child does this, in steps of 0.01 kg."""
        load_kg, left_share, y_mm = self._stance(row)
        foot_kg = load_kg * (left_share if side is Side.LEFT else 1.0 - left_share)
        hum_kg = HUM_KG if foot_kg > 0 else QUIET_KG
        tilt = FRONT_SHARE * y_mm / self._spread_mm2
        first = 0 if side is Side.LEFT else self._count
        gauss, cell_kg = self._rng.gauss, foot_kg / self._count
        return tuple(
            STEPS_PER_KG * (cell_kg * (1.0 + tilt * mm) + zero_kg + gauss(0.0, hum_kg))
            for mm, zero_kg in zip(self._off_mm, self._zero_kg[first:], strict=False)
        )

    def _stance(self, row: Sample) -> tuple[float, float, float]:
        """Load, share of it on the left foot, and how far the pressure is in front of the middle"""
        zero_kg = self._child.true_calibration().zero_kg
        tl, tr, bl, br = (kg - zero for kg, zero in zip(row.cells_kg, zero_kg, strict=True))
        load_kg = tl + tr + bl + br
        if load_kg < NOBODY_KG:
            return 0.0, 0.5, 0.0
        x_mm = WII_HALF_X_MM * (tr + br - tl - bl) / load_kg
        y_mm = WII_HALF_Y_MM * (tl + tr - bl - br) / load_kg
        return load_kg, min(1.0, max(0.0, 0.5 - x_mm / (2 * LIFTS_MM))), y_mm

    # --- In real time ----------------------------------------------------------------------------
    def live(self, side: Side) -> Callable[[float], Sequence[float]]:
        """What one insole reads at a time of `time.monotonic`; both are asked by one thread."""

        def cells(t_s: float) -> Sequence[float]:
            if self._begun_s is None:
                self._begun_s = t_s
            for row in self.rows(t_s - self._begun_s):
                self._row = row
            return self.under(side, self._row)

        return cells
