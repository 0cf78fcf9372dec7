"""What the tracker makes of rows: the child's own scale, presence, freshness."""

from dataclasses import replace

import pytest

from sensors.layout import WII_BOARD, Side
from sensors.sample import Sample
from sensors.signals import Reading
from sensors.tracker import Tracker
from tests.sensors.children import (
    IN_INSOLES,
    INSOLES,
    KG,
    ON_BOARD,
    board_cells,
    play,
    stream,
)

LEFT, RIGHT = Side.LEFT, Side.RIGHT
EMPTY = (0.0,) * 4


def last(*phases, calibration=ON_BOARD, rate_hz=100):
    return play(Tracker(WII_BOARD, calibration), stream(*phases, rate_hz=rate_hz))[-1]


# --- The child's own scale ------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("x_mm", "y_mm", "lean_x", "lean_y"),
    [
        (10, -20, 0.0, 0.0),
        (60, -20, 0.5, 0.0),
        (-30, -20, -0.5, 0.0),
        (10, 30, 0.0, 1.0),
        (10, -40, 0.0, -0.5),
        (130, -80, 1.2, -1.5),
        (-200, 100, -1.5, 1.5),
    ],
)
def test_leans_are_shares_of_the_childs_own_reach_in_that_direction(x_mm, y_mm, lean_x, lean_y):
    signals = last((4, board_cells(x_mm, y_mm)))

    assert signals.lean_x == pytest.approx(lean_x, abs=1e-3)
    assert signals.lean_y == pytest.approx(lean_y, abs=1e-3)


def test_each_cells_own_zero_is_taken_off():
    zero = (1.0, -0.5, 0.7, 0.2)
    tared = replace(ON_BOARD, zero_kg=zero)
    signals = last((2, board_cells(60, -20, zero=zero)), calibration=tared)

    assert signals.lean_x == pytest.approx(0.5, abs=1e-3)
    assert signals.load_share == pytest.approx(1.0, abs=1e-3)
    assert signals.reading.load_kg == pytest.approx(KG, abs=1e-3)
    assert signals.reading.cells_kg == pytest.approx(board_cells(60, -20, zero=zero), abs=1e-3)


def test_a_child_that_holds_on_has_a_smaller_load_and_the_same_place():
    signals = last((2, board_cells(60, -20, kg=0.6 * KG)))

    assert signals.load_share == pytest.approx(0.6, abs=1e-3)
    assert signals.lean_x == pytest.approx(0.5, abs=1e-3)


def test_a_spike_is_told_at_once_and_not_clipped():
    tracker = Tracker(WII_BOARD, ON_BOARD)
    play(tracker, stream((2, board_cells())))

    assert tracker.tick([Sample(2.0, board_cells(kg=2.4 * KG))], 1 / 60).load_share > 2.3


def test_the_left_share_of_a_board_is_the_share_of_its_left_cells():
    assert last((1, board_cells(0))).left_share == pytest.approx(0.5)
    assert last((1, board_cells(-216.5))).left_share == pytest.approx(1.0)
    assert last((1, board_cells(-400))).left_share == 1.0
    assert last((1, board_cells(108.25))).left_share == pytest.approx(0.25)


