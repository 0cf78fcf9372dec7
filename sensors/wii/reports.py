"""What a Wii Balance Board and a computer say to each other: bytes to frozen values and back.

Layouts by wiibrew, "Wii Balance Board" and "Wiimote"; the frames in the tests are from a real
board's dump. The board's own order of cells, TR BR TL BL, ends in this file: everywhere else they
stand in the order of `sensors.layout.WII_BOARD`.
"""

from struct import Struct
from typing import NamedTuple

__all__ = [
    "Acknowledged",
    "Other",
    "Register",
    "Report",
    "ReportError",
    "Status",
    "Weights",
    "ask_status",
    "in_layout_order",
    "light",
    "parse",
    "read_register",
    "stream",
    "write_register",
]

LONGEST_PIECE = 16
"""Bytes of one register read or write. Real boards refuse 24 at once (linux-bluetooth, 2012-09)."""
LED1 = 0x10
"""The one blue light of a board."""
WEIGHTS = 0x34
"""Buttons, the four cells, temperature and battery."""
WEIGHTS_ONLY = 0x32
"""Buttons and the four cells."""
BUTTONS_ONLY = 0x30
"""The report mode in which no weights come."""


class ReportError(ValueError):
    """The bytes are nothing that a balance board says."""


# --- What the board says --------------------------------------------------------------------------
class Status(NamedTuple):
    """Report 20: the answer to `ask_status`; a board may also send it by itself."""

    extension: bool
    """Whether something is plugged in. A board's cells count as plugged in, for ever."""
    leds: int
    """The lights, as `light` takes them."""
    battery: int
    """0 to 255; see `sensors.wii.calibration.battery_share`."""


class Register(NamedTuple):
    """Report 21: what stands in the registers, or why it cannot be told."""

    address: int
    """The lower 16 bits."""
    content: bytes
    """Up to 16 bytes; none where there is an error."""
    error: int
    """0, or 7 where no such register is, or 8 where it cannot be read."""


class Acknowledged(NamedTuple):
    """Report 22: an output report was heard."""

    report: int
    error: int
    """0 where it was obeyed."""


class Weights(NamedTuple):
    """Report 32 or 34: what the cells read."""

    raw: tuple[int, int, int, int]
    """0 to 65535 each, in the order tl, tr, bl, br."""
    button: bool
    """Whether the front button is down."""
    temperature: int | None = None
    battery: int | None = None


class Other(NamedTuple):
    """A report that a board or a Wii Remote may send and that says nothing about weights."""

    report: int


Report = Status | Register | Acknowledged | Weights | Other

BUTTON = 0x08
CELLS = Struct(">4H")
CELLS_AND_MORE = Struct(">4HBxB")
FIRST_DATA_REPORT, LAST_DATA_REPORT = 0x30, 0x3F
LEAST_BYTES = {0x20: 7, 0x21: 6, 0x22: 5, WEIGHTS_ONLY: 11, WEIGHTS: 14}
"""A report may be longer: Windows fills each up to the longest that the device has."""


def parse(report: bytes) -> Report:
    """The meaning of one input report, its id first. Raises ReportError for anything else."""
    if not report:
        raise ReportError("An empty report came. It is left out.")
    kind = report[0]
    if len(report) < LEAST_BYTES.get(kind, 1):
        raise ReportError(
            f"Report {kind:02x} needs {LEAST_BYTES[kind]} bytes and has {len(report)}: "
            f"{report.hex()}. It is left out."
        )
    if kind in (WEIGHTS, WEIGHTS_ONLY):
        return _weights(report)
    if kind == 0x20:  # noqa: PLR2004  # the protocol's number; named by the value that it makes
        return Status(bool(report[3] & 0x02), report[3] & 0xF0, report[6])
    if kind == 0x21:  # noqa: PLR2004  # likewise
        return _register(report)
    if kind == 0x22:  # noqa: PLR2004  # likewise
        return Acknowledged(report[3], report[4])
    if FIRST_DATA_REPORT <= kind <= LAST_DATA_REPORT:
        return Other(kind)
    raise ReportError(f"No balance board sends a report {kind:02x}. It is left out.")


def _weights(report: bytes) -> Weights:
    button = bool(report[2] & BUTTON)
    if report[0] == WEIGHTS_ONLY:
        tr, br, tl, bl = CELLS.unpack_from(report, 3)
        return Weights((tl, tr, bl, br), button)
    tr, br, tl, bl, temperature, battery = CELLS_AND_MORE.unpack_from(report, 3)
    return Weights((tl, tr, bl, br), button, temperature, battery)


def _register(report: bytes) -> Register:
    address = int.from_bytes(report[4:6], "big")
    error, count = report[3] & 0x0F, (report[3] >> 4) + 1
    if error:
        return Register(address, b"", error)
    if len(report) < 6 + count:
        raise ReportError(f"Report 21 promises {count} bytes: {report.hex()}. It is left out.")
    return Register(address, bytes(report[6 : 6 + count]), 0)


def in_layout_order(cells: bytes) -> tuple[int, int, int, int]:
    """Four values as the board lists them, TR BR TL BL in 8 bytes, as tl, tr, bl, br.

    Raises ReportError for another length.
    """
    if len(cells) != CELLS.size:
        raise ReportError(f"Four cells take 8 bytes, not {len(cells)}.")
    tr, br, tl, bl = CELLS.unpack(cells)
    return tl, tr, bl, br


# --- What the computer says -----------------------------------------------------------------------
def ask_status() -> bytes:
    """Ask for a Status."""
    return b"\x15\x00"


def write_register(address: int, content: bytes) -> bytes:
    """Write up to 16 bytes to a 24-bit address; answered by Acknowledged(0x16)."""
    _check(address, len(content))
    head = b"\x16\x04" + address.to_bytes(3, "big") + bytes([len(content)])
    return head + content.ljust(LONGEST_PIECE, b"\0")


def read_register(address: int, count: int) -> bytes:
    """Ask for 1 to 16 bytes from a 24-bit address on; answered by Register."""
    _check(address, count)
    return b"\x17\x04" + address.to_bytes(3, "big") + count.to_bytes(2, "big")


def light(leds: int = LED1) -> bytes:
    """Switch these lights on and the others off."""
    return bytes([0x11, leds & 0xF0])


def stream(report: int = WEIGHTS, continuous: bool = True) -> bytes:
    """Send this kind of report from now on: again and again, or whenever something changes."""
    return bytes([0x12, 0x04 if continuous else 0x00, report])


def _check(address: int, count: int) -> None:
    if not (0 <= address < 1 << 24 and 1 <= count <= LONGEST_PIECE):
        raise ValueError(f"No {count} bytes at {address:x} go through one report: 1 to 16 do.")
