"""The low-pass of reports: Butterworth, run forwards and backwards, so that nothing comes late.

The design has order 4 and is run twice, so that it acts as order 8, and its -3 dB point moves: "10
Hz" names the design. Both ends are extended by an odd reflection of 15 rows and the filter starts
in the state that a constant input leaves it in, as programs of reference do.
"""

import math

import numpy as np

from sensors.measures.arrays import Numbers, Waves
from sensors.measures.refused import Refused

__all__ = ["CUT_HZ", "LEAST_ROWS", "low_pass"]

CUT_HZ = 10.0
EXTENSION = 15
"""Rows by which each end is extended: three times the number of coefficients."""
LEAST_ROWS = EXTENSION + 1
DAMPINGS = (2 * math.cos(math.pi / 8), 2 * math.cos(3 * math.pi / 8))
"""The two pole pairs of a Butterworth filter of order 4."""
FADED = 1e-18
"""Where the filter's answer to a pulse has faded to this, it is over."""


def low_pass(values: Numbers, rate_hz: float, cut_hz: float = CUT_HZ) -> Numbers:
    """Evenly spaced `values`, (n,) or (n, k), without what is faster than `cut_hz`; same shape.

    Raises Refused with fewer than 16 rows, or where `rate_hz` is not above twice `cut_hz`.
    """
    if rate_hz <= 2 * cut_hz:
        told = f"needs more than {2 * cut_hz:g} rows a second; here are {rate_hz:.3g}"
        raise Refused(f"A low-pass of {cut_hz:g} Hz {told}.")
    if len(values) < LEAST_ROWS:
        raise Refused(f"A low-pass needs at least {LEAST_ROWS} rows; here are {len(values)}.")
    sections = [_section(rate_hz, cut_hz, damping) for damping in DAMPINGS]
    size = _fast_size(len(values) + 2 * EXTENSION + _fades_in(sections))
    response = _response(sections, size)
    if values.ndim == 1:
        return _both_ways(values, response, size)
    smooth = np.empty(values.shape)
    for place, column in enumerate(values.T):  # one by one: two hours of insoles are large
        smooth[:, place] = _both_ways(column, response, size)
    return smooth


def _both_ways(values: Numbers, response: Waves, size: int) -> Numbers:
    """One column (n,), extended, through the filter and back."""
    before = 2 * values[0] - values[EXTENSION:0:-1]
    after = 2 * values[-1] - values[-2 : -EXTENSION - 2 : -1]
    there = _run(np.concatenate((before, values, after)), response, size)
    back: Numbers = _run(there[::-1], response, size)[::-1]
    return back[EXTENSION:-EXTENSION]


def _run(values: Numbers, response: Waves, size: int) -> Numbers:
    """One pass, as if the first value had always stood there."""
    passed = np.fft.irfft(np.fft.rfft(values - values[0], size) * response, size)
    moved: Numbers = values[0] + passed[: len(values)]
    return moved


Section = tuple[float, float, float]
"""Of one pole pair: the gain b0 = b1 / 2 = b2, and a1 and a2, with a0 = 1."""


def _section(rate_hz: float, cut_hz: float, damping: float) -> Section:
    """By the bilinear transform, its frequencies warped so that `cut_hz` stays where it is."""
    warped = math.tan(math.pi * cut_hz / rate_hz)
    square = warped * warped
    norm = 1 / (1 + damping * warped + square)
    return square * norm, 2 * (square - 1) * norm, (1 - damping * warped + square) * norm


def _response(sections: list[Section], size: int) -> Waves:
    """What one pass does to each frequency of a transform of `size` rows."""
    delay = np.exp(-2j * np.pi / size * np.arange(size // 2 + 1))
    response: Waves = np.ones_like(delay)
    for gain, a1, a2 in sections:
        response *= gain * (1 + delay) ** 2 / (1 + delay * (a1 + a2 * delay))
    return response


def _fades_in(sections: list[Section]) -> int:
    """Rows after which nothing is left of a pulse: a2 is the squared size of a pole pair."""
    slowest = math.sqrt(max(abs(a2) for _, _, a2 in sections))
    return math.ceil(math.log(FADED) / math.log(slowest)) if slowest > 0 else 1


def _fast_size(least: int) -> int:
    """A size that is quickly transformed: a power of two, or one and a half of it, or 5/4."""
    power = 1 << max(3, (least - 1).bit_length())
    return next(size for size in (power * 5 // 8, power * 3 // 4, power) if size >= least)
