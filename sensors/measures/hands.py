"""Helping hands: what of the standing weight something else bears, such as a hand or a rail.

It is told kindly and never judged. An insole drifts: there a small share may be drift.
"""

from collections.abc import Iterator
from math import inf
from typing import NamedTuple

from sensors.measures.arrays import Numbers, floats
from sensors.measures.body_weight import in_body_weights
from sensors.measures.definition import Definition
from sensors.measures.moving_mean import GAP_S, SAME_S, MovingMean, crossing_s
from sensors.measures.refused import Refused

__all__ = ["DEFINITIONS", "Hands", "HandsFold", "find_hands", "helping_hands"]

SPAN_S = 0.5
"""Loads are means over this long: neither tremor nor a swing of the arms is a hand."""
COUNTED_SHARE, COUNTED_S = 0.03, 1.0
SEAT_SHARE = 0.4
"""From here on it may as well be a chair, or a foot beside the board: told apart from hands."""
NOBODY_SHARE = 0.9
"""From here on nobody stands there."""


class Hands(NamedTuple):
    """One stretch of time in which something helped to bear the weight."""

    start_s: float
    """When it rose above 3 % of standing weight."""
    end_s: float
    """When it fell below that again, or rose to what only a seat bears, or the rows ended."""
    share: float
    """Its mean in that time, as a share of standing weight."""


class HandsFold:
    """Looks at each row, and tells a stretch of help when it has ended."""

    __slots__ = (
        "_area",
        "_before",
        "_before_s",
        "_mean",
        "_since_s",
        "_t_s",
        "borne_s",
        "standing_s",
    )

    def __init__(self) -> None:
        """Nothing seen yet."""
        self.standing_s = 0.0
        """How long the child stood so far, with hands or without."""
        self.borne_s = 0.0
        """How long 40 % or more was borne elsewhere, with somebody still on the device."""
        self._mean = MovingMean(SPAN_S)
        self._restart(-inf, 0.0)

    def _restart(self, t_s: float, share: float) -> None:
        self._t_s = t_s
        self._mean.restart(t_s, share)
        self._before_s, self._before = t_s - self._mean.late_s, share
        self._since_s, self._area = inf, 0.0

    def add(self, t_s: float, w: float) -> Hands | None:
        """The stretch that ends with this row; `w` is the load in standing weights."""
        share = 1.0 - w
        dt_s = t_s - self._t_s
        if not SAME_S < dt_s <= GAP_S:
            if not (dt_s > GAP_S or dt_s < -GAP_S):
                return None
            hands = self.end()
            self._restart(t_s, share)
            return hands
        self._t_s = t_s
        before_s, before = self._before_s, self._before
        share = self._before = self._mean.add(t_s, share)
        t_s = self._before_s = t_s - self._mean.late_s
        dt_s = t_s - before_s
        if share < SEAT_SHARE:
            self.standing_s += dt_s
            if share > COUNTED_SHARE:
                if self._since_s == inf:
                    self._begin(before_s, before, t_s, share)
                else:
                    self._area += share * dt_s
                return None
        elif share < NOBODY_SHARE:
            self.borne_s += dt_s
        if self._since_s == inf:
            return None
        edge = COUNTED_SHARE if share <= COUNTED_SHARE else SEAT_SHARE
        return self._ended(crossing_s(before_s, before, t_s, share, edge))

    def _begin(self, before_s: float, before: float, t_s: float, share: float) -> None:
        edge = COUNTED_SHARE if before <= COUNTED_SHARE else SEAT_SHARE
        self._since_s = crossing_s(before_s, before, t_s, share, edge)
        self._area = share * (t_s - self._since_s)

    def end(self) -> Hands | None:
        """The stretch that goes on while the rows end."""
        return None if self._since_s == inf else self._ended(self._before_s)

    def _ended(self, end_s: float) -> Hands | None:
        since_s, area = self._since_s, self._area
        self._since_s = inf
        held_s = end_s - since_s
        return Hands(since_s, end_s, area / held_s) if held_s >= COUNTED_S else None


def find_hands(t_s: Numbers, load_kg: Numbers, standing_kg: float | None) -> list[Hands]:
    """Every stretch of help in rows of shape (n,), raw or of the report chain. Raises Refused."""
    shares = in_body_weights(t_s, load_kg, standing_kg)
    return list(_stretches(HandsFold(), t_s, shares))


def _stretches(fold: HandsFold, t_s: Numbers, shares: Numbers) -> Iterator[Hands]:
    for hands in map(fold.add, floats(t_s), floats(shares)):
        if hands is not None:
            yield hands
    last = fold.end()
    if last is not None:
        yield last


def helping_hands(t_s: Numbers, load_kg: Numbers, standing_kg: float | None) -> dict[str, float]:
    """The numbers of DEFINITIONS; see `find_hands`. Raises Refused also where nobody stands."""
    shares = in_body_weights(t_s, load_kg, standing_kg)
    fold = HandsFold()
    stretches = list(_stretches(fold, t_s, shares))
    if fold.standing_s < COUNTED_S:
        raise Refused("Needs at least 1 s of standing with most of the weight on the device.")
    held_s = sum(one.end_s - one.start_s for one in stretches)
    borne = sum(one.share * (one.end_s - one.start_s) for one in stretches)
    return {
        "helping_hands_share": borne / max(fold.standing_s, held_s),
        "helping_hands_s": held_s,
        "helping_hands_held_share": borne / held_s if held_s else 0.0,
        "borne_elsewhere_s": fold.borne_s,
    }


DEFINITIONS = (
    Definition(
        "helping_hands_share",
        "share",
        "share of standing weight that something else bore, as a mean over all the time standing;"
        " counted where it was above 0.03 for a second or longer",
    ),
    Definition("helping_hands_s", "s", "how long that was, in all"),
    Definition(
        "helping_hands_held_share", "share", "the same share as a mean over that time alone"
    ),
    Definition(
        "borne_elsewhere_s",
        "s",
        "how long 40 % or more of standing weight was borne elsewhere: by a chair, a foot beside"
        " the device, or much help. A load cannot tell which, so it is in no other number here",
    ),
)
