"""Captured frames to a recording, so that a maker can try a profile without the device.

One notification a line, as bytes in hex. Before them may stand the second in which it came, with a
decimal point, and for two insoles the foot:

    # a comment
    0.010 left 01 0700 08000000 0100 0200 0300 0400
    0.012 right 010700080000000100020003000400

Rows are stamped with that second (the newest sample of a notification came in it); without it by
the device's own time, else by its counter and the nominal rate. Without seconds each device begins
at 0. A line that cannot be used is told and left out; the others are written all the same.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from sensors.ble.frames import Frame, FrameDecoder, FrameError
from sensors.ble.pair import Pair
from sensors.ble.profile import DeviceProfile
from sensors.ble.stamps import LATE_ROWS, Counter
from sensors.layout import Layout, Side
from sensors.recording import LARGEST
from sensors.recording_header import Header, write_header
from sensors.sample import Sample

__all__ = ["Decoded", "decode"]

SECONDS = re.compile(r"[0-9]{1,7}\.[0-9]*")
HEX = re.compile(r"(?:[0-9A-Fa-f]{2})+")
SIDES = {side.value: side for side in Side}
MOST_TELLINGS = 20
"""So many lines are told one by one; the rest is only counted."""


class Decoded(NamedTuple):
    """What became of a file of frames."""

    rows: int
    """Rows that were written; without any nothing is written at all."""
    lost: int
    """Samples that the device counted and that are not in the file."""
    repeated: int
    """Samples that came twice or too late, and were left out."""
    bad: int
    """Lines that could not be used."""

    @property
    def clean(self) -> bool:
        """Whether every line could be used, and there was one at least."""
        return self.rows > 0 and self.bad == 0


class _UnusableError(ValueError):
    """A line that cannot be used; the message says why and what to do."""


class _Line(NamedTuple):
    """What a line holds."""

    t_s: float | None
    side: Side | None
    data: bytes


def decode(
    profile: DeviceProfile,
    lines: Iterable[str],
    name: str,
    write: Callable[[str], object],
    tell: Callable[[str], object],
) -> Decoded:
    """Hand the recording that `lines` make to `write`, piece by piece, and complaints to `tell`.

    `name` is the file's and stands before each complaint. Reading what was written with
    `sensors.recording.parse` gives the same rows.
    """
    bench = _Bench(profile)
    bad = 0
    for number, text in enumerate(lines, 1):
        try:
            line = _parsed(text)
            if line is not None:
                bench.take(line)
        except (_UnusableError, FrameError) as error:
            bad += 1
            if bad <= MOST_TELLINGS:
                tell(f"{name}:{number}: {error}")
    if bad > MOST_TELLINGS:
        tell(f"{name}: {bad - MOST_TELLINGS} more lines cannot be used.")
    rows = _written(profile, bench, write)
    if not rows:
        tell(f"{name}: no line holds a row that can be used. Look at the profile {profile.id}.")
    tracks = bench.tracks.values()
    lost, repeated = sum(t.lost for t in tracks), sum(t.repeated for t in tracks)
    return Decoded(rows, lost, repeated, bad)


def _written(profile: DeviceProfile, bench: "_Bench", write: Callable[[str], object]) -> int:
    """How many rows were written."""
    layout, rows = bench.rows()
    if rows:
        write(write_header(Header(layout, {"profile": profile.id})))
        write(",".join(("t_s", *(cell.name for cell in layout.cells))) + "\n")
    for row in rows:
        write(",".join(map(repr, (row.t_s, *row.cells_kg))) + "\n")
    return len(rows)


def _parsed(text: str) -> _Line | None:
    """What a line holds; None for a comment or nothing."""
    words = text.split("#", 1)[0].split()
    if not words:
        return None
    t_s: float | None = None
    side: Side | None = None
    while words and (words[0] in SIDES or SECONDS.fullmatch(words[0])):
        word = words.pop(0)
        if word in SIDES:
            side = SIDES[word]
        else:
            t_s = float(word)
    digits = "".join(words)
    if not HEX.fullmatch(digits):
        shown = " ".join(words)[:40]
        raise _UnusableError(f'"{shown}" is not hex. Write two digits a byte, such as 01 0f.')
    if t_s is not None and t_s > LARGEST:
        raise _UnusableError(f"{t_s:.0f} s is too late; a recording ends at {LARGEST:.0f} s.")
    return _Line(t_s, side, bytes.fromhex(digits))


class _Bench:
    """Decodes line by line, a track for each foot."""

    def __init__(self, profile: DeviceProfile) -> None:
        self._profile = profile
        self._layout = profile.layout()
        self._decoders: dict[Side | None, FrameDecoder] = {}
        self.tracks: dict[Side | None, _Track] = {}
        self._last_s = 0.0

    def take(self, line: _Line) -> None:
        """Keep the rows of a line. Raises _UnusableError or FrameError."""
        if line.t_s is not None:
            if line.t_s < self._last_s:
                told = f"Time runs backwards, from {self._last_s:g} to {line.t_s:g} s."
                raise _UnusableError(f"{told} Put the lines in order.")
            self._last_s = line.t_s
        if line.side not in self._decoders:
            self._decoders[line.side] = FrameDecoder(self._profile, line.side)
        try:
            frames = self._decoders[line.side].feed(line.data)
        except FrameError as error:
            self._keep(error.frames, line.t_s)
            raise
        self._keep(frames, line.t_s)

    def _keep(self, frames: Sequence[Frame], t_s: float | None) -> None:
        for at, frame in enumerate(frames):
            if self._is_half(frame) and frame.side is None:
                told = "Nothing says whose foot this is. Write left or right before the bytes."
                raise _UnusableError(told)
            side = frame.side if self._is_half(frame) else None
            if side not in self.tracks:
                self.tracks[side] = _Track(self._profile)
            before_s = (len(frames) - 1 - at) * self._profile.nominal_step_s
            self.tracks[side].add(frame, None if t_s is None else max(0.0, t_s - before_s))

    def _is_half(self, frame: Frame) -> bool:
        return len(frame.cells) < len(self._layout.cells)

    def rows(self) -> tuple[Layout, list[Sample]]:
        """All rows in the order of time, and their cells: only one foot's where one is missing."""
        feet = [(side, track) for side, track in self.tracks.items() if side is not None]
        if not feet:
            return self._layout, [row for track in self.tracks.values() for row in track.rows]
        if len(feet) == 1:
            side, track = feet[0]
            cells = tuple(cell for cell in self._layout.cells if cell.foot is side)
            return Layout(self._layout.sensor, cells, self._layout.absolute), track.rows
        pair = Pair(self._profile.nominal_step_s)
        both = [(row.t_s, side, row) for side, track in feet for row in track.rows]
        both.sort(key=lambda one: one[0])
        return self._layout, [done for _, side, row in both for done in pair.add(side, row)]


