"""From the bytes that a device sends to frames of loads. Compiled once for a profile, then fast."""

from sensors.ble.frame import MOST_LOAD, Frame, FrameError
from sensors.ble.loads import LoadReader
from sensors.ble.packets import PacketReader
from sensors.ble.profile import DeviceProfile
from sensors.ble.text_lines import LineReader
from sensors.layout import Side

__all__ = ["MOST_LOAD", "Frame", "FrameDecoder", "FrameError"]


class FrameDecoder:
    """Decodes what one device sends, notification by notification.

    A value outside the profile's valid range, a load that is not finite and one beyond MOST_LOAD
    make the frame a FrameError as a whole: nothing is clipped, for a centre of pressure from a
    clipped cell would look like a measurement.
    """

    def __init__(self, profile: DeviceProfile, side: Side | None = None) -> None:
        """`side` is what the link knows of the device; a frame that tells its own side wins."""
        loads = LoadReader(profile)
        self._lines = LineReader(profile, loads, side) if profile.text is not None else None
        self._packets = tuple(
            PacketReader(profile, frame, loads, side) for frame in profile.frames or ()
        )
        self._battery: float | None = None

    def feed(self, data: bytes) -> tuple[Frame, ...]:
        """The frames that one notification completes; none where it holds no loads.

        Raises FrameError, and nothing else, for bytes that are no frame; later bytes are decoded as
        if these had never come.
        """
        if self._lines is not None:
            return self._lines.feed(data)
        for reader in self._packets:
            if reader.fits(data):
                share = reader.battery(data)
                if share is not None:
                    self._battery = share
                return reader.read(data, self._battery)
        raise FrameError(self._complaint(data))

    def _complaint(self, data: bytes) -> str:
        """Why no variant fits."""
        if not data:
            return "An empty packet came; it must have some bytes."
        bytes_ = "1 byte" if len(data) == 1 else f"{len(data)} bytes"
        came = f"A packet of {bytes_} that begins with {data[:4].hex(' ')} came"
        near = next((one for one in self._packets if one.begins(data)), None)
        wanted = near.sizes if near else ", or ".join(one.marks for one in self._packets)
        return f"{came}; it must have {wanted}."
