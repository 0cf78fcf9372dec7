"""Devices that are not in the program, described as their makers would."""

from sensors.ble.frames import FrameDecoder
from sensors.ble.loading import load_profile
from sensors.ble.profile import DeviceProfile
from sensors.layout import Side

FILE = "plain.yaml"
BASE = """\
format: 1
id: plain
title: A plain board
kind: board
source: [a test]
gatt: {stream: [fff1]}
rate_hz: 100
"""
SIX_BYTES = """\
frames:
  - size: 6
    sequence: {at: 0, type: u16le}
    cells: {type: u16le, run: {start: 2, count: 2}}
"""
TWO_CELLS = """\
cells:
  unit: kg
  places: [[-100, 0], [100, 0]]
"""
PLAIN = BASE + SIX_BYTES + TWO_CELLS
"""A board of two cells: a counter of samples, and whole kilograms."""

ESP32 = """\
format: 1
id: le_16xu16
title: Somebody's insole
kind: insole
source: [own firmware]
match: {services: [6e400001-b5a3-f393-e0a9-e50e24dcca9e]}
gatt: {stream: [6e400003-b5a3-f393-e0a9-e50e24dcca9e]}
start:
  - {write: "01", to: 6e400002-b5a3-f393-e0a9-e50e24dcca9e}
rate_hz: 100
frames:
  - size: 46
    sequence: {at: 0, type: u16le, counts: sample}
    time: {at: 2, type: u32le, unit_s: 0.000001}
    cells: {type: u16le, run: {start: 14, count: 16}}
cells:
  unit: N
  scale: 0.05
  places:
    - [0, 0]
""" + "".join(f"    - [{10 * at}, {-5 * at}]\n" for at in range(1, 16))
"""The fourth golden frame of the survey of devices: 16 cells of 0.05 N behind 8 spare bytes."""


def profile_of(text: str) -> DeviceProfile:
    """The profile in `text`, under no file's name."""
    return load_profile(text)


def decoder_of(text: str, side: Side | None = None) -> FrameDecoder:
    """What decodes the device that `text` describes."""
    return FrameDecoder(load_profile(text), side)


def board(frames: str, cells: str = TWO_CELLS, more: str = "") -> str:
    """A board with these frames."""
    return BASE + more + frames + cells


def raw_cells(count: int, more: str = "") -> str:
    """So many cells in a row, in kilograms."""
    places = ", ".join(f"[{at}, 0]" for at in range(count))
    return f"cells:\n  unit: kg\n  places: [{places}]\n{more}"
