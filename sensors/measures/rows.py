"""Which rows of a recording say something: repeated ones, drop-outs, and how even the stamps are.

The same rules stand in `sensors.dropouts` (for the stamp, row by row) and `sensors.gate` (play).
"""

import numpy as np

from sensors.dropouts import BURST_ROWS, FALL_SHARE, Burst
from sensors.measures.arrays import Flags, Numbers
from sensors.measures.moving_mean import GAP_S

__all__ = ["bursts_of", "held_rows", "is_even", "repeated_rows", "stretches"]

ROUNDING_S = 1e-6
UNEVEN_SHARE = 0.1
"""Stamps are even where no step differs from the mean one by more than this share of it: stamps
rounded to a millisecond still are, at 100 Hz."""


def repeated_rows(columns: Numbers) -> Flags:
    """Which rows (n, k) equal the row before them in every column; the first does not."""
    repeated = np.zeros(len(columns), dtype=np.bool_)
    repeated[1:] = (columns[1:] == columns[:-1]).all(axis=1)
    return repeated


def bursts_of(t_s: Numbers, cells_kg: Numbers, least_kg: float) -> list[Burst]:
    """The drop-outs of a board, of times (n,) and loads (n, c).

    A burst is at most 5 rows long. In each of them a cell reads exactly 0, and the total lies below
    90 % of the last good one, which is at least `least_kg`. A longer fall is a person.
    """
    suspects = (cells_kg == 0.0).any(axis=1)
    if not suspects.any():
        return []
    total_kg = cells_kg.sum(axis=1)
    # A row without a zero is always good; runs of rows with one are looked at one by one.
    edges = np.flatnonzero(np.diff(np.concatenate(([False], suspects, [False]))))
    found = []
    for first, end in edges.reshape(-1, 2).tolist():
        good_kg = float(total_kg[first - 1]) if first else 0.0
        if good_kg < least_kg and total_kg[first:end].max() < least_kg:
            continue  # nobody stands there
        ends_good = end < len(t_s)
        for start, count in _falls(total_kg[first:end].tolist(), good_kg, least_kg, ends_good):
            rows = slice(first + start, first + start + count)
            zeros = (cells_kg[rows] == 0.0).any(axis=0)
            cells = tuple(np.flatnonzero(zeros).tolist())
            found.append(Burst(rows.start, float(t_s[rows.start]), count, cells))
    return found


def _falls(
    totals_kg: list[float], good_kg: float, least_kg: float, ends_good: bool
) -> list[tuple[int, int]]:
    """First place and length of each short fall among rows that all have a zero."""
    falls, burst = [], 0
    for place, total_kg in enumerate(totals_kg):
        if good_kg >= least_kg and total_kg < FALL_SHARE * good_kg:
            burst += 1
            if burst > BURST_ROWS:  # it was no drop-out but a person
                burst, good_kg = 0, total_kg
        else:
            if burst:
                falls.append((place - burst, burst))
            burst, good_kg = 0, total_kg
    if burst and ends_good:
        falls.append((len(totals_kg) - burst, burst))
    return falls


def held_rows(count: int, bursts: list[Burst]) -> Flags:
    """Which of `count` rows lie in one of the drop-outs."""
    held = np.zeros(count, dtype=np.bool_)
    for burst in bursts:
        held[burst.first_row : burst.first_row + burst.rows] = True
    return held


def is_even(t_s: Numbers) -> bool:
    """Whether the stamps are evenly spaced, so that rows can be filtered as they stand."""
    steps = np.diff(t_s)
    if not len(steps) or not t_s[-1] > t_s[0]:
        return False
    usual_s = (t_s[-1] - t_s[0]) / len(steps)
    return bool(np.abs(steps - usual_s).max() <= UNEVEN_SHARE * usual_s)


def stretches(t_s: Numbers, least_s: float) -> list[slice]:
    """The rows between gaps, where for so long none came that nobody knows what the body did.

    Of times (n,), those that last `least_s`; where none does, the longest.
    """
    cuts = np.flatnonzero(np.diff(t_s) > GAP_S) + 1
    starts, ends = np.concatenate(([0], cuts)), np.concatenate((cuts, [len(t_s)]))
    lasts_s = t_s[ends - 1] - t_s[starts]
    chosen = np.flatnonzero(lasts_s >= least_s - ROUNDING_S)
    if not len(chosen):
        chosen = np.array([np.argmax(lasts_s)])
    return [slice(int(starts[at]), int(ends[at])) for at in chosen]
