"""What is said to a board before it sends weights: a generator of questions, without a device.

    introduction = introduce()
    ask = next(introduction)            # send ask.report until an answer fits
    ask = introduction.send(answer)     # ... until StopIteration hands over the Table

Who asks, how long an answer may take and how often to ask again is `sensors.wii.talk`'s.
"""

from collections.abc import Callable, Generator
from typing import NamedTuple

from sensors.driver import DeviceError
from sensors.wii.calibration import (
    REFERENCE_AT,
    REFERENCE_BYTES,
    TABLE_AT,
    TABLE_BYTES,
    Table,
    table_of,
)
from sensors.wii.reports import (
    LONGEST_PIECE,
    Acknowledged,
    Register,
    Report,
    ReportError,
    Status,
    ask_status,
    read_register,
    write_register,
)

__all__ = ["Ask", "WrongDeviceError", "introduce"]

UNLOCK = ((0xA400F0, b"\x55"), (0xA400FB, b"\x00"))
"""What makes an extension speak plainly (wiibrew, "Extension Controllers")."""
IDENTITY_AT, IDENTITY_BYTES = 0xA400FA, 6
BOARD_IDENTITY = b"\x04\x02"
"""The end of a board's identity; what comes before it tells makers apart."""
TRIES = 3
"""How often a register is asked for, and a calibration that fails its check is read twice."""
WRITE_REPORT = 0x16


class WrongDeviceError(DeviceError):
    """The device is a Wii Remote."""


class Ask(NamedTuple):
    """A report to send, and what its answer is like."""

    report: bytes
    answers: Callable[[Report], bool]


def introduce() -> Generator[Ask, Report, Table]:
    """Wake the board up, see that it is one, and read its calibration.

    Raises WrongDeviceError, and DeviceError where the calibration cannot be read or trusted:
    kilograms made from a damaged one would look like any others.
    """
    yield Ask(ask_status(), lambda report: isinstance(report, Status))
    for address, content in UNLOCK:
        yield Ask(write_register(address, content), _is_acknowledged)
    identity = yield from _register(IDENTITY_AT, IDENTITY_BYTES)
    if identity is None or not identity.endswith(BOARD_IDENTITY):
        raise WrongDeviceError(
            "This is a Wii Remote and no balance board. Switch it off, and press the front button "
            "of the board, or its red SYNC button under the battery lid."
        )
    try:
        return (yield from _calibration())
    except ReportError:
        return (yield from _second_try())


def _second_try() -> Generator[Ask, Report, Table]:
    try:
        return (yield from _calibration())
    except ReportError as wrong:
        raise DeviceError(
            f"The balance board's own calibration is damaged, so its weights would be wrong. "
            f"Take out its batteries for ten seconds and try again; if it stays like this, use "
            f"another board. ({wrong})"
        ) from wrong


def _calibration() -> Generator[Ask, Report, Table]:
    kept = b""
    pieces = [(TABLE_AT + at, LONGEST_PIECE) for at in range(0, TABLE_BYTES, LONGEST_PIECE)]
    for address, count in (*pieces, (REFERENCE_AT, REFERENCE_BYTES)):
        content = yield from _register(address, count)
        if content is None:
            raise DeviceError(
                "The balance board does not tell its calibration. Take out its batteries for ten "
                "seconds and try again."
            )
        kept += content
    return table_of(kept[:TABLE_BYTES], kept[TABLE_BYTES:])


def _register(address: int, count: int) -> Generator[Ask, Report, bytes | None]:
    """What stands there; None where the device will not say."""

    def answers(report: Report) -> bool:
        # The kernel's driver asks the same board at the same time, in pieces of other lengths.
        return (
            isinstance(report, Register)
            and report.address == address & 0xFFFF
            and (report.error != 0 or len(report.content) == count)
        )

    for _ in range(TRIES):
        told = yield Ask(read_register(address, count), answers)
        if isinstance(told, Register) and not told.error:
            return told.content
    return None


def _is_acknowledged(report: Report) -> bool:
    """Heard, and not obeyed perhaps: what the identity says decides."""
    return isinstance(report, Acknowledged) and report.report == WRITE_REPORT
