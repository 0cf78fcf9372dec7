"""Lifted feet and steps, from loads and from places."""

import pytest

from sensors.calibration import Calibration, Reach
from sensors.feet import BoardFeet, InsoleFeet
from sensors.layout import Side

LEFT, RIGHT = Side.LEFT, Side.RIGHT
DOWN, UP = 30.0, 0.0
CHILD = Calibration((0.0,) * 4, 60.0, 20.0, 0.0, Reach(100.0, 140.0, 50.0, 50.0), 3.0)
"""Its left place is at -80 mm, its right one at 160: the mid line at 40, the band 19.2 mm."""


# --- Insoles --------------------------------------------------------------------------------------
def walk(*phases, rate_hz=100):
    """Steps over phases of (seconds, left kg, right kg)."""
    feet, steps, at = InsoleFeet(CHILD), [], 0
    for seconds, left_kg, right_kg in phases:
        for _ in range(round(seconds * rate_hz)):
            landed = feet.add(left_kg, right_kg, at / rate_hz)
            if landed:
                steps.append((round(at / rate_hz, 3), landed))
            at += 1
    return feet, steps


def test_a_foot_that_was_off_and_lands_has_made_a_step():
    _, steps = walk((1, DOWN, DOWN), (0.4, UP, 60), (0.5, DOWN, DOWN), (0.4, 60, UP), (1, 30, 30))

    assert steps == [(1.4, LEFT), (2.3, RIGHT)]


@pytest.mark.parametrize("rate_hz", [50, 100, 200])
@pytest.mark.parametrize(("swing_s", "count"), [(0.08, 0), (0.1, 1)])
def test_a_swing_lasts_a_tenth_of_a_second(swing_s, count, rate_hz):
    _, steps = walk((1, DOWN, DOWN), (swing_s, UP, 60), (1, DOWN, DOWN), rate_hz=rate_hz)

    assert len(steps) == count


def test_a_contact_of_just_the_shortest_time_counts_whenever_it_begins():
    """Differences of stamps are rounded: 0.31 + 0.15 is not 0.46."""
    for start in range(100, 400):
        up, down = (0.3, UP, 60), (0.15, DOWN, DOWN)
        _, steps = walk((start / 100, DOWN, DOWN), up, down, up, (0.5, DOWN, DOWN))
        assert len(steps) == 2, start


def test_a_short_touch_before_a_swing_is_no_contact():
    touch = ((0.3, UP, 60), (0.1, DOWN, DOWN), (0.3, UP, 60), (0.5, DOWN, DOWN))
    stand = ((0.3, UP, 60), (0.16, DOWN, DOWN), (0.3, UP, 60), (0.5, DOWN, DOWN))

    assert len(walk((1, DOWN, DOWN), *touch)[1]) == 1
    assert len(walk((1, DOWN, DOWN), *stand)[1]) == 2


def test_loads_between_off_and_contact_change_nothing():
    between = 0.06 * 60

    assert walk((1, DOWN, DOWN), (1, between, 57), (1, DOWN, DOWN))[1] == []
    assert walk((1, DOWN, DOWN), (0.3, UP, 60), (1, between, 57))[0].lifted is LEFT


def test_feet_follow_each_other_as_fast_as_they_like():
    _, steps = walk((1, 30, 30), (0.15, 0, 60), (0.02, 30, 30), (0.15, 60, 0), (1, 30, 30))

    assert [foot for _, foot in steps] == [LEFT, RIGHT]


@pytest.mark.parametrize(
    ("left_kg", "right_kg", "lifted"),
    [(30, 30, None), (0, 60, LEFT), (60, 0, RIGHT), (0, 0, None)],
)
def test_one_foot_is_lifted_where_the_other_stands(left_kg, right_kg, lifted):
    assert walk((1, DOWN, DOWN), (1, left_kg, right_kg))[0].lifted is lifted


# --- One board ------------------------------------------------------------------------------------
def shift(*places, start_s=0.0, step_s=0.5):
    feet = BoardFeet(CHILD)
    landed = [feet.add(x, 0.5, 60.0, start_s + at * step_s) for at, x in enumerate(places)]
    return [foot for foot in landed if foot]


def test_the_weight_steps_over_the_middle_of_the_childs_own_places():
    assert shift(100, -20, 100) == [LEFT, RIGHT]
    assert shift(60, 20) == [LEFT]  # 40 +- 19.2
    assert shift(60, 21) == []
    assert shift(59, 20, 59) == []


def test_the_first_side_is_no_step():
    assert shift(100, 120, 100) == []


def test_sway_on_the_mid_line_is_no_step():
    assert shift(100, *[40 + side * 19 for _ in range(20) for side in (1, -1)]) == []


def test_two_steps_keep_a_fifth_of_a_second_between_them():
    assert shift(100, -20, 100, -20, 100, step_s=0.2) == [LEFT, RIGHT, LEFT, RIGHT]
    assert shift(100, -20, 100, -20, -20, -20, step_s=0.1) == [LEFT]
    assert shift(100, -20, 100, 100, 100, step_s=0.1) == [LEFT, RIGHT]


def test_a_child_with_a_tiny_reach_does_not_step_by_swaying():
    small = Calibration((0.0,) * 4, 20.0, 0.0, 0.0, Reach(20.0, 20.0, 20.0, 20.0), 2.0)
    feet = BoardFeet(small)

    assert {feet.add(x, 0.5, 20.0, at) for at, x in enumerate((9, -9, 9, -9))} == {None}


def lifted(*shares, load_kg=60.0):
    feet = BoardFeet(CHILD)
    seen = []
    for at, share in enumerate(shares):
        feet.add(0.0, share, load_kg, at)
        seen.append(feet.lifted)
    return seen


def test_a_foot_is_lifted_below_its_limit_and_down_again_above_it():
    assert lifted(0.5, 0.15, 0.14, 0.19, 0.21) == [None, None, LEFT, LEFT, None]
    assert lifted(0.5, 0.85, 0.86, 0.81, 0.79) == [None, None, RIGHT, RIGHT, None]


def test_each_side_has_its_own_limit():
    own = Calibration(
        (0.0,) * 4, 60.0, 0.0, 0.0, CHILD.reach, 3.0, left_lift_share=0.2, right_lift_share=0.1
    )
    feet = BoardFeet(own)
    feet.add(0.0, 0.19, 60.0, 0.0)
    assert feet.lifted is LEFT

    feet.add(0.0, 0.5, 60.0, 1.0)
    feet.add(0.0, 0.89, 60.0, 2.0)
    assert feet.lifted is None


def test_what_weighs_less_than_half_of_the_child_lifts_no_foot():
    assert lifted(0.0, load_kg=29.0) == [None]
    assert lifted(0.0, load_kg=31.0) == [LEFT]
