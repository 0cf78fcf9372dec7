"""What a profile answers to the radio: whose it is, whose foot, what to write, what to read."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from sensors.ble.catalog import profile_called
from sensors.ble.fields import long_uuid
from sensors.ble.profile import DeviceProfile
from sensors.ble.steps import Step
from sensors.layout import Side
from tests.sensors.ble.device_texts import BASE, PLAIN, SIX_BYTES, TWO_CELLS, profile_of

SIG = "0000{}-0000-1000-8000-00805f9b34fb"


def matching(match: str) -> DeviceProfile:
    return profile_of(PLAIN + f"match: {match}\n")


def test_short_identifiers_are_those_of_the_standard_and_case_does_not_count():
    assert long_uuid("180F") == SIG.format("180f")
    assert long_uuid("6E400001-B5A3-F393-E0A9-E50E24DCCA9E")[:8] == "6e400001"
    assert profile_of(PLAIN).gatt.stream == (SIG.format("fff1"),)


def test_a_name_alone_may_be_asked_for():
    profile = matching('{name: "INS[0-9]"}')
    assert profile.matches("INS1234", (), {})
    assert not profile.matches("XINS1", (), {})
    assert not profile.matches(None, (), {})


def test_one_of_the_services_must_be_advertised():
    profile = matching("{services: [fff0, 180f]}")
    assert profile.matches(None, ["1234", SIG.format("FFF0").upper()], {})
    assert not profile.matches("x", [SIG.format("1801")], {})


def test_manufacturer_data_must_begin_as_told():
    profile = matching('{manufacturer: {company: 89, data: "01 02"}}')
    assert profile.matches(None, (), {89: b"\1\2\3"})
    assert not profile.matches(None, (), {89: b"\1\3"})
    assert not profile.matches(None, (), {88: b"\1\2"})
    assert matching("{manufacturer: {company: 89}}").matches(None, (), {89: b""})


def test_all_that_is_asked_must_hold():
    profile = matching("{name: A, services: [fff0]}")
    assert profile.matches("A", [SIG.format("fff0")], {})
    assert not profile.matches("A", [], {})
    assert not profile.matches("B", [SIG.format("fff0")], {})


def test_services_that_are_not_always_advertised_are_not_asked():
    text = "{name: A, services: [fff0]}\nquirks: {no_service_in_advertisement: true}"
    assert matching(text).matches("A", [], {})
    assert not matching(text).matches("B", [SIG.format("fff0")], {})


def test_who_asks_for_nothing_is_found_by_address_alone():
    assert not profile_of(PLAIN).matches("x", [SIG.format("fff0")], {89: b""})


def test_the_name_tells_the_side_unless_it_tells_none_or_both():
    rule = 'side:\n  name: {left: "Left|Both", right: "(?i)right|both"}\n'
    profile = profile_of(BASE.replace("board", "insole") + rule + SIX_BYTES + TWO_CELLS)
    sides = [profile.side_from_name(name) for name in ("Left1", "RIGHT", "Both", "x", None)]
    assert sides == [Side.LEFT, Side.RIGHT, None, None, None]
    assert profile_of(PLAIN).side_from_name("Left1") is None


def test_a_byte_tells_the_side():
    profile = profile_called("orphe_insoles_mode4")
    assert profile.side_read is not None
    assert profile.side_read.uuid.startswith("24354f22-")
    told = [profile.side_read.side_of(data) for data in (b"\2\0", b"\2\1", b"\2\3", b"\2")]
    assert told == [Side.LEFT, Side.RIGHT, Side.RIGHT, None]


def test_the_battery_is_asked_in_the_standard_way_unless_the_profile_says_otherwise():
    standard = profile_of(PLAIN).battery_read
    assert standard is not None
    assert (standard.uuid, standard.share_of(b"\x32")) == (SIG.format("2a19"), 0.5)
    assert standard.share_of(b"") is None
    assert profile_of(PLAIN + "battery: {standard: false}\n").battery_read is None
    own = profile_called("orphe_insoles_mode4").battery_read
    assert own is not None
    assert [own.share_of(bytes([value, 0])) for value in (0, 1, 2, 9)] == [0, 0.5, 1, 1]


def test_the_battery_may_stand_in_the_advertisement():
    rule = "battery:\n  advertisement: {company: 7, at: 2, type: u16be, empty: 3000, full: 4000}\n"
    level = profile_of(PLAIN + rule).battery_advertised
    assert level is not None
    assert (level.company, level.share_of(b"xx\x0d\xac")) == (7, 0.5)
    assert profile_of(PLAIN + rule).battery_read is None


def test_what_wraps_is_counted_in_samples_and_seconds():
    board, other = profile_called("stepling_board"), profile_called("orphe_insoles_mode3")
    assert (board.sequence_modulus, other.sequence_modulus) == (65536, 4 * 65536)
    assert board.time_wrap_s == pytest.approx(4294.967296)
    assert other.time_wrap_s == 86400
    assert profile_called("stepsign_insoles").sequence_modulus is None
    assert board.nominal_step_s == 0.01


def test_a_time_that_never_wraps_is_a_time_all_the_same():
    number = PLAIN.replace("    cells:", "    time: {at: 0, type: f32le, unit_s: 1}\n    cells:")
    line = "text: {pattern: '@(?P<time>[0-9]+) (?P<values>.*)', count: 2}\n"
    assert profile_of(number).time_wrap_s == profile_of(BASE + line + TWO_CELLS).time_wrap_s == 1e9
    assert profile_of(PLAIN).time_wrap_s is None
    assert profile_of(BASE + line.replace("?P<time>", "?:") + TWO_CELLS).time_wrap_s is None


def test_two_insoles_are_two_links():
    names = ("stepling_board", "stepling_insoles", "botz_shoes")
    assert [profile_called(name).links for name in names] == [1, 2, 1]


def test_a_pair_is_one_layout_the_left_foot_a_mirror_of_the_right_one():
    cells = profile_called("stepling_insoles").layout().cells
    left, right = cells[:16], cells[16:]
    assert [cell.name for cell in (left[0], right[0], right[-1])] == [
        "left_1",
        "right_1",
        "right_16",
    ]
    assert {cell.foot for cell in left} == {Side.LEFT}
    for one, other in zip(left, right, strict=True):
        assert (one.x_mm, one.y_mm) == pytest.approx((-other.x_mm, other.y_mm))
    assert min(cell.x_mm for cell in right) > 0


def test_places_grow_with_the_childs_own_foot():
    profile = profile_called("stepling_insoles")
    toe = [profile.layout(length).cells[16] for length in (None, 105.0)]
    assert [cell.y_mm for cell in toe] == pytest.approx([0.42 * 210, 0.42 * 105])
    assert [cell.x_mm - 75 for cell in toe] == pytest.approx([-16.8, -8.4])


NOW = datetime(2031, 2, 3, 4, 5, 6, 789_000, timezone(timedelta(hours=2)))


def test_writes_are_filled_in_with_the_clock_and_the_rate():
    step = Step(write="01 {rate_hz:u16le}{yy:u8}{month:u8} {unix_s:u32be} {cs:u8}", to="fff1")
    since_s = int(NOW.astimezone(UTC).timestamp())
    assert step.payload(NOW, 100.0).hex() == f"0164001f02{since_s:08x}4e"
    assert Step(write="{period_ms:u8}", to="fff1").payload(NOW, 62.5) == b"\x10"
    cut = int(NOW.timestamp() * 1000) % 256
    assert Step(write="{unix_ms:u8}", to="fff1").payload(NOW, 1) == bytes([cut])


def test_text_is_written_as_it_stands():
    assert Step(write_text="left\n", to="fff1").payload(NOW, 1) == b"left\n"
