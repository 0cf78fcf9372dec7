"""The quiet loops: ocean, woods, snow, rest. Each is melody, chords and bass, with a B part."""

from assets.sounds import backdrops
from assets.sounds.instruments import (
    bass,
    celesta,
    glockenspiel,
    guitar,
    kalimba,
    pad,
    slow_pad,
    soft_bell,
    steel_drum,
)
from assets.sounds.score import Part, Tune, changes, figure, melody

_OCEAN_A = """
F#5:1.5 A5:.5 D6:2 | B5:1.5 A5:.5 G5:2 | F#5:1.5 E5:.5 D5:1 A5:1 | E5:3 -:1 |
D6:1.5 C#6:.5 B5:2 | B5:1 A5:.5 G5:.5 B5:2 | A5:1 G5:.5 F#5:.5 E5:1 C#5:1 | D5:3 -:1"""
_OCEAN_B = """
-:1 B5:1 D6:1 B5:1 | A5:2 F#5:2 | -:1 B5:1 D6:1 E6:1 | C#6:3 -:1 |
-:1 D6:1 C#6:.5 B5:1.5 | G5:1 B5:1 D6:2 | E6:1 D6:.5 B5:.5 G5:2 | A5:3 -:1"""


def ocean() -> Tune:
    """A swell under a small boat: slack guitar, a steel drum far off, surf; D major."""
    a = changes("D G D A Bm G A D", 4)
    b = changes("G D G A Bm G Em A", 4, 32)
    picked = figure("R:.5 3:.5 2:.5 4:.5 F:.5 3:.5 2:.5 4:.5", 4, a, "D3")
    picked += figure("R:.5 2:.5 3:.5 4:.5 5:.5 4:.5 3:.5 2:.5", 4, b, "D3")
    parts = (
        Part(steel_drum, melody(_OCEAN_A, 4) + melody(_OCEAN_B, 4, 32), 0.26, 0.25),
        Part(guitar, picked, 0.27, -0.25),
        Part(bass, figure("R:4", 4, a + b, "A2"), 0.30),
        Part(pad, figure("123:4", 4, b, "A3"), 0.05),
    )
    return Tune(64, 72, parts, room_s=1.4, wet_share=0.28, backdrop=backdrops.surf)


_WOODS_A = """
A5:2 C6:1 | E6:2 C6:1 | D6:1 C6:1 Bb5:1 | G5:2 -:1 |
A5:2 C6:1 | A5:2 F5:1 | E5:1 F5:1 G5:1 | F5:2 -:1"""
_WOODS_B = """
D6:2 Bb5:1 | C6:2 A5:1 | Bb5:1 A5:1 Bb5:1 | A5:2 F5:1 |
D6:2 Bb5:1 | C6:1 D6:1 C6:1 | Bb5:1 A5:1 G5:1 | C6:2 -:1"""
_WOODS_END = "A5:2 C6:1 | D6:1 C6:1 Bb5:1 | G5:1 E5:1 G5:1 | F5:2 -:1"


def woods() -> Tune:
    """A lullaby at dusk: celesta in 3/4 over a soft pad, two crickets; F major."""
    chords = changes("F Am Bb C F Dm C F  Bb F Gm Dm Bb F Gm C  F Bb C F", 3)
    tune = melody(_WOODS_A, 3) + melody(_WOODS_B, 3, 24) + melody(_WOODS_END, 3, 48)
    parts = (
        Part(celesta, tune, 0.40, 0.1),
        Part(pad, figure("123:3", 3, chords, "F3"), 0.09),
        Part(kalimba, figure("-:1 2:1 3:1", 3, chords, "C4"), 0.13, -0.3),
        Part(bass, figure("R:3", 3, chords, "A2"), 0.26),
    )
    return Tune(60, 66, parts, room_s=1.6, wet_share=0.3, backdrop=backdrops.crickets)


_SNOW_A = """
E5:.5 A5:.5 C#6:1 E6:2 | C#6:.5 A5:.5 F#5:1 A5:2 | D6:.5 C#6:.5 A5:1 F#5:2 | G#5:1 B5:1 E5:1 -:1 |
E5:.5 A5:.5 C#6:1 E6:2 | A5:.5 C#6:.5 F#6:1 C#6:2 | D6:1 B5:1 G#5:1 B5:1 | A5:3 -:1"""
_SNOW_B = """
-:1 F#6:1 D6:1 A5:1 | -:1 E6:1 C#6:1 G#5:1 | -:1 D6:1 B5:1 F#5:1 | G#5:1 B5:1 E6:2 |
-:1 F#6:1 E6:.5 D6:.5 A5:1 | -:1 E6:1 C#6:.5 B5:.5 G#5:1 | F#5:1 B5:1 D6:1 F#6:1 | E6:3 -:1"""


def snow() -> Tune:
    """Flakes in lamplight: glockenspiel over soft bells, A major, I-vi-IV-V, then stepping down."""
    a = changes("A F#m D E A F#m Bm,E A", 4)
    b = changes("D C#m Bm E D C#m Bm E", 4, 32)
    parts = (
        Part(glockenspiel, melody(_SNOW_A, 4) + melody(_SNOW_B, 4, 32), 0.30, 0.15),
        Part(soft_bell, figure("12:2 3:2", 4, a, "A4") + figure("123:4", 4, b, "A4"), 0.09, -0.3),
        Part(celesta, figure("1:1 2:1 3:1 2:1", 4, b, "E4"), 0.14, 0.35),
        Part(pad, figure("123:4", 4, a + b, "A3"), 0.06),
        Part(bass, figure("R:4", 4, a + b, "A2"), 0.26),
    )
    return Tune(64, 80, parts, room_s=1.8, wet_share=0.32)


_REST = """
-:2 E5:2 G5:5 | -:2 E5:2 C5:5 | -:2 A5:2 C6:5 | -:2 B5:2 G5:5 |
-:2 A5:1 G5:1 E5:5 | -:2 D5:2 G5:5"""


def rest() -> Tune:
    """One breath a bar, nine seconds each, four in and five out: chords that swell, far notes."""
    chords = changes("Cadd9 Am7 Fmaj7 Em7 Fmaj7 Gsus4", 9)
    parts = (
        Part(slow_pad, figure("123:9", 9, chords, "G3"), 0.22),
        Part(slow_pad, figure("R:9", 9, chords, "C3"), 0.20),
        Part(celesta, melody(_REST, 9), 0.30, 0.2),
    )
    return Tune(54, 60, parts, room_s=2.0, wet_share=0.35, backdrop=backdrops.breathing)
