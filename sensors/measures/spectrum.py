"""How fast sway is: F50, F95, centroid and dispersion of its power between 0.15 and 5 Hz.

Prieto 1996, IEEE Trans Biomed Eng 43:956; power by Welch's method: Hann windows of 10 s, half
overlapping, each without its straight line, zero-padded to the whole length.
"""

import math

import numpy as np

from sensors.measures.arrays import Numbers
from sensors.measures.definition import Definition
from sensors.measures.refused import Refused
from sensors.measures.sway import NAMES

__all__ = ["DEFINITIONS", "spectrum"]

LOW_HZ, HIGH_HZ = 0.15, 5.0
EDGE_HZ = 1e-9
"""A bin on an edge of the band belongs to it, however it was rounded."""
SEGMENT_S = 10.0
LEAST_ROWS = 16
BLOCK = 256
"""So many segments are transformed at a time."""


def spectrum(cop_mm: Numbers, rate_hz: float) -> dict[str, float]:
    """The frequencies of evenly spaced places (n, 2), of any chain.

    An axis that does not move has none, and is left out. Raises Refused where the rows are too few
    for a bin between 0.15 and 5 Hz.
    """
    rows = len(cop_mm)
    frequency_hz = np.arange(rows // 2 + 1, dtype=np.float64) * (rate_hz / max(rows, 1))
    band = (frequency_hz >= LOW_HZ - EDGE_HZ) & (frequency_hz <= HIGH_HZ + EDGE_HZ)
    if rows < LEAST_ROWS or not band.any():
        raise Refused(f"Needs a few seconds of rows; here are {rows} at {rate_hz:.3g} a second.")
    out: dict[str, float] = {}
    for axis, column in zip(NAMES, cop_mm.T, strict=True):
        power = _power(column, rate_hz)[band]
        total = float(power.sum())
        if total > np.finfo(np.float64).tiny:
            out |= _figures(axis, frequency_hz[band], power / total)
    return out


def _figures(axis: str, frequency_hz: Numbers, share: Numbers) -> dict[str, float]:
    """The figures of one axis, of shares of the power that sum up to 1."""
    sums = np.cumsum(share)
    mean = float(frequency_hz @ share)
    square = float((frequency_hz * frequency_hz) @ share)
    median, most = np.searchsorted(sums, (0.50 * sums[-1], 0.95 * sums[-1]))
    band = f"{LOW_HZ:g}_{HIGH_HZ:g}"
    return {
        f"freq_f50_{band}_{axis}_hz": float(frequency_hz[median]),
        f"freq_f95_{band}_{axis}_hz": float(frequency_hz[most]),
        f"freq_centroid_{band}_{axis}_hz": math.sqrt(square),
        f"freq_dispersion_{band}_{axis}": math.sqrt(max(0.0, 1 - mean * mean / square)),
    }


def _power(values: Numbers, rate_hz: float) -> Numbers:
    """Welch's estimate at rows // 2 + 1 frequencies, in no unit.

    The mean of the power of zero-padded segments is the transform of the mean of their
    correlations, which is short: so one long transform is enough, whatever the number of segments.
    """
    rows = len(values)
    length = min(rows, int(SEGMENT_S * rate_hz))
    starts = np.arange(0, rows - length + 1, max(1, length - length // 2))
    segments = np.lib.stride_tricks.sliding_window_view(values, length)[starts]
    size = 1 << (2 * length - 1).bit_length()
    ramp = np.arange(length) - (length - 1) / 2
    window = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(length) / length)
    power = np.zeros(size // 2 + 1)
    for at in range(0, len(segments), BLOCK):
        block = segments[at : at + BLOCK]
        slope = block @ ramp / (ramp @ ramp)
        level = block - block.mean(axis=1, keepdims=True) - slope[:, None] * ramp
        waves = np.fft.rfft(level * window, size)
        power += (waves.real**2 + waves.imag**2).sum(axis=0)
    lags = np.fft.irfft(power, size)[:length]
    folded = np.zeros(rows)
    folded[:length] += lags
    folded[rows - length + 1 :] += lags[:0:-1]
    spectrum: Numbers = np.maximum(0.0, np.fft.rfft(folded).real)
    return spectrum


def _definitions() -> tuple[Definition, ...]:
    band = f"{LOW_HZ:g}_{HIGH_HZ:g}"
    told = f"between {LOW_HZ:g} and {HIGH_HZ:g} Hz"
    return tuple(
        definition
        for axis, way in NAMES.items()
        for definition in (
            Definition(
                f"freq_f50_{band}_{axis}_hz", "Hz", f"half of the power {way} {told} lies below", 25
            ),
            Definition(
                f"freq_f95_{band}_{axis}_hz", "Hz", f"95 % of the power {way} {told} lies below", 25
            ),
            Definition(
                f"freq_centroid_{band}_{axis}_hz",
                "Hz",
                f"sqrt(m2 / m0) of the power {way} {told}",
                25,
            ),
            Definition(
                f"freq_dispersion_{band}_{axis}",
                "",
                f"sqrt(1 - m1^2 / (m0 m2)) of the power {way} {told}: 0 for a single wave",
                25,
            ),
        )
    )


DEFINITIONS = _definitions()
