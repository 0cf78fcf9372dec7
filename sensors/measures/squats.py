"""Squats, from the vertical acceleration g (W - b): W in standing weights, b its quiet mean.

A dip below -4 % with a push above +4 % after it is not enough: swinging arms do that too. So the
acceleration is summed up twice, between two moments of rest, and a squat is a body that went down
by `LEAST_M` and came up again. At rest the speed is nil: that fixes both the speed at the start and
what is left of a wrong b, which is why no weight needs to be known exactly.

How deep a squat was is never told. It would rest on the shape of a second of small differences: 1 %
that is not constant, such as a hand that helps, makes 50 mm after a second. To tell 0.08 m and
more from nothing it is good enough.

What is not seen: squats so slow that the load stays within 4 % (for 0.15 m down or up, those of
more than about 1.5 s each way), squats without `REST_S` of standing between them (they count as
one), and holds longer than `HOLD_S`. And whatever lowers the body for a moment is a squat.
"""

from math import inf
from typing import NamedTuple

import numpy as np

from sensors.measures.arrays import Numbers, floats
from sensors.measures.body_weight import in_body_weights
from sensors.measures.definition import Definition
from sensors.measures.moving_mean import GAP_S, SAME_S, MovingMean, crossing_s
from sensors.measures.squat_way import (
    FINE_S,
    GRAVITY,
    MOVES_SHARE,
    SPAN_S,
    Place,
    Way,
    nearest_s,
    way_along,
)

__all__ = ["DEFINITIONS", "Squat", "SquatFold", "find_squats", "squats"]

REST_SHARE, REST_S = 0.03, 0.3
FIRST_REST_S, OTHER_REST_S = 0.6, 1.5
"""The first quiet mean is believed after so long; another one, far from it, after the second."""
LEAST_STANDING_SHARE = 0.7
"""Less is no standing, with the help of hands or without."""
FOLLOW_S = 2.0
"""How fast the quiet mean follows."""
LEAST_M = 0.08
"""Arms that come down from overhead lower a body by 0.03 to 0.06 m, and a little is noise. Knees
bent by 70 degrees lower a child of 1 m by about 0.09 m; less is not counted."""
BACK_SHARE = 0.4
"""Up again: within this share of the way down. The sums themselves stray by 0.02 to 0.035 m (one
standard deviation, three seconds) where a board of 0.2 kg noise bears a child of 12 kg, so"""
BACK_M, MOST_BACK_SHARE = 0.07, 0.6
"""in one go it may be within the first, where that is within the second of the way down."""
MOST_S = 4.3
"""Longer without rest, and the sums mean little; nor is it a squat."""
HOLD_S = 3.5
TIPTOE_S = 10.0
SLOW_M_S, SURE_REST_S = 0.05, 0.6
"""Half-way down a slow squat the load is quiet for a moment too, at speed. What lasts is rest."""
FLIGHT_SHARE = 0.2
"""Two rows below this are a jump."""
PATH_STEP_S, KEPT_PLACES = 0.03, 16
"""A place on the way is kept this often; at rest, the last ones."""


class Squat(NamedTuple):
    """Down and up again."""

    start_s: float
    """When the dip crossed 4 %."""
    bottom_s: float
    """When the body was lowest; with a hold, when the rest there began."""
    end_s: float
    """When the load came to within 3 % of its quiet mean, and stayed there."""


