"""Standing on one leg: periods of it on one board, and how long a child held it.

A board knows no feet: standing on the right leg only, its left half still bears a share. So the
rule is a board share below a limit, and the limit the child's own where it is known. `left_kg` and
`right_kg` are the halves of a board, or the feet on insoles.
"""

from collections.abc import Iterable
from enum import Enum
from math import inf
from typing import NamedTuple, Protocol

import numpy as np

from sensors.feet import ALMOST, CONTACT_SHARE, HALF, OFF_SHARE
from sensors.layout import Side
from sensors.measures.arrays import Flags, Numbers, floats
from sensors.measures.contacts import needs_weight
from sensors.measures.definition import Definition

__all__ = [
    "CAP_S",
    "DEFINITIONS",
    "LIFT_SHARE",
    "BoardHolds",
    "Ended",
    "Hold",
    "InsoleHolds",
    "Period",
    "holds",
    "lift_limit",
    "single_leg_periods",
    "single_leg_times",
]

LIFT_SHARE = 0.15
"""Below this share of the board a side counts as lifted, while nothing better is known."""
MOST_SHARE, LEAK_SHARE = 0.20, 0.05
BRIDGE_S, LEAST_S = 0.5, 1.0
"""A shorter pause is none; a shorter period is none."""
SETTLE_S = 0.3
"""A hold begins so long after the foot lifted off."""
BACK_S = 0.1
"""On a board, a share that is back for so long is a foot that came down."""
GONE_SHARE = 0.10
"""With less of its standing weight on the sensor, the child stepped off."""
CAP_S = 10.0


def lift_limit(board_share: float) -> float:
    """The lift limit of a side, from its board share while the child stands on the other foot.

    Narrow stances leak more of the load to the lifted side: the share + 0.05, at most 0.20.
    """
    return min(MOST_SHARE, board_share + LEAK_SHARE)


class Period(NamedTuple):
    """Time on one leg: the first and the last row of it."""

    from_s: float
    to_s: float


def single_leg_periods(
    t_s: Numbers,
    left_kg: Numbers,
    right_kg: Numbers,
    standing_kg: float,
    stands_on: Side,
    limit: float = LIFT_SHARE,
) -> tuple[Period, ...]:
    """Where a child stands on the leg `stands_on`, from times and loads (n,) on a board's halves.

    Over half of `standing_kg` is on the board, and the other half's share of it below `limit`.
    Pauses up to 0.5 s are bridged, and a period lasts at least 1 s. Rows are raw, without
    drop-outs. Raises Refused unless the weight is above 0.
    """
    needs_weight(standing_kg)
    total_kg = left_kg + right_kg
    lifted_kg = left_kg if stands_on is Side.RIGHT else right_kg
    inside: Flags = (total_kg > HALF * standing_kg) & (lifted_kg < limit * total_kg)
    times_s = t_s[inside]
    if not len(times_s):
        return ()
    cuts = np.flatnonzero(np.diff(times_s) > BRIDGE_S + ALMOST)
    from_s = times_s[np.concatenate(([0], cuts + 1))]
    to_s = times_s[np.concatenate((cuts, [len(times_s) - 1]))]
    long = to_s - from_s >= LEAST_S - ALMOST
    return tuple(map(Period, from_s[long].tolist(), to_s[long].tolist()))


def single_leg_times(left: tuple[Period, ...], right: tuple[Period, ...]) -> dict[str, float]:
    """How long the periods on each leg are, together and at most; 0 where there is none."""
    out: dict[str, float] = {}
    for side, periods in (("left", left), ("right", right)):
        lasted_s = [period.to_s - period.from_s for period in periods]
        out[f"single_leg_{side}_s"] = sum(lasted_s, 0.0)
        out[f"single_leg_longest_{side}_s"] = max(lasted_s, default=0.0)
    return out


RULE = (
    "over half of the standing weight on the board and the board share of the {other} half below "
    "its limit, pauses up to 0.5 s bridged, at least 1 s"
)
DEFINITIONS = tuple(
    Definition(
        key.format(side), "s", told.format(side) + RULE.format(other=other), 0.0, "board share"
    )
    for side, other in (("left", "right"), ("right", "left"))
    for key, told in (
        ("single_leg_{}_s", "time on the {} leg: "),
        ("single_leg_longest_{}_s", "longest period on the {} leg: "),
    )
)


class Ended(Enum):
    """Why a hold was over."""

    TOUCH_DOWN = "touch_down"
    STEP_OFF = "step_off"
    CAP = "cap"
    DATA_END = "data_end"
    """It may have lasted longer."""


class Hold(NamedTuple):
    """A time on one leg, from 0.3 s after the foot lifted off."""

    from_s: float
    to_s: float
    ended_by: Ended


