"""What the player of sounds does, on a sound card that is none (SDL's dummy driver)."""

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.shell.audio import DUCKED_SHARE, Audio, Player, Silence, Volumes, open_audio
from game.shell.paths import assets_folder

FOLDER = assets_folder() / "sounds"
ROUNDING = 1 / 128  # the mixer keeps volumes in 128 steps


@pytest.fixture
def audio(monkeypatch: pytest.MonkeyPatch) -> Iterator[Audio]:
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    player = Audio(FOLDER)
    yield player
    player.close()


def pass_time(player: Player, time_s: float) -> None:
    for _ in range(round(time_s * 60)):
        player.step(1 / 60)


def music_volume() -> float:
    return pygame.mixer.music.get_volume()


def near(volume: float) -> object:
    return pytest.approx(volume, abs=ROUNDING)


def voices_that_sound() -> int:
    count = pygame.mixer.get_num_channels()
    return sum(pygame.mixer.Channel(number).get_busy() for number in range(count))


def sounding_volumes() -> list[float]:
    channels = [pygame.mixer.Channel(n) for n in range(pygame.mixer.get_num_channels())]
    sounds = [channel.get_sound() for channel in channels]
    return [sound.get_volume() for sound in sounds if sound is not None]


def test_the_sound_card_is_opened_with_a_short_buffer_even_if_it_was_open(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    pygame.mixer.init(22050, -16, 1, 4096)
    player = open_audio(FOLDER, pytest.fail)
    assert isinstance(player, Audio)
    assert pygame.mixer.get_init() == (44100, -16, 2)
    player.close()
    assert pygame.mixer.get_init() is None


def test_without_a_sound_card_there_is_silence_and_one_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "no_such_driver")
    sentences: list[str] = []
    player = open_audio(FOLDER, sentences.append)
    assert isinstance(player, Silence)
    assert len(sentences) == 1
    assert sentences[0].startswith("No sound card could be opened (")
    assert sentences[0].endswith("Connect loudspeakers and start it again to hear it.")
    player.play("chime")


def test_an_effect_is_heard_at_the_effects_volume(audio: Audio) -> None:
    audio.use(Volumes(effects_share=0.5))
    audio.play("cheer")
    assert sounding_volumes() == [near(0.5)]


def test_effects_sound_over_each_other(audio: Audio) -> None:
    for name in ("cheer", "rest", "welcome", "cheer"):
        audio.play(name)
    assert voices_that_sound() == 4


def test_an_effect_can_be_stopped_early(audio: Audio) -> None:
    audio.play("fill")
    audio.play("rest")
    audio.stop("fill", fade_s=0.02)
    pygame.time.wait(200)  # the mixer fades in its own time; both effects last two seconds
    assert voices_that_sound() == 1


def test_an_effect_is_decoded_once(audio: Audio, tmp_path: Path) -> None:
    (tmp_path / "cheer.ogg").write_bytes((FOLDER / "cheer.ogg").read_bytes())
    player = Audio(tmp_path)
    player.play("cheer")
    (tmp_path / "cheer.ogg").unlink()
    player.play("cheer")
    assert voices_that_sound() == 2


@pytest.mark.parametrize("name", ["kazoo", "music_home", ""])
def test_an_effect_that_is_not_there_is_named(audio: Audio, name: str) -> None:
    with pytest.raises(KeyError, match=f"no sound named '{name}'"):
        audio.play(name)


@pytest.mark.parametrize("name", ["music_moon", "chime"])
def test_music_that_is_not_there_is_named_and_what_plays_goes_on(audio: Audio, name: str) -> None:
    audio.music("music_home", fade_s=0.0)
    pass_time(audio, 0.1)
    with pytest.raises(KeyError, match=f"no music named '{name}'"):
        audio.music(name)
    pass_time(audio, 2.0)
    assert music_volume() == near(0.5)


