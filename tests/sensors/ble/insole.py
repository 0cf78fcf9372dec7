"""What every insole that is not there does, whatever carries its frames: measure, count, pack.

What it measures comes from a function of time, so that a simulated child can stand on it; what a
receiver gets can be spoiled by the faults of a `shaper`; and it remembers when each frame was taken
and sent, so that a test can measure what the way to the game adds.
"""

import asyncio
from collections.abc import Callable, Sequence
from math import sin, tau
from time import monotonic
from typing import NamedTuple

from tests.sensors.ble.dialect import Dialect
from tests.sensors.ble.shaper import FaultShaper, Row

__all__ = ["Cells", "Insole", "Sent", "standing"]

LONGEST_LAG_S = 0.5
"""A device that was kept from running longer leaves frames out instead of making up for them."""
Cells = Callable[[float], Sequence[float]]
"""Seconds of `time.monotonic` -> raw values of all cells."""


class Sent(NamedTuple):
    """The times of one frame, as `time.monotonic` counts."""

    taken_s: float
    """When the cells were read."""
    sent_s: float
    """When it was handed to the radio (or to the shaper), with the others of its packet."""


def standing(t_s: float) -> tuple[float, ...]:
    """Sixteen cells under somebody who stands and breathes."""
    return tuple(1000.0 + 50.0 * cell + 20.0 * sin(tau * 0.7 * t_s + cell) for cell in range(16))


class Insole:
    """Heirs carry the notifications. All that is asynchronous runs on one loop."""

    def __init__(self, name: str, address: str, dialect: Dialect, cells: Cells, ppm: float) -> None:
        """`ppm` is how much faster its clock is than ours."""
        self.name, self.address, self.dialect, self.cells = name, address, dialect, cells
        self.shaper: FaultShaper | None = None
        """May be set, changed and taken away while it streams."""
        self.commands: list[bytes] = []
        """What was written to the command characteristic, in order."""
        self.values = {extra.uuid: extra.value for extra in dialect.extras}
        """What the extras hold."""
        self.written: list[tuple[str, bytes]] = []
        """What was written to the extras: UUID and value."""
        self.sent: dict[int, Sent] = {}
        """By sequence number since the device last started, before any fault."""
        self._clock_rate = 1.0 + ppm * 1e-6
        self._silent = False
        self._wanted = asyncio.Event()
        self._boot()

    @property
    def streaming(self) -> bool:
        """Whether it was asked to stream and is not silent."""
        return self._wanted.is_set() and not self._silent

    def silence(self, on: bool = True) -> None:
        """Keep the link and send nothing, while the counters run on."""
        self._silent = on

    async def _notify(self, data: bytes) -> None:
        raise NotImplementedError

    def _boot(self) -> None:
        self._booted_s, self._sequence, self.sent = monotonic(), 0, {}

    def _on_write(self, uuid: str, value: bytes) -> None:
        if uuid != self.dialect.command:
            self.values[uuid] = value
            self.written.append((uuid, value))
            return
        self.commands.append(value)
        if value == self.dialect.start:
            self._wanted.set()
        elif value == self.dialect.stop:
            self._wanted.clear()

    def _on_subscription(self, on: bool) -> None:
        if self.dialect.starts_by_itself:
            (self._wanted.set if on else self._wanted.clear)()

    async def _run(self) -> None:
        while True:
            await self._wanted.wait()
            await self._stream_on()

    async def _stream_on(self) -> None:
        """Measure at an even pace, whatever the loop does, until it is not wanted any more."""
        per_packet = self.dialect.frames_per_packet
        frame_s = 1.0 / self.dialect.rate_hz / self._clock_rate
        packet_s = (per_packet - 1) * frame_s
        first_s = monotonic()
        while self._wanted.is_set():
            await asyncio.sleep(max(0.0, first_s + packet_s - monotonic()))
            if not self._wanted.is_set():
                return
            if monotonic() - first_s - packet_s > LONGEST_LAG_S:
                first_s = monotonic() - packet_s
            await self._send([first_s + place * frame_s for place in range(per_packet)])
            first_s += packet_s + frame_s

    async def _send(self, taken_s: Sequence[float]) -> None:
        """Measure at these times, and send them as one packet."""
        rows = [self._measure(t_s) for t_s in taken_s]
        if not self.streaming:
            return
        sent_s, shaper = monotonic(), self.shaper
        for row, t_s in zip(rows, taken_s, strict=True):
            self.sent[row.sequence] = Sent(t_s, sent_s)
        if shaper is not None:
            rows = [shaper.row(t_s, row) for row, t_s in zip(rows, taken_s, strict=True)]
        for data in self.dialect.packed(rows):
            for arriving in [data] if shaper is None else shaper.packets(sent_s, data):
                await self._notify(arriving)

    def _measure(self, t_s: float) -> Row:
        device_us = round((t_s - self._booted_s) * self._clock_rate * 1e6)
        row = Row(self._sequence, max(0, device_us), tuple(self.cells(t_s)))
        self._sequence += 1
        return row
