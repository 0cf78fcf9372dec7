"""Rows become a table quickly, and yet exactly what a look at each line would make of them."""

import re
from io import BytesIO

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sensors import recording_table
from sensors.recording_header import RecordingError
from sensors.recording_lines import Extent, extent_of
from sensors.recording_table import read_table

COLUMNS = ("t_s", "tl", "tr")
FIRST_LINE = 5
BLANK = r"[\t-\r ]*"
NUMBER = re.compile(rf"{BLANK}[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?{BLANK}")


# --- The same, done plainly -----------------------------------------------------------------------
def plainly(data: bytes) -> list[list[float]] | str:
    """The numbers of all rows, or what is said of the first line that is wrong."""
    rows: list[list[float]] = []
    for number, line in enumerate(data.rstrip().split(b"\n"), FIRST_LINE):
        row = plain_row(line, rows[-1][0] if rows else -1e6)
        if isinstance(row, str):
            return f"r.csv:{number}: {row}."
        rows.append(row)
    return rows


def plain_row(line: bytes, last_s: float) -> list[float] | str:
    try:
        cells = line.decode("utf-8").split(",")
    except UnicodeDecodeError:
        return "this is not UTF-8 text. Save the recording as UTF-8 CSV"
    if b"\0" in line:
        return "this is no text. Give the name of a recording"
    if len(cells) != len(COLUMNS):
        return f"{len(cells)} numbers stand here, not 3. Delete or mend this line"
    for column, cell in zip(COLUMNS, cells, strict=True):
        if not NUMBER.fullmatch(cell) or abs(float(cell)) > 1e6:
            told = f"{column} is {cell.strip()[:40]!r}, and not a number up to 1000000"
            return f"{told}. Delete or mend this line"
    if float(cells[0]) < last_s:
        return f"time runs backwards, from {last_s} to {cells[0]} s. Put the rows in order"
    return [float(cell) for cell in cells]


def quickly(data: bytes, at_once_bytes: int) -> list[list[float]] | str:
    extent = extent_of(BytesIO(data), at_once_bytes)
    try:
        table = read_table(BytesIO(data), extent, COLUMNS, "r.csv", FIRST_LINE, at_once_bytes)
    except RecordingError as error:
        return str(error)
    assert (table.dtype, table.shape) == (np.float64, (extent.rows, 3))
    rows: list[list[float]] = table.tolist()
    return rows


# --- Rows, whole and damaged ----------------------------------------------------------------------
FLOATS = st.floats(-1e6, 1e6)
TEXTS = st.one_of(
    FLOATS.map(repr),
    FLOATS.map("{:.2f}".format),
    FLOATS.map("{:.25e}".format),
    st.integers(-(10**6), 10**6).map(" {}\t".format),
    st.from_regex(r"\A[+-]?[0-9]{1,30}\.?[0-9]{0,40}([eE][+-]?[0-9]{1,3})?\Z"),
    st.sampled_from(["+3", ".5", "5.", "-0.0", "-.0e-5", "1e6", "1e-400", "4.9e-324", "1000000.1"]),
)
TIMES = st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=20).map(sorted)
ENDS = st.sampled_from(["\n", "\r\n", " \n", "\r\r\n"])
WORDS = 'nan inf -Infinity nan(1) 1_0 0x1p3 1e999 1e +-1 --1 # "1" ; e E . - + 9 00 , ,, ,1 _'
SPACES = ["", " ", "\t", "\r", "\x0b", "\x0c", "\x1c", "\n", "\n\n", "\n \n", "\r\n", "1 2", " ,"]
FOREIGN = ["\0", "\x85", "\xa0", "\u0661", "\u2028", "\u3000", "\ufeff", "\uff11"]
NASTY = [*(text.encode() for text in (*WORDS.split(), *SPACES, *FOREIGN)), b"\xff", b"\xe2\x80"]


