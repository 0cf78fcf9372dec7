"""The instruments: functions (pitch_hz, length_s) -> one mono note, about 1.0 at its loudest.

Struck and plucked ones ring as they like; blown and held ones last `length_s` and a release.
"""

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

import numpy as np

from assets.sounds.waves import (
    HIGHEST_PARTIAL_HZ,
    FloatArray,
    breath,
    count,
    curve,
    eased,
    harmonics,
    softened,
    times_s,
    tone,
)

Instrument: TypeAlias = Callable[[float, float], FloatArray]


class Mode(NamedTuple):
    """One way in which a bar, tine or bell shakes."""

    ratio: float  # of its pitch to the note's
    level: float
    ring_share: float  # of the note's own ring


# Ratios: a marimba bar is cut so that its overtones are near 1:4:10, a free bar has 1:2.76:5.40,
# a clamped tine 1:6.27 (Fletcher & Rossing, The Physics of Musical Instruments, ch. 2 and 19).
# Levels are chosen soft.
_MARIMBA = (Mode(1, 1, 1), Mode(3.93, 0.16, 0.22), Mode(9.2, 0.03, 0.06))
_KALIMBA = (Mode(1, 1, 1), Mode(2, 0.07, 0.6), Mode(6.27, 0.07, 0.12))
_CELESTA = (Mode(1, 1, 1), Mode(2, 0.10, 0.7), Mode(4, 0.09, 0.3))
_GLOCKENSPIEL = (Mode(1, 1, 1), Mode(2.756, 0.14, 0.4), Mode(5.404, 0.03, 0.15))
_SOFT_BELL = (Mode(0.5, 0.25, 1.2), Mode(1, 1, 1), Mode(1.0035, 0.6, 1), Mode(2.71, 0.10, 0.4))
_BASS = (Mode(1, 1, 1), Mode(2, 0.30, 0.6), Mode(3, 0.10, 0.35))
_WOOD_BLOCK = (Mode(1, 1, 1), Mode(2.42, 0.30, 0.6), Mode(4.1, 0.08, 0.4))


def rung(pitch_hz: float, modes: tuple[Mode, ...], ring_s: float, rise_s: float) -> FloatArray:
    """A struck note: each mode dies away by 60 dB in its share of `ring_s`."""
    t_s = times_s(ring_s * max(mode.ring_share for mode in modes))
    note = np.zeros(len(t_s))
    for mode in modes:
        if pitch_hz * mode.ratio < HIGHEST_PARTIAL_HZ:
            dying = np.exp(-6.9 * t_s / (ring_s * mode.ring_share))
            note += mode.level * dying * np.sin(2 * np.pi * pitch_hz * mode.ratio * t_s)
    return softened(note, rise_s, 0.05)


def plucked(pitch_hz: float, ring_s: float, pluck_share: float, mellow: float) -> FloatArray:
    """A nylon string, plucked at a share of its length; high partials are weaker and die sooner."""
    t_s = times_s(ring_s)
    note = np.zeros(len(t_s))
    for n in range(1, 15):
        partial_hz = n * pitch_hz * np.sqrt(1.0 + 0.00006 * n * n)  # a string is a little stiff
        if partial_hz < HIGHEST_PARTIAL_HZ:
            level = np.sin(np.pi * n * pluck_share) / n**mellow
            dying = np.exp(-6.9 * t_s / ring_s * (1.0 + 0.35 * (n - 1)))
            note += level * dying * np.sin(2 * np.pi * partial_hz * t_s)
    return softened(note, 0.008, 0.06)


def marimba(pitch_hz: float, length_s: float) -> FloatArray:
    """A wooden bar under a soft mallet; low bars ring longer."""
    return rung(pitch_hz, _MARIMBA, 1.3 * (262.0 / pitch_hz) ** 0.5, 0.008)


def kalimba(pitch_hz: float, length_s: float) -> FloatArray:
    """A thumb piano's tine on a wooden box, with the box's small thump."""
    note = rung(pitch_hz, _KALIMBA, 1.9 * (440.0 / pitch_hz) ** 0.4, 0.008)
    thump = rung(140.0, (Mode(1, 1, 1), Mode(1.9, 0.5, 0.7)), 0.12, 0.008)
    note[: len(thump)] += 0.16 * thump
    return note


