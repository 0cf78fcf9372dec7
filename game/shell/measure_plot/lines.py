"""Lines over time that stay quick and small, however long a recording is."""

import numpy as np

from sensors.measures.arrays import Flags, Numbers

__all__ = ["COLUMNS", "Stretches", "apart", "joined", "share_percent", "thinned"]

Stretches = list[tuple[float, float]]
"""First and last moment of each, in s."""

COLUMNS = 1000
"""So many columns of pixels are looked at; a printer shows no more."""
EACH = 4
"""With no more rows than this in a column, each of them is drawn."""
GAP_S, GAP_STEPS = 1.0, 5
"""A line breaks where nothing was measured for so long, and for so many usual steps."""


def thinned(t_s: Numbers, values: Numbers, columns: int = COLUMNS) -> tuple[Numbers, Numbers]:
    """Times and values (m,) of a line that looks like that of (n,): m is at most 5 * columns.

    Of each column it keeps the smallest and the largest value. Values that are not a number, and
    one in each gap, leave the line open.
    """
    span_s = float(t_s[-1] - t_s[0])
    if len(t_s) <= EACH * columns or not span_s > 0:
        steps_s = np.diff(t_s)
        usual_s = float(np.median(steps_s)) if len(steps_s) else 0.0
        return _opened(t_s, values, max(GAP_S, GAP_STEPS * usual_s))
    column = ((t_s - t_s[0]) * (columns / span_s)).astype(np.intp)
    column = np.minimum(column, columns - 1)
    starts = np.flatnonzero(np.diff(column, prepend=-1))
    ends = np.column_stack((np.fmin.reduceat(values, starts), np.fmax.reduceat(values, starts)))
    ends[1::2] = ends[1::2, ::-1]  # there and back, so that no line runs across a column
    return _opened(np.repeat(t_s[starts], 2), ends.ravel(), max(GAP_S, 2 * span_s / columns))


def _opened(t_s: Numbers, values: Numbers, gap_s: float) -> tuple[Numbers, Numbers]:
    gaps = np.flatnonzero(np.diff(t_s) > gap_s) + 1
    return np.insert(t_s, gaps, t_s[gaps]), np.insert(values, gaps, np.nan)


def share_percent(part: Numbers, whole: Numbers, where: Flags) -> Numbers:
    """100 part / whole, (n,), and not a number elsewhere than `where`."""
    out = np.full(len(whole), np.nan)
    np.divide(100 * part, whole, out=out, where=where)
    return out


def joined(stretches: Stretches, least_gap_s: float) -> Stretches:
    """The same stretches, which come in order, with those joined that stand closer than that."""
    out: Stretches = []
    for from_s, to_s in stretches:
        if out and from_s - out[-1][1] < least_gap_s:
            out[-1] = out[-1][0], max(to_s, out[-1][1])
        else:
            out.append((from_s, to_s))
    return out


def apart(times_s: list[float], least_s: float) -> list[float]:
    """Of rising times those that lie at least so far from the last one kept."""
    kept: list[float] = []
    for t_s in times_s:
        if not kept or t_s - kept[-1] >= least_s:
            kept.append(t_s)
    return kept
