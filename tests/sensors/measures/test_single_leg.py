"""Standing on one leg: periods on a board, and holds from lift-off to the end."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sensors.layout import Side
from sensors.measures.refused import Refused
from sensors.measures.single_leg import (
    DEFINITIONS,
    BoardHolds,
    Ended,
    InsoleHolds,
    Period,
    holds,
    lift_limit,
    single_leg_periods,
    single_leg_times,
)
from sensors.measures.trial import trial_of
from tests import recordings

LEFT, RIGHT = Side.LEFT, Side.RIGHT
STEPPING = "wii_board_adult_steps_and_single_leg"
W0 = 30.0


def halves_of(name):
    """Times and the load on either half of the board, without drop-outs."""
    trial = trial_of(recordings.recording(name))
    left_kg, good = trial.left_half_kg, ~trial.held
    return trial.t_s[good], left_kg[good], (trial.total_kg - left_kg)[good]


# --- Periods on a board ---------------------------------------------------------------------------
@pytest.mark.parametrize("limit", [0.13, 0.15, 0.20])
def test_the_single_leg_stance_of_the_recording_is_found_whole(limit):
    known = recordings.expected(STEPPING)["events"]["right_single_leg"]
    rows = halves_of(STEPPING)
    found = single_leg_periods(*rows, 79.0, RIGHT, limit)

    wanted = known["periods_s"] if limit <= 0.15 else known["periods_s"][-1:]
    assert np.array(found)[-len(wanted) :] == pytest.approx(np.array(wanted), abs=known["atol_s"])
    assert single_leg_periods(*rows, 79.0, LEFT, limit) == ()


def test_the_default_limit_finds_just_the_periods_of_the_recording():
    known = recordings.expected(STEPPING)["events"]["right_single_leg"]

    found = single_leg_periods(*halves_of(STEPPING), 79.0, RIGHT)
    assert np.array(found) == pytest.approx(np.array(known["periods_s"]), abs=known["atol_s"])


def test_a_limit_without_leakage_misses_the_stance():
    """Of 46 s in two periods it finds 1 s, while the person stood on the edge of the board."""
    found = single_leg_periods(*halves_of(STEPPING), 79.0, RIGHT, 0.05)
    assert single_leg_times((), found)["single_leg_right_s"] < 2

    assert len(single_leg_periods(*halves_of(STEPPING), 79.0, RIGHT, 0.10)) > 2


def test_who_stands_on_both_legs_has_no_period():
    for side in Side:
        assert single_leg_periods(*halves_of("wii_board_dropouts"), 70.0, side) == ()


def board(*phases, rate_hz=100):
    """Times and halves over phases of (seconds, left share, kg)."""
    parts = [(round(s * rate_hz), share, kg) for s, share, kg in phases]
    share = np.concatenate([np.full(rows, share) for rows, share, _ in parts])
    total_kg = np.concatenate([np.full(rows, kg) for rows, _, kg in parts])
    return np.arange(len(share)) / rate_hz, share * total_kg, (1 - share) * total_kg


BOTH, ON_RIGHT, ON_LEFT = 0.5, 0.08, 0.92


def test_short_pauses_are_bridged_and_short_periods_are_none():
    def found(pause_s, lasts_s):
        up = (lasts_s, ON_RIGHT, W0)
        return single_leg_periods(*board((2, BOTH, W0), up, (pause_s, BOTH, W0), up), W0, RIGHT)

    assert np.array(found(0.45, 0.8)) == pytest.approx(np.array([(2.0, 4.04)]))
    assert found(0.55, 0.8) == ()
    assert np.array(found(0.55, 1.2)) == pytest.approx(np.array([(2.0, 3.19), (3.75, 4.94)]))


def test_each_leg_has_its_own_periods():
    rows = board((2, BOTH, W0), (2, ON_LEFT, W0), (2, BOTH, W0), (3, ON_RIGHT, W0))
    left, right = (single_leg_periods(*rows, W0, side) for side in Side)

    assert left == (Period(2.0, 3.99),)
    assert right == (Period(6.0, 8.99),)
    found = single_leg_times(left * 2, right)
    assert found == pytest.approx(
        {
            "single_leg_left_s": 3.98,
            "single_leg_longest_left_s": 1.99,
            "single_leg_right_s": 2.99,
            "single_leg_longest_right_s": 2.99,
        }
    )
    assert {definition.key for definition in DEFINITIONS} == set(found)
    assert {definition.kind for definition in DEFINITIONS} == {"board share"}
    assert set(single_leg_times((), ()).values()) == {0.0}


def test_less_than_half_of_the_child_is_no_single_leg_stance():
    assert single_leg_periods(*board((3, ON_RIGHT, W0 / 2)), W0, RIGHT) == ()
    assert single_leg_periods(*board((3, 0.0, 0.0)), W0, RIGHT) == ()


def test_a_narrow_stance_has_a_higher_limit_up_to_a_fifth():
    assert lift_limit(0.085) == pytest.approx(0.135)
    assert lift_limit(0.30) == 0.20


# --- Holds on a board -----------------------------------------------------------------------------
def held(*phases, cap_s=10.0, stands_on=RIGHT, limit=0.15):
    found = holds(BoardHolds(stands_on, W0, limit, cap_s), *board(*phases))
    return [(round(hold.from_s, 3), round(hold.to_s, 3), hold.ended_by) for hold in found]


def test_a_hold_lasts_from_three_tenths_after_lift_off_to_touch_down():
    phases = (2, BOTH, W0), (4, ON_RIGHT, W0), (2, BOTH, W0)

    assert held(*phases) == [(2.3, 6.0, Ended.TOUCH_DOWN)]
    assert held(*phases, stands_on=LEFT) == []
    assert held((2, BOTH, W0), (4, ON_LEFT, W0), (2, BOTH, W0), stands_on=LEFT) == [
        (2.3, 6.0, Ended.TOUCH_DOWN)
    ]


def test_a_share_that_is_back_for_less_than_a_tenth_of_a_second_ends_nothing():
    wobble = (2, ON_RIGHT, W0), (0.09, 0.3, W0), (2, ON_RIGHT, W0)
    touch = (2, ON_RIGHT, W0), (0.12, 0.3, W0), (2, ON_RIGHT, W0)

    assert held((2, BOTH, W0), *wobble, (1, BOTH, W0)) == [(2.3, 6.09, Ended.TOUCH_DOWN)]
    assert held((2, BOTH, W0), *touch, (1, BOTH, W0)) == [
        (2.3, 4.0, Ended.TOUCH_DOWN),
        (4.42, 6.12, Ended.TOUCH_DOWN),
    ]


def test_nothing_lifts_off_with_half_of_the_weight_elsewhere():
    assert held((2, BOTH, W0), (3, ON_RIGHT, 0.5 * W0), (2, BOTH, W0)) == []
    assert held((2, BOTH, W0), (3, ON_RIGHT, 0.6 * W0), (2, BOTH, W0)) != []


def test_a_lift_shorter_than_that_is_no_hold():
    assert held((2, BOTH, W0), (0.3, ON_RIGHT, W0), (2, BOTH, W0)) == []


def test_stepping_off_ends_it():
    assert held((2, BOTH, W0), (3, ON_RIGHT, W0), (2, ON_RIGHT, 2.9)) == [
        (2.3, 5.0, Ended.STEP_OFF)
    ]


def test_the_cap_ends_it_until_the_foot_was_down():
    up = (14, ON_RIGHT, W0)

    assert held((2, BOTH, W0), up, (1, BOTH, W0), (2, ON_RIGHT, W0), (1, BOTH, W0)) == [
        (2.3, 12.3, Ended.CAP),
        (17.3, 19.0, Ended.TOUCH_DOWN),
    ]
    assert held((2, BOTH, W0), up, (1, BOTH, W0), cap_s=30.0) == [(2.3, 16.0, Ended.TOUCH_DOWN)]


def test_the_end_of_the_data_is_told_as_such():
    assert held((2, BOTH, W0), (3, ON_RIGHT, W0)) == [(2.3, 4.99, Ended.DATA_END)]
    assert held((2, BOTH, W0), (14, ON_RIGHT, W0)) == [(2.3, 12.3, Ended.CAP)]
    assert held((2, BOTH, W0)) == []


def test_rows_that_pause_over_the_cap_make_no_longer_hold():
    rows = BoardHolds(RIGHT, W0)
    told = [rows.add(t_s, 0.0, W0) for t_s in (0.0, 5.0)] + [rows.add(60.0, 0.0, 1.0)]

    assert told == [None, None, (0.3, 10.3, Ended.CAP)]


def test_the_recorded_stance_is_held_to_the_cap():
    found = holds(BoardHolds(RIGHT, 79.0), *halves_of(STEPPING))

    assert found[-1].from_s == pytest.approx(60.92, abs=0.1)
    assert found[-1].ended_by is Ended.CAP
    whole = holds(BoardHolds(RIGHT, 79.0, cap_s=60.0), *halves_of(STEPPING))
    assert whole[-1].to_s == pytest.approx(105.28, abs=0.3)


# --- Holds in insoles -----------------------------------------------------------------------------
def insoles(*phases, cap_s=10.0):
    parts = [(round(s * 100), left, right) for s, left, right in phases]
    left_kg, right_kg = (np.concatenate([np.full(p[0], p[side]) for p in parts]) for side in (1, 2))
    found = holds(InsoleHolds(RIGHT, W0, cap_s), np.arange(len(left_kg)) / 100, left_kg, right_kg)
    return [(round(hold.from_s, 3), round(hold.to_s, 3), hold.ended_by) for hold in found]


def test_in_insoles_a_contact_of_8_percent_ends_it_at_once():
    assert insoles((1, 15, 15), (3, 1, 29), (0.01, 2.5, 28), (1, 1, 29), (1, 15, 15)) == [
        (1.3, 4.0, Ended.TOUCH_DOWN),
        (4.31, 5.01, Ended.TOUCH_DOWN),
    ]
    assert insoles((1, 15, 15), (3, 1, 29), (1, 2.3, 28), (1, 15, 15)) == [
        (1.3, 5.0, Ended.TOUCH_DOWN)
    ]


def test_a_foot_that_keeps_5_percent_is_not_lifted():
    assert insoles((1, 15, 15), (3, 1.5, 28), (1, 15, 15)) == []


def test_nobody_holds_on_a_foot_that_is_in_the_air():
    assert insoles((1, 15, 15), (3, 0, 0), (1, 15, 15)) == []
    assert insoles((1, 15, 15), (2, 0, 30), (1, 0, 0)) == [(1.3, 3.0, Ended.STEP_OFF)]


# --- Whatever rows come ---------------------------------------------------------------------------
ROWS = st.lists(
    st.tuples(
        st.sampled_from([0.0, 0.01, 0.05, 0.1, 0.3, 2.0]),
        st.sampled_from([0.0, 1.0, 2.0, 2.5, 5.0, 15.0, 29.0]),
        st.sampled_from([0.0, 1.0, 2.0, 2.5, 5.0, 15.0, 29.0]),
    ),
    min_size=1,
    max_size=80,
)


@given(ROWS, st.sampled_from(list(Side)), st.sampled_from([1.0, 3.0]), st.booleans())
def test_holds_follow_each_other_and_row_by_row_they_are_the_same(rows, side, cap_s, on_board):
    def fresh():
        return BoardHolds(side, W0, cap_s=cap_s) if on_board else InsoleHolds(side, W0, cap_s)

    t_s = np.cumsum([step_s for step_s, _, _ in rows])
    left_kg, right_kg = (np.array([row[foot] for row in rows]) for foot in (1, 2))
    found = holds(fresh(), t_s, left_kg, right_kg)
    live = fresh()
    told = [live.add(*row) for row in zip(t_s, left_kg, right_kg, strict=True)] + [live.finish()]

    assert found == tuple(hold for hold in told if hold)
    assert live.finish() is None
    end_s = -1.0
    for hold in found:
        assert end_s < hold.from_s < hold.to_s <= hold.from_s + cap_s
        assert (hold.ended_by is Ended.CAP) == (hold.to_s == hold.from_s + cap_s)
        end_s = hold.to_s


@given(ROWS, st.sampled_from(list(Side)))
def test_any_rows_give_periods_in_order(rows, side):
    t_s = np.cumsum([step_s for step_s, _, _ in rows])
    left_kg, right_kg = (np.array([row[foot] for row in rows]) for foot in (1, 2))
    found = single_leg_periods(t_s, left_kg, right_kg, W0, side)

    assert all(period.to_s - period.from_s >= 1 - 1e-9 for period in found)
    assert sorted(found) == list(found)


def test_without_a_weight_it_is_refused():
    with pytest.raises(Refused, match="standing weight"):
        single_leg_periods(np.zeros(1), np.zeros(1), np.zeros(1), 0.0, LEFT)
    for make in (BoardHolds, InsoleHolds):
        with pytest.raises(Refused, match="standing weight"):
            make(LEFT, 0.0)
