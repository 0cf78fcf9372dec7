"""A board on a link's thread, in a world that is in a hurry, and what goes wrong with it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from time import monotonic, sleep
from typing import Any, NamedTuple

from sensors.link import Link, Patience
from sensors.wii.find import open_board
from tests.sensors.wii.emulator import Board, Shape, Way, as_it_is
from tests.sensors.wii.listening import Listener
from tests.sensors.wii.machines import REMOTE, HidLibrary, OverWay, listed, machine

HASTE = 5
"""So many of the board's seconds go by in one of ours."""
TOTAL_KG = 40.0


@dataclass
class Rocking(Board):
    """Somebody of 40 kg shifts from the back right corner to the front left one and back."""

    shifted: int = 0
    drift_kg: float = 0.0

    def report(self) -> bytes | None:
        self.shifted = (self.shifted + 1) % 200
        self.kg["tl"] = 5 + 10 * abs(self.shifted - 100) / 100
        self.kg["br"] = TOTAL_KG - 20 - self.kg["tl"]
        self.kg["tr"] = self.kg["bl"] = 10.0 + self.drift_kg / 2
        return super().report()


class Rig(Listener):
    """A rocking board, found over hidapi and read through a link."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.board = Rocking()
        self.shape: Shape = as_it_is
        self.way: Way | None = None
        self.library = HidLibrary([listed()], self._make)
        here = machine(folder, may_use=["/dev/hidraw3"], hidraw=self.library)
        driver = open_board(machine=replace(here, clock=self.clock))
        self.link = Link(driver, Patience(0.01, 0.04), self.clock)

    @staticmethod
    def clock() -> float:
        return monotonic() * HASTE

    def _make(self, _: bytes) -> OverWay:
        self.way = Way(self.board, self.clock, lambda seconds: sleep(seconds / HASTE), self._shaped)
        return OverWay(self.way)

    def _shaped(self, report: bytes, rng: Random) -> list[bytes]:
        """As the shape of this moment has it."""
        return self.shape(report, rng)

    def listen_for(self, seconds: float) -> None:
        """Poll for so long in the board's time."""
        end_s = self.clock() + seconds
        self.listen(lambda: self.clock() >= end_s)

    def listen_to_rows(self, count: int = 20) -> None:
        """Poll until so many rows came that were made from now on."""
        now_s = self.clock()
        self.listen(lambda: sum(row.t_s > now_s for row in self.rows) >= count)

    # --- What goes wrong -------------------------------------------------------------------------
    def unplug(self) -> None:
        self.library.devices.clear()
        if self.way:
            self.way.gone = True

    def plug_in(self) -> None:
        self.library.devices[:] = [listed()]

    def reboot(self, **wrong: Any) -> None:
        """The batteries fell out and are in again: the board remembers nothing."""
        self.board = Rocking(shifted=50, **wrong)
        if self.way:
            self.way.gone = True


class Fault(NamedTuple):
    """Something that begins, lasts, and ends."""

    begin: Callable[[Rig], object]
    end: Callable[[Rig], object] = lambda rig: None
    lasts_s: float = 1.0
    """In the board's time; where something is told, until it is told."""
    tells: str = ""
    """What the parent is told meanwhile; nothing where the link mends it by itself."""
    opens: int = 1
    """How often the board was opened in the end."""
    least_rows: int = 0
    """How many rows come at least while it lasts."""


def shaped(shape: Shape, least_rows: int) -> Fault:
    """The reports get lost or mixed up on the way."""

    def begin(rig: Rig) -> None:
        rig.shape = shape

    def end(rig: Rig) -> None:
        rig.shape = as_it_is

    return Fault(begin, end, least_rows=least_rows)


def broken(tells: str = "", lasts_s: float = 1.0, opens: int = 1, **what: object) -> Fault:
    """Something about the board is so, and then as before."""
    healthy = Board()

    def begin(rig: Rig) -> None:
        for name, value in what.items():
            setattr(rig.board, name, value)

    def end(rig: Rig) -> None:
        for name in what:
            setattr(rig.board, name, getattr(healthy, name))

    return Fault(begin, end, lasts_s, tells, opens)


def dropped(report: bytes, rng: Random) -> list[bytes]:
    return [] if rng.random() < 0.3 else [report]


def doubled(report: bytes, rng: Random) -> list[bytes]:
    return [report, report] if rng.random() < 0.3 else [report]


def cut(report: bytes, rng: Random) -> list[bytes]:
    return [report[: rng.randrange(len(report))], report]


def kept_back(count: int, swapped: bool = False) -> Shape:
    """Reports come `count` at once, the last first where they are swapped."""
    waiting: list[bytes] = []

    def shape(report: bytes, _: Random) -> list[bytes]:
        waiting.append(report)
        if len(waiting) < count:
            return []
        batch = waiting[::-1] if swapped else waiting[:]
        waiting.clear()
        return batch

    return shape


def remote_instead(rig: Rig) -> None:
    rig.unplug()
    rig.library.devices[:] = [listed(REMOTE)]


FAULTS = {
    "reports are lost": shaped(dropped, least_rows=30),
    "reports come twice": shaped(doubled, least_rows=60),
    "reports change places": shaped(kept_back(2, swapped=True), least_rows=40),
    "reports come in batches": shaped(kept_back(6), least_rows=40),
    "reports come with cut ones": shaped(cut, least_rows=40),
    "a short stall": broken(mute=True, lasts_s=0.3),
    "a stall that only a restart mends": broken(needs_restart=True, lasts_s=2.0),
    "the kernel stops the stream": Fault(lambda rig: rig.board.output(bytes.fromhex("120030"))),
    "the kernel asks for changes only": Fault(lambda rig: rig.board.output(b"\x12\x00\x32")),
    "it sends no weights any more": broken("answers and sends no weights", mute=True, opens=2),
    "it falls silent": broken("does not answer", deaf=True, opens=2),
    "a cell is full for a moment": broken(stuck={"tl": 65535}, lasts_s=0.2),
    "a cell is full": broken("front left corner", stuck={"tl": 65535}, opens=2),
    "a cell is dead": broken("back right corner", stuck={"br": 0}, opens=2),
    "the battery falls out": Fault(Rig.reboot, tells="is gone", opens=2),
    "it is out of reach": Fault(Rig.unplug, Rig.plug_in, tells="No Wii Balance Board", opens=2),
    "a remote is there instead": Fault(
        remote_instead, Rig.plug_in, tells="A Wii Remote is connected", opens=2
    ),
}
