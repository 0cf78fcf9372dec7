"""What goes wrong between a device and whoever reads it: small faults that can be combined.

Lead a list through them with `shape` or `shape_samples`, or give a virtual device a `FaultShaper`.
All times are seconds since the first row.
"""

from dataclasses import dataclass, field
from math import inf
from random import Random
from typing import Any

from tests.sensors.ble.shaper import Fault, Row

__all__ = [
    "Batch",
    "Corrupt",
    "Dead",
    "Drift",
    "Drop",
    "Duplicate",
    "During",
    "Freeze",
    "Reboot",
    "Reorder",
    "Saturate",
    "Stall",
    "Truncate",
]


@dataclass
class During(Fault):
    """Another fault, for some time only."""

    fault: Fault
    from_s: float
    until_s: float = inf

    def row(self, t_s: float, row: Row) -> Row:
        """As the fault does it, while its time is."""
        return self.fault.row(t_s, row) if self.from_s <= t_s < self.until_s else row

    def packet(self, t_s: float, data: Any, rng: Random) -> list[Any]:
        """As the fault does it, while its time is; then what it held back arrives first."""
        if self.from_s <= t_s < self.until_s:
            return self.fault.packet(t_s, data, rng)
        return [*self.fault.rest(), data]

    def rest(self) -> list[Any]:
        """What the fault holds back."""
        return self.fault.rest()


# --- On the way ----------------------------------------------------------------------------------
@dataclass
class Drop(Fault):
    """A share of the packets is lost."""

    share: float

    def packet(self, t_s: float, data: Any, rng: Random) -> list[Any]:
        """Nothing, or the packet."""
        return [] if rng.uniform(0, 1) < self.share else [data]


@dataclass
class Duplicate(Fault):
    """A share of the packets comes twice."""

    share: float

    def packet(self, t_s: float, data: Any, rng: Random) -> list[Any]:
        """The packet, once or twice."""
        return [data, data] if rng.uniform(0, 1) < self.share else [data]


@dataclass
class Reorder(Fault):
    """A share of the packets changes places with the next one."""

    share: float
    _held: list[Any] = field(default_factory=list, init=False)

    def packet(self, t_s: float, data: Any, rng: Random) -> list[Any]:
        """Nothing, the packet, or this one and then the one before."""
        if self._held:
            return [data, *self.rest()]
        if rng.uniform(0, 1) < self.share:
            self._held = [data]
            return []
        return [data]

    def rest(self) -> list[Any]:
        """The packet that waits for the next one."""
        held, self._held = self._held, []
        return held


@dataclass
class Batch(Fault):
    """Packets come in bursts of `least` to `most`."""

    least: int = 2
    most: int = 6
    _held: list[Any] = field(default_factory=list, init=False)
    _size: int = field(default=0, init=False)

    def packet(self, t_s: float, data: Any, rng: Random) -> list[Any]:
        """Nothing, or a whole burst."""
        if not self._held:
            self._size = rng.randint(self.least, self.most)
        self._held.append(data)
        return self.rest() if len(self._held) >= self._size else []

    def rest(self) -> list[Any]:
        """The burst that is not complete."""
        held, self._held = self._held, []
        return held


@dataclass
class Stall(Fault):
    """For a while nothing comes; afterwards everything at once, or what was `lost` never."""

    at_s: float
    for_s: float
    lost: bool = False
    _held: list[Any] = field(default_factory=list, init=False)

    def packet(self, t_s: float, data: Any, rng: Random) -> list[Any]:
        """Nothing during the stall; with the first packet after it, everything."""
        if self.at_s <= t_s < self.at_s + self.for_s:
            self._held += [] if self.lost else [data]
            return []
        return [*self.rest(), data]

    def rest(self) -> list[Any]:
        """What waits for the end of the stall."""
        held, self._held = self._held, []
        return held


@dataclass
class Corrupt(Fault):
    """In a share of the packets, which are bytes, one byte is another one."""

    share: float

    def packet(self, t_s: float, data: Any, rng: Random) -> list[Any]:
        """The packet, of the same length."""
        if not data or rng.uniform(0, 1) >= self.share:
            return [data]
        place, flipped = rng.randrange(len(data)), rng.randint(1, 255)
        return [data[:place] + bytes([data[place] ^ flipped]) + data[place + 1 :]]


@dataclass
class Truncate(Fault):
    """Of a share of the packets, which are bytes, the end is missing."""

    share: float

    def packet(self, t_s: float, data: Any, rng: Random) -> list[Any]:
        """The packet or a part of it, perhaps no byte at all."""
        if not data or rng.uniform(0, 1) >= self.share:
            return [data]
        return [data[: rng.randrange(len(data))]]


# --- In the device -------------------------------------------------------------------------------
@dataclass
class Saturate(Fault):
    """A cell reads all that it can."""

    cell: int
    full: float

    def row(self, t_s: float, row: Row) -> Row:
        """The row with that cell full."""
        return _with(row, self.cell, self.full)


@dataclass
class Dead(Fault):
    """A cell reads nothing."""

    cell: int

    def row(self, t_s: float, row: Row) -> Row:
        """The row with that cell at 0."""
        return _with(row, self.cell, 0.0)


@dataclass
class Drift(Fault):
    """The zero of one cell, or of all, moves by so much a second."""

    per_s: float
    cell: int | None = None

    def row(self, t_s: float, row: Row) -> Row:
        """The row, farther off the longer it lasts."""
        if self.cell is not None:
            return _with(row, self.cell, row.cells[self.cell] + self.per_s * t_s)
        return row._replace(cells=tuple(cell + self.per_s * t_s for cell in row.cells))


@dataclass
class Freeze(Fault):
    """All cells go on reading what they read first, while the counters run on."""

    _cells: tuple[float, ...] = field(default=(), init=False)

    def row(self, t_s: float, row: Row) -> Row:
        """The row with the cells of the first one."""
        self._cells = self._cells or row.cells
        return row._replace(cells=self._cells)


@dataclass
class Reboot(Fault):
    """Sequence and device time start again at 0."""

    at_s: float
    _first: Row | None = field(default=None, init=False)

    def row(self, t_s: float, row: Row) -> Row:
        """The row as the device counts it."""
        if t_s < self.at_s:
            return row
        self._first = self._first or row
        since_us = row.device_us - self._first.device_us
        return Row(row.sequence - self._first.sequence, since_us, row.cells)


def _with(row: Row, place: int, value: float) -> Row:
    cells = row.cells
    return row._replace(cells=(*cells[:place], value, *cells[place + 1 :]))
