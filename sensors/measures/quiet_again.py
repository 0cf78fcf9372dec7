"""How long after a movement a child stands quietly again.

Quiet is a second in which no half of a second is faster, on average, than 1.5 times the child's own
quiet speed. From row to row, speed is no measure of it: by that, adults who stood still on plates
(25 rows a second, the chain for reports) were quiet at once in 1 to 3 of 10 moments only, and in 1
of 10 not before 6 to 14 s. By half seconds they are at once in 7 to 9 of 10 moments, and in 9 of 10
after 1.3 s at most: so much of a result is chance. What a tremor adds is in both speeds: a child
that trembles seems quiet a little sooner.
"""

from collections import deque
from math import hypot, inf, isfinite

import numpy as np

from sensors.measures.arrays import Numbers, floats
from sensors.measures.definition import Definition
from sensors.measures.moving_mean import GAP_S, crossing_s
from sensors.measures.refused import Refused

__all__ = ["DEFINITIONS", "QUIET_TIMES", "SPAN_S", "STAYS_S", "QuietAgain", "quiet_again"]

QUIET_TIMES = 1.5
STAYS_S, SPAN_S = 1.0, 0.5
ALMOST_S = 1e-9
"""Room for the rounding of stamps."""
LEAST_MM_S = 1e-6
MOST_MM = 1e6


class QuietAgain:
    """Looks at each row after a movement, and tells once when the child was quiet again.

    It is told a second later, and its time is when that second began. Rows and the quiet speed must
    come through the same chain: noise has a speed too.
    """

    __slots__ = ("_limit_mm_s", "_path_mm", "_place", "_rows", "_since_s", "_speed", "_told")

    def __init__(self, quiet_speed_mm_s: float) -> None:
        """Without rows. `quiet_speed_mm_s` is the mean speed in quiet stance; Refused without."""
        if not (isfinite(quiet_speed_mm_s) and quiet_speed_mm_s >= LEAST_MM_S):
            raise Refused("Needs the child's speed in quiet stance, which is not known here.")
        self._limit_mm_s = QUIET_TIMES * quiet_speed_mm_s
        self._rows: deque[tuple[float, float]] = deque()
        """Times, and how long the path was then: of the last half second, and one row before."""
        self._place, self._path_mm = (0.0, 0.0), 0.0
        self._speed, self._since_s = -inf, inf
        self._told = False

    def add(self, t_s: float, x_mm: float, y_mm: float) -> float | None:
        """One more row. Gives when the child became quiet, as soon as that is certain."""
        rows = self._rows
        if self._told:
            return None
        if not rows or abs(t_s - rows[-1][0]) > GAP_S:
            self._restart(t_s, x_mm, y_mm)
            return None
        before_s = rows[-1][0]
        if t_s <= before_s:
            return None
        self._path_mm += hypot(x_mm - self._place[0], y_mm - self._place[1])
        self._place = x_mm, y_mm
        rows.append((t_s, self._path_mm))
        from_s = t_s - SPAN_S
        if from_s < rows[0][0] - ALMOST_S:
            return None
        while rows[1][0] <= from_s:
            rows.popleft()
        before, self._speed = self._speed, self._speed_mm_s(from_s)
        return self._stays(before_s, before, t_s)

    def _restart(self, t_s: float, x_mm: float, y_mm: float) -> None:
        self._rows.clear()
        self._rows.append((t_s, 0.0))
        self._place, self._path_mm = (x_mm, y_mm), 0.0
        self._speed, self._since_s = -inf, inf

    def _speed_mm_s(self, from_s: float) -> float:
        (one_s, one_mm), (next_s, next_mm) = self._rows[0], self._rows[1]
        part = (from_s - one_s) / (next_s - one_s)
        return (self._path_mm - one_mm - max(0.0, part) * (next_mm - one_mm)) / SPAN_S

    def _stays(self, before_s: float, before: float, t_s: float) -> float | None:
        """When the quiet second began, if it is over with this row."""
        if self._speed >= self._limit_mm_s:
            self._since_s = inf
            return None
        if before == -inf:
            self._since_s = self._rows[0][0]
        elif self._since_s == inf:
            crossed_s = crossing_s(before_s, before, t_s, self._speed, self._limit_mm_s)
            self._since_s = crossed_s - SPAN_S
        if t_s - self._since_s < STAYS_S - ALMOST_S:
            return None
        self._told = True
        return self._since_s


def quiet_again(
    t_s: Numbers, cop_mm: Numbers, moved_s: float, quiet_speed_mm_s: float
) -> dict[str, float]:
    """How long after `moved_s`, the end of a movement: times (n,) and places (n, 2), report chain.

    It is found from rows at and after that moment alone, by the fold that games use. Raises Refused
    where the child is not quiet again in these rows, or where no row came for more than 0.5 s
    before it was, or where its quiet speed is unknown.
    """
    fold = QuietAgain(quiet_speed_mm_s)
    first = int(np.searchsorted(t_s, moved_s))
    t_s, cop_mm = t_s[first:], np.clip(cop_mm[first:], -MOST_MM, MOST_MM)
    last_s = moved_s
    rows = zip(floats(t_s), floats(cop_mm[:, 0]), floats(cop_mm[:, 1]), strict=True)
    for row_s, x_mm, y_mm in rows:
        if row_s - last_s > GAP_S:
            raise Refused(f"No row came for {row_s - last_s:.2f} s after {last_s:.2f} s.")
        last_s = row_s
        since_s = fold.add(row_s, x_mm, y_mm)
        if since_s is not None:
            return {"quiet_again_s": since_s - moved_s}
    raise Refused(
        f"The child is not quiet again in these rows, which end {last_s - moved_s:.2f} s after the "
        "movement."
    )


DEFINITIONS = (
    Definition(
        "quiet_again_s",
        "s",
        "from the end of a movement to the first second without half a second whose mean speed is "
        "1.5 times the child's quiet speed or more",
    ),
)