class _Track:
    """The rows of one foot, or of a device that gives all cells at once."""

    def __init__(self, profile: DeviceProfile) -> None:
        self.rows: list[Sample] = []
        self.lost = self.repeated = 0
        self._step_s = profile.nominal_step_s
        self._modulus, self._wrap_s = profile.sequence_modulus, profile.time_wrap_s
        self._counter = Counter(self._modulus) if self._modulus else None
        self._count = 0
        self._begin_s, self._clock = 0.0, self._fresh_clock()

    def add(self, frame: Frame, t_s: float | None) -> None:
        """Keep a frame; `t_s` is when it came, if that is known. Raises _UnusableError."""
        if self._is_old(frame):
            self.repeated += 1
            return
        when_s = self._own_s(frame) if t_s is None else t_s
        if not when_s <= LARGEST:
            raise _UnusableError(f"{when_s:g} s is too late; a recording ends at {LARGEST:.0f} s.")
        self.rows.append(Sample(max(when_s, self._last_s), frame.cells))

    @property
    def _last_s(self) -> float:
        return self.rows[-1].t_s if self.rows else 0.0

    def _is_old(self, frame: Frame) -> bool:
        """Count on; whether the frame came before."""
        if self._counter is None or frame.sequence is None:
            self._count += bool(self.rows)
            return False
        ahead = round(self._counter.ahead(frame.sequence))
        if not self._counter.fresh:
            if -LATE_ROWS <= ahead <= 0:
                return True
            if ahead < 0:  # the device was restarted, and counts from its beginning
                self._counter, ahead = Counter(self._modulus or 1), 1
            self.lost += ahead - 1
            self._count += ahead
        self._counter.take(frame.sequence)
        return False

    def _own_s(self, frame: Frame) -> float:
        """When the device says it was, from the track's beginning."""
        if frame.device_s is None:
            return self._count * self._step_s
        if self._clock.ahead(frame.device_s) < 0:
            self._begin_s, self._clock = self._last_s + self._step_s, self._fresh_clock()
        return self._begin_s + self._clock.take(frame.device_s)

    def _fresh_clock(self) -> Counter:
        # A time that never wraps is unrolled like one that wraps beyond all recordings.
        return Counter(self._wrap_s or 4 * LARGEST)
