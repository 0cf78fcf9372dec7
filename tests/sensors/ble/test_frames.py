"""Bytes to frames: every way in which a device may lay out its packets."""

import struct

import pytest

from sensors.ble.frames import Frame, FrameError
from sensors.layout import Side
from tests.sensors.ble.device_texts import ESP32, PLAIN, board, decoder_of, raw_cells


def packet(hexed: str) -> bytes:
    return bytes.fromhex(hexed)


def cells_of(text: str, hexed: str) -> tuple[float, ...]:
    (frame,) = decoder_of(text).feed(packet(hexed))
    return frame.cells


def complaint(text: str, hexed: str) -> str:
    with pytest.raises(FrameError) as caught:
        decoder_of(text).feed(packet(hexed))
    return str(caught.value)


def test_a_plain_frame_gives_its_number_and_its_loads():
    assert decoder_of(PLAIN).feed(packet("0100 0800 ff00")) == (
        Frame(1, None, (8.0, 255.0), None, None),
    )


def test_a_device_described_only_here_gives_newtons_as_kilograms():
    hexed = "0700 08000000 0900000000000000" + "".join(
        struct.pack("<H", cell).hex() for cell in range(16)
    )
    (frame,) = decoder_of(ESP32, Side.LEFT).feed(packet(hexed))

    assert frame.sequence == 7
    assert frame.device_s == pytest.approx(8e-6)
    assert frame.side is Side.LEFT
    assert frame.cells == pytest.approx([0.05 * cell / 9.80665 for cell in range(16)])


TYPES = {
    ("u8", "05 ff"): (5, 255),
    ("i8", "05 ff"): (5, -1),
    ("u16le", "0100 00ff"): (1, 0xFF00),
    ("u16be", "0100 00ff"): (256, 255),
    ("i16le", "0100 feff"): (1, -2),
    ("i16be", "0001 fffe"): (1, -2),
    ("u24le", "010000 000080"): (1, 0x800000),
    ("u24be", "000001 800000"): (1, 0x800000),
    ("i24le", "010000 feffff"): (1, -2),
    ("i24be", "000001 fffffe"): (1, -2),
    ("u32le", "01000000 40420f00"): (1, 1_000_000 - 0),
    ("u32be", "00000001 0000ffff"): (1, 65535),
    ("i32le", "01000000 feffffff"): (1, -2),
    ("i32be", "00000001 fffffffe"): (1, -2),
    ("f32le", "0000c03f 000000c0"): (1.5, -2),
    ("f32be", "3fc00000 c0000000"): (1.5, -2),
    # 10 bits: 0000000001 and 1111111110, from the lowest bit of the first byte up, then reversed.
    ("u10le", "01 f8 0f"): (1, 1022),
    ("u10be", "00 7f e0"): (1, 1022),
    # 12 bits: 0x123 and 0xabc.
    ("u12le", "23 c1 ab"): (0x123, 0xABC),
    ("u12be", "12 3a bc"): (0x123, 0xABC),
}


@pytest.mark.parametrize(("kind", "hexed"), TYPES)
def test_every_type_of_number_is_read(kind, hexed):
    expected = TYPES[kind, hexed]
    size = len(packet(hexed))
    frames = (
        f"frames:\n  - size: {size}\n    cells: {{type: {kind}, run: {{start: 0, count: 2}}}}\n"
    )
    if max(expected) >= 1e6:
        assert "more than any load" in complaint(board(frames), hexed)
        return
    assert cells_of(board(frames), hexed) == expected


@pytest.mark.parametrize("places", ["[2, 0]", "[0, 2]", "[0, 1]", "[3, 3]"])
def test_cells_may_stand_anywhere_in_any_order(places):
    frames = f"frames:\n  - size: 5\n    cells: {{type: u16be, at: {places}}}\n"
    data = packet("01 02 03 04 05")
    ats = [int(word) for word in places.strip("[]").split(",")]

    (frame,) = decoder_of(board(frames)).feed(data)

    assert frame.cells == tuple(int.from_bytes(data[at : at + 2], "big") for at in ats)


def test_cells_with_gaps_between_are_read_in_one_go():
    frames = "frames:\n  - size: 8\n    cells: {type: u8, at: [1, 4, 7]}\n"
    assert cells_of(board(frames, raw_cells(3)), "00 0a 00 00 0b 00 00 0c") == (10, 11, 12)