@st.composite
def whole(draw) -> bytes:
    rows = [f"{t_s!r},{draw(TEXTS)},{draw(TEXTS)}{draw(ENDS)}" for t_s in draw(TIMES)]
    return "".join(rows).encode()


@st.composite
def damaged(draw) -> bytes:
    data = draw(whole())
    for _ in range(draw(st.integers(1, 3))):
        first = draw(st.integers(0, len(data)))
        end = first + draw(st.integers(0, 6))
        data = data[:first] + draw(st.sampled_from(NASTY)) + data[end:]
    return data if data.strip() else b"0,0,0"


@settings(max_examples=300, deadline=None)
@given(data=whole() | damaged(), at_once_bytes=st.integers(1, 300))
def test_quick_and_plain_reading_agree_bit_by_bit(data, at_once_bytes):
    # repr tells -0.0 from 0.0, and any two other numbers apart.
    assert repr(quickly(data, at_once_bytes)) == repr(plainly(data))


@pytest.mark.parametrize("nasty", NASTY)
def test_wherever_damage_is_quick_and_plain_reading_agree(nasty):
    data = b"-0.5,1,-2e3\r\n0.25, 1.5,3\n0.25,4,5\n"
    for first in range(len(data) + 1):
        for end in range(first, min(first + 3, len(data)) + 1):
            worse = data[:first] + nasty + data[end:]
            assert repr(quickly(worse, 1000)) == repr(plainly(worse)), worse


@settings(max_examples=300, deadline=None)
@given(data=damaged() | st.binary(max_size=30), at_once_bytes=st.integers(1, 40))
def test_rows_are_counted_up_to_the_last_that_is_not_blank(data, at_once_bytes):
    written = data.rstrip()
    rows = written.count(b"\n") + 1 if written else 0

    assert extent_of(BytesIO(data), at_once_bytes) == Extent(rows, len(written))


@pytest.mark.parametrize(
    "data",
    [
        b"0,1,2\n" + b"\n" * 50 + b"0,1,2",  # pieces that hold blank lines and nothing else
        b"0,1,2,3\n\n0,1,2,3",  # as many commas as three good rows have
        b"0,1,2,3,4\n0\n0,1,2",
        b"0,1,2\n2,1,2\n1,1,2\n3,1,2",
        b"1,1,2\r\n0.5,1,2\r\n",
        b"5,1,2\n5,1,2\n6,1,2\n-1e-9,1,2",
    ],
)
def test_wherever_rows_are_cut_into_pieces_the_first_wrong_line_is_named(data):
    told = plainly(data)
    assert isinstance(told, str)
    for at_once_bytes in range(1, len(data) + 2):
        assert quickly(data, at_once_bytes) == told


def test_common_rows_are_never_looked_at_one_by_one(monkeypatch):
    monkeypatch.setattr(recording_table, "numbers_of", None)
    data = b"-1,+2.5,3e-2\r\n 0.01, 1E1,\t.5\n0.01,-0.0,1000000"

    assert quickly(data, 1000) == [[-1, 2.5, 0.03], [0.01, 10, 0.5], [0.01, 0, 1e6]]


def test_odd_rows_are_read_too():
    assert quickly(b"0,\x0c1,2\x0b\n1\r,3,4", 1000) == [[0, 1, 2], [1, 3, 4]]


def test_nobody_can_change_what_was_recorded():
    table = read_table(BytesIO(b"0,1,2"), Extent(1, 5), COLUMNS, "r.csv", 1)

    with pytest.raises(ValueError, match="read-only"):
        table[0, 0] = 1.0


@pytest.mark.parametrize("now", [b"", b"0,1,2\n", b"0,1,2\n" * 3])
def test_a_file_that_changes_while_it_is_read_is_refused(now):
    with pytest.raises(RecordingError, match=r"^r\.csv: the file changed while it was read"):
        read_table(BytesIO(now), Extent(2, 18), COLUMNS, "r.csv", 1)
