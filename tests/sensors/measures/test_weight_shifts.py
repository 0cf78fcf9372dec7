"""Weight shifts on one board: those that others count, and steps by the child's own places."""

import math

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sensors.calibration import Calibration, Reach
from sensors.feet import BoardFeet
from sensors.layout import Side
from sensors.measures.refused import Refused
from sensors.measures.trial import trial_of
from sensors.measures.weight_shifts import (
    DEFINITIONS,
    NO_STANCE,
    landings,
    own_places,
    steps_in_place,
    weight_shifts,
)
from tests import recordings

STEPPING = "wii_board_adult_steps_and_single_leg"


def places_of(name):
    """Times and x of the rows with somebody on the board, without drop-outs."""
    trial = trial_of(recordings.recording(name))
    assert trial.cop_mm is not None
    on = (np.round(trial.total_kg, 6) >= 5) & ~trial.held
    return trial.t_s[on], trial.cop_mm[on, 0]


# --- Real boards ----------------------------------------------------------------------------------
def test_every_weight_shift_of_the_recording_is_found_and_no_other():
    known = recordings.expected(STEPPING)["events"]["weight_shifts"]
    bouts = weight_shifts(*places_of(STEPPING))

    assert len(bouts) == 1
    assert bouts[0].first_stance.value == known["first_stance"]
    assert bouts[0].mid_line_mm == pytest.approx(known["mid_line_mm"], abs=5)
    assert [shift.to.value for shift in bouts[0].shifts] == [s["to"] for s in known["shifts"]]
    times = [shift.t_s for shift in bouts[0].shifts]
    assert times == pytest.approx([s["t_s"] for s in known["shifts"]], abs=known["atol_s"])


@pytest.mark.parametrize("name", ["wii_board_dropouts", "wii_board_light_objects"])
def test_who_stands_quietly_does_not_shift_and_objects_neither(name):
    t_s, x_mm = places_of(name)

    assert weight_shifts(t_s, x_mm) == ()


def test_the_steps_of_the_recording_are_its_shifts():
    t_s, x_mm = places_of(STEPPING)
    bouts = weight_shifts(t_s, x_mm)
    found = steps_in_place(t_s, x_mm, *own_places(bouts))

    assert found["steps_left"] + found["steps_right"] == len(bouts[0].shifts) - 1
    between_s = np.diff([shift.t_s for shift in bouts[0].shifts])
    assert found["cadence_median_spm"] == pytest.approx(60 / np.median(between_s), rel=0.05)


# --- The rule to compare with ---------------------------------------------------------------------
def shifting(places_mm, every_s=0.5, rate_hz=100):
    """Times and x of a child that stands at each place in turn."""
    rows = round(every_s * rate_hz)
    return np.arange(rows * len(places_mm)) / rate_hz, np.repeat(places_mm, rows)


def test_four_shifts_in_a_row_are_a_bout():
    bouts = weight_shifts(*shifting([60.0, -60, 60, -60, 60, 60]))

    assert len(bouts) == 1
    assert bouts[0].first_stance is Side.RIGHT
    assert [shift.to for shift in bouts[0].shifts] == [Side.LEFT, Side.RIGHT] * 2
    assert [shift.t_s for shift in bouts[0].shifts] == [0.5, 1.0, 1.5, 2.0]
    assert weight_shifts(*shifting([60.0, -60, 60, -60, -60])) == ()


def test_shifts_more_than_2_s_apart_are_no_bout():
    assert len(weight_shifts(*shifting([60.0, -60] * 4, every_s=2.0))) == 1
    assert weight_shifts(*shifting([60.0, -60] * 4, every_s=2.01)) == ()


def test_the_mid_line_is_that_of_the_bout_itself():
    """The last shifts go back to 20 mm only: 40 mm past a mid line of 60, and not of the board."""
    places = [150.0, -60, 160, -60, 160, -60, 160, 0, 160, 0, 160, 160]
    bout = weight_shifts(*shifting(places))[0]

    assert bout.mid_line_mm == pytest.approx(50)
    assert (bout.left_mm, bout.right_mm) == pytest.approx((-60, 160))
    assert len(bout.shifts) == 10


def test_each_bout_has_its_own_mid_line_and_none_is_told_twice():
    calm = [0.0] * 10
    t_s, x_mm = shifting([60.0, -60] * 4 + calm + [130.0, -50] * 4 + calm)
    bouts = weight_shifts(t_s, x_mm)

    assert [bout.mid_line_mm for bout in bouts] == [0, 40]
    assert [bout.first_stance for bout in bouts] == [Side.RIGHT, Side.LEFT]
    assert [len(bout.shifts) for bout in bouts] == [7, 8]


def test_bouts_that_their_own_mid_line_joins_are_told_once():
    """Between them the weight comes back to the board's centre only: left of 45 mm all the same."""
    middle = [150.0, 0] * 4
    bouts = weight_shifts(*shifting([150.0, -60] * 5 + middle + [150.0, -60] * 5))

    assert len(bouts) == 1
    assert len(bouts[0].shifts) == 27


@given(st.lists(st.floats(-216, 216), min_size=1, max_size=60))
def test_any_places_give_bouts_in_order(places):
    t_s = np.arange(len(places)) * 0.4
    shifts = [shift for bout in weight_shifts(t_s, np.array(places)) for shift in bout.shifts]

    times = [shift.t_s for shift in shifts]
    assert times == sorted(set(times))


