"""Packets of several kinds, lists of records, sides and batteries in frames, and bad loads."""

import math

import pytest

from sensors.ble.frames import FrameError
from sensors.layout import Side
from tests.sensors.ble.device_texts import BASE, PLAIN, TWO_CELLS, board, decoder_of, raw_cells
from tests.sensors.ble.test_frames import cells_of, complaint, packet

VARIANTS = """\
frames:
  - require: {0: 7, 1: 1}
    size: 4
    cells: {type: u8, run: {start: 2, count: 2}}
  - require: {0: 7, 1: 2}
    size: 4
    cells: {type: u8, at: [3, 2]}
  - {require: {0: 9}, size: 2}
"""


def test_required_bytes_choose_between_the_layouts_of_a_packet():
    assert cells_of(board(VARIANTS), "0701 0a0b") == (10, 11)
    assert cells_of(board(VARIANTS), "0702 0a0b") == (11, 10)


def test_packets_without_cells_are_passed_over():
    assert decoder_of(board(VARIANTS)).feed(packet("0900")) == ()


@pytest.mark.parametrize(
    ("hexed", "told"),
    [
        (
            "0703 0a0b",
            "A packet of 4 bytes that begins with 07 03 0a 0b came; it must have 07 at byte 0 and "
            "01 at byte 1, or 07 at byte 0 and 02 at byte 1, or 09 at byte 0.",
        ),
        (
            "0702 0a",
            "A packet of 3 bytes that begins with 07 02 0a came; it must have 4 bytes.",
        ),
        ("", "An empty packet came; it must have some bytes."),
    ],
)
def test_what_fits_no_layout_is_told(hexed, told):
    assert complaint(board(VARIANTS), hexed) == told


def test_each_of_several_frames_must_have_its_required_bytes():
    frames = "frames:\n  - require: {0: 1}\n    repeat_size: 2\n    cells: {type: u8, at: [1]}\n"
    text = board(frames, raw_cells(1))
    assert [frame.cells for frame in decoder_of(text).feed(packet("0105 0106"))] == [(5,), (6,)]
    assert "must have 01 at byte 0" in complaint(text, "0105 0206")


RECORDS = """\
frames:
  - records: {at: 1, type: u8, length: u16le, take: 5, starts: "aa"}
    sequence: {at: 0, type: u8, counts: sample}
    cells: {type: u8, run: {start: 1, count: 2}}
"""


def test_the_wanted_record_is_found_among_others():
    text = board(RECORDS)
    (frame,) = decoder_of(text).feed(packet("03 040200ffff 050300aa0a0b 050100bb 0000 00"))
    assert (frame.sequence, frame.cells) == (3, (10, 11))
    assert decoder_of(text).feed(packet("03 040100ff")) == ()


def test_several_records_are_so_many_samples():
    frames = decoder_of(board(RECORDS)).feed(packet("ff 050300aa0102 050300aa0304"))
    assert [(frame.sequence, frame.cells) for frame in frames] == [(255, (1, 2)), (0, (3, 4))]


@pytest.mark.parametrize(
    ("hexed", "told"),
    [
        ("03 0503", "A packet ends inside the head of a record."),
        ("03 050400aa0a0b", "A record of 4 bytes goes on behind the packet's end."),
        ("03 050200aa0a", "A record has 2 bytes; its cells need 3."),
        ("", "An empty packet came; it must have some bytes."),
    ],
)
def test_a_broken_list_of_records_is_told(hexed, told):
    assert complaint(board(RECORDS), hexed) == told


def test_after_any_broken_packet_the_next_one_is_read():
    decoder = decoder_of(board(VARIANTS))
    for broken in ("", "07", "0703 0a0b", "ff" * 600):
        with pytest.raises(FrameError):
            decoder.feed(packet(broken))
        assert decoder.feed(packet("0701 0a0b"))[0].cells == (10, 11)


BOTH_FEET = BASE.replace("kind: board", "kind: insole_pair")
SIDED = """\
side:
  frame: {at: 0, mask: 3, left: 1, right: 2}
battery:
  frame: {at: 1, type: u8, empty: 50, full: 150}
frames:
  - size: 4
    cells: {type: u8, run: {start: 2, count: 2}}
"""


def test_a_frame_may_tell_its_side_and_the_battery():
    decoder = decoder_of(BOTH_FEET + SIDED + TWO_CELLS, Side.RIGHT)
    (left,), (right,) = decoder.feed(packet("fd 64 0102")), decoder.feed(packet("02 ff 0304"))
    assert (left.side, left.battery_share) == (Side.LEFT, 0.5)
    assert (right.side, right.battery_share) == (Side.RIGHT, 1.0)
    with pytest.raises(FrameError, match="does not say whose foot it is"):
        decoder.feed(packet("03 64 0102"))


def test_packets_without_cells_tell_the_battery_for_those_that_follow():
    frames = VARIANTS.replace("{0: 9}, size: 2", "{0: 9}, size: 5")
    decoder = decoder_of(board(frames, more="battery:\n  frame: {at: 4, type: u8}\n"))
    assert decoder.feed(packet("0701 0a0b"))[0].battery_share is None
    decoder.feed(packet("09000000 21"))
    assert decoder.feed(packet("0701 0a0b"))[0].battery_share == 0.33


@pytest.mark.parametrize("value", ["0000c07f", "0000807f", "000080ff", "ffff7f7f"])
def test_a_load_that_is_no_number_or_beyond_belief_makes_the_frame_broken(value):
    frames = "frames:\n  - size: 8\n    cells: {type: f32le, run: {start: 0, count: 2}}\n"
    told = complaint(board(frames), value + "0000803f")
    assert told == "A cell reads what is no number, or more than any load."
    assert cells_of(board(frames), "0000803f0000803f") == (1, 1)


def test_a_power_beyond_all_numbers_makes_the_line_broken():
    text = BASE + "text: {pattern: '(?P<values>.*)', count: 2}\n" + TWO_CELLS
    text += "  curve: {power: {exponent: 5}}\n"
    assert complaint(text, b"1e300 1\n".hex()) == "A cell reads more than any load."
    assert cells_of(text, b"2 1\n".hex()) == (32, 1)


def test_a_number_outside_the_valid_range_makes_the_whole_frame_broken():
    text = PLAIN + "  valid: [1, 4095]\n"
    assert cells_of(text, "0000 0100 ff0f") == (1, 4095)
    assert complaint(text, "0000 0100 0010") == "Cell 2 reads 4096; valid is 1 to 4095."
    assert complaint(text, "0000 0000 ff0f") == "Cell 1 reads 0; valid is 1 to 4095."


def test_no_load_is_ever_clipped():
    text = PLAIN.replace("u16le, run", "i16le, run") + "  offset: -10\n"
    assert cells_of(text, "0000 0000 0080") == (-10, -32778)
    assert all(map(math.isfinite, cells_of(text, "0000 ff7f 0080")))
