"""For the grown-up: one of the family's own sensors is theirs no more."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.model import Layer, Panel, Shape, Text, msg
from game.scenes import sensor_tiles, ways
from game.scenes.answers import SensorChoice
from game.scenes.menu import Menu, row
from game.scenes.scene import Effects, ForgetSensor, Press, Scene, Screen, Tick
from game.scenes.sensor_shelf import Shelf
from game.scenes.setting import Setting

WHICH = msg("For the grown-up: forget which one?")
SURE = msg("For the grown-up: forget this one?")
AGAIN = msg("It can be found again at any time.")
CARD_X = 640 - sensor_tiles.W / 2
ANSWERS = Menu(
    (
        *row(
            (("keep", "icon_ok", msg("Keep it")), ("forget", "icon_forget", msg("Forget it"))),
            540,
            (262, 160),
            0.9,
        ),
        sensor_tiles.BACK,
    )
)
"""The focus is on what changes nothing."""


@dataclass(frozen=True, slots=True)
class Forgetting(Screen):
    """Which one, and are you sure? Nothing is lost: what is near is found again."""

    setting: Setting
    shelf: Shelf
    menu: Menu
    one: SensorChoice | None = None
    """The one that is asked about."""

    def step(self, tick: Tick) -> tuple[Scene, Effects]:
        """Choose one, say yes or no."""
        menu, chosen, sounds = self.menu.step(tick.presses, tick.dt_s)
        moved = replace(self, menu=menu, setting=self.setting.heard(tick))
        if chosen == "back" or Press.BACK in tick.presses:
            if self.one is None:
                return ways.to_sensors(moved.setting), sounds
            return forgetting(moved.setting, self.shelf), sounds
        if not chosen:
            return moved, sounds
        if self.one is not None:
            forgets = (ForgetSensor(self.one.spec),) if chosen == "forget" else ()
            return ways.to_sensors(moved.setting), (*sounds, *forgets)
        if chosen in ("before", "more"):
            shelf = self.shelf.turned(1 if chosen == "more" else -1)
            return forgetting(moved.setting, shelf), sounds
        one = next(choice for choice in self.shelf.own if choice.spec == chosen)
        return replace(moved, one=one, menu=ANSWERS), sounds

    def view(self) -> Iterator[Shape]:
        """The family's own sensors, or the one that is asked about."""
        yield Layer("paper_sky")
        yield Panel(190, 24, 900, 98, "panel", "tile_edge", 48)
        words = WHICH if self.one is None else SURE
        yield Text(words, 640, 73, 40, "ink_title", w=850, h=80, title=True)
        yield from self.menu.view()
        if self.one is None:
            yield from sensor_tiles.faces(self.shelf)
            return
        yield Panel(CARD_X, sensor_tiles.TOP, sensor_tiles.W, sensor_tiles.H, "tile", "", 30)
        yield from sensor_tiles.face(self.one, CARD_X, sensor_tiles.TOP)
        yield Panel(290, 462, 700, 60, "panel", "tile_edge", 30)
        yield Text(AGAIN, 640, 491, 27, w=660, h=52)


def forgetting(setting: Setting, shelf: Shelf) -> Forgetting:
    """The question which one, on a page of the shelf."""
    return Forgetting(setting, shelf, sensor_tiles.menu_of_own(shelf))