def test_numbers_without_a_cell_are_left_out_and_others_put_in_order():
    frames = "frames:\n  - size: 4\n    cells: {type: u8, run: {start: 0, count: 4}}\n"
    assert cells_of(board(frames, raw_cells(3, "  exclude: [1]\n")), "01 02 03 04") == (1, 3, 4)
    assert cells_of(board(frames, raw_cells(2, "  order: [3, 0]\n")), "01 02 03 04") == (4, 1)
    assert cells_of(board(frames, raw_cells(1, "  order: [2]\n")), "01 02 03 04") == (3,)


def test_a_notification_may_hold_several_frames_each_with_its_counter():
    frames = """\
frames:
  - repeat_size: 4
    sequence: {at: 0, type: u16be, bits: 15}
    cells: {type: u8, run: {start: 2, count: 2}}
"""
    (first, second) = decoder_of(board(frames)).feed(packet("8001 0a 0b 8002 0c 0d"))

    assert (first.sequence, first.cells) == (1, (10, 11))
    assert (second.sequence, second.cells) == (2, (12, 13))
    told = complaint(board(frames), "8001 0a")
    assert told == (
        "A packet of 3 bytes that begins with 80 01 0a came; it must have a multiple of 4 bytes."
    )


SAMPLES = """\
frames:
  - size: 8
    sequence: {{at: 0, type: u8, counts: {counts}}}
    time: {{at: 1, type: u8, unit_s: 1}}
    samples: {{count: 2, at: 2, stride: 3, step_s: 0.25{more}}}
    cells: {{type: u8, run: {{start: 1, count: 2}}}}
"""
PAIR = "ff 03 00 0a 0b 00 0c 0d"


def test_samples_of_one_packet_are_counted_and_stamped_one_by_one():
    frames = decoder_of(board(SAMPLES.format(counts="sample", more=""))).feed(packet(PAIR))
    assert [(frame.sequence, frame.device_s, frame.cells) for frame in frames] == [
        (255, 3.0, (10, 11)),
        (0, 3.25, (12, 13)),
    ]


def test_a_counter_of_packets_is_multiplied_out_and_wraps_with_them():
    decoder = decoder_of(board(SAMPLES.format(counts="packet", more="")))
    last, first = packet(PAIR), packet("00" + PAIR[2:])
    numbers = [frame.sequence for frame in (*decoder.feed(last), *decoder.feed(first))]
    assert numbers == [510, 511, 0, 1]


def test_the_newest_sample_may_stand_first_and_the_time_be_its_own():
    more = ", newest_first: true, stamped: newest"
    frames = decoder_of(board(SAMPLES.format(counts="packet", more=more))).feed(packet(PAIR))
    assert [(frame.sequence, frame.device_s, frame.cells) for frame in frames] == [
        (510, 2.75, (12, 13)),
        (511, 3.0, (10, 11)),
    ]


def test_times_of_later_samples_wrap_as_the_devices_time_does():
    text = board(SAMPLES.format(counts="packet", more="").replace("step_s: 0.25", "step_s: 2"))
    frames = decoder_of(text).feed(packet("00 ff" + PAIR[5:]))
    assert [frame.device_s for frame in frames] == [255.0, 1.0]


def test_without_a_step_samples_lie_one_period_apart():
    text = board(SAMPLES.format(counts="packet", more="").replace(", step_s: 0.25", ""))
    frames = decoder_of(text).feed(packet(PAIR))
    assert [frame.device_s for frame in frames] == pytest.approx([3.0, 3.01])


CLOCK = """\
frames:
  - size: 6
    time: {hour_at: 0, minute_at: 1, second_at: 2, ms_at: 3, ms_type: u16be}
    cells: {type: u8, at: [5]}
"""


def test_a_clock_is_read_as_seconds_of_the_day():
    text = board(CLOCK, raw_cells(1))
    (frame,) = decoder_of(text).feed(packet("17 3b 3b 03e7 01"))
    assert frame.device_s == pytest.approx(86399.999)
    assert complaint(text, "18 00 00 0000 01") == "A packet's time is 24:00:00 and 0 ms."
    assert complaint(text, "00 00 00 03e8 01") == "A packet's time is 0:00:00 and 1000 ms."


def test_a_time_that_is_no_number_makes_the_frame_broken():
    frames = CLOCK.replace(
        "{hour_at: 0, minute_at: 1, second_at: 2, ms_at: 3, ms_type: u16be}",
        "{at: 0, type: f32le, unit_s: 1}",
    )
    text = board(frames, raw_cells(1))
    assert decoder_of(text).feed(packet("0000c03f 00 07"))[0].device_s == 1.5
    assert complaint(text, "0000c07f 00 07") == "A packet's time is no number."
