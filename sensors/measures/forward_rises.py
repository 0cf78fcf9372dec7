"""Forward rises on a board: the weight goes to the toes, as in a heel raise.

**A forward lean looks the same on a board**: it knows one point, and not whether heels are up.
Heel raises proper need insoles.
"""

from math import inf, isfinite
from typing import NamedTuple

import numpy as np

from sensors.measures.arrays import Numbers, floats
from sensors.measures.body_weight import enough_rows
from sensors.measures.definition import Definition
from sensors.measures.moving_mean import GAP_S, SAME_S, MovingMean, crossing_s
from sensors.measures.refused import Refused

__all__ = ["DEFINITIONS", "ForwardRise", "ForwardRiseFold", "find_forward_rises", "forward_rises"]

SPAN_S = 0.1
FORWARD_SHARE, FORWARD_S = 0.6, 0.3
BACK_SHARE = 0.5
"""Below this share it has ended; between both it goes on, so that tremor makes no second one."""
MOST_SHARE = 100.0


class ForwardRise(NamedTuple):
    """The weight forward and back again."""

    start_s: float
    """When it crossed 0.6 of the forward reach."""
    end_s: float
    """When it crossed 0.6 of the forward reach for the last time."""


class ForwardRiseFold:
    """Looks at each row, and tells a forward rise when it has ended."""

    __slots__ = ("_back_s", "_before", "_before_s", "_mean", "_since_s", "_t_s", "forward")

    def __init__(self) -> None:
        """Nothing seen yet."""
        self.forward = False
        """Whether one is going on that already counts, for games."""
        self._mean = MovingMean(SPAN_S)
        self._restart(-inf, 0.0)

    def _restart(self, t_s: float, y_share: float) -> None:
        self._t_s = t_s
        self._mean.restart(t_s, y_share)
        self._before_s, self._before = t_s - self._mean.late_s, y_share
        # Whoever is forward from the start never went there.
        self._since_s = -inf if y_share >= FORWARD_SHARE else inf
        self._back_s = inf
        self.forward = False

    def add(self, t_s: float, y_share: float) -> ForwardRise | None:
        """The rise that ends with this row.

        `y_share` is the way from neutral to the front, as a share of the child's forward reach;
        rows in which nobody stands on the board are left out by the caller.
        """
        dt_s = t_s - self._t_s
        if not SAME_S < dt_s <= GAP_S:
            if dt_s > GAP_S or dt_s < -GAP_S:
                self._restart(t_s, y_share)
            return None
        self._t_s = t_s
        before_s, before = self._before_s, self._before
        share = self._before = self._mean.add(t_s, y_share)
        t_s = self._before_s = t_s - self._mean.late_s
        if share >= FORWARD_SHARE:
            if before < FORWARD_SHARE and self._since_s == inf:
                self._since_s = crossing_s(before_s, before, t_s, share, FORWARD_SHARE)
            self._back_s = inf
            if t_s - self._since_s >= FORWARD_S and self._since_s > -inf:
                self.forward = True
            return None
        if self._since_s == inf:
            return None
        if self._back_s == inf:
            self._back_s = crossing_s(before_s, before, t_s, share, FORWARD_SHARE)
        return self._ended() if share < BACK_SHARE else None

    def _ended(self) -> ForwardRise | None:
        since_s, end_s = self._since_s, self._back_s
        self._since_s = self._back_s = inf
        self.forward = False
        if since_s == -inf or end_s - since_s < FORWARD_S:
            return None
        return ForwardRise(since_s, end_s)


def find_forward_rises(
    t_s: Numbers, y_mm: Numbers, neutral_y_mm: float, front_mm: float | None
) -> list[ForwardRise]:
    """Every forward rise in rows of shape (n,), without those in which nobody is on the board.

    `front_mm` is the child's forward reach. Raises Refused where that is unknown.
    """
    if front_mm is None or not isfinite(front_mm) or front_mm <= 0:
        raise Refused("Needs the child's forward reach, which is not known here.")
    enough_rows(t_s)
    far_mm = MOST_SHARE * front_mm
    shares = np.clip(y_mm, neutral_y_mm - far_mm, neutral_y_mm + far_mm) - neutral_y_mm
    add = ForwardRiseFold().add
    found = map(add, floats(t_s), floats(shares / front_mm))
    return [rise for rise in found if rise is not None]


def forward_rises(
    t_s: Numbers, y_mm: Numbers, neutral_y_mm: float, front_mm: float | None
) -> dict[str, float]:
    """The numbers of DEFINITIONS, those of no event left out; see `find_forward_rises`."""
    found = find_forward_rises(t_s, y_mm, neutral_y_mm, front_mm)
    values: dict[str, float] = {"forward_rises": len(found)}
    if found:
        held = [one.end_s - one.start_s for one in found]
        values["forward_rise_time_median_s"] = float(np.median(held))
    return values


DEFINITIONS = (
    Definition(
        "forward_rises",
        "",
        "times that the centre of pressure went forward of neutral by 0.6 of the forward reach or"
        " more for 0.3 s or longer, and back: a forward lean looks the same on a board",
        kind="forward rise, not heel raise",
    ),
    Definition(
        "forward_rise_time_median_s",
        "s",
        "median time that it stayed beyond 0.6 of the forward reach, in forward rises",
        kind="forward rise, not heel raise",
    ),
)