def celesta(pitch_hz: float, length_s: float) -> FloatArray:
    """Felt on steel over a wooden box: a lullaby's voice."""
    return rung(pitch_hz, _CELESTA, 2.0 * (523.0 / pitch_hz) ** 0.4, 0.009)


def glockenspiel(pitch_hz: float, length_s: float) -> FloatArray:
    """Small steel bars under a rubber mallet."""
    return rung(pitch_hz, _GLOCKENSPIEL, 2.2 * (1047.0 / pitch_hz) ** 0.4, 0.009)


def soft_bell(pitch_hz: float, length_s: float) -> FloatArray:
    """A far bell that swells in and beats slowly."""
    return rung(pitch_hz, _SOFT_BELL, 4.0 * (262.0 / pitch_hz) ** 0.3, 0.02)


def bass(pitch_hz: float, length_s: float) -> FloatArray:
    """A round plucked bass."""
    return rung(pitch_hz, _BASS, 1.5, 0.012)


def wood_block(pitch_hz: float, length_s: float) -> FloatArray:
    """A knock on a small hollow log."""
    return rung(pitch_hz, _WOOD_BLOCK, 0.18, 0.008)


def guitar(pitch_hz: float, length_s: float) -> FloatArray:
    """A slack-tuned guitar: two strings a hair apart."""
    return 0.6 * (plucked(pitch_hz, 2.6, 0.28, 1.5) + plucked(pitch_hz * 1.0012, 2.6, 0.31, 1.5))


def ukulele(pitch_hz: float, length_s: float) -> FloatArray:
    """A small nylon string, dry and friendly."""
    return 0.9 * plucked(pitch_hz, 1.3, 0.36, 1.35)


def steel_drum(pitch_hz: float, length_s: float) -> FloatArray:
    """A steel pan: its octave wakes up just after the stroke."""
    t_s = times_s(1.6)
    dying = np.exp(-6.9 * t_s / 1.6)
    wobble = 1.0 + 0.10 * np.sin(2 * np.pi * 5.2 * t_s) * eased(t_s / 0.3)
    octave = 0.55 * (1.0 - np.exp(-t_s / 0.045)) * np.exp(-3.0 * t_s) * wobble
    twelfth = 0.10 * np.exp(-14.0 * t_s)
    turn = 2 * np.pi * pitch_hz * t_s
    note = dying * (np.sin(turn) + octave * np.sin(2.003 * turn) + twelfth * np.sin(3.0 * turn))
    return softened(note, 0.009, 0.1)


def ocarina(pitch_hz: float, length_s: float) -> FloatArray:
    """A clay flute: nearly a pure tone, some breath, a late gentle vibrato."""
    total_s = length_s + 0.12
    t_s = times_s(total_s)
    vibrato = 1.0 + 0.004 * np.sin(2 * np.pi * 4.8 * t_s) * eased((t_s - 0.25) / 0.4)
    scoop = curve(total_s, (0.0, 0.985), (0.06, 1.0))
    note = tone(pitch_hz * vibrato * scoop, harmonics((1.0, 0.07, 0.05)), 3)
    air = breath(count(total_s), 2.0 * pitch_hz, 0.5, np.random.default_rng(round(pitch_hz)))
    return softened(note + 0.025 * air, 0.06, 0.14)


def pad(pitch_hz: float, length_s: float) -> FloatArray:
    """Soft held voices, three slightly apart, that swell in and out and overlap the next chord."""
    total_s = length_s + 0.9
    note = np.zeros(count(total_s))
    for detune in (0.9975, 1.0, 1.0027):
        voice_hz = np.full(len(note), pitch_hz * detune)
        note += tone(voice_hz, harmonics((1.0, 0.22, 0.10, 0.04)), 4)
    return softened(note / 3.0, 0.9, 0.9)


def slow_pad(pitch_hz: float, length_s: float) -> FloatArray:
    """The pad as one breath: it swells for four parts of nine and sinks for five."""
    total_s = length_s + 1.5
    return softened(pad(pitch_hz, total_s)[: count(total_s)], total_s * 4 / 9, total_s * 5 / 9)


def shaker(pitch_hz: float, length_s: float) -> FloatArray:
    """A seed shaker, felt more than heard; `pitch_hz` is the middle of its hush."""
    hush = breath(count(0.12), pitch_hz, 0.35, np.random.default_rng(7))
    return softened(0.3 * hush * np.exp(-times_s(0.12) / 0.03), 0.015, 0.04)
