"""Raw numbers to kilograms: a real board's calibration, published on wiibrew (rev. 37846)."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sensors.layout import WII_BOARD
from sensors.loads import Loads
from sensors.wii.calibration import (
    Cell,
    at_temperature,
    battery_share,
    checksum,
    table_of,
)
from sensors.wii.reports import ReportError, Weights, parse
from sensors.wii.streaming import cells_of
from tests.sensors.wii.emulator import Board

DUMP = bytes.fromhex(
    "10690000 07C33CF8048C296B 0ED243840B3A3069 15E94A1011EF376E 5E40E9B6".replace(" ", "")
)
REFERENCE = bytes.fromhex("1A01")
TABLE = table_of(DUMP, REFERENCE)
TR_CELL = Cell(0x07C3, 0x0ED2, 0x15E9)


def test_the_dump_is_read_in_the_order_of_the_layout() -> None:
    assert [cell.name for cell in WII_BOARD.cells] == ["tl", "tr", "bl", "br"]
    assert TABLE.cells == (
        Cell(0x048C, 0x0B3A, 0x11EF),
        TR_CELL,
        Cell(0x296B, 0x3069, 0x376E),
        Cell(0x3CF8, 0x4384, 0x4A10),
    )
    assert TABLE.reference_temperature == 26


@pytest.mark.parametrize(
    ("frame", "tr_br_tl_bl_kg", "sum_kg", "x_y_mm"),
    [
        (
            "3400000b153f48068331a61a00830000000000000000",
            (7.996680, 6.004773, 5.000585, 19.998887),
            39.000925,
            (-61.051658, -39.685242),
        ),
        (
            "34000809d63ee506832b791a00830000000000000000",
            (4.995573, 5.000597, 5.000585, 4.995531),
            19.992285,
            (0.000584, 0.000180),
        ),
        (
            "34000007243e2005ba39e81a00830000000000000000",
            (-1.495849, 3.002387, 3.002339, 39.997774),
            44.506651,
            (-201.843076, -110.944023),
        ),
    ],
)
def test_golden_frames_weigh_what_they_should(
    frame: str,
    tr_br_tl_bl_kg: tuple[float, ...],
    sum_kg: float,
    x_y_mm: tuple[float, float],
) -> None:
    weights = parse(bytes.fromhex(frame))
    assert isinstance(weights, Weights)
    tl, tr, bl, br = cells_kg = cells_of(weights, TABLE)
    weighed = Loads(WII_BOARD).weigh(cells_kg)
    assert weighed is not None
    load_kg, _, x_kg_mm, y_kg_mm = weighed

    assert (tr, br, tl, bl) == pytest.approx(tr_br_tl_bl_kg, abs=5e-7)
    assert load_kg == pytest.approx(sum_kg, abs=1e-6)  # the last digit published was rounded
    assert (x_kg_mm / load_kg, y_kg_mm / load_kg) == pytest.approx(x_y_mm, abs=5e-7)


def test_the_checksum_of_the_dump_holds_for_one_reference_alone() -> None:
    every = (bytes([high, low]) for high in range(256) for low in range(256))
    assert [two for two in every if checksum(DUMP, two) == 0x5E40E9B6] == [REFERENCE]


def test_every_wrong_bit_that_the_checksum_covers_is_noticed() -> None:
    uncovered = {2, 3}  # the rest of the header, whose meaning nobody knows
    for at in set(range(len(DUMP))) - uncovered:
        for bit in range(8):
            wrong = bytearray(DUMP)
            wrong[at] ^= 1 << bit
            with pytest.raises(ReportError, match="checksum"):
                table_of(bytes(wrong), REFERENCE)


@pytest.mark.parametrize("at", [36, 38, 40, 42, 44, 52])
def test_a_cell_that_does_not_grow_with_its_load_is_refused(at: int) -> None:
    board = Board()
    next_step = board.registers[at + 8 : at + 10] if at < 52 else b"\0\0"
    board.registers[at : at + 2] = next_step
    board.sign()
    with pytest.raises(ReportError, match="it must grow"):
        table_of(bytes(board.registers[0x20:0x40]), REFERENCE)


@given(st.binary(max_size=40), st.binary(max_size=3))
def test_any_bytes_are_refused_and_nothing_else(table: bytes, reference: bytes) -> None:
    with pytest.raises(ReportError):
        table_of(table, reference)


@given(st.lists(st.integers(0, 65535), min_size=12, max_size=12), st.integers(0, 65535))
def test_a_table_with_a_right_checksum_weighs_or_is_refused(values: list[int], raw: int) -> None:
    board = Board()
    board.registers[0x24:0x3C] = b"".join(value.to_bytes(2, "big") for value in values)
    board.sign()
    grows = all(a < b < c for a, b, c in zip(values[:4], values[4:8], values[8:], strict=True))
    try:
        table = table_of(bytes(board.registers[0x20:0x40]), REFERENCE)
    except ReportError:
        assert not grows
        return
    assert grows
    assert all(map(math.isfinite, table.cells_kg((raw, raw, raw, raw))))


def test_a_cell_is_right_at_its_calibration_points_and_goes_on_beyond() -> None:
    assert [TR_CELL.kg(raw) for raw in TR_CELL] == [0.0, 17.0, 34.0]
    assert TR_CELL.kg(0x07C3 - 170) == pytest.approx(-17 * 170 / 1807)
    assert TR_CELL.kg(0x15E9 + 1815) == pytest.approx(51.0)


def test_at_seventeen_kilograms_the_second_line_has_begun() -> None:
    uneven = Cell(0, 3, 1003)

    assert uneven.kg(3) == 17.0
    assert uneven.kg(4) - uneven.kg(3) == pytest.approx(17 / 1000)
    assert uneven.kg(3) - uneven.kg(2) == pytest.approx(17 / 3)


def test_more_load_never_weighs_less() -> None:
    loads_kg = [TR_CELL.kg(raw) for raw in range(65536)]
    assert all(less < more for less, more in pairwise(loads_kg))


def test_ten_units_of_warmth_take_seven_thousandths_off() -> None:
    assert at_temperature(10.0, 26, 26) == pytest.approx(9.9908)
    assert at_temperature(10.0, 36, 26) == pytest.approx(9.9908 * 0.993)
    assert at_temperature(10.0, 12, 26) / at_temperature(10.0, 26, 26) == pytest.approx(1.0098)


def test_temperature_counts_only_where_it_is_asked_for_and_told() -> None:
    warm = Weights((2000, 3000, 13000, 17000), False, temperature=40)
    untold = warm._replace(temperature=None)
    plain_kg = TABLE.cells_kg(warm.raw)

    assert cells_of(warm, TABLE) == plain_kg
    assert cells_of(untold, TABLE, by_temperature=True) == plain_kg
    assert cells_of(warm, TABLE, by_temperature=True) == tuple(
        at_temperature(kg, 40, 26) for kg in plain_kg
    )


@pytest.mark.parametrize(
    ("battery", "share"),
    [
        *((0xFF, 1.0), (0x83, 1.0), (0x82, 1.0), (0x81, 0.75), (0x7D, 0.75), (0x7C, 0.5)),
        *((0x78, 0.5), (0x77, 0.25), (0x6A, 0.25), (0x69, 0.0), (0, 0.0)),
    ],
)
def test_the_battery_has_four_bars(battery: int, share: float) -> None:
    assert battery_share(battery) == share
