"""Lifted feet and steps: from the load under each foot, or from one board's weight shifts.

The rules are shares of the child's own weight and places, never newtons (measures, sections 3, 4).
"""

from math import inf

from sensors.calibration import Calibration
from sensors.layout import Side

__all__ = ["BoardFeet", "InsoleFeet"]

CONTACT_SHARE, OFF_SHARE = 0.08, 0.04
"""A foot is down from this share of standing weight on, and off below that one."""
STAND_S, SWING_S = 0.150, 0.100
"""A shorter contact is no contact, a shorter swing no swing."""
LOCK_OUT_S = 0.200
"""No two steps follow faster: of one foot on insoles, of either on a board."""
ALMOST = 1e-9
"""Room for the sums of stamps."""
BACK_SHARE = 0.05
"""A foot on a board is down again so much above the share at which it lifted."""
HALF = 0.5
"""Below half of the weight a board's share says nothing about feet: something else lies there."""
BAND_SHARE = 0.08
LEAST_BAND_MM = 10.0
"""How far past the mid line a step goes: this share of the way between the child's left and right
places, and never as little as quiet sway."""


class _Foot:
    """The contacts of one foot."""

    __slots__ = ("_down_s", "_off_s", "_step_s", "down")

    def __init__(self) -> None:
        self.down = True
        """Until the first row says otherwise."""
        self._down_s = self._off_s = self._step_s = -inf

    def lands(self, share: float, now_s: float) -> bool:
        """Whether it makes a step with this row."""
        if self.down:
            if share < OFF_SHARE:
                self.down = False
                self._off_s = now_s
            return False
        if share < CONTACT_SHARE:
            return False
        self.down = True
        if now_s - self._off_s < SWING_S - ALMOST:
            return False  # the contact before goes on
        stood_s = self._off_s - self._down_s
        self._down_s = now_s
        if stood_s < STAND_S - ALMOST or now_s - self._step_s < LOCK_OUT_S - ALMOST:
            return False
        self._step_s = now_s
        return True


class InsoleFeet:
    """Each foot by its own load."""

    __slots__ = ("_left", "_per_kg", "_right")

    def __init__(self, calibration: Calibration) -> None:
        """Both feet down."""
        self._per_kg = 1.0 / calibration.standing_kg
        self._left, self._right = _Foot(), _Foot()

    @property
    def lifted(self) -> Side | None:
        """The foot that is off while the other is down."""
        if self._left.down is self._right.down:
            return None
        return Side.RIGHT if self._left.down else Side.LEFT

    def add(self, left_kg: float, right_kg: float, now_s: float) -> Side | None:
        """The foot that landed with this row. Where both did, the other follows with the next."""
        if self._left.lands(left_kg * self._per_kg, now_s):
            return Side.LEFT
        if self._right.lands(right_kg * self._per_kg, now_s):
            return Side.RIGHT
        return None


class BoardFeet:
    """Both feet by the one point that a board knows.

    The mid line of steps lies half-way between the child's own left and right places, which are
    neutral minus reach to the left and neutral plus reach to the right: for a child that reaches
    farther to one side it is not the neutral line, and on no child the middle of the board.
    """

    __slots__ = (
        "_half_kg",
        "_left_limit",
        "_left_mm",
        "_on",
        "_right_limit",
        "_right_mm",
        "_step_s",
        "lifted",
    )

    def __init__(self, calibration: Calibration) -> None:
        """Both feet down, the weight on neither side yet."""
        reach = calibration.reach
        middle_mm = calibration.neutral_x_mm + (reach.right_mm - reach.left_mm) / 2
        band_mm = max(BAND_SHARE * (reach.left_mm + reach.right_mm), LEAST_BAND_MM)
        self._left_mm, self._right_mm = middle_mm - band_mm, middle_mm + band_mm
        self._left_limit = calibration.left_lift_share
        self._right_limit = 1.0 - calibration.right_lift_share
        self._half_kg = HALF * calibration.standing_kg
        self._on: Side | None = None
        self._step_s = -inf
        self.lifted: Side | None = None
        """The foot that carries no weight."""

    def add(self, x_mm: float, left_share: float, load_kg: float, now_s: float) -> Side | None:
        """The foot that landed with this row: the one that the weight crossed over to."""
        lifted = self.lifted
        if lifted is None:
            if load_kg >= self._half_kg:
                if left_share < self._left_limit:
                    self.lifted = Side.LEFT
                elif left_share > self._right_limit:
                    self.lifted = Side.RIGHT
        elif lifted is Side.LEFT:
            if left_share > self._left_limit + BACK_SHARE:
                self.lifted = None
        elif left_share < self._right_limit - BACK_SHARE:
            self.lifted = None
        return self._step(x_mm, now_s)

    def _step(self, x_mm: float, now_s: float) -> Side | None:
        if x_mm > self._right_mm:
            side = Side.RIGHT
        elif x_mm < self._left_mm:
            side = Side.LEFT
        else:
            return None
        if side is self._on or now_s - self._step_s < LOCK_OUT_S - ALMOST:
            return None
        first, self._on = self._on is None, side
        if first:
            return None
        self._step_s = now_s
        return side
