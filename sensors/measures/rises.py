"""Sit to stand: rises from a chair with the feet on the board, and how softly the child sits down.

The board knows what the feet bear, and nothing else. Whoever lets 40 % or more of the weight be
borne elsewhere for half a second, hanging on bars for example, looks as if sitting.
"""

from collections import deque
from math import inf
from typing import NamedTuple

import numpy as np

from sensors.measures.arrays import Numbers, floats
from sensors.measures.body_weight import in_body_weights
from sensors.measures.definition import Definition
from sensors.measures.moving_mean import GAP_S, SAME_S, MovingMean, crossing_s
from sensors.measures.seat import Seat, Stay

__all__ = ["DEFINITIONS", "Rise", "RiseFold", "Sitting", "find_rises", "rises"]

SPAN_S = 0.1
"""Loads are means over this long, told without delay in their times."""
SEATED_SHARE, SEATED_S = 0.6, 0.5
STEPPED_ON_S = 2.0
"""Whoever comes from beside the board puts one foot on it first: only what lasts is sitting."""
SAT_S = 1.5
"""Whoever steps off slowly leaves one foot on the board: sitting is told when it has lasted."""
OFF_SHARE, OFF_S = 0.03, 0.3
"""Less load for so long, and the feet are not on the board."""
LEAVES_SHARE = 0.05
UP_SHARE, HELPED_UP_SHARE = 0.85, 0.7
STEADY_SHARE, STEADY_S = 0.10, 0.5
HELPED_STEADY_S = 1.0
"""With a hand there is no band to settle in: so long above `HELPED_UP_SHARE` will do."""


class Rise(NamedTuple):
    """One rise from a seat."""

    start_s: float
    """When the load left its seated mean by 5 % of standing weight, upwards."""
    up_s: float
    """When it first crossed 85 % of standing weight, or 70 % where it never reached that."""
    end_s: float
    """When it came to within 10 % of standing weight, and stayed there for half a second; with a
    hand, when it came to above 70 % and stayed there for a second."""
    hands_share: float
    """What was borne elsewhere in that half second (or second), as a share of standing weight."""


class Sitting(NamedTuple):
    """One time of sitting down after a rise or a stand."""

    start_s: float
    """When the load fell below 60 % of standing weight."""
    steepest_per_s: float
    """The steepest fall on the way down, over 0.1 s, in standing weights a second."""


class RiseFold:
    """Looks at each row, and tells rises and sittings; times are without delay."""

    __slots__ = (
        "_before",
        "_before_s",
        "_falls",
        "_half_up_s",
        "_helped",
        "_look",
        "_low_s",
        "_mean",
        "_off",
        "_off_s",
        "_sat_s",
        "_seat",
        "_seat_needs_s",
        "_sitting",
        "_start_s",
        "_steady",
        "_steepest_per_s",
        "_stood",
        "_t_s",
        "_up_s",
        "unsettled",
    )

    def __init__(self) -> None:
        """Nothing known of the child yet."""
        self.unsettled = 0
        """Rises above 85 % that ended on the seat again, without a steady half second."""
        self._mean = MovingMean(SPAN_S)
        self._steady = Stay(1 - STEADY_SHARE, 1 + STEADY_SHARE)
        self._helped = Stay(HELPED_UP_SHARE, 1 + STEADY_SHARE)
        self._restart(-inf, 1.0)

    def _restart(self, t_s: float, w: float) -> None:
        self._t_s = t_s
        self._mean.restart(t_s, w)
        self._before_s, self._before = t_s - self._mean.late_s, w
        self._falls = deque([(self._before_s, w)])
        self._look = self._standing
        self._low_s = self._off_s = self._sat_s = self._before_s
        self._off = False
        self._seat = Seat(self._before_s)
        self._seat_needs_s = SEATED_S
        self._sitting: Sitting | None = None
        self._stood = False
        self._steepest_per_s = 0.0
        self._start_s = self._half_up_s = self._up_s = inf

    def add(self, t_s: float, w: float) -> Rise | Sitting | None:
        """What this row makes certain; `w` is the load in standing weights."""
        dt_s = t_s - self._t_s
        if not SAME_S < dt_s <= GAP_S:
            if dt_s > GAP_S or dt_s < -GAP_S:
                self._restart(t_s, w)
            return None
        self._t_s = t_s
        before_s, before = self._before_s, self._before
        w = self._before = self._mean.add(t_s, w)
        t_s = self._before_s = t_s - self._mean.late_s
        if w < SEATED_SHARE:
            if before >= SEATED_SHARE:
                self._low_s = crossing_s(before_s, before, t_s, w, SEATED_SHARE)
            if w < OFF_SHARE:
                if before >= OFF_SHARE:
                    self._off, self._off_s = False, t_s
                if t_s - self._off_s >= OFF_S:
                    self._stepped_off(t_s)
        self._fall(t_s, w)
        return self._look(before_s, before, t_s, w)

    def _fall(self, t_s: float, w: float) -> None:
        """Follow how steeply the load falls on its last way down."""
        falls = self._falls
        falls.append((t_s, w))
        from_s = t_s - SPAN_S
        while falls[1][0] <= from_s:
            falls.popleft()
        if w >= HELPED_UP_SHARE:
            self._stood = True
            self._steepest_per_s = 0.0
        elif self._stood:
            then_s, then = falls[0]
            per_s = (then - w) / (t_s - then_s)
            self._steepest_per_s = max(self._steepest_per_s, per_s)

    def _stepped_off(self, t_s: float) -> None:
        """The feet are off the board, at this row and the ones before."""
        self._low_s = t_s
        if self._off:
            return
        self._off = True
        # Whoever sat for a while before sits on; anybody else comes from beside the board.
        sat = self._look == self._seated and self._off_s - self._sat_s >= SAT_S
        self._seat_needs_s = SEATED_S if sat else STEPPED_ON_S
        self._look = self._standing
        self._sitting, self._stood = None, False

    def _standing(
        self, before_s: float, before: float, t_s: float, w: float
    ) -> Rise | Sitting | None:
        if w >= SEATED_SHARE:
            self._seat_needs_s = SEATED_S
        elif t_s - self._low_s >= self._seat_needs_s:
            self._sit(t_s, w)
        return None

    def _sit(self, t_s: float, w: float) -> None:
        if self._stood:
            self._sitting = Sitting(self._low_s, self._steepest_per_s)
        self._stood = False
        self._sat_s = self._low_s
        self._look = self._seated
        self._seat = Seat(t_s)
        self._seat.mean = w
        self._start_s = inf

    def _seated(self, before_s: float, before: float, t_s: float, w: float) -> Sitting | None:
        seat = self._seat
        seat.add(t_s, t_s - before_s, w)
        leaves = seat.mean + LEAVES_SHARE
        if w <= leaves:
            self._start_s = inf
        elif self._start_s == inf:
            self._start_s = crossing_s(before_s, before, t_s, w, leaves)
        if w >= SEATED_SHARE:
            self._start_s = min(self._start_s, t_s)
            self._look = self._rising
            self._half_up_s = self._up_s = inf
            self._steady.restart()
            self._helped.restart()
        elif self._sitting is None or t_s - self._sitting.start_s < SAT_S:
            return None
        sitting, self._sitting = self._sitting, None
        return sitting

    def _rising(self, before_s: float, before: float, t_s: float, w: float) -> Rise | None:
        if w < SEATED_SHARE:
            self._sinks(t_s, w)
            return None
        if w >= HELPED_UP_SHARE and self._half_up_s == inf:
            self._half_up_s = crossing_s(before_s, before, t_s, w, HELPED_UP_SHARE)
        if w >= UP_SHARE and self._up_s == inf:
            self._up_s = crossing_s(before_s, before, t_s, w, UP_SHARE)
        helped_s = self._helped.add(before_s, before, t_s, w)
        stay = self._steady
        steady_s = stay.add(before_s, before, t_s, w)
        if steady_s == 0.0 and helped_s >= HELPED_STEADY_S:
            stay = self._helped
        elif steady_s < STEADY_S:
            return None
        self._look = self._standing
        up_s = min(self._up_s, self._half_up_s) if self._up_s == inf else self._up_s
        return Rise(self._start_s, up_s, stay.since_s, stay.hands_share(t_s))

    def _sinks(self, t_s: float, w: float) -> None:
        """Below the seated share while rising: back on the seat, or a dip on the way."""
        self._steady.restart()
        self._helped.restart()
        if self._half_up_s == inf:
            self._look = self._seated
        elif t_s - self._low_s >= SEATED_S:
            self.unsettled += self._up_s < inf
            self._sit(t_s, w)


