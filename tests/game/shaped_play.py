"""Boards and insoles on a simulated child, whose bytes go through faults on their way to a game."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from math import inf

from sensors.ble.catalog import profile_called
from sensors.ble.profile import DeviceProfile
from sensors.calibration import Calibration
from sensors.driver import Connection, Controls, Stepped
from sensors.four_cells import WII_HALF_X_MM, WII_HALF_Y_MM
from sensors.layout import Layout, Side
from sensors.sample import Sample
from sensors.signals import Wish
from sensors.simulated import simulated
from tests.game.worn import PROFILE as INSOLES
from tests.game.worn import Worn
from tests.sensors.ble.shaped import Shaped
from tests.sensors.ble.shaper import Fault
from tests.sensors.ble.stepling import STEPS_PER_KG

__all__ = ["KINDS", "ShapedBoard", "ShapedInsoles", "ShapedPlay"]

BOARD = profile_called("stepling_board")
APART_S = 0.004
"""The right foot measures so much after the left one."""


class ShapedPlay(Stepped):
    """A device that is played on. It may also be lost for some time, as out of reach."""

    def __init__(
        self, profile: DeviceProfile, calibration: Calibration, faults: Sequence[Sequence[Fault]]
    ) -> None:
        """`faults` are those of each device, one after the other."""
        self.layout: Layout = profile.layout()
        self.true_calibration = calibration
        self.shaped = Shaped(profile, *faults, seed=1)
        self._lost_from_s = self._lost_until_s = inf

    def lose(self, from_s: float, until_s: float) -> None:
        """The connection to the first device is lost then."""
        self._lost_from_s, self._lost_until_s = from_s, until_s

    @property
    def connection(self) -> Connection:
        return self.shaped.inbox.connection

    def step(self, t_s: float, wish: Wish, controls: Controls) -> Sequence[Sample]:
        for row in self._rows(t_s, wish):
            self._come_and_go(row.t_s)
            self._send(row)
        return self.shaped.inbox.poll()

    def _come_and_go(self, t_s: float) -> None:
        if t_s >= self._lost_from_s:
            self.shaped.lose(0)
            self._lost_from_s = inf
        if t_s >= self._lost_until_s:
            self.shaped.come_back(0)
            self._lost_until_s = inf

    def _rows(self, t_s: float, wish: Wish) -> Sequence[Sample]:
        """What the child does up to `t_s`."""
        raise NotImplementedError

    def _send(self, row: Sample) -> None:
        """The devices measure this."""
        raise NotImplementedError


class ShapedBoard(ShapedPlay):
    """A Stepling board; its cells stand almost as those of the board that the child knows."""

    def __init__(self, *faults: Sequence[Fault]) -> None:
        self._child = simulated("diligent", seed=3)
        calibration = self._child.true_calibration()
        reach, corner = calibration.reach, BOARD.layout().cells[1]
        x, y = corner.x_mm / WII_HALF_X_MM, corner.y_mm / WII_HALF_Y_MM
        here = replace(
            calibration,
            neutral_x_mm=x * calibration.neutral_x_mm,
            neutral_y_mm=y * calibration.neutral_y_mm,
            reach=replace(reach, left_mm=x * reach.left_mm, right_mm=x * reach.right_mm),
        )
        super().__init__(BOARD, here, faults)

    def _rows(self, t_s: float, wish: Wish) -> Sequence[Sample]:
        return self._child.step(t_s, wish, Controls())

    def _send(self, row: Sample) -> None:
        self.shaped.send(0, row.t_s, [STEPS_PER_KG * kg for kg in row.cells_kg])


class ShapedInsoles(ShapedPlay):
    """Two Stepling insoles."""

    def __init__(self, *faults: Sequence[Fault]) -> None:
        self._child = Worn()
        super().__init__(INSOLES, self._child.calibration(), faults)

    def _rows(self, t_s: float, wish: Wish) -> Sequence[Sample]:
        self._child.wish = wish
        return self._child.rows(t_s)

    def _send(self, row: Sample) -> None:
        self.shaped.send(0, row.t_s, self._child.under(Side.LEFT, row))
        self.shaped.send(1, row.t_s + APART_S, self._child.under(Side.RIGHT, row))


KINDS: Mapping[str, Callable[..., ShapedPlay]] = {"board": ShapedBoard, "insoles": ShapedInsoles}
