"""Bytes to values and back: the published frames, and any bytes at all."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sensors.wii import reports
from sensors.wii.calibration import Cell, Table
from sensors.wii.reports import (
    Acknowledged,
    Other,
    Register,
    ReportError,
    Status,
    Weights,
    parse,
)
from sensors.wii.streaming import cells_of
from tests.sensors.wii.emulator import Board

FRAMES = {
    name: bytes.fromhex(frame)
    for name, frame in {
        "status": "20000012000083",
        "register": "21000050 00fa 0000a4200402 00000000000000000000",
        "refused": "210000f70040 00000000000000000000000000000000",
        "acknowledged": "2200001600",
        "weights": "3400000b153f48068331a61a00830000000000000000",
        "button": "34000809d63ee506832b791a00830000000000000000",
        "weights only": "3200000b153f48068331a6",
        "buttons only": "300008",
    }.items()
}
NARROW = Table(
    (Cell(0, 1, 2), Cell(65533, 65534, 65535), Cell(0, 1, 65535), Cell(0, 65534, 65535)), 0
)


@pytest.mark.parametrize(
    ("name", "meaning"),
    [
        ("status", Status(extension=True, leds=0x10, battery=0x83)),
        ("register", Register(0x00FA, bytes.fromhex("0000a4200402"), 0)),
        ("refused", Register(0x0040, b"", 7)),
        ("acknowledged", Acknowledged(0x16, 0)),
        ("weights", Weights((0x0683, 0x0B15, 0x31A6, 0x3F48), False, 26, 0x83)),
        ("button", Weights((0x0683, 0x09D6, 0x2B79, 0x3EE5), True, 26, 0x83)),
        ("weights only", Weights((0x0683, 0x0B15, 0x31A6, 0x3F48), False)),
        ("buttons only", Other(0x30)),
    ],
)
def test_each_report_has_its_meaning(name: str, meaning: reports.Report) -> None:
    assert parse(FRAMES[name]) == meaning


@pytest.mark.parametrize("name", FRAMES)
def test_a_report_that_windows_filled_up_means_the_same(name: str) -> None:
    assert parse(FRAMES[name].ljust(22, b"\0")) == parse(FRAMES[name])


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (reports.ask_status(), "1500"),
        (reports.write_register(0xA400F0, b"\x55"), "1604a400f00155" + 15 * "00"),
        (reports.write_register(0xA400FB, b"\x00"), "1604a400fb0100" + 15 * "00"),
        (reports.read_register(0xA400FA, 6), "1704a400fa0006"),
        (reports.light(), "1110"),
        (reports.stream(), "120434"),
        (reports.stream(continuous=False), "120034"),
    ],
)
def test_what_the_computer_says_is_as_published(written: bytes, expected: str) -> None:
    assert written.hex() == expected


@pytest.mark.parametrize("count", [0, 17, 24])
def test_no_more_than_sixteen_bytes_go_through_one_report(count: int) -> None:
    with pytest.raises(ValueError, match="1 to 16 do"):
        reports.read_register(0xA40020, count)
    with pytest.raises(ValueError, match="1 to 16 do"):
        reports.write_register(0xA40020, bytes(count))


def test_a_sentence_says_what_is_wrong_with_a_report() -> None:
    with pytest.raises(ReportError, match="Report 34 needs 14 bytes and has 3: 340000"):
        parse(b"\x34\0\0")
    with pytest.raises(ReportError, match="No balance board sends a report 99"):
        parse(b"\x99")
    with pytest.raises(ReportError, match="promises 16 bytes"):
        parse(bytes.fromhex("210000f00020 0102"))


@pytest.mark.parametrize("name", FRAMES)
def test_every_cut_of_a_report_means_something_or_is_refused(name: str) -> None:
    for length in range(len(FRAMES[name])):
        weighed_or_refused(FRAMES[name][:length])


@given(st.binary(max_size=64))
def test_any_bytes_mean_something_or_are_refused(report: bytes) -> None:
    weighed_or_refused(report)


@given(st.sampled_from(sorted(FRAMES)), st.data())
def test_any_spoilt_report_means_something_or_is_refused(name: str, data: st.DataObject) -> None:
    spoilt = bytearray(FRAMES[name])
    for at in data.draw(st.lists(st.integers(0, len(spoilt) - 1), max_size=4)):
        spoilt[at] = data.draw(st.integers(0, 255))
    weighed_or_refused(bytes(spoilt))


def weighed_or_refused(report: bytes) -> None:
    """No error but the decoder's own, and nothing but numbers, even with the steepest cells."""
    try:
        told = parse(report)
    except ReportError:
        return
    if isinstance(told, Weights):
        for by_temperature in (False, True):
            assert all(map(math.isfinite, cells_of(told, NARROW, by_temperature)))


def test_the_emulator_speaks_as_published() -> None:
    board = Board(kg={"tr": 8, "br": 6, "tl": 5, "bl": 20}, continuous=True, mode=0x34, leds=0x10)

    assert board.report() == FRAMES["weights"]
    assert board.status() == FRAMES["status"]
    assert board.output(bytes.fromhex("1704a400fa0006")) == [FRAMES["register"]]
