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
from itertools import islice
from math import isfinite
from operator import itemgetter, le
from pathlib import Path
from typing import NoReturn

from sensors.layout import Cell, Layout
from sensors.recording_header import Header, RecordingError, read_header
from sensors.sample import Sample

__all__ = ["PLATE_CELLS", "PLATE_COLUMNS", "Recording", "RecordingError", "parse", "read"]

MAX_BYTES = 64 * 1024 * 1024
"""About an hour of a pair of insoles."""
LARGEST = 1e6
"""No number of a recording is larger than this, in whatever unit."""
PLATE_COLUMNS = ("load_kg", "cop_x_mm", "cop_y_mm")
FEET_COLUMNS = ("left_kg", "right_kg")
"""What two plates, one under each foot, give beside that."""
PLATE_MM = 200.0
PLATE_CELLS = tuple(
    Cell(name, x * PLATE_MM, y * PLATE_MM)
    for name, x, y in (("tl", -1, 1), ("tr", 1, 1), ("bl", -1, -1), ("br", 1, -1))
)
"""Where a plate's load is put for play."""


@dataclass(frozen=True, slots=True)
class Recording:
    """What a file holds."""

    header: Header
    columns: tuple[str, ...]
    """The names over the numbers; `t_s` is the first."""
    rows: tuple[tuple[float, ...], ...]
    """One number a column; at least one row. Times never run backwards, but may repeat or jump."""

    @property
    def layout(self) -> Layout:
        """The cells that were measured; a force plate has none."""
        return self.header.layout

    @property
    def play_layout(self) -> Layout:
        """The cells of `samples`: for a force plate four at (+-200, +-200) mm."""
        layout = self.layout
        return layout if layout.cells else Layout(layout.sensor, PLATE_CELLS)

    def column(self, name: str) -> tuple[float, ...]:
        """The numbers below `name`; KeyError where there is no such column."""
        if name not in self.columns:
            raise KeyError(f"There is no column {name}; there are {', '.join(self.columns)}.")
        at = self.columns.index(name)
        return tuple(row[at] for row in self.rows)

    def measured(self) -> Iterator[Sample]:
        """The rows with what `layout` measured, or a plate's columns: what a stamp looks at."""
        names = [cell.name for cell in self.layout.cells] or self.columns[1:]
        if tuple(names) == self.columns[1:]:
            return (Sample(row[0], row[1:]) for row in self.rows)
        places = [self.columns.index(name) for name in names]
        if len(places) == 1:
            return (Sample(row[0], (row[places[0]],)) for row in self.rows)
        pick = itemgetter(*places)
        return (Sample(row[0], pick(row)) for row in self.rows)

    def samples(self) -> Iterator[Sample]:
        """The rows for play, in the order of `play_layout`."""
        if self.layout.cells:
            return self.measured()
        pick = itemgetter(*(self.columns.index(name) for name in PLATE_COLUMNS))
        return (Sample(row[0], _on_plate(*pick(row))) for row in self.rows)


def read(path: Path) -> Recording:
    """The recording in the file at `path`; RecordingError says why it is none."""
    return parse(_text_of(path), str(path))


def parse(text: str, name: str) -> Recording:
    """The recording that `text` holds; `name` stands before each complaint, as a file's would."""
    lines = text.replace("\r\n", "\n").split("\n")
    while lines and not lines[-1].strip():
        lines.pop()
    if not lines:
        raise RecordingError(f"{name}: the file is empty. Record again.")
    top = next((at for at, line in enumerate(lines) if not line.startswith("#")), len(lines))
    if top == 0:
        raise RecordingError(
            f"{name}:1: this is no recording, for it has no header. "
            "The first line must be `# format: 1`."
        )
    header = read_header("\n".join(line[1:].removeprefix(" ") for line in lines[:top]), name)
    if top + 1 >= len(lines):
        raise RecordingError(f"{name}:{len(lines)}: no row follows the header. Record again.")
    columns = _columns(lines[top], header.layout, f"{name}:{top + 1}")
    return Recording(header, columns, _rows(lines[top + 1 :], columns, name, top + 2))


def _text_of(path: Path) -> str:
    try:
        if not path.is_file():
            there = "this is not a file" if path.exists() else "there is no such file"
            raise RecordingError(f"{path}: {there}. Give the name of a recording.")
        if path.stat().st_size > MAX_BYTES:
            limit = f"at most {MAX_BYTES // 1024**2} MB can be read"
            raise RecordingError(f"{path}: the file is too large; {limit}. Cut it into pieces.")
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        told = f"{path}: the file cannot be read ({error.strerror}). Look at its permissions."
        raise RecordingError(told) from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        told = f"{path}:{line}: this is not UTF-8 text. Save the recording as UTF-8 CSV."
        raise RecordingError(told) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise RecordingError(f"{path}:{line}: this is no text. Give the name of a recording.")
    return text


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


def _rows(
    lines: Sequence[str], columns: tuple[str, ...], name: str, first_line: int
) -> tuple[tuple[float, ...], ...]:
    """All numbers, at once; only where something is wrong are they looked at one by one."""
    try:
        rows = tuple([tuple(map(float, line.split(","))) for line in lines])
    except ValueError:
        _complain(lines, columns, name, first_line)
    if set(map(len, rows)) != {len(columns)} or not all(map(_plain_digits, lines)):
        _complain(lines, columns, name, first_line)
    table = tuple(zip(*rows, strict=True))
    # A sum is finite only if each of its numbers is: neither NaN nor infinity gets past it.
    if not all(isfinite(sum(column)) and _small(column) for column in table):
        _complain(lines, columns, name, first_line)
    if not all(map(le, table[0], islice(table[0], 1, None))):
        _complain(lines, columns, name, first_line)
    return rows


def _complain(
    lines: Sequence[str], columns: tuple[str, ...], name: str, first_line: int
) -> NoReturn:
    """Name the first line that is wrong."""
    last_s = -LARGEST
    for number, line in enumerate(lines, first_line):
        cells = line.split(",")
        if len(cells) != len(columns):
            told = f"{len(cells)} numbers stand here, not {len(columns)}. Delete or mend this line"
            raise RecordingError(f"{name}:{number}: {told}.")
        for column, cell in zip(columns, cells, strict=True):
            if not _is_number(cell):
                told = f"{column} is {cell.strip()[:40]!r}, and not a number up to {LARGEST:.0f}"
                raise RecordingError(f"{name}:{number}: {told}. Delete or mend this line.")
        if float(cells[0]) < last_s:
            told = f"time runs backwards, from {last_s} to {cells[0]} s. Put the rows in order"
            raise RecordingError(f"{name}:{number}: {told}.")
        last_s = float(cells[0])
    raise AssertionError(f"{name} was refused, but each of its rows can be read")


def _is_number(cell: str) -> bool:
    """Whether a cell holds a number as CSV has it: float() alone would also take 1_000."""
    try:
        return _plain_digits(cell) and abs(float(cell)) <= LARGEST
    except ValueError:
        return False


def _plain_digits(text: str) -> bool:
    return text.isascii() and "_" not in text


def _small(column: Sequence[float]) -> bool:
    return max(column) <= LARGEST and min(column) >= -LARGEST


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
