"""The day's quiet check: what 20 s of standing still come to, through the chain for reports."""

from collections.abc import Sequence
from math import isfinite

import numpy as np

from sensors.calibration import Calibration
from sensors.layout import Layout
from sensors.measures.chain import REPORT
from sensors.measures.given import Given
from sensors.measures.load import board_load, feet_load
from sensors.measures.refused import Refused
from sensors.measures.sway import sway
from sensors.measures.trial import Kind, trial_from
from sensors.sample import Sample

__all__ = ["CHAIN", "CHECK_S", "quiet_check"]

CHECK_S = 20.0
"""A child's check. Adults stand for 25 s at least (Scoppa 2013): say so beside the number."""
CHAIN = REPORT
SHORTER = 0.95
"""Rows may begin and end a little within the check."""


def quiet_check(
    layout: Layout, samples: Sequence[Sample], calibration: Calibration
) -> dict[str, float]:
    """What is kept of a check; `samples` are its rows as the device gave them, not yet tared.

    A board gives the sway of `sensors.measures.sway` and its board share, insoles the share of each
    foot; keys name their units. Raises Refused where somebody did not stand there for 20 s.
    """
    zero_kg = np.array(calibration.zero_kg)
    whole = [s for s in samples if len(s.cells_kg) == len(zero_kg) and isfinite(sum(s.cells_kg))]
    if not whole:
        raise Refused("No row came from this device.")
    t_s = np.array([sample.t_s for sample in whole])
    cells_kg = np.array([sample.cells_kg for sample in whole])
    if np.diff(t_s).min(initial=0.0) < 0:
        raise Refused("The device's clock began anew meanwhile.")
    trial = trial_from(layout, t_s, cells_kg - zero_kg, cells_kg)
    given = Given(trial, None, calibration.standing_kg)
    if trial.span_s < SHORTER * CHECK_S:
        raise Refused(f"Needs {CHECK_S:g} s of standing; here are {trial.span_s:.2f}.")
    if trial.kind is Kind.INSOLES:
        return feet_load(*given.stood().feet())
    even = given.even_cop
    good = ~trial.held
    return sway(even.t_s, even.values) | board_load(trial.left_half_kg[good], trial.total_kg[good])
