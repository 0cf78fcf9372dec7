"""What was done: a sticker, a star for each success, and where to go next."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from uuid import UUID

from game.mascot import stepling
from game.model import Layer, Panel, Particles, Shape, Sound, Sprite, Text, Wish, msg
from game.scenes import ladder_steps, ways
from game.scenes.menu import Menu, row
from game.scenes.path_asks import Reached
from game.scenes.scene import Effects, Music, Quit, Scene, Screen, Tick
from game.scenes.setting import Setting
from game.session import Session
from profiles.child_path import Stone

STICKERS = 8
DONE = msg("You did it!")
TRIED = msg("You kept trying. That counts!")
ENOUGH = msg("Enough for today. See you tomorrow!")
CARED = msg("Thank you for telling us. Rest well!")
STARS = msg("{done} of {asked}")
AGAIN = ("again", "icon_play", msg("Again"))
OTHER = ("games", "icon_star", msg("Another game"))
PROGRESS = ("progress", "icon_progress", msg("My path"))
HOME = ("home", "icon_home", msg("Home"))
LEAVE = ("quit", "icon_quit", msg("Goodbye"))
PARTY_S = 5.0
MOST_STARS = 12
MILESTONES = "milestones"
"""The ticket under which it is asked what the child reached."""
SEEN_S = 1.6
"""So long the sticker is seen before a milestone is celebrated."""


def sticker_of(session_id: str) -> str:
    """The sticker of a session: told by its id, so that nothing is drawn by lot here."""
    return f"sticker_{UUID(session_id).int % STICKERS + 1}"


@dataclass(frozen=True, slots=True)
class Results(Screen):
    """The end of a game: the same sticker whether it was finished, stopped, or hurt."""

    setting: Setting
    world: str
    session: Session
    sticker: str
    stop_for_today: bool = False
    t_s: float = 0.0
    menu: Menu | None = None
    reached: tuple[Stone, ...] = ()
    """What is still to be celebrated; whoever leaves earlier finds it on the path."""

    def step(self, tick: Tick) -> tuple[Scene, Effects]:
        """Let the family choose what comes next."""
        told = tick.answer(MILESTONES, Reached)
        if told is not None:
            return replace(self, reached=told.stones)._seen(tick)
        return self._seen(tick)

    def _seen(self, tick: Tick) -> tuple[Scene, Effects]:
        if self.menu is None:
            music = Music("music_rest" if self.stop_for_today else "music_home")
            cheers = () if self.stop_for_today else (Sound("cheer"),)
            return replace(self, menu=Menu(row(self._choices(), 520, (236, 168)))), (*cheers, music)
        menu, chosen, sounds = self.menu.step(tick.presses, tick.dt_s)
        if chosen:
            scene, effects = self._go(chosen)
            return scene, (*sounds, *effects)
        moved = replace(self, menu=menu, t_s=self.t_s + tick.dt_s)
        if moved.reached and moved.t_s >= SEEN_S:
            return moved._celebrated(), sounds
        return moved, sounds

    def _celebrated(self) -> Scene:
        """Celebrate, and come back to what was chosen between before; the party is over then."""
        after = replace(self, reached=(), t_s=max(self.t_s, PARTY_S))

        def back(setting: Setting) -> Scene:
            return replace(after, setting=setting)

        return ways.to_celebration(self.setting, self.reached, back, self.stop_for_today)

    @property
    def _no_more_today(self) -> bool:
        return self.stop_for_today or self._played.day_is_full

    @property
    def _played(self) -> Setting:
        """The setting with what has just been played."""
        return self.setting.after(self.session.exercise.id, self.session.active_s)

    def _choices(self) -> tuple[tuple[str, str, str], ...]:
        if self.setting.just_one:
            return (LEAVE,)
        if self._no_more_today:
            return (PROGRESS, HOME)
        sensor = self.setting.sensor
        if sensor is not None and sensor.calibration is not None:
            return (OTHER, PROGRESS, HOME)  # a recording that was played is at its end
        return (AGAIN, OTHER, PROGRESS, HOME)

    def _go(self, chosen: str) -> tuple[Scene, Effects]:
        if chosen == "quit":
            return self, (Quit(),)
        setting = self._played
        offer = ladder_steps.again(self.session.offer, setting)
        return ways.after_results(chosen, setting, offer, self.world), ()

    def view(self) -> Iterator[Shape]:
        """Sticker, stars, companion."""
        yield Layer("home_sky")
        yield Layer("home_hills", 0, 330)
        yield Layer("home_meadow", 0, 520)
        if self.t_s < PARTY_S and not self.stop_for_today:
            yield from _confetti(self.t_s)
        yield Panel(330, 40, 620, 446, "panel", "tile_edge", 50)
        yield Text(self._words(), 640, 92, 42, "ink_title", w=570, h=76, title=True)
        drop = 1.0 + 0.6 * math.exp(-4 * self.t_s) * math.cos(9 * self.t_s)
        yield Sprite(self.sticker, 640, 236, 1.25 * drop)
        yield from _stars(self.session)
        yield from stepling(180, 500, self.t_s, Wish(), "cheer")
        if self.menu is not None:
            yield from self.menu.view()

    def _words(self) -> str:
        if self.stop_for_today:
            return CARED
        if self._no_more_today:
            return ENOUGH
        return DONE if self.session.tally.successes else TRIED


def _stars(session: Session) -> Iterator[Shape]:
    tally = session.tally
    count = min(tally.reps, MOST_STARS)
    full = round(tally.successes * count / tally.reps) if tally.reps else 0
    gap = min(66.0, 540 / count) if count else 0.0
    for n in range(count):
        x = 640 + (n - (count - 1) / 2) * gap
        yield Sprite("star_full" if n < full else "star_empty", x, 380, gap / 72)
    if tally.reps:
        values = (("done", str(tally.successes)), ("asked", str(tally.reps)))
        yield Text(STARS, 640, 446, 30, w=400, values=values)


def _confetti(t_s: float) -> Iterator[Shape]:
    for kind in range(4):
        points = tuple(
            (
                (n * 173 + kind * 61) % 1280 + 30 * math.sin(t_s * 2 + n),
                (n * 97 + kind * 41) % 500 - 500 + t_s * (190 + 30 * (n % 3)),
            )
            for n in range(12)
        )
        yield Particles(f"confetti_{kind + 1}", points)
