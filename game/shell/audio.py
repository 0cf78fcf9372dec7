"""Sound: effects and music through the machine's sound card, or silence where there is none."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pygame

from game.shell.hush import hushed

RATE_HZ = 44100
SAMPLE_BITS = -16  # signed
SPEAKERS = 2
BUFFER_SAMPLES = 256  # a sound is heard some 12 ms after it was asked for
VOICES = 16  # effects at once
DUCKED_SHARE = 0.3  # of the music's volume, while somebody speaks
DUCK_S = 0.25  # how long the music takes to give way, and to come back
MUSIC = "music_"  # names that start so are loops, all others are effects


@dataclass(frozen=True, slots=True)
class Volumes:
    """How loud the family wants it, as shares of full volume."""

    effects_share: float = 0.8
    music_share: float = 0.5
    muted: bool = False


class Player(Protocol):
    """What the shell needs of sound."""

    @property
    def volumes(self) -> Volumes:
        """How loud it is set."""

    def use(self, volumes: Volumes) -> None:
        """Be this loud from now on, also what already sounds."""

    def play(self, name: str) -> None:
        """Play an effect once, over what already sounds. Raises KeyError for an unknown name."""

    def stop(self, name: str, fade_s: float = 0.15) -> None:
        """Let an effect die away, for one like `fill` that was interrupted."""

    def music(self, name: str | None, fade_s: float = 1.0) -> None:
        """Let this loop play on and on; None or an empty name ends it. Raises KeyError.

        What plays fades out first, then the new one fades in; asking for what already plays
        changes nothing.
        """

    def duck(self, speaking: bool = True) -> None:
        """Let the music give way while somebody speaks, or come back."""

    def step(self, dt_s: float) -> None:
        """Move fades on by one tick; without it music neither starts nor changes."""

    def close(self) -> None:
        """Give the sound card back."""


class Silence:
    """A player that makes no sound: for play without a screen, or without a sound card."""

    def __init__(self) -> None:
        """Remember the volumes, so that settings can still be shown and changed."""
        self.volumes = Volumes()

    def use(self, volumes: Volumes) -> None:
        """Remember the volumes."""
        self.volumes = volumes

    def play(self, name: str) -> None:
        """Nothing is heard."""

    def stop(self, name: str, fade_s: float = 0.15) -> None:
        """Nothing was heard."""

    def music(self, name: str | None, fade_s: float = 1.0) -> None:
        """Nothing is heard."""

    def duck(self, speaking: bool = True) -> None:
        """There is nothing to give way."""

    def step(self, dt_s: float) -> None:
        """There is nothing to fade."""

    def close(self) -> None:
        """There is no sound card to give back."""


class Audio:
    """The player for a sound card. Effects are decoded when first played, loops are streamed."""

    def __init__(self, folder: Path) -> None:
        """Open the sound card; `folder` holds the .ogg files. Raises pygame.error without one."""
        pygame.mixer.quit()  # somebody may have opened it with a longer, later buffer
        with hushed():
            pygame.mixer.init(RATE_HZ, SAMPLE_BITS, SPEAKERS, BUFFER_SAMPLES, allowedchanges=0)
        pygame.mixer.set_num_channels(VOICES)
        self.volumes = Volumes()
        self._folder = folder
        self._files = {path.stem: path for path in folder.glob("*.ogg")}
        self._effects: dict[str, pygame.mixer.Sound] = {}
        self._wanted = self._playing = ""
        self._fade_s = 1.0
        self._presence_share = 0.0  # how far the playing loop has faded in
        self._ducked = False
        self._way_share = 1.0  # what speech leaves of it

    def use(self, volumes: Volumes) -> None:
        """Be this loud from now on, also what already sounds."""
        self.volumes = volumes
        for effect in self._effects.values():
            effect.set_volume(self._effects_share)
        self._set_music_volume()

    def play(self, name: str) -> None:
        """Play an effect once, over what already sounds. Raises KeyError for an unknown name."""
        self._effect(name).play()

    def stop(self, name: str, fade_s: float = 0.15) -> None:
        """Let an effect die away. Raises KeyError for an unknown name."""
        self._effect(name).fadeout(round(1000 * fade_s))

    def music(self, name: str | None, fade_s: float = 1.0) -> None:
        """Fade over to this loop; None or an empty name ends the music. Raises KeyError."""
        if name:
            self._file(name, music=True)
        self._wanted, self._fade_s = name or "", fade_s

    def duck(self, speaking: bool = True) -> None:
        """Let the music give way while somebody speaks, or come back."""
        self._ducked = speaking

    def step(self, dt_s: float) -> None:
        """Move fades on by one tick."""
        change = dt_s / self._fade_s if self._fade_s > 0 else 1.0
        if self._playing != self._wanted:
            self._presence_share = max(0.0, self._presence_share - change)
            if self._presence_share == 0.0:
                self._start_wanted()
        else:
            self._presence_share = min(1.0, self._presence_share + change)
        self._way_share = self._given_way(dt_s)
        self._set_music_volume()

    def close(self) -> None:
        """Give the sound card back."""
        pygame.mixer.quit()

    @property
    def _effects_share(self) -> float:
        return 0.0 if self.volumes.muted else self.volumes.effects_share

    def _effect(self, name: str) -> pygame.mixer.Sound:
        if name not in self._effects:
            effect = pygame.mixer.Sound(self._file(name, music=False))
            effect.set_volume(self._effects_share)
            self._effects[name] = effect
        return self._effects[name]

    def _file(self, name: str, music: bool) -> Path:
        if name not in self._files or name.startswith(MUSIC) != music:
            kind = "music" if music else "sound"
            raise KeyError(
                f"There is no {kind} named '{name}' in {self._folder}: "
                f"add {name}.ogg there, or correct the name."
            )
        return self._files[name]

    def _start_wanted(self) -> None:
        # Fades are ours because the mixer's own fade-out blocks whoever loads the next loop.
        self._playing = self._wanted
        pygame.mixer.music.stop()
        pygame.mixer.music.unload()
        if self._playing:
            pygame.mixer.music.load(self._file(self._playing, music=True))
            pygame.mixer.music.set_volume(0.0)
            pygame.mixer.music.play(-1)

    def _given_way(self, dt_s: float) -> float:
        goal, change = DUCKED_SHARE if self._ducked else 1.0, dt_s / DUCK_S
        return self._way_share + max(-change, min(change, goal - self._way_share))

    def _set_music_volume(self) -> None:
        share = self.volumes.music_share * self._presence_share * self._way_share
        pygame.mixer.music.set_volume(0.0 if self.volumes.muted else share)


def open_audio(folder: Path, warn: Callable[[str], None]) -> Player:
    """The sound card's player; or silence, and one sentence to `warn`, where none can be opened."""
    try:
        return Audio(folder)
    except (pygame.error, NotImplementedError) as why:  # the latter: pygame was built without mixer
        warn(
            f"No sound card could be opened ({why}), so the game plays without sound. "
            "Connect loudspeakers and start it again to hear it."
        )
        return Silence()
