"""The rows of a recording as text: how many there are, and one line at a time what they hold."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import IO, NamedTuple

from sensors.recording_header import RecordingError

__all__ = ["LARGEST", "Extent", "extent_of", "numbers_of", "text_of"]

LARGEST = 1e6
"""No number of a recording is larger than this, in whatever unit."""
AT_ONCE_BYTES = 256 * 1024


class Extent(NamedTuple):
    """How far the rows go: blank lines behind them do not count."""

    rows: int
    size_bytes: int


def extent_of(stream: IO[bytes], at_once_bytes: int = AT_ONCE_BYTES) -> Extent:
    """What follows in `stream`, which is then at its end."""
    found, lines, size_bytes = Extent(0, 0), 0, 0
    for piece in iter(partial(stream.read, at_once_bytes), b""):
        written = piece.rstrip()
        if written:
            found = Extent(lines + written.count(b"\n") + 1, size_bytes + len(written))
        lines += piece.count(b"\n")
        size_bytes += len(piece)
    return found


def numbers_of(
    lines: Iterable[bytes], columns: Sequence[str], name: str, first_line: int, last_s: float
) -> list[list[float]]:
    """The numbers of each row; `last_s` is the time of the row before.

    Raises RecordingError, which names the first line that is wrong.
    """
    rows = []
    for number, line in enumerate(lines, first_line):
        row = _numbers_of(line, columns, f"{name}:{number}", last_s)
        last_s = row[0]
        rows.append(row)
    return rows


def text_of(line: bytes, place: str) -> str:
    """`line` as text; RecordingError, which begins with `place`, where it is none."""
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        told = f"{place}: this is not UTF-8 text. Save the recording as UTF-8 CSV."
        raise RecordingError(told) from None
    if "\0" in text:
        raise RecordingError(f"{place}: this is no text. Give the name of a recording.")
    return text


def _numbers_of(line: bytes, columns: Sequence[str], place: str, last_s: float) -> list[float]:
    text = text_of(line, place)
    count = text.count(",") + 1
    if count != len(columns):
        told = f"{count} numbers stand here, not {len(columns)}. Delete or mend this line"
        raise RecordingError(f"{place}: {told}.")
    cells = text.split(",")
    for column, cell in zip(columns, cells, strict=True):
        if not _is_number(cell):
            told = f"{column} is {cell.strip()[:40]!r}, and not a number up to {LARGEST:.0f}"
            raise RecordingError(f"{place}: {told}. Delete or mend this line.")
    row = list(map(float, cells))
    if row[0] < last_s:
        told = f"time runs backwards, from {last_s} to {cells[0]} s. Put the rows in order"
        raise RecordingError(f"{place}: {told}.")
    return row


def _is_number(cell: str) -> bool:
    """Whether a cell holds a number as CSV has it: float() alone would also take 1_000."""
    try:
        return cell.isascii() and "_" not in cell and abs(float(cell)) <= LARGEST
    except ValueError:
        return False
