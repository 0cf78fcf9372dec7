"""Reading a device on a thread, so that the screen never waits for it. The only threaded code here.

A link is a stepped driver like any other: what arrived since the last tick is handed over, and
nothing else of the program notices the thread.
"""

from collections import deque
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from math import isfinite
from threading import Event, Thread
from time import monotonic

from sensors.driver import Controls, DeviceError, StreamedDriver
from sensors.layout import Layout
from sensors.sample import Sample
from sensors.signals import Wish

__all__ = ["Link", "Patience"]

HELD_ROWS = 1000
"""What waits for a tick at most: some seconds of any device. Older rows give way to newer ones."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a link waits, in seconds."""

    first_wait_s: float = 0.25
    """Before it opens a lost device again; doubled with each try that brings nothing ..."""
    longest_wait_s: float = 5.0
    """... up to this."""
    stop_s: float = 1.0
    """For the thread to end; then it is left to end with the program."""


class Link:
    """One device being read. Reading starts at once and goes on until `close`."""

    calibration = None
    health = None
    ended = False

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
        self._arrived: deque[Sample | Exception] = deque(maxlen=HELD_ROWS)
        self._untold: Exception | None = None
        self._told = ""
        self._stop = Event()
        self._streaming = False
        self._last_s, self._heard_s, self._shift_s = float("-inf"), 0.0, 0.0
        self._thread = Thread(target=self._run, name=f"link {driver.layout.sensor}", daemon=True)
        self._thread.start()

    @property
    def layout(self) -> Layout:
        """Where the cells are."""
        return self._driver.layout

    @property
    def streaming(self) -> bool:
        """Whether rows have come since the device was last opened."""
        return self._streaming

    def step(self, t_s: float, wish: Wish, controls: Controls) -> list[Sample]:
        """What arrived since the last tick; a device knows neither wish nor controls."""
        return self.poll()

    def poll(self) -> list[Sample]:
        """The samples since the last poll; never waits.

        Raises DeviceError, once these are read, where the device was lost or cannot be opened: once
        for each new reason. The link goes on trying, and later polls give samples again.
        """
        samples: list[Sample] = []
        while self._untold is None and self._arrived:
            item = self._arrived.popleft()
            if isinstance(item, Exception):
                self._untold = item
            else:
                samples.append(item)
        if self._untold is not None and not samples:
            trouble, self._untold = self._untold, None
            raise trouble
        return samples

    def close(self) -> None:
        """Stop reading; takes `Patience.stop_s` at most."""
        self._stop.set()
        self._thread.join(self._patience.stop_s)

    # --- On the thread ---------------------------------------------------------------------------
    def _run(self) -> None:
        wait_s = self._patience.first_wait_s
        while not self._stop.is_set():
            self._streaming = False
            try:
                self._stream()
            except DeviceError as lost:
                self._tell(lost)
            except OSError as lost:
                self._tell(DeviceError(f"{self.layout.sensor}: {lost}. Switch it off and on."))
            except Exception as bug:
                # Ours to mend: it is raised in the tick loop, where somebody sees it.
                self._arrived.append(bug)
                return
            if self._streaming:
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
                    self._hand_over(sample, now_s)
                    quiet_since_s = now_s
                elif quiet_since_s is None:
                    quiet_since_s = now_s  # opened, which may take long
                elif limit_s is not None and now_s - quiet_since_s > limit_s:
                    told = "the device sends nothing. Look at its batteries, or go nearer"
                    raise DeviceError(f"{self.layout.sensor}: {told}.")
        raise DeviceError(f"{self.layout.sensor}: the device stopped. Switch it on again.")

    def _hand_over(self, sample: Sample, now_s: float) -> None:
        """Keep the sample for the tick, on a clock that goes on when the device's starts anew."""
        t_s = sample.t_s + self._shift_s
        if not isfinite(t_s):
            return  # no clock gives that: the row is broken
        if t_s < self._last_s:
            t_s = self._last_s + max(0.0, now_s - self._heard_s)
            self._shift_s = t_s - sample.t_s
        self._last_s, self._heard_s = t_s, now_s
        self._streaming, self._told = True, ""
        self._arrived.append(Sample(t_s, sample.cells_kg))

    def _tell(self, trouble: DeviceError) -> None:
        if str(trouble) != self._told and not self._stop.is_set():
            self._told = str(trouble)
            self._arrived.append(trouble)
