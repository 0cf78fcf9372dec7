"""The devices that makers may build by our own page, as dialects for virtual ones.

Cells are in steps of 0.01 kg, as `sensors/devices/README.md` says.
"""

import struct
from collections.abc import Sequence

from sensors.layout import Side
from tests.sensors.ble.dialect import Dialect, Extra

__all__ = ["ABOUT", "COMMAND", "STEPS_PER_KG", "frame", "insole"]

STREAM = "b0a50010-5c1e-4f0b-9d37-3f6d0c2e7a41"
COMMAND = "b0a50011-5c1e-4f0b-9d37-3f6d0c2e7a41"
ABOUT = "b0a50012-5c1e-4f0b-9d37-3f6d0c2e7a41"
INSOLE = "b0a50002-5c1e-4f0b-9d37-3f6d0c2e7a41"
STEPS_PER_KG = 100.0
SIDES = {Side.LEFT: 1, Side.RIGHT: 2}
INSOLE_CELLS = 16


def frame(sequence: int, device_us: int, cells: Sequence[float]) -> bytes:
    """The frame of a board or an insole: as many cells as it is given."""
    whole = (max(-32768, min(round(cell), 32767)) for cell in cells)
    head = struct.pack("<BHI", 1, sequence & 0xFFFF, device_us & 0xFFFFFFFF)
    return head + struct.pack(f"<{len(cells)}h", *whole)


def insole(side: Side) -> Dialect:
    """A Stepling insole that says of itself which foot it is under."""
    return Dialect(
        service=INSOLE,
        stream=STREAM,
        command=COMMAND,
        frame=frame,
        start=b"\x01\x64\x00",
        extras=(Extra(ABOUT, bytes([1, SIDES[side], INSOLE_CELLS, 100])),),
    )
