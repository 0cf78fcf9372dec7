"""A Wii Balance Board in memory, at the level of its reports, and everything that may go wrong.

It knows nothing of the driver's own reading and writing of reports: the layouts are written down
here a second time.
"""

import zlib
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from struct import pack

from sensors.driver import DeviceError

ORDER = ("tr", "br", "tl", "bl")
"""The board's own."""
BOARD_ID, NUNCHUK_ID = bytes.fromhex("0000a4200402"), bytes.fromhex("0000a4200000")
CAL = (
    (0x07C3, 0x3CF8, 0x048C, 0x296B),
    (0x0ED2, 0x4384, 0x0B3A, 0x3069),
    (0x15E9, 0x4A10, 0x11EF, 0x376E),
)
"""A real board's, published on wiibrew, at 0, 17 and 34 kg."""
HEADER, REFERENCE = bytes.fromhex("10690000"), bytes.fromhex("1a01")
RATE_HZ = 100


@dataclass
class Board:
    """What stands on it, what is broken about it, and what it was told."""

    kg: dict[str, float] = field(default_factory=lambda: dict.fromkeys(ORDER, 0.0))
    temperature: int = 26
    battery: int = 0x83
    button: bool = False
    stuck: dict[str, int] = field(default_factory=dict)
    """Cells that read one raw number, whatever stands on them: 65535 saturated, 0 dead."""
    identity: bytes | None = BOARD_ID
    """None is a Wii Remote with nothing plugged in."""
    read_errors: dict[int, list[int]] = field(default_factory=dict)
    """By lower address: the errors that the next reads of it meet."""
    misreads: int = 0
    """How many more times a wrong bit comes with the calibration."""
    deaf: bool = False
    """Answers nothing."""
    mute: bool = False
    """Answers, and sends no weights."""
    needs_restart: bool = False
    """Sends no weights until its status was asked for."""
    heard: list[bytes] = field(default_factory=list)
    mode: int = 0x30
    continuous: bool = False
    leds: int = 0

    def __post_init__(self) -> None:
        self.registers = bytearray(256)
        self.registers[0x20:0x24] = HEADER
        self.registers[0x24:0x3C] = b"".join(pack(">4H", *row) for row in CAL)
        self.registers[0x60:0x62] = REFERENCE
        self.sign()

    def sign(self) -> None:
        """Write the checksum of what stands in the registers."""
        cells, head, reference = (self.registers[a:b] for a, b in ((36, 60), (32, 34), (96, 98)))
        self.registers[0x3C:0x40] = pack(">I", zlib.crc32(cells + head + reference))

    @property
    def head(self) -> bytes:
        return bytes([0, 0x08 if self.button else 0])

    def raw(self) -> list[int]:
        """What the cells read, TR BR TL BL."""
        read = []
        for at, name in enumerate(ORDER):
            at_0, at_17, at_34 = (row[at] for row in CAL)
            kg = self.kg[name]
            value = at_0 + (at_17 - at_0) * kg / 17
            if kg >= 17:
                value = at_17 + (at_34 - at_17) * (kg - 17) / 17
            read.append(self.stuck.get(name, max(0, min(65535, round(value)))))
        return read

    def report(self) -> bytes | None:
        """The next report of the stream."""
        cells = pack(">4H", *self.raw()) + bytes([self.temperature, 0, self.battery])
        if self.deaf or self.mute or self.needs_restart or not self.continuous:
            return None
        if self.mode == 0x32:
            return b"\x32" + self.head + cells[:8]
        return b"\x34" + self.head + cells + bytes(8) if self.mode == 0x34 else None

    def output(self, report: bytes) -> list[bytes]:
        """What it answers to a report of the computer."""
        self.heard.append(report)
        if self.deaf:
            return []
        kind = report[0]
        if kind == 0x11:
            self.leds = report[1] & 0xF0
        elif kind == 0x12:
            self.continuous, self.mode = bool(report[1] & 4), report[2]
        elif kind == 0x15:
            self.needs_restart = False
            return [self.status()]
        elif kind == 0x16:
            return [self._write(report)]
        elif kind == 0x17:
            return self._read(
                int.from_bytes(report[2:5], "big"), int.from_bytes(report[5:7], "big")
            )
        return []

    def status(self) -> bytes:
        flags = self.leds | (0x02 if self.identity else 0)
        return b"\x20" + self.head + bytes([flags, 0, 0, self.battery])

    def _write(self, report: bytes) -> bytes:
        assert len(report) == 22, "a write is padded to 22 bytes"
        at, count = report[4], report[5]
        if self.identity:
            self.registers[at : at + count] = report[6 : 6 + count]
        return b"\x22" + self.head + bytes([0x16, 0 if self.identity else 7])

    def _read(self, address: int, count: int) -> list[bytes]:
        low = address & 0xFFFF
        errors = self.read_errors.get(low, [])
        error = errors.pop(0) if errors else 0
        if count > 16:
            error = 8  # as real boards did
        if self.identity is None or address >> 16 != 0xA4:
            error = 7
        if error:
            return [b"\x21" + self.head + bytes([0xF0 | error]) + pack(">H", low) + bytes(16)]
        content = bytearray(self.registers)
        content[0xFA:0x100] = self.identity or b""
        if low == 0x20 and self.misreads:
            self.misreads -= 1
            content[0x24] ^= 1
        piece = bytes(content[low : low + count]).ljust(16, b"\0")
        return [b"\x21" + self.head + bytes([(count - 1) << 4]) + pack(">H", low) + piece]


Shape = Callable[[bytes, Random], list[bytes]]
"""What becomes of one report of the stream on its way; it may keep some back."""


def as_it_is(report: bytes, _: Random) -> list[bytes]:
    return [report]


class Way:
    """A HidTransport to a board, on any clock, with a way of spoiling the stream."""

    def __init__(
        self,
        board: Board,
        clock: Callable[[], float],
        sleep: Callable[[float], None],
        shape: Shape = as_it_is,
    ) -> None:
        self.board = board
        self.closed = False
        self.gone = False
        self._clock, self._sleep, self._shape = clock, sleep, shape
        self._rng = Random(1)
        self._queue: deque[bytes] = deque()
        self._due_s = clock()

    def write(self, report: bytes) -> None:
        self._check()
        self._queue.extend(self.board.output(report))

    def read(self, timeout_s: float) -> bytes | None:
        until_s = self._clock() + timeout_s
        while not self._queue:
            self._check()
            now_s = self._clock()
            if self._due_s > until_s:
                self._sleep(max(0.0, until_s - now_s))
                return None
            self._sleep(max(0.0, self._due_s - now_s))
            self._due_s += 1 / RATE_HZ
            report = self.board.report()
            if report is not None:
                self._queue.extend(self._shape(report, self._rng))
        self._check()
        return self._queue.popleft()

    def push(self, report: bytes) -> None:
        """The board says something by itself."""
        self._queue.append(report)

    def close(self) -> None:
        self.closed = True

    def _check(self) -> None:
        if self.gone or self.closed:
            raise DeviceError("The emulated board is gone. Switch it on.")


class Time:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now_s = 1000.0

    def __call__(self) -> float:
        return self.now_s

    def sleep(self, seconds: float) -> None:
        self.now_s += seconds
