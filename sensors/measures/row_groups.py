"""What a recording says about itself: how many rows, how even, how whole."""

import numpy as np

from sensors.measures.chain import RAW
from sensors.measures.definition import Definition
from sensors.measures.given import Given
from sensors.measures.group import Group, Values
from sensors.measures.refused import Refused
from sensors.measures.trial import Kind

__all__ = ["GROUPS"]

GAP_S = 0.0501
"""A longer step is a gap: 50 ms, and room for the rounding of stamps."""


def _recording(given: Given) -> Values:
    trial = given.trial
    steps_s = np.diff(trial.t_s)
    out: dict[str, float | Refused] = {
        "rows": len(trial.t_s),
        "duration_s": trial.span_s,
        "mean_rate_hz": Refused("All rows have the same stamp."),
        "repeated_rows": int(trial.repeated[1:].sum()),
        "repeated_stamps": int((steps_s == 0).sum()),
        "largest_step_s": float(steps_s.max(initial=0.0)),
        "steps_over_50_ms": int((steps_s > GAP_S).sum()),
    }
    if trial.span_s > 0:
        out["mean_rate_hz"] = len(steps_s) / trial.span_s
    if trial.kind is Kind.BOARD:
        out["dropout_bursts"] = len(trial.bursts)
        out["dropout_rows"] = sum(burst.rows for burst in trial.bursts)
    return out


DEFINITIONS = (
    Definition("rows", "", "rows in the recording, or in the stretch of it"),
    Definition("duration_s", "s", "from the first row to the last"),
    Definition("mean_rate_hz", "Hz", "(rows - 1) / duration"),
    Definition("repeated_rows", "", "rows in which every cell equals the row before"),
    Definition("repeated_stamps", "", "rows with the time of the row before"),
    Definition("largest_step_s", "s", "longest time between two rows"),
    Definition("steps_over_50_ms", "", "gaps: steps of more than 50 ms"),
    Definition("dropout_bursts", "", "times that a board forgot a cell, of at most 5 rows each"),
    Definition("dropout_rows", "", "rows in them"),
)

GROUPS = (Group("recording", RAW, _recording, DEFINITIONS),)
