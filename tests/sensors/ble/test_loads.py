"""What a cell's number means: kilograms, or a share of all that it can tell."""

import pytest

from tests.sensors.ble.device_texts import BASE, PLAIN, profile_of
from tests.sensors.ble.test_frames import cells_of

G = 9.80665
RAW = PLAIN.replace("unit: kg", "unit: raw")


def loads(text: str, *numbers: int) -> tuple[float, ...]:
    hexed = "0000" + b"".join(number.to_bytes(2, "little") for number in numbers).hex()
    return cells_of(text, hexed)


def full(text: str) -> tuple[float | None, ...]:
    return tuple(cell.full_kg for cell in profile_of(text).layout().cells)


def test_scale_and_offset_make_the_load():
    assert loads(PLAIN + "  scale: 0.5\n  offset: -10\n", 100, 0) == (40, -10)


def test_newtons_become_kilograms():
    text = PLAIN.replace("unit: kg", "unit: N") + "  scale: 0.1\n"
    assert loads(text, 1000, 0) == pytest.approx((100 / G, 0))


def test_raw_numbers_are_shares_of_the_types_range():
    assert loads(RAW, 65535, 6553) == pytest.approx((1, 6553 / 65535))
    assert profile_of(RAW).layout().absolute is False
    assert full(RAW) == (None, None)


def test_a_saturation_is_the_full_range_and_known_to_the_layout():
    text = RAW + "  saturation: 4095\n"
    assert loads(text, 4095, 0) == (1, 0)
    assert full(text) == (1, 1)


def test_another_number_may_count_as_full():
    text = RAW + "  saturation: 4095\n  full: 2000\n"
    assert loads(text, 1000, 4000) == (0.5, 2)
    assert full(text) == pytest.approx((4095 / 2000,) * 2)


def test_a_number_that_falls_under_load_has_its_full_range_at_zero():
    assert loads(RAW + "  scale: -1\n  offset: 4095\n", 4095, 0) == (0, 1)


def test_a_saturated_load_is_told_in_kilograms():
    text = PLAIN.replace("unit: kg", "unit: N") + "  saturation: 981\n"
    assert full(text) == pytest.approx((981 / G,) * 2)


def test_a_power_bends_the_scale_and_never_falls_below_nothing():
    text = PLAIN + "  offset: -10\n  curve: {power: {factor: 2, exponent: 2}}\n"
    assert loads(text, 13, 0) == (18, 0)


def test_a_table_goes_straight_between_its_points_and_beyond_them():
    text = PLAIN + "  curve: {table: [[0, -5], [100, 5], [200, 25]]}\n  scale: 0.1\n"
    assert loads(text, 500, 1500) == (0, 15)
    assert loads(text, 0, 3000) == (-5, 45)
    assert loads(text, 1000, 2000) == (5, 25)
    assert loads(text + "  offset: -10\n", 0, 0) == (-6, -6)


def test_each_cell_may_have_its_own_two_points():
    curve = "  curve: {two_point: {load: 10, zero: [100, 200], loaded: [200, 700]}}\n"
    text = PLAIN + curve
    assert loads(text, 100, 200) == (0, 0)
    assert loads(text, 200, 700) == (10, 10)
    assert loads(text, 50, 950) == (-5, 15)
    assert full(text + "  saturation: 1000\n") == (90, 16)


def test_shares_follow_each_cells_own_two_points():
    curve = "  curve: {two_point: {load: 1, zero: [95, 0], loaded: [295, 100]}}\n"
    text = RAW + curve + "  saturation: 4095\n"
    assert loads(text, 4095, 4095) == pytest.approx((1, 1))
    assert loads(text, 95, 0) == (0, 0)
    assert loads(text, 2095, 2047) == pytest.approx((0.5, 2047 / 4095))


def test_the_layout_of_a_board_is_that_of_its_places():
    layout = profile_of(BASE + "most_kg: 120\n" + PLAIN[len(BASE) :]).layout()
    assert [(cell.name, cell.x_mm, cell.foot) for cell in layout.cells] == [
        ("cell_1", -100, None),
        ("cell_2", 100, None),
    ]
    assert (layout.sensor, layout.most_kg, layout.lively) == ("plain", 120, True)


def test_a_device_whose_rows_repeat_is_not_lively():
    text = PLAIN + "quirks: {steady_when_still: true}\n"
    assert profile_of(text).layout().lively is False
