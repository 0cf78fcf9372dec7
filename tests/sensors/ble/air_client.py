"""bleak's client over a virtual air.

Methods run on the program's loop; what touches the radio is done on the air's thread, and what
comes from it is handed back to the program's loop, as an operating system does.
"""

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from bleak.backends.characteristic import BleakGATTCharacteristic
from bleak.backends.client import BaseBleakClient
from bleak.backends.descriptor import BleakGATTDescriptor
from bleak.backends.device import BLEDevice
from bleak.backends.service import BleakGATTService, BleakGATTServiceCollection
from bleak.exc import BleakError
from bumble.device import Connection, Peer
from bumble.gatt import Characteristic
from bumble.gatt_client import CharacteristicProxy, ServiceProxy
from bumble.gatt_client import Client as GattClient

from tests.sensors.ble.air_scanner import full_uuid

if TYPE_CHECKING:
    from tests.sensors.ble.air import VirtualAir

__all__ = ["AirClient"]

T = TypeVar("T")
LEAST_MTU = 23
KINDS = Characteristic.Properties
PROPERTIES = {
    KINDS.BROADCAST: "broadcast",
    KINDS.READ: "read",
    KINDS.WRITE_WITHOUT_RESPONSE: "write-without-response",
    KINDS.WRITE: "write",
    KINDS.NOTIFY: "notify",
    KINDS.INDICATE: "indicate",
}


