"""What both guests use: saying a line, and polling a link as the tick loop does."""

import sys
from collections.abc import Callable
from itertools import pairwise
from time import monotonic, sleep
from typing import NamedTuple

from sensors.driver import Controls, DeviceError, SteppedDriver
from sensors.sample import Sample
from sensors.signals import Wish

__all__ = ["Told", "Watch", "say", "wait_for"]

LONGEST_S = 30.0
"""The emulated machine is some ten times slower than the one that emulates it."""


class Told(NamedTuple):
    """What the parent would read, and when."""

    t_s: float
    sentence: str


def say(text: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def wait_for(holds: Callable[[], object], longest_s: float = LONGEST_S) -> float:
    """Wait until this holds; how long that took, in seconds."""
    began_s = monotonic()
    while not holds():
        assert monotonic() - began_s < longest_s, "that never came"
        sleep(0.01)
    return monotonic() - began_s


class Watch:
    """What came over a link."""

    def __init__(self, link: SteppedDriver) -> None:
        """Nothing came yet."""
        self.link = link
        self.rows: list[Sample] = []
        self.told: list[Told] = []

    def poll(self) -> None:
        """What one tick does."""
        try:
            self.rows += self.link.step(0.0, Wish(), Controls())
        except DeviceError as trouble:
            self.told.append(Told(monotonic(), str(trouble)))

    def until(self, holds: Callable[[], object], longest_s: float = LONGEST_S) -> float:
        """Poll until this holds; how long that took, in seconds."""
        began_s = monotonic()
        while not holds():
            told = f"after {len(self.rows)} rows, the last {self.rows[-1:]}; told {self.told}"
            assert monotonic() - began_s < longest_s, f"that never came, {told}"
            self.poll()
            sleep(0.005)
        return monotonic() - began_s

    def for_s(self, seconds: float) -> list[Sample]:
        """The rows of so many seconds from now."""
        before, end_s = len(self.rows), monotonic() + seconds
        self.until(lambda: monotonic() >= end_s, seconds + LONGEST_S)
        return self.rows[before:]

    def rows_from(self, t_s: float) -> list[Sample]:
        """The rows that were made since then."""
        return [row for row in self.rows if row.t_s >= t_s]

    def next_row(self, after_s: float = 0.2) -> Sample:
        """A row that is made so long from now or later."""
        from_s = monotonic() + after_s
        self.until(lambda: self.rows_from(from_s))
        return self.rows_from(from_s)[0]

    def longest_gap_s(self, from_s: float) -> float:
        """Between two rows since then."""
        times_s = [row.t_s for row in self.rows_from(from_s)]
        return max(later_s - t_s for t_s, later_s in pairwise(times_s))
