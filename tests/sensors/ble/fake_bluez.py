"""Linux's Bluetooth service as bleak sees it on D-Bus, without Bluetooth and without root.

Only what bleak 3.1 calls is there, on a `PrivateBus`: ObjectManager, Adapter1 (discovery), Device1
(Connect, Disconnect) and GattCharacteristic1 (read, write, notify by signal or by socket). It lives
on a thread of its own. Methods without a leading underscore may be called on any other thread.
"""

import asyncio
from collections import Counter
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

from tests.sensors.ble.bluez_objects import FakeCharacteristic, FakeDevice
from tests.sensors.ble.loop_thread import LoopThread

dbus = pytest.importorskip("dbus_fast", reason="D-Bus is Linux's")
Message, MessageType, Variant = dbus.Message, dbus.MessageType, dbus.Variant

__all__ = [
    "ACCESS_DENIED",
    "CONNECT_ABORTED",
    "CONNECT_TIMEOUT",
    "NOT_PERMITTED",
    "NOT_READY",
    "FakeBlueZ",
    "Refusal",
]

ROOT, ADAPTER_PATH = "/org/bluez", "/org/bluez/hci0"
MANAGER, PROPERTIES = "org.freedesktop.DBus.ObjectManager", "org.freedesktop.DBus.Properties"
ADAPTER, DEVICE = "org.bluez.Adapter1", "org.bluez.Device1"
SERVICE, CHARACTERISTIC = "org.bluez.GattService1", "org.bluez.GattCharacteristic1"
ADVERTISES_EACH_S = 0.02
CONNECTS_WITHIN_S = 0.01
Answer = Any
"""What a handler gives back to dbus-fast: a message, True for "later", None for "not mine"."""


class Refusal(NamedTuple):
    """An error on D-Bus."""

    name: str
    text: str


CONNECT_TIMEOUT = Refusal("org.bluez.Error.Failed", "le-connection-timeout")
CONNECT_ABORTED = Refusal("org.bluez.Error.Failed", "le-connection-abort-by-local")
"""Wi-Fi and Bluetooth on one chip; bleak tries again by itself."""
NOT_PERMITTED = Refusal("org.bluez.Error.NotPermitted", "Operation not permitted")
NOT_READY = Refusal("org.bluez.Error.NotReady", "Resource Not Ready")
ACCESS_DENIED = Refusal("org.freedesktop.DBus.Error.AccessDenied", "Rejected send message")
"""A user who is not allowed to use Bluetooth."""


