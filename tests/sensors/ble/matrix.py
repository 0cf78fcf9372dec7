"""Two insoles under a steady child, whose frames go through faults and on into the tracker.

The first cell of each insole tells when it was measured, in steps of 0.01 s, so that a row of the
pair shows how old each of its halves is.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from random import Random

from game.model import TICK_S
from sensors.ble.catalog import profile_called
from sensors.calibration import Calibration, Reach
from sensors.sample import Sample
from sensors.signals import Signals
from sensors.tracker import Tracker
from tests.sensors.ble.shaped import Shaped
from tests.sensors.ble.shaper import Fault

__all__ = ["CELLS", "STEP_S", "Streamed", "measured_s", "streamed"]

PROFILE = profile_called("stepling_insoles")
CELLS = PROFILE.cell_count
STEP_S = PROFILE.nominal_step_s
APART_S = 0.004
"""The right insole measures so much after the left one."""
CELL_STEPS, HUM_STEPS = 100.0, 2.0
STANDING_KG = 2 * (CELLS - 1) * CELL_STEPS / 100


@dataclass
class Streamed:
    """What came of a stream."""

    shaped: Shaped
    rows: list[Sample] = field(default_factory=list)
    came_s: list[float] = field(default_factory=list)
    """When each row was handed over, on the clock of arrivals."""
    signals: list[Signals] = field(default_factory=list)
    """One for each tick."""

    def gap_s(self, from_s: float, until_s: float) -> float:
        """The longest time in which no row was handed over, from one moment to another."""
        came_s = [from_s, *(t_s for t_s in self.came_s if from_s < t_s < until_s), until_s]
        return max(b - a for a, b in pairwise(came_s))


def measured_s(row: Sample) -> tuple[float, float]:
    """When each half of a row was measured, as its first cell tells; to 10 ms."""
    return row.cells_kg[0], row.cells_kg[CELLS] + APART_S


def streamed(seconds: float, *faults: Sequence[Fault], seed: int = 0) -> Streamed:
    """Both feet for so long; `faults` are those of the left insole, then those of the right one."""
    shaped, rng = Shaped(PROFILE, *faults, seed=seed), Random(seed)
    out = Streamed(shaped)
    tracker = Tracker(PROFILE.layout(), _calibration())
    ticks = 0
    for step in range(round(seconds / STEP_S)):
        t_s = step * STEP_S
        cells = [step, *(CELL_STEPS + rng.gauss(0, HUM_STEPS) for _ in range(CELLS - 1))]
        shaped.send(0, t_s, cells)
        shaped.send(1, t_s + APART_S, cells)
        while ticks * TICK_S < t_s:
            ticks += 1
            rows = shaped.inbox.poll()
            out.rows += rows
            out.came_s += [t_s] * len(rows)
            out.signals.append(tracker.tick(rows, TICK_S))
    return out


def _calibration() -> Calibration:
    zero_kg = (0.0,) * (2 * CELLS)
    return Calibration(zero_kg, STANDING_KG, 0.0, 8.0, Reach(47.0, 47.0, 30.0, 25.0), 2.0)
