"""Music as short texts (melodies, chords, figures), and how it is laid on a loop without ends.

A melody is `C5:1 E5:.5 -:.5 | ...`: pitch or rest, then beats, with a bar line after each full bar.
Changes are `C Am F,G C | ...`: one word a bar, a comma where the bar is shared.
A figure plays the chords of the changes: `R:2 3:1 24:1` is the root, then the third lowest tone,
then two tones together (a strum, in the order written). `F` is the fifth.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from assets.sounds.instruments import Instrument
from assets.sounds.waves import RATE_HZ, FloatArray, count, panned, room

STRUM_S = 0.014  # from string to string
_STEPS = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}
_QUALITIES = {
    "": (0, 4, 7),
    "m": (0, 3, 7),
    "7": (0, 4, 7, 10),
    "maj7": (0, 4, 7, 11),
    "m7": (0, 3, 7, 10),
    "add9": (0, 4, 7, 14),
    "sus4": (0, 5, 7),
}


class Note(NamedTuple):
    """One note in a part; pitch as a MIDI number (69 is A4, 440 Hz)."""

    start_beats: float
    length_beats: float
    pitch: int
    strength: float = 1.0
    late_s: float = 0.0


class Change(NamedTuple):
    """A chord from one beat to another; tones in semitones above C."""

    start_beats: float
    length_beats: float
    tones: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One player: its instrument and notes, how loud, and where (pan -1 left to 1 right)."""

    instrument: Instrument
    notes: tuple[Note, ...]
    level: float
    pan: float = 0.0


@dataclass(frozen=True, slots=True)
class Tune:
    """A loop: its parts and the room around them. `off_beat` is where a swung half beat falls."""

    beats: float
    bpm: float
    parts: tuple[Part, ...]
    room_s: float = 0.9
    wet_share: float = 0.22
    off_beat: float = 0.5
    backdrop: Callable[[int, np.random.Generator], FloatArray] | None = None

    @property
    def length_s(self) -> float:
        """How long once around takes: whole tenths of a second, which Fourier transforms like."""
        return round(self.beats * 60.0 / self.bpm, 1)

    @property
    def beat_s(self) -> float:
        """How long a beat takes."""
        return self.length_s / self.beats


def pitch_hz(pitch: float) -> float:
    """The frequency of a MIDI number."""
    return float(440.0 * 2.0 ** ((pitch - 69) / 12.0))


def pitch_named(name: str) -> int:
    """`F#4` or `Bb3` as a MIDI number. Raises ValueError for anything else."""
    match = re.fullmatch(r"([A-G])([#b]?)(\d)", name)
    if match is None:
        raise ValueError(
            f"'{name}' is not a pitch: write a letter, # or b, and the octave, as in F#4."
        )
    letter, sign, octave = match.groups()
    return 12 * (int(octave) + 1) + _STEPS[letter] + {"": 0, "#": 1, "b": -1}[sign]


def hz(name: str) -> float:
    """The frequency of a named pitch."""
    return pitch_hz(pitch_named(name))


def melody(text: str, bar_beats: float, start_beats: float = 0.0) -> tuple[Note, ...]:
    """The notes of a melody. Raises ValueError for a bar that is not full."""
    notes, bar_start = [], start_beats
    for bar in text.split("|"):
        beat = 0.0
        for word in bar.split():
            name, _, length = word.partition(":")
            if name != "-":
                strength = 1.0 if beat == 0 else (0.92 if beat == int(beat) else 0.84)
                pitch = pitch_named(name)
                notes.append(Note(bar_start + beat, float(length), pitch, strength))
            beat += float(length)
        _full(bar, beat, bar_beats)
        bar_start += bar_beats
    return tuple(notes)


def changes(text: str, bar_beats: float, start_beats: float = 0.0) -> tuple[Change, ...]:
    """The chords of a passage, one word a bar."""
    result = []
    for bar, word in enumerate(text.replace("|", " ").split()):
        names = word.split(",")
        length = bar_beats / len(names)
        for place, name in enumerate(names):
            start = start_beats + bar * bar_beats + place * length
            result.append(Change(start, length, _tones(name)))
    return tuple(result)


