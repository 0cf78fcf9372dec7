"""The family's own sensors, for grown-ups: what they are, and when they were used and checked."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.model import Shape, msg
from game.scenes import grown_ways, ways
from game.scenes.answers import Failure
from game.scenes.grown_up_page import (
    BACK,
    BODY_PX,
    WAIT,
    Leaves,
    by_count,
    note,
    paper,
    turned,
)
from game.scenes.keeping_asks import DeviceCard, Devices, LoadDevices
from game.scenes.keeping_rows import sensor_face, sensor_tile
from game.scenes.menu import Menu, Tile, focused
from game.scenes.scene import Effects, Press, Scene, Screen, Tick
from game.scenes.setting import Setting

TICKET = "devices"
TITLE = msg("Sensors")
NONE = msg("No sensor is yours yet. Press Look for one, and switch it on.")
FIND = Tile("find", "icon_plus", msg("Look for one"), 1002, 24, 250, 96, 0.5, words_px=BODY_PX)
ROWS = 4


@dataclass(frozen=True, slots=True)
class OwnSensors(Screen):
    """The one used last on top; each leads to the question whether it is still the family's."""

    setting: Setting
    spec: str = ""
    """The one that was looked at last."""
    devices: Devices | None = None
    at: int = 0
    trouble: str = ""
    asked: bool = False
    menu: Menu = Menu((BACK,))

    def step(self, tick: Tick) -> tuple[Scene, Effects]:
        """Load them, then let one be chosen, or another be looked for."""
        if not self.asked:
            return replace(self, asked=True), (LoadDevices(TICKET),)
        told = self._told(tick)
        menu, chosen, sounds = told.menu.step(tick.presses, tick.dt_s)
        if chosen == "back" or Press.BACK in tick.presses:
            return ways.to_grown_ups(told.setting), sounds
        moved = replace(told, menu=menu)
        if chosen == "find":
            return ways.to_sensors(moved.setting), sounds
        return (moved._go(chosen) if chosen else moved), sounds

    def _told(self, tick: Tick) -> "OwnSensors":
        told = replace(self, setting=self.setting.heard(tick))
        failure, devices = tick.answer(TICKET, Failure), tick.answer(TICKET, Devices)
        if failure is not None:
            return replace(told, trouble=failure.sentence, menu=Menu((BACK,)))
        if devices is None:
            return told
        specs = [card.spec for card in devices.cards]
        at = specs.index(self.spec) // ROWS if self.spec in specs else 0
        return replace(told, devices=devices, at=at)._laid_out(f"sensor/{self.spec}")

    @property
    def _cards(self) -> tuple[DeviceCard, ...]:
        return self.devices.cards if self.devices else ()

    @property
    def _leaves(self) -> Leaves[DeviceCard]:
        return Leaves(by_count(self._cards, ROWS), self.at)

    def _laid_out(self, focus: str) -> "OwnSensors":
        leaves = self._leaves
        rows = (sensor_tile(card, n) for n, card in enumerate(leaves.shown))
        tiles = (*rows, FIND, *leaves.tiles(), BACK)
        return replace(self, menu=focused(tiles, focus))

    def _go(self, chosen: str) -> Scene:
        if chosen in ("before", "more"):
            return replace(self, at=turned(self._leaves.number, chosen))._laid_out(chosen)
        card = next(card for card in self._cards if f"sensor/{card.spec}" == chosen)
        return grown_ways.to_own_sensor(self.setting, card)

    # --- Showing ------------------------------------------------------------------------------
    def view(self) -> Iterator[Shape]:
        """A box for each."""
        yield from paper(TITLE)
        yield from self.menu.view()
        if self.trouble:
            yield from note("icon_help", self.trouble, verbatim=True)
        elif self.devices is None:
            yield from note("icon_clock", WAIT)
        elif not self._cards:
            yield from note("icon_board", NONE)
        for number, card in enumerate(self._leaves.shown):
            box = sensor_tile(card, number)
            yield from sensor_face(card, box.y + box.h / 2)
        yield from self._leaves.words()
