"""The bright loops: home, river, forest, beach. Each is melody, chords and bass, with a B part."""

from assets.sounds import backdrops
from assets.sounds.instruments import (
    bass,
    kalimba,
    marimba,
    ocarina,
    pad,
    shaker,
    ukulele,
    wood_block,
)
from assets.sounds.score import Note, Part, Tune, changes, figure, melody, shifted

_HOME_A = """
E5:1 G5:.5 E5:.5 C6:1.5 G5:.5 | A5:1 C6:.5 A5:.5 E5:2 | F5:1 A5:.5 F5:.5 C6:1 A5:1 |
G5:1.5 D5:.5 G5:1 -:1 |
E5:1 G5:.5 E5:.5 C6:1.5 D6:.5 |
E6:1 C6:.5 A5:.5 C6:2 | A5:.5 G5:.5 F5:1 D5:.5 E5:.5 D5:1 | C5:3 -:1"""
_HOME_B = """
-:.5 A5:.5 C6:.5 A5:.5 F5:1 G5:.5 A5:.5 | B5:1 D6:.5 B5:.5 G5:2 |
-:.5 G5:.5 B5:.5 G5:.5 E5:1 F5:.5 G5:.5 | A5:1 C6:.5 B5:.5 A5:2 |
-:.5 A5:.5 C6:.5 D6:.5 C6:1 A5:1 | G5:1 E5:.5 G5:.5 C6:2 |
D6:1 C6:.5 A5:.5 F5:1 A5:1 | G5:2 -:.5 G5:.5 A5:.5 B5:.5"""
_HOME_END = """
C6:1 G5:.5 E5:.5 G5:1.5 D6:.5 | E6:1 D6:.5 C6:.5 A5:2 | A5:1 C6:1 B5:1 D6:1 | C6:3 -:1"""


def home() -> Tune:
    """A front door in the sun: kalimba over marimba, C major, I-vi-IV-V."""
    a = changes("C Am F G C Am Dm,G C", 4)
    b = changes("F G Em Am F C Dm G", 4, 32)
    end = changes("C Am F,G C", 4, 64)
    tune = melody(_HOME_A, 4) + melody(_HOME_B, 4, 32) + melody(_HOME_END, 4, 64)
    off_beats = figure("-:1 23:1 -:1 234:1", 4, a, "E4") + figure(
        "-:1 23:1 -:1 234:1", 4, end, "E4"
    )
    broken = figure("1:.5 2:.5 3:.5 4:.5 3:.5 2:.5 3:.5 2:.5", 4, b, "E4")
    ground = figure("R:1.5 R:.5 F:2", 4, a + b + end, "G2")
    parts = (
        Part(kalimba, tune, 0.50, 0.15),
        Part(marimba, off_beats, 0.26, -0.35),
        Part(marimba, broken, 0.24, -0.35),
        Part(pad, figure("123:4", 4, b, "G3"), 0.07, 0.0),
        Part(bass, ground, 0.42, 0.0),
    )
    return Tune(80, 92, parts)


_RIVER_A = """
B5:2 A5:1 G5:3 | E5:2 G5:1 B5:3 | C6:2 B5:1 C6:2 E6:1 | D6:3 A5:2 -:1 |
B5:2 A5:1 G5:3 | E5:2 G5:1 B5:2 D6:1 | C6:2 B5:1 A5:2 F#5:1 | G5:5 -:1"""
_RIVER_B = """
E6:3 D6:2 C6:1 | D6:3 B5:3 | C6:3 B5:2 A5:1 | B5:3 G5:3 |
C6:2 D6:1 E6:2 C6:1 | D6:3 B5:2 G5:1 | A5:2 C6:1 E6:2 C6:1 | D6:2 A5:1 F#5:2 -:1"""
_RIVER_ABOVE = "D6:6 | B5:6 | E6:6 | D6:5 -:1 | D6:6 | B5:6 | E6:3 D6:3 | B5:5 -:1"


def river() -> Tune:
    """Water that never hurries: 6/8, rolling kalimba under a clay flute, G major, I-vi-IV-V."""
    a = changes("G Em C D G Em C,D G", 6)
    b = changes("C G Am Em C G Am D", 6, 48)
    again = changes("G Em C D G Em C,D G", 6, 96)
    flute = melody(_RIVER_A, 6) + melody(_RIVER_B, 6, 48) + melody(_RIVER_ABOVE, 6, 96)
    rolling = figure("1:1 2:1 3:1 4:1 3:1 2:1", 6, a + again, "D4")
    rolling += figure("1:1 3:1 2:1 4:1 2:1 3:1", 6, b, "D4")
    parts = (
        Part(ocarina, flute, 0.22, 0.1),
        Part(kalimba, melody(_RIVER_A, 6, 96), 0.42, 0.3),
        Part(kalimba, rolling, 0.26, -0.3),
        Part(bass, figure("R:3 F:3", 6, a + again, "G2") + figure("R:6", 6, b, "G2"), 0.38),
    )
    return Tune(144, 174, parts, room_s=1.2, backdrop=backdrops.drops)


