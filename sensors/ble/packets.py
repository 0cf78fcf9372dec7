"""Frames out of binary packets: one reader for each way in which a device lays them out."""

from collections.abc import Callable, Iterator, Sequence

from sensors.ble.frame import Frame, FrameError
from sensors.ble.loads import LoadReader
from sensors.ble.numbers import numbers_of, reader_of, wrapped
from sensors.ble.profile import DeviceProfile
from sensors.ble.profile_counts import DeviceTime
from sensors.ble.profile_frames import PacketFrame, Records
from sensors.layout import Side

__all__ = ["PacketReader"]

HOURS, SIXTY, THOUSAND = 24, 60, 1000


class PacketReader:
    """Reads packets that are laid out in one way."""

    def __init__(
        self, profile: DeviceProfile, frame: PacketFrame, loads: LoadReader, side: Side | None
    ) -> None:
        """Compile `frame`."""
        self._frame = frame
        self._marks = tuple((int(at), byte) for at, byte in frame.require.items())
        self._loads = loads.loads
        self._numbers = None
        if frame.cells is not None:
            self._numbers = numbers_of(frame.cells, loads.picks(frame.cells.count))
        self._side, self._tells = side, profile.side.frame if profile.side is not None else None
        self._level = profile.battery.frame if profile.battery is not None else None
        self._count = _count_of(frame)
        self._modulus = frame.modulus or 1
        self._time = _time_of(frame.time) if frame.time is not None else None
        self._wrap_s = frame.time.repeats_s if frame.time is not None else None
        self._plan_samples(profile.nominal_step_s)
        self._starts = _records_of(frame.records, self._needs) if frame.records else None

    def _plan_samples(self, step_s: float) -> None:
        samples = self._frame.samples
        self._ats: tuple[int, ...] = (0,)
        self._step_s, self._first_s = step_s, 0.0
        if samples is not None:
            ats = [samples.at + k * samples.stride for k in range(samples.count)]
            self._ats = tuple(reversed(ats) if samples.newest_first else ats)
            self._step_s = samples.step_s if samples.step_s is not None else step_s
            if samples.stamped == "newest":
                self._first_s = (1 - samples.count) * self._step_s
        self._needs = max(self._ats) + self._frame.cells_end

    # --- Which layout ----------------------------------------------------------------------------
    def begins(self, data: bytes) -> bool:
        """Whether the required bytes stand there, in each frame where several follow."""
        size = len(data)
        units = range(0, size, self._frame.repeat_size or size or 1)
        return all(
            base + at < size and data[base + at] == byte
            for base in units
            for at, byte in self._marks
        )

    def fits(self, data: bytes) -> bool:
        """Whether a packet is laid out in this way."""
        frame, size = self._frame, len(data)
        if frame.size is not None:
            if size != frame.size:
                return False
        elif frame.repeat_size is not None:
            if not size or size % frame.repeat_size:
                return False
        elif size < max(1, frame.head_end):
            return False
        return not self._marks or self.begins(data)

    @property
    def marks(self) -> str:
        """What must stand in a packet, in words."""
        return " and ".join(f"{byte:02x} at byte {at}" for at, byte in self._marks)

    @property
    def sizes(self) -> str:
        """How long a packet must be, in words."""
        if self._frame.repeat_size is not None:
            return f"a multiple of {self._frame.repeat_size} bytes"
        if self._frame.size is not None:
            return f"{self._frame.size} bytes"
        return f"{max(1, self._frame.head_end)} bytes or more"

    # --- Reading ---------------------------------------------------------------------------------
    def battery(self, data: bytes) -> float | None:
        """How full a packet that fits says the battery is, if it does."""
        return self._level.share_of(data) if self._level is not None else None

    def read(self, data: bytes, battery_share: float | None) -> tuple[Frame, ...]:
        """The frames of a packet that fits. Raises FrameError."""
        if self._numbers is None:
            return ()
        unit = self._frame.repeat_size
        if unit is not None:
            frames: list[Frame] = []
            for base in range(0, len(data), unit):
                frames += self._read_unit(data, base, (base,), battery_share)
            return tuple(frames)
        starts = (0,) if self._starts is None else self._starts(data)
        return tuple(self._read_unit(data, 0, starts, battery_share))

    def _read_unit(
        self, data: bytes, base: int, starts: Sequence[int], battery_share: float | None
    ) -> list[Frame]:
        """The samples that begin at `starts`, under one counter, time and side from `base` on."""
        assert self._numbers is not None
        side = self._side if self._tells is None else self._side_in(data, base)
        first = None if self._count is None else self._count(data, base)
        time_s = None if self._time is None else self._time(data, base) + self._first_s
        count, when_s = first, time_s
        frames: list[Frame] = []
        for start in starts:
            for at in self._ats:
                if frames:
                    k = len(frames)
                    count = None if first is None else first + k
                    when_s = None if time_s is None else time_s + k * self._step_s
                if count is not None:
                    count %= self._modulus
                if when_s is not None and self._wrap_s is not None:
                    when_s = wrapped(when_s, self._wrap_s)
                cells = self._loads(self._numbers(data, start + at))
                frames.append(Frame(count, when_s, cells, side, battery_share))
        return frames

    def _side_in(self, data: bytes, base: int) -> Side:
        assert self._tells is not None
        side = self._tells.side_of(data[base:])
        if side is None:
            raise FrameError("A packet does not say whose foot it is.")
        return side


