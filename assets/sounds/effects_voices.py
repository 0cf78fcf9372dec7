"""Friendly creatures: hums, a yawn, an owl, a snore, a giggle; mono, any loudness.

A voice is a harmonic tone whose partials are shaped by formants: the places where a mouth rings.
"""

from collections.abc import Callable

import numpy as np

from assets.sounds.waves import (
    RATE_HZ,
    FloatArray,
    Point,
    bell_curve,
    breath,
    count,
    curve,
    moving_breath,
    placed,
    softened,
    times_s,
    tone,
)

Formant = tuple[float, float, float]  # centre in Hz, width in octaves, level
MOUTH_SHUT: tuple[Formant, ...] = ((260.0, 0.8, 1.0), (1000.0, 0.5, 0.04))
MOUTH_HOO: tuple[Formant, ...] = ((380.0, 0.7, 1.0), (850.0, 0.4, 0.10))
MOUTH_HEE: tuple[Formant, ...] = ((450.0, 0.7, 1.0), (1900.0, 0.35, 0.16), (2700.0, 0.3, 0.06))


def hm(rng: np.random.Generator) -> FloatArray:
    """A miss: two soft curious hums, mouth shut, each sinks a little and then asks upwards."""
    first = _hummed(0.36, ((0.0, 235.0), (0.14, 205.0), (0.34, 262.0)), rng)
    second = _hummed(0.44, ((0.0, 250.0), (0.16, 215.0), (0.42, 310.0)), rng)
    return softened(placed(1.0, (0.0, first), (0.48, second)), 0.01, 0.05)


def owl_hoot(rng: np.random.Generator) -> FloatArray:
    """Hoo. Hoo-hooo: nearly a pure tone through a feathery breath."""
    short = _hooted(0.26, 345.0, rng)
    long = _hooted(0.62, 335.0, rng)
    return placed(1.5, (0.0, short), (0.44, _hooted(0.2, 350.0, rng)), (0.70, long))


def yawn(rng: np.random.Generator) -> FloatArray:
    """A big yawn: the mouth opens from hoo to aah and closes as the voice sinks."""
    length_s = 1.7
    pitch_hz = curve(length_s, (0.0, 250.0), (0.55, 390.0), (1.65, 190.0))
    opening = curve(length_s, (0.0, 380.0), (0.6, 820.0), (1.6, 400.0))

    def gain(n: int, frequency_hz: FloatArray) -> FloatArray:
        low = bell_curve(frequency_hz, opening, 0.55)
        return low + 0.2 * bell_curve(frequency_hz, 1.6 * opening, 0.4) + 0.12 * (n == 1)

    level = curve(length_s, (0.0, 0.0), (0.5, 1.0), (1.0, 0.7), (1.7, 0.0))
    air = moving_breath(1.6 * opening, 0.5, rng)
    return softened((tone(pitch_hz, gain, 12) + 0.07 * air) * level)


def snore(rng: np.random.Generator) -> FloatArray:
    """Asleep: a soft purring breath in, a sigh out."""
    purr = 0.55 + 0.45 * np.sin(
        2 * np.pi * np.cumsum(curve(0.9, (0.0, 24.0), (0.9, 30.0))) / RATE_HZ
    )
    breath_in = breath(count(0.9), 330.0, 0.45, rng) * purr
    breath_in *= curve(0.9, (0.0, 0.0), (0.55, 1.0), (0.9, 0.0))
    sigh = moving_breath(curve(0.9, (0.0, 750.0), (0.9, 480.0)), 0.4, rng)
    sigh *= curve(0.9, (0.0, 0.0), (0.25, 0.5), (0.9, 0.0))
    return softened(placed(2.0, (0.0, breath_in), (1.05, sigh)))


def giggle(rng: np.random.Generator) -> FloatArray:
    """Five little hee-hees that skip up and tumble down."""
    pitches_hz = (430.0, 500.0, 470.0, 430.0, 390.0)
    laughs = [
        (0.16 * place, 0.92**place * _laughed(pitch_hz, rng))
        for place, pitch_hz in enumerate(pitches_hz)
    ]
    return placed(0.9, *laughs)


def mouth(formants: tuple[Formant, ...]) -> Callable[[int, FloatArray], FloatArray]:
    """The `gain` of a tone that is sung with this mouth."""

    def gain(n: int, frequency_hz: FloatArray) -> FloatArray:
        rung = np.zeros(len(frequency_hz))
        for centre_hz, width_octaves, level in formants:
            rung += level * bell_curve(frequency_hz, centre_hz, width_octaves)
        return rung

    return gain


def _hummed(length_s: float, contour: tuple[Point, ...], rng: np.random.Generator) -> FloatArray:
    voice = tone(curve(length_s, *contour), mouth(MOUTH_SHUT), 8)
    voice += 0.02 * breath(len(voice), 500.0, 0.6, rng)
    return softened(voice, 0.07, 0.12)


def _hooted(length_s: float, pitch_hz: float, rng: np.random.Generator) -> FloatArray:
    arch = curve(length_s, (0.0, 0.93), (0.08, 1.0), (0.6 * length_s, 1.0), (length_s, 0.92))
    voice = tone(pitch_hz * arch, mouth(MOUTH_HOO), 4)
    voice += 0.05 * breath(len(voice), 2 * pitch_hz, 0.4, rng)
    return softened(voice, 0.05, 0.12)


def _laughed(pitch_hz: float, rng: np.random.Generator) -> FloatArray:
    falling = curve(0.13, (0.0, 1.06), (0.13, 0.94))
    voice = tone(pitch_hz * falling, mouth(MOUTH_HEE), 12)
    voice += 0.10 * breath(len(voice), 1300.0, 0.5, rng) * np.exp(-times_s(0.13) / 0.03)
    return softened(voice, 0.02, 0.07)
