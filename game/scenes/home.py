"""The first screen: play, see the path, or leave; and what was cut off last time."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.mascot import stepling
from game.model import Layer, Look, Panel, Shape, Sprite, Text, Wish, msg
from game.scenes import ways
from game.scenes.menu import Menu, Tile, row
from game.scenes.scene import (
    Effect,
    Effects,
    FinishInterrupted,
    LoadUnfinished,
    Music,
    Press,
    Quit,
    Scene,
    Screen,
    Tick,
    UseCalibration,
    UseLook,
)
from game.scenes.setting import Setting
from profiles.model import SessionRecord

CUT_OFF = msg("Last time the game was cut off. Keep what was done?")
MENU = Menu(
    (
        Tile("play", "icon_play", msg("Play"), 520, 404, 240, 210, 1.5, words_px=34),
        Tile("sensor", "icon_board", msg("Board"), 300, 440, 180, 168),
        Tile("progress", "icon_progress", msg("My path"), 800, 440, 180, 168),
        Tile("quit", "icon_quit", msg("Goodbye"), 1020, 440, 180, 168),
    )
)
OFFER = Menu(
    row((("keep", "icon_ok", msg("Keep it")), ("drop", "icon_no", msg("No"))), 380, (230, 180))
)


@dataclass(frozen=True, slots=True)
class Home(Screen):
    """A meadow, the stepling, and what to do."""

    setting: Setting
    menu: Menu = MENU
    unfinished: tuple[SessionRecord, ...] = ()
    asked: bool = False
    t_s: float = 0.0

    def step(self, tick: Tick) -> tuple[Scene, Effects]:
        """Choose where to go."""
        if not self.asked:
            first: tuple[Effect, ...] = (
                LoadUnfinished("unfinished"),
                UseCalibration(None),
                UseLook(Look()),
                Music("music_home"),
            )
            return replace(self, asked=True), first
        found = tick.answer("unfinished", tuple)
        if found:
            return replace(self, unfinished=found, menu=OFFER), ()
        menu, chosen, sounds = self.menu.step(tick.presses, tick.dt_s)
        moved = replace(self, menu=menu, t_s=self.t_s + tick.dt_s)
        if self.unfinished:
            return moved._offered(chosen, sounds)
        if Press.BACK in tick.presses:
            quit_tile = next(n for n, tile in enumerate(MENU.tiles) if tile.id == "quit")
            return replace(moved, menu=replace(menu, focus=quit_tile)), sounds
        scene, effects = moved._go(chosen)
        return scene, (*sounds, *effects)

    def _offered(self, chosen: str, sounds: Effects) -> tuple[Scene, Effects]:
        if not chosen:
            return self, sounds
        ends = tuple(
            FinishInterrupted(session.id, keep=chosen == "keep") for session in self.unfinished
        )
        return replace(self, unfinished=(), menu=MENU), (*sounds, *ends)

    def _go(self, chosen: str) -> tuple[Scene, Effects]:
        setting = replace(self.setting, child=None)
        if chosen == "play":
            return ways.to_children(setting), ()
        if chosen == "sensor":
            return ways.to_sensors(setting), ()
        if chosen == "progress":
            return ways.to_progress(setting), ()
        if chosen == "quit":
            return self, (Quit(),)
        return self, ()

    def view(self) -> Iterator[Shape]:
        """The meadow in the morning."""
        yield Layer("home_sky")
        yield Layer("home_hills", -self.t_s * 6, 330, wrap=True, drifts=True)
        yield Layer("home_meadow", 0, 520)
        sway = 3 * math.sin(self.t_s * 0.9)
        yield Sprite("leaves_left", 0, 720, angle=sway)
        yield Sprite("leaves_right", 1280, 720, angle=-sway)
        if self.unfinished:
            yield from self._offer()
            return
        yield Sprite("title_board", 640, 150)
        yield Text("Stepling", 640, 146, 84, "ink_board", w=520, h=120, title=True, verbatim=True)
        yield from stepling(176, 640, self.t_s, Wish(lean_x=math.sin(self.t_s)))
        yield from self.menu.view()

    def _offer(self) -> Iterator[Shape]:
        yield Panel(250, 90, 780, 510, "panel", "tile_edge", 48)
        yield from stepling(640, 290, self.t_s, Wish(), "curious")
        yield Text(CUT_OFF, 640, 332, 32, w=700, h=70)
        yield from self.menu.view()
