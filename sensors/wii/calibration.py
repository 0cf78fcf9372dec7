"""What a board's raw numbers weigh: its own calibration at 0, 17 and 34 kg."""

import zlib
from itertools import pairwise
from struct import unpack
from typing import NamedTuple

from sensors.wii.reports import ReportError, in_layout_order

__all__ = ["Cell", "Table", "at_temperature", "battery_share", "checksum", "table_of"]

STEP_KG = 17.0
TABLE_AT, TABLE_BYTES = 0xA40020, 32
"""Header of 4 bytes, three times four cells, checksum."""
REFERENCE_AT, REFERENCE_BYTES = 0xA40060, 2
"""The temperature at which it was calibrated, and 01."""
BARS = ((0x82, 1.0), (0x7D, 0.75), (0x78, 0.5), (0x6A, 0.25))
"""From this battery byte on (hexadecimal) so many of four bars, by wiibrew."""
PER_DEGREES = 10.0
"""The formula's unit of temperature."""


class Cell(NamedTuple):
    """What one cell reads under 0, 17 and 34 kg, growing."""

    at_0: int
    at_17: int
    at_34: int

    def kg(self, raw: int) -> float:
        """Kilograms, below zero too: a worn cell is up to 1 kg off, and the tare needs to see it.

        Two straight lines that meet at 17 kg and go on beyond 34 kg (wiibrew; the kernel's
        hid-wiimote). The second one begins at the calibration point itself.
        """
        at_0, at_17, at_34 = self
        if raw < at_17:
            return STEP_KG * (raw - at_0) / (at_17 - at_0)
        return STEP_KG + STEP_KG * (raw - at_17) / (at_34 - at_17)


class Table(NamedTuple):
    """A board's calibration."""

    cells: tuple[Cell, Cell, Cell, Cell]
    """In the order tl, tr, bl, br."""
    reference_temperature: int

    def cells_kg(self, raw: tuple[int, int, int, int]) -> tuple[float, float, float, float]:
        """What the four cells weigh; finite for any four numbers."""
        tl, tr, bl, br = self.cells
        return tl.kg(raw[0]), tr.kg(raw[1]), bl.kg(raw[2]), br.kg(raw[3])


def checksum(table: bytes, reference: bytes) -> int:
    """The CRC32 that a board keeps of its calibration.

    The order is that of Dolphin's ComputeCalibrationChecksum; a published dump of a real board
    confirms it (wiibrew, revision 37846).
    """
    return zlib.crc32(reference, zlib.crc32(table[:2], zlib.crc32(table[4:28])))


def table_of(table: bytes, reference: bytes) -> Table:
    """The calibration in 32 bytes from TABLE_AT on and 2 bytes from REFERENCE_AT on.

    Raises ReportError where they are not what the board was given in the factory.
    """
    if (len(table), len(reference)) != (TABLE_BYTES, REFERENCE_BYTES):
        raise ReportError(f"A calibration has 32 and 2 bytes, not {len(table)}, {len(reference)}.")
    (kept,) = unpack(">I", table[28:])
    if kept != (found := checksum(table, reference)):
        raise ReportError(f"The calibration's checksum is {found:08x} and should be {kept:08x}.")
    loads = [in_layout_order(table[at : at + 8]) for at in (4, 12, 20)]
    tl, tr, bl, br = (Cell(*cell) for cell in zip(*loads, strict=True))
    cells = (tl, tr, bl, br)
    for cell in cells:
        if not all(less < more for less, more in pairwise(cell)):
            raise ReportError(f"A cell reads {tuple(cell)} at 0, 17 and 34 kg: it must grow.")
    return Table(cells, reference[0])


def at_temperature(kg: float, temperature: int, reference_temperature: int) -> float:
    """A cell's load at another temperature than that of its calibration, by wiibrew's formula.

    It is not used unless asked for. The change is about 1 % in 14 units, the same for all cells:
    it moves no centre of pressure, and what games and measures read are shares of the child's own
    standing weight, weighed on the same day by the same board. The formula was read out of a
    game, nobody has published how exact it is, and recordings made through the kernel lack it.
    """
    warmer = (temperature - reference_temperature) / PER_DEGREES
    return kg * 0.99908 * (1 - 0.007 * warmer)


def battery_share(battery: int) -> float:
    """How full the battery is by its bars: 1, 0.75, 0.5, 0.25, or 0 where it is all but empty.

    The bars lie close together in the byte, so the byte over 255 would say little.
    """
    return next((share for least, share in BARS if battery >= least), 0.0)
