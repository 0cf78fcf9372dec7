"""Recordings: a CSV of samples under a header in YAML. `sensors.recording_writer` writes them.

    # format: 1
    # sensor: wii_board
    # cells: {tl: [-216.5, 119.0], tr: [216.5, 119.0], bl: [-216.5, -119.0], br: [216.5, -119.0]}
    t_s,tl,tr,bl,br
    0.000,9.81,10.02,8.77,9.15

Cells are in kg with their places in mm, or in shares under `units: share`; where all are named
left_... or right_..., they lie under that foot. A force plate has `cells: {}` and the columns
load_kg,cop_x_mm,cop_y_mm; two plates add left_kg,right_kg. Times are kept as they are: they may be
uneven, repeat or leave gaps. Keys and columns beyond these are kept too.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING

from sensors.layout import Cell, Layout
from sensors.recording_header import Header, RecordingError, read_header
from sensors.recording_lines import LARGEST, extent_of, text_of
from sensors.sample import Sample

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = [
    "LARGEST",
    "PLATE_CELLS",
    "PLATE_COLUMNS",
    "Recording",
    "RecordingError",
    "parse",
    "read",
]

MAX_BYTES = 120 * 1024 * 1024
"""Two hours of insoles with 16 cells in all take 100 MB at 100 Hz. While the largest file of the
shortest numbers is read, the whole process takes 290 MB (measured): most of it is the table."""
MAX_NUMBERS = MAX_BYTES // 4
"""No file that `sensors.recording_writer` wrote has more: its shortest number is `0.0,`."""
ROWS_AT_ONCE = 4096
PLATE_COLUMNS = ("load_kg", "cop_x_mm", "cop_y_mm")
FEET_COLUMNS = ("left_kg", "right_kg")
"""What two plates, one under each foot, give beside that."""
PLATE_MM = 200.0
PLATE_CELLS = tuple(
    Cell(name, x * PLATE_MM, y * PLATE_MM)
    for name, x, y in (("tl", -1, 1), ("tr", 1, 1), ("bl", -1, -1), ("br", 1, -1))
)
"""Where a plate's load is put for play."""
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True, eq=False)
class Recording:
    """What a file holds. Equal to nothing but itself: compare what is in it."""

    header: Header
    columns: tuple[str, ...]
    """The names over the numbers; `t_s` is the first."""
    table: "NDArray[np.float64]"
    """(rows, columns): one number a column, at least one row. Times never run backwards, but may
    repeat or jump. Whoever makes a recording hands its table over; `read` and `parse` make one
    that cannot be written to."""

    @property
    def layout(self) -> Layout:
        """The cells that were measured; a force plate has none."""
        return self.header.layout

    @property
    def play_layout(self) -> Layout:
        """The cells of `samples`: for a force plate four at (+-200, +-200) mm."""
        layout = self.layout
        return layout if layout.cells else Layout(layout.sensor, PLATE_CELLS)

    def column(self, name: str) -> "NDArray[np.float64]":
        """The numbers below `name`, (rows,); KeyError where there is no such column."""
        if name not in self.columns:
            raise KeyError(f"There is no column {name}; there are {', '.join(self.columns)}.")
        return self.table[:, self.columns.index(name)]

    def measured(self) -> Iterator[Sample]:
        """The rows with what `layout` measured, or a plate's columns: what a stamp looks at."""
        names = [cell.name for cell in self.layout.cells] or self.columns[1:]
        for times_s, rows in self._pieces(names):
            yield from map(Sample, times_s, rows)

    def samples(self) -> Iterator[Sample]:
        """The rows for play, in the order of `play_layout`."""
        if self.layout.cells:
            yield from self.measured()
            return
        for times_s, rows in self._pieces(PLATE_COLUMNS):
            for t_s, row in zip(times_s, rows, strict=True):
                yield Sample(t_s, _on_plate(*row))

    def _pieces(
        self, names: Sequence[str]
    ) -> Iterator[tuple[list[float], Iterator[tuple[float, ...]]]]:
        """Times and plain numbers of the columns `names`, some rows at a time."""
        places = [self.columns.index(name) for name in names]
        for first in range(0, len(self.table), ROWS_AT_ONCE):
            part = self.table[first : first + ROWS_AT_ONCE]
            chosen = [part[:, place].tolist() for place in places]
            yield part[:, 0].tolist(), zip(*chosen, strict=True)


