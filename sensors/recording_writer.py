"""Writing recordings: a whole one at once, or row by row while a session lasts."""

import os
from collections.abc import Iterable, Mapping
from math import isfinite
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Self

from sensors.layout import Layout
from sensors.recording import LARGEST, Recording
from sensors.recording_header import Header, Plain, write_header
from sensors.sample import Sample

__all__ = ["RecordingWriter", "write"]

ROWS_AT_ONCE = 100
"""A second of a board: as much as a crash of the program can take."""


def write(recording: Recording, path: Path) -> None:
    """Write `recording` to `path`: reading it gives the same numbers, bit by bit.

    Whoever reads meanwhile finds the old file or the new one, whole. Raises OSError.
    """
    top = write_header(recording.header) + ",".join(recording.columns) + "\n"
    with NamedTemporaryFile(
        "w", encoding="utf-8", newline="", dir=path.parent, prefix=path.name, delete=False
    ) as file:
        try:
            file.write(top)
            file.writelines(_line(row.tolist()) for row in recording.table)
            file.flush()
            os.fsync(file.fileno())
            file.close()
            Path(file.name).replace(path)
        except BaseException:
            file.close()
            Path(file.name).unlink(missing_ok=True)
            raise


class RecordingWriter:
    """Writes samples as they come; ends each write with a whole row."""

    def __init__(
        self, path: Path, layout: Layout, extras: Mapping[str, Plain] | None = None
    ) -> None:
        """Start a new file at `path`, which must not exist. Raises OSError."""
        self.left_out = 0
        """Rows that no reader would take: not finite, or older than the row before."""
        self._last_s = -LARGEST
        self._width = len(layout.cells)
        self._lines: list[str] = []
        top = write_header(Header(layout, extras or {}))
        names = ",".join(("t_s", *(cell.name for cell in layout.cells)))
        # Unbuffered, so that a crash leaves whole rows behind.
        self._file = path.open("xb", buffering=0)
        self._write(f"{top}{names}\n")

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()

    def add(self, sample: Sample) -> bool:
        """Write one row, now or soon; says whether it was kept. Raises OSError."""
        row = (sample.t_s, *sample.cells_kg)
        fits = len(row) == self._width + 1 and sample.t_s >= self._last_s
        if not fits or not all(isfinite(number) and abs(number) <= LARGEST for number in row):
            self.left_out += 1
            return False
        self._last_s = sample.t_s
        self._lines.append(_line(row))
        if len(self._lines) >= ROWS_AT_ONCE:
            self.flush()
        return True

    def flush(self) -> None:
        """Hand what is waiting to the system. Raises OSError."""
        lines, self._lines = self._lines, []
        self._write("".join(lines))

    def close(self) -> None:
        """Write the rest, and see it onto the disk. Raises OSError; more than once is fine."""
        if self._file.closed:
            return
        with self._file:
            self.flush()
            os.fsync(self._file.fileno())

    def _write(self, text: str) -> None:
        data = text.encode("utf-8")
        while data:
            data = data[self._file.write(data) :]


def _line(row: Iterable[float]) -> str:
    # repr is the shortest text that reads back as the same number.
    return ",".join(map(repr, row)) + "\n"
