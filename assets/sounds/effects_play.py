"""What is heard in play: tunes on kalimba and marimba, water, air and wood; mono, any loudness."""

import numpy as np

from assets.sounds.backdrops import drop_sound
from assets.sounds.instruments import (
    Instrument,
    Mode,
    celesta,
    glockenspiel,
    kalimba,
    marimba,
    pad,
    rung,
    wood_block,
)
from assets.sounds.score import hz
from assets.sounds.waves import (
    FloatArray,
    breath,
    count,
    curve,
    darker,
    harmonics,
    moving_breath,
    placed,
    room,
    softened,
    times_s,
    tone,
)


def run(
    instrument: Instrument, pitches: str, step_s: float, length_s: float, growth: float = 1.0
) -> FloatArray:
    """Named pitches one after the other (`C5+E5` together), each `growth` times as strong."""
    line = [
        (place * step_s, growth**place * instrument(hz(name), 0.3))
        for place, names in enumerate(pitches.split())
        for name in names.split("+")
    ]
    return placed(length_s, *line)


def finished(sound: FloatArray, rng: np.random.Generator, wet_share: float = 0.18) -> FloatArray:
    """A small room around the sound, and both ends eased to silence."""
    samples = len(sound)
    padded = np.concatenate([sound, np.zeros(samples // 2)])
    return softened(room(padded, 0.5, wet_share, rng)[:samples], 0.004, 0.12)


def chime(rng: np.random.Generator) -> FloatArray:
    """A repetition went well: three rising kalimba notes, the last one with its octave."""
    return finished(run(kalimba, "G4 C5 E5+E6", 0.11, 1.2, 1.05), rng)


def sparkle(rng: np.random.Generator) -> FloatArray:
    """Something small was collected: two quick celesta notes, upwards."""
    return finished(run(celesta, "E5 B5", 0.07, 0.6), rng)


def star(rng: np.random.Generator) -> FloatArray:
    """A star was reached: a rising glockenspiel over a celesta chord."""
    rising = run(glockenspiel, "C5 E5 G5 C6", 0.09, 1.4, 1.05)
    return finished(rising + placed(1.4, (0.27, 0.3 * run(celesta, "C5+G5", 0, 1.4))), rng, 0.3)


def fill(rng: np.random.Generator) -> FloatArray:
    """Holding: a hum that rises by a fifth over two seconds, and a kalimba climbing with it."""
    # It lingers on the chord's tones, or it would rub against the kalimba that still rings.
    low_hz, third_hz, fifth_hz = hz("C4"), hz("E4"), hz("G4")
    rise_hz = curve(2.0, (0.35, low_hz), (0.75, third_hz), (0.95, third_hz), (1.35, fifth_hz))
    hum = tone(rise_hz, harmonics((1.0, 0.25, 0.08)), 3)
    level = curve(2.0, (0.0, 0.0), (0.35, 0.5), (1.6, 0.8), (2.0, 0.0))
    climb = run(kalimba, "C4 E4 G4 C5 E5 G5 C6", 0.25, 2.0, 1.12)
    return softened(0.35 * hum * level + 0.30 * climb * curve(2.0, (1.75, 1.0), (2.0, 0.0)))


def cheer(rng: np.random.Generator) -> FloatArray:
    """The set is done: a two-second marimba fanfare, ta-ta-ta-taa, ta-taa, with bells on top."""
    calls = ((0.0, "G4"), (0.14, "C5"), (0.28, "E5"), (0.42, "E4+G4+C5+G5"))
    answer = ((0.78, "F4+A4+F5"), (0.98, "E4+G4+C5+E5+C6"))
    notes = [
        (start_s + 0.012 * string, marimba(hz(name), 0.3))
        for start_s, names in calls + answer
        for string, name in enumerate(names.split("+"))
    ]
    ground = ((0.42, 0.6 * marimba(hz("C3"), 0.3)), (0.98, 0.7 * marimba(hz("C3"), 0.3)))
    bells = (1.02, 0.16 * run(celesta, "C6 E6 G6", 0.09, 1.0))
    return finished(placed(2.0, *notes, *ground, bells), rng, 0.25)


def whoosh(rng: np.random.Generator) -> FloatArray:
    """Something glides past: soft air that rises and sinks."""
    air = moving_breath(curve(0.75, (0.0, 350.0), (0.32, 1100.0), (0.75, 420.0)), 0.5, rng)
    return softened(air * curve(0.75, (0.0, 0.0), (0.32, 1.0), (0.75, 0.0)))


def splash(rng: np.random.Generator) -> FloatArray:
    """Into the water: a soft burst, then drops."""
    burst = moving_breath(curve(0.9, (0.0, 1300.0), (0.6, 500.0)), 0.6, rng)
    burst *= curve(0.9, (0.0, 0.0), (0.03, 1.0)) * np.exp(-times_s(0.9) / 0.13)
    pitches_hz = (520.0, 700.0, 610.0, 900.0, 760.0)
    starts_s = (0.10, 0.21, 0.33, 0.42, 0.56)
    drops = [
        (start_s, 1.3 * 0.85**place * drop_sound(pitch_hz, 0.11))
        for place, (start_s, pitch_hz) in enumerate(zip(starts_s, pitches_hz, strict=True))
    ]
    return finished(0.6 * burst + placed(0.9, *drops), rng)


def step(rng: np.random.Generator) -> FloatArray:
    """A foot on a wooden bridge: one low bar and a little dust."""
    board = rung(hz("A3"), (Mode(1, 1, 1), Mode(2.6, 0.35, 0.6), Mode(5.1, 0.1, 0.4)), 0.22, 0.008)
    dust = breath(count(0.1), 900.0, 0.6, rng) * np.exp(-times_s(0.1) / 0.02)
    return softened(placed(0.28, (0.0, board), (0.0, 0.10 * softened(dust, 0.008))), 0.005, 0.05)


def land(rng: np.random.Generator) -> FloatArray:
    """Both feet down, softly: a lower, rounder step into leaves."""
    sinking_hz = curve(0.4, (0.0, 190.0), (0.16, 120.0))
    body = tone(sinking_hz, harmonics((1.0, 0.5, 0.25, 0.1)), 4) * np.exp(-times_s(0.4) / 0.07)
    leaves = breath(count(0.4), 700.0, 0.7, rng) * np.exp(-times_s(0.4) / 0.06)
    return softened(body + 0.16 * darker(leaves, 1500.0), 0.008, 0.1)


def wood_knock(rng: np.random.Generator) -> FloatArray:
    """Knock, knock, on a hollow tree."""
    knocks = ((0.0, wood_block(hz("G4"), 0.1)), (0.17, 0.9 * wood_block(hz("E4"), 0.1)))
    return finished(placed(0.5, *knocks), rng, 0.3)


def pop(rng: np.random.Generator) -> FloatArray:
    """A bubble bursts: one round drop that jumps up."""
    return softened(placed(0.16, (0.0, drop_sound(430.0, 0.14))), 0.005, 0.03)


def rest(rng: np.random.Generator) -> FloatArray:
    """Time to rest: one calm held chord, with two celesta notes sinking into it."""
    chord = sum((0.3 * pad(hz(name), 1.3) for name in ("C4", "E4", "G4")), np.zeros(count(2.2)))
    notes = ((0.1, 0.4 * celesta(hz("G5"), 0.3)), (0.55, 0.4 * celesta(hz("E5"), 0.3)))
    return finished(placed(2.2, (0.0, chord), *notes), rng, 0.3)


def milestone(rng: np.random.Generator) -> FloatArray:
    """Something new on the path: a gentle kalimba call that opens into a warm chord, and bells."""
    call = ((0.0, "G4"), (0.2, "C5"), (0.4, "D5"), (0.6, "E4+G4+C5+E5"))
    answer = ((1.0, "F4+A4+C5"), (1.3, "E4+G4+C5+G5"))
    notes = [
        (start_s + 0.025 * string, kalimba(hz(name), 0.3))
        for start_s, names in call + answer
        for string, name in enumerate(names.split("+"))
    ]
    ground = [(0.6, 0.5 * marimba(hz("C3"), 0.3)), (1.3, 0.5 * marimba(hz("C3"), 0.3))]
    bells = (1.36, 0.14 * run(celesta, "E6 G6", 0.12, 0.8))
    return finished(placed(2.15, *notes, *ground, bells), rng, 0.3)


def milestone_soft(rng: np.random.Generator) -> FloatArray:
    """The same for who wants it quiet, or rests: four celesta notes over a held chord."""
    chord = sum((0.3 * pad(hz(name), 1.25) for name in ("C4", "G4", "E5")), np.zeros(count(2.15)))
    call = ("G4", "C5", "D5", "E5")
    notes = [(0.1 + 0.32 * n, 0.5 * celesta(hz(name), 0.3)) for n, name in enumerate(call)]
    return finished(placed(2.15, (0.0, chord), *notes), rng, 0.3)


def welcome(rng: np.random.Generator) -> FloatArray:
    """Home: the first call of the home music, over a marimba chord."""
    call = ((0.0, "E5"), (0.24, "G5"), (0.36, "E5"), (0.48, "C6"))
    notes = [(start_s, kalimba(hz(name), 0.3)) for start_s, name in call]
    chord = [(0.48 + 0.02 * n, 0.4 * marimba(hz(p), 0.3)) for n, p in enumerate(("C4", "E4", "G4"))]
    return finished(placed(2.0, *notes, *chord), rng, 0.3)
