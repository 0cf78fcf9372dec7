"""Getting ready: zero, stance and lean from plain readings."""

from math import hypot, pi, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sensors.calibration import Reach
from sensors.driver import Controls
from sensors.four_cells import WII_HALF_X_MM, WII_HALF_Y_MM, corners
from sensors.layout import WII_BOARD
from sensors.measuring import (
    LEAST_QUIET_MM,
    UNKNOWN_KG,
    along_mm,
    provisional,
    stance_of,
    steady,
    zero_of,
)
from sensors.sample import Sample
from sensors.signals import Reading, Wish
from sensors.simulated import simulated
from sensors.sway import SwayMeter
from sensors.tracker import Tracker

ZERO_KG = (0.1, -0.2, 0.3, 0.0)
REACH = Reach(50.0, 60.0, 40.0, 30.0)
MM = st.floats(-200, 200)
TICK_S = 1 / 60


def at(x_mm, y_mm, load_kg=30.0, cells_kg=(7.5,) * 4):
    return Reading(cells_kg, load_kg, x_mm, y_mm)


def stance(x_mm=5.0, y_mm=-10.0):
    return stance_of(ZERO_KG, [at(x_mm, y_mm)], REACH)


# --- Zero -----------------------------------------------------------------------------------------
def test_zero_is_what_each_cell_reads_on_average():
    readings = [at(0, 0, 0.0, cells) for cells in ((0.1, 0.3, -0.1, 0.0), (0.3, 0.1, -0.3, 0.0))]
    assert zero_of(readings) == pytest.approx((0.2, 0.2, -0.2, 0.0))


@given(st.lists(st.tuples(*[st.floats(-1, 1)] * 4), min_size=1, max_size=50))
def test_no_cells_zero_is_beyond_what_it_read(rows):
    zero_kg = zero_of([at(0, 0, 0.0, cells) for cells in rows])
    for cell, zero in zip(zip(*rows, strict=True), zero_kg, strict=True):
        assert min(cell) - 1e-9 <= zero <= max(cell) + 1e-9


def test_until_the_child_is_known_a_calibration_only_tares():
    calibration = provisional(ZERO_KG)
    assert calibration.zero_kg == ZERO_KG
    assert calibration.standing_kg == UNKNOWN_KG
    loads_kg = corners(21.0, 12.0, -7.0, WII_HALF_X_MM, WII_HALF_Y_MM)
    cells_kg = tuple(load + zero for load, zero in zip(loads_kg, ZERO_KG, strict=True))
    reading = Tracker(WII_BOARD, calibration).tick([Sample(0.0, cells_kg)], TICK_S).reading
    assert reading.cells_kg == cells_kg
    assert (reading.load_kg, reading.x_mm, reading.y_mm) == pytest.approx((21.0, 12.0, -7.0))


# --- Stance ---------------------------------------------------------------------------------------
def test_the_stance_is_the_middle_of_quiet_standing_and_one_stray_row_does_not_move_it():
    readings = [at(5 + n % 3, -10 + n % 5, 30 + n % 2) for n in range(31)] + [at(180, 90, 2.0)]
    calibration = stance_of(ZERO_KG, readings, REACH)
    assert (calibration.neutral_x_mm, calibration.neutral_y_mm) == (6.0, -8.0)
    assert calibration.standing_kg == 30.0
    assert (calibration.zero_kg, calibration.reach) == (ZERO_KG, REACH)


def test_quiet_is_the_rms_distance_from_the_middle():
    readings = [at(x, y) for x, y in ((3, 0), (-3, 0), (0, 4), (0, -4), (0, 0))]
    expected = ((9 + 9 + 16 + 16) / 5) ** 0.5
    assert stance_of(ZERO_KG, readings, REACH).quiet_mm == pytest.approx(expected)


def test_nobody_stands_so_still_that_every_breath_is_sway():
    assert stance().quiet_mm == LEAST_QUIET_MM


def test_quiet_is_the_quantity_that_the_sway_meter_follows():
    meter, readings = SwayMeter(), []
    for n in range(60 * 60):
        t_s = n * TICK_S
        x, y = 4 * sin(2 * pi * 0.4 * t_s), 5 * sin(2 * pi * 0.55 * t_s)
        meter.add(x, y, TICK_S)
        readings.append(at(x, y))
    quiet_mm = stance_of(ZERO_KG, readings, REACH).quiet_mm
    assert quiet_mm == pytest.approx(((16 + 25) / 2) ** 0.5, rel=0.02)
    assert meter.mm == pytest.approx(quiet_mm, rel=0.25)


