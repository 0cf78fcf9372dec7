"""Lines of text to frames, however the radio cuts them."""

import pytest

from sensors.ble.frames import FrameError
from sensors.ble.text_lines import HELD_LETTERS
from sensors.layout import Side
from tests.sensors.ble.device_texts import BASE, TWO_CELLS, decoder_of

TOP = BASE.replace("kind: board", "kind: insole")
TEXT = r"""
text:
  pattern: '(?P<side>[LR]) (?P<sequence>\d+) @(?P<time>[0-9.]+) B(?P<battery>\d+) (?P<values>.+)'
  count: 3
  sequence_bits: 4
  time_unit_s: 0.5
  time_wrap_s: 10
  ignore: 'hello.*'
side:
  text: {left: L, right: R}
battery:
  frame: {empty: 0, full: 200}
"""
WORDY = TOP + TEXT + TWO_CELLS + "  exclude: [1]\n"
SIMPLE = BASE + "text: {pattern: '(?P<values>.*)', count: 2}\n" + TWO_CELLS


def complaint(text: str, line: str) -> FrameError:
    with pytest.raises(FrameError) as caught:
        decoder_of(text).feed(line.encode())
    return caught.value


def test_a_line_tells_all_that_its_pattern_names():
    (frame,) = decoder_of(WORDY).feed(b"R 18 @21 B50 [1.5, 9; -2]\n")
    assert frame == (2, 0.5, (1.5, -2.0), Side.RIGHT, 0.25)


@pytest.mark.parametrize("size", [1, 2, 7, 20, 1000])
def test_lines_may_come_in_pieces_of_any_size(size):
    decoder, data = decoder_of(SIMPLE), b"1,2\n3 4\r\n\n[[5],[6]]\n7"
    pieces = [data[at : at + size] for at in range(0, len(data), size)]
    frames = [frame.cells for piece in pieces for frame in decoder.feed(piece)]
    assert frames == [(1, 2), (3, 4), (5, 6)]
    assert decoder.feed(b",8\n")[0].cells == (7, 8)


def test_another_end_of_lines_may_be_named():
    text = SIMPLE.replace("count: 2}", 'count: 2, ends: ";;"}')
    assert [frame.cells for frame in decoder_of(text).feed(b"1,2;;3,4;;5,")] == [(1, 2), (3, 4)]


def test_greetings_that_are_named_are_passed_over():
    assert decoder_of(WORDY).feed(b"hello, I am an insole\n") == ()


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        (WORDY, "Hi\n", "The line 'Hi' is not like the profile's pattern."),
        (SIMPLE, "1,2,3\n", "2 numbers are needed in a line; this one has 3."),
        (SIMPLE, "1,x\n", "A line's cell is 'x', which is no number."),
        (SIMPLE, "1,\n", "2 numbers are needed in a line; this one has 1."),
        (SIMPLE, "1-2 3\n", "A line's cell is '1-2', which is no number."),
        (SIMPLE, "1 e5\n", "A line's cell is 'e5', which is no number."),
        (SIMPLE, "nan 1\n", "A line's cell is 'nan', which is no number."),
        (SIMPLE, "inf 1\n", "A line's cell is 'inf', which is no number."),
        (SIMPLE, "1_0 1\n", "A line's cell is '1_0', which is no number."),
        (SIMPLE, "1e999 1\n", "A cell reads what is no number, or more than any load."),
        (WORDY, f"L 1 @{'9' * 400} B1 1,2,3\n", "A line's time is too large."),
        (SIMPLE, "1e300 1\n", "A cell reads what is no number, or more than any load."),
        (SIMPLE, "1 " * 400 + "\n", f"The line {'1 ' * 20!r} has more than 512 letters."),
        (WORDY, "L 1 @1.2.3 B1 1,2,3\n", "A line's time is '1.2.3', which is no number."),
        (
            WORDY.replace(r"sequence>\d+", "sequence>.+"),
            "L -1 @1 B1 1,2,3\n",
            "A line's number is '-1', which is none.",
        ),
        (
            WORDY.replace("[LR]", "[LRX]"),
            "X 1 @1 B1 1,2,3\n",
            "A line says 'X' where its side should stand.",
        ),
    ],
)
def test_a_line_that_is_no_frame_is_told(text, line, told):
    assert str(complaint(text, line)) == told


def test_good_lines_beside_a_bad_one_are_not_lost():
    error = complaint(SIMPLE, "1,2\nx\n3,4\n5,")
    assert [frame.cells for frame in error.frames] == [(1, 2), (3, 4)]


def test_after_a_bad_line_the_next_one_is_read():
    decoder = decoder_of(SIMPLE)
    with pytest.raises(FrameError):
        decoder.feed(b"what?\n5,")
    assert decoder.feed(b"6\n")[0].cells == (5, 6)


def test_text_without_an_end_is_given_up_and_never_grows_for_ever():
    decoder = decoder_of(SIMPLE)
    for _ in range(HELD_LETTERS // 100):
        decoder.feed(b"x" * 100)
    with pytest.raises(FrameError, match="without the end of a line"):
        decoder.feed(b"x" * 100)
    assert decoder.feed(b"1,2\n")[0].cells == (1, 2)


@pytest.mark.parametrize("data", [bytes(range(128, 256)), b"1\xa02", b"1\x1c2", b"1\x852", b"\0"])
def test_bytes_that_are_no_text_are_no_frame(data):
    with pytest.raises(FrameError):
        decoder_of(SIMPLE).feed(data + b"\n")


def test_the_link_tells_the_side_where_lines_do_not():
    text = SIMPLE.replace("kind: board", "kind: insole")
    assert decoder_of(text, Side.LEFT).feed(b"1,2\n")[0].side is Side.LEFT
