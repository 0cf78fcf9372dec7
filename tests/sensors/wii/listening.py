"""Listening to a link as the tick loop does."""

from collections.abc import Callable
from time import monotonic, sleep

from sensors.driver import Controls, DeviceError
from sensors.link import Link
from sensors.sample import Sample
from sensors.signals import Wish

__all__ = ["Listener"]

PATIENCE_S = 10.0


class Listener:
    """Keeps what comes over a link: rows, and what is told where none come."""

    link: Link

    def __init__(self) -> None:
        self.rows: list[Sample] = []
        self.told: list[str] = []

    def listen(self, until: Callable[[], bool]) -> None:
        """Poll until something holds."""
        end_s = monotonic() + PATIENCE_S
        while not until():
            assert monotonic() < end_s, f"nothing of that came: {self.rows[-3:]} {self.told}"
            try:
                self.rows += self.link.step(0.0, Wish(), Controls())
            except DeviceError as lost:
                self.told.append(str(lost))
            sleep(0.001)
