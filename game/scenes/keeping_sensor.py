"""One of the family's own sensors, for grown-ups: is it theirs no more?"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.model import Panel, Shape, msg
from game.scenes import grown_ways
from game.scenes.answers import Failure
from game.scenes.grown_up_page import BACK, BODY_PX, note, paper
from game.scenes.keeping_asks import DeviceCard, Devices, ForgetDevice
from game.scenes.keeping_rows import SENSOR_H, W, X, sensor_face
from game.scenes.menu import Menu, Tile
from game.scenes.scene import Effects, Press, Scene, Screen, Tick
from game.scenes.setting import Setting
from game.scenes.told_rows import Told, rows

TICKET = "forget_device"
TITLE = msg("Forget this one?")
Y = 150.0
MEANING = (
    Told("icon_forget", msg("It is not offered first any more, and not called at the start.")),
    Told("icon_ok", msg("All that was played and measured on it stays.")),
    Told(
        "icon_plus", msg("It can be found again at any time; a board's corners are then checked.")
    ),
)
ANSWERS = Menu(
    (
        Tile("yes", "icon_forget", msg("Yes, forget it"), 734, 24, 250, 96, 0.5, words_px=BODY_PX),
        Tile("no", "icon_no", msg("No, go back"), 1002, 24, 250, 96, 0.5, words_px=BODY_PX),
        BACK,
    ),
    1,
)
"""No has the focus."""


@dataclass(frozen=True, slots=True)
class OwnSensor(Screen):
    """The sensor, and what forgetting it means."""

    setting: Setting
    card: DeviceCard
    trouble: str = ""
    menu: Menu = ANSWERS

    def step(self, tick: Tick) -> tuple[Scene, Effects]:
        """Ask, and have it forgotten."""
        told = replace(self, setting=self.setting.heard(tick))
        if tick.answer(TICKET, Devices) is not None:
            return grown_ways.to_own_sensors(told.setting), ()
        failure = tick.answer(TICKET, Failure)
        if failure is not None:
            told = replace(told, trouble=failure.sentence, menu=Menu((BACK,)))
        menu, chosen, sounds = told.menu.step(tick.presses, tick.dt_s)
        if chosen in ("back", "no") or Press.BACK in tick.presses:
            return grown_ways.to_own_sensors(told.setting, self.card.spec), sounds
        asks = (ForgetDevice(TICKET, self.card.spec),) if chosen == "yes" else ()
        return replace(told, menu=menu), (*sounds, *asks)

    def view(self) -> Iterator[Shape]:
        """Which one it is, and what it means."""
        yield from paper(TITLE)
        if self.trouble:
            yield from note("icon_help", self.trouble, verbatim=True)
        else:
            yield Panel(X, Y, W, SENSOR_H, "tile", "tile_edge", 30)
            yield from sensor_face(self.card, Y + SENSOR_H / 2)
            yield from rows(MEANING, (150, Y + SENSOR_H + 30, 980, 300))
        yield from self.menu.view()
