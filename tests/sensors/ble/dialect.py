"""The protocol of a device that is not there: what it offers and how it writes."""

import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tests.sensors.ble.shaper import Row

__all__ = ["PLAIN", "Dialect", "Extra", "plain_frame"]


class Extra(NamedTuple):
    """One more characteristic that can be read and written, such as the side or a clock."""

    uuid: str
    value: bytes
    service: str | None = None
    """None: the same as the stream's."""


Frame = Callable[[int, int, Sequence[float]], bytes]
Packets = Callable[[Sequence[Row]], Sequence[bytes]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """The protocol of a device, as its maker describes it."""

    service: str
    stream: str
    command: str | None
    """None: it streams as soon as somebody subscribes."""
    frame: Frame
    """sequence (not wrapped), device_us (not wrapped), cells -> bytes."""
    start: bytes = b"\x01"
    """The command that starts the stream; empty: subscribing does."""
    stop: bytes = b"\x00"
    rate_hz: float = 100.0
    frames_per_packet: int = 1
    packets: Packets | None = None
    """Rows of a packet -> notifications, where a packet is more than its frames in a row."""
    indicates: bool = False
    advertises_service: bool = True
    manufacturer: tuple[int, bytes] | None = None
    extras: tuple[Extra, ...] = ()

    @property
    def starts_by_itself(self) -> bool:
        """Whether subscribing is all that it takes."""
        return self.command is None or not self.start

    def packed(self, rows: Sequence[Row]) -> Sequence[bytes]:
        """The notifications in which the rows of one packet are sent."""
        if self.packets is not None:
            return self.packets(rows)
        return [b"".join(self.frame(*row) for row in rows)]


_PLAIN_FRAME = struct.Struct("<HIQ16H")


def plain_frame(sequence: int, device_us: int, cells: Sequence[float]) -> bytes:
    """46 bytes: u16 sequence, u32 microseconds, 8 spare, 16 cells of u16, all little endian."""
    wrapped = sequence & 0xFFFF, device_us & 0xFFFFFFFF
    whole = (min(max(round(cell), 0), 0xFFFF) for cell in cells)
    return _PLAIN_FRAME.pack(*wrapped, 0, *whole)


PLAIN = Dialect(
    service="6e400001-b5a3-f393-e0a9-e50e24dcca9e",
    stream="6e400003-b5a3-f393-e0a9-e50e24dcca9e",
    command="6e400002-b5a3-f393-e0a9-e50e24dcca9e",
    frame=plain_frame,
)
"""16 cells at 100 Hz over the Nordic UART service."""
