"""What a device reads without weight, found on an empty board or under lifted feet."""

import pytest

from game.model import TICK_S
from game.scenes.zeroing import PATIENCE_S, Zeroing
from sensors.signals import Reading, Unload

BOARD = (0.4, -0.2, 0.1, 0.3)
BOTH, LEFT_UP, RIGHT_UP = (8.0, 7.0, 9.0, 6.0), (0.2, 0.3, 14.0, 16.0), (14.0, 16.0, 0.1, 0.4)


def after(zeroing, *phases):
    """Zeroing after phases of (seconds, cells, somebody is on it)."""
    for seconds, cells, on_board in phases:
        for _ in range(round(seconds / TICK_S)):
            reading = Reading(cells, sum(cells), 0.0, 0.0) if cells else None
            zeroing = zeroing.step(reading, on_board, TICK_S)
    return zeroing


def test_an_empty_board_is_its_zero():
    zeroing = after(Zeroing(), (1.1, BOARD, False))
    assert zeroing.done
    assert zeroing.zero_kg == pytest.approx(BOARD)


def test_the_board_must_be_empty_without_a_break():
    steps = ((0.6, BOARD, False), (0.2, (9.0,) * 4, True), (0.6, BOARD, False))
    assert not after(Zeroing(), *steps).done


def test_who_never_steps_off_plays_without_a_tare():
    zeroing = after(Zeroing(), (PATIENCE_S + 0.1, (9.0,) * 4, True))
    assert zeroing.done
    assert zeroing.zero_kg == (0.0,) * 4


def test_nothing_is_found_while_nothing_is_read():
    assert after(Zeroing(), (60.0, None, False)) == Zeroing()


def test_feet_are_lifted_one_after_the_other():
    start = Zeroing(has_feet=True)
    first = after(start, (1.0, BOTH, True), (0.5, LEFT_UP, True))
    assert (start.unload, first.unload, first.done) == (Unload.LEFT, Unload.RIGHT, False)
    both = after(first, (1.0, BOTH, True), (0.5, RIGHT_UP, True))
    assert both.done
    assert both.zero_kg == pytest.approx((0.2, 0.3, 0.1, 0.4))


def test_a_foot_that_is_not_lifted_is_not_waited_for_for_ever():
    zeroing = after(Zeroing(has_feet=True), (PATIENCE_S + 0.1, BOTH, True), (0.5, RIGHT_UP, True))
    assert zeroing.done
    assert zeroing.zero_kg == pytest.approx((0.0, 0.0, 0.1, 0.4))


def test_the_wrong_foot_does_not_count():
    zeroing = after(Zeroing(has_feet=True), (2.0, RIGHT_UP, True))
    assert (zeroing.unload, zeroing.done) == (Unload.LEFT, False)


def test_insoles_that_nobody_wears_are_both_empty():
    lying = (0.2, 0.1, 0.0, 0.3)
    zeroing = after(Zeroing(has_feet=True), (1.1, lying, False))
    assert zeroing.done
    assert zeroing.zero_kg == pytest.approx(lying)


def test_what_was_found_stays():
    done = after(Zeroing(), (1.1, BOARD, False))
    assert after(done, (2.0, (9.0,) * 4, False)) == done
