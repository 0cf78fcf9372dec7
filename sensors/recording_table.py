"""The rows of a recording as one table. Only who reads a recording waits for numpy to load."""

from collections.abc import Iterator, Sequence
from io import StringIO
from typing import IO

import numpy as np
from numpy.typing import NDArray

from sensors.recording_header import RecordingError
from sensors.recording_lines import AT_ONCE_BYTES, LARGEST, Extent, numbers_of

__all__ = ["read_table"]

PLAIN = b"0123456789+-.eE, \t\r\n"
"""Of these letters alone, loadtxt makes the same numbers as float(), and knows no other words."""


def read_table(
    stream: IO[bytes],
    extent: Extent,
    columns: Sequence[str],
    name: str,
    first_line: int,
    at_once_bytes: int = AT_ONCE_BYTES,
) -> NDArray[np.float64]:
    """The numbers of all rows, (rows, columns), which nobody can change.

    Each number is float() of its text, bit by bit. Columns lie in one piece, since most who read a
    recording look along them. Raises RecordingError.
    """
    table: NDArray[np.float64] = np.empty((extent.rows, len(columns)), order="F")
    done, last_s = 0, -LARGEST
    for piece in _pieces(stream, extent.size_bytes, at_once_bytes):
        part = _quickly(piece, len(columns), last_s)
        if part is None:
            lines = piece.split(b"\n")[:-1]
            part = np.array(numbers_of(lines, columns, name, first_line + done, last_s))
        first, done = done, done + len(part)
        if done > extent.rows:
            break
        table[first:done] = part
        last_s = float(part[-1, 0])
    if done != extent.rows:
        raise RecordingError(f"{name}: the file changed while it was read. Read it again.")
    table.setflags(write=False)
    return table


def _pieces(stream: IO[bytes], size_bytes: int, at_once_bytes: int) -> Iterator[bytes]:
    """Whole lines, each with its line break, of the next `size_bytes`."""
    while size_bytes > 0:
        piece = stream.read(min(at_once_bytes, size_bytes))
        piece += stream.readline(size_bytes - len(piece))
        if not piece:
            return
        size_bytes -= len(piece)
        yield piece if piece.endswith(b"\n") else piece + b"\n"


def _quickly(lines: bytes, width: int, last_s: float) -> NDArray[np.float64] | None:
    """The numbers of some rows; None where they must be looked at one by one."""
    rows = lines.count(b"\n")
    if lines.count(b",") != rows * (width - 1) or lines.translate(None, PLAIN):
        return None
    try:
        part = np.loadtxt(StringIO(lines.decode()), delimiter=",", comments=None, ndmin=2)
    except ValueError:
        return None
    if part.shape != (rows, width) or part.max() > LARGEST or part.min() < -LARGEST:
        return None
    t_s = part[:, 0]
    return part if t_s[0] >= last_s and (t_s[1:] >= t_s[:-1]).all() else None
