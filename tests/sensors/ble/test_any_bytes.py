"""Whatever a device sends, decoding gives finite loads or a FrameError, and goes on."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sensors.ble.catalog import profiles
from sensors.ble.frames import Frame, FrameDecoder, FrameError
from sensors.ble.loading import ProfileError, load_profile
from sensors.ble.profile import DeviceProfile
from tests.sensors.ble.device_texts import ESP32, PLAIN, board, raw_cells
from tests.sensors.ble.test_frame_variants import RECORDS, VARIANTS
from tests.sensors.ble.test_text_lines import SIMPLE, WORDY

F32 = "frames:\n  - size: 12\n    time: {at: 0, type: f32be, unit_s: 1}\n"
F32 += "    cells: {type: f32le, run: {start: 4, count: 2}}\n"
POWER = "  scale: 1000\n  curve: {power: {exponent: 5, factor: 1000}}\n"
TABLE = "  scale: -2\n  curve: {table: [[-9, 1], [0, -1], [7, 3000]]}\n"
OWN = (
    PLAIN,
    ESP32,
    WORDY,
    SIMPLE,
    board(VARIANTS),
    board(RECORDS),
    board(F32),
    board(F32, raw_cells(2, POWER)),
    board(F32, raw_cells(2, TABLE)),
    board("frames:\n  - size: 3\n    cells: {type: u12be, run: {start: 0, count: 2}}\n"),
    board("frames:\n  - repeat_size: 6\n    cells: {type: i24be, at: [3, 0]}\n"),
)
ALL = (*profiles(), *map(load_profile, OWN))


def whole_packets(profile: DeviceProfile) -> list[bytes]:
    """Packets that fit the layouts of a profile, or lines of it; filled with small numbers."""
    if profile.text is not None:
        values = ",".join(["1.5"] * profile.text.count)
        lines = (f"L_[[{values}]]\n", f"R 18 @21 B50 {values}\n", f"{values}\n")
        return [line.encode() for line in lines]
    packets = []
    for frame in profile.frames or ():
        data = bytearray(frame.size or frame.repeat_size or 60)
        if frame.records is not None:
            marks, size = frame.records.starts or b"", frame.cells_end
            at = frame.records.at
            head = frame.records.take.to_bytes(frame.records.type_bytes, "little")
            length = frame.records.head_bytes - frame.records.type_bytes
            data[at:] = head + size.to_bytes(length, "little") + marks.ljust(size, b"\1")
        for offset, byte in frame.require.items():
            data[int(offset)] = byte
        packets.append(bytes(data))
    return packets


BOTH = [(profile, whole_packets(profile)) for profile in ALL]
NAMES = [f"{at}_{profile.id}" for at, profile in enumerate(ALL)]


def feed(decoder: FrameDecoder, data: bytes) -> tuple[Frame, ...]:
    """What `data` gives; nothing where it is no frame."""
    try:
        return decoder.feed(data)
    except FrameError as error:
        return error.frames


def check(profile: DeviceProfile, frames: tuple[Frame, ...]) -> None:
    modulus, wrap_s = profile.sequence_modulus, profile.time_wrap_s
    for frame in frames:
        assert len(frame.cells) == profile.cell_count
        assert all(map(math.isfinite, frame.cells))
        assert (frame.sequence is None) == (modulus is None)
        assert modulus is None or (frame.sequence is not None and 0 <= frame.sequence < modulus)
        if frame.device_s is not None:
            assert math.isfinite(frame.device_s)
            assert wrap_s is None or 0 <= frame.device_s < wrap_s
        assert frame.battery_share is None or 0 <= frame.battery_share <= 1


def one_byte_changed(data: bytes, at: int, byte: int) -> bytes:
    return data[: at % len(data)] + bytes([byte]) + data[at % len(data) + 1 :]


@pytest.mark.parametrize(("profile", "packets"), BOTH, ids=NAMES)
def test_a_packet_that_is_whole_is_understood(profile, packets):
    decoder = FrameDecoder(profile)
    assert any(feed(decoder, packet) for packet in packets)


@given(profile=st.sampled_from(ALL), packets=st.lists(st.binary(max_size=300), max_size=6))
@settings(deadline=None)
def test_any_bytes_are_finite_frames_or_none(profile, packets):
    decoder = FrameDecoder(profile)
    for data in packets:
        check(profile, feed(decoder, data))


@given(both=st.sampled_from(BOTH), data=st.data())
@settings(deadline=None, max_examples=300)
def test_frames_of_the_right_form_with_any_content_are_finite_or_none(both, data):
    profile, packets = both
    decoder = FrameDecoder(profile)
    packet = data.draw(st.sampled_from(packets))
    changes = st.lists(st.tuples(st.integers(0, 511), st.integers(0, 255)), max_size=40)
    for at, byte in data.draw(changes):
        packet = one_byte_changed(packet, at, byte)
    check(profile, feed(decoder, packet))
    check(profile, feed(decoder, packet * 2))


@pytest.mark.parametrize(("profile", "packets"), BOTH, ids=NAMES)
def test_every_cut_of_a_whole_packet_is_a_frame_or_none_and_the_next_one_is_read(profile, packets):
    for packet in packets:
        whole = len(feed(FrameDecoder(profile), packet))
        for cut in range(len(packet)):
            decoder = FrameDecoder(profile)
            check(profile, feed(decoder, packet[:cut]))
            if profile.text is None:
                assert len(feed(decoder, packet)) == whole
            else:  # the line goes on where it was cut
                assert len(feed(decoder, packet[cut:])) == whole


@given(words=st.text(max_size=60))
@settings(deadline=None)
def test_any_line_of_text_is_a_frame_or_none(words):
    profile = load_profile(SIMPLE)
    check(profile, feed(FrameDecoder(profile), words.encode() + b"\n"))


KEYS = st.sampled_from(
    ["match", "side", "gatt", "start", "frames", "text", "cells", "battery", "quirks", "kind"]
)
WORDS = ("1", "-1", "1e9", "x", "[]", "{}", "[1]", "[[1, 2]]", "{at: 0}", "{name: x}", "~", "180f")
MAPS = ("{frame: {at: 0}}", "{stream: [fff1]}", "[{wait_s: 1}]", "[{size: 3}]", "{unit: raw}")


def loaded(text: str) -> DeviceProfile | ProfileError:
    try:
        return load_profile(text, "any.yaml")
    except ProfileError as error:
        return error


@given(
    changes=st.dictionaries(KEYS, st.sampled_from((*WORDS, *MAPS)), max_size=4),
    broken=st.text(max_size=20),
)
@settings(deadline=None, max_examples=200)
def test_any_profile_loads_or_says_what_is_wrong(changes, broken):
    kept = [line for line in PLAIN.splitlines() if line.split(":")[0] not in changes]
    text = "\n".join(kept + [f"{key}: {value}" for key, value in changes.items()]) + "\n" + broken
    found = loaded(text)
    if isinstance(found, ProfileError):
        assert all(one.message for one in found.problems)
    else:
        assert len(found.layout().cells) >= found.cell_count
        FrameDecoder(found)
