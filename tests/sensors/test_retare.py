"""A device that was lost and is back finds its zero, before anybody plays on it."""

from dataclasses import replace

import pytest

from sensors.layout import WII_BOARD
from sensors.signals import Unload
from sensors.tracker import Tracker
from tests.sensors.children import IN_INSOLES, INSOLES, KG, ON_BOARD, board_cells, play, stream

MOVED = (0.8, -0.6, 0.4, 0.5)
"""How far each cell's zero has moved while the device was gone."""
STEPPED_OFF = 1.2


def back(layout=WII_BOARD, calibration=ON_BOARD):
    """A tracker whose device has just come back."""
    tracker = Tracker(layout, calibration)
    play(tracker, stream((1, board_cells())))
    tracker.reopened()
    return tracker


def unloads(tracker, *phases, start_s=2.0):
    return [signals.unload for signals in play(tracker, stream(*phases, start_s=start_s))]


def test_the_board_asks_to_be_empty_until_it_was():
    tracker = back()
    asked = unloads(tracker, (2, board_cells(zero=MOVED)), (STEPPED_OFF, MOVED))

    assert asked[0] is asked[119] is Unload.BOARD
    assert asked[-1] is None
    assert tracker.calibration.zero_kg == pytest.approx(MOVED, abs=1e-3)


def test_leans_are_right_again_with_the_new_zero():
    tracker = back()
    unloads(tracker, (STEPPED_OFF, MOVED))
    signals = play(tracker, stream((3, board_cells(60, -20, zero=MOVED)), start_s=5.0))[-1]

    assert signals.lean_x == pytest.approx(0.5, abs=1e-3)
    assert signals.load_share == pytest.approx(1.0, abs=1e-3)


def test_the_rest_of_the_calibration_survives():
    tracker = back()
    unloads(tracker, (STEPPED_OFF, MOVED))
    assert replace(tracker.calibration, zero_kg=ON_BOARD.zero_kg) == ON_BOARD


def test_an_empty_board_that_repeats_itself_is_empty_too():
    assert unloads(back(), (STEPPED_OFF, (0.0,) * 4))[-1] is None


def test_a_short_step_off_is_not_enough():
    assert unloads(back(), (0.6, MOVED), (1, board_cells(zero=MOVED)))[-1] is Unload.BOARD


def test_a_child_that_stands_there_is_never_taken_for_an_empty_board():
    assert unloads(back(), (20, board_cells()))[-1] is Unload.BOARD


def test_a_hand_that_moves_on_the_board_is_not_emptiness():
    tracker = back()
    pressing = [(0.25, board_cells(kg=0.05 * KG * (1 + n % 2))) for n in range(24)]
    assert unloads(tracker, *pressing)[-1] is Unload.BOARD


def test_insoles_ask_for_one_foot_after_the_other():
    tracker = Tracker(INSOLES, IN_INSOLES)
    tracker.reopened()
    both, left_up, right_up = (7.0, 8.0, 9.0, 6.0), (0.3, 0.2, 14, 16), (14.3, 16.2, 0.1, 0.4)
    asked = unloads(tracker, (1, both), (0.6, left_up), (1, both), (0.6, right_up), (1, both))

    assert list(dict.fromkeys(asked)) == [Unload.LEFT, Unload.RIGHT, None]
    assert tracker.calibration.zero_kg == pytest.approx((0.3, 0.2, 0.1, 0.4), abs=1e-3)


def test_feet_may_be_lifted_in_the_other_order_too():
    tracker = Tracker(INSOLES, IN_INSOLES)
    tracker.reopened()
    asked = unloads(tracker, (0.6, (14, 16, 0.1, 0.4)), (1, (7, 8, 9, 6)))
    assert asked[-1] is Unload.LEFT
    assert unloads(tracker, (0.6, (0.3, 0.2, 14, 16)), start_s=5.0)[-1] is None


def test_without_a_calibration_there_is_nothing_to_find_again():
    tracker = Tracker(WII_BOARD, None)
    tracker.reopened()
    assert set(unloads(tracker, (1, board_cells()))) == {None}
