"""Captured frames become a recording that plays, and every line that cannot is told."""

import struct
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sensors.ble.catalog import profile_called
from sensors.ble.decoding import Decoded, decode
from sensors.ble.loading import load_profile
from sensors.ble.profile import DeviceProfile
from sensors.layout import Side
from sensors.recording import Recording, parse
from tests.sensors.ble.device_texts import ESP32, PLAIN, TWO_CELLS
from tests.sensors.ble.test_frame_variants import BOTH_FEET, SIDED
from tests.sensors.ble.test_text_lines import SIMPLE

BOARD = profile_called("stepling_board")
PLAIN_BOARD = load_profile(PLAIN)


def decoded(
    profile: DeviceProfile, lines: Sequence[str]
) -> tuple[Decoded, Recording | None, list[str]]:
    written: list[str] = []
    told: list[str] = []
    done = decode(profile, lines, "frames.txt", written.append, told.append)
    text = "".join(written)
    return done, parse(text, "written.csv") if text else None, told


def rows_of(profile: DeviceProfile, lines: Sequence[str]) -> tuple[tuple[float, ...], ...]:
    done, recording, told = decoded(profile, lines)
    assert (done.clean, told) == (True, [])
    assert recording is not None
    return tuple(map(tuple, recording.table.tolist()))


def plain(sequence: int, *cells: int) -> str:
    return struct.pack("<H2H", sequence, *cells).hex()


def board(sequence: int, us: int, *cells: int) -> str:
    return struct.pack("<BHI4h", 1, sequence & 0xFFFF, us & 0xFFFFFFFF, *cells).hex(" ")


def test_the_seconds_on_the_lines_are_the_stamps():
    rows = rows_of(BOARD, ["0.5 " + board(1, 0, 1, 2, 3, 4), "0.75 " + board(2, 0, 5, 6, 7, 8)])
    assert rows == ((0.5, 0.01, 0.02, 0.03, 0.04), (0.75, 0.05, 0.06, 0.07, 0.08))


def test_without_seconds_the_devices_time_is_and_it_may_wrap():
    lines = [board(at, 2**32 - 10_000 + 10_000 * at, at, 0, 0, 0) for at in range(3)]
    assert [row[0] for row in rows_of(BOARD, lines)] == pytest.approx([0, 0.01, 0.02])


def test_without_any_time_the_counter_and_the_rate_are():
    lines = [plain(at & 0xFFFF, at - 65534, 0) for at in range(65534, 65538)]
    assert [row[0] for row in rows_of(PLAIN_BOARD, lines)] == pytest.approx([0, 0.01, 0.02, 0.03])


def test_without_even_a_counter_rows_follow_each_other_at_the_rate():
    profile = load_profile(PLAIN.replace("    sequence: {at: 0, type: u16le}\n", ""))
    rows = rows_of(profile, [plain(0, at, 0) for at in range(3)])
    assert [row[0] for row in rows] == pytest.approx([0, 0.01, 0.02])


def test_comments_blank_lines_and_spaces_do_not_count():
    lines = ["# three bytes", "", "   ", "00 00 0100 02 00   # somebody steps on", "\t"]
    assert rows_of(PLAIN_BOARD, lines) == ((0.0, 1.0, 2.0),)


def test_lost_and_repeated_frames_are_counted():
    order = (1, 2, 2, 5, 4, 6)
    done, recording, told = decoded(PLAIN_BOARD, [plain(at, at, 0) for at in order])
    assert done == Decoded(rows=4, lost=2, repeated=2, bad=0)
    assert recording is not None
    assert recording.column("t_s") == pytest.approx((0, 0.01, 0.04, 0.05))
    assert recording.column("cell_1").tolist() == [1, 2, 5, 6]
    assert told == []


def test_a_device_that_starts_anew_goes_on_behind_what_came_before():
    lines = [board(at, 10_000 * at, at, 0, 0, 0) for at in (500, 501, 0, 1)]
    done, recording, _ = decoded(BOARD, lines)
    assert (done.rows, done.lost, done.repeated) == (4, 0, 0)
    assert recording is not None
    assert recording.column("t_s") == pytest.approx((0, 0.01, 0.02, 0.03))


def test_lines_that_cannot_be_used_are_told_and_the_others_written():
    lines = [
        plain(0, 1, 1),
        "0102 zz",
        "01",
        "what is this",
        "1.5",
        plain(1, 2, 2),
    ]
    done, recording, told = decoded(PLAIN_BOARD, lines)
    assert done == Decoded(rows=2, lost=0, repeated=0, bad=4)
    assert not done.clean
    assert recording is not None
    assert told == [
        'frames.txt:2: "0102 zz" is not hex. Write two digits a byte, such as 01 0f.',
        "frames.txt:3: A packet of 1 byte that begins with 01 came; it must have 6 bytes.",
        'frames.txt:4: "what is this" is not hex. Write two digits a byte, such as 01 0f.',
        'frames.txt:5: "" is not hex. Write two digits a byte, such as 01 0f.',
    ]


