"""Boards and insoles on a simulated child, whose bytes go through faults on their way to a game."""

from collections.abc import Callable, Sequence

from sensors.ble.catalog import profile_called
from sensors.calibration import Calibration
from sensors.driver import Connection, Controls, Stepped
from sensors.layout import Layout
from sensors.sample import Sample
from sensors.signals import Wish
from sensors.simulated import simulated
from tests.game.worn import FEET, Worn
from tests.game.worn import PROFILE as INSOLES
from tests.sensors.ble.shaped import Shaped
from tests.sensors.ble.shaper import Fault
from tests.sensors.ble.stepling import STEPS_PER_KG

__all__ = ["KINDS", "Played", "ShapedBoard", "ShapedInsoles"]

BOARD = profile_called("stepling_board")
APART_S = 0.004
"""The right foot measures so much after the left one."""


class Played(Stepped):
    """A device that is played on; at times that are told its connection is lost and comes back."""

    def __init__(self, shaped: Shaped, layout: Layout, calibration: Calibration) -> None:
        self.shaped, self._layout = shaped, layout
        self.true_calibration = calibration
        self.lost_from_s = self.lost_until_s = float("inf")

    @property
    def layout(self) -> Layout:
        return self._layout

    @property
    def connection(self) -> Connection:
        return self.shaped.inbox.connection

    def step(self, t_s: float, wish: Wish, controls: Controls) -> Sequence[Sample]:
        for now_s, send in self.measured(t_s, wish):
            if now_s >= self.lost_from_s:
                self.shaped.lose(0)
                self.lost_from_s = float("inf")
            if now_s >= self.lost_until_s:
                self.shaped.come_back(0)
                self.lost_until_s = float("inf")
            send()
        return self.shaped.inbox.poll()

    def measured(self, t_s: float, wish: Wish) -> Sequence[tuple[float, Callable[[], None]]]:
        """When the child did something up to `t_s`, and what sends it."""
        raise NotImplementedError


class ShapedBoard(Played):
    """A Stepling board."""

    def __init__(self, *faults: Sequence[Fault], seed: int = 0) -> None:
        self._child = simulated("diligent", seed=3)
        layout = BOARD.layout()