class AirClient(BaseBleakClient):
    """One link; `VirtualAir.backends` makes the class that belongs to an air."""

    air: ClassVar["VirtualAir"]

    def __init__(
        self,
        address_or_ble_device: BLEDevice | str,
        *,
        disconnected_callback: Callable[[], None] | None,
        timeout: float,
        services: set[str] | None = None,
        **_: Any,
    ) -> None:
        """As bleak calls it; settings of other systems' backends are of no interest."""
        super().__init__(
            address_or_ble_device, disconnected_callback=disconnected_callback, timeout=timeout
        )
        self._name = getattr(address_or_ble_device, "name", None) or self.address
        self._only = services
        self._connection: Connection | None = None
        self._peer: Peer | None = None
        self._callbacks: dict[int, Callable[[bytearray], None]] = {}
        self._subscribers: dict[int, Callable[[bytes], None]] = {}

    @property
    def name(self) -> str:
        """What the device calls itself."""
        return self._name

    @property
    def is_connected(self) -> bool:
        """Whether there is a link."""
        return self._connection is not None

    @property
    def mtu_size(self) -> int:
        """What was agreed on; 3 bytes more than fit into a notification."""
        return self._peer.gatt_client.mtu if self._peer else LEAST_MTU

    # --- The link --------------------------------------------------------------------------------
    async def connect(self, pair: bool, **_: Any) -> None:
        """Open the link and look what the device has.

        Raises BleakError where it is refused or lost, TimeoutError where nobody answers.
        """
        self.air.need_adapter()
        self._loop = asyncio.get_running_loop()
        self.air.connects.append(self.address)
        self.air.began()
        try:
            await self.air.within(self._open())
        finally:
            self.air.ended()

    async def _open(self) -> None:
        """On the air's thread."""
        connection = await self.air.connect(self.address, self._timeout)
        peer, self._gone = Peer(connection), asyncio.Event()
        connection.on(Connection.EVENT_DISCONNECTION, self._on_lost)
        self._connection, self._peer = connection, peer
        self.services = await self._talk(self._discover(peer))

    async def _discover(self, peer: Peer) -> BleakGATTServiceCollection:
        found = BleakGATTServiceCollection()
        if self.air.mtu > LEAST_MTU:
            await peer.request_mtu(self.air.mtu)
        for service in await peer.discover_services():
            if not self._only or full_uuid(service.uuid) in self._only:
                await self._add_service(found, service)
        return found

    async def _add_service(self, found: BleakGATTServiceCollection, service: ServiceProxy) -> None:
        known = BleakGATTService(service, service.handle, full_uuid(service.uuid))
        found.add_service(known)
        for one in await service.discover_characteristics():
            uuid = full_uuid(one.uuid)
            if uuid in self.air.troubles.missing:
                continue
            can = [name for kind, name in PROPERTIES.items() if one.properties & kind]
            shown = BleakGATTCharacteristic(one, one.handle, uuid, can, self._most_bytes, known)
            found.add_characteristic(shown)
            for extra in await one.discover_descriptors():
                described = full_uuid(extra.type)
                found.add_descriptor(BleakGATTDescriptor(extra, extra.handle, described, shown))

    def _most_bytes(self) -> int:
        return self.mtu_size - 3

    def _on_lost(self, _reason: int) -> None:
        """On the air's thread."""
        self._gone.set()
        self._post(self._lose)

    def _lose(self) -> None:
        self._connection = self._peer = None
        self._callbacks.clear()
        if self._disconnected_callback:
            self._disconnected_callback()

    async def disconnect(self) -> None:
        """Close the link, if there is one."""
        if self._connection is not None:
            with suppress(BleakError):  # lost at the same moment
                await self.air.within(self._talk(self._connection.disconnect()))

    async def pair(self, *_args: Any, **_kwargs: Any) -> None:
        """Nothing here needs a bond."""

    async def unpair(self) -> None:
        """Nothing here has a bond."""

    # --- Values ----------------------------------------------------------------------------------
    async def _ask(self, ask: Callable[[GattClient], Coroutine[Any, Any, T]]) -> T:
        """Ask the device and wait for the answer, or for the loss of the link."""
        if self._peer is None:
            raise BleakError("Not connected")
        return await self.air.within(self._talk(ask(self._peer.gatt_client)))

    async def _talk(self, talk: Coroutine[Any, Any, T]) -> T:
        """On the air's thread. By itself Bumble waits 30 s for an answer over a lost link."""
        talking, losing = asyncio.ensure_future(talk), asyncio.ensure_future(self._gone.wait())
        try:
            await asyncio.wait({talking, losing}, return_when=asyncio.FIRST_COMPLETED)
            if not talking.done() or talking.cancelled():
                raise BleakError("Not connected")
            return talking.result()
        finally:
            losing.cancel()
            talking.cancel()
            talking.add_done_callback(_look_at)

    async def read_gatt_char(
        self, characteristic: BleakGATTCharacteristic, *, use_cached: bool = False, **_: Any
    ) -> bytearray:
        """What the device answers. Raises BleakError where it refuses or the link is lost."""
        return bytearray(await self._ask(lambda gatt: gatt.read_value(characteristic.obj)))

    async def read_gatt_descriptor(
        self, descriptor: BleakGATTDescriptor, *, use_cached: bool = False, **_: Any
    ) -> bytearray:
        """What the device answers. Raises BleakError where it refuses or the link is lost."""
        return bytearray(await self._ask(lambda gatt: gatt.read_value(descriptor.obj)))

    async def write_gatt_char(
        self, characteristic: BleakGATTCharacteristic, data: Any, response: bool
    ) -> None:
        """Write. Raises BleakError where the device refuses or the link is lost."""
        value, place = bytes(data), characteristic.obj
        await self._ask(lambda gatt: gatt.write_value(place, value, with_response=response))

    async def write_gatt_descriptor(self, descriptor: BleakGATTDescriptor, data: Any) -> None:
        """Write. Raises BleakError where the device refuses or the link is lost."""
        value, place = bytes(data), descriptor.obj
        await self._ask(lambda gatt: gatt.write_value(place, value, with_response=True))

    # --- Notifications ---------------------------------------------------------------------------
    async def start_notify(
        self,
        characteristic: BleakGATTCharacteristic,
        callback: Callable[[bytearray], None],
        **_: Any,
    ) -> None:
        """Call `callback` on the program's loop with every value, until it is stopped or lost."""
        proxy: CharacteristicProxy[bytes] = characteristic.obj
        handle = characteristic.handle

        def subscriber(value: bytes) -> None:
            self._post(self._deliver, handle, bytearray(value))

        self._callbacks[handle], self._subscribers[handle] = callback, subscriber
        await self._ask(lambda gatt: gatt.subscribe(proxy, subscriber))

    async def stop_notify(self, characteristic: BleakGATTCharacteristic) -> None:
        """Call nothing any more, not even with what is under way."""
        self._callbacks.pop(characteristic.handle, None)
        subscriber = self._subscribers.pop(characteristic.handle, None)
        await self._ask(lambda gatt: gatt.unsubscribe(characteristic.obj, subscriber))

    def _deliver(self, handle: int, value: bytearray) -> None:
        callback = self._callbacks.get(handle)
        if callback is not None:
            callback(value)

    def _post(self, work: Callable[..., None], *args: object) -> None:
        """From the air's thread to the program's loop."""
        with suppress(RuntimeError):  # the program ended its loop without closing the link
            self._loop.call_soon_threadsafe(work, *args)


def _look_at(ended: asyncio.Future[Any]) -> None:
    """Nobody waits for it any more: its error is nobody's."""
    if not ended.cancelled():
        ended.exception()
