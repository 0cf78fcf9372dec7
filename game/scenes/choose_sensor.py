"""What do we play with? The family's own sensors, and what is found while one looks."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.model import Layer, Panel, Shape, Text, msg
from game.scenes import sensor_light, sensor_tiles, ways
from game.scenes.answers import Failure, SensorChoice
from game.scenes.menu import Menu
from game.scenes.scene import Effects, FindSensors, Press, Scene, Screen, StopFinding, Tick
from game.scenes.sensor_shelf import EMPTY, Shelf
from game.scenes.setting import Setting, ambient_s

WHAT = msg("What do you play with?")


@dataclass(frozen=True, slots=True)
class ChooseSensor(Screen):
    """Pictures of sensors; they come and go, and none moves under a finger."""

    setting: Setting
    shelf: Shelf = EMPTY
    menu: Menu = Menu(())
    asked: bool = False
    trouble: str = ""
    """Why nothing can be found."""
    t_s: float = 0.0

    def step(self, tick: Tick) -> tuple[Scene, Effects]:
        """Look for sensors, and go on with the one that is chosen."""
        if not self.asked:
            return replace(self, asked=True), (FindSensors("sensors"),)
        told = replace(self, setting=self.setting.heard(tick), t_s=self.t_s + tick.dt_s)._told(tick)
        menu, chosen, sounds = told.menu.step(tick.presses, tick.dt_s)
        told = replace(told, menu=menu)
        if chosen == "back" or Press.BACK in tick.presses:
            return ways.to_home(told.setting), (*sounds, StopFinding())
        if chosen in ("before", "more"):
            return told._turned(1 if chosen == "more" else -1), sounds
        scene = told._go(chosen)
        return scene, sounds if scene is told else (*sounds, StopFinding())

    def _told(self, tick: Tick) -> "ChooseSensor":
        """The same with what was found; the focus stays on what it was on."""
        failure = tick.answer("sensors", Failure)
        scene = self if failure is None else replace(self, trouble=failure.sentence)
        found = _found(tick)
        if found is None:
            return scene
        shelf = self.shelf.told(found)
        menu = sensor_tiles.following(sensor_tiles.menu_of(shelf), self.menu)
        if shelf.changed_hands(self.shelf):
            menu = replace(menu, age_s=0.0)
        trouble = "" if shelf.newly_here(self.shelf) else scene.trouble
        return replace(scene, shelf=shelf, menu=menu, trouble=trouble)

    def _turned(self, by: int) -> "ChooseSensor":
        shelf = self.shelf.turned(by)
        return replace(self, shelf=shelf, menu=sensor_tiles.menu_of(shelf))

    def _go(self, chosen: str) -> Scene:
        if chosen == "help":
            return ways.to_pairing_help(self.setting)
        if chosen == "forget":
            return ways.to_forgetting(self.setting, self.shelf.own)
        for choice in self.shelf.choices:
            if choice.spec == chosen:
                return ways.to_connecting(self.setting, choice)
        return self

    def view(self) -> Iterator[Shape]:
        """Sensors on paper, and one who looks for more."""
        yield Layer("paper_sky")
        yield Panel(290, 24, 700, 98, "panel", "tile_edge", 48)
        yield Text(WHAT, 640, 73, 44, "ink_title", w=640, h=80, title=True)
        t_s = ambient_s(self.setting, self.t_s)
        yield from sensor_tiles.searching(self.shelf, t_s, bool(self.trouble))
        yield from self.menu.view()
        yield from sensor_tiles.faces(self.shelf)
        yield from self._lamp()
        place = sensor_tiles.WORDS_PLACE
        if self.trouble:
            yield from sensor_light.words(self.trouble, *place, verbatim=True)
        else:
            yield from sensor_light.words(sensor_light.sentence_of(self.setting), *place)

    def _lamp(self) -> Iterator[Shape]:
        """The light of the sensor in use, on its tile."""
        for number, choice in self.shelf.shown:
            if choice.spec == self.setting.spec:
                x = sensor_tiles.place_x(number) + 34
                yield from sensor_light.lamp(
                    sensor_light.light_of(self.setting), x, sensor_tiles.TOP + 34
                )


def _found(tick: Tick) -> tuple[SensorChoice, ...] | None:
    """The latest of what was found, if anything new came in this tick."""
    for answer in reversed(tick.answers):
        # A Failure is a tuple, too: it is a named one.
        if answer.ticket == "sensors" and type(answer.value) is tuple:
            return answer.value
    return None
