"""Reading recordings: what they hold, and what is said where they hold nonsense."""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sensors.layout import WII_BOARD, Side
from sensors.recording import MAX_BYTES, RecordingError, parse, read
from tests import recordings
from tests.sensors.tables import held

BOARD = """\
# format: 1
# sensor: wii_board
# cells: {tl: [-216.5, 119.0], tr: [216.5, 119.0], bl: [-216.5, -119.0], br: [216.5, -119.0]}
# source: "a garden"
# shoes: {left: red, right: [1, 2.5, true, null]}
t_s,tl,tr,bl,br
0.00,1,2,3,4
0.00,1,2,3,4
0.50,1.5,-2,3e0,4
"""
PLATE = """\
# format: 1
# sensor: force_plate
# cells: {}
t_s,load_kg,cop_x_mm,cop_y_mm
0.01,54.19489,10.20076,-64.86774
0.02,20,229,-250
"""
INSOLES = """\
# format: 1
# sensor: insole_pair
# cells: {left_1: [-500, -800], left_2: [-500, 800], right_1: [500, 0]}
# units: share
t_s,left_1,left_2,right_1
0.0,0.1,0.2,0.3
"""


def test_a_board_is_read_as_it_stands():
    board = parse(BOARD, "board.csv")

    assert board.layout == board.play_layout == WII_BOARD
    assert board.columns == ("t_s", "tl", "tr", "bl", "br")
    assert board.table.tolist() == [[0, 1, 2, 3, 4], [0, 1, 2, 3, 4], [0.5, 1.5, -2, 3, 4]]
    assert board.column("bl").tolist() == [3.0, 3.0, 3.0]
    assert [sample.t_s for sample in board.samples()] == [0.0, 0.0, 0.5]
    assert next(board.samples()).cells_kg == (1.0, 2.0, 3.0, 4.0)


def test_keys_that_the_format_does_not_know_are_kept():
    extras = parse(BOARD, "board.csv").header.extras

    assert extras == {"source": "a garden", "shoes": {"left": "red", "right": [1, 2.5, True, None]}}


def test_insoles_know_their_feet_and_that_they_give_shares():
    layout = parse(INSOLES, "insoles.csv").layout

    assert [cell.foot for cell in layout.cells] == [Side.LEFT, Side.LEFT, Side.RIGHT]
    assert layout.has_feet
    assert not layout.absolute


def test_a_board_with_one_cell_that_sounds_like_a_foot_has_no_feet():
    text = BOARD.replace("tl", "left_tl")

    assert not parse(text, "board.csv").layout.has_feet


def test_for_play_a_plate_becomes_four_cells_with_the_same_total_and_centre():
    plate = parse(PLATE, "plate.csv")
    cells = plate.play_layout.cells

    assert plate.layout.cells == ()
    assert [(abs(cell.x_mm), abs(cell.y_mm)) for cell in cells] == [(200, 200)] * 4
    for row, sample in zip(plate.table, plate.samples(), strict=True):
        total = sum(sample.cells_kg)
        xs = [cell.x_mm * load for cell, load in zip(cells, sample.cells_kg, strict=True)]
        ys = [cell.y_mm * load for cell, load in zip(cells, sample.cells_kg, strict=True)]
        assert total == pytest.approx(row[1])
        assert sum(xs) / total == pytest.approx(row[2])
        assert sum(ys) / total == pytest.approx(row[3])


def test_two_plates_keep_the_load_under_each_foot_as_columns():
    text = PLATE.replace("cop_y_mm", "cop_y_mm,left_kg,right_kg").replace(
        "-64.86774", "-64.86774,30,24"
    )
    both = parse(text.replace("-250", "-250,12,8"), "plates.csv")

    assert both.column("left_kg").tolist() == [30, 12]
    assert both.column("right_kg").tolist() == [24, 8]


def test_columns_may_stand_in_another_order_and_beside_others():
    text = "\n".join(
        [*BOARD.splitlines()[:5], "t_s,br,battery,bl,tr,tl", "0,4,99,3,2,1", "1,8,98,7,6,5"]
    )

    assert [s.cells_kg for s in parse(text, "b.csv").samples()] == [(1, 2, 3, 4), (5, 6, 7, 8)]
    assert [s.cells_kg for s in parse(text, "b.csv").measured()] == [(1, 2, 3, 4), (5, 6, 7, 8)]