class _Knees:
    """Where the body is, from movement to movement, and what squat that makes."""

    __slots__ = ("_bottom_s", "_lowest_m", "_start_s", "at_m")

    def __init__(self) -> None:
        self.stand()

    def stand(self) -> None:
        self.at_m = self._lowest_m = 0.0
        self._start_s = self._bottom_s = inf

    def move(self, way: Way, rest_s: float) -> Squat | None:
        """One movement, with rest from `rest_s` on."""
        low_m, end_m = self.at_m + way.least_m, self.at_m + way.end_m
        if self.at_m >= 0.0:
            self._start_s = way.dip_s if way.pushed else inf
            self._lowest_m = 0.0
        if low_m < self._lowest_m * (1 + BACK_SHARE):
            # Where it ends low, the bottom is the rest there, and not some trembling in it.
            held = end_m <= low_m * (1 - BACK_SHARE)
            self._bottom_s = rest_s if held else way.least_s
        self._lowest_m = min(self._lowest_m, low_m)
        depth_m = -self._lowest_m
        room_m = BACK_SHARE * depth_m
        if self.at_m >= 0.0:
            room_m = max(room_m, min(BACK_M, MOST_BACK_SHARE * depth_m))
        if self._start_s == inf or self._lowest_m > -LEAST_M:
            self.stand()
            self.at_m = max(end_m, 0.0)  # on tiptoe, perhaps
            return None
        if end_m < -room_m:
            self.at_m = end_m
            return None
        squat = Squat(self._start_s, self._bottom_s, rest_s) if end_m <= room_m else None
        self.stand()
        return squat


