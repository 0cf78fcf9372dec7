"""A lively device that is stuck falls silent within 250 ms; nothing that lives is taken for it."""

from dataclasses import replace

import pytest

from sensors.layout import WII_BOARD
from sensors.sample import Sample
from sensors.stuck import STUCK_S
from sensors.tracker import Tracker
from tests.sensors.children import IN_INSOLES, INSOLES, ON_BOARD, board_cells, play, stream

LIVELY = replace(WII_BOARD, lively=True)
LIVELY_FEET = replace(INSOLES, lively=True)
TICKS_S = 2 / 60
STANDING = (7.0, 8.0, 9.0, 6.0)


def ages(layout, calibration, samples):
    return [signals.age_s for signals in play(Tracker(layout, calibration), samples)]


def from_then_on(samples, change, start_s=1.0):
    """The samples, with `change` made to their cells from `start_s` on."""
    frozen = next(s.cells_kg for s in samples if s.t_s >= start_s)
    return [Sample(s.t_s, change(s.cells_kg, frozen)) if s.t_s >= start_s else s for s in samples]


def test_a_board_that_repeats_one_row_under_a_child_is_silent_in_time():
    rows = from_then_on(stream((2, board_cells())), lambda cells, frozen: frozen)

    silent = ages(LIVELY, ON_BOARD, rows)
    assert max(silent[: round(60 * (1 + STUCK_S))]) == 0
    assert silent[-1] == pytest.approx(1 - STUCK_S, abs=TICKS_S)


@pytest.mark.parametrize("cell", range(4))
@pytest.mark.parametrize("value", [0.0, 5.0])
def test_one_dead_corner_of_a_board_is_enough(cell, value):
    def dead(cells, frozen):
        return tuple(value if at == cell else kg for at, kg in enumerate(cells))

    rows = from_then_on(stream((2, board_cells())), dead)
    assert ages(LIVELY, ON_BOARD, rows)[-1] == pytest.approx(1 - STUCK_S, abs=TICKS_S)


def test_an_insole_that_repeats_itself_under_a_foot_is_silent():
    rows = from_then_on(stream((2, STANDING)), lambda cells, frozen: frozen[:2] + cells[2:])
    assert ages(LIVELY_FEET, IN_INSOLES, rows)[-1] == pytest.approx(1 - STUCK_S, abs=TICKS_S)


def test_a_lifted_foot_may_read_the_same_for_as_long_as_it_likes():
    rows = stream((1, STANDING), (3, (0.0, 0.0, 14.0, 16.0)))
    assert max(ages(LIVELY_FEET, IN_INSOLES, rows)) == 0


def test_single_cells_of_an_insole_may_bear_nothing():
    rows = stream((3, (0.0, 15.0, 0.0, 15.0)))
    assert max(ages(LIVELY_FEET, IN_INSOLES, rows)) == 0


def test_an_empty_board_may_repeat_itself():
    rows = stream((1, board_cells()), (3, (0.0,) * 4))
    assert max(ages(LIVELY, ON_BOARD, rows)) == 0


def test_a_child_that_steps_on_after_a_long_empty_board_is_not_stuck():
    rows = stream((3, (0.0,) * 4), (1, board_cells()))
    assert max(ages(LIVELY, ON_BOARD, rows)) == 0


def test_a_device_that_reports_changes_only_is_never_stuck():
    rows = from_then_on(stream((3, board_cells())), lambda cells, frozen: frozen)
    assert max(ages(WII_BOARD, ON_BOARD, rows)) == 0


def test_a_stuck_board_that_lives_again_is_heard_at_once():
    rows = from_then_on(stream((2, board_cells())), lambda cells, frozen: frozen)
    rows += stream((1, board_cells()), start_s=2.0)
    assert ages(LIVELY, ON_BOARD, rows)[-1] == 0
