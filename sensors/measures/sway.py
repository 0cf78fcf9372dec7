"""Sway in quiet stance: how far and how fast the centre of pressure strays. Time domain.

Prieto 1996, IEEE Trans Biomed Eng 43:956 (path, speed, RMS, range, mean frequency); the 95 %
prediction ellipse after Schubert and Kirchner 2014, Gait Posture 39:518.
"""

import math

import numpy as np

from sensors.measures.arrays import Numbers
from sensors.measures.definition import Definition
from sensors.measures.refused import Refused

__all__ = ["CHI2_95", "DEFINITIONS", "sway"]

CHI2_95 = -2 * math.log(0.05)
"""5.9915: within it lie 95 % of a two-dimensional normal distribution."""
STILL_MM = 1e-9
"""Less movement than this is rounding."""
NAMES = {"ml": "from side to side", "ap": "front to back"}


def sway(t_s: Numbers, cop_mm: Numbers) -> dict[str, float]:
    """Sway of the rows as they stand: times (n,) and places (n, 2), x to the right, y to the front.

    Any chain: its name stands with the numbers. Where an axis does not move, its mean frequency is
    left out. Raises Refused where the rows span no time.
    """
    span_s = float(t_s[-1] - t_s[0]) if len(t_s) else 0.0
    if not span_s > 0:
        raise Refused("Needs rows at two moments at least.")
    x, y = np.ascontiguousarray(cop_mm[:, 0]), np.ascontiguousarray(cop_mm[:, 1])
    dx, dy = x[1:] - x[:-1], y[1:] - y[:-1]
    path_mm = float(np.sqrt(dx * dx + dy * dy).sum())
    ml, range_ml = _axis("ml", x, dx, span_s)
    ap, range_ap = _axis("ap", y, dy, span_s)
    x, y = x - x.mean(), y - y.mean()
    xx, yy, xy = float(x @ x), float(y @ y), float(x @ y)
    rows = len(t_s)
    mean_radius_mm = float(np.sqrt(x * x + y * y).mean())
    out = {
        "path_mm": path_mm,
        "mean_speed_mm_s": path_mm / span_s,
        **ml,
        **ap,
        "rms_ml_mm": math.sqrt(xx / rows),
        "rms_ap_mm": math.sqrt(yy / rows),
        "rms_radius_mm": math.sqrt((xx + yy) / rows),
        "mean_radius_mm": mean_radius_mm,
        "range_ml_mm": range_ml,
        "range_ap_mm": range_ap,
        "ellipse95_mm2": math.pi * CHI2_95 * math.sqrt(max(0.0, xx * yy - xy * xy)) / (rows - 1),
    }
    for axis, off in (("ml", x), ("ap", y)):
        mean_mm = float(np.abs(off).mean())
        if mean_mm > STILL_MM:
            speed = out[f"mean_speed_{axis}_mm_s"]
            out[f"freq_mean_prieto_{axis}_hz"] = speed / (4 * math.sqrt(2) * mean_mm)
    if mean_radius_mm > STILL_MM:
        out["freq_mean_prieto_radius_hz"] = path_mm / span_s / (2 * math.pi * mean_radius_mm)
    return out


def _axis(name: str, at: Numbers, steps: Numbers, span_s: float) -> tuple[dict[str, float], float]:
    """The speed along one axis, and its range."""
    speed = {f"mean_speed_{name}_mm_s": float(np.abs(steps).sum()) / span_s}
    return speed, float(at.max() - at.min())


def _definitions() -> tuple[Definition, ...]:
    told = [
        Definition("path_mm", "mm", "the way that the centre of pressure went", 10.0),
        Definition("mean_speed_mm_s", "mm/s", "path divided by the time it took", 10.0),
    ]
    for axis, way in NAMES.items():
        told += [
            Definition(f"mean_speed_{axis}_mm_s", "mm/s", f"mean speed {way}", 10.0),
            Definition(f"rms_{axis}_mm", "mm", f"root mean square distance {way}", 10.0),
            Definition(
                f"range_{axis}_mm", "mm", f"largest minus smallest place {way}: one row decides it"
            ),
            Definition(
                f"freq_mean_prieto_{axis}_hz",
                "Hz",
                f"mean speed {way} / (4 sqrt 2 mean distance): Prieto's mean frequency",
                20.0,
            ),
        ]
    return (
        *told,
        Definition("rms_radius_mm", "mm", "root mean square distance from the mean place", 10.0),
        Definition("mean_radius_mm", "mm", "mean distance from the mean place", 10.0),
        Definition(
            "ellipse95_mm2",
            "mm2",
            "area of the 95 % prediction ellipse, pi 5.9915 sqrt(det C)",
            20.0,
        ),
        Definition(
            "freq_mean_prieto_radius_hz",
            "Hz",
            "mean speed / (2 pi mean radius): Prieto's mean frequency of the radius",
            20.0,
        ),
    )


DEFINITIONS = _definitions()
