"""The first screen: play, see the path, or leave; and what was cut off last time."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.mascot import stepling
from game.model import Layer, Look, Panel, Shape, Sprite, Text, Wish, msg
from game.scenes import sensor_light, ways
from game.scenes.answers import ChildDay, SensorReady
from game.scenes.menu import Menu, Tile, row
from game.scenes.scene import (
    Effect,
    Effects,
    FinishInterrupted,
    LoadChildren,
    LoadUnfinished,
    Music,
    OpenChild,
    OpenSensor,
    Press,
    Quit,
    Scene,
    Screen,
    Tick,
    UseCalibration,
    UseLook,
)
from game.scenes.setting import Setting, look_of
from profiles.model import Child, SessionRecord

CUT_OFF = msg("Last time the game was cut off. Keep what was done?")
FACES, FACE_GAP, WIDE, NARROW = 6, 20, 186, 150
FEW = 3
"""Faces on the first screen; with more children the others are one tile away."""
PLAY_X, PLAY_Y, PLAY_W, PLAY_H = 640.0, 404.0, 240.0, 210.0
SIDE_TILES = (
    Tile("sensor", "icon_board", "", 28, 24, 96, 96, plain=True),
    Tile("progress", "icon_progress", "", 1036, 24, 96, 96, plain=True),
    Tile("grown_ups", "icon_lock", "", 1171, 136, 66, 66, 0.62, plain=True),
    Tile("quit", "icon_quit", "", 1156, 24, 96, 96, plain=True),
)
LAMP = (112.0, 106.0)
"""The sensor's light, on the corner of its tile."""
LAMP_WORDS = (24.0, 134.0, 298.0, 90.0)
"""What to do about it, below: left, top, width and height."""


def _menu(children: tuple[Child, ...]) -> Menu:
    """A face is one choice away from the games; without faces there is one big Play."""
    play_x = PLAY_X - PLAY_W / 2
    if not children:
        play = Tile(
            "play", "icon_play", msg("Play"), play_x, PLAY_Y, PLAY_W, PLAY_H, 1.5, words_px=34
        )
        return Menu((play, *SIDE_TILES))
    faces = tuple(
        (f"child-{child.id}", f"avatar_{child.avatar}", child.nickname)
        for child in children[:FACES]
    )
    others = ("play", "icon_plus", msg("Others"))
    w, scale = (WIDE, 0.9) if len(faces) <= FEW else (NARROW, 0.72)
    tiles = row((*faces, others), PLAY_Y, (w, PLAY_H), scale, FACE_GAP)
    named = tuple(replace(tile, verbatim=tile.id != "play") for tile in tiles)
    return Menu((*named, *SIDE_TILES))


OFFER = Menu(
    row((("keep", "icon_ok", msg("Keep it")), ("drop", "icon_no", msg("No"))), 380, (230, 180))
)


@dataclass(frozen=True, slots=True)
class Home(Screen):
    """A meadow, the stepling, and what to do."""

    setting: Setting
    menu: Menu = _menu(())
    children: tuple[Child, ...] = ()
    unfinished: tuple[SessionRecord, ...] = ()
    asked: bool = False
    t_s: float = 0.0

    def step(self, tick: Tick) -> tuple[Scene, Effects]:
        """Choose where to go."""
        if not self.asked:
            first: tuple[Effect, ...] = (
                LoadUnfinished("unfinished"),
                LoadChildren("children"),
                UseCalibration(None),
                UseLook(Look()),
                Music("music_home"),
            )
            # The family's own sensor is called at once: it is there when the game is chosen.
            if self.setting.sensor is None and self.setting.wants_device:
                first = (*first, OpenSensor("open", self.setting.spec))
            return replace(self, asked=True), first
        day = tick.answer("child", ChildDay)
        if day is not None:
            return ways.to_games(self.setting.of_child(day)), (UseLook(look_of(day.child)),)
        told = self._told(tick)
        menu, chosen, sounds = told.menu.step(tick.presses, tick.dt_s)
        moved = replace(told, menu=menu, t_s=self.t_s + tick.dt_s)
        if moved.unfinished:
            return moved._offered(chosen, sounds)
        if Press.BACK in tick.presses:
            quit_tile = len(menu.tiles) - 1
            return replace(moved, menu=replace(menu, focus=quit_tile)), sounds
        scene, effects = moved._go(chosen)
        return scene, (*sounds, *effects)

    def _told(self, tick: Tick) -> "Home":
        """The same with what was heard: who plays here, what was cut off, how the sensor is."""
        ready = tick.answer("open", SensorReady)
        setting = self.setting if ready is None else self.setting.of_sensor(ready)
        heard = replace(self, setting=setting.heard(tick))
        # A Failure is a tuple, too: it is a named one, and then nobody is known here.
        lists = {a.ticket: a.value for a in tick.answers if type(a.value) is tuple}
        if not lists:
            return heard
        known: tuple[Child, ...] = lists.get("children", self.children)
        children = tuple(child for child in known if not child.archived)
        unfinished = lists.get("unfinished") or self.unfinished
        menu = OFFER if unfinished else _menu(children)
        return replace(heard, children=children, unfinished=unfinished, menu=menu)

    def _offered(self, chosen: str, sounds: Effects) -> tuple[Scene, Effects]:
        if not chosen:
            return self, sounds
        ends = tuple(
            FinishInterrupted(session.id, keep=chosen == "keep") for session in self.unfinished
        )
        return replace(self, unfinished=(), menu=_menu(self.children)), (*sounds, *ends)

    def _go(self, chosen: str) -> tuple[Scene, Effects]:
        setting = replace(self.setting, child=None)
        if chosen == "play":
            return ways.to_children(setting), ()
        if chosen == "sensor":
            return ways.to_sensors(setting), ()
        if chosen == "progress":
            return ways.to_progress(setting), ()
        if chosen == "grown_ups":
            return ways.to_gate(setting), ()
        if chosen == "quit":
            return self, (Quit(),)
        if chosen:
            return self, (OpenChild("child", chosen.removeprefix("child-"), setting.spec),)
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
        x, y, scale = (126, 650, 1.0) if len(self.children) <= FEW else (170, 392, 0.72)
        yield from stepling(x, y, self.t_s, Wish(lean_x=math.sin(self.t_s)), scale=scale)
        yield from self.menu.view()
        yield from sensor_light.lamp(sensor_light.light_of(self.setting), *LAMP)
        yield from sensor_light.words(sensor_light.sentence_of(self.setting), *LAMP_WORDS)

    def _offer(self) -> Iterator[Shape]:
        yield Panel(250, 90, 780, 510, "panel", "tile_edge", 48)
        yield from stepling(640, 290, self.t_s, Wish(), "curious")
        yield Text(CUT_OFF, 640, 332, 32, w=700, h=70)
        yield from self.menu.view()