def test_a_file_of_nonsense_is_told_briefly():
    done, recording, told = decoded(PLAIN_BOARD, ["xyz"] * 100)
    assert (done, recording) == (Decoded(0, 0, 0, 100), None)
    assert len(told) == 22
    assert told[-2:] == [
        "frames.txt: 80 more lines cannot be used.",
        "frames.txt: no line holds a row that can be used. Look at the profile plain.",
    ]


def test_an_empty_file_is_no_recording():
    assert decoded(PLAIN_BOARD, ["# nothing"])[0].clean is False


def test_time_that_runs_backwards_is_told():
    lines = ["2.0 " + plain(0, 1, 1), "1.0 " + plain(1, 2, 2), "3.0 " + plain(2, 3, 3)]
    done, recording, told = decoded(PLAIN_BOARD, lines)
    assert (done.rows, done.bad, done.lost) == (2, 1, 1)
    assert told == ["frames.txt:2: Time runs backwards, from 2 to 1 s. Put the lines in order."]
    assert recording is not None
    assert decoded(PLAIN_BOARD, ["9999999.0 " + plain(0, 1, 1)])[2][0] == (
        "frames.txt:1: 9999999 s is too late; a recording ends at 1000000 s."
    )


def test_the_samples_of_one_packet_end_with_the_second_of_its_line():
    two = board(1, 0, 1, 0, 0, 0) + board(2, 10_000, 2, 0, 0, 0)
    later = board(3, 20_000, 3, 0, 0, 0) + board(4, 30_000, 4, 0, 0, 0)
    rows = rows_of(BOARD, [f"1.0 {two}", f"1.005 {later}"])
    assert [row[0] for row in rows] == pytest.approx([0.99, 1.0, 1.0, 1.005])
    assert [row[1] for row in rows] == [0.01, 0.02, 0.03, 0.04]


INSOLE = load_profile(ESP32)


def insole(sequence: int, cell: int) -> str:
    return struct.pack("<HIQ16H", sequence, 10_000 * sequence, 0, *[cell] * 16).hex()


def test_two_insoles_become_one_pair():
    lines = [
        f"{t_s:.3f} {side} {insole(at, at)}"
        for at in range(4)
        for t_s, side in ((at / 100, "left"), (at / 100 + 0.003, "right"))
    ]
    done, recording, told = decoded(INSOLE, lines)
    assert (done.clean, done.lost, told) == (True, 0, [])
    assert recording is not None
    assert recording.layout.sensor == "le_16xu16"
    assert [cell.foot for cell in recording.layout.cells] == [Side.LEFT] * 16 + [Side.RIGHT] * 16
    assert recording.column("t_s") == pytest.approx((0.003, 0.01, 0.013, 0.02, 0.023, 0.03, 0.033))


def test_one_insole_alone_is_a_recording_of_that_foot():
    rows = [f"right {insole(at, 196)}" for at in range(3)]
    done, recording, _ = decoded(INSOLE, rows)
    assert done.clean
    assert recording is not None
    assert {cell.foot for cell in recording.layout.cells} == {Side.RIGHT}
    assert recording.column("t_s") == pytest.approx((0, 0.01, 0.02))
    assert recording.table[0][1] == pytest.approx(196 * 0.05 / 9.80665)


def test_an_insole_whose_foot_nobody_tells_is_told():
    told = decoded(INSOLE, [insole(0, 1)])[2]
    assert told[0] == (
        "frames.txt:1: Nothing says whose foot this is. Write left or right before the bytes."
    )


def test_a_frame_may_tell_its_foot():
    profile = load_profile(BOTH_FEET + SIDED + TWO_CELLS)
    lines = [f"{at / 100:.2f} {side}640a0b" for at in range(3) for side in ("01", "02")]
    done, recording, _ = decoded(profile, lines)
    assert done.clean
    assert recording is not None
    assert recording.table[-1] == pytest.approx((0.02, 10, 11, 10, 11))


def test_lines_of_text_may_be_cut_anywhere():
    profile = load_profile(SIMPLE)
    data = b"1,2\n3,4\n"
    cut = [data[:5].hex(), data[5:].hex()]
    assert rows_of(profile, cut) == ((0.0, 1.0, 2.0), (0.01, 3.0, 4.0))
    done, recording, told = decoded(profile, [b"1,2\nx\n3,4\n".hex()])
    assert (done.rows, done.bad) == (2, 1)
    assert told == ["frames.txt:1: 2 numbers are needed in a line; this one has 1."]
    assert recording is not None


def test_shares_stay_shares():
    profile = profile_called("stepsign_insoles")
    lines = [f"left {struct.pack('<6h4H', *[0] * 6, 0, 1024, 2048, 4095).hex()}"]
    _, recording, _ = decoded(profile, lines)
    assert recording is not None
    assert recording.layout.absolute is False
    assert recording.header.extras == {"profile": "stepsign_insoles"}
    assert recording.table[0][4] == 1


@given(st.lists(st.text(alphabet="0123456789abcdef. leftright#xyz", max_size=60), max_size=8))
def test_any_lines_make_a_recording_or_are_told(lines):
    done, recording, told = decoded(PLAIN_BOARD, lines)
    assert (recording is None) == (done.rows == 0)
    assert done.clean or told
