"""What a device makes of a clean course: repeated and uneven rows, noise, tremor, faults."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from sensors.four_cells import WII_HALF_X_MM, WII_HALF_Y_MM, corners
from sensors.gate import Gate
from sensors.measures.chain import report
from sensors.measures.rows import bursts_of, held_rows, repeated_rows
from sensors.measuring import EMPTY_KG
from tests.sensors.measures.planted.body import STEP_S


@dataclass(frozen=True)
class Trouble:
    """One device and one child; the defaults are a good board under a steady child of 30 kg."""

    rate_hz: float = 100.0
    jitter_s: float = 0.0
    """Stamps are off by a normal error of this size, never backwards."""
    polled: bool = False
    """About 61 new frames a second at 100 rows a second, stamps in hundredths: a polled board."""
    kg: float = 30.0
    noise_kg: float = 0.05
    """Of the total; each of four cells has half of it."""
    tremor_share: float = 0.0
    """Amplitude, as a share of the load that the feet bear."""
    tremor_hz: float = 6.0
    dropouts_per_min: float = 0.0
    weight_error: float = 0.0
    """How wrong the standing weight was found, as a share."""
    x_mm: float = 0.0
    """Where the child stands: far to one side for an asymmetric one."""
    y_mm: float = 0.0


class Rows(NamedTuple):
    """Rows of a four-cell board."""

    t_s: np.ndarray
    cells_kg: np.ndarray
    standing_kg: float

    @property
    def load_kg(self):
        return self.cells_kg.sum(axis=1)

    @property
    def y_mm(self):
        return self.cells_kg @ np.array([1, 1, -1, -1]) * WII_HALF_Y_MM / self.load_kg


def frames(seconds, trouble, rng):
    """(when each frame was measured, which frame each row holds, what the row's stamp says)."""
    true_s = np.arange(0.0, seconds, 1 / trouble.rate_hz)
    if trouble.polled:
        frames_s = np.arange(0.0, seconds, 1 / 61.0)
        polls_s = true_s + rng.uniform(0.0, 0.004, len(true_s))
        which = np.searchsorted(frames_s, polls_s, side="right") - 1
        return frames_s, which, np.round(polls_s, 2)
    told_s = true_s + rng.normal(0.0, trouble.jitter_s, len(true_s)) if trouble.jitter_s else true_s
    return true_s, np.arange(len(true_s)), np.maximum.accumulate(told_s)


def trembled(load, frames_s, trouble, rng):
    """The clean load at the frames, with tremor in it."""
    clean = np.interp(frames_s, np.arange(len(load)) * STEP_S, load)
    phase = rng.uniform(0, 2 * np.pi)
    tremor = np.sin(2 * np.pi * trouble.tremor_hz * frames_s + phase)
    return clean * (1 + trouble.tremor_share * tremor)


def on_board(load, trouble, seed, x_mm=None, y_mm=None):
    """The rows that a board gives of a clean load; of places too, where they change.

    `load`, `x_mm`, `y_mm` are on the 1 ms grid.
    """
    rng = np.random.default_rng(seed)
    frames_s, which, told_s = frames((len(load) - 1) * STEP_S, trouble, rng)
    kg = trembled(load, frames_s, trouble, rng) * trouble.kg
    grid_s = np.arange(len(load)) * STEP_S
    x = trouble.x_mm if x_mm is None else np.interp(frames_s, grid_s, x_mm)
    y = trouble.y_mm if y_mm is None else np.interp(frames_s, grid_s, y_mm)
    cells = np.column_stack(corners(kg, x, y, WII_HALF_X_MM, WII_HALF_Y_MM))
    cells += rng.normal(0.0, trouble.noise_kg / 2, cells.shape)
    cells = cells[which]
    forget(cells, trouble, told_s[-1], rng)
    return Rows(told_s, cells, trouble.kg * (1 + trouble.weight_error))


def forget(cells_kg, trouble, seconds, rng):
    """Drop-outs: a cell reads 0 for one to three rows. In place."""
    for _ in range(rng.poisson(trouble.dropouts_per_min * seconds / 60)):
        row = rng.integers(len(cells_kg))
        cells_kg[row : row + rng.integers(1, 4), rng.integers(cells_kg.shape[1])] = 0.0


def gated(rows):
    """As they reach play: a row in which a cell was forgotten repeats the last good one."""
    gate, good, cells = Gate(0.1 * rows.standing_kg), 0, rows.cells_kg.copy()
    zeros = (cells == 0).any(axis=1)
    totals = rows.load_kg
    for row in range(len(cells)):
        # The gate needs to see rows only around zeros; the last good total goes along.
        if zeros[max(0, row - 6) : row + 2].any() and gate.hold(
            tuple(cells[row].tolist()), float(totals[row]), float(rows.t_s[row])
        ):
            cells[row] = cells[good]
        else:
            good = row
    return rows._replace(cells_kg=cells)


def reported(rows):
    """As reports take them: without repeated rows and drop-outs, through the chain for reports."""
    lost = held_rows(len(rows.t_s), bursts_of(rows.t_s, rows.cells_kg, EMPTY_KG))
    even = report(rows.t_s, rows.cells_kg, ~(lost | repeated_rows(rows.cells_kg)))
    return rows._replace(t_s=even.t_s, cells_kg=even.values)


CONDITIONS = {
    "a good board": Trouble(),
    "a child of 12 kg on a noisy board": Trouble(kg=12, noise_kg=0.2),
    "50 rows a second": Trouble(kg=15, noise_kg=0.15, rate_hz=50),
    "200 uneven rows a second": Trouble(rate_hz=200, jitter_s=0.003, noise_kg=0.2),
    "a polled board": Trouble(polled=True, noise_kg=0.1),
    "a tremor of 10 Hz": Trouble(tremor_share=0.03, tremor_hz=10, noise_kg=0.1),
    "drop-outs": Trouble(dropouts_per_min=30),
    "a child on one side, weighed 1 % wrong": Trouble(
        x_mm=120, dropouts_per_min=20, kg=15, noise_kg=0.1, weight_error=0.01
    ),
    "a weight that is 2 % too small": Trouble(weight_error=-0.02),
}
HARD = {
    "a tremor of 6 Hz": Trouble(tremor_share=0.03, tremor_hz=6, noise_kg=0.1),
    "a tremor of 3 Hz": Trouble(tremor_share=0.03, tremor_hz=3, noise_kg=0.1),
    "everything at once": Trouble(
        kg=12,
        noise_kg=0.2,
        polled=True,
        tremor_share=0.02,
        tremor_hz=4,
        dropouts_per_min=20,
        weight_error=0.01,
    ),
}
"""Tremors as slow as the movements themselves: counts hold, instants move."""


WAYS = (gated, reported)
"""The rows as play sees them, and as reports do."""


def both(rows):
    """The rows in both ways."""
    return [way(rows) for way in WAYS]


def misses_s(planted, kind, key, found):
    """How far off each found event is, in seconds; the counts must be equal."""
    truth = [moment.at_s[key] for moment in planted.truth if moment.kind == kind]
    assert len(found) == len(truth), (found, truth)
    return [getattr(event, key) - at_s for event, at_s in zip(found, truth, strict=True)]
