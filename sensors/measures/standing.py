"""W0: what the sensor reads while the child stands with all its weight, and where it stands."""

from typing import NamedTuple

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from sensors.measures.arrays import Flags, Numbers
from sensors.measures.refused import Refused
from sensors.measures.rows import stretches
from sensors.measures.swarii import RATE_HZ, swarii
from sensors.measures.trial import Trial

__all__ = ["QUIET_S", "Standing", "quiet_standing"]

QUIET_S = 5.0
ROWS = round(QUIET_S * RATE_HZ)
STEADY_SHARE = 0.05
"""In a quiet stretch no total differs from the mean by more than this share of it, ..."""
QUIET_MM = 30.0
"""... no place by more than this from the middle of all, ..."""
FOOT_SHARE = 0.15
"""... and each foot, where its load is known, bears at least this."""
LOOKS = 5
"""A stretch begins at every fifth row of 25 a second."""
ROUNDING_S = 1e-6
"""The rows at both ends of a stretch belong to it, whatever the rounding of their stamps."""


class Standing(NamedTuple):
    """A quiet stance."""

    standing_kg: float
    """W0: the median total."""
    from_s: float
    to_s: float
    neutral_mm: tuple[float, float] | None
    """The median place; None for insoles."""
    quiet_rms_mm: float | None
    """How far the centre of pressure strays around its mean there, averaged to 25 Hz."""


def quiet_standing(trial: Trial) -> Standing | None:
    """The quietest 5 s of a trial, if somebody stands so long quietly, with both feet loaded."""
    series = [trial.total_kg, *(() if trial.cop_mm is None else trial.cop_mm.T)]
    columns, kept = np.column_stack((*series, *(trial.feet_kg or ()))), ~trial.held
    found = []
    for part in stretches(trial.t_s, QUIET_S):  # a gap is not quiet
        try:
            t_s, means = swarii(trial.t_s[part], columns[part], kept=kept[part])
        except Refused:
            continue
        quietest = _quietest(means, trial)
        if quietest is not None:
            unrest, first = quietest
            found.append((unrest, float(t_s[first]), float(t_s[first + ROWS - 1])))
    return _standing(trial, *min(found)[1:]) if found else None


def _quietest(means: Numbers, trial: Trial) -> tuple[float, int] | None:
    """How restless the quietest stretch of rows (n, columns) is, and where it begins."""
    if len(means) < ROWS:
        return None
    looks = sliding_window_view(means, ROWS, axis=0)[::LOOKS]
    quiet = _quiet(looks, trial)
    if not quiet.any():
        return None
    moved = slice(0, 1) if trial.cop_mm is None else slice(1, 3)
    unrest = np.where(quiet, looks[:, moved].var(axis=2).sum(axis=1), np.inf)
    place = int(np.argmin(unrest))
    return float(unrest[place]), place * LOOKS


def _quiet(stretches: Numbers, trial: Trial) -> Flags:
    """Which stretches (s, columns, rows) are quiet."""
    low, high, mean = stretches.min(axis=2), stretches.max(axis=2), stretches.mean(axis=2)
    steady = np.maximum(high - mean, mean - low)[:, 0] <= STEADY_SHARE * mean[:, 0]
    quiet: Flags = steady & (low[:, 0] >= trial.floor_kg)
    if trial.cop_mm is not None:
        quiet &= ((high - low)[:, 1:3] <= 2 * QUIET_MM).all(axis=1)
    if trial.feet_kg is not None:
        quiet &= (low[:, -2:] >= FOOT_SHARE * mean[:, :1]).all(axis=1)
    return quiet


def _standing(trial: Trial, from_s: float, to_s: float) -> Standing:
    """What the rows of a quiet stretch say."""
    t_s = trial.t_s
    inside = (t_s >= from_s - ROUNDING_S) & (t_s <= to_s + ROUNDING_S) & ~trial.held
    standing_kg = float(np.median(trial.total_kg[inside]))
    if trial.cop_mm is None:
        return Standing(standing_kg, from_s, to_s, None, None)
    places = trial.cop_mm[inside]
    x, y = np.median(places, axis=0).tolist()
    _, even = swarii(t_s[inside], places)
    return Standing(standing_kg, from_s, to_s, (x, y), float(np.sqrt(even.var(axis=0).sum())))
