"""Machines on which a board is looked for: their libraries and devices are made up by a test."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from types import SimpleNamespace
from typing import Protocol

from sensors.driver import DeviceError
from sensors.wii.evdev_board import CODES
from sensors.wii.machine import Machine
from tests.sensors.wii.emulator import Way

ADDRESS = "00:1e:35:00:00:01"
BOARD, REMOTE = "Nintendo RVL-WBC-01", "Nintendo RVL-CNT-01"


def listed(
    name: str | None = BOARD, path: bytes = b"/dev/hidraw3", address: str | None = ADDRESS
) -> dict[str, object]:
    """One device as hidapi lists it."""
    return {"path": path, "product_string": name, "serial_number": address, "usage": 5}


class OpenHid(Protocol):
    """What is behind an open device of hidapi."""

    def write(self, report: bytes) -> int: ...

    def read(self, most: int, timeout_ms: int) -> list[int]: ...


class HidDouble:
    """An open device as hidapi has it, over an emulated transport or none."""

    def __init__(self, library: "HidLibrary") -> None:
        self._library = library
        self.closed = False

    def open_path(self, path: bytes) -> None:
        self._library.opened.append(path)
        if path in self._library.refused:
            raise OSError("open failed")
        assert self._library.make, "a library that only lists was asked to open"
        self._way = self._library.make(path)

    def write(self, report: bytes) -> int:
        return self._way.write(report)

    def read(self, most: int, timeout_ms: int) -> list[int]:
        return self._way.read(most, timeout_ms)

    def close(self) -> None:
        self.closed = True


class HidLibrary:
    """hidapi's module."""

    def __init__(
        self,
        devices: Iterable[dict[str, object]],
        make: Callable[[bytes], OpenHid] | None = None,
        refused: Iterable[bytes] = (),
    ) -> None:
        self.devices = list(devices)
        self.make = make
        self.refused = set(refused)
        self.opened: list[bytes] = []
        self.looked_for: list[tuple[int, int]] = []
        self.doubles: list[HidDouble] = []

    def enumerate(self, vendor: int, product: int) -> list[dict[str, object]]:
        self.looked_for.append((vendor, product))
        return list(self.devices)

    def device(self) -> HidDouble:
        self.doubles.append(HidDouble(self))
        return self.doubles[-1]


class OverWay:
    """A transport of the emulator, spoken to as hidapi's device is."""

    def __init__(self, way: Way) -> None:
        self._way = way

    def write(self, report: bytes) -> int:
        try:
            self._way.write(report)
        except DeviceError:
            return -1
        return len(report)

    def read(self, most: int, timeout_ms: int) -> list[int]:
        assert timeout_ms > 0, "0 waits for ever"
        try:
            return list(self._way.read(timeout_ms / 1000) or b"")[:most]
        except DeviceError as gone:
            raise OSError("read error") from gone


class EvdevDouble:
    """An open node: whether it can be read is a pipe's, as `select` wants a real file."""

    def __init__(self, path: str, values: dict[int, int]) -> None:
        self.path = path
        self.fd, self._push = os.pipe()
        self.closed = False
        self._values = values
        self._events: list[SimpleNamespace] = []
        self._gone = False

    def absinfo(self, code: int) -> SimpleNamespace:
        return SimpleNamespace(value=self._values[code])

    def send(self, *events: tuple[int, int, int]) -> None:
        for kind, code, value in events:
            stamp = SimpleNamespace(type=kind, code=code, value=value, timestamp=lambda: 1.0)
            self._events.append(stamp)
        os.write(self._push, b".")

    def unplug(self) -> None:
        self._gone = True
        os.write(self._push, b".")

    def read(self) -> list[SimpleNamespace]:
        os.read(self.fd, 100)
        if self._gone:
            raise OSError(19, "No such device")
        events, self._events = self._events, []
        return events

    def close(self) -> None:
        if not self.closed:
            self.closed = True
            os.close(self.fd)
            os.close(self._push)


class EvdevLibrary:
    """evdev's module."""

    def __init__(self, values: tuple[int, int, int, int] = (500, 799, 1999, 600)) -> None:
        self._values = dict(zip(CODES, values, strict=True))
        self.opened: list[EvdevDouble] = []

    def InputDevice(self, path: str) -> EvdevDouble:  # noqa: N802  # the library's name
        self.opened.append(EvdevDouble(path, self._values))
        return self.opened[-1]


def describe_node(sysfs: Path, event: str = "event5", address: str = ADDRESS) -> None:
    """What sysfs says of a board that the kernel reads."""
    device = sysfs / "class/input" / event / "device"
    (device / "device/power_supply/wiimote_battery").mkdir(parents=True)
    (device / "name").write_text("Nintendo Wii Remote Balance Board\n")
    (device / "device/uevent").write_text(f"DRIVER=wiimote\nHID_UNIQ={address}\n")
    (device / "device/power_supply/wiimote_battery/capacity").write_text("51\n")


def machine(
    sysfs: Path, platform: str = "linux", may_use: Iterable[str] = (), **libraries: object
) -> Machine:
    """A machine with these libraries, on which these paths may be used."""
    allowed = set(may_use)

    def load(name: str) -> object:
        if name not in libraries:
            raise ModuleNotFoundError(f"No module named '{name}'", name=name)
        return libraries[name]

    return Machine(platform, load, allowed.__contains__, sysfs)
