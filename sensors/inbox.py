"""What a device's thread hands to the tick loop: rows on one clock, and each trouble once.

Only `opened`, `put`, `lose` and `tell` are called on the device's thread, and only `poll` and
`connection` by the tick loop; a deque takes and gives without a lock.
"""

from collections import deque
from math import isfinite

from sensors.driver import Connection, DeviceError
from sensors.sample import Sample

__all__ = ["HELD_ROWS", "Inbox"]

HELD_ROWS = 1000
"""What waits for a tick at most: some seconds of any device. Older rows give way to newer ones."""


class Inbox:
    """One device's rows, as long as the program reads it; the device may come and go meanwhile."""

    def __init__(self) -> None:
        """Nothing came yet."""
        self._arrived: deque[Sample | Exception] = deque(maxlen=HELD_ROWS)
        self._untold: Exception | None = None
        self._told = ""
        self._last_s, self._heard_s, self._shift_s = float("-inf"), 0.0, 0.0
        self._openings = self._lost_rows = 0
        self._streaming = False
        self.battery_share: float | None = None

    # --- On the device's thread ------------------------------------------------------------------
    def opened(self) -> None:
        """The device is being opened, for the first time or anew."""
        self._streaming = False

    def put(self, sample: Sample, now_s: float) -> None:
        """Keep a row that came at `now_s`, on a clock that goes on when the device's starts anew.

        A row whose stamp is no number is broken and left out.
        """
        t_s = sample.t_s + self._shift_s
        if not isfinite(t_s):
            return
        if t_s < self._last_s:
            t_s = self._last_s + max(0.0, now_s - self._heard_s)
            self._shift_s = t_s - sample.t_s
        self._last_s, self._heard_s = t_s, now_s
        if not self._streaming:
            self._streaming, self._told = True, ""
            self._openings += 1
        self._arrived.append(Sample(t_s, sample.cells_kg))

    def lose(self, rows: int) -> None:
        """The device counted so many rows that never came."""
        self._lost_rows += rows

    def tell(self, trouble: Exception) -> None:
        """Say once for each new reason why nothing comes."""
        if str(trouble) != self._told or not isinstance(trouble, DeviceError):
            self._told = str(trouble)
            self._arrived.append(trouble)

    @property
    def streaming(self) -> bool:
        """Whether rows have come since the device was last opened."""
        return self._streaming

    # --- In the tick loop ------------------------------------------------------------------------
    @property
    def connection(self) -> Connection:
        """How the way to the device is now."""
        return Connection(
            self._openings, self._streaming, self.battery_share, self._lost_rows, device=True
        )

    def poll(self) -> list[Sample]:
        """The samples since the last poll; never waits.

        Raises DeviceError, once these are read, where the device was lost or cannot be opened: once
        for each new reason. Later polls may give samples again.
        """
        samples: list[Sample] = []
        while self._untold is None and self._arrived:
            item = self._arrived.popleft()
            if isinstance(item, Exception):
                self._untold = item
            else:
                samples.append(item)
        if self._untold is not None and not samples:
            trouble, self._untold = self._untold, None
            raise trouble
        return samples
