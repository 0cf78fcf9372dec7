"""Drop-outs of a board, for its stamp: moments in which it forgot a cell. `gate` is for play."""

from collections import deque
from typing import NamedTuple

from sensors.sample import Sample

__all__ = ["Burst", "Dropouts"]

BURST_ROWS = 5
"""A longer fall is a person that stepped off."""
FALL_SHARE = 0.9
LEAST_KG = 20.0
"""Lighter totals are no person that such a fall could be told from."""
KEPT = 1000
"""So many bursts are remembered; all are counted."""


class Burst(NamedTuple):
    """A drop-out."""

    first_row: int
    """Counted from 0."""
    t_s: float
    """The stamp of its first row."""
    rows: int
    cells: tuple[int, ...]
    """Which cells read 0 in it, by their place in the layout."""


class Dropouts:
    """Looks at each row. A burst that lasts is none yet."""

    __slots__ = ("_burst", "_good_kg", "bursts", "count")

    def __init__(self) -> None:
        """None so far."""
        self.count = 0
        self.bursts: deque[Burst] = deque(maxlen=KEPT)
        self._good_kg = 0.0
        self._burst: list[Sample] = []

    def add(self, row: int, sample: Sample, total_kg: float) -> None:
        """One more row, the `row`-th from 0; `total_kg` is not tared."""
        good_kg = self._good_kg
        if good_kg >= LEAST_KG and total_kg < FALL_SHARE * good_kg and 0.0 in sample.cells_kg:
            self._burst.append(sample)
            if len(self._burst) <= BURST_ROWS:
                return
            self._burst = []
        elif self._burst:
            self.count += 1
            self.bursts.append(self._ended(row))
        self._good_kg = total_kg

    def _ended(self, row: int) -> Burst:
        rows, self._burst = self._burst, []
        cells = {at for one in rows for at, load in enumerate(one.cells_kg) if load == 0}
        return Burst(row - len(rows), rows[0].t_s, len(rows), tuple(sorted(cells)))
