"""Plain code beside `naive_measures`: sway as quick as plain numpy gets, and a 1-euro filter."""

import math

import numpy as np

from tests.benchmarks.naive_measures import CHI2_95

ROOT_32 = 4 * math.sqrt(2)


def sway_in_columns(t_s, cop):
    """`plain_sway` by who counts each pass: columns of their own, no hypot or cov, each sum once.

    Checks nothing, and divides by zero where nothing moves.
    """
    rows, span = len(t_s), t_s[-1] - t_s[0]
    x, y = cop[:, 0].copy(), cop[:, 1].copy()
    dx, dy = np.diff(x), np.diff(y)
    path = np.sqrt(dx * dx + dy * dy).sum()
    speed_x, speed_y = np.abs(dx).sum() / span, np.abs(dy).sum() / span
    off_x, off_y = x - x.mean(), y - y.mean()
    xx, yy, xy = off_x @ off_x, off_y @ off_y, off_x @ off_y
    radius = np.sqrt(off_x * off_x + off_y * off_y).mean()
    return {
        "path_mm": path,
        "mean_speed_mm_s": path / span,
        "mean_speed_ml_mm_s": speed_x,
        "mean_speed_ap_mm_s": speed_y,
        "rms_ml_mm": math.sqrt(xx / rows),
        "rms_ap_mm": math.sqrt(yy / rows),
        "rms_radius_mm": math.sqrt((xx + yy) / rows),
        "mean_radius_mm": radius,
        "range_ml_mm": x.max() - x.min(),
        "range_ap_mm": y.max() - y.min(),
        "ellipse95_mm2": math.pi * CHI2_95 * math.sqrt(xx * yy - xy * xy) / (rows - 1),
        "freq_mean_prieto_ml_hz": speed_x / (ROOT_32 * np.abs(off_x).mean()),
        "freq_mean_prieto_ap_hz": speed_y / (ROOT_32 * np.abs(off_y).mean()),
        "freq_mean_prieto_radius_hz": path / span / (2 * math.pi * radius),
    }


class OneEuro:
    """Casiez 2012: a low-pass whose cut-off rises with speed; beta is per mm/s."""

    def __init__(self, min_cut_hz=1.0, beta=0.02, speed_cut_hz=1.0):
        self.min_cut_hz, self.beta, self.speed_cut_hz = min_cut_hz, beta, speed_cut_hz
        self.value = self.speed = self.t_s = None

    def __call__(self, value, t_s):
        if self.t_s is None:
            self.value, self.speed, self.t_s = value, 0.0, t_s
            return value
        dt = t_s - self.t_s
        if dt <= 0:
            return self.value
        a = 1 / (1 + 1 / (2 * math.pi * self.speed_cut_hz * dt))
        self.speed += a * ((value - self.value) / dt - self.speed)
        cut = self.min_cut_hz + self.beta * abs(self.speed)
        a = 1 / (1 + 1 / (2 * math.pi * cut * dt))
        self.value += a * (value - self.value)
        self.t_s = t_s
        return self.value