class SquatFold:
    """Looks at each row, and tells a squat when the child stands again; times are without delay."""

    __slots__ = (
        "_before",
        "_begin_m_s",
        "_broad",
        "_fine",
        "_flew",
        "_height_m",
        "_high",
        "_knees",
        "_low",
        "_path",
        "_quiet",
        "_raw",
        "_rested_s",
        "_resting",
        "_since_s",
        "_speed_m_s",
        "_steady_s",
        "_stored_s",
        "_t_s",
    )

    def __init__(self) -> None:
        """Nothing known of the child yet."""
        self._broad, self._fine = MovingMean(SPAN_S), MovingMean(FINE_S)
        self._knees = _Knees()
        self._restart(-inf, 1.0)

    def _restart(self, t_s: float, w: float) -> None:
        self._t_s, self._raw, self._before = t_s, w, w
        self._broad.restart(t_s, w)
        self._fine.restart(t_s, w)
        self._quiet = -inf
        self._forget()

    def _forget(self) -> None:
        """Begin anew to wait for rest."""
        self._knees.stand()
        self._resting = self._flew = False
        self._since_s = self._rested_s = inf
        self._speed_m_s = self._height_m = self._begin_m_s = 0.0
        self._low = self._high = self._before
        self._steady_s = self._stored_s = self._t_s
        self._path = [Place(self._t_s, 0.0, 0.0, self._before, self._before)]

    def add(self, t_s: float, w: float) -> Squat | None:
        """The squat that this row makes certain; `w` is the load in standing weights."""
        before_s = self._t_s
        dt_s = t_s - before_s
        if not SAME_S < dt_s <= GAP_S:
            if dt_s > GAP_S or dt_s < -GAP_S:
                self._restart(t_s, w)
            return None
        self._t_s = t_s
        raw, self._raw = self._raw, w
        if w < FLIGHT_SHARE and raw < FLIGHT_SHARE:
            self._flew = True
        quiet = self._quiet
        # Any b will do here: `way_along` takes out what is constant. So none is needed at first.
        pull = GRAVITY * ((w + raw) * 0.5 - (quiet if quiet > 0.0 else 1.0)) * dt_s
        speed = self._speed_m_s
        self._height_m += (speed + pull * 0.5) * dt_s
        self._speed_m_s = speed = speed + pull
        fine = self._fine.add(t_s, w)
        before = self._before
        w = self._before = self._broad.add(t_s, w)
        if t_s - self._stored_s >= PATH_STEP_S:
            self._stored_s = t_s
            self._path.append(Place(t_s, speed, self._height_m, fine, w))
        if not self._resting:
            return self._moving(before_s, before, t_s, w)
        off = w - quiet
        if -MOVES_SHARE <= off <= MOVES_SHARE:
            self._quiet = quiet + off * dt_s / FOLLOW_S
            if len(self._path) > 2 * KEPT_PLACES:
                del self._path[:-KEPT_PLACES]
        else:
            self._moves(t_s)
        return None

    def _moves(self, t_s: float) -> None:
        """Rest has ended."""
        knees, path = self._knees, self._path
        if t_s - self._since_s > (HOLD_S if knees.at_m < 0.0 else TIPTOE_S):
            knees.stand()
        self._resting, self._rested_s, self._since_s = False, self._since_s, inf
        self._low = self._high = self._before
        self._steady_s = t_s
        # A slow beginning moves before the load shows it: nil is the speed well before, at rest.
        del path[:-KEPT_PLACES]
        while len(path) > 1 and path[0].t_s < self._rested_s:
            del path[0]
        begin = path[: 1 + len(path) // 3]
        self._begin_m_s = sum(place.speed_m_s for place in begin) / len(begin)

    def _moving(self, before_s: float, before: float, t_s: float, w: float) -> Squat | None:
        off, since_s = w - self._quiet, self._since_s
        if since_s == inf:
            if -REST_SHARE <= off <= REST_SHARE:
                edge = -REST_SHARE if before < self._quiet else REST_SHARE
                self._since_s = crossing_s(before_s, before, t_s, w, self._quiet + edge)
        elif not -MOVES_SHARE <= off <= MOVES_SHARE:
            self._since_s = inf
        elif t_s - since_s >= REST_S:
            slow = abs(self._speed_m_s - self._begin_m_s) <= SLOW_M_S
            if slow or t_s - since_s >= SURE_REST_S:
                return self._rests(t_s, w)
        self._low, self._high = min(self._low, w), max(self._high, w)
        if self._high - self._low > 2 * REST_SHARE:
            self._low = self._high = w
            self._steady_s = t_s
        elif w >= LEAST_STANDING_SHARE and t_s - self._steady_s >= (
            OTHER_REST_S if self._quiet > 0.0 else FIRST_REST_S
        ):
            self._quiet = (self._low + self._high) / 2
            since_s = self._steady_s
            self._forget()
            self._resting, self._since_s = True, since_s
        if t_s - self._path[0].t_s > MOST_S:
            self._forget()
        return None

    def _rests(self, t_s: float, w: float) -> Squat | None:
        """Rest again, at the same quiet mean: what was the movement?"""
        path, quiet = self._path, self._quiet
        if path[-1].t_s < t_s:
            path.append(Place(t_s, self._speed_m_s, self._height_m, path[-1].w, w))
            self._stored_s = t_s
        # Rest that was long in doubt adds nothing but noise to the sums.
        until_s = self._since_s + REST_S + SPAN_S / 2
        path = [place for place in path if place.t_s <= until_s]
        way = None if self._flew else way_along(path, quiet)
        self._resting, self._flew = True, False
        if way is None:
            self._knees.stand()
            return None
        edge = self._side(path) * REST_SHARE
        return self._knees.move(way, nearest_s(path, self._since_s - SPAN_S / 2, quiet + edge))

    def _side(self, path: list[Place]) -> float:
        """From which side the load came to rest."""
        for place in reversed(path):
            if place.t_s <= self._since_s:
                return 1.0 if place.broad > self._quiet else -1.0
        return 1.0


def find_squats(t_s: Numbers, load_kg: Numbers, standing_kg: float | None) -> list[Squat]:
    """Every squat in rows of shape (n,), raw or of the report chain. Raises Refused."""
    shares = in_body_weights(t_s, load_kg, standing_kg)
    add = SquatFold().add
    found = map(add, floats(t_s), floats(shares))
    return [squat for squat in found if squat is not None]


def squats(t_s: Numbers, load_kg: Numbers, standing_kg: float | None) -> dict[str, float]:
    """The numbers of DEFINITIONS, those of no event left out; see `find_squats`."""
    found = find_squats(t_s, load_kg, standing_kg)
    values: dict[str, float] = {"squats": len(found)}
    if found:
        took = [one.end_s - one.start_s for one in found]
        values["squat_time_median_s"] = float(np.median(took))
    return values


DEFINITIONS = (
    Definition(
        "squats",
        "",
        "times that the body went down by 0.08 m or more and came up again, with a dip of the load"
        " below -4 %, a push above +4 % within 4 s, and rest within 3 % for 0.3 s after it",
    ),
    Definition(
        "squat_time_median_s",
        "s",
        "median time from the dip crossing -4 % until the load rests within 3 %",
    ),
)