_FOREST_A = """
G5:.5 B5:.5 D6:.5 B5:.5 G5:.5 A5:.5 B5:1 | G5:.5 E5:.5 G5:.5 B5:1 A5:.5 G5:1 |
E5:.5 G5:.5 C6:.5 G5:.5 E5:.5 F#5:.5 G5:1 | A5:.5 F#5:.5 A5:.5 D6:1.5 -:1 |
G5:.5 B5:.5 D6:.5 B5:.5 G5:.5 A5:.5 B5:1 | E6:.5 D6:.5 B5:.5 G5:1 A5:.5 B5:1 |
C6:.5 G5:.5 E5:1 F#5:.5 A5:.5 C6:1 | B5:.5 A5:.5 G5:2 -:1"""
_FOREST_B = """
-:.5 E6:.5 C6:.5 G5:.5 E6:1 D6:.5 C6:.5 | -:.5 D6:.5 B5:.5 G5:.5 D6:2 |
-:.5 C6:.5 A5:.5 E5:.5 C6:1 B5:.5 A5:.5 | F#5:.5 A5:.5 D6:1 -:2 |
-:.5 E6:.5 C6:.5 G5:.5 E6:1 D6:.5 C6:.5 | D6:.5 B5:.5 G5:1 B5:2 |
C#6:.5 A5:.5 E5:.5 G5:.5 C#6:1 E6:1 | D6:.5 A5:.5 F#5:1 -:.5 D5:.5 E5:.5 F#5:.5"""
_FOREST_END = """
G5:.5 B5:.5 D6:.5 G6:1 D6:.5 B5:1 | G5:.5 E5:.5 G5:.5 B5:1 A5:.5 G5:1 |
E5:.5 G5:.5 C6:1 A5:.5 F#5:.5 D5:1 | G5:3 -:1"""
_FOREST_WALK = """
G2:1 B2:1 D3:1 B2:1 | E3:1 D3:1 B2:1 G2:1 | C3:1 E3:1 G3:1 E3:1 | D3:1 F#3:1 A3:1 F#3:1 |
G3:1 F#3:1 D3:1 B2:1 | E3:1 D3:1 B2:1 E3:1 | C3:1 E3:1 D3:1 F#3:1 | G3:1 D3:1 B2:1 G2:1 |
C3:1 E3:1 G3:1 E3:1 | G3:1 D3:1 B2:1 D3:1 | A2:1 C3:1 E3:1 C3:1 | D3:1 A2:1 D3:1 F#3:1 |
C3:1 E3:1 G3:1 E3:1 | G3:1 D3:1 B2:1 G2:1 | A2:1 C#3:1 E3:1 G3:1 | F#3:1 A3:1 D3:1 C3:1 |
B2:1 D3:1 G3:1 D3:1 | E3:1 D3:1 B2:1 G2:1 | C3:1 E3:1 D3:1 F#3:1 | G3:1 D3:1 G2:2"""


def forest() -> Tune:
    """A walk under high trees: marimba over a walking bass, G major, with an A7 on the way back."""
    chords = changes("G Em C D G Em C,D G  C G Am D C G A7 D  G Em C,D G", 4)
    tune = melody(_FOREST_A, 4) + melody(_FOREST_B, 4, 32) + melody(_FOREST_END, 4, 64)
    knock = tuple(Note(beat, 0.5, 79, 1.0 if beat % 4 == 1 else 0.7) for beat in range(1, 80, 2))
    parts = (
        Part(marimba, tune, 0.48, 0.15),
        Part(marimba, figure("-:.5 23:.5 " * 4, 4, chords, "D4"), 0.14, -0.4),
        Part(bass, melody(_FOREST_WALK, 4), 0.40),
        Part(wood_block, knock, 0.22, 0.5),
        Part(kalimba, figure("4:4", 4, chords[9:18], "D5"), 0.10, -0.2),
    )
    return Tune(80, 100, parts, room_s=0.8, off_beat=0.56)


_BEACH_A = """
C6:1 A5:.5 F5:.5 A5:1.5 G5:.5 | F5:1 A5:.5 D6:1.5 -:1 |
D6:1 Bb5:.5 F5:.5 Bb5:1.5 A5:.5 | G5:1 E5:.5 G5:1.5 -:1 |
C6:1 A5:.5 F5:.5 A5:1.5 C6:.5 | D6:1 F6:.5 D6:1.5 -:.5 C6:.5 |
Bb5:1 D6:1 C6:.5 Bb5:.5 G5:1 | A5:.5 G5:.5 F5:2 -:1"""
_BEACH_B = """
-:.5 D6:.5 -:.5 D6:.5 D6:.5 C6:.5 Bb5:1 | C6:1 A5:.5 C6:1.5 -:1 |
-:.5 Bb5:.5 -:.5 Bb5:.5 Bb5:.5 A5:.5 G5:1 | G5:1 C6:.5 E6:1.5 -:1 |
-:.5 D6:.5 -:.5 D6:.5 F6:.5 D6:.5 Bb5:1 | C6:1 A5:.5 F5:1.5 -:1 |
B5:.5 D6:.5 F6:1 D6:.5 B5:.5 G5:1 | C6:2 -:.5 C6:.5 D6:.5 E6:.5"""


def beach() -> Tune:
    """Feet in warm sand: a strummed ukulele with a little swing, F major, G7 in the B part."""
    words = "F Dm Bb C F Dm Bb,C F"
    chords = changes(words + " Bb F Gm C Bb F G7 C " + words, 4)
    tune = melody(_BEACH_A, 4) + melody(_BEACH_B, 4, 32) + melody(_BEACH_A, 4, 64)
    strum = figure("1234:1 1234:.5 432:.5 -:.5 432:.5 1234:.5 432:.5", 4, chords, "C4")
    below = shifted(melody(_BEACH_A, 4, 64), semitones=-12)
    parts = (
        Part(ukulele, tune, 0.42, 0.2),
        Part(ukulele, strum, 0.10, -0.3),
        Part(marimba, below, 0.20, 0.35),
        Part(bass, figure("R:1.5 F:.5 R:1 F:1", 4, chords, "F2"), 0.40),
        Part(shaker, tuple(Note(beat + 0.5, 0.5, 105) for beat in range(96)), 0.22, 0.5),
    )
    return Tune(96, 112, parts, room_s=0.7, wet_share=0.18, off_beat=0.6)
