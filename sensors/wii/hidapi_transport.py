"""Reports over hidapi: which devices are there, and the open one.

On Linux the wheel's module `hidraw` is used: its `hid` goes by libusb, which knows no Bluetooth.
"""

from typing import Any, NamedTuple

from sensors.driver import DeviceError
from sensors.wii.machine import Machine

__all__ = ["HidDevice", "HidapiTransport", "hid_devices", "not_allowed", "open_hid"]

NINTENDO, REMOTE_OR_BOARD = 0x057E, 0x0306
BOARD_NAME = "Nintendo RVL-WBC-01"
REMOTE_NAMES = "RVL-CNT"
"""In the names of all Wii Remotes, which share the board's numbers."""
LONGEST_REPORT = 64
UDEV_FILE = "/etc/udev/rules.d/70-stepling.rules"
UDEV_RULE = 'KERNEL=="hidraw*", KERNELS=="0005:057E:0306.*", TAG+="uaccess"'
"""Whoever sits at the screen may read the board. A Bluetooth device has no idVendor to match."""


class HidDevice(NamedTuple):
    """A Wii Remote or a board that the system knows."""

    name: str
    """What it calls itself; empty where the system does not say."""
    address: str
    """Its Bluetooth address, as the system writes it; empty where it does not say."""
    path: bytes

    @property
    def path_text(self) -> str:
        """Where it is, for people."""
        return self.path.decode(errors="replace")

    @property
    def is_board(self) -> bool:
        """Whether its name says so."""
        return self.name == BOARD_NAME

    @property
    def is_remote(self) -> bool:
        """Whether its name says so."""
        return REMOTE_NAMES in self.name


def _library(machine: Machine) -> Any:
    """hidapi's module. Raises DeviceError where it is missing."""
    name = "hidraw" if machine.is_linux else "hid"
    try:
        library = machine.load(name)
    except ImportError as missing:
        raise DeviceError(
            f"The balance board is read with hidapi, which cannot be loaded ({missing}). "
            "Install it: python -m pip install hidapi."
        ) from missing
    if not hasattr(library, "device"):
        raise DeviceError(
            "The balance board is read with hidapi, and another package called hid is in its "
            "place. Change them: python -m pip uninstall hid, then python -m pip install "
            "--force-reinstall hidapi."
        )
    return library


def hid_devices(machine: Machine) -> list[HidDevice]:
    """Every Wii Remote and board that is connected. Raises DeviceError without hidapi."""
    try:
        listed = _library(machine).enumerate(NINTENDO, REMOTE_OR_BOARD)
    except OSError as broken:
        raise DeviceError(
            f"The devices of this computer cannot be listed ({broken}). Start the computer anew."
        ) from broken
    # macOS lists a device once for each of its uses.
    by_path = {bytes(each["path"]): each for each in listed}
    return [
        HidDevice(str(each["product_string"] or ""), str(each["serial_number"] or ""), path)
        for path, each in by_path.items()
    ]


def open_hid(machine: Machine, found: HidDevice) -> "HidapiTransport":
    """Open a device. Raises DeviceError with what to do where that is not allowed."""
    device = _library(machine).device()
    try:
        device.open_path(found.path)
    except OSError as refused:
        raise DeviceError(_why_not(machine, found)) from refused
    return HidapiTransport(device)


def _why_not(machine: Machine, found: HidDevice) -> str:
    if machine.is_linux and not machine.may_use(found.path_text):
        return not_allowed(found.path_text)
    return (
        f"The balance board at {found.path_text} cannot be opened. Close other programs that use "
        "it, and press its front button."
    )


def not_allowed(path: str) -> str:
    """What to do where Linux keeps this user from the device at `path`."""
    return (
        f"Linux does not let this program read the balance board at {path}. Write this line into "
        f"{UDEV_FILE}, then switch the board off and on: {UDEV_RULE}"
    )


class HidapiTransport:
    """A HidTransport over an open hidapi device."""

    def __init__(self, device: Any) -> None:
        """`device` is an opened `hid.device()`."""
        self._device = device

    def write(self, report: bytes) -> None:
        """Send one output report."""
        try:
            sent = self._device.write(report)
        except OSError as gone:
            raise _lost() from gone
        if sent < 0:
            raise _lost()

    def read(self, timeout_s: float) -> bytes | None:
        """The next input report, or None."""
        # 0 would wait for ever.
        timeout_ms = max(1, round(1000 * timeout_s))
        try:
            return bytes(self._device.read(LONGEST_REPORT, timeout_ms)) or None
        except OSError as gone:
            raise _lost() from gone

    def close(self) -> None:
        """Let go of the device."""
        self._device.close()


def _lost() -> DeviceError:
    return DeviceError(
        "The balance board is gone: it was switched off, or is out of reach. Press its front "
        "button; if it stays dark, change its batteries."
    )