def read(path: Path) -> Recording:
    """The recording in the file at `path`; RecordingError says why it is none."""
    try:
        if not path.is_file():
            there = "this is not a file" if path.exists() else "there is no such file"
            raise RecordingError(f"{path}: {there}. Give the name of a recording.")
        if path.stat().st_size > MAX_BYTES:
            raise _too_large(str(path), f"{MAX_BYTES // 1024**2} MB")
        with path.open("rb") as file:
            return _recording(file, str(path))
    except OSError as error:
        told = f"{path}: the file cannot be read ({error.strerror}). Look at its permissions."
        raise RecordingError(told) from None


def parse(text: str, name: str) -> Recording:
    """The recording that `text` holds; `name` stands before each complaint, as a file's would."""
    return _recording(BytesIO(text.encode("utf-8", "surrogatepass")), name)


def _recording(stream: IO[bytes], name: str) -> Recording:
    if stream.read(len(BYTE_ORDER_MARK)) != BYTE_ORDER_MARK:
        stream.seek(0)
    top, names = _top(stream, name)
    first_row = stream.tell()
    extent = extent_of(stream)
    if not (top or names.strip() or extent.rows):
        raise RecordingError(f"{name}: the file is empty. Record again.")
    if not top:
        raise RecordingError(
            f"{name}:1: this is no recording, for it has no header. "
            "The first line must be `# format: 1`."
        )
    header = read_header("\n".join(line[1:].removeprefix(" ") for line in top), name)
    names_line = len(top) + 1
    if not extent.rows:
        last_line = names_line if names.strip() else len(top)
        raise RecordingError(f"{name}:{last_line}: no row follows the header. Record again.")
    columns = _columns(names, header.layout, f"{name}:{names_line}")
    if extent.rows * len(columns) > MAX_NUMBERS:
        raise _too_large(name, f"{MAX_NUMBERS // 10**6} million numbers")
    from sensors.recording_table import read_table  # noqa: PLC0415 - numpy takes long to import

    stream.seek(first_row)
    return Recording(header, columns, read_table(stream, extent, columns, name, names_line + 1))


def _top(stream: IO[bytes], name: str) -> tuple[list[str], str]:
    """The lines of the header, and the one after them."""
    top: list[str] = []
    for number, line in enumerate(stream, 1):
        text = text_of(line, f"{name}:{number}").removesuffix("\n").removesuffix("\r")
        if not text.startswith("#"):
            return top, text
        top.append(text)
    return top, ""


def _too_large(name: str, most: str) -> RecordingError:
    told = f"the file is too large; at most {most} can be read. Cut it into pieces"
    return RecordingError(f"{name}: {told}.")


def _columns(line: str, layout: Layout, place: str) -> tuple[str, ...]:
    columns = tuple(name.strip() for name in line.split(","))
    if columns[0] != "t_s":
        told = "the first column must be t_s. Separate columns with commas"
        raise RecordingError(f"{place}: {told}.")
    wanted = tuple(cell.name for cell in layout.cells) or PLATE_COLUMNS
    if not layout.cells and set(FEET_COLUMNS) & set(columns):
        wanted += FEET_COLUMNS
    missing = [name for name in wanted if name not in columns]
    if missing:
        told = "which the header promises" if layout.cells else "which a plate needs"
        raise RecordingError(f"{place}: there is no column {missing[0]}, {told}. Add it.")
    twice = [name for name in columns if columns.count(name) > 1]
    if twice:
        raise RecordingError(f"{place}: the column {twice[0]} stands twice. Keep one.")
    return columns


def _on_plate(load_kg: float, x_mm: float, y_mm: float) -> tuple[float, float, float, float]:
    """The loads on PLATE_CELLS that have the same total and centre of pressure."""
    right, front = 0.5 + x_mm / (2 * PLATE_MM), 0.5 + y_mm / (2 * PLATE_MM)
    left, back = 1 - right, 1 - front
    return (
        load_kg * left * front,
        load_kg * right * front,
        load_kg * left * back,
        load_kg * right * back,
    )
