"""How good the data of a session is: rate, drop-outs, repeated rows and gaps."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import isfinite
from typing import NamedTuple

from sensors.layout import Layout
from sensors.sample import Sample

__all__ = ["Burst", "Health", "HealthMeter", "health_of"]

GAP_S = 0.0501
"""More than 50 ms, with room for stamps that were rounded to hundredths."""
BURST_ROWS = 5
"""A longer fall is a person that stepped off."""
FALL_SHARE = 0.9
LEAST_KG = 20.0
"""Lighter totals are no person that such a fall could be told from."""


@dataclass(frozen=True, slots=True)
class Health:
    """The stamp of a session or a recording."""

    rate_hz: float
    """(rows - 1) / duration; 0 with fewer than two rows."""
    dropouts: int
    """Bursts of at most 5 rows in which a cell reads exactly 0 and the total falls under 90 %."""
    repeated: int
    """Rows in which every cell equals the row before."""
    gaps: int
    """Steps of more than 50 ms between two rows."""


class Burst(NamedTuple):
    """A drop-out."""

    first_row: int
    """Counted from 0."""
    t_s: float
    """The stamp of its first row."""
    rows: int
    cells: tuple[int, ...]
    """Which cells read 0 in it, by their place in the layout."""


class HealthMeter:
    """Looks at each row as it comes. A row that holds no numbers counts as no row."""

    def __init__(self, layout: Layout) -> None:
        """Drop-outs are known on boards only: under a lifted foot an insole's zeros are true."""
        self._bursts: list[Burst] = []
        self._falls = bool(layout.cells) and not layout.has_feet
        self._rows = self._repeated = self._gaps = 0
        self._first_s = self._last_s = 0.0
        self._last_cells: tuple[float, ...] = ()
        self._good_kg = 0.0
        self._burst: list[Sample] = []

    @property
    def health(self) -> Health:
        """The stamp of the rows so far."""
        span_s = self._last_s - self._first_s
        rate_hz = (self._rows - 1) / span_s if span_s > 0 else 0.0
        return Health(rate_hz, len(self._bursts), self._repeated, self._gaps)

    @property
    def bursts(self) -> tuple[Burst, ...]:
        """The drop-outs so far; one that lasts is none yet."""
        return tuple(self._bursts)

    def add(self, sample: Sample) -> None:
        """Look at one more row."""
        t_s, cells = sample
        total_kg = sum(cells)
        if not isfinite(total_kg + t_s):
            return
        if self._falls:
            self._look_for_a_fall(sample, total_kg)
        if not self._rows:
            self._first_s = t_s
        else:
            self._repeated += cells == self._last_cells
            self._gaps += t_s - self._last_s > GAP_S
        self._rows += 1
        self._last_s = t_s
        self._last_cells = cells

    def _look_for_a_fall(self, sample: Sample, total_kg: float) -> None:
        good_kg = self._good_kg
        if good_kg >= LEAST_KG and total_kg < FALL_SHARE * good_kg and 0.0 in sample.cells_kg:
            self._burst.append(sample)
            if len(self._burst) <= BURST_ROWS:
                return
            self._burst = []
        elif self._burst:
            self._bursts.append(self._ended())
        self._good_kg = total_kg

    def _ended(self) -> Burst:
        rows, self._burst = self._burst, []
        cells = {at for row in rows for at, load in enumerate(row.cells_kg) if load == 0}
        return Burst(self._rows - len(rows), rows[0].t_s, len(rows), tuple(sorted(cells)))


def health_of(layout: Layout, samples: Iterable[Sample]) -> Health:
    """The stamp of all `samples`."""
    meter = HealthMeter(layout)
    for sample in samples:
        meter.add(sample)
    return meter.health
