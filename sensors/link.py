"""Reading a device on a thread, so that the screen never waits for it.

A link is a stepped driver like any other: what arrived since the last tick is handed over, and
nothing else of the program notices the thread.
"""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from threading import Event, Thread
from time import monotonic

from sensors.driver import Connection, Controls, DeviceError, Stepped, StreamedDriver
from sensors.inbox import Inbox
from sensors.layout import Layout
from sensors.sample import Sample
from sensors.signals import Wish

__all__ = ["Link", "Patience"]


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a link waits, in seconds."""

    first_wait_s: float = 0.25
    """Before it opens a lost device again; doubled with each try that brings nothing ..."""
    longest_wait_s: float = 5.0
    """... up to this."""
    stop_s: float = 1.0
    """For the thread to end; then it is left to end with the program."""


class Link(Stepped):
    """One device being read. Reading starts at once and goes on until `close`."""

    def __init__(
        self,
        driver: StreamedDriver,
        patience: Patience | None = None,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        """Start reading `driver` on a thread of its own."""
        self._driver = driver
        self._patience = patience or Patience()
        self._clock = clock
        self._inbox = Inbox()
        self._stop = Event()
        self._thread = Thread(target=self._run, name=f"link {driver.layout.sensor}", daemon=True)
        self._thread.start()

    @property
    def layout(self) -> Layout:
        """Where the cells are."""
        return self._driver.layout

    @property
    def connection(self) -> Connection:
        """How the way to the device is now."""
        return self._inbox.connection._replace(battery_share=self._driver.battery_share)

    def step(self, t_s: float, wish: Wish, controls: Controls) -> list[Sample]:
        """What arrived since the last tick; a device knows neither wish nor controls.

        Raises DeviceError as `sensors.inbox.Inbox.poll` does.
        """
        return self._inbox.poll()

    def close(self) -> None:
        """Stop reading; takes `Patience.stop_s` at most."""
        self._stop.set()
        self._thread.join(self._patience.stop_s)

    # --- On the thread ---------------------------------------------------------------------------
    def _run(self) -> None:
        wait_s = self._patience.first_wait_s
        while not self._stop.is_set():
            self._inbox.opened()
            try:
                self._stream()
            except DeviceError as lost:
                self._tell(lost)
            except OSError as lost:
                self._tell(DeviceError(f"{self.layout.sensor}: {lost}. Switch it off and on."))
            except Exception as bug:
                # Ours to mend: it is raised in the tick loop, where somebody sees it.
                self._inbox.tell(bug)
                return
            if self._inbox.streaming:
                wait_s = self._patience.first_wait_s
            self._stop.wait(wait_s)
            wait_s = min(2 * wait_s, self._patience.longest_wait_s)

    def _stream(self) -> None:
        """Read until the device is lost, which raises DeviceError, or the link is closed."""
        quiet_since_s: float | None = None
        limit_s = self._driver.silence_s
        with closing(self._driver.read()) as rows:
            for sample in rows:
                if self._stop.is_set():
                    return
                now_s = self._clock()
                if sample is not None:
                    self._inbox.put(sample, now_s)
                    quiet_since_s = now_s
                elif quiet_since_s is None:
                    quiet_since_s = now_s  # opened, which may take long
                elif limit_s is not None and now_s - quiet_since_s > limit_s:
                    told = "the device sends nothing. Look at its batteries, or go nearer"
                    raise DeviceError(f"{self.layout.sensor}: {told}.")
        raise DeviceError(f"{self.layout.sensor}: the device stopped. Switch it on again.")

    def _tell(self, trouble: DeviceError) -> None:
        if not self._stop.is_set():
            self._inbox.tell(trouble)
