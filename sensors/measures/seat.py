"""What a rise begins from and where it ends: the seated mean, and a stay inside a band."""

from math import inf

from sensors.measures.moving_mean import crossing_s

SEAT_BLOCK_S, BEFORE_LAST = 0.25, 2
ROOM_SHARE = 0.02
"""Once inside the steady band it takes so much more to leave it, so that tremor does not."""


class Seat:
    """The seated mean: that of a quarter second which ended a quarter to half a second ago.

    So it follows a child that moves on its seat, and does not follow a rise that has begun.
    """

    __slots__ = ("_area", "_from_s", "_whole", "mean")

    def __init__(self, since_s: float) -> None:
        """Sitting since then."""
        self._from_s = since_s
        self._area = 0.0
        self._whole: tuple[float, ...] = ()
        self.mean = 0.0

    def add(self, t_s: float, dt_s: float, w: float) -> None:
        """One more row, `dt_s` after the one before."""
        self._area += w * dt_s
        span_s = t_s - self._from_s
        if span_s < SEAT_BLOCK_S:
            return
        # The first block still holds the end of sitting down.
        self._whole = (*self._whole[-BEFORE_LAST:], self._area / span_s)
        self.mean = self._whole[-BEFORE_LAST] if len(self._whole) > BEFORE_LAST else self._whole[-1]
        self._from_s, self._area = t_s, 0.0


class Stay:
    """How long the load has been inside a band, and its mean there."""

    __slots__ = ("_area", "_high", "_low", "since_s")

    def __init__(self, low: float, high: float) -> None:
        """The band, in standing weights."""
        self._low, self._high = low, high
        self.restart()

    def restart(self) -> None:
        """Not inside any more."""
        self.since_s = inf
        self._area = 0.0

    def add(self, before_s: float, before: float, t_s: float, w: float) -> float:
        """Seconds inside so far."""
        room = ROOM_SHARE if self.since_s < inf else 0.0
        if not self._low - room <= w <= self._high + room:
            self.restart()
            return 0.0
        if self.since_s == inf:
            edge = self._low if before < self._low else self._high
            self.since_s = crossing_s(before_s, before, t_s, w, edge)
        self._area += w * (t_s - max(before_s, self.since_s))
        return t_s - self.since_s

    def hands_share(self, t_s: float) -> float:
        """What something else bore in that time, as a share of standing weight."""
        return max(0.0, 1.0 - self._area / (t_s - self.since_s))