def _count_of(frame: PacketFrame) -> Callable[[bytes, int], int] | None:
    """Reads the number of the first sample of a unit, before it is wrapped."""
    counter = frame.sequence
    if counter is None:
        return None
    read, at, mask = reader_of(counter.type), counter.at, 2**counter.width - 1
    by = frame.in_packet if counter.counts == "packet" else 1
    return lambda data, base: (int(read(data, base + at)) & mask) * by


def _time_of(time: DeviceTime) -> Callable[[bytes, int], float]:
    """Reads the device's time, in seconds; FrameError where it is none."""
    if time.is_clock:
        return lambda data, base: _clock_s(time, data, base)
    assert time.type is not None
    assert time.at is not None
    read, at, unit_s = reader_of(time.type), time.at, time.unit_s or 1.0

    def seconds(data: bytes, base: int) -> float:
        value = read(data, base + at) * unit_s
        if not abs(value) < float("inf"):
            raise FrameError("A packet's time is no number.")
        return value

    return seconds


def _clock_s(time: DeviceTime, data: bytes, base: int) -> float:
    ats = (time.hour_at or 0, time.minute_at or 0, time.second_at or 0)
    hour, minute, second = (data[base + at] for at in ats)
    ms = 0.0
    if time.ms_at is not None and time.ms_type is not None:
        ms = reader_of(time.ms_type)(data, base + time.ms_at)
    if hour >= HOURS or minute >= SIXTY or second >= SIXTY or not 0 <= ms < THOUSAND:
        raise FrameError(f"A packet's time is {hour}:{minute:02}:{second:02} and {ms:g} ms.")
    return hour * 3600.0 + minute * 60.0 + second + ms / 1000.0


def _records_of(records: Records, needs: int) -> Callable[[bytes], tuple[int, ...]]:
    """Finds where the records to read begin; FrameError where the list is broken."""
    read_type, read_length = reader_of(records.type), reader_of(records.length)
    type_bytes, head_bytes = records.type_bytes, records.head_bytes
    marks = records.starts or b""

    def starts(data: bytes) -> Iterator[int]:
        at = records.at
        while at < len(data):
            if at + head_bytes > len(data):
                raise FrameError("A packet ends inside the head of a record.")
            kind, length = read_type(data, at), int(read_length(data, at + type_bytes))
            at += head_bytes
            if at + length > len(data):
                raise FrameError(f"A record of {length} bytes goes on behind the packet's end.")
            if kind == records.take and data[at : at + length].startswith(marks):
                if length < needs:
                    raise FrameError(f"A record has {length} bytes; its cells need {needs}.")
                yield at
            at += length

    return lambda data: tuple(starts(data))
