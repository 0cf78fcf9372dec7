"""What a fake org.bluez shows of a device: its properties, services and characteristics."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from socket import AF_UNIX, SOCK_SEQPACKET, socket, socketpair
from typing import Any

import pytest

Variant = pytest.importorskip("dbus_fast", reason="D-Bus is Linux's").Variant

__all__ = ["FakeCharacteristic", "FakeDevice"]

FIRST_HANDLE = 0x10


@dataclass(eq=False)
class FakeCharacteristic:
    """One value of a device."""

    uuid: str
    flags: tuple[str, ...]
    """As BlueZ names them: read, write, write-without-response, notify, indicate."""
    value: bytes = b""
    on_write: Callable[[bytes], None] | None = None
    """Called on the service's thread."""
    on_subscription: Callable[[bool], None] | None = None
    """Called on the service's thread."""
    path: str = ""
    notifying: bool = False
    our_end: socket | None = None
    """Where a listener asked for a socket (AcquireNotify)."""
    _far_end: socket | None = None

    def properties(self) -> dict[str, Any]:
        """As BlueZ shows them."""
        shown = {
            "UUID": Variant("s", self.uuid),
            "Service": Variant("o", self.path.rpartition("/")[0]),
            "Value": Variant("ay", self.value),
            "Flags": Variant("as", list(self.flags)),
            "MTU": Variant("q", 247),
        }
        if {"notify", "indicate"} & set(self.flags):
            shown |= {"Notifying": Variant("b", False), "NotifyAcquired": Variant("b", False)}
        return shown

    def listen(self, on: bool) -> None:
        """Somebody listens by signals, or no more."""
        self.notifying = on
        if self.on_subscription is not None:
            self.on_subscription(on)

    def open_socket(self) -> socket:
        """Somebody listens by a socket; the end that is theirs."""
        self.our_end, self._far_end = socketpair(AF_UNIX, SOCK_SEQPACKET)
        if self.on_subscription is not None:
            self.on_subscription(True)
        return self._far_end

    def close(self) -> None:
        """Nobody listens any more."""
        self.notifying = False
        for end in (self.our_end, self._far_end):
            if end is not None:
                end.close()
        self.our_end = self._far_end = None


@dataclass(eq=False)
class FakeDevice:
    """A device; its `services` map UUIDs to characteristics."""

    address: str
    name: str
    services: dict[str, list[FakeCharacteristic]]
    advertises: tuple[str, ...] = ()
    """UUIDs of services."""
    manufacturer: tuple[int, bytes] | None = None
    rssi: int = -60
    away: bool = False
    """Out of reach: it does not advertise and cannot be connected."""
    on_disconnect: Callable[[], None] | None = None
    """Called on the service's thread."""
    path: str = ""
    connected: bool = field(default=False, init=False)

    @property
    def characteristics(self) -> Iterator[FakeCharacteristic]:
        """All of them."""
        return (one for held in self.services.values() for one in held)

    def properties(self, adapter: str) -> dict[str, Any]:
        """As BlueZ shows a device that was never paired."""
        shown = {
            "Address": Variant("s", self.address),
            "AddressType": Variant("s", "random"),
            "Name": Variant("s", self.name),
            "Alias": Variant("s", self.name),
            "Adapter": Variant("o", adapter),
            "UUIDs": Variant("as", list(self.advertises)),
            "RSSI": Variant("n", self.rssi),
        }
        flags = "Paired Bonded Trusted Blocked LegacyPairing Connected ServicesResolved"
        shown |= {flag: Variant("b", False) for flag in flags.split()}
        if self.manufacturer is not None:
            company, data = self.manufacturer
            shown["ManufacturerData"] = Variant("a{qv}", {company: Variant("ay", data)})
        return shown

    def tree(self) -> Iterator[tuple[str, str, list[FakeCharacteristic]]]:
        """(path, UUID, characteristics) of each service; gives every characteristic its path."""
        handle = FIRST_HANDLE
        for uuid, held in self.services.items():
            path, handle = f"{self.path}/service{handle:04x}", handle + 1
            for characteristic in held:
                characteristic.path = f"{path}/char{handle:04x}"
                handle += 3
            yield path, uuid, held
