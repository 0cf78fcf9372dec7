"""Writing recordings: what was written is read back, bit by bit."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sensors.layout import Cell, Layout, Side
from sensors.recording import read
from sensors.recording_writer import RecordingWriter, write
from sensors.sample import Sample
from tests import recordings
from tests.sensors.tables import board_of, held

NUMBERS = st.floats(-1e6, 1e6)
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), max_size=20)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | NUMBERS | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS.filter(bool), inner),
    max_leaves=6,
)


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    return tmp_path_factory.mktemp("recordings") / "board.csv"


@given(
    rows=st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS, NUMBERS, NUMBERS), min_size=1, max_size=9)
)
def test_every_number_survives_the_way_to_the_disk_and_back(file, rows):
    board = board_of(sorted(rows))
    write(board, file)

    again = read(file)
    assert held(again) == held(board)
    assert again.table.tobytes() == board.table.tobytes()  # -0.0 is no 0.0


@given(extras=st.dictionaries(st.text("abc_", min_size=1, max_size=9), PLAIN, max_size=4))
def test_further_keys_are_read_back_as_they_were_or_refused(file, extras):
    board = board_of(extras=extras)
    with suppress(ValueError):  # of too long a text, say: better no file than an unreadable one
        write(board, file)
        assert repr(read(file).header.extras) == repr(extras)


@pytest.mark.parametrize(
    "value", [1, 0, True, False, 1e14, 1e-9, -0.0, None, [], {}, "", "1", "yes", 'a "b"\n# c: \\']
)
def test_a_value_keeps_its_kind(tmp_path, value):
    write(board_of(extras={"note": value}), tmp_path / "r.csv")

    assert repr(read(tmp_path / "r.csv").header.extras["note"]) == repr(value)


@pytest.mark.parametrize("name", recordings.NAMES)
def test_every_known_recording_survives(tmp_path, name):
    board = recordings.recording(name)
    write(board, tmp_path / "again.csv")

    assert held(read(tmp_path / "again.csv")) == held(board)


@pytest.mark.parametrize(
    "layout",
    [
        Layout("board", (Cell("left_front", -1.0, 0.0), Cell("left_back", 1.0, 0.0))),
        Layout("insoles", (Cell("heel", 0.0, 0.0, Side.LEFT),)),
        Layout("board", (Cell("a", 0.0, 0.0), Cell("a", 1.0, 0.0))),
        Layout("board", (Cell("a,b", 0.0, 0.0),)),
        Layout("board", (Cell("t_s", 0.0, 0.0),)),
    ],
)
def test_a_layout_that_would_not_read_back_is_refused(tmp_path, layout):
    with pytest.raises(ValueError, match="cannot say this of itself"):
        RecordingWriter(tmp_path / "r.csv", layout)
    assert list(tmp_path.iterdir()) == []


def test_a_failed_write_leaves_the_old_file_and_no_litter(tmp_path):
    target = tmp_path / "r.csv"
    target.mkdir()
    with pytest.raises(OSError, match="directory"):
        write(board_of(), target)

    assert list(tmp_path.iterdir()) == [target]


# --- Row by row -----------------------------------------------------------------------------------
INSOLES = Layout(
    "insole_pair",
    (Cell("left_1", -50.0, 0.0, Side.LEFT), Cell("right_1", 50.0, 0.0, Side.RIGHT)),
    absolute=False,
)


def test_rows_are_read_back_as_they_came(tmp_path):
    samples = [Sample(at / 7, (at / 3, -at / 9)) for at in range(250)]
    with RecordingWriter(tmp_path / "r.csv", INSOLES, {"child": "bear"}) as writer:
        assert all(writer.add(sample) for sample in samples)
    again = read(tmp_path / "r.csv")

    assert again.layout == INSOLES
    assert again.header.extras == {"child": "bear"}
    assert list(again.samples()) == samples


def test_what_was_flushed_is_there_before_the_end(tmp_path):
    writer = RecordingWriter(tmp_path / "r.csv", INSOLES)
    for at in range(130):
        writer.add(Sample(at / 100, (0.25, 0.25)))
    early = len(read(tmp_path / "r.csv").table)
    writer.flush()
    late = len(read(tmp_path / "r.csv").table)
    writer.close()
    writer.close()

    assert (early, late) == (100, 130)


@pytest.mark.parametrize(
    "broken",
    [
        Sample(0.5, (float("nan"), 0.0)),
        Sample(0.5, (float("inf"), 0.0)),
        Sample(float("nan"), (0.0, 0.0)),
        Sample(0.5, (1e9, 0.0)),
        Sample(0.5, (0.0,)),
        Sample(-0.1, (0.0, 0.0)),
    ],
)
def test_rows_that_no_reader_would_take_are_left_out_and_counted(tmp_path, broken):
    with RecordingWriter(tmp_path / "r.csv", INSOLES) as writer:
        kept = [writer.add(Sample(0.0, (0.5, 0.5))), writer.add(broken)]
        kept.append(writer.add(Sample(1.0, (0.5, 0.5))))

    assert kept == [True, False, True]
    assert writer.left_out == 1
    assert len(read(tmp_path / "r.csv").table) == 2


def test_an_older_recording_is_never_overwritten(tmp_path):
    (tmp_path / "r.csv").write_text("keep me")

    with pytest.raises(FileExistsError):
        RecordingWriter(tmp_path / "r.csv", INSOLES)
    assert (tmp_path / "r.csv").read_text() == "keep me"
