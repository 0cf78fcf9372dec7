"""The raw materials of every sound: time, envelopes, gliding tones, breath (shaped noise), rooms.

Arrays are float64 at 44100 Hz, full scale 1.0: shape (samples,) for mono, (samples, 2) for stereo.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

RATE_HZ = 44100
HIGHEST_PARTIAL_HZ = 9000.0  # nothing is sung or struck above this: small speakers only hiss there

FloatArray: TypeAlias = NDArray[np.float64]
Point: TypeAlias = tuple[float, float]


def count(length_s: float) -> int:
    """How many samples a length has."""
    return round(length_s * RATE_HZ)


def times_s(length_s: float) -> FloatArray:
    """The time of each sample, from 0."""
    return np.arange(count(length_s), dtype=np.float64) / RATE_HZ


def eased(share: FloatArray) -> FloatArray:
    """0..1 to 0..1 along half a cosine: a curve starts and ends flat, so nothing clicks."""
    return 0.5 - 0.5 * np.cos(np.pi * np.clip(share, 0.0, 1.0))


def curve(length_s: float, *points: Point) -> FloatArray:
    """A smooth contour through (time_s, value) points, level before the first, after the last."""
    t_s = times_s(length_s)
    result = np.full(len(t_s), points[0][1])
    for (from_s, low), (to_s, high) in pairwise(points):
        result += (high - low) * eased((t_s - from_s) / (to_s - from_s))
    return result


def softened(sound: FloatArray, rise_s: float = 0.004, fall_s: float = 0.03) -> FloatArray:
    """The sound with both ends eased to silence; the rise is never shorter than 4 ms."""
    shape = np.ones(len(sound))
    rise, fall = count(rise_s), min(count(fall_s), len(sound))
    shape[:rise] = eased(np.arange(rise) / rise)
    shape[len(sound) - fall :] *= eased(np.arange(fall, 0, -1) / fall - 1.0 / fall)
    return sound * shape


def tone(
    pitch_hz: FloatArray, gain: Callable[[int, FloatArray], FloatArray | float], partials: int
) -> FloatArray:
    """A harmonic tone along a pitch contour; `gain(n, frequency_hz)` is partial n's level."""
    phase = 2.0 * np.pi * np.cumsum(pitch_hz) / RATE_HZ
    result = np.zeros(len(pitch_hz))
    for n in range(1, partials + 1):
        frequency_hz = n * pitch_hz
        below_top = np.clip((HIGHEST_PARTIAL_HZ - frequency_hz) / 1000.0, 0.0, 1.0)
        result += gain(n, frequency_hz) * below_top * np.sin(n * phase)
    return result


def bell_curve(
    frequency_hz: FloatArray | float, centre_hz: FloatArray | float, width_octaves: float
) -> FloatArray:
    """1 at the centre, falling on both sides by octaves."""
    distance = np.log2(np.maximum(frequency_hz, 1.0) / np.asarray(centre_hz, dtype=np.float64))
    return np.asarray(np.exp(-0.5 * (distance / width_octaves) ** 2))


def bins_hz(samples: int) -> FloatArray:
    """The frequencies of a real spectrum of that many samples."""
    return np.fft.rfftfreq(samples, 1.0 / RATE_HZ).astype(np.float64)


def breath(
    samples: int, centre_hz: float, width_octaves: float, rng: np.random.Generator
) -> FloatArray:
    """Noise around one pitch, rms 1, that joins at its ends (it is shaped as one circle)."""
    spectrum = np.fft.rfft(rng.standard_normal(samples))
    result = np.fft.irfft(
        spectrum * bell_curve(bins_hz(samples), centre_hz, width_octaves), samples
    )
    return np.asarray(result / np.sqrt(np.mean(result**2)))


def moving_breath(
    centre_hz: FloatArray, width_octaves: float, rng: np.random.Generator
) -> FloatArray:
    """Noise whose pitch follows a contour: neighbouring bands are faded into each other."""
    lowest, highest = float(np.log2(centre_hz.min())), float(np.log2(centre_hz.max()))
    bands = np.arange(lowest - 2 * width_octaves, highest + 2 * width_octaves + 0.1, width_octaves)
    result = np.zeros(len(centre_hz))
    for band_hz in 2.0**bands:
        band = breath(len(centre_hz), float(band_hz), width_octaves / 2, rng)
        result += band * bell_curve(centre_hz, float(band_hz), width_octaves / 2)
    return result


def darker(sound: FloatArray, corner_hz: float) -> FloatArray:
    """The sound, turned down above a corner by 12 dB an octave (circular, like `breath`)."""
    spectrum = np.fft.rfft(sound, axis=0).T / (1.0 + (bins_hz(len(sound)) / corner_hz) ** 2)
    return np.asarray(np.fft.irfft(spectrum.T, len(sound), axis=0))


def placed(length_s: float, *sounds: tuple[float, FloatArray]) -> FloatArray:
    """Mono sounds laid at their start times into a length; what hangs over the end is cut off."""
    result = np.zeros(count(length_s))
    for start_s, sound in sounds:
        start = count(start_s)
        part = sound[: max(0, len(result) - start)]
        result[start : start + len(part)] += part
    return result


def panned(sound: FloatArray, pan: float) -> FloatArray:
    """Mono to stereo, pan from -1 (left) to 1 (right), equal power."""
    angle = (pan + 1.0) * np.pi / 4.0
    return np.stack([sound * np.cos(angle), sound * np.sin(angle)], axis=1)


def room(
    sound: FloatArray, ring_s: float, wet_share: float, rng: np.random.Generator
) -> FloatArray:
    """The sound in a small wooden room, same shape.

    The echo of the end falls on the start, so loops join; other sounds bring silence at their end.
    """
    samples = len(sound)
    tail_s = times_s(min(1.5 * ring_s, samples / RATE_HZ))
    columns = [sound] if sound.ndim == 1 else [sound[:, 0], sound[:, 1]]
    wet = []
    for column in columns:
        echo = rng.standard_normal(len(tail_s)) * np.exp(-6.9 * tail_s / ring_s)
        echo *= eased(tail_s / 0.012)  # the first wall is a little way off
        echo = darker(echo, 1800.0)
        echo /= np.sqrt(np.sum(echo**2))
        wet.append(np.fft.irfft(np.fft.rfft(column) * np.fft.rfft(echo, samples), samples))
    return sound + wet_share * np.stack(wet, axis=1).reshape(sound.shape)


def decibel(share: float) -> float:
    """A share of full scale in decibels (0 dB is full scale)."""
    return 20.0 * float(np.log10(max(share, 1e-9)))


def harmonics(levels: Sequence[float]) -> Callable[[int, FloatArray], float]:
    """The `gain` of a tone whose partials have fixed levels, the fundamental first."""
    return lambda n, _frequency_hz: levels[n - 1]
