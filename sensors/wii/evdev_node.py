"""Where Linux' own driver keeps its boards: the nodes of evdev, and what sysfs says of them.

Nodes are found without being opened: when the last reader of one closes it, the kernel stops the
board's stream, and with it whoever reads its reports [measured on a real hid-wiimote].
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from select import select
from typing import Any, NamedTuple

from sensors.driver import DeviceError
from sensors.wii.calibration import battery_share
from sensors.wii.evdev_board import CODES
from sensors.wii.machine import Machine

__all__ = ["Node", "NodeStream", "evdev_nodes", "open_node"]

NODE_NAME = "Nintendo Wii Remote Balance Board"
"""So the kernel calls a board's node (drivers/hid/hid-wiimote-modules.c)."""
FULL = 255


class Node(NamedTuple):
    """A board that the kernel reads."""

    path: str
    address: str
    """Its Bluetooth address; empty where the kernel does not say."""
    described: Path
    """Its folder in sysfs."""


def evdev_nodes(machine: Machine) -> list[Node]:
    """Every board that the kernel reads; none where there is no such kernel."""
    if not machine.is_linux:
        return []
    return [
        Node(f"/dev/input/{event.name}", _address(event / "device/device"), event / "device/device")
        for event in sorted((machine.sysfs / "class/input").glob("event*"))
        if _text(event / "device/name") == NODE_NAME
    ]


def open_node(machine: Machine, node: Node) -> "NodeStream":
    """Open a node. Raises DeviceError with what to do where that cannot be done."""
    try:
        return NodeStream(machine.load("evdev").InputDevice(node.path), node.described)
    except ImportError as missing:
        raise DeviceError(
            f"The balance board at {node.path} is read with evdev, which cannot be loaded "
            f"({missing}). Install it: python -m pip install evdev-binary."
        ) from missing
    except OSError as refused:
        raise DeviceError(
            f"The balance board at {node.path} cannot be opened ({refused}). Switch it off and on."
        ) from refused


class NodeStream:
    """An EventStream over an open node."""

    def __init__(self, device: Any, described: Path) -> None:
        """`device` is an `evdev.InputDevice`, `described` its folder in sysfs."""
        self._device = device
        self._described = described

    def read(self, timeout_s: float) -> Iterator[tuple[int, int, int, float]]:
        """What came, as soon as something comes."""
        ready, _, _ = select([self._device.fd], [], [], timeout_s)
        for event in self._device.read() if ready else ():
            yield event.type, event.code, event.value, event.timestamp()

    def axes(self) -> Mapping[int, int]:
        """What the axes read now."""
        return {code: int(self._device.absinfo(code).value) for code in CODES}

    def battery_share(self) -> float | None:
        """How full the battery is. The kernel asks the board for it and waits for its answer."""
        for supply in self._described.glob("power_supply/*/capacity"):
            told = _text(supply)
            if told.isdecimal():
                # The kernel told the byte * 100 / 255, rounded down: the largest byte that fits.
                return battery_share(((int(told) + 1) * FULL - 1) // 100)
        return None

    def close(self) -> None:
        """Let go of the node."""
        self._device.close()


def _address(described: Path) -> str:
    for line in _text(described / "uevent").splitlines():
        if line.startswith("HID_UNIQ="):
            return line.removeprefix("HID_UNIQ=").strip()
    return ""


def _text(path: Path) -> str:
    """What a file of sysfs says; nothing where it is gone or says nothing."""
    try:
        return path.read_text("utf-8", errors="replace").strip()
    except OSError:
        return ""
