"""How music is written down and played."""

import numpy as np
import pytest

from assets.sounds.score import Note, Part, Tune, changes, figure, hz, melody, played, shifted
from assets.sounds.waves import RATE_HZ, FloatArray


def tick(pitch_hz: float, length_s: float) -> FloatArray:
    """An instrument for tests: a second of steady ones."""
    return np.ones(RATE_HZ)


def test_a4_is_440_hz_and_an_octave_doubles_it() -> None:
    assert hz("A4") == pytest.approx(440.0)
    assert hz("A5") == pytest.approx(880.0)
    assert hz("Bb4") == pytest.approx(hz("A#4")) == pytest.approx(440.0 * 2 ** (1 / 12))


def test_a_melody_keeps_its_pitches_beats_and_rests() -> None:
    notes = melody("A4:1 -:.5 C5:.5 | E5:2", 2)
    assert [(note.start_beats, note.length_beats, note.pitch) for note in notes] == [
        (0.0, 1.0, 69),
        (1.5, 0.5, 72),
        (2.0, 2.0, 76),
    ]


def test_a_bar_that_is_not_full_is_refused_with_its_text() -> None:
    with pytest.raises(ValueError, match=r"The bar 'A4:1 C5:.5' has 1.5 beats: it needs 2."):
        melody("A4:2 | A4:1 C5:.5", 2)


@pytest.mark.parametrize("word", ["H4", "c4", "A", "A#"])
def test_what_is_no_pitch_is_refused(word: str) -> None:
    with pytest.raises(ValueError, match=f"'{word}' is not a pitch"):
        melody(f"{word}:1", 1)


def test_what_is_no_chord_is_refused() -> None:
    with pytest.raises(ValueError, match="'Cblue' is not a chord"):
        changes("C Cblue", 4)


def test_chords_share_a_bar_where_a_comma_stands() -> None:
    chords = changes("C Am,F", 4)
    assert [(c.start_beats, c.length_beats, c.tones) for c in chords] == [
        (0.0, 4.0, (0, 4, 7)),
        (4.0, 2.0, (9, 12, 16)),
        (6.0, 2.0, (5, 9, 12)),
    ]


def test_a_figure_plays_root_fifth_and_the_folded_tones_of_each_chord() -> None:
    notes = figure("R:1 F:1 13:2", 4, changes("Am C,F", 4), "C4")
    by_beat = {
        beat: [note.pitch for note in notes if note.start_beats == beat] for beat in range(8)
    }
    assert by_beat[0] == [69]  # A
    assert by_beat[1] == [64]  # E, its fifth, below it
    assert by_beat[2] == [60, 69]  # C and A, the lowest and the highest of A, C, E from C4 up
    assert by_beat[4] == [60]
    assert by_beat[6] == [60, 69]  # F A C folded from C4 up is C F A


def test_strings_of_a_strum_follow_each_other() -> None:
    notes = figure("321:4", 4, changes("C", 4), "C4")
    assert [note.pitch for note in notes] == [67, 64, 60]
    assert notes[0].late_s < notes[1].late_s < notes[2].late_s < 0.05


def test_shifted_notes_are_later_and_higher() -> None:
    assert shifted((Note(1.0, 1.0, 60),), beats=4.0, semitones=-12) == (Note(5.0, 1.0, 48),)


def test_what_rings_past_the_end_of_a_loop_falls_on_its_start() -> None:
    last_beat = (Note(1.5, 0.5, 69),)
    tune = Tune(2, 60, (Part(tick, last_beat, 1.0),), wet_share=0.0)
    sound = np.abs(played(tune, np.random.default_rng(1))).sum(axis=1)
    assert len(sound) == 2 * RATE_HZ
    assert sound[0] > 0.1
    assert sound[round(0.45 * RATE_HZ)] > 0.1
    assert sound[round(0.6 * RATE_HZ)] == pytest.approx(0.0, abs=1e-9)
    assert sound[round(1.6 * RATE_HZ)] > 0.1


def test_a_swung_half_beat_falls_later_and_whole_beats_stay() -> None:
    starts_s = []
    for off_beat in (0.5, 0.6):
        tune = Tune(4, 60, (Part(tick, (Note(2.5, 0.5, 69),), 1.0),), 0.9, 0.0, off_beat)
        sound = np.abs(played(tune, np.random.default_rng(1))).sum(axis=1)
        starts_s.append(np.argmax(sound > 0.1) / RATE_HZ)
    assert starts_s[1] - starts_s[0] == pytest.approx(0.1, abs=0.001)
