"""How much the child sways right now: how far the centre of pressure strays around its slow mean.

For play only; adults see `sensors.measures`. Both means are exponential over real time steps.
"""

from math import sqrt

MEAN_S = 1.0
"""Time constant of the slow mean: sway is what is faster than about 0.16 Hz. The meter then reads,
on average, what getting ready measures over 3 s, the root mean square distance from their mean; and
a child that leaned or stepped is still again after some seconds."""
SPREAD_S = 1.0
"""Time constant of the squared distance: fast enough to steer by, slow against the beat of sway."""


class SwayMeter:
    """A running estimate, in mm: the root mean square distance from the slow mean."""

    __slots__ = ("_spread_mm2", "_started", "_x_mm", "_y_mm")

    def __init__(self, start_mm: float = 0.0) -> None:
        """Say `start_mm` until the rows have had their say."""
        self._spread_mm2 = start_mm * start_mm
        self._x_mm = self._y_mm = 0.0
        self._started = False

    @property
    def mm(self) -> float:
        """How far the centre of pressure strays."""
        return sqrt(self._spread_mm2)

    def add(self, x_mm: float, y_mm: float, dt_s: float) -> None:
        """One place, `dt_s` seconds after the one before; dt_s <= 0 changes nothing."""
        if not self._started:
            self._x_mm, self._y_mm, self._started = x_mm, y_mm, True
        if dt_s <= 0:
            return
        share = dt_s / (MEAN_S + dt_s)
        dx = x_mm - self._x_mm
        dy = y_mm - self._y_mm
        self._x_mm += share * dx
        self._y_mm += share * dy
        share = dt_s / (SPREAD_S + dt_s)
        self._spread_mm2 += share * (dx * dx + dy * dy - self._spread_mm2)
