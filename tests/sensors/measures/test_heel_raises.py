"""Heel raises in insoles: counted exactly per side, and never on a foot that has no heel phase."""

import numpy as np
import pytest

from sensors.layout import WII_BOARD, Cell, Layout, Side
from sensors.measures.heel_raises import (
    DEFINITIONS,
    HeelRaiseFold,
    find_heel_raises,
    heel_raises,
    rear,
)
from sensors.measures.refused import Refused
from tests.sensors.measures.planted import body
from tests.sensors.measures.planted.feet import INSOLES, Y_MM, in_insoles, raises
from tests.sensors.measures.planted.trouble import CONDITIONS, HARD, Trouble, both, misses_s

EVERY = CONDITIONS | HARD


@pytest.mark.parametrize("name", EVERY)
def test_raises_of_both_heels_are_counted_and_on_time(name):
    for seed in range(20):
        planted, rears = raises(seed, reps=3)
        for rows in both(in_insoles(planted.load, rears, EVERY[name], seed)):
            found = find_heel_raises(rows.t_s, rows.cells_kg, INSOLES, rows.standing_kg)
            for side in Side:
                own = [one for one in found if one.side is side]
                for key in ("start_s", "end_s"):
                    off_s = misses_s(planted, side.value, key, own)
                    assert np.abs(off_s).max() < 0.05, (seed, side, key)


@pytest.mark.parametrize("sound", Side)
def test_a_prosthesis_that_bears_nine_tenths_in_front_never_rises(sound):
    for seed in range(20):
        planted, rears = raises(seed, reps=3, sides=(sound,))
        rows = in_insoles(planted.load, rears, HARD["everything at once"], seed)
        for seen in both(rows):
            found = find_heel_raises(seen.t_s, seen.cells_kg, INSOLES, seen.standing_kg)

            assert [one.side for one in found] == [sound] * 3, seed


def test_a_child_that_stands_mostly_on_one_foot_is_counted_on_both():
    planted, rears = raises(1)
    share = np.full(len(planted.load), 0.8)
    rows = in_insoles(planted.load, rears, Trouble(kg=12, noise_kg=0.1), 1, share)

    found = find_heel_raises(rows.t_s, rows.cells_kg, INSOLES, 12.0)

    assert [sum(one.side is side for one in found) for side in Side] == [5, 5]


def test_a_side_can_be_switched_off():
    planted, rears = raises(2)
    rows = in_insoles(planted.load, rears, Trouble(), 2)

    values = heel_raises(rows.t_s, rows.cells_kg, INSOLES, 30.0, sides=(Side.RIGHT,))

    assert values["heel_raises_right"] == 5
    assert not any("left" in key for key in values)


def fed(*parts, rate_hz=100):
    """Raises of a left foot that bears half: parts of (seconds, rear share, foot, other)."""
    fold, found, t_s = HeelRaiseFold(Side.LEFT), [], 0.0
    for seconds, share, foot, other in parts:
        for _ in range(round(seconds * rate_hz)):
            t_s += 1 / rate_hz
            found.append(fold.add(t_s, share * foot, foot, other))
    return [one for one in found if one]


FLAT, UP = (1.0, 0.4, 0.5, 0.5), (1.0, 0.0, 0.5, 0.5)


def test_a_heel_that_was_never_down_does_not_rise():
    assert fed(UP, (1.0, 0.12, 0.5, 0.5), UP, FLAT) == []


def test_a_heel_that_comes_down_half_way_makes_no_second_raise():
    assert len(fed(FLAT, UP, (0.5, 0.13, 0.5, 0.5), UP, FLAT)) == 1


def test_a_heel_lifted_for_less_than_a_third_of_a_second_is_none():
    assert fed(FLAT, (0.25, 0.0, 0.5, 0.5), FLAT) == []


def test_rising_onto_one_foot_is_none():
    assert fed(FLAT, (1.0, 0.0, 0.97, 0.03), FLAT) == []


def test_hanging_on_by_the_hands_is_none():
    assert fed(FLAT, (1.0, 0.0, 0.4, 0.4), FLAT) == []


def test_a_raise_ends_when_the_foot_is_lifted():
    (raised,) = fed(FLAT, UP, (1.0, 0.0, 0.0, 1.0), FLAT)

    assert raised.end_s - raised.start_s == pytest.approx(1.0, abs=0.06)


def test_no_other_movement_is_a_raise():
    for seed in range(5):
        for planted in (body.squats(seed, reps=3), body.jumps(seed), body.stepping_off(seed)):
            course = np.full(len(planted.load), 0.4)
            rows = in_insoles(planted.load, [course, course], HARD["everything at once"], seed)

            assert find_heel_raises(rows.t_s, rows.cells_kg, INSOLES, 12.0) == []


def test_the_rear_third_is_found_by_place():
    assert [y for y, at in zip(Y_MM * 2, rear(INSOLES, Side.LEFT), strict=True) if at] == [
        -80.0,
        -80.0,
        -50.0,
        -50.0,
    ]


def test_a_board_is_refused():
    with pytest.raises(Refused, match="insoles"):
        heel_raises(np.arange(20.0), np.ones((20, 4)), WII_BOARD, 30.0)


def test_an_insole_that_knows_no_heel_is_refused():
    flat = Layout("insole_pair", tuple(Cell(side.value, 0.0, 0.0, side) for side in Side))

    with pytest.raises(Refused, match="along the left foot"):
        heel_raises(np.arange(20.0), np.ones((20, 2)), flat, 30.0)


def test_without_a_weight_it_is_refused():
    with pytest.raises(Refused, match="standing weight"):
        heel_raises(np.arange(20.0), np.ones((20, 16)), INSOLES, None)


def test_the_numbers_have_definitions():
    planted, rears = raises(4)
    rows = in_insoles(planted.load, rears, Trouble(), 4)

    values = heel_raises(rows.t_s, rows.cells_kg, INSOLES, 30.0)

    assert set(values) == {one.key for one in DEFINITIONS}