@pytest.mark.parametrize("name", ["diligent", "weak", "one_sided", "still"])
def test_a_simulated_child_is_measured_as_it_is(name):
    child = simulated(name, seed=3)
    truth = child.true_calibration()
    empty = watch(child, Tracker(child.layout, None), Wish(on_board=False), 0.0, 3.0)[-60:]
    if name == "still":  # it follows no wish, and so never steps beside the board
        assert min(reading.load_kg for reading in empty) > 5
        zero_kg = truth.zero_kg
    else:
        zero_kg = zero_of(empty)
        assert zero_kg == pytest.approx(truth.zero_kg, abs=0.01)
    tracker = Tracker(child.layout, provisional(zero_kg))
    standing = watch(child, tracker, Wish(still=True), 3.0, 8.0)[-180:]
    assert steady(standing, within_mm=20.0)
    measured = stance_of(zero_kg, standing, REACH)
    assert measured.standing_kg == pytest.approx(truth.standing_kg, rel=0.01)
    assert measured.neutral_x_mm == pytest.approx(truth.neutral_x_mm, abs=8.0)
    assert measured.neutral_y_mm == pytest.approx(truth.neutral_y_mm, abs=10.0)
    assert measured.quiet_mm == pytest.approx(truth.quiet_mm, rel=0.6)


def watch(child, tracker, wish, from_s, to_s):
    """The readings of every tick while this is wished."""
    readings = []
    for tick in range(round(from_s / TICK_S), round(to_s / TICK_S)):
        signals = tracker.tick(child.step(tick * TICK_S, wish, Controls()), TICK_S)
        readings.append(signals.reading)
    return [reading for reading in readings if reading is not None]


# --- Leaning --------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("towards", "x_mm", "y_mm", "along"),
    [
        ((-1, 0), -35.0, -10.0, 40.0),
        ((1, 0), 45.0, -10.0, 40.0),
        ((0, 1), 5.0, 20.0, 30.0),
        ((0, -1), 5.0, -25.0, 15.0),
        ((1, 0), 45.0, 0.0, 40.0),
        ((1, 0), 5.0, -10.0, 0.0),
    ],
)
def test_a_lean_is_measured_from_the_childs_own_stance(towards, x_mm, y_mm, along):
    assert along_mm(stance(), at(x_mm, y_mm), towards) == pytest.approx(along)


@pytest.mark.parametrize("towards", [(-1, 0), (1, 0), (0, 1), (0, -1)])
@given(x_mm=MM, y_mm=MM)
def test_a_lean_that_goes_more_aside_than_that_way_is_none(towards, x_mm, y_mm):
    own = stance(0.0, 0.0)
    along = along_mm(own, at(x_mm, y_mm), towards)
    way = x_mm * towards[0] + y_mm * towards[1]
    aside = abs(x_mm * towards[1]) + abs(y_mm * towards[0])
    assert along == (way if way > aside else 0.0)
    assert 0.0 <= along <= hypot(x_mm, y_mm) + 1e-9


@given(x_mm=MM, y_mm=MM)
def test_a_lean_counts_for_one_direction_at_most(x_mm, y_mm):
    own = stance()
    leans = [along_mm(own, at(x_mm, y_mm), way) for way in ((-1, 0), (1, 0), (0, 1), (0, -1))]
    assert sum(lean > 0 for lean in leans) <= 1


# --- Standing still -------------------------------------------------------------------------------
def test_standing_still_is_every_place_near_the_middle():
    readings = [at(x, 3.0) for x in (-4.0, 0.0, 4.0)]
    assert steady(readings, within_mm=4.0)
    assert not steady(readings, within_mm=3.9)


def test_one_restless_moment_is_no_standing_still():
    assert not steady([at(0.0, 0.0)] * 100 + [at(0.0, 30.0)], within_mm=15.0)


@given(st.lists(st.tuples(MM, MM), min_size=1, max_size=30), MM, MM)
def test_it_does_not_matter_where_on_the_board_one_stands_still(places, dx, dy):
    here = [at(x, y) for x, y in places]
    there = [at(x + dx, y + dy) for x, y in places]
    middle = [sum(axis) / len(places) for axis in zip(*places, strict=True)]
    farthest_mm = max(hypot(x - middle[0], y - middle[1]) for x, y in places)
    assert steady(here, farthest_mm + 0.01)
    assert steady(there, farthest_mm + 0.01)
