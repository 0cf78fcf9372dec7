"""How the load is shared: between the feet where that is known, else between halves of a board."""

import numpy as np

from sensors.measures.arrays import Numbers
from sensors.measures.definition import Definition
from sensors.measures.refused import Refused

__all__ = [
    "BOARD_DEFINITIONS",
    "DEFINITIONS",
    "board_load",
    "drift_per_min",
    "estimated_left_share",
    "feet_load",
    "forefoot_share",
    "time_in_band",
]

ROUNDING = 1e-12
HEAVY_KG = 50 / 9.80665
"""50 N: rows with less under both feet have no share of their own."""


def feet_load(left_kg: Numbers, right_kg: Numbers) -> dict[str, float]:
    """Shares from the load under each foot, (n,) each: insoles, or a plate under each foot.

    Robinson index: Robinson 1987, J Manipulative Physiol Ther 10:172 [unverified]; it is twice the
    asymmetry. Raises Refused where nothing is loaded.
    """
    left, right = float(left_kg.mean()), float(right_kg.mean())
    both = left + right
    if not both > 0:
        raise Refused("No foot bears any load.")
    total_kg = left_kg + right_kg
    heavy = total_kg > HEAVY_KG
    out = {
        "mean_total_kg": both,
        "mean_left_kg": left,
        "mean_right_kg": right,
        "left_share": left / both,
        "right_share": right / both,
        "asymmetry_percent": 100 * (right - left) / both,
        "robinson_si_percent": 200 * (right - left) / both,
    }
    if heavy.any():
        apart = np.abs(right_kg - left_kg)[heavy] / total_kg[heavy]
        out["mean_abs_asymmetry_percent"] = 100 * float(apart.mean())
    return out


def forefoot_share(mean_kg: Numbers, y_mm: Numbers) -> float:
    """The share of a foot's load in front of the middle of its length, of its cells alone.

    Mean loads (c,) of cells at (c,), from heel to toe. A prosthetic foot may bear 90 % there
    (Engsberg 1992). Raises Refused where the cells lie in one place, or bear nothing.
    """
    foot = float(mean_kg.sum())
    if not len(y_mm) or y_mm.min() == y_mm.max() or not foot > 0:
        raise Refused("Needs a loaded foot with cells at its heel and at its toes.")
    middle_mm = (float(y_mm.min()) + float(y_mm.max())) / 2
    return float(mean_kg[y_mm > middle_mm].sum()) / foot


def drift_per_min(t_s: Numbers, share: Numbers) -> float:
    """The slope of a share (n,) over time (n,), a minute: least squares.

    Raises Refused where the rows span no time.
    """
    off_s = t_s - t_s.mean()
    spread = float(off_s @ off_s)
    if not spread > 0:
        raise Refused("Needs rows at two moments at least.")
    return 60 * float(off_s @ (share - share.mean())) / spread


def time_in_band(t_s: Numbers, share: Numbers, target: float, tolerance: float) -> float:
    """The share of the time that a share (n,) lies within target +- tolerance.

    A row counts until the next one comes. Raises Refused where the rows span no time.
    """
    steps_s = np.diff(t_s)
    span_s = float(steps_s.sum())
    if not span_s > 0:
        raise Refused("Needs rows at two moments at least.")
    inside = np.abs(share[:-1] - target) <= tolerance + ROUNDING
    return float(steps_s[inside].sum()) / span_s


def estimated_left_share(x_mm: Numbers, centre_mm: float, width_mm: float) -> Numbers:
    """An *estimated foot share* (n,) from a board's place to the side, 0 to 1, and no measure.

    0.5 - (x - c) / w, with the centre and width of this stance, from leans to either side that were
    held. Void once a foot has moved. Raises Refused without a width.
    """
    if not width_mm > 0:
        raise Refused("Needs the width of the stance, from leans to the left and to the right.")
    estimate: Numbers = np.clip(0.5 - (x_mm - centre_mm) / width_mm, 0.0, 1.0)
    return estimate


def board_load(left_kg: Numbers, total_kg: Numbers) -> dict[str, float]:
    """Mean total, and the share on the left half of one board, of rows (n,) without drop-outs.

    One board knows one point: on the right leg alone its left half still reads 8.5 %. So this is a
    board share, and never the load under a foot. Raises Refused where nothing is loaded.
    """
    total = float(total_kg.sum())
    if not total > 0:
        raise Refused("Nothing stands on the board.")
    share = float(left_kg.sum()) / total
    return {
        "mean_total_kg": total / len(total_kg),
        "board_left_share": share,
        "board_asymmetry_percent": 100 * (1 - 2 * share),
    }


TOTAL_DEFINITIONS = (Definition("mean_total_kg", "kg", "mean of all that the sensor reads"),)

BOARD_SHARE = "board share"
BOARD_DEFINITIONS = (
    *TOTAL_DEFINITIONS,
    Definition("max_total_kg", "kg", "most that a row reads"),
    Definition("rows_at_or_over_5_kg", "", "rows with a total of 5 kg or more"),
    Definition(
        "board_left_share",
        "share",
        "load on the left half of the board / all load: no load under a foot",
        kind=BOARD_SHARE,
    ),
    Definition(
        "board_asymmetry_percent",
        "percent",
        "100 (R - L) / (R + L) of the halves of the board: no load under a foot",
        kind=BOARD_SHARE,
    ),
    Definition(
        "board_left_share_drift_per_min",
        "1/min",
        "slope of the load on the left half / all load, a minute, over rows with 5 kg or more",
        kind=BOARD_SHARE,
    ),
)

DEFINITIONS = (
    *TOTAL_DEFINITIONS,
    Definition("mean_left_kg", "kg", "mean load under the left foot"),
    Definition("mean_right_kg", "kg", "mean load under the right foot"),
    Definition("left_share", "share", "left / (left + right), of the means"),
    Definition("right_share", "share", "right / (left + right), of the means"),
    Definition("asymmetry_percent", "percent", "100 (R - L) / (R + L), of the means"),
    Definition(
        "robinson_si_percent",
        "percent",
        "Robinson index, 100 (R - L) / (0.5 (R + L)), of the means",
    ),
    Definition(
        "mean_abs_asymmetry_percent",
        "percent",
        "mean of 100 |R - L| / (R + L) over rows with more than 5.0986 kg",
    ),
    Definition(
        "left_share_drift_per_min",
        "1/min",
        "slope of left / (left + right) over rows with more than 5.0986 kg, a minute",
    ),
    *(
        Definition(
            f"forefoot_share_{side}",
            "share",
            f"load in front of the middle of the {side} foot's length / load of that foot",
        )
        for side in ("left", "right")
    ),
)
