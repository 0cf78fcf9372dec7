"""The definitions of measures in plain loops: easy to check by eye, slow on purpose.

They are the baseline of the benchmark, and what tests compare with. Lengths mm, times s, loads kg;
`cop` is an array (n, 2): to the right, to the front.
"""

import math
from itertools import pairwise

import numpy as np

CHI2_95 = -2 * math.log(0.05)


def sway_time(t_s, cop):
    """Time-domain sway of the rows as they stand."""
    d = np.diff(cop, axis=0)
    span = t_s[-1] - t_s[0]
    c = cop - cop.mean(axis=0)
    radius = np.hypot(c[:, 0], c[:, 1])
    path = np.hypot(d[:, 0], d[:, 1]).sum()
    out = {
        "path_mm": path,
        "mean_speed_mm_s": path / span,
        "rms_radius_mm": math.sqrt((radius**2).mean()),
        "mean_radius_mm": radius.mean(),
        "ellipse95_mm2": math.pi * CHI2_95 * math.sqrt(np.linalg.det(np.cov(cop.T))),
        "freq_mean_prieto_radius_hz": path / span / (2 * math.pi * radius.mean()),
    }
    for i, axis in enumerate(("ml", "ap")):
        speed = np.abs(d[:, i]).sum() / span
        out[f"mean_speed_{axis}_mm_s"] = speed
        out[f"rms_{axis}_mm"] = math.sqrt((c[:, i] ** 2).mean())
        out[f"range_{axis}_mm"] = np.ptp(cop[:, i])
        out[f"freq_mean_prieto_{axis}_hz"] = speed / (4 * math.sqrt(2) * np.abs(c[:, i]).mean())
    return out


def plain_sway(t_s, cop):
    """The same as whoever knows numpy well would write it, for one run and no other purpose."""
    x, y = cop.T
    span = t_s[-1] - t_s[0]
    dx, dy = np.diff(x), np.diff(y)
    cx, cy = x - x.mean(), y - y.mean()
    path = np.sqrt(dx**2 + dy**2).sum()
    radius = np.sqrt(cx**2 + cy**2)
    speed = np.abs(dx).sum() / span, np.abs(dy).sum() / span
    (xx, xy), (_, yy) = np.cov(x, y)
    prieto = 4 * math.sqrt(2)
    return {
        "path_mm": path,
        "mean_speed_mm_s": path / span,
        "mean_speed_ml_mm_s": speed[0],
        "mean_speed_ap_mm_s": speed[1],
        "rms_ml_mm": math.sqrt((cx**2).mean()),
        "rms_ap_mm": math.sqrt((cy**2).mean()),
        "rms_radius_mm": math.sqrt((radius**2).mean()),
        "mean_radius_mm": radius.mean(),
        "range_ml_mm": x.max() - x.min(),
        "range_ap_mm": y.max() - y.min(),
        "ellipse95_mm2": math.pi * CHI2_95 * math.sqrt(xx * yy - xy * xy),
        "freq_mean_prieto_ml_hz": speed[0] / (prieto * np.abs(cx).mean()),
        "freq_mean_prieto_ap_hz": speed[1] / (prieto * np.abs(cy).mean()),
        "freq_mean_prieto_radius_hz": path / span / (2 * math.pi * radius.mean()),
    }