class _Holds:
    """What both sensors share: from a lifted foot to the end of its hold."""

    __slots__ = ("_back_s", "_back_since_s", "_cap_s", "_last_s", "_lift_s", "_over")

    def __init__(self, back_s: float, cap_s: float) -> None:
        self._back_s, self._cap_s = back_s, cap_s
        self._lift_s = inf
        """Since when the foot is up; inf while it is down."""
        self._back_since_s = inf
        """Since when it looks as if it were down again."""
        self._over = False
        """The cap was reached: what follows until the foot comes down is no hold."""
        self._last_s = -inf

    def row(self, t_s: float, lifts: bool, back: bool, gone: bool) -> Hold | None:
        self._last_s = t_s
        if self._lift_s == inf:
            if lifts:
                self._lift_s = t_s
            return None
        if gone:
            return self._end(t_s, Ended.STEP_OFF)
        if not back:
            self._back_since_s = inf
        else:
            self._back_since_s = min(self._back_since_s, t_s)
            if t_s - self._back_since_s >= self._back_s - ALMOST:
                return self._end(self._back_since_s, Ended.TOUCH_DOWN)
        cap_s = self._lift_s + SETTLE_S + self._cap_s
        if self._over or t_s < cap_s - ALMOST:
            return None
        self._over = True
        return Hold(self._lift_s + SETTLE_S, cap_s, Ended.CAP)

    def _end(self, to_s: float, ended_by: Ended) -> Hold | None:
        """The foot is down. None if it was up for too short a time, or the hold was over."""
        from_s, told = self._lift_s + SETTLE_S, self._over
        if to_s >= from_s + self._cap_s:  # the rows paused where the cap lay
            to_s, ended_by = from_s + self._cap_s, Ended.CAP
        self._lift_s = self._back_since_s = inf
        self._over = False
        return None if told or to_s <= from_s + ALMOST else Hold(from_s, to_s, ended_by)

    def finish(self) -> Hold | None:
        """The hold that the end of the data cut off, if there is one."""
        if self._lift_s == inf:
            return None
        return self._end(min(self._last_s, self._back_since_s), Ended.DATA_END)


class Holds(Protocol):
    """Rows in, holds out."""

    def add(self, t_s: float, left_kg: float, right_kg: float) -> Hold | None:
        """One more row, at a time not before the last one's. Gives the hold that it ended."""

    def finish(self) -> Hold | None:
        """No more rows."""


class BoardHolds(_Holds):
    """Holds on the leg `stands_on` on one board, from the load on its halves.

    The foot lifts off where more than half of the weight is on the board and the other half's share
    of it falls below `limit`; it comes down where that share is back at the limit for 100 ms, and
    then the hold ended with the first row of these.
    """

    __slots__ = ("_gone_kg", "_half_kg", "_left_lifts", "_limit")

    def __init__(
        self, stands_on: Side, standing_kg: float, limit: float = LIFT_SHARE, cap_s: float = CAP_S
    ) -> None:
        """Both feet down. Raises Refused unless the weight is above 0."""
        needs_weight(standing_kg)
        super().__init__(BACK_S, cap_s)
        self._left_lifts, self._limit = stands_on is Side.RIGHT, limit
        self._half_kg, self._gone_kg = HALF * standing_kg, GONE_SHARE * standing_kg

    def add(self, t_s: float, left_kg: float, right_kg: float) -> Hold | None:
        """One more row."""
        total_kg = left_kg + right_kg
        up = (left_kg if self._left_lifts else right_kg) < self._limit * total_kg
        return self.row(t_s, up and total_kg > self._half_kg, not up, total_kg < self._gone_kg)


class InsoleHolds(_Holds):
    """Holds on the leg `stands_on` in insoles, from the load under each foot.

    The other foot lifts off below 4 % of the weight, while this one is on the ground (8 %); it
    comes down with 8 %, at once.
    """

    __slots__ = ("_contact_kg", "_gone_kg", "_left_lifts", "_off_kg")

    def __init__(self, stands_on: Side, standing_kg: float, cap_s: float = CAP_S) -> None:
        """Both feet down. Raises Refused unless the weight is above 0."""
        needs_weight(standing_kg)
        super().__init__(0.0, cap_s)
        self._left_lifts = stands_on is Side.RIGHT
        self._contact_kg, self._off_kg = CONTACT_SHARE * standing_kg, OFF_SHARE * standing_kg
        self._gone_kg = GONE_SHARE * standing_kg

    def add(self, t_s: float, left_kg: float, right_kg: float) -> Hold | None:
        """One more row."""
        up_kg, on_kg = (left_kg, right_kg) if self._left_lifts else (right_kg, left_kg)
        lifts = up_kg < self._off_kg and on_kg >= self._contact_kg
        return self.row(t_s, lifts, up_kg >= self._contact_kg, up_kg + on_kg < self._gone_kg)


def holds(rows: Holds, t_s: Numbers, left_kg: Numbers, right_kg: Numbers) -> tuple[Hold, ...]:
    """Every hold in times and loads (n,), as the fresh `rows` find them one by one.

    The last one may have been cut off by the end of the data.
    """
    told: Iterable[Hold | None] = map(rows.add, floats(t_s), floats(left_kg), floats(right_kg))
    found = [hold for hold in told if hold is not None]
    last = rows.finish()
    return (*found, last) if last else tuple(found)
