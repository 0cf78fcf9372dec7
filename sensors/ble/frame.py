"""What one device measured once, as decoders hand it on, and how they say that bytes are no frame.

Use it through `sensors.ble.frames`.
"""

from typing import NamedTuple

from sensors.layout import Side

__all__ = ["MOST_LOAD", "Frame", "FrameError"]

MOST_LOAD = 1e6
"""All cells of a frame together: more is a fault, and no recording could hold it."""


class Frame(NamedTuple):
    """One sample of one device."""

    sequence: int | None
    """Always counted in samples: a packet's counter is multiplied out. Wraps at the profile's
    `sequence_modulus`."""
    device_s: float | None
    """When the device says it was measured; wraps at the profile's `time_wrap_s`."""
    cells: tuple[float, ...]
    """Kilograms, or shares under unit raw, in the order of the profile's cells; always finite."""
    side: Side | None
    """Whose foot it is, where the frame or the link tells."""
    battery_share: float | None
    """How full the battery is, as frames told it last."""


class FrameError(ValueError):
    """Bytes that are no frame of the profile; the message says why."""

    def __init__(self, told: str, frames: tuple[Frame, ...] = ()) -> None:
        """`frames` are those that came in the same bytes and can be used."""
        super().__init__(told)
        self.frames = frames