def test_sway_is_a_multiple_of_the_childs_own():
    quiet = last((10, board_cells()))
    samples = [
        Sample(at / 100, board_cells(10 + 8 * (-1) ** (at // 50), -20 + at % 2 / 1000))
        for at in range(1000)
    ]

    assert quiet.sway < 0.1
    assert play(Tracker(WII_BOARD, ON_BOARD), samples)[-1].sway == pytest.approx(2.0, abs=0.3)


def test_a_calibration_without_any_sway_divides_by_nothing():
    still = replace(ON_BOARD, quiet_mm=0.0)

    assert 0 <= last((3, board_cells()), calibration=still).sway < 0.1


# --- Being there ----------------------------------------------------------------------------------
def test_before_the_first_row_nobody_is_there_and_time_goes_by():
    tracker = Tracker(WII_BOARD, ON_BOARD)
    tracker.tick([], 0.5)
    signals = tracker.tick([], 0.25)

    assert not signals.on_board
    assert signals.age_s == 0.75
    assert signals.reading is None


def test_a_tenth_of_the_childs_weight_is_somebody():
    assert not last((1, board_cells(kg=0.099 * KG))).on_board
    assert last((1, board_cells(kg=0.101 * KG))).on_board


@pytest.mark.parametrize("rate_hz", [50, 100, 200])
def test_stepping_off_is_known_in_time_although_an_empty_board_repeats_itself(rate_hz):
    samples = stream((2, board_cells()), (1, EMPTY), rate_hz=rate_hz)
    signals = play(Tracker(WII_BOARD, ON_BOARD), samples)
    gone = next(at for at, one in enumerate(signals) if at > 10 and not one.on_board)

    assert (gone + 1) / 60 - 2.0 <= 0.2
    assert signals[-1].load_share == 0.0
    assert (signals[-1].lean_x, signals[-1].lean_y) == (0.0, 0.0)
    assert signals[-1].reading == Reading(EMPTY, 0.0, 0.0, 0.0)


def test_a_lean_is_held_for_the_moment_in_which_nobody_is_felt():
    signals = play(
        Tracker(WII_BOARD, ON_BOARD),
        stream((2, board_cells(60)), (0.1, EMPTY), (0.5, board_cells(60))),
    )

    assert all(one.on_board for one in signals[1:])
    assert all(one.lean_x == pytest.approx(0.5, abs=1e-2) for one in signals[60:])


def test_a_child_that_steps_on_again_starts_afresh():
    phases = [(2, board_cells(-150)), (0.5, EMPTY), (0.02, board_cells(60))]
    signals = last(*phases)

    assert signals.on_board
    assert signals.lean_x == pytest.approx(0.5, abs=1e-3)
    assert signals.sway == pytest.approx(1.0, abs=0.1)
    assert signals.steps == ()


# --- Freshness ------------------------------------------------------------------------------------
def test_repeated_rows_renew_freshness():
    tracker = Tracker(WII_BOARD, ON_BOARD)
    tracker.tick([Sample(0.0, board_cells())], 0.1)
    assert tracker.tick([], 0.1).age_s == 0.1
    assert tracker.tick([Sample(0.0, board_cells())], 0.1).age_s == 0.0


def test_silence_grows_old():
    tracker = Tracker(WII_BOARD, ON_BOARD)
    tracker.tick([Sample(0.0, board_cells())], 0.1)
    for _ in range(9):
        signals = tracker.tick([], 0.1)

    assert signals.age_s == pytest.approx(0.9)
    assert signals.on_board


@pytest.mark.parametrize("broken", [float("nan"), float("inf"), -float("inf"), 1e9])
def test_a_row_without_numbers_is_no_row(broken):
    tracker = Tracker(WII_BOARD, ON_BOARD)
    play(tracker, stream((2, board_cells(60))))
    before = tracker.tick([], 0.0)
    rows = [Sample(2.0, (broken, 5.0, 5.0, 5.0)), Sample(2.01, ()), Sample(2.02, (1.0,) * 5)]
    if abs(broken) != 1e9:
        rows.append(Sample(broken, board_cells(-60)))

    assert tracker.tick(rows, 0.1) == before._replace(age_s=before.age_s + 0.1)


def test_a_load_that_is_truly_steady_is_settled_on():
    tracker = Tracker(WII_BOARD, ON_BOARD)
    play(tracker, stream((1, board_cells(10))))
    steady = [Sample(1 + at / 100, board_cells(60)) for at in range(300)]

    assert play(tracker, steady)[-1].lean_x == pytest.approx(0.5, abs=1e-3)


# --- Drop-outs ------------------------------------------------------------------------------------
def test_a_dropout_leaves_no_trace():
    good = stream((3, board_cells(60)))
    faulty = list(good)
    for at in (200, 201, 230, 260, 261, 262, 263):
        t_s, (_, *others) = good[at]
        faulty[at] = Sample(t_s, (0.0, *others))
    expected = play(Tracker(WII_BOARD, ON_BOARD), good)
    got = play(Tracker(WII_BOARD, ON_BOARD), faulty)

    for one, other in zip(got, expected, strict=True):
        assert one.lean_x == pytest.approx(other.lean_x, abs=1e-4)
        assert one.load_share == pytest.approx(other.load_share, abs=1e-4)
        assert one.sway == pytest.approx(other.sway, abs=0.01)


def test_a_dropout_that_lasts_is_believed():
    signals = play(
        Tracker(WII_BOARD, ON_BOARD), stream((2, board_cells()), (0.3, (0.0, 8.0, 0.0, 8.0)))
    )

    assert signals[-1].load_share == pytest.approx(16 / KG, abs=1e-4)
    assert signals[-1].lifted is LEFT


def test_a_lasting_fall_is_believed_even_where_its_rows_repeat():
    tracker = Tracker(WII_BOARD, ON_BOARD)
    play(tracker, stream((2, board_cells())))
    fallen = [Sample(2 + at / 100, (0.0, 0.0, 8.0, 8.0)) for at in range(8)]

    assert play(tracker, fallen)[-1].load_share == pytest.approx(16 / KG)


# --- Feet -----------------------------------------------------------------------------------------
def test_insoles_tell_the_share_and_the_lift_of_each_foot():
    stand, on_right = (5.0, 5.0, 10.0, 10.0), (0.0, 0.0, 15.0, 15.0)
    signals = play(Tracker(INSOLES, IN_INSOLES), stream((1, stand), (0.5, on_right), (1, stand)))
    steps = [foot for one in signals for foot in one.steps]

    assert signals[50].left_share == pytest.approx(1 / 3)
    assert [signals[50].lifted, signals[80].lifted, signals[-1].lifted] == [None, LEFT, None]
    assert steps == [LEFT]


def test_an_insoles_zeros_are_true_at_once():
    tracker = Tracker(INSOLES, IN_INSOLES)
    play(tracker, stream((1, (7.5, 7.5, 7.5, 7.5))))

    assert tracker.tick([Sample(1.0, (0.0, 0.0, 10.0, 10.0))], 1 / 60).lifted is LEFT


def test_weight_shifts_on_a_board_are_steps():
    left, right = board_cells(-90), board_cells(110)
    signals = play(Tracker(WII_BOARD, ON_BOARD), stream(*[(0.5, left), (0.5, right)] * 3))

    assert [foot for one in signals for foot in one.steps] == [RIGHT, LEFT, RIGHT, LEFT, RIGHT]


def test_a_step_is_told_in_one_tick_only():
    tracker = Tracker(WII_BOARD, ON_BOARD)
    play(tracker, stream((1, board_cells(-90))))
    told = [tracker.tick([Sample(1.0, board_cells(110))], 0.0).steps, tracker.tick([], 0.0).steps]

    assert told == [(RIGHT,), ()]


# --- Without a calibration ------------------------------------------------------------------------
def test_without_a_calibration_five_kilograms_are_somebody():
    assert not last((1, board_cells(kg=4.9)), calibration=None).on_board
    assert last((1, board_cells(kg=5.1)), calibration=None).on_board


def test_without_a_calibration_there_are_readings_and_no_lean():
    signals = last((1, board_cells(100, 50)), calibration=None)

    assert (signals.lean_x, signals.lean_y, signals.load_share, signals.sway) == (0, 0, 1, 1)
    assert signals.lifted is None
    assert signals.reading.load_kg == pytest.approx(KG, abs=1e-4)
    assert signals.reading.x_mm == pytest.approx(100, abs=1e-3)
    assert signals.reading.y_mm == pytest.approx(50, abs=1e-3)


def test_a_device_without_kilograms_has_its_own_floor():
    layout = replace(INSOLES, absolute=False)
    stand = stream((1, (0.1, 0.1, 0.1, 0.1)))

    assert play(Tracker(layout, None), stand)[-1].on_board
    assert not play(Tracker(layout, None), stream((1, (0.02,) * 4)))[-1].on_board


def test_a_calibration_of_another_device_is_refused():
    with pytest.raises(ValueError, match="has 4 cells, its calibration 2"):
        Tracker(WII_BOARD, replace(ON_BOARD, zero_kg=(0.0, 0.0)))
    with pytest.raises(ValueError, match="above 0"):
        Tracker(WII_BOARD, replace(ON_BOARD, standing_kg=0.0))