def test_music_fades_in_to_its_own_volume(audio: Audio) -> None:
    audio.use(Volumes(music_share=0.8))
    audio.music("music_river", fade_s=1.0)
    pass_time(audio, 0.5)
    assert pygame.mixer.music.get_busy()
    assert 0.3 < music_volume() < 0.5
    pass_time(audio, 1.0)
    assert music_volume() == near(0.8)


def test_music_plays_on_and_on(audio: Audio, tmp_path: Path) -> None:
    (tmp_path / "music_short.ogg").write_bytes((FOLDER / "tap.ogg").read_bytes())
    player = Audio(tmp_path)
    player.music("music_short", fade_s=0.0)
    player.step(1 / 60)
    pygame.time.wait(600)  # four times its length
    assert pygame.mixer.music.get_busy()


def test_one_loop_fades_out_before_the_next_fades_in(audio: Audio) -> None:
    audio.music("music_river", fade_s=0.5)
    pass_time(audio, 1.0)
    audio.music("music_woods", fade_s=0.5)
    heard = []
    for _ in range(66):
        audio.step(1 / 60)
        heard.append(music_volume())
    lowest = heard.index(min(heard))
    assert 25 <= lowest <= 35
    assert heard[lowest] == 0.0
    assert heard[:lowest] == sorted(heard[:lowest], reverse=True)
    assert heard[lowest:] == sorted(heard[lowest:])
    assert heard[-1] == near(0.5)


def test_asking_for_the_loop_that_plays_changes_nothing(audio: Audio) -> None:
    audio.music("music_river")
    pass_time(audio, 2.0)
    audio.music("music_river")
    pass_time(audio, 0.1)
    assert music_volume() == near(0.5)


def test_a_change_of_mind_during_the_fade_keeps_the_loop_that_plays(audio: Audio) -> None:
    audio.music("music_river")
    pass_time(audio, 2.0)
    audio.music("music_woods")
    pass_time(audio, 0.5)
    audio.music("music_river")
    pass_time(audio, 1.0)
    assert music_volume() == near(0.5)
    assert pygame.mixer.music.get_busy()


@pytest.mark.parametrize("nothing", [None, ""])
def test_no_music_ends_the_music(audio: Audio, nothing: str | None) -> None:
    audio.music("music_river", fade_s=0.0)
    pass_time(audio, 0.1)
    assert pygame.mixer.music.get_busy()
    audio.music(nothing, fade_s=0.5)
    pass_time(audio, 1.0)
    assert not pygame.mixer.music.get_busy()


def test_music_gives_way_to_speech_without_a_jump_and_comes_back(audio: Audio) -> None:
    audio.music("music_home", fade_s=0.0)
    pass_time(audio, 0.1)
    before = music_volume()
    audio.duck()
    audio.step(1 / 60)
    assert 0.7 * before < music_volume() < before
    pass_time(audio, 0.5)
    assert music_volume() == near(0.5 * DUCKED_SHARE)
    audio.duck(False)
    pass_time(audio, 0.5)
    assert music_volume() == near(before)


def test_mute_silences_all_that_sounds_and_unmuting_brings_it_back(audio: Audio) -> None:
    audio.music("music_home", fade_s=0.0)
    pass_time(audio, 0.1)
    audio.play("cheer")
    audio.use(Volumes(muted=True))
    audio.play("rest")
    pass_time(audio, 0.1)
    assert music_volume() == 0.0
    assert sounding_volumes() == [0.0, 0.0]
    audio.use(Volumes(effects_share=1.0, music_share=1.0))
    assert music_volume() == near(1.0)
    assert sounding_volumes() == [near(1.0), near(1.0)]


def test_silence_does_what_the_sound_card_does_but_is_not_heard() -> None:
    silence: Player = Silence()
    silence.use(Volumes(muted=True))
    assert silence.volumes == Volumes(muted=True)
    silence.play("chime")
    silence.stop("chime")
    silence.music("music_home")
    silence.duck()
    silence.step(1 / 60)
    silence.close()
    assert pygame.mixer.get_init() is None
