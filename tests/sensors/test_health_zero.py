"""What a device reads while nobody is on it: its drift and its noise, and what is neither."""

import pytest

from sensors.health import HealthMeter, health_of
from sensors.hum import Hum
from sensors.sample import Sample
from tests.sensors import health_rows
from tests.sensors.health_rows import BOARD, INSOLES, ROWS, STANDING_KG, ZERO_KG, metered, stamp

KINDS = pytest.mark.parametrize("kind", ROWS)


@KINDS
@pytest.mark.parametrize("kg", [0.5, 1.5, 5.0, -2.0])
def test_a_drift_is_measured_however_large_it_is(kind, kg):
    rows = health_rows.drifting(ROWS[kind](), kg)

    assert stamp(kind, rows).drift_kg == pytest.approx(abs(kg), abs=0.05)


def test_without_a_zero_the_first_empty_moment_tells_it():
    rows = health_rows.each(health_rows.insole_rows(), lambda _, cells: [kg + 0.1 for kg in cells])
    meter = HealthMeter(INSOLES, standing_kg=STANDING_KG)
    for minute in range(3):
        for row in health_rows.drifting(rows, 1.2) if minute else rows:
            meter.add(row._replace(t_s=row.t_s + 60 * minute))

    assert meter.health.drift_kg == pytest.approx(1.2, abs=0.05)


def test_a_drift_is_told_apart_from_a_large_zero():
    rows = health_rows.each(health_rows.insole_rows(), lambda _, cells: [kg + 1 for kg in cells])
    meter = HealthMeter(INSOLES, (1.0,) * 16, STANDING_KG)
    for row in health_rows.drifting(rows, 1.5):
        meter.add(row)

    assert meter.health.drift_kg == pytest.approx(1.5, abs=0.05)


def test_a_child_that_stands_mostly_on_one_foot_is_no_drift():
    def on_the_right(_, cells):
        left_kg = 0.15 * STANDING_KG / 8
        more_kg = STANDING_KG / 16 - left_kg
        return [left_kg] * 8 + [kg + more_kg for kg in cells[8:]]

    rows = [row for row in health_rows.insole_rows() if row.t_s < 15]
    assert stamp("insoles", health_rows.each(rows, on_the_right)).drift_kg == 0


def test_a_zero_that_was_found_anew_ends_a_drift():
    rows = health_rows.drifting(health_rows.board_rows(), 1.5)
    meter = metered("board", rows)
    assert meter.recent.drift_kg == pytest.approx(1.5, abs=0.05)

    zero_kg = ZERO_KG["board"]
    meter.tare(health_rows.with_cell(zero_kg, 2, zero_kg[2] + 1.5))
    for row in rows:
        if row.t_s > 15:
            meter.add(row._replace(t_s=row.t_s + 60))
    assert meter.recent.drift_kg < 0.05
    assert meter.health.drift_kg == pytest.approx(1.5, abs=0.05)


def test_the_feet_of_a_child_that_sits_are_no_drift():
    feet = 0.18 * STANDING_KG / 4
    zero_kg = ZERO_KG["board"]

    def sits(t_s, cells):
        return [zero + feet for zero in zero_kg] if 20 < t_s < 26 else cells

    assert stamp("board", health_rows.each(health_rows.board_rows(), sits)).drift_kg < 0.05


def test_what_lies_on_the_board_for_a_while_is_no_drift():
    def rucksack(t_s, cells):
        return [kg + 0.5 for kg in cells] if 20 < t_s < 23 else cells

    assert stamp("board", health_rows.each(health_rows.board_rows(), rucksack)).drift_kg < 0.05


@KINDS
@pytest.mark.parametrize("noise_kg", [0.2, 0.7, 2.0])
def test_noise_is_one_standard_deviation_of_the_total(kind, noise_kg):
    rows = health_rows.trembling(ROWS[kind](), noise_kg)

    assert stamp(kind, rows).noise_kg == pytest.approx(noise_kg, rel=0.15)
    assert metered(kind, rows).recent.noise_kg == pytest.approx(noise_kg, rel=0.15)


@KINDS
def test_rows_that_were_asked_for_twice_do_not_change_the_noise(kind):
    rows = health_rows.trembling(ROWS[kind](), 0.7)
    twice = [row._replace(t_s=row.t_s + late_s) for row in rows for late_s in (0.0, 0.005)]

    assert stamp(kind, twice).noise_kg == pytest.approx(stamp(kind, rows).noise_kg, rel=0.1)


def test_noise_needs_rows_that_follow_on_each_other_in_a_second_of_one_kind():
    cut, mixed = Hum(10), Hum(10)
    for at in range(300):
        if at % 3 == 0:
            cut.cut()
        cut.add(10.0 * (at // 3), True)
        mixed.add(10.0 * (at % 2), at < 150)
    for hum in (cut, mixed):
        hum.second_over()
        assert (hum.noise_kg, hum.recent_kg) == (0.0, 0.0)


def test_rows_beyond_belief_are_counted_and_not_looked_at():
    rows = [Sample(at / 100, (1e308 / (1 + at % 2), 0.0, 0.0, 0.0)) for at in range(500)]
    health = health_of(BOARD, rows)

    assert (health.rows, health.noise_kg, health.drift_kg) == (500, 0.0, 0.0)


def test_noise_is_taken_from_the_empty_board_where_there_was_one():
    loud = health_rows.each(
        health_rows.board_rows(),
        lambda t_s, cells: [kg + (t_s * 100 % 2) * 0.5 if kg > 1 else kg for kg in cells],
    )
    never = [row for row in loud if row.t_s < 19]

    assert stamp("board", loud).noise_kg < 0.1
    assert stamp("board", never).noise_kg > 0.3
