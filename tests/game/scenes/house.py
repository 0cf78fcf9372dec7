"""A house with sensors, without a shell: it answers what the connect screens ask for."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from game.model import TICK_S, Signals
from game.scenes.answers import Answer, Failure, SensorChoice, SensorNews, SensorReady
from game.scenes.menu import SETTLE_S, Menu
from game.scenes.scene import (
    Click,
    Effect,
    FindSensors,
    ForgetSensor,
    Input,
    Keep,
    OpenSensor,
    StopFinding,
    Tick,
    Today,
)
from game.scenes.setting import Setting
from profiles.model import Child, Device
from sensors.signals import Reading

TODAY = Today("2026-03-14", "2026-03-14T16:00:00+01:00")
KIT = Child("00000000-0000-4000-8000-000000000001", "KT47", "Kit", "fox", "2026-03-01")
SETTING = Setting((), "keyboard", system="linux")

KEYS = SensorChoice("keyboard", "Keys or gamepad", "icon_keyboard")
ITSELF = SensorChoice("simulated", "Let it play by itself", "icon_simulated")
BOARD = SensorChoice("wii:00:1E:35", "Wii Balance Board", "device_wii_board", "RVL-WBC-01")
INSOLES = SensorChoice("ble:soles@A1,B2", "Insoles", "device_insoles", "Left and Right")
MAKERS = SensorChoice("ble:stepling@C3", "Stepling board", "device_board", "Number 3")
OTHERS = (KEYS, ITSELF)

READY_BOARD = SensorReady(BOARD.spec, "wii", 4, None, device=True)
READY_INSOLES = SensorReady(
    INSOLES.spec, "ble:soles", 6, None, device=True, has_feet=True, sides_known=False
)
READY_KEYS = SensorReady(KEYS.spec, "keyboard", 4, None)
GOOD = SensorNews("good", "")


def ours(choice: SensorChoice, here: bool = True) -> SensorChoice:
    return choice._replace(ours=True, here=here)


def rows(*cells_kg: float) -> Signals:
    """What the tracker tells while the device reads this."""
    cells = tuple(map(float, cells_kg))
    return Signals(reading=Reading(cells, sum(cells), 0.0, 0.0))


def everything_opens(spec: str) -> SensorReady:
    """Any sensor is there as soon as it is asked for."""
    kind = spec.partition(":")[0]
    if kind == "wii":
        return READY_BOARD._replace(spec=spec)
    if kind == "ble":
        return READY_INSOLES._replace(spec=spec, has_feet="," in spec)
    return READY_KEYS._replace(spec=spec)


@dataclass
class Visit:
    """A screen, what it asked for so far, and the hands and sensors before it."""

    scene: Any
    choices: tuple[SensorChoice, ...] = OTHERS
    opens: Callable[[str], SensorReady | Failure | None] = everything_opens
    signals: Signals = field(default_factory=Signals)
    asked: list[Effect] = field(default_factory=list)
    _answers: list[Answer] = field(default_factory=list)

    def tick(self, *presses: Input, dt_s: float = TICK_S) -> "Visit":
        """One tick with these presses."""
        answers, self._answers = tuple(self._answers), []
        tick = Tick(dt_s, self.signals, presses, TODAY, answers)
        self.scene, effects = self.scene.step(tick)
        for effect in effects:
            self._carry_out(effect)
        return self

    def _carry_out(self, effect: Effect) -> None:
        self.asked.append(effect)
        if isinstance(effect, FindSensors):
            self.tell(effect.ticket, self.choices)
        elif isinstance(effect, ForgetSensor):
            gone = [c._replace(ours=False) if c.spec == effect.spec else c for c in self.choices]
            self.choices = tuple(gone)
        elif isinstance(effect, OpenSensor):
            opened = self.opens(effect.spec)
            if opened is not None:
                self.tell(effect.ticket, opened)

    def tell(self, ticket: str, value: object) -> "Visit":
        """Answer in the next tick."""
        self._answers.append(Answer(ticket, value))
        return self

    def find(self, *choices: SensorChoice) -> "Visit":
        """From now on these sensors are there, beside those without a device."""
        self.choices = (*choices, *OTHERS)
        return self.tell("sensors", self.choices).tick()

    def wait(self, seconds: float, dt_s: float = TICK_S) -> "Visit":
        for _ in range(round(seconds / dt_s)):
            self.tick(dt_s=dt_s)
        return self

    def settle(self) -> "Visit":
        """Until the screen takes a choice."""
        return self.wait(SETTLE_S + 0.1)

    def choose(self, tile_id: str) -> "Visit":
        """Let the screen settle, and click on the tile; KeyError where there is none."""
        return self.settle().click(tile_id)

    def click(self, tile_id: str) -> "Visit":
        """Click on the tile at once."""
        tile = {tile.id: tile for tile in self.menu.tiles}[tile_id]
        return self.tick(Click(*tile.middle))

    def press(self, *presses: Input) -> "Visit":
        """Let the screen settle, and press one after the other."""
        self.settle()
        for press in presses:
            self.tick(press)
        return self

    @property
    def menu(self) -> Menu:
        menu: Menu = self.scene.menu
        return menu

    @property
    def ids(self) -> list[str]:
        """The tiles that can be chosen."""
        return [tile.id for tile in self.menu.tiles]

    @property
    def focus(self) -> str:
        return self.menu.tiles[self.menu.focus].id

    @property
    def kept(self) -> list[Device]:
        """The devices that were kept so far."""
        return [
            effect.record
            for effect in self.asked
            if isinstance(effect, Keep) and isinstance(effect.record, Device)
        ]

    @property
    def finding(self) -> int:
        """How many searches are under way."""
        begun = sum(isinstance(effect, FindSensors) for effect in self.asked)
        return begun - sum(isinstance(effect, StopFinding) for effect in self.asked)

    @property
    def opened(self) -> list[str]:
        """What was to be opened so far."""
        return [effect.spec for effect in self.asked if isinstance(effect, OpenSensor)]

    @property
    def said(self) -> list[str]:
        """Every text that is shown now."""
        return [shape.message for shape in self.scene.view() if hasattr(shape, "message")]

    @property
    def pictures(self) -> list[str]:
        """Every sprite that is shown now."""
        return [shape.image for shape in self.scene.view() if hasattr(shape, "alpha")]
