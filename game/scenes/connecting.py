"""A sensor was chosen: wait until it gives rows, say what to do where it does not, and go on."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.mascot import stepling
from game.model import Layer, Panel, Shape, Sound, Sprite, Text, Wish, msg
from game.scenes import sensor_light, ways
from game.scenes.answers import Failure, SensorChoice, SensorReady
from game.scenes.menu import Menu, Tile, row
from game.scenes.moment import is_over
from game.scenes.own_device import device_of, keep, swapped
from game.scenes.scene import Effects, OpenSensor, Press, Scene, Screen, Tick
from game.scenes.sensor_tiles import waves
from game.scenes.setting import CALM_S, Setting, ambient_s, latest_news

CONNECTING = msg("Hello! Are you there?")
THERE = msg("There it is!")
NOT_YET = msg("It does not answer yet")
HINTS = {
    "wii": msg("Press the button at its front."),
    "ble": msg("Switch it on and bring it near."),
}
HINT_PICTURES = {"device_wii_board": "pair_front_button", "device_insoles": "pair_insoles_on"}
HINT_S = 4.0
"""A device that is on and near is there sooner."""
THERE_S = 1.4
"""How long it is shown that the sensor is there."""
CORNERS = 4
BACK = Tile("back", "icon_back", "", 28, 24, 96, 96, plain=True)
WAITING = Menu((BACK,))
TROUBLED = Menu(
    (
        *row(
            (
                ("again", "icon_resume", msg("Try again")),
                ("other", "icon_board", msg("Choose another")),
            ),
            526,
            (280, 160),
            0.9,
        ),
        BACK,
    )
)
DEVICE_X, DEVICE_Y, DEVICE_SCALE = 640.0, 340.0, 2.0


@dataclass(frozen=True, slots=True)
class Connecting(Screen):
    """The device and a stepling that calls it; nobody has to hurry."""

    setting: Setting
    choice: SensorChoice
    sides_settled: bool = False
    """Whether it was just found out which insole is the left one."""
    asked: bool = False
    ready: SensorReady | None = None
    trouble: str = ""
    menu: Menu = WAITING
    t_s: float = 0.0
    goal: str = ""
    """Once the sensor is there: where it goes on, to home, stamp or corners."""
    there_s: float = 0.0

    def step(self, tick: Tick) -> tuple[Scene, Effects]:
        """Ask for the sensor, wait for rows, go on."""
        if not self.asked:
            return replace(self, asked=True), (OpenSensor("open", self.choice.spec),)
        moved = replace(self, t_s=self.t_s + tick.dt_s)
        if self.goal and self.ready is not None:
            return moved._celebrate(self.ready, tick)
        menu, chosen, sounds = self.menu.step(tick.presses, tick.dt_s)
        if chosen in ("back", "other") or Press.BACK in tick.presses:
            return ways.to_sensors(self.setting.without_sensor()), sounds
        if chosen == "again":
            return Connecting(self.setting, self.choice, self.sides_settled), sounds
        scene = replace(moved, menu=menu)._told(tick)
        if scene.ready is not None and scene._streams(tick):
            scene_, effects = scene._connected(scene.ready, tick)
            return scene_, (*sounds, *effects)
        return scene, sounds

    def _told(self, tick: Tick) -> "Connecting":
        """The same with what was heard: it is open, it cannot be opened, or it has a trouble."""
        ready = tick.answer("open", SensorReady) or self.ready
        trouble = self.trouble
        failure = tick.answer("open", Failure)
        if failure is not None:
            trouble = failure.sentence
        # Before the new sensor is ready, all news are of the one before.
        news = latest_news(tick) if ready is not None else None
        if news is not None:
            trouble = news.trouble
        menu = self.menu
        if bool(trouble) is not bool(self.trouble):
            menu = TROUBLED if trouble else WAITING
        return replace(self, ready=ready, trouble=trouble, menu=menu)

    def _streams(self, tick: Tick) -> bool:
        """Whether rows come; a sensor that is no device needs none."""
        if self.ready is None or not self.ready.device or tick.signals.reading is not None:
            return True
        news = latest_news(tick)
        return news is not None and news.light != "off"

    def _connected(self, ready: SensorReady, tick: Tick) -> tuple[Scene, Effects]:
        """It is there: keep it as the family's own, unless its sides are still to be found."""
        setting = self.setting.of_sensor(ready).heard(tick)
        if not ready.device:
            return ways.to_home(setting), ()
        goal = self._goal(ready)
        there = replace(self, setting=setting, goal=goal, trouble="", menu=Menu(()))
        kept = (keep(device_of(self.choice, ready, tick.today)),) if goal != "stamp" else ()
        return there, (Sound("chime"), *kept)

    def _goal(self, ready: SensorReady) -> str:
        """What a device that is new here still needs."""
        if self.choice.ours:
            return "home"
        if ready.has_feet:
            asked = ready.sides_known or self.sides_settled
            return "home" if asked or not swapped(ready.spec) else "stamp"
        return "corners" if ready.absolute and ready.cells == CORNERS else "home"

    def _celebrate(self, ready: SensorReady, tick: Tick) -> tuple[Scene, Effects]:
        """For a moment it is shown that it is there; any button goes on at once."""
        setting = self.setting.heard(tick)
        there_s = self.there_s + tick.dt_s
        if not is_over(there_s, THERE_S, tick):
            return replace(self, setting=setting, there_s=there_s, t_s=self.t_s + tick.dt_s), ()
        if self.goal == "stamp":
            return ways.to_stamp(setting, self.choice), ()
        if self.goal == "corners":
            device = device_of(self.choice, ready, tick.today)
            return ways.to_corner_check(setting, device), ()
        return ways.to_home(setting), ()

    def view(self) -> Iterator[Shape]:
        """The device, and waves to it; or why it does not answer."""
        there = bool(self.goal)
        words = THERE if there else NOT_YET if self.trouble else CONNECTING
        t_s = ambient_s(self.setting, self.t_s)
        yield Layer("paper_sky")
        yield Panel(290, 36, 700, 100, "panel", "tile_edge", 48)
        yield Text(words, 640, 86, 44, "ink_title", w=640, h=80, title=True)
        if self.trouble:
            yield from self._why()
        else:
            yield from self._calls(t_s, there)
        yield from self.menu.view()

    def _why(self) -> Iterator[Shape]:
        yield Sprite(self.choice.picture, 220, 300, 1.3, alpha=0.6)
        yield from sensor_light.lamp("off", 300, 236, 1.2)
        yield from stepling(220, 660, CALM_S, Wish(still=True), "curious", 0.9)
        yield Panel(360, 180, 800, 300, "panel", "tile_edge", 40)
        yield Text(self.trouble, 760, 330, 28, w=740, h=270, verbatim=True)

    def _calls(self, t_s: float, there: bool) -> Iterator[Shape]:
        if there:
            yield Sprite("glow", DEVICE_X, DEVICE_Y, 4.0)
        else:
            yield from waves(DEVICE_X, DEVICE_Y, t_s, 2.5)
        yield Sprite(self.choice.picture, DEVICE_X, DEVICE_Y, DEVICE_SCALE)
        face, lean = ("cheer", Wish()) if there else ("happy", Wish(lean_x=0.6))
        yield from stepling(200, 640, t_s, lean, face, 1.0)
        if there:
            yield from sensor_light.lamp("good", DEVICE_X, 540, 1.6)
        elif self.t_s >= HINT_S:
            yield from self._hint()

    def _hint(self) -> Iterator[Shape]:
        kind = self.choice.spec.partition(":")[0]
        if kind in HINTS:
            yield Panel(360, 560, 560, 96, "panel", "tile_edge", 40)
            yield Text(HINTS[kind], 640, 608, 28, w=520, h=84)
        picture = HINT_PICTURES.get(self.choice.picture)
        if picture:
            yield Sprite(picture, 1064, 330, 0.86)
