"""Leaning by keys."""

from game.model import TICK_S
from game.shell.arrows import CREEP_S, HOME_S, STAY_S, Axis


def held(axis, towards, seconds):
    for _ in range(round(seconds / TICK_S)):
        lean = axis.tick(towards)
    return lean


def test_a_key_that_is_held_leans_farther_and_never_beyond_a_full_lean():
    axis = Axis()

    assert 0.45 < held(axis, 1, CREEP_S / 2) < 0.55
    assert held(axis, 1, CREEP_S) == 1.0


def test_a_lean_stays_long_enough_to_be_held_and_then_comes_home():
    axis = Axis()
    there = held(axis, -1, CREEP_S / 2)

    assert held(axis, 0, STAY_S - 0.1) == there
    assert held(axis, 0, HOME_S + 0.2) == 0.0


def test_the_other_key_turns_round_at_once():
    axis = Axis()
    there = held(axis, 1, CREEP_S / 2)

    assert axis.tick(-1) < there