def test_without_a_bout_a_child_has_no_places_of_its_own():
    with pytest.raises(Refused, match="no such bout"):
        own_places(())


# --- Steps by the child's own places --------------------------------------------------------------
STEP_S = st.sampled_from([0.0, 0.01, 0.05, 0.1, 0.19, 0.2, 0.3])
X_MM = st.integers(-60, 120).map(float)


@example([(0.2, 100.0), (0.2, 0.0), (0.1, 100.0), (0.1, 100.0)], 0, 60, 100)
@given(
    st.lists(st.tuples(STEP_S, X_MM), min_size=1),
    *[st.integers(-40, 40)],
    *[st.integers(1, 120)] * 2,
)
def test_a_game_sees_the_same_landings(rows, neutral, to_left, to_right):
    t_s, x_mm = np.cumsum([step for step, _ in rows]), np.array([x for _, x in rows])
    reach = Reach(float(to_left), float(to_right), 1.0, 1.0)
    feet = BoardFeet(Calibration((0.0,) * 4, 30.0, float(neutral), 0.0, reach, 1.0))
    told = [feet.add(x, 0.5, 30.0, now) for now, x in zip(t_s.tolist(), x_mm.tolist(), strict=True)]

    found = landings(t_s, x_mm, float(neutral - to_left), float(neutral + to_right))
    assert found.rows.tolist() == [row for row, foot in enumerate(told) if foot]
    assert found.right.tolist() == [foot is Side.RIGHT for foot in told if foot]


def test_even_steps():
    found = steps_in_place(*shifting([20.0, -30] * 10, every_s=0.6), -30.0, 20.0)

    assert found == pytest.approx(
        {
            "steps_left": 9,
            "step_time_left_s": 0.6,
            "step_time_cv_left_percent": 0,
            "steps_right": 9,
            "step_time_right_s": 0.6,
            "step_time_cv_right_percent": 0,
            "step_time_ratio": 1,
            "step_time_si_percent": 0,
            "cadence_median_spm": 100,
        },
        abs=1e-9,
    )
    assert {definition.key for definition in DEFINITIONS} == set(found)
    assert all(definition.kind for definition in DEFINITIONS)


def planted(rate_hz, seed, left_mm=-35.0, right_mm=55.0, steps=30):
    """A light child's x with sway, tremor and uneven stamps; the right foot stands longer."""
    rng = np.random.default_rng(seed)
    stands_s = np.where(np.arange(steps) % 2, 0.45, 0.65) * rng.uniform(0.9, 1.1, steps)
    crosses_s = 3 + np.cumsum(stands_s)
    t_s = np.arange(0, crosses_s[-1] + 3, 1 / rate_hz)
    t_s += rng.uniform(0, 0.3 / rate_hz, len(t_s))
    x_mm = np.full(len(t_s), right_mm)
    for at, cross_s in enumerate(crosses_s):
        there, back = (left_mm, right_mm) if at % 2 == 0 else (right_mm, left_mm)
        share = 0.5 + 0.5 * np.clip((t_s - cross_s) / 0.08, -1, 1)
        x_mm = np.where(t_s > cross_s - 0.08, back + share * (there - back), x_mm)
    tremor = np.sin(2 * np.pi * rng.uniform(3, 10) * t_s)
    return t_s, x_mm + 2 * tremor + rng.normal(0, 1, len(t_s)), crosses_s


@pytest.mark.parametrize("rate_hz", [50, 100, 200])
def test_planted_steps_are_counted_and_timed(rate_hz):
    for seed in range(5):
        t_s, x_mm, crosses_s = planted(rate_hz, seed)
        found = landings(t_s, x_mm, -35.0, 55.0)
        assert t_s[found.rows] == pytest.approx(crosses_s, abs=0.05)
        assert found.right.tolist() == [at % 2 == 1 for at in range(len(crosses_s))]
        times = steps_in_place(t_s, x_mm, -35.0, 55.0)
        assert times["step_time_left_s"] == pytest.approx(0.65, abs=0.05)
        assert times["step_time_right_s"] == pytest.approx(0.45, abs=0.05)


def test_ten_minutes_of_sway_around_the_mid_line_are_no_step():
    t_s = np.arange(60000) / 100
    rng = np.random.default_rng(5)
    x_mm = 4 * np.sin(t_s * 2) + 3 * np.sin(t_s * 30) + rng.uniform(-2, 2, len(t_s))

    assert len(landings(t_s, x_mm, -30.0, 30.0).rows) == 0


def test_what_cannot_be_told_is_refused_with_its_reason():
    t_s, x_mm = shifting([20.0, -30] * 6)
    with pytest.raises(Refused, match=r"6 steps with each foot; here are 5 \(left\) and 5 \(right"):
        steps_in_place(t_s, x_mm, -30.0, 20.0)
    with pytest.raises(Refused, match="a left place and a right one"):
        steps_in_place(t_s, x_mm, 20.0, -30.0)
    with pytest.raises(Refused, match="here are 0"):
        steps_in_place(t_s[:1], x_mm[:1], -30.0, 20.0)
    assert "double support" in NO_STANCE


@given(st.lists(st.floats(-216, 216), min_size=1, max_size=200), st.sampled_from([0.0, 0.1, 0.3]))
def test_any_places_give_finite_numbers_or_a_refusal(places, step_s):
    t_s = np.arange(len(places)) * step_s
    try:
        found = steps_in_place(t_s, np.array(places), -20.0, 20.0)
    except Refused:
        return
    assert all(map(math.isfinite, found.values()))
