"""The way on which reports go to a board and come from it."""

from typing import Protocol

__all__ = ["HidTransport"]


class HidTransport(Protocol):
    """An open HID device. Both ways raise DeviceError where it is gone."""

    def write(self, report: bytes) -> None:
        """Send one output report, its id first."""

    def read(self, timeout_s: float) -> bytes | None:
        """The next input report, its id first; None where none came in time."""

    def close(self) -> None:
        """Let go of the device."""