def test_windows_line_ends_a_byte_order_mark_and_blank_lines_at_the_end_do_no_harm(tmp_path):
    file = tmp_path / "board.csv"
    file.write_bytes(b"\xef\xbb\xbf" + (BOARD + "\n\n").replace("\n", "\r\n").encode())

    assert held(read(file)) == held(parse(BOARD, "board.csv"))


def test_samples_are_plain_numbers_however_many_rows_there_are():
    rows = [f"{at / 10},{at},0.1,-0.0,1e-3" for at in range(10_000)]
    board = parse("\n".join([*BOARD.splitlines()[:6], *rows]), "r.csv")
    samples = list(board.samples())

    assert samples == [(at / 10, (float(at), 0.1, -0.0, 1e-3)) for at in range(10_000)]
    assert {type(n) for t_s, cells in samples for n in (t_s, *cells)} == {float}


def test_who_reads_no_recording_does_not_wait_for_numpy():
    look = "import sys, sensors.recording, sensors.drivers; sys.exit('numpy' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", look], check=False).returncode == 0


@pytest.mark.parametrize("name", recordings.NAMES)
def test_every_known_recording_is_read_whole(name):
    board = recordings.recording(name)
    stamp = recordings.expected(name)["windows"][0]["values"]["recording"]

    assert len(board.table) == stamp["rows"]["value"]
    first_s, *_, last_s = board.column("t_s").tolist()
    duration_s = last_s - first_s
    assert duration_s == pytest.approx(stamp["duration_s"]["value"], abs=1e-6)


# --- What is said where it is none ----------------------------------------------------------------
BROKEN = {
    "": "r.csv: the file is empty. Record again.",
    "\n \n": "r.csv: the file is empty. Record again.",
    "t_s,tl\n0,1\n": "r.csv:1: this is no recording, for it has no header. "
    "The first line must be `# format: 1`.",
    BOARD.replace("format: 1", "format: 2"): "r.csv:1: format 2 is not known; "
    "this program reads format 1.",
    BOARD.replace("format: 1", "format: true"): "r.csv:1: format True is not known; "
    "this program reads format 1.",
    BOARD.replace("# format: 1\n", ""): "r.csv:4: the header lacks format; add `# format: ...`.",
    BOARD.replace("sensor: wii_board", "sensor: [1]"): "r.csv:2: sensor must be one value.",
    BOARD.replace("wii_board", "7"): "r.csv:2: sensor must be a word, such as wii_board.",
    BOARD.replace("# source", "# units: pounds\n# source"): "r.csv:4: units must be kg or share.",
    BOARD.replace("tl: [-216.5, 119.0]", "tl: [-216.5]"): "r.csv:3: the place of tl must be two "
    "numbers of at most 10000 mm, [x, y].",
    BOARD.replace("tl: [-216.5, 119.0]", "tl: [1e9, 119.0]"): "r.csv:3: the place of tl must be "
    "two numbers of at most 10000 mm, [x, y].",
    BOARD.replace("tl: [", "t l: ["): "r.csv:3: a cell cannot be called 't l'; "
    "use letters, digits and _.",
    BOARD.replace("t_s,tl,tr,bl,br", "t_s,tl,tr,bl"): "r.csv:6: there is no column br, "
    "which the header promises. Add it.",
    BOARD.replace("t_s,tl", "t_s,tl,tl"): "r.csv:6: the column tl stands twice. Keep one.",
    BOARD.replace("t_s,tl,tr,bl,br", "t_s;tl;tr;bl;br"): "r.csv:6: the first column must be t_s. "
    "Separate columns with commas.",
    PLATE.replace("cop_y_mm", "height"): "r.csv:4: there is no column cop_y_mm, "
    "which a plate needs. Add it.",
    PLATE.replace("cop_y_mm", "cop_y_mm,left_kg"): "r.csv:4: there is no column right_kg, "
    "which a plate needs. Add it.",
    BOARD[: BOARD.index("0.00,")]: "r.csv:6: no row follows the header. Record again.",
    BOARD[: BOARD.index("t_s")]: "r.csv:5: no row follows the header. Record again.",
    BOARD.replace("3e0", "oops"): "r.csv:9: bl is 'oops', and not a number up to 1000000. "
    "Delete or mend this line.",
    BOARD.replace("3e0", "nan"): "r.csv:9: bl is 'nan', and not a number up to 1000000. "
    "Delete or mend this line.",
    BOARD.replace("3e0", "-inf"): "r.csv:9: bl is '-inf', and not a number up to 1000000. "
    "Delete or mend this line.",
    BOARD.replace("3e0", "1e300"): "r.csv:9: bl is '1e300', and not a number up to 1000000. "
    "Delete or mend this line.",
    BOARD.replace("3e0", "3_0"): "r.csv:9: bl is '3_0', and not a number up to 1000000. "
    "Delete or mend this line.",
    BOARD.replace("3e0", ""): "r.csv:9: bl is '', and not a number up to 1000000. "
    "Delete or mend this line.",
    BOARD.replace("0.50,1.5", "nan,1.5"): "r.csv:9: t_s is 'nan', and not a number up to 1000000. "
    "Delete or mend this line.",
    BOARD.replace("0.50", "-0.01"): "r.csv:9: time runs backwards, from 0.0 to -0.01 s. "
    "Put the rows in order.",
    BOARD.replace("3e0,4", "3e0"): "r.csv:9: 4 numbers stand here, not 5. "
    "Delete or mend this line.",
    BOARD.replace("3e0,4", "3e0,4,5"): "r.csv:9: 6 numbers stand here, not 5. "
    "Delete or mend this line.",
    BOARD.replace("0.50,1.5", "\n0.50,1.5"): "r.csv:9: 1 numbers stand here, not 5. "
    "Delete or mend this line.",
}


