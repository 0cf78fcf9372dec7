"""What do we stand on? The sensors that could be played with now."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.model import Layer, Panel, Shape, Text, msg
from game.scenes import ways
from game.scenes.menu import Menu, Tile, row
from game.scenes.scene import (
    Effects,
    Failure,
    FindSensors,
    OpenSensor,
    Press,
    Scene,
    Screen,
    SensorReady,
    Tick,
)
from game.scenes.setting import Setting

WHAT = msg("What do you play with?")


@dataclass(frozen=True, slots=True)
class ChooseSensor(Screen):
    """Pictures of the sensors; the sentence tells what to do where one can't be opened."""

    setting: Setting
    menu: Menu = Menu(())
    asked: bool = False
    trouble: str = ""

    def step(self, tick: Tick) -> tuple[Scene, Effects]:
        """Find sensors, then open the chosen one."""
        if not self.asked:
            return replace(self, asked=True), (FindSensors("sensors"),)
        found = tick.answer("sensors", tuple)
        if found is not None:
            tiles = row(tuple((s.spec, s.picture, s.caption) for s in found), 260, (240, 220))
            back = Tile("back", "icon_back", "", 28, 24, 96, 96, plain=True)
            return replace(self, menu=Menu((*tiles, back))), ()
        ready = tick.answer("open", SensorReady)
        if ready is not None:
            return ways.to_home(replace(self.setting, spec=ready.spec, sensor=ready)), ()
        failure = tick.answer("open", Failure)
        if failure is not None:
            return replace(self, trouble=failure.sentence), ()
        menu, chosen, sounds = self.menu.step(tick.presses, tick.dt_s)
        if chosen == "back" or Press.BACK in tick.presses:
            return ways.to_home(self.setting), sounds
        opened: Effects = (OpenSensor("open", chosen),) if chosen else ()
        return replace(self, menu=menu), (*sounds, *opened)

    def view(self) -> Iterator[Shape]:
        """Sensors on paper."""
        yield Layer("paper_sky")
        yield Panel(290, 56, 700, 104, "panel", "tile_edge", 50)
        yield Text(WHAT, 640, 108, 44, "ink_title", w=640, h=84, title=True)
        yield from self.menu.view()
        if self.trouble:
            yield Panel(190, 530, 900, 120, "panel", "stop", 30)
            yield Text(self.trouble, 640, 590, 24, w=840, h=100, verbatim=True)