def find_rises(
    t_s: Numbers, load_kg: Numbers, standing_kg: float | None
) -> tuple[list[Rise], list[Sitting]]:
    """Rises and sittings in rows of shape (n,), raw or of the report chain. Raises Refused."""
    rises_, sittings, _ = _found(t_s, load_kg, standing_kg)
    return rises_, sittings


def _found(
    t_s: Numbers, load_kg: Numbers, standing_kg: float | None
) -> tuple[list[Rise], list[Sitting], int]:
    shares = in_body_weights(t_s, load_kg, standing_kg)
    fold = RiseFold()
    found = [event for event in map(fold.add, floats(t_s), floats(shares)) if event is not None]
    rises_ = [event for event in found if isinstance(event, Rise)]
    return rises_, [event for event in found if isinstance(event, Sitting)], fold.unsettled


def rises(t_s: Numbers, load_kg: Numbers, standing_kg: float | None) -> dict[str, float]:
    """The numbers of DEFINITIONS, those of no event left out; see `find_rises`."""
    found, sittings, unsettled = _found(t_s, load_kg, standing_kg)
    values: dict[str, float] = {"rises": len(found), "rises_unsettled": unsettled}
    if found:
        values["rise_time_median_s"] = float(np.median([one.end_s - one.start_s for one in found]))
        values["rise_hands_median_share"] = float(np.median([one.hands_share for one in found]))
    if sittings:
        steepest = [one.steepest_per_s for one in sittings]
        values["soft_sitting_median_per_s"] = float(np.median(steepest))
    return values


DEFINITIONS = (
    Definition(
        "rises",
        "",
        "rises from a seat: from less than 60 % of standing weight for half a second to more than"
        " 85 % (with a hand 70 %), and steady there; one for each time of sitting",
    ),
    Definition(
        "rises_unsettled",
        "",
        "times that the load crossed 85 % of standing weight and fell to the seat again without a"
        " steady half second: not counted as rises",
    ),
    Definition(
        "rise_time_median_s",
        "s",
        "median time from leaving the seated load by 5 % of standing weight until the load stays"
        " within 10 % of standing weight (with a hand, above 70 %)",
    ),
    Definition(
        "rise_hands_median_share",
        "share",
        "median share of standing weight that something else bore just after rising, such as a"
        " hand; below 0.03 it is no more than measuring error",
    ),
    Definition(
        "soft_sitting_median_per_s",
        "1/s",
        "median of the steepest fall of the load on sitting down, over 0.1 s, in standing weights a"
        " second: less is softer",
    ),
)