@pytest.mark.parametrize(("text", "message"), BROKEN.items(), ids=range(len(BROKEN)))
def test_nonsense_is_named_with_its_place_and_what_to_do(text, message):
    with pytest.raises(RecordingError) as error:
        parse(text, "r.csv")

    assert str(error.value) == message


@pytest.mark.parametrize(
    "header",
    ["[", "{a: 1", "&x 1", "*x", "- 1", "12", "a: !!python/object:os.system {}", "[" * 5000, "\t"],
)
def test_a_header_that_is_no_plain_map_is_refused_with_its_line(header):
    with pytest.raises(RecordingError, match=r"^r\.csv:\d+: "):
        parse(f"# {header}\nt_s,a\n0,1\n", "r.csv")


def test_a_missing_file_a_folder_and_a_pipe_are_told_apart(tmp_path):
    with pytest.raises(RecordingError, match=r"none\.csv: there is no such file"):
        read(tmp_path / "none.csv")
    with pytest.raises(RecordingError, match="this is not a file"):
        read(tmp_path)
    with pytest.raises(RecordingError, match="there is no such file"):
        read(Path("a\0b"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")

    with pytest.raises(RecordingError, match="this is not a file"):
        read(tmp_path / "pipe.csv")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (BOARD.encode() + b"\xff\xfe", r"r\.csv:10: this is not UTF-8 text"),
        (b"\x89PNG\r\n\x1a\n\0\0", r"r\.csv:1: this is not UTF-8 text"),
        (BOARD.encode() + b"0.6,\0", r"r\.csv:10: this is no text"),
        (BOARD.encode("utf-16"), r"r\.csv:1: this is not UTF-8 text"),
    ],
)
def test_what_is_no_text_is_named_with_its_line(tmp_path, data, told):
    file = tmp_path / "r.csv"
    file.write_bytes(data)

    with pytest.raises(RecordingError, match=told):
        read(file)


def test_a_file_that_is_too_large_is_not_read(tmp_path):
    file = tmp_path / "r.csv"
    with file.open("wb") as large:
        large.truncate(MAX_BYTES + 1)

    with pytest.raises(RecordingError, match="too large; at most 120 MB"):
        read(file)


def test_a_file_with_more_numbers_than_fit_is_not_read(monkeypatch):
    monkeypatch.setattr("sensors.recording.MAX_NUMBERS", 14)

    with pytest.raises(RecordingError, match=r"^r\.csv: the file is too large; at most 0 million"):
        parse(BOARD, "r.csv")


@given(st.text(max_size=200), st.integers(0, len(BOARD)))
def test_any_text_is_a_recording_or_is_refused(junk, place):
    for text in (junk, BOARD[:place] + junk + BOARD[place:]):
        with suppress(RecordingError):
            board = parse(text, "r.csv")
            assert np.isfinite(board.table).all()
            assert board.table.shape[1] == len(board.columns)
