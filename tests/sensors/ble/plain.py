"""Insoles that speak the plain dialect of the virtual air, described by a profile."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic, sleep

from sensors.ble.link import BleLink
from sensors.ble.loading import load_profile
from sensors.ble.profile import DeviceProfile
from sensors.ble.radio import Backends, Radio
from sensors.driver import Controls, DeviceError
from sensors.link import Patience
from sensors.sample import Sample
from sensors.signals import Wish
from tests.sensors.ble.air import VirtualAir

LEFT, RIGHT = "C0:00:00:00:00:01", "C0:00:00:00:00:02"
QUICK = Patience(first_wait_s=0.02, longest_wait_s=0.1, stop_s=3.0)
PLACES = ", ".join(f"[{x}, {y}]" for y in range(120, -121, -34) for x in (-20, 20))
TEXT = f"""
format: 1
id: plain_insoles
title: Plain insoles
kind: insole
source: [tests]
match: {{services: [6e400001-b5a3-f393-e0a9-e50e24dcca9e]}}
side: {{name: {{left: ".*-L", right: ".*-R"}}}}
gatt: {{stream: [6e400003-b5a3-f393-e0a9-e50e24dcca9e]}}
start: [{{write: "01", to: 6e400002-b5a3-f393-e0a9-e50e24dcca9e}}]
stop: [{{write: "00", to: 6e400002-b5a3-f393-e0a9-e50e24dcca9e}}]
rate_hz: 100
frames:
  - size: 46
    sequence: {{at: 0, type: u16le}}
    time: {{at: 2, type: u32le, unit_s: 0.000001}}
    cells: {{type: u16le, run: {{start: 14, count: 16}}}}
cells:
  unit: kg
  scale: 0.001
  saturation: 65535
  places: [{PLACES}]
"""


def plain(**changes: str) -> DeviceProfile:
    """The profile; `changes` are pieces of its text and what stands there instead."""
    text = TEXT
    for key, value in changes.items():
        lines = [f"{key}: {value}" if line.startswith(f"{key}:") else line
                 for line in text.splitlines()]  # fmt: skip
        text = "\n".join(line for line in lines if line != f"{key}: ")
    return load_profile(text, "plain_insoles.yaml")


@contextmanager
def radio_on(air: VirtualAir) -> Iterator[Radio]:
    """The program's radio, on this air."""
    radio = Radio(Backends(*air.backends))
    try:
        yield radio
    finally:
        radio.close()


class Listener:
    """Whoever polls a link as the tick loop does."""

    def __init__(self, link: BleLink) -> None:
        self.link = link
        self.rows: list[Sample] = []
        self.troubles: list[str] = []

    def poll(self) -> list[Sample]:
        try:
            rows = self.link.step(0.0, Wish(), Controls())
        except DeviceError as trouble:
            self.troubles.append(str(trouble))
            rows = []
        self.rows += rows
        return rows

    def until(self, holds: Callable[[], bool], longest_s: float = 5.0) -> "Listener":
        """Poll until this holds."""
        end_s = monotonic() + longest_s
        while not holds():
            assert monotonic() < end_s, (len(self.rows), self.troubles, self.link.connection)
            self.poll()
            sleep(0.001)
        return self

    def until_rows(self, count: int, longest_s: float = 5.0) -> "Listener":
        """Poll until so many rows more have come."""
        wanted = len(self.rows) + count
        return self.until(lambda: len(self.rows) >= wanted, longest_s)

    def for_s(self, seconds: float) -> "Listener":
        """Poll for so long."""
        end_s = monotonic() + seconds
        return self.until(lambda: monotonic() >= end_s, seconds + 5.0)
