"""What is heard behind the music: surf, drops, crickets, slow breathing. Each joins at its ends.

A backdrop is a function (samples, rng) -> stereo array of shape (samples, 2), very quiet.
"""

import numpy as np

from assets.sounds.waves import RATE_HZ, FloatArray, breath, curve, eased, panned, softened, times_s


def surf(samples: int, rng: np.random.Generator) -> FloatArray:
    """Waves on sand, eight to a loop: each rises quickly and draws back slowly."""
    sides = [_swelling(samples, 8, late, 650.0, 0.9, rng) for late in (0.0, 0.06)]
    return 0.035 * np.stack(sides, axis=1)


def breathing(samples: int, rng: np.random.Generator) -> FloatArray:
    """Air in and out, six breaths to a loop."""
    sides = [_swelling(samples, 6, 0.0, 420.0, 0.7, rng) for _ in range(2)]
    return 0.020 * np.stack(sides, axis=1)


def drops(samples: int, rng: np.random.Generator) -> FloatArray:
    """Single water drops here and there, each a small tone that jumps up."""
    result = np.zeros((samples, 2))
    for start in rng.integers(0, samples, 22):
        pitch_hz, length_s = float(rng.uniform(600.0, 1300.0)), float(rng.uniform(0.05, 0.11))
        drop = panned(drop_sound(pitch_hz, length_s), float(rng.uniform(-0.8, 0.8)))
        place = (start + np.arange(len(drop))) % samples
        result[place] += 0.05 * drop
    return result


def crickets(samples: int, rng: np.random.Generator) -> FloatArray:
    """Two crickets far off in the grass, taking turns."""
    left = _cricket(samples, 3500.0, 37)
    right = np.roll(_cricket(samples, 3800.0, 29), RATE_HZ // 3)
    return 0.016 * (panned(left, -0.7) + panned(right, 0.6))


def drop_sound(pitch_hz: float, length_s: float) -> FloatArray:
    """One drop: a bubble's tone rises by a sixth as it closes."""
    glide_hz = curve(length_s, (0.0, pitch_hz), (length_s, 1.7 * pitch_hz))
    turn = 2 * np.pi * np.cumsum(glide_hz) / RATE_HZ
    return softened(np.sin(turn) * np.exp(-3.5 * times_s(length_s) / length_s), 0.009, 0.02)


def _swelling(
    samples: int, waves: int, late: float, centre_hz: float, width: float, rng: np.random.Generator
) -> FloatArray:
    """Noise that swells `waves` times in the loop: 4 parts of 9 in, 5 out, like a calm breath."""
    turn = (np.arange(samples) * waves / samples + late) % 1.0
    shape = np.where(turn < 4 / 9, eased(turn * 9 / 4), eased((1.0 - turn) * 9 / 5))
    return breath(samples, centre_hz, width, rng) * (0.12 + 0.88 * shape)


def _cricket(samples: int, pitch_hz: float, chirps: int) -> FloatArray:
    """Chirps of three pulses, evenly around the loop."""
    length_s = 0.024
    pulse = np.sin(2 * np.pi * pitch_hz * times_s(length_s))
    pulse = softened(pulse, 0.008, 0.012)
    result = np.zeros(samples)
    for chirp in range(chirps):
        for beat in range(3):
            start = chirp * samples // chirps + round(0.033 * beat * RATE_HZ)
            result[(start + np.arange(len(pulse))) % samples] += pulse
    return result
