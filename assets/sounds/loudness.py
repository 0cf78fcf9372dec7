"""How loud a sound is to the ear, and the levels that every sound is brought to.

Loudness follows ITU-R BS.1770-4 (K-weighting, 400 ms windows); mono is heard from both speakers.
"""

import numpy as np

from assets.sounds.waves import RATE_HZ, FloatArray, bins_hz, decibel

EFFECT_LUFS = -19.0  # loudest 400 ms of an ordinary effect
QUIET_LUFS = -24.0  # of those that come often or must not insist
MUSIC_LUFS = -25.0  # a whole loop, so that effects and speech stand clear of it
TOLERANCE_LU = 1.0  # after OGG coding
PEAK_DBFS = -3.0  # nothing is louder than this at any sample
WINDOW_S = 0.4

# The filters of BS.1770-4, annex 1, tables 1 and 2, for 48 kHz; only their response is used here.
_FILTERS_48KHZ = (
    (
        (1.53512485958697, -2.69169618940638, 1.19839281085285),
        (1.0, -1.69065929318241, 0.73248077421585),
    ),
    ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621)),
)


def k_weight(frequency_hz: FloatArray) -> FloatArray:
    """How much each frequency counts, as an amplitude factor."""
    z = np.exp(-2j * np.pi * frequency_hz / 48000.0)
    gain: FloatArray = np.ones(len(frequency_hz))
    for above, below in _FILTERS_48KHZ:
        gain *= np.abs(np.polyval(above[::-1], z) / np.polyval(below[::-1], z))
    return gain


def power_heard(sound: FloatArray) -> FloatArray:
    """K-weighted power at each sample, both speakers together; shape (samples,)."""
    stereo = np.stack([sound, sound], axis=1) if sound.ndim == 1 else sound
    weight = k_weight(bins_hz(len(stereo)))
    heard = np.fft.irfft((np.fft.rfft(stereo, axis=0).T * weight).T, len(stereo), axis=0)
    return np.asarray(np.sum(heard**2, axis=1))


def momentary_lufs(sound: FloatArray) -> float:
    """Loudness of the loudest 400 ms (a shorter sound is followed by silence)."""
    window = round(WINDOW_S * RATE_HZ)
    quiet = np.zeros((window, *sound.shape[1:]))
    total = np.concatenate([[0.0], np.cumsum(power_heard(np.concatenate([sound, quiet])))])
    return _lufs(float(np.max(total[window:] - total[:-window]) / window))


def whole_lufs(sound: FloatArray) -> float:
    """Loudness of the whole length, for loops that never pause."""
    return _lufs(float(np.mean(power_heard(sound))))


def peak_dbfs(sound: FloatArray) -> float:
    """The largest sample against full scale."""
    return decibel(float(np.max(np.abs(sound))))


def levelled(sound: FloatArray, now_lufs: float, wanted_lufs: float) -> FloatArray:
    """The sound at the wanted loudness; ValueError where that would pass the highest peak."""
    result = sound * float(10.0 ** ((wanted_lufs - now_lufs) / 20.0))
    if peak_dbfs(result) > PEAK_DBFS:
        raise ValueError(
            f"At {wanted_lufs} LUFS this sound peaks at {peak_dbfs(result):.1f} dBFS, above "
            f"{PEAK_DBFS}: make its attack softer or its ring longer."
        )
    return result


def _lufs(power: float) -> float:
    return -0.691 + 10.0 * float(np.log10(max(power, 1e-12)))
