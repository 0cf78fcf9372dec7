"""An emulated balance board on /dev/uhid: to the kernel it is a Bluetooth HID device like any."""

import os
import struct
from dataclasses import dataclass, field
from math import sin
from pathlib import Path
from select import select
from threading import Lock, Thread
from time import monotonic

from tests.sensors.wii.emulator import RATE_HZ, Board

__all__ = ["ADDRESS", "NAME", "LiveBoard", "UhidBoard"]

NAME, ADDRESS = "Nintendo RVL-WBC-01", "00:1e:35:00:00:01"
# include/uapi/linux/uhid.h
DESTROY, OUTPUT, CREATE2, INPUT2 = 1, 6, 11, 12
LONGEST_REPORT, LONGEST_EVENT = 4096, 4380
BUS_BLUETOOTH, NINTENDO, REMOTE_OR_BOARD, VERSION = 5, 0x057E, 0x0306, 0x0600


@dataclass
class LiveBoard(Board):
    """Sends only what changed, where it was told so; somebody may sway on it."""

    swaying: bool = False
    ticks: int = 0
    last: bytes | None = field(default=None, repr=False)

    def report(self) -> bytes | None:
        self.ticks += 1
        if self.swaying:
            self.kg["tl"] = 10 + 2 * sin(self.ticks / 15)
        all_of_them, self.continuous = self.continuous, True
        report = super().report()
        self.continuous = all_of_them
        if not all_of_them and report == self.last:
            return None
        self.last = report
        return report

    def output(self, report: bytes) -> list[bytes]:
        before = self.mode
        answers = super().output(report)
        if self.mode != before:
            self.last = None
        return answers

    def wake(self) -> None:
        """As it is when it was just switched on."""
        self.mode, self.continuous, self.leds, self.last = 0x30, False, 0, None


class UhidBoard:
    """A board that the kernel sees as long as it is there. Streams from a thread of its own."""

    def __init__(self, board: LiveBoard) -> None:
        """Not there yet."""
        self.board = board
        self.sent = 0
        """How many rows the board sent."""
        self._fd = os.open("/dev/uhid", os.O_RDWR)
        self._here, self._turn = False, Lock()
        Thread(target=self._live, name="board", daemon=True).start()

    def appear(self) -> None:
        """The board is switched on, and connects."""
        words = Path(__file__).with_name("rdesc.hex").read_text("ascii").split()
        descriptor = bytes.fromhex("".join(words))
        names = _filled(NAME.encode(), 128) + _filled(b"", 64) + _filled(ADDRESS.encode(), 64)
        numbers = (len(descriptor), BUS_BLUETOOTH, NINTENDO, REMOTE_OR_BOARD, VERSION, 0)
        with self._turn:
            self.board.wake()
            told = names + struct.pack("<HHIIII", *numbers) + _filled(descriptor, LONGEST_REPORT)
            os.write(self._fd, struct.pack("<I", CREATE2) + told)
            self._here = True

    def vanish(self) -> None:
        """The board is switched off, and the kernel notices."""
        with self._turn:
            self._here = False
            os.write(self._fd, struct.pack("<I", DESTROY))

    def _live(self) -> None:
        due_s = monotonic()
        while True:
            ready, _, _ = select([self._fd], [], [], max(0.0, due_s - monotonic()))
            if ready:
                self._obey(os.read(self._fd, LONGEST_EVENT))
            if monotonic() >= due_s:
                due_s += 1 / RATE_HZ
                report = self.board.report()
                if report is not None:
                    self.sent += 1
                    self._send(report)

    def _obey(self, event: bytes) -> None:
        if struct.unpack_from("<I", event)[0] != OUTPUT:
            return
        (size,) = struct.unpack_from("<H", event, 4 + LONGEST_REPORT)
        for answer in self.board.output(event[4 : 4 + size]):
            self._send(answer)

    def _send(self, report: bytes) -> None:
        told = struct.pack("<IH", INPUT2, len(report)) + _filled(report, LONGEST_REPORT)
        with self._turn:
            if self._here:
                os.write(self._fd, told)


def _filled(text: bytes, length: int) -> bytes:
    return text.ljust(length, b"\0")
