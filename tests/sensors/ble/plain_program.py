"""The simplest program that reads an insole with bleak: to try the fakes, whatever the backend."""

import asyncio
import struct
from collections.abc import Callable
from itertools import pairwise
from time import monotonic
from typing import Any, NamedTuple

from bleak import BleakClient, BleakScanner
from bleak.backends.device import BLEDevice

from tests.sensors.ble.dialect import PLAIN
from tests.sensors.ble.insole import Insole

__all__ = ["BATTERY_LEVEL", "Arrived", "Reading", "find", "reading_of", "until"]

BATTERY_LEVEL = "00002a19-0000-1000-8000-00805f9b34fb"
PATIENCE_S = 4.0
MODULUS = 1 << 16


class Arrived(NamedTuple):
    """One notification."""

    at_s: float
    data: bytes

    @property
    def sequence(self) -> int:
        """Of a plain frame."""
        return int.from_bytes(self.data[:2], "little")

    @property
    def device_us(self) -> int:
        """Of a plain frame."""
        return int(struct.unpack_from("<I", self.data, 2)[0])

    @property
    def cells(self) -> tuple[int, ...]:
        """Of a plain frame."""
        return struct.unpack_from("<16H", self.data, 14)


async def find(
    name: str, scanner: type | None = None, patience_s: float = PATIENCE_S
) -> BLEDevice | None:
    """The device of this name; None where it does not advertise."""
    backend: dict[str, Any] = {} if scanner is None else {"backend": scanner}
    return await BleakScanner.find_device_by_filter(
        lambda _, seen: seen.local_name == name, timeout=patience_s, **backend
    )


async def reading_of(
    insole: Insole, backends: tuple[type | None, type | None] = (None, None)
) -> "Reading":
    """A link to this insole that is not opened yet."""
    scanner, client = backends
    device = await find(insole.name, scanner)
    assert device is not None, f"{insole.name} was not found."
    return Reading(device, client)


async def until(holds: Callable[[], object], patience_s: float = PATIENCE_S) -> None:
    """Wait until `holds()`."""
    end_s = monotonic() + patience_s
    while not holds():
        assert monotonic() < end_s, "That never came to be."
        await asyncio.sleep(0.002)


class Reading:
    """A link to one insole and what came over it.

    Whoever starts it disconnects it, even when the link is lost: only then bleak's Linux backend
    lets go of the bus.
    """

    def __init__(self, device: BLEDevice, client: type | None = None) -> None:
        """Not connected yet."""
        backend: dict[str, Any] = {} if client is None else {"backend": client}
        self.arrived: list[Arrived] = []
        self.lost_s: float | None = None
        self.client = BleakClient(device, self._on_lost, timeout=PATIENCE_S, **backend)

    def _on_lost(self, _client: BleakClient) -> None:
        self.lost_s = monotonic()

    def on_data(self, _characteristic: object, data: bytearray) -> None:
        """Keep a notification."""
        self.arrived.append(Arrived(monotonic(), bytes(data)))

    async def start(self, frames: int = 1, **notify: Any) -> None:
        """Connect, subscribe, ask for the stream, and wait until so many frames came."""
        await self.client.connect()
        await self.client.start_notify(PLAIN.stream, self.on_data, **notify)
        await self.client.write_gatt_char(PLAIN.command, PLAIN.start, response=True)
        await self.wait_for(frames)

    async def wait_for(self, frames: int) -> None:
        """Until so many frames came in all."""
        await until(lambda: len(self.arrived) >= frames)

    @property
    def lost(self) -> int:
        """Sequence numbers that were left out between those that came."""
        steps = [(b.sequence - a.sequence) % MODULUS for a, b in pairwise(self.arrived)]
        return sum(step - 1 for step in steps)

    def latencies_s(self, insole: Insole) -> list[float]:
        """From where each frame was handed to the radio to where it was handed to the program."""
        return [one.at_s - insole.sent[one.sequence].sent_s for one in self.arrived]