def figure(
    text: str, bar_beats: float, chords: tuple[Change, ...], lowest: str
) -> tuple[Note, ...]:
    """A bar's figure played over chords, their tones folded upwards from `lowest`."""
    bottom = pitch_named(lowest)
    start, end = chords[0].start_beats, chords[-1].start_beats + chords[-1].length_beats
    notes: list[Note] = []
    for bar in range(round((end - start) / bar_beats)):
        beat = 0.0
        for word in text.split():
            tokens, _, length = word.partition(":")
            at = start + bar * bar_beats + beat
            chord = next(c for c in reversed(chords) if c.start_beats <= at + 1e-9)
            for place, pitch in enumerate(_chosen(tokens, chord.tones, bottom)):
                strength = 1.0 if beat == 0 else 0.86
                notes.append(Note(at, float(length), pitch, strength, place * STRUM_S))
            beat += float(length)
        _full(text, beat, bar_beats)
    return tuple(notes)


def shifted(notes: Iterable[Note], beats: float = 0.0, semitones: int = 0) -> tuple[Note, ...]:
    """The same notes later and higher."""
    return tuple(
        note._replace(start_beats=note.start_beats + beats, pitch=note.pitch + semitones)
        for note in notes
    )


def played(tune: Tune, rng: np.random.Generator) -> FloatArray:
    """The tune as samples, shape (n, 2). What rings past the end falls on the start: it joins."""
    samples = count(tune.length_s)
    total = np.zeros((samples, 2))
    for part in tune.parts:
        total += panned(_part_played(part, tune, samples, rng), part.pan)
    total = room(total, tune.room_s, tune.wet_share, rng)
    if tune.backdrop is not None:
        total += tune.backdrop(samples, rng)
    return total


def _part_played(part: Part, tune: Tune, samples: int, rng: np.random.Generator) -> FloatArray:
    line = np.zeros(samples)
    known: dict[tuple[int, float], FloatArray] = {}
    for note in part.notes:
        key = (note.pitch, note.length_beats)
        if key not in known:
            length_s = note.length_beats * tune.beat_s
            known[key] = part.instrument(pitch_hz(note.pitch), length_s)
        human_s = note.late_s + float(rng.uniform(0.0, 0.008))  # nobody plays on the grid
        strength = note.strength * part.level * float(rng.uniform(0.93, 1.0))
        start_s = _swung(note.start_beats, tune.off_beat) * tune.beat_s + human_s
        _lay(line, known[key] * strength, round(start_s * RATE_HZ))
    return line


def _lay(line: FloatArray, note: FloatArray, start: int) -> None:
    """Adds a note to a circle of samples."""
    while len(note) > 0:
        start %= len(line)
        piece = note[: len(line) - start]
        line[start : start + len(piece)] += piece
        note, start = note[len(piece) :], start + len(piece)


def _swung(beats: float, off_beat: float) -> float:
    whole, part = divmod(beats, 1.0)
    return whole + float(np.interp(part, (0.0, 0.5, 1.0), (0.0, off_beat, 1.0)))


def _tones(name: str) -> tuple[int, ...]:
    match = re.fullmatch(r"([A-G])([#b]?)(.*)", name)
    if match is None or match.group(3) not in _QUALITIES:
        known = ", ".join(repr(quality) for quality in _QUALITIES)
        raise ValueError(f"'{name}' is not a chord: write a root and one of {known}.")
    root = _STEPS[match.group(1)] + {"": 0, "#": 1, "b": -1}[match.group(2)]
    return tuple(root + step for step in _QUALITIES[match.group(3)])


def _chosen(tokens: str, tones: tuple[int, ...], bottom: int) -> list[int]:
    """The pitches that a figure's word means over one chord."""
    folded = [bottom + (tone - bottom) % 12 for tone in tones]
    ladder = sorted(folded)
    ladder += [pitch + 12 for pitch in ladder]
    pitches: list[int] = []
    for token in tokens:
        if token == "R":
            pitches.append(folded[0])
        elif token == "F":
            pitches.append(folded[2])
        elif token.isdigit():
            pitches.append(ladder[int(token) - 1])
    return pitches


def _full(bar: str, beats: float, bar_beats: float) -> None:
    if not np.isclose(beats, bar_beats):
        raise ValueError(f"The bar '{bar.strip()}' has {beats} beats: it needs {bar_beats}.")
