"""Makes every sound of the game: `python -m assets.sounds.make_sounds [NAME ...]`.

Needs the development dependency `soundfile`. A file that already is what would be written is left
alone, because OGG files get a new serial number each time and would differ for nothing.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import numpy as np

from assets.sounds import effects_menu, effects_play, effects_voices, tunes_calm, tunes_merry
from assets.sounds.loudness import (
    EFFECT_LUFS,
    MUSIC_LUFS,
    QUIET_LUFS,
    levelled,
    momentary_lufs,
    whole_lufs,
)
from assets.sounds.score import Tune, played
from assets.sounds.waves import RATE_HZ, FloatArray

FOLDER = Path(__file__).parent
SAME_SHARE = 0.1  # an OGG file may differ from its samples by this share of their rms
BLOCK = 65536  # samples written at once: the encoder takes long ones badly


class Effect(NamedTuple):
    """A short sound, and how loud its loudest 400 ms shall be."""

    make: Callable[[np.random.Generator], FloatArray]
    loudness_lufs: float = EFFECT_LUFS


EFFECTS: dict[str, Effect] = {
    "chime": Effect(effects_play.chime),
    "sparkle": Effect(effects_play.sparkle),
    "star": Effect(effects_play.star),
    "fill": Effect(effects_play.fill),
    "cheer": Effect(effects_play.cheer),
    "whoosh": Effect(effects_play.whoosh),
    "splash": Effect(effects_play.splash),
    "step": Effect(effects_play.step, QUIET_LUFS),
    "land": Effect(effects_play.land),
    "wood_knock": Effect(effects_play.wood_knock),
    "pop": Effect(effects_play.pop),
    "rest": Effect(effects_play.rest),
    "milestone": Effect(effects_play.milestone),
    "milestone_soft": Effect(effects_play.milestone_soft, QUIET_LUFS),
    "welcome": Effect(effects_play.welcome),
    "hm": Effect(effects_voices.hm, QUIET_LUFS),
    "yawn": Effect(effects_voices.yawn),
    "owl_hoot": Effect(effects_voices.owl_hoot),
    "snore": Effect(effects_voices.snore, QUIET_LUFS),
    "giggle": Effect(effects_voices.giggle),
    "tap": Effect(effects_menu.tap, QUIET_LUFS),
    "choose": Effect(effects_menu.choose),
    "back": Effect(effects_menu.back, QUIET_LUFS),
    "pause": Effect(effects_menu.pause),
    "resume": Effect(effects_menu.resume),
    "count": Effect(effects_menu.count_down),
}

TUNES: dict[str, Callable[[], Tune]] = {
    "music_home": tunes_merry.home,
    "music_river": tunes_merry.river,
    "music_forest": tunes_merry.forest,
    "music_beach": tunes_merry.beach,
    "music_ocean": tunes_calm.ocean,
    "music_woods": tunes_calm.woods,
    "music_snow": tunes_calm.snow,
    "music_rest": tunes_calm.rest,
}


def samples_of(name: str) -> FloatArray:
    """A sound by name, the same each time: (n,) for an effect, (n, 2) for music.

    Raises KeyError for a name that is in neither list.
    """
    rng = np.random.default_rng(crc32(name.encode()))
    if name in EFFECTS:
        effect = EFFECTS[name]
        sound = effect.make(rng)
        return levelled(sound, momentary_lufs(sound), effect.loudness_lufs)
    loop = played(TUNES[name](), rng)
    return levelled(loop, whole_lufs(loop), MUSIC_LUFS)


def read(path: Path) -> FloatArray:
    """The samples of a sound file; mono has shape (n,)."""
    import soundfile  # noqa: PLC0415 - the game itself never needs it

    samples, rate_hz = soundfile.read(path, dtype="float64")
    if rate_hz != RATE_HZ:
        raise ValueError(f"{path.name} has {rate_hz} samples a second: it needs {RATE_HZ}.")
    return np.asarray(samples)


def same(written: FloatArray, made: FloatArray) -> bool:
    """Whether a file holds what the script makes, but for what OGG coding loses."""
    if written.shape != made.shape:
        return False
    return float(np.sqrt(np.mean((written - made) ** 2) / np.mean(made**2))) < SAME_SHARE


def write(path: Path, samples: FloatArray) -> None:
    """Writes OGG Vorbis."""
    import soundfile  # noqa: PLC0415 - the game itself never needs it

    channels = 1 if samples.ndim == 1 else 2
    kind: dict[str, Any] = {"format": "OGG", "subtype": "VORBIS"}
    smallness = 0.4 if channels == 1 else 0.75  # 0 largest and best, 1 smallest
    with soundfile.SoundFile(
        path, "w", RATE_HZ, channels, **kind, compression_level=smallness
    ) as file:
        for start in range(0, len(samples), BLOCK):
            file.write(samples[start : start + BLOCK])


def made(names: list[str]) -> Iterator[str]:
    """Makes these sounds (all where none is named) and says of each what was done."""
    for name in names or [*EFFECTS, *TUNES]:
        path, samples = FOLDER / f"{name}.ogg", samples_of(name)
        if path.exists() and same(read(path), samples):
            yield f"{path.name} is up to date."
        else:
            write(path, samples)
            yield f"{path.name} was written: {len(samples) / RATE_HZ:.1f} s."


if __name__ == "__main__":
    for sentence in made(sys.argv[1:]):
        sys.stdout.write(sentence + "\n")
