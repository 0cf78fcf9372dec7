"""Jumps: counted exactly, told while the child is in the air, timed to 50 ms."""

import numpy as np
import pytest

from sensors.measures.jumps import DEFINITIONS, JumpFold, find_jumps, jumps
from sensors.measures.refused import Refused
from tests.sensors.measures.planted import body
from tests.sensors.measures.planted.trouble import CONDITIONS, HARD, WAYS, both, misses_s, on_board

EVERY = CONDITIONS | HARD


@pytest.mark.parametrize("way", [0, 1], ids=["play", "report"])
@pytest.mark.parametrize("name", EVERY)
def test_jumps_are_counted_and_on_time(name, way):
    for seed in range(20):
        planted = body.jumps(seed)
        rows = WAYS[way](on_board(planted.load, EVERY[name], seed))
        found = find_jumps(rows.t_s, rows.load_kg, rows.standing_kg)

        assert np.abs(misses_s(planted, "jump", "start_s", found)).max() < 0.05, seed


def told_after_s(load_shares, rate_hz=100):
    fold = JumpFold()
    for row, w in enumerate(load_shares):
        if fold.add(row / rate_hz, w):
            return row / rate_hz
    return None


def test_it_is_told_sixty_milliseconds_after_the_feet_left():
    loads = [1.0] * 10 + [1.6] * 20 + [0.0] * 30

    assert told_after_s(loads) == pytest.approx(0.29 + 0.01 * (1.4 / 1.6) + 0.06, abs=0.011)


def test_a_shorter_flight_is_none():
    assert told_after_s([1.6] * 20 + [0.0] * 5 + [1.6] * 20) is None


def test_a_flight_between_two_rows_of_a_slow_board_counts_by_its_interpolated_length():
    assert told_after_s([1.0, 1.5, 0.0, 0.0, 0.3, 1.0], rate_hz=25) is not None


def test_stepping_off_without_a_push_is_none():
    assert told_after_s([1.0] * 50 + [0.0] * 50) is None


def test_a_push_long_ago_is_no_part_of_it():
    assert told_after_s([1.6] * 10 + [1.0] * 60 + [0.0] * 50) is None


def test_no_other_movement_is_a_jump():
    for seed in range(20):
        for planted in (body.squats(seed, reps=3), body.chair(seed), body.stepping_off(seed)):
            rows = on_board(planted.load, HARD["everything at once"], seed)

            for seen in both(rows):
                assert find_jumps(seen.t_s, seen.load_kg, seen.standing_kg) == []


def test_the_number_has_a_definition():
    assert set(jumps(np.arange(20.0), np.ones(20), 1.0)) == {one.key for one in DEFINITIONS}


def test_without_a_weight_it_is_refused():
    with pytest.raises(Refused, match="standing weight"):
        jumps(np.arange(20.0), np.ones(20), None)
