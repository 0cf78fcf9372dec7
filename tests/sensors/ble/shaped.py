"""Devices whose streams go through faults on their way into the program, in the time of a test.

No radio and no clock: bytes go from the dialect through a fault shaper into `Rows`, as the link
hands them over, and come out of the inbox, as the tick loop gets them.
"""

from collections.abc import Sequence

from sensors.ble.profile import DeviceProfile
from sensors.ble.rows import Rows
from sensors.inbox import Inbox
from sensors.layout import Side
from tests.sensors.ble.shaper import Fault, FaultShaper, Row
from tests.sensors.ble.stepling import frame

__all__ = ["ARRIVES_S", "Shaped"]

ARRIVES_S = 0.005
"""The way through the air takes so long."""
SIDES = (Side.LEFT, Side.RIGHT)


class Shaped:
    """One sensor of Stepling devices: a board, or two insoles."""

    def __init__(self, profile: DeviceProfile, *faults: Sequence[Fault], seed: int = 0) -> None:
        """`faults` are those of each device, one after the other; they may be fewer."""
        self.inbox = Inbox()
        self.arrived: list[list[bytes]] = [[] for _ in range(profile.links)]
        """By device, all that came through."""
        self._rows = Rows(profile, profile.layout(), self.inbox)
        every = [*faults, *[()] * profile.links]
        self._shapers = [FaultShaper(*every[at], seed=seed + at) for at in range(profile.links)]
        self._counts = [0] * profile.links
        self._there = [False] * profile.links
        for link in range(profile.links):
            self.come_back(link)

    def send(self, link: int, t_s: float, cells: Sequence[float]) -> None:
        """The device measures this at `t_s`; what arrives because of it is taken."""
        shaper = self._shapers[link]
        row = shaper.row(t_s, Row(self._counts[link], round(t_s * 1e6), tuple(cells)))
        self._counts[link] += 1
        for data in shaper.packets(t_s, frame(*row)) if self._there[link] else ():
            self.arrived[link].append(data)
            self._rows.take(link, data, t_s + ARRIVES_S)

    def lose(self, link: int) -> None:
        """The connection to this device is lost."""
        self._rows.lost(link)
        self._there[link] = False

    def come_back(self, link: int) -> None:
        """It is open again."""
        self._there[link] = True
        self._rows.opened(link, SIDES[link] if len(self._counts) > 1 else None)
