"""From the bytes of one sensor's devices to its rows. Pure: whoever calls it brings the time."""

from sensors.ble.frames import Frame, FrameDecoder, FrameError
from sensors.ble.pair import Pair
from sensors.ble.profile import DeviceProfile
from sensors.ble.stamps import Stamper
from sensors.inbox import Inbox
from sensors.layout import Layout, Side
from sensors.sample import Sample

__all__ = ["Rows"]


class _Way:
    """What comes from one device, from when it was opened."""

    def __init__(self, profile: DeviceProfile, side: Side | None) -> None:
        self.side = side
        self.decoder = FrameDecoder(profile, side)
        self.stampers: dict[Side | None, Stamper] = {}
        self.good = self.bad = 0
        self.complaint = ""


class Rows:
    """One sensor: a board, one device for both feet, or two insoles. Rows go into its inbox."""

    def __init__(self, profile: DeviceProfile, layout: Layout, inbox: Inbox) -> None:
        """Nothing is open yet."""
        self._profile = profile
        self._inbox = inbox
        self._cells = len(layout.cells)
        self._pair = Pair(profile.nominal_step_s)
        self._ways: dict[int, _Way] = {}
        self._batteries: dict[int, float] = {}

    def opened(self, link: int, side: Side | None) -> None:
        """The device of this number, from 0, was opened; it lies under `side`, if that is known."""
        self._inbox.opened()
        self._ways[link] = _Way(self._profile, side)

    def lost(self, link: int) -> None:
        """The device was lost: what it said counts no more."""
        way = self._ways.pop(link, None)
        if way is not None:
            for side in way.stampers:
                self._pair.forget(side or Side.LEFT)

    def battery(self, link: int, share: float) -> None:
        """The device told how full its battery is."""
        self._batteries[link] = share
        self._inbox.battery_share = min(self._batteries.values())

    def good(self, link: int) -> int:
        """How many frames of the device were understood since it was opened."""
        way = self._ways.get(link)
        return way.good if way else 0

    def complaint(self, link: int) -> str:
        """Why the device is not understood, if nothing of what it said was; else an empty text."""
        way = self._ways[link]
        return way.complaint if way.bad and not way.good else ""

    def take(self, link: int, data: bytes, arrived_s: float) -> None:
        """What the device of this number sent. Bytes that are no frame are counted and left out."""
        way = self._ways.get(link)
        if way is None:
            return  # a late word of a device that was let go
        try:
            frames = way.decoder.feed(data)
        except FrameError as error:
            way.bad += 1
            way.complaint = str(error)
            frames = error.frames
        for frame in frames:
            way.good += 1
            self._take_frame(link, way, frame, arrived_s)

    def _take_frame(self, link: int, way: _Way, frame: Frame, arrived_s: float) -> None:
        if frame.battery_share is not None:
            self.battery(link, frame.battery_share)
        side = frame.side or way.side
        stamper = way.stampers.get(side)
        if stamper is None:
            stamper = way.stampers[side] = self._stamper()
        stamped = stamper.stamp(frame.sequence, frame.device_s, arrived_s)
        if stamped is None:
            return
        self._inbox.lose(stamped.lost)
        row = Sample(stamped.t_s, frame.cells)
        if len(frame.cells) == self._cells:
            self._inbox.put(row, arrived_s)
        elif side is not None:
            for both in self._pair.add(side, row):
                self._inbox.put(both, arrived_s)

    def _stamper(self) -> Stamper:
        profile = self._profile
        return Stamper(profile.sequence_modulus, profile.time_wrap_s, profile.nominal_step_s)
