"""Loads as shares of the child's own standing weight, for the detectors of body movements."""

from math import isfinite

import numpy as np

from sensors.measures.arrays import Numbers
from sensors.measures.refused import Refused

LEAST_ROWS = 10
MOST_SHARE = 10.0
"""No body pushes harder: a cell that reads nonsense is cut here."""


def in_body_weights(t_s: Numbers, load_kg: Numbers, standing_kg: float | None) -> Numbers:
    """W = load / W0, shape (n,), of stamps and loads of shape (n,).

    Raises Refused where the standing weight is unknown or no weight, or rows are too few.
    """
    standing_kg = known_weight(standing_kg)
    enough_rows(t_s)
    shares: Numbers = np.clip(load_kg, -standing_kg, MOST_SHARE * standing_kg) / standing_kg
    return shares


def known_weight(standing_kg: float | None) -> float:
    """The standing weight; raises Refused without one."""
    if standing_kg is None or not isfinite(standing_kg) or standing_kg <= 0:
        raise Refused("Needs the child's standing weight, which is not known here.")
    return standing_kg


def enough_rows(t_s: Numbers) -> None:
    """Raise Refused where there are too few rows for any movement."""
    if len(t_s) < LEAST_ROWS:
        raise Refused(f"Needs at least {LEAST_ROWS} rows; here are {len(t_s)}.")
