"""The one thread that speaks Bluetooth: one event loop for the life of the program.

Operating systems answer badly to loops that come and go, and to two devices being looked for or
connected at once (bleak issues 1369, 1036, 361); so everything runs here, and takes `turn`.
"""

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress
from threading import Event, Thread
from typing import Any, NamedTuple

from bleak import BleakScanner
from bleak.backends.client import BaseBleakClient
from bleak.backends.device import BLEDevice
from bleak.backends.scanner import AdvertisementData, BaseBleakScanner

__all__ = ["Backends", "Radio", "Work"]

STOP_S = 5.0
"""What runs gets so long to let go of its devices when the program ends."""


class Backends(NamedTuple):
    """Another way to the air than the operating system's: bleak's own seam, for tests."""

    scanner: type[BaseBleakScanner]
    client: type[BaseBleakClient]


class Work:
    """Something that runs on the radio's thread."""

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        work: Callable[[], Coroutine[Any, Any, None]],
    ) -> None:
        """Begin it."""
        self._loop = loop
        self._ended = Event()
        self._task: asyncio.Task[None] | None = None
        loop.call_soon_threadsafe(self._begin, work)

    def stop(self, longest_s: float) -> None:
        """Stop it, and wait for so long at most until it has let go of everything."""
        with suppress(RuntimeError):  # the radio was closed, and with it all that ran
            self._loop.call_soon_threadsafe(self._cancel)
            self._ended.wait(longest_s)

    def _begin(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        self._task = self._loop.create_task(work())
        self._task.add_done_callback(lambda _: self._ended.set())

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()


class Radio:
    """Starts its thread when it is first used."""

    def __init__(self, backends: Backends | None = None) -> None:
        """`backends` replaces the operating system's."""
        self.scanner_backend = backends.scanner if backends else None
        self.client_backend = backends.client if backends else None
        self.turn = asyncio.Lock()
        """Who looks for a device or connects to one holds this."""
        self._loop: asyncio.AbstractEventLoop | None = None
        self._end: asyncio.Event | None = None
        self._thread: Thread | None = None

    def start(self, work: Callable[[], Coroutine[Any, Any, None]]) -> "Work":
        """Let `work` run on the radio's thread until it ends or is stopped."""
        return Work(self._running(), work)

    async def find(
        self, fits: Callable[[BLEDevice, AdvertisementData], bool], longest_s: float
    ) -> BLEDevice | None:
        """The first device that fits, or None after `longest_s`. Whoever calls has the turn."""
        async with self.scanner() as scanner:
            with suppress(TimeoutError):
                async with asyncio.timeout(longest_s):
                    async for device, seen in scanner.advertisement_data():
                        if fits(device, seen):
                            return device
        return None

    def scanner(self) -> BleakScanner:
        """What listens to advertisements as long as it is entered."""
        if self.scanner_backend is None:
            return BleakScanner()
        return BleakScanner(backend=self.scanner_backend)

    def close(self) -> None:
        """Stop whatever runs, let go of all devices, and end the thread."""
        if self._loop is None or self._thread is None or self._end is None:
            return
        with suppress(RuntimeError):  # the loop has ended already
            self._loop.call_soon_threadsafe(self._end.set)
        self._thread.join(STOP_S)
        self._loop = None

    def _running(self) -> asyncio.AbstractEventLoop:
        if self._loop is None:
            up = Event()
            self._thread = Thread(
                target=lambda: asyncio.run(self._main(up)), name="radio", daemon=True
            )
            self._thread.start()
            up.wait()
        assert self._loop is not None
        return self._loop

    async def _main(self, up: Event) -> None:
        """Be there until `close`; asyncio.run then cancels what still runs, and waits for it."""
        self._loop, self._end = asyncio.get_running_loop(), asyncio.Event()
        up.set()
        await self._end.wait()