class FakeBlueZ(LoopThread):
    """The service and one adapter. A context manager, inside that of a `PrivateBus`."""

    def __init__(self, adapter: bool = True) -> None:
        """Without an `adapter` it is a machine with BlueZ and no Bluetooth."""
        super().__init__("bluez")
        self.calls: Counter[str] = Counter()
        """How often each method was called."""
        self._objects: dict[str, dict[str, dict[str, Any]]] = {ROOT: {}}
        if adapter:
            self._objects[ADAPTER_PATH] = {ADAPTER: _adapter_properties()}
        self._devices: dict[str, FakeDevice] = {}
        self._characteristics: dict[str, FakeCharacteristic] = {}
        self._refusals: dict[str, tuple[Refusal, int]] = {}
        self._discovering = False
        self._handlers: dict[str, Callable[[Any], Answer]] = {
            "GetManagedObjects": lambda call: _reply(call, "a{oa{sa{sv}}}", [self._objects]),
            "SetDiscoveryFilter": _reply,
            "StartDiscovery": lambda call: self._discover(call, True),
            "StopDiscovery": lambda call: self._discover(call, False),
            "Connect": self._connect,
            "Disconnect": self._disconnect,
            "ReadValue": self._read,
            "WriteValue": self._write,
            "StartNotify": lambda call: self._notifying(call, True),
            "StopNotify": lambda call: self._notifying(call, False),
            "AcquireNotify": self._acquire,
        }

    # --- For tests -------------------------------------------------------------------------------
    def add(self, device: FakeDevice) -> FakeDevice:
        """Put a device within reach."""
        device.path = f"{ADAPTER_PATH}/dev_{device.address.replace(':', '_')}"
        self._devices[device.path] = device
        return device

    def refuse(self, method: str, refusal: Refusal, times: int = 1_000_000) -> None:
        """Answer the next calls of this D-Bus method with an error."""
        self._refusals[method] = refusal, times

    def accept(self, method: str) -> None:
        """Refuse it no more."""
        self._refusals.pop(method, None)

    def notify(self, characteristic: FakeCharacteristic, data: bytes) -> None:
        """Send a value to whoever listens; ahead of everything that is asked of this later."""
        self.loop.call_soon_threadsafe(self.notify_now, characteristic, data)

    def drop(self, device: FakeDevice) -> None:
        """Lose the link; the device advertises again unless it is `away`."""
        self.do(_soon(self._drop, device))

    def power(self, on: bool) -> None:
        """Switch the adapter off, which loses every link, or on."""
        self.do(_soon(self._power, on))

    def unplug(self) -> None:
        """Take the adapter away."""
        self.power(False)
        self.do(_soon(self._remove, ADAPTER_PATH))

    # --- On the thread of the service ------------------------------------------------------------
    async def _open(self) -> None:
        bus_class = pytest.importorskip("dbus_fast.aio").MessageBus
        bus = bus_class(bus_type=dbus.BusType.SYSTEM, negotiate_unix_fd=True)
        self._bus = await bus.connect()
        self._bus.add_message_handler(self._handle)
        await self._bus.request_name("org.bluez")
        self.keep(self._advertise())

    async def _close(self) -> None:
        for characteristic in self._characteristics.values():
            characteristic.close()
        if self._bus.connected:
            self._bus.disconnect()
            await self._bus.wait_for_disconnect()

    async def _advertise(self) -> None:
        while True:
            for device in list(self._devices.values()):
                if self._discovering and not device.connected and not device.away:
                    self._seen(device)
            await asyncio.sleep(ADVERTISES_EACH_S)

    def _seen(self, device: FakeDevice) -> None:
        if device.path in self._objects:
            self._set(device.path, DEVICE, RSSI=Variant("n", device.rssi))
        else:
            self._add(device.path, {DEVICE: device.properties(ADAPTER_PATH)})

    def notify_now(self, characteristic: FakeCharacteristic, data: bytes) -> None:
        """As `notify`, but on the service's own thread."""
        if characteristic.our_end is not None:
            characteristic.our_end.send(data)
        elif characteristic.notifying:
            self._set(characteristic.path, CHARACTERISTIC, Value=Variant("ay", data))

    def _drop(self, device: FakeDevice) -> None:
        if not device.connected:
            return
        device.connected = False
        for characteristic in device.characteristics:
            characteristic.close()
            self._characteristics.pop(characteristic.path, None)
        for path in [path for path in self._objects if path.startswith(device.path + "/")]:
            self._remove(path)
        no = Variant("b", False)
        self._set(device.path, DEVICE, ServicesResolved=no, Connected=no)
        if device.on_disconnect is not None:
            device.on_disconnect()

    def _power(self, on: bool) -> None:
        for device in [] if on else self._devices.values():
            self._drop(device)
        self._discovering = self._discovering and on
        flags = {"Powered": Variant("b", on), "Discovering": Variant("b", self._discovering)}
        self._set(ADAPTER_PATH, ADAPTER, **flags)

    # --- The tree of objects ---------------------------------------------------------------------
    def _signal(self, path: str, interface: str, member: str, kind: str, body: list[Any]) -> None:
        if self._bus.connected:
            self._bus.send(Message.new_signal(path, interface, member, kind, body))

    def _add(self, path: str, interfaces: dict[str, dict[str, Any]]) -> None:
        self._objects[path] = interfaces
        self._signal("/", MANAGER, "InterfacesAdded", "oa{sa{sv}}", [path, interfaces])

    def _remove(self, path: str) -> None:
        interfaces = list(self._objects.pop(path, {}))
        self._signal("/", MANAGER, "InterfacesRemoved", "oas", [path, interfaces])

    def _set(self, path: str, interface: str, **changed: Any) -> None:
        self._objects[path][interface].update(changed)
        body = [interface, changed, []]
        self._signal(path, PROPERTIES, "PropertiesChanged", "sa{sv}as", body)

    # --- Calls -----------------------------------------------------------------------------------
    def _handle(self, call: Any) -> Answer:
        if call.message_type is not MessageType.METHOD_CALL or call.member not in self._handlers:
            return None
        self.calls[call.member] += 1
        refusal, times = self._refusals.get(call.member, (None, 0))
        if refusal is not None and times > 0:
            self._refusals[call.member] = refusal, times - 1
            self._flicker(call, refusal)
            return Message.new_error(call, *refusal)
        if call.path not in self._objects and call.path != "/":
            return Message.new_error(call, "org.freedesktop.DBus.Error.UnknownObject", "no object")
        return self._handlers[call.member](call)

    def _flicker(self, call: Any, refusal: Refusal) -> None:
        """A connection that was aborted was there for a moment."""
        if refusal == CONNECT_ABORTED:
            for connected in (True, False):
                self._set(call.path, DEVICE, Connected=Variant("b", connected))

    def _discover(self, call: Any, on: bool) -> Answer:
        if not self._objects[ADAPTER_PATH][ADAPTER]["Powered"].value:
            return Message.new_error(call, *NOT_READY)
        self._discovering = on
        self._set(ADAPTER_PATH, ADAPTER, Discovering=Variant("b", on))
        return _reply(call)

    def _connect(self, call: Any) -> Answer:
        device = self._devices[call.path]
        if device.away:
            return Message.new_error(call, *CONNECT_TIMEOUT)
        self.keep(self._link(device, call))
        return True

    async def _link(self, device: FakeDevice, call: Any) -> None:
        await asyncio.sleep(CONNECTS_WITHIN_S)
        device.connected = True
        self._set(device.path, DEVICE, Connected=Variant("b", True))
        self._bus.send(_reply(call))
        await asyncio.sleep(CONNECTS_WITHIN_S)
        for service_path, uuid, held in device.tree():
            about = {"UUID": Variant("s", uuid), "Device": Variant("o", device.path)}
            rest = {"Primary": Variant("b", True), "Includes": Variant("ao", [])}
            self._add(service_path, {SERVICE: about | rest})
            for characteristic in held:
                self._characteristics[characteristic.path] = characteristic
                self._add(characteristic.path, {CHARACTERISTIC: characteristic.properties()})
        self._set(device.path, DEVICE, ServicesResolved=Variant("b", True))

    def _disconnect(self, call: Any) -> Answer:
        self._drop(self._devices[call.path])
        return _reply(call)

    def _read(self, call: Any) -> Answer:
        return _reply(call, "ay", [self._characteristics[call.path].value])

    def _write(self, call: Any) -> Answer:
        characteristic = self._characteristics[call.path]
        if characteristic.on_write is not None:
            characteristic.on_write(bytes(call.body[0]))
        return _reply(call)

    def _notifying(self, call: Any, on: bool) -> Answer:
        self._characteristics[call.path].listen(on)
        self._set(call.path, CHARACTERISTIC, Notifying=Variant("b", on))
        return _reply(call)

    def _acquire(self, call: Any) -> Answer:
        far_end = self._characteristics[call.path].open_socket()
        return Message.new_method_return(call, "hq", [0, 247], [far_end.fileno()])


def _adapter_properties() -> dict[str, Any]:
    return {
        "Address": Variant("s", "00:11:22:33:44:55"),
        "Name": Variant("s", "fake"),
        "Powered": Variant("b", True),
        "Discovering": Variant("b", False),
        "Roles": Variant("as", ["central"]),
    }


def _reply(call: Any, kind: str = "", body: list[Any] | None = None) -> Any:
    return Message.new_method_return(call, kind, body or [])


async def _soon(work: Callable[..., None], *args: Any) -> None:
    work(*args)
