"""A radio in this process: virtual devices on it are found and read with bleak, without hardware.

As the Bluetooth of an operating system does, an air lives in a thread of its own and goes on when a
program that uses it ends. Its `backends` are handed to bleak's `backend=`; everything between them
and the devices is a real GATT stack (Bumble) over a link in memory.
"""

import asyncio
from collections import Counter
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, TypeVar

from bleak.exc import (
    BleakBluetoothNotAvailableError,
    BleakBluetoothNotAvailableReason,
    BleakError,
    BleakGATTProtocolError,
)
from bumble.controller import Controller
from bumble.core import BaseBumbleError, ProtocolError
from bumble.device import Advertisement, Connection, Device
from bumble.hci import Address
from bumble.host import Host
from bumble.link import LocalLink
from bumble.transport.common import AsyncPipeSink

from tests.sensors.ble.air_client import AirClient
from tests.sensors.ble.air_scanner import AirScanner
from tests.sensors.ble.loop_thread import LoopThread

__all__ = ["Troubles", "VirtualAir", "hang_up"]

HANGS_UP_WITHIN_S = 1.0
CENTRAL = "F0:F0:F0:F0:F0:F0"
T = TypeVar("T")
Listener = Callable[[Advertisement], None]


@dataclass
class Troubles:
    """What goes wrong at the program's end of the radio; a test sets and mends it at any time."""

    adapter: BleakBluetoothNotAvailableReason | None = None
    """Why there is no Bluetooth: scanning and connecting raise it."""
    refusals: Counter[str] = field(default_factory=Counter)
    """By address: so many of the next tries to connect are refused."""
    missing: set[str] = field(default_factory=set)
    """Characteristics, by full lower-case UUID, that are not found on any device."""
    nameless: int = 0
    """So many of the first advertisements that a scan hears of a device come without its name."""


class VirtualAir(LoopThread):
    """The radio. A context manager; all devices are switched off when it closes.

    Its methods may be called on any thread but its own.
    """

    def __init__(self, mtu: int = 247) -> None:
        """`mtu` is what the program's end asks for; 23 leaves 20 bytes for a notification."""
        super().__init__("air")
        self.mtu = mtu
        self.troubles = Troubles()
        self.connects: list[str] = []
        """Addresses to which a program tried to connect, in order."""
        self.busy = self.most_busy = 0
        """How many scans and tries to connect are under way, and were at most at one time."""
        self._listeners: list[Listener] = []

    @property
    def backends(self) -> tuple[type[AirScanner], type[AirClient]]:
        """Scanner and client for bleak's `backend=`, both on this air."""
        names = {"air": self}
        return type("Scanner", (AirScanner,), names), type("Client", (AirClient,), names)

    async def _open(self) -> None:
        self._connecting = asyncio.Lock()
        self._link = LocalLink()
        self._controller = Controller("central", link=self._link, public_address=CENTRAL)
        self._central = _device("central", CENTRAL, self._controller)
        await self._central.power_on()
        self._central.on(Device.EVENT_ADVERTISEMENT, self._heard)
        await self._central.start_scanning()

    async def _close(self) -> None:
        await self._cut()

    # --- For tests and devices -------------------------------------------------------------------
    def device(self, name: str, address: str) -> Device:
        """A device of Bumble within reach, not yet switched on; only on the air's own thread."""
        return _device(name, address, Controller(name, link=self._link, public_address=address))

    def switch_off(
        self,
        reason: BleakBluetoothNotAvailableReason = BleakBluetoothNotAvailableReason.POWERED_OFF,
    ) -> None:
        """The program's Bluetooth goes away, and every link with it."""
        self.troubles.adapter = reason
        self.do(self._cut())

    def switch_on(self) -> None:
        """The program's Bluetooth comes back."""
        self.troubles.adapter = None

    async def _cut(self) -> None:
        for connection in list(self._central.connections.values()):
            await hang_up(connection)

    # --- For the backends ------------------------------------------------------------------------
    def need_adapter(self) -> None:
        """Raises BleakBluetoothNotAvailableError while there is no Bluetooth."""
        reason = self.troubles.adapter
        if reason is not None:
            raise BleakBluetoothNotAvailableError("Bluetooth is not available.", reason)

    def began(self) -> None:
        """A scan or a try to connect begins."""
        self.busy += 1
        self.most_busy = max(self.most_busy, self.busy)

    def ended(self) -> None:
        """A scan or a try to connect is over."""
        self.busy -= 1

    def listen(self, listener: Listener) -> None:
        """Call this, on the air's thread, with every advertisement."""
        self._listeners.append(listener)

    def stop_listening(self, listener: Listener) -> None:
        """Call it no more."""
        if listener in self._listeners:
            self._listeners.remove(listener)

    def _heard(self, advertisement: Advertisement) -> None:
        for listener in list(self._listeners) if self.troubles.adapter is None else ():
            listener(advertisement)

    async def within(self, work: Coroutine[Any, Any, T]) -> T:
        """Do this on the air's thread and await it on any other loop; errors become bleak's."""
        guarded = _guarded(work)
        try:
            future = asyncio.run_coroutine_threadsafe(guarded, self.loop)
        except RuntimeError as closed:
            guarded.close()
            work.close()
            raise BleakError("The virtual air is closed.") from closed
        return await asyncio.wrap_future(future)

    async def connect(self, address: str, timeout_s: float) -> Connection:
        """A new link, on the air's thread. Raises BleakError, or TimeoutError if nobody answers."""
        async with self._connecting:  # a controller has one pending connection at a time
            if self.troubles.refusals[address] > 0:
                self.troubles.refusals[address] -= 1
                raise BleakError(f"{address}: the connection was refused.")
            try:
                async with asyncio.timeout(timeout_s):
                    return await self._central.connect(Address(address), timeout=None)
            except (TimeoutError, asyncio.CancelledError):
                await self._give_up(address)
                raise

    async def _give_up(self, address: str) -> None:
        """Bumble's controller does not take a pending connection back by itself."""
        self._controller.pending_le_connection = None
        for connection in list(self._central.connections.values()):
            if connection.peer_address.to_string(False) == address:
                await hang_up(connection)


def _device(name: str, address: str, controller: Controller) -> Device:
    host = Host(controller, AsyncPipeSink(controller))
    return Device(name=name, address=Address(address), host=host)


async def hang_up(connection: Connection) -> None:
    """Close a link from either end; nothing happens where the other end was quicker."""
    with suppress(BaseBumbleError, TimeoutError):
        await asyncio.wait_for(connection.disconnect(), HANGS_UP_WITHIN_S)


async def _guarded(work: Coroutine[Any, Any, T]) -> T:
    task = asyncio.current_task()
    try:
        return await work
    except asyncio.CancelledError:
        if task is None or task.cancelling():
            raise
        # Bumble cancels what waits for an answer when the link is lost.
        raise BleakError("Not connected") from None
    except ProtocolError as refused:
        raise BleakGATTProtocolError(refused.error_code) from refused
    except BaseBumbleError as failed:
        raise BleakError(f"Failed: {failed!r}") from failed
