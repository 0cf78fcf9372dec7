"""A virtual Wii board with a 30 kg child on it that keys, a stick or a mouse lean about."""

import math
from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from sensors.calibration import Calibration, Reach
from sensors.driver import Controls, Stepped
from sensors.four_cells import WII_HALF_X_MM, WII_HALF_Y_MM, corners
from sensors.layout import WII_BOARD, Layout
from sensors.sample import Sample
from sensors.signals import Wish

RATE_HZ = 60
"""One sample a tick: hands are slow, and nobody measures a keyboard."""
CHILD_KG = 30.0
SIDE_MM, DEPTH_MM = 100.0, 60.0
"""How far a full lean goes to the sides, and to the front and back."""
ONE_LEG_MM = 182.0
"""Where the centre of pressure is on one foot: the other half of the board then reads 0.08."""
SETTLE_S = 0.25
"""A lean is nine tenths done after this long, and never overshoots."""
PULL = 3.89 / SETTLE_S
"""1/s; a critically damped step response reaches 0.9 at 3.89 / PULL."""
FADE = math.exp(-PULL / RATE_HZ)
STEP_S = 0.15
"""Stepping on or off takes so long."""
SWAY_X_MM = ((1.2, 0.23), (0.8, 0.41), (0.5, 0.97))
SWAY_Y_MM = ((1.6, 0.31), (0.9, 0.53), (0.5, 1.13))
"""Sway as amplitudes in mm and frequencies in Hz that never meet: below 2 Hz, as people's is."""


class Spring(NamedTuple):
    """A place that follows its goal, critically damped; exact for the fixed time step."""

    place_mm: float = 0.0
    speed_mm_s: float = 0.0

    def towards(self, goal_mm: float) -> "Spring":
        """One sample later."""
        off = self.place_mm - goal_mm
        push = (self.speed_mm_s + PULL * off) / RATE_HZ
        speed = (self.speed_mm_s - PULL * push) * FADE
        return Spring(goal_mm + (off + push) * FADE, speed)


class Keyboard(Stepped):
    """A stepped driver. It brings no calibration: getting ready measures it like any child."""

    CALIBRATION: ClassVar[Calibration] = Calibration(
        zero_kg=(0.0, 0.0, 0.0, 0.0),
        standing_kg=CHILD_KG,
        neutral_x_mm=0.0,
        neutral_y_mm=0.0,
        reach=Reach(SIDE_MM, SIDE_MM, DEPTH_MM, DEPTH_MM),
        quiet_mm=math.sqrt(sum(mm * mm / 2 for mm, _ in SWAY_X_MM + SWAY_Y_MM)),
    )
    """What getting ready would find, for tests that leave it out."""

    def __init__(self) -> None:
        """The child stands on the board at the start."""
        self._count = 0
        self._x = Spring()
        self._y = Spring()
        self._on_share = 1.0

    @property
    def layout(self) -> Layout:
        """A Wii board's."""
        return WII_BOARD

    def step(self, t_s: float, wish: Wish, controls: Controls) -> Sequence[Sample]:
        """Samples at 60 Hz up to `t_s`.

        Hands follow their own wishes, but for one: where the empty board is asked for, the virtual
        child steps beside it by itself.
        """
        off_board = controls.off_board or not wish.on_board
        goal_x_mm, goal_y_mm = _goal(controls)
        samples = []
        while self._count / RATE_HZ <= t_s + 1e-9:
            self._x = self._x.towards(goal_x_mm)
            self._y = self._y.towards(goal_y_mm)
            way = -1 if off_board else 1
            self._on_share = max(0.0, min(1.0, self._on_share + way / (STEP_S * RATE_HZ)))
            samples.append(self._sample(self._count / RATE_HZ))
            self._count += 1
        return samples

    def _sample(self, t_s: float) -> Sample:
        x_mm = self._x.place_mm + _sway(SWAY_X_MM, t_s)
        y_mm = self._y.place_mm + _sway(SWAY_Y_MM, t_s)
        load_kg = CHILD_KG * self._on_share
        return Sample(t_s, corners(load_kg, x_mm, y_mm, WII_HALF_X_MM, WII_HALF_Y_MM))


def _goal(controls: Controls) -> tuple[float, float]:
    """Where the centre of pressure should be, in mm."""
    lean_x, lean_y = (max(-1.0, min(1.0, share)) for share in controls[:2])
    if controls.lift_left == controls.lift_right:  # nobody lifts both
        return lean_x * SIDE_MM, lean_y * DEPTH_MM
    return ONE_LEG_MM if controls.lift_left else -ONE_LEG_MM, 0.0


def _sway(waves: tuple[tuple[float, float], ...], t_s: float) -> float:
    return sum(mm * math.sin(2 * math.pi * hz * t_s) for mm, hz in waves)