def welch(x, rate_hz):
    """Frequencies and power: windows of 10 s, half overlapping, Hann, each without its line.

    Zero-padded to the whole length, in no unit.
    """
    n, length = len(x), int(10 * rate_hz)
    window = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(length) / length)
    ramp = np.arange(length)
    power = np.zeros(n // 2 + 1)
    for start in range(0, n - length + 1, length - int(5 * rate_hz)):
        piece = x[start : start + length]
        slope, level = np.polyfit(ramp, piece, 1)
        power += np.abs(np.fft.rfft((piece - slope * ramp - level) * window, n)) ** 2
    return np.fft.rfftfreq(n, 1 / rate_hz), power


def sway_spectrum(cop, rate_hz, estimate=welch):
    """F50, F95, centroid and dispersion of the bins in 0.15..5 Hz inclusive."""
    out = {}
    for i, axis in enumerate(("ml", "ap")):
        x = cop[:, i] - cop[:, i].mean()
        f, p = estimate(x, rate_hz)
        band = (f > 0.15 - 1e-9) & (f < 5 + 1e-9)
        f, p = f[band], p[band]
        total = np.cumsum(p)
        m0, m1, m2 = p.sum(), (f * p).sum(), (f * f * p).sum()
        out[f"freq_f50_0.15_5_{axis}_hz"] = f[total >= 0.50 * total[-1]][0]
        out[f"freq_f95_0.15_5_{axis}_hz"] = f[total >= 0.95 * total[-1]][0]
        out[f"freq_centroid_0.15_5_{axis}_hz"] = math.sqrt(m2 / m0)
        out[f"freq_dispersion_0.15_5_{axis}"] = math.sqrt(1 - m1 * m1 / (m0 * m2))
    return out


def low_pass(x, rate_hz, cut_hz=10.0):
    """Butterworth of order 4 forwards and backwards, row by row, its state at rest at both ends."""
    smooth = np.concatenate((2 * x[0] - x[15:0:-1], x, 2 * x[-1] - x[-2:-17:-1]))
    for _ in range(2):
        for damping in (2 * math.cos(math.pi / 8), 2 * math.cos(3 * math.pi / 8)):
            smooth = _section(smooth, rate_hz, cut_hz, damping)
        smooth = smooth[::-1]
    return smooth[15:-15]


def _section(x, rate_hz, cut_hz, damping):
    k = math.tan(math.pi * cut_hz / rate_hz)
    norm = 1 / (1 + damping * k + k * k)
    b, a1, a2 = k * k * norm, 2 * (k * k - 1) * norm, (1 - damping * k + k * k) * norm
    out, x1, x2, y1, y2 = [], x[0], x[0], x[0], x[0]
    for now in x:
        y = b * (now + 2 * x1 + x2) - a1 * y1 - a2 * y2
        x1, x2, y1, y2 = now, x1, y, y1
        out.append(y)
    return np.array(out)


def sample_entropy(x, m=2, r=0.2):
    """Richman and Moorman 2000: -ln(A/B), Chebyshev distance, no piece with itself."""
    tolerance = r * x.std()
    n = len(x) - m
    b = a = 0
    for i in range(n):
        j = np.arange(i + 1, n)
        close = np.abs(x[j] - x[i]) <= tolerance
        for k in range(1, m):
            close &= np.abs(x[j + k] - x[i + k]) <= tolerance
        b += int(close.sum())
        a += int((close & (np.abs(x[j + m] - x[i + m]) <= tolerance)).sum())
    return -math.log(a / b)


def sway_full(t_s, cop, rate_hz):
    """The whole sway set: time domain, spectrum, sample entropy of every fourth sample."""
    out = sway_time(t_s, cop) | sway_spectrum(cop, rate_hz)
    thin = cop[:: max(1, round(rate_hz / 25))]
    for i, axis in enumerate(("ml", "ap")):
        out[f"sampen_m2_r0.2_25hz_{axis}"] = sample_entropy(thin[:, i])
    return out


def swarii(t_s, x, rate_hz=25.0, window_s=0.08):
    """Audiffren and Contal 2016, in the reference's shape: every output scans all rows.

    A row within half a window of an output weighs the time between the mid-points to its
    neighbours, cut at the window. Empty windows are filled linearly. Returns (times, values).
    """
    half = window_s / 2 - 0.5e-6
    t = [float(v) for v in t_s]
    times, values = [], []
    now = max(0.0, t[0])
    while now < t[-1]:
        inside = [i for i in range(len(t)) if abs(t[i] - now) < half]
        if inside:
            total, weight = 0.0, 0.0
            for i in inside:
                left = (
                    max(t[0], now - half) if i == inside[0] or i == 0 else 0.5 * (t[i] + t[i - 1])
                )
                right = min(t[-1], now + half) if i == inside[-1] else 0.5 * (t[i] + t[i + 1])
                total = total + x[i] * (right - left)
                weight += right - left
            times.append(now)
            values.append(x[inside[0]] if len(inside) == 1 else total / weight)
        now += 1.0 / rate_hz
    grid = np.arange(times[0], times[-1] + 0.5 / rate_hz, 1.0 / rate_hz)
    values = np.array(values)
    return grid, np.column_stack(
        [np.interp(grid, times, values[:, k]) for k in range(values.shape[1])]
    )


def contacts(load_kg, threshold_kg, lock_out=20):
    """Row numbers of contact and off: Blades 2023, one threshold.

    Events within `lock_out` rows after a kept one of their kind are dropped; then offs before the
    first contact and contacts after the last off.
    """
    up, down = [], []
    for i in range(1, len(load_kg)):
        was, now = load_kg[i - 1] >= threshold_kg, load_kg[i] >= threshold_kg
        if now and not was and (not up or i - up[-1] > lock_out):
            up.append(i)
        if was and not now and (not down or i - down[-1] > lock_out):
            down.append(i)
    down = [i for i in down if up and i > up[0]]
    up = [i for i in up if down and i < down[-1]]
    return up, down


def gait(t_s, left_kg, right_kg, threshold_left_kg, threshold_right_kg):
    """Timing of a walk from the load under each foot."""
    feet = {
        "left": contacts(left_kg, threshold_left_kg),
        "right": contacts(right_kg, threshold_right_kg),
    }
    out, down = {}, {}
    for side, (up, off) in feet.items():
        stride, stance, down[side] = _strides(t_s, up, off)
        out[f"strides_{side}"] = len(stride)
        out[f"stride_time_{side}_s"] = float(np.median(stride))
        out[f"stride_cv_{side}_percent"] = 100 * float(np.std(stride, ddof=1) / np.mean(stride))
        out[f"stance_{side}_percent"] = 100 * float(np.median(stance))
        out[f"swing_{side}_percent"] = 100 - 100 * float(np.median(stance))
    first = max(up[0] for up, _ in feet.values())
    last = min(off[-1] for _, off in feet.values())
    both = (down["left"] & down["right"])[first:last]
    out["double_support_percent"] = 100 * float(both.mean())
    return out | _steps(sorted((t_s[i], side) for side, (up, _) in feet.items() for i in up))


def _strides(t_s, up, off):
    """Stride times, stance shares, and which rows the foot is down."""
    stance, stride, on = [], [], [False] * len(t_s)
    for k, i in enumerate(up):
        end = next((j for j in off if j > i), None)
        if end is None:
            continue
        for j in range(i, end):
            on[j] = True
        if k + 1 < len(up) and end < up[k + 1] + 1 and 0.5 < t_s[up[k + 1]] - t_s[i] < 2.5:
            stride.append(t_s[up[k + 1]] - t_s[i])
            stance.append((t_s[end] - t_s[i]) / stride[-1])
    return stride, stance, np.array(on)


def _steps(steps):
    times = {"left": [], "right": []}
    for (t0, s0), (t1, s1) in pairwise(steps):
        if s0 != s1 and 0.2 < t1 - t0 < 1.5:
            times[s1].append(t1 - t0)
    left, right = float(np.median(times["left"])), float(np.median(times["right"]))
    return {
        "step_time_left_s": left,
        "step_time_right_s": right,
        "step_time_ratio": left / right,
        "step_time_si_percent": 200 * (right - left) / (right + left),
        "cadence_median_spm": 60 / float(np.median(times["left"] + times["right"])),
        "cadence_count_spm": 60 * len(steps) / (steps[-1][0] - steps[0][0]),
    }
