"""Two insoles as one sensor: rows of either foot, in the order of time, each with both feet.

Every row of a foot becomes one row of the pair, with what the other foot read last before it; so
nothing is lost, and each foot's own rows keep their own times. A row waits only as long as the
other foot may still send one that was measured earlier, as radio does that sends in bursts. A row
whose other foot was not heard for 50 ms tells nothing about both, and is left out: where one foot
is lost, the pair falls silent.
"""

from collections import deque
from collections.abc import Iterator

from sensors.layout import Side
from sensors.sample import Sample

__all__ = ["Pair"]

BRIDGE_S = 0.050
"""What was read before so long still counts (lost rows, see sensors.md: bridge at most 50 ms)."""
EARLY_STEPS = 1.25
"""A foot that was heard at t sends nothing from before t and a step; a little more is allowed, so
that no row waits for nothing where both feet measure at the same moment."""
WAITING_ROWS = 400
"""What waits for the other foot at most: some seconds. Older rows give way."""
FEET = (Side.LEFT, Side.RIGHT)


class _Foot:
    """What came from one foot."""

    def __init__(self) -> None:
        self.waiting: deque[Sample] = deque(maxlen=WAITING_ROWS)
        self.heard_s = float("-inf")
        self.latest: Sample | None = None
        """The newest row that was handed on."""


class Pair:
    """Merges; rows of one foot come in the order of their times, the feet in any order."""

    def __init__(self, step_s: float) -> None:
        """`step_s` is the nominal time between two rows of a foot."""
        self._early_s = EARLY_STEPS * step_s
        self._last_s = float("-inf")
        # A device with few rows a second is bridged over its own steps at least.
        self._bridge_s = max(BRIDGE_S, 2 * step_s)
        self._feet = {side: _Foot() for side in FEET}

    def forget(self, side: Side) -> None:
        """This foot was lost: nothing that it read counts any more."""
        self._feet[side] = _Foot()

    def add(self, side: Side, row: Sample) -> list[Sample]:
        """Take a row of one foot; the rows of the pair that are complete now."""
        foot = self._feet[side]
        foot.waiting.append(row)
        foot.heard_s = row.t_s
        return list(self._complete())

    def _complete(self) -> Iterator[Sample]:
        left, right = self._feet[Side.LEFT], self._feet[Side.RIGHT]
        until_s = min(left.heard_s, right.heard_s) + self._early_s
        while left.waiting or right.waiting:
            first, other = (left, right) if _is_first(left, right) else (right, left)
            if first.waiting[0].t_s > until_s:
                return
            row = first.latest = first.waiting.popleft()
            if other.latest is not None and row.t_s - other.latest.t_s <= self._bridge_s:
                assert left.latest is not None
                assert right.latest is not None
                self._last_s = max(self._last_s, row.t_s)
                yield Sample(self._last_s, left.latest.cells_kg + right.latest.cells_kg)


def _is_first(left: _Foot, right: _Foot) -> bool:
    """Whether the left foot's oldest waiting row is the oldest."""
    if not left.waiting or not right.waiting:
        return bool(left.waiting)
    return left.waiting[0].t_s <= right.waiting[0].t_s
