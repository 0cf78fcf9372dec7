"""A level's file, played while it is being written: the last good one, and what is wrong now.

Nothing is kept: of all that play asks for, only what is heard, and the sensor, reaches the shell.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from exercises.level import Level
from exercises.offer import Offer
from exercises.strict_yaml import Problem
from game.mascot import stepling
from game.model import Layer, Panel, Shape, Sound, Text, Wish, msg
from game.scenes import level_errors
from game.scenes.answers import Begun
from game.scenes.play import Playing, start_playing
from game.scenes.scene import (
    Effects,
    EndSession,
    Input,
    Music,
    Press,
    Quit,
    Scene,
    Started,
    Tick,
    Typed,
)
from game.scenes.setting import Setting
from profiles.model import Child

FILE = "file"
"""The ticket under which news of the file come."""
NOBODY = Child("00000000-0000-4000-8000-000000000000", "guest", "guest", "guest", "")
SESSION = "00000000-0000-4000-8000-000000000001"
CARRIED_OUT = (Sound, Music, Started)
AGAIN, EASIER, HARDER = "rR", "-", "+"
LABEL_S = 6.0
"""How long it is shown what plays, after each start."""
RUNG = msg("Rung {rung} of {rungs}")
KEYS = msg("R again, 1 to 9 rung, Esc ends")


class Taken(NamedTuple):
    """News: the file holds a level with nothing wrong."""

    level: Level


class Wrong(NamedTuple):
    """News: nothing can be made of the file as it is now."""

    problems: tuple[Problem, ...]


News = Taken | Wrong


@dataclass(frozen=True, slots=True)
class Previewing:
    """Play starts over whenever the file is good again, and whenever play is over."""

    setting: Setting
    seed: int
    rung: int = 1
    """The rung that is asked for; where there are fewer, the last is played."""
    level: Level | None = None
    """The last good one."""
    problems: tuple[Problem, ...] = ()
    playing: Playing | None = None
    runs: int = 0
    """How often a level was played to its end."""
    label_s: float = 0.0
    t_s: float = 0.0

    def step(self, tick: Tick) -> tuple[Scene, Effects]:
        """Play one tick, or start anew."""
        if Press.BACK in tick.presses:
            return self, (Quit(),)
        news = tick.answer(FILE, Taken) or tick.answer(FILE, Wrong)
        now = replace(self._told(news), t_s=self.t_s + tick.dt_s)
        now = replace(now, rung=now._rung_asked(tick.presses))
        if now.level is None:
            return now, ()
        anew = isinstance(news, Taken) or now.rung != self.rung or _again(tick.presses)
        if anew or now.playing is None:
            return now._started(now.level, tick)
        return now._played(now.level, now.playing, tick)

    def _told(self, news: News | None) -> "Previewing":
        if isinstance(news, Taken):
            return replace(self, level=news.level, problems=())
        return replace(self, problems=news.problems) if news else self

    def _rung_asked(self, presses: tuple[Input, ...]) -> int:
        """What the keys say; keys for rungs that are not there change nothing."""
        rungs = len(self.level.rungs) if self.level else 0
        rung = self.rung
        for press in presses:
            letter = press.letter if isinstance(press, Typed) else ""
            asked = _rung_of(letter, min(rung, rungs))
            rung = asked if 1 <= asked <= rungs else rung
        return rung

    def _started(self, level: Level, tick: Tick) -> tuple["Previewing", Effects]:
        """Play from the very beginning."""
        rung = level.rungs[min(self.rung, len(level.rungs)) - 1]
        begun = Begun(SESSION, self.seed)
        playing, effects = start_playing(
            self.setting, Offer.fixed(rung), rung.worlds[0], begun, tick
        )
        return replace(self, playing=playing, label_s=LABEL_S), _carried_out(effects)

    def _played(self, level: Level, playing: Playing, tick: Tick) -> tuple[Scene, Effects]:
        after, effects = playing.step(tick)
        if isinstance(after, Playing):
            label_s = max(0.0, self.label_s - tick.dt_s)
            return replace(self, playing=after, label_s=label_s), _carried_out(effects)
        if _finished_by_hand(effects):
            return self, (Quit(),)
        # The music plays on: `effects` would end it.
        return replace(self, runs=self.runs + 1)._started(level, tick)

    def view(self) -> Iterator[Shape]:
        """The game; over it what plays, for a moment, and what is wrong, until it is mended."""
        if self.playing is None:
            yield Layer("paper_sky")
            yield from stepling(640, 330, self.t_s, Wish(), "curious", 1.0)
            yield from level_errors.panel(self.problems, level_errors.MEND)
            return
        yield from self.playing.view()
        if self.label_s > 0:
            yield from self._label(self.playing)
        yield from level_errors.panel(self.problems)

    def _label(self, playing: Playing) -> Iterator[Shape]:
        exercise = playing.session.exercise
        told = (("rung", str(exercise.rung)), ("rungs", str(exercise.rungs)))
        yield Panel(20, 16, 350, 112, "panel", "tile_edge", 24)
        yield Text(exercise.title, 195, 42, 24, "ink_title", w=326, h=34, title=True, verbatim=True)
        yield Text(RUNG, 195, 74, 22, w=326, h=30, values=told)
        yield Text(KEYS, 195, 104, 19, "ink_soft", w=326, h=26)

    def wish(self) -> Wish:
        """That of the game."""
        return self.playing.wish() if self.playing else Wish()


def _again(presses: tuple[Input, ...]) -> bool:
    return any(isinstance(press, Typed) and press.letter in AGAIN for press in presses)


def _rung_of(letter: str, rung: int) -> int:
    """The rung that a key means, or 0."""
    if letter in (EASIER, HARDER):
        return rung + (1 if letter == HARDER else -1)
    return int(letter) if letter.isascii() and letter.isdigit() else 0


def _finished_by_hand(effects: Effects) -> bool:
    """Whether somebody chose to finish; then the preview ends."""
    ends = [effect.record for effect in effects if isinstance(effect, EndSession)]
    return any(record.ended_by == "stopped" for record in ends)


def _carried_out(effects: Effects) -> Effects:
    return tuple(effect for effect in effects if isinstance(effect, CARRIED_OUT))
