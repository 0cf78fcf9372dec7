"""What every sound promises: soft, at its loudness, without clicks, and made by the script."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pygame
import pytest

from assets.sounds import instruments, loudness, make_sounds
from assets.sounds.make_sounds import EFFECTS, FOLDER, TUNES
from assets.sounds.waves import HIGHEST_PARTIAL_HZ, RATE_HZ, FloatArray, bins_hz, decibel

EFFECT_NAMES = (
    *("back", "cheer", "chime", "choose", "count", "fill", "giggle", "hm", "land"),
    *("milestone", "milestone_soft", "owl_hoot"),
    *("pause", "pop", "rest", "resume", "snore", "sparkle", "splash", "star", "step", "tap"),
    *("welcome", "whoosh", "wood_knock", "yawn"),
)
MUSIC_NAMES = (
    *("music_beach", "music_forest", "music_home", "music_ocean", "music_rest", "music_river"),
    *("music_snow", "music_woods"),
)
INSTRUMENTS = (
    *(instruments.marimba, instruments.kalimba, instruments.celesta, instruments.glockenspiel),
    *(instruments.soft_bell, instruments.bass, instruments.wood_block, instruments.guitar),
    *(instruments.ukulele, instruments.steel_drum, instruments.ocarina, instruments.pad),
    *(instruments.slow_pad, instruments.shaker),
)


class Made(NamedTuple):
    """A sound as the script makes it, and its file as the mixer decodes it, shape (n, 2)."""

    name: str
    samples: FloatArray
    played: FloatArray


@pytest.fixture(scope="module")
def mixer() -> Iterator[None]:
    before = os.environ.get("SDL_AUDIODRIVER")
    os.environ["SDL_AUDIODRIVER"] = "dummy"
    pygame.mixer.quit()
    pygame.mixer.init(RATE_HZ, -16, 2, 256, allowedchanges=0)
    yield
    pygame.mixer.quit()
    if before is None:
        del os.environ["SDL_AUDIODRIVER"]
    else:
        os.environ["SDL_AUDIODRIVER"] = before


# One sound at a time: all loops together would take 300 MB.
@pytest.fixture(scope="module", params=EFFECT_NAMES)
def effect(request: pytest.FixtureRequest, mixer: None) -> Made:
    return made(request.param)


@pytest.fixture(scope="module", params=MUSIC_NAMES)
def music(request: pytest.FixtureRequest, mixer: None) -> Made:
    return made(request.param)


def made(name: str) -> Made:
    raw = pygame.mixer.Sound(FOLDER / f"{name}.ogg").get_raw()
    played = np.frombuffer(raw, dtype=np.int16).reshape(-1, 2) / 32768.0
    return Made(name, make_sounds.samples_of(name), played)


def in_both_speakers(samples: FloatArray) -> FloatArray:
    return np.stack([samples, samples], axis=1) if samples.ndim == 1 else samples


def envelope(samples: FloatArray) -> FloatArray:
    """The outline of a sound: the size of its analytic signal."""
    length = 2 * len(samples)
    keep = np.zeros(length)
    keep[0], keep[1 : length // 2] = 1.0, 2.0
    return np.abs(np.fft.ifft(np.fft.fft(samples, length) * keep))[: len(samples)]


def rise_s(samples: FloatArray) -> float:
    """How long the first note takes from a tenth to nine tenths of its top."""
    outline = envelope(samples)
    start = int(np.argmax(outline > 0.02 * outline.max()))
    first = outline[start : start + round(0.03 * RATE_HZ)]
    tenth, most = (int(np.argmax(first >= share * first.max())) for share in (0.1, 0.9))
    return (most - tenth) / RATE_HZ


def click_db(samples: FloatArray) -> float:
    """The largest sample above 9.5 kHz, where nothing is played: a jump or a cut shows there."""
    spectrum = np.fft.rfft(samples)
    spectrum[bins_hz(len(samples)) < HIGHEST_PARTIAL_HZ + 500.0] = 0.0
    above = np.fft.irfft(spectrum, len(samples))
    return decibel(float(np.max(np.abs(above)) / np.max(np.abs(samples))))


def strongest_hz(samples: FloatArray, from_s: float, to_s: float) -> float:
    """The strongest frequency between two times."""
    piece = samples[round(from_s * RATE_HZ) : round(to_s * RATE_HZ)]
    spectrum = np.abs(np.fft.rfft(piece * np.hanning(len(piece)), 1 << 16))
    return float(np.argmax(spectrum)) * RATE_HZ / (1 << 16)


def share_below(samples: FloatArray, frequency_hz: float) -> float:
    power = np.abs(np.fft.rfft(samples if samples.ndim == 1 else samples.sum(axis=1))) ** 2
    return float(power[bins_hz(len(samples)) < frequency_hz].sum() / power.sum())


def test_the_folder_holds_exactly_the_sounds_on_the_list() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.ogg")) == sorted(EFFECT_NAMES + MUSIC_NAMES)
    assert sorted([*EFFECTS, *TUNES]) == sorted(EFFECT_NAMES + MUSIC_NAMES)


def test_the_list_for_readers_names_every_sound() -> None:
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert [name for name in EFFECT_NAMES + MUSIC_NAMES if f"| `{name}` |" not in text] == []


@pytest.mark.parametrize("name", EFFECT_NAMES + MUSIC_NAMES)
def test_a_file_is_small_ogg_vorbis_at_44100_hz(name: str) -> None:
    soundfile = pytest.importorskip("soundfile")
    path: Path = FOLDER / f"{name}.ogg"
    about, is_music = soundfile.info(path), name in MUSIC_NAMES
    assert (about.format, about.subtype, about.samplerate) == ("OGG", "VORBIS", RATE_HZ)
    assert about.channels == (2 if is_music else 1)
    assert path.stat().st_size < (500_000 if is_music else 30_000)


def test_an_effect_file_is_what_the_script_makes(effect: Made) -> None:
    assert make_sounds.same(effect.played, in_both_speakers(effect.samples))


def test_a_music_file_is_what_the_script_makes(music: Made) -> None:
    assert make_sounds.same(music.played, music.samples)


def test_an_effect_is_the_same_each_time_it_is_made(effect: Made) -> None:
    assert np.array_equal(effect.samples, make_sounds.samples_of(effect.name))


@pytest.mark.parametrize(
    "name",
    [MUSIC_NAMES[0], *(pytest.param(name, marks=pytest.mark.long) for name in MUSIC_NAMES[1:])],
)
def test_music_is_the_same_each_time_it_is_made(name: str) -> None:
    assert np.array_equal(make_sounds.samples_of(name), make_sounds.samples_of(name))


def test_an_effect_is_as_loud_and_as_long_as_documented(effect: Made) -> None:
    off_lu = loudness.momentary_lufs(effect.played) - EFFECTS[effect.name].loudness_lufs
    assert abs(off_lu) <= loudness.TOLERANCE_LU
    assert loudness.peak_dbfs(effect.played) <= loudness.PEAK_DBFS
    assert 0.1 <= len(effect.played) / RATE_HZ <= 2.2


def test_music_is_as_loud_and_as_long_as_documented(music: Made) -> None:
    assert abs(loudness.whole_lufs(music.played) - loudness.MUSIC_LUFS) <= loudness.TOLERANCE_LU
    assert loudness.momentary_lufs(music.played) <= loudness.MUSIC_LUFS + 8.0
    assert loudness.peak_dbfs(music.played) <= loudness.PEAK_DBFS
    assert 30.0 <= len(music.played) / RATE_HZ <= 60.0


def test_an_effect_is_soft_with_nearly_all_energy_below_4_khz(effect: Made) -> None:
    assert share_below(effect.samples, 4000.0) > 0.99
    assert share_below(effect.samples, 1500.0) > 0.8


def test_music_is_soft_with_nearly_all_energy_below_4_khz(music: Made) -> None:
    assert share_below(music.samples, 4000.0) > 0.99
    assert share_below(music.samples, 1500.0) > 0.8


@pytest.mark.parametrize("pitch_hz", [131.0, 262.0, 523.0, 1047.0])
@pytest.mark.parametrize("instrument", INSTRUMENTS)
def test_a_note_of_any_instrument_takes_3_ms_or_more_to_rise(
    instrument: instruments.Instrument, pitch_hz: float
) -> None:
    assert rise_s(instrument(pitch_hz, 0.5)) >= 0.003


def test_an_effect_takes_3_ms_or_more_to_rise(effect: Made) -> None:
    assert rise_s(effect.samples) >= 0.003


def test_nothing_clicks_in_an_effect(effect: Made) -> None:
    assert click_db(effect.samples) < -50.0


def test_nothing_clicks_in_a_loop_nor_where_it_joins(music: Made) -> None:
    assert click_db(music.samples[:, 0]) < -50.0
    assert click_db(music.samples[:, 1]) < -50.0


def test_an_effect_starts_and_ends_in_silence(effect: Made) -> None:
    peak, edge = np.max(np.abs(effect.samples)), round(0.003 * RATE_HZ)
    assert decibel(np.max(np.abs(effect.samples[:8])) / peak) < -45.0
    assert decibel(np.max(np.abs(effect.samples[-edge:])) / peak) < -45.0


def test_the_end_of_a_loop_joins_its_start(music: Made) -> None:
    step = np.abs(np.diff(music.played, axis=0))
    bend = np.abs(np.diff(music.played, n=2, axis=0))
    across = np.concatenate([music.played[-2:], music.played[:2]])
    assert np.max(np.abs(np.diff(across, axis=0))) <= np.percentile(step, 99.5)
    assert np.max(np.abs(np.diff(across, n=2, axis=0))) <= np.percentile(bend, 99.9)


def test_music_has_no_hole_and_no_burst_from_second_to_second(music: Made) -> None:
    heard = loudness.power_heard(music.samples)
    seconds = np.array([second.mean() for second in np.array_split(heard, len(heard) // RATE_HZ)])
    quietest_db = 10.0 * np.log10(seconds.min() / heard.mean())
    assert quietest_db > (-20.0 if music.name == "music_rest" else -10.0)


@pytest.mark.parametrize(
    ("name", "early_s", "late_s"),
    [
        *(("chime", 0.0, 0.25), ("sparkle", 0.0, 0.1), ("star", 0.0, 0.3), ("fill", 0.0, 1.6)),
        *(("choose", 0.0, 0.12), ("resume", 0.0, 0.3), ("cheer", 0.02, 0.3), ("pop", 0.0, 0.06)),
    ],
)
def test_success_and_effort_rise(name: str, early_s: float, late_s: float) -> None:
    samples = make_sounds.samples_of(name)
    early_hz = strongest_hz(samples, early_s, early_s + 0.08)
    assert strongest_hz(samples, late_s, late_s + 0.1) > 1.2 * early_hz


@pytest.mark.parametrize(("name", "late_s"), [("pause", 0.35), ("back", 0.15)])
def test_stepping_back_sinks(name: str, late_s: float) -> None:
    samples = make_sounds.samples_of(name)
    assert strongest_hz(samples, late_s, late_s + 0.1) < strongest_hz(samples, 0.0, 0.08) / 1.2


def test_a_miss_is_two_quiet_hums_that_fall_a_little_and_then_ask_upwards() -> None:
    samples = make_sounds.samples_of("hm")
    for start_s, low_s, end_s in ((0.02, 0.11, 0.27), (0.50, 0.61, 0.82)):
        from_hz, low_hz, to_hz = (
            strongest_hz(samples, at_s, at_s + 0.06) for at_s in (start_s, low_s, end_s)
        )
        assert low_hz < 0.97 * from_hz
        assert to_hz > 1.1 * from_hz
    between = samples[round(0.38 * RATE_HZ) : round(0.47 * RATE_HZ)]
    assert np.max(np.abs(between)) < 0.01 * np.max(np.abs(samples))
    assert EFFECTS["hm"].loudness_lufs == loudness.QUIET_LUFS < loudness.EFFECT_LUFS
