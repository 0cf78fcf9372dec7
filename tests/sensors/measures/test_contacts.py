"""When a foot was down: by the detector to compare with, and by shares of the child's weight."""

from dataclasses import replace
from functools import cache
from time import perf_counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sensors.calibration import Calibration, Reach
from sensors.feet import InsoleFeet
from sensors.layout import Side
from sensors.measures.contacts import NEWTON_KG, FootContacts, contacts, contacts_bw
from sensors.measures.refused import Refused
from sensors.measures.trial import trial_of
from tests import recordings
from tests.sensors.measures.planted.walking import Walker, fidgeting, stepping

WALKS = (
    "insoles_walk_control_a",
    "insoles_walk_control_b",
    "insoles_walk_dual_task",
    "insoles_walk_parkinson",
)
WALKERS = {
    "usual": Walker(),
    "light": Walker(standing_kg=12.0),
    "asymmetric": Walker(swing_s=(0.55, 0.30), both_s=(0.20, 0.12), left_share=0.35),
    "prosthesis": Walker(prosthesis=Side.RIGHT, left_share=0.6, both_s=(0.22, 0.18)),
    "fast": Walker(swing_s=(0.20, 0.20), both_s=(0.08, 0.08)),
}


@cache
def feet_of(name):
    """Times, left and right load of a recording."""
    trial = trial_of(recordings.recording(name))
    assert trial.feet_kg is not None
    return trial.t_s, *trial.feet_kg


# --- The detector to compare with -----------------------------------------------------------------
def one_by_one(loads, threshold, lock_out):
    """The definition in plain words."""
    up, off = [], []
    for row in range(1, len(loads)):
        was, now = loads[row - 1] >= threshold, loads[row] >= threshold
        if now and not was and (not up or row - up[-1] > lock_out):
            up.append(row)
        if was and not now and (not off or row - off[-1] > lock_out):
            off.append(row)
    off = [row for row in off if up and row > up[0]]
    return [row for row in up if off and row < off[-1]], off


@given(st.lists(st.sampled_from([0.0, 1.0, 2.0, 3.0]), min_size=1, max_size=80), st.integers(0, 9))
def test_it_is_the_definition_row_by_row(loads, lock_out):
    found = contacts(np.array(loads), 2.0, lock_out)

    assert [rows.tolist() for rows in found] == list(one_by_one(loads, 2.0, lock_out))


@pytest.mark.parametrize("tag", ["20n", "50n", "5pct"])
@pytest.mark.parametrize("name", WALKS)
def test_it_finds_every_contact_that_the_reference_finds(name, tag):
    known = recordings.expected(name)["events"]["contacts"][tag]
    t_s, *feet = feet_of(name)
    for side, load_kg in zip(("left", "right"), feet, strict=True):
        least = {"20n": 20 * NEWTON_KG, "50n": 50 * NEWTON_KG, "5pct": 0.05 * load_kg.max()}[tag]
        found = contacts(load_kg, least)
        assert t_s[found.contact_rows] == pytest.approx(known[side]["contact_s"], abs=0.0105)
        assert t_s[found.off_rows] == pytest.approx(known[side]["off_s"], abs=0.0105)


def test_it_is_much_faster_than_a_loop():
    loads = np.abs(np.sin(np.arange(6000) * 0.05))

    assert 5 * quickest(lambda: contacts(loads, 0.3)) < quickest(lambda: one_by_one(loads, 0.3, 20))


def quickest(call):
    took = []
    for _ in range(7):
        start = perf_counter()
        call()
        took.append(perf_counter() - start)
    return min(took)


# --- The rule in shares of weight -----------------------------------------------------------------
DOWN, UP, BETWEEN, W0 = 10.0, 0.5, 1.2, 20.0


def rows_of(*phases, rate_hz=100):
    """Times and loads of phases of (seconds, kg)."""
    load_kg = np.concatenate([np.full(round(lasts * rate_hz), kg) for lasts, kg in phases])
    return np.arange(len(load_kg)) / rate_hz, load_kg


def found_in(*phases):
    t_s, load_kg = rows_of(*phases)
    found = contacts_bw(t_s, load_kg, W0)
    return t_s[found.contact_rows].tolist(), t_s[found.off_rows].tolist()


def test_a_contact_lasts_from_landing_to_lifting_off():
    assert found_in((1, DOWN), (0.4, UP), (0.6, DOWN), (0.4, UP), (1, DOWN)) == ([1.4, 2.4], [2.0])


def test_a_foot_that_stands_all_the_time_or_never_has_no_contact():
    assert found_in((5, DOWN)) == ([], [])
    assert found_in((5, UP)) == ([], [])


def test_a_swing_below_a_tenth_of_a_second_joins_the_contacts_around_it():
    landed = (1, DOWN), (0.4, UP)

    assert found_in(*landed, (0.3, DOWN), (0.09, UP), (1, DOWN)) == ([1.4], [])
    assert found_in(*landed, (0.3, DOWN), (0.1, UP), (1, DOWN)) == ([1.4, 1.8], [1.7])
    # Two touches that are too short alone are one contact together.
    joined = found_in(*landed, (0.1, DOWN), (0.05, UP), (0.1, DOWN), (0.4, UP), (1, DOWN))
    assert joined == ([1.4, 2.05], [1.65])


def test_a_touch_of_less_than_150_ms_is_taken_back():
    swing = (0.3, UP)

    assert found_in((1, DOWN), swing, (0.14, DOWN), swing, (1, DOWN)) == ([1.74], [])
    assert found_in((1, DOWN), swing, (0.15, DOWN), swing, (1, DOWN)) == ([1.3, 1.75], [1.45])


def test_loads_between_4_and_8_percent_change_nothing():
    assert found_in((1, DOWN), (1, BETWEEN), (1, DOWN)) == ([], [])
    assert found_in((1, DOWN), (0.3, UP), (1, BETWEEN), (1, DOWN)) == ([2.3], [])


def test_what_the_end_of_the_data_leaves_uncertain_is_not_told():
    landed = (1, DOWN), (0.3, UP)

    assert found_in(*landed, (0.15, DOWN)) == ([], [])
    assert found_in(*landed, (0.16, DOWN)) == ([1.3], [])
    assert found_in(*landed, (0.5, DOWN), (0.1, UP)) == ([1.3], [])
    assert found_in(*landed, (0.5, DOWN), (0.11, UP)) == ([1.3], [1.8])
    assert found_in(*landed, (0.1, DOWN), (0.09, UP)) == ([], [])


@pytest.mark.parametrize("standing_kg", [0.0, -1.0, float("nan")])
def test_without_a_weight_it_is_refused(standing_kg):
    with pytest.raises(Refused, match="standing weight"):
        contacts_bw(np.zeros(1), np.zeros(1), standing_kg)
    with pytest.raises(Refused, match="standing weight"):
        FootContacts(standing_kg)


LOADS = st.sampled_from([0.0, UP, BETWEEN, 1.7, DOWN])
STEPS = st.sampled_from([0.0, 0.005, 0.01, 0.02, 0.05, 0.1, 0.15])


@given(st.lists(st.tuples(STEPS, LOADS), min_size=1, max_size=120))
def test_row_by_row_it_tells_the_same(rows):
    t_s, load_kg = np.cumsum([step for step, _ in rows]), np.array([load for _, load in rows])
    fold = FootContacts(W0)
    told = [event for row in zip(t_s, load_kg, strict=True) if (event := fold.add(*row))]

    found = contacts_bw(t_s, load_kg, W0)
    assert [event.t_s for event in told if event.lands] == t_s[found.contact_rows].tolist()
    assert [event.t_s for event in told if not event.lands] == t_s[found.off_rows].tolist()
    assert [event.lands for event in told] == [at % 2 == 0 for at in range(len(told))]


# --- Against the rule for play --------------------------------------------------------------------
def steps_in_play(t_s, left_kg, right_kg, standing_kg):
    reach = Reach(1.0, 1.0, 1.0, 1.0)
    feet = InsoleFeet(Calibration((0.0,) * 16, standing_kg, 0.0, 0.0, reach, 1.0))
    rows = zip(left_kg.tolist(), right_kg.tolist(), t_s.tolist(), strict=True)
    landed = [(row[2], side) for row in rows if (side := feet.add(*row))]
    return {foot: [t_s for t_s, side in landed if side is foot] for foot in Side}


PHASES = st.lists(
    st.tuples(st.integers(1, 30), st.integers(0, 20), st.integers(16, 40)), min_size=1, max_size=9
)


@given(PHASES, st.booleans())
def test_where_no_contact_is_too_short_a_game_saw_the_same_landings(phases, starts_down):
    """Of (rows in the air, rows between, rows down), from either state on."""
    parts = [(0.3, DOWN)] if starts_down else []
    for air, between, down in phases:
        parts += [(air / 100, UP), (between / 100, BETWEEN), (down / 100, DOWN)]
    t_s, load_kg = rows_of(*parts, (0.2, DOWN))
    found = contacts_bw(t_s, load_kg, W0)

    steps = steps_in_play(t_s, load_kg, np.full(len(t_s), DOWN), W0)
    assert steps == {Side.LEFT: t_s[found.contact_rows].tolist(), Side.RIGHT: []}


# --- Planted steps --------------------------------------------------------------------------------
@pytest.mark.parametrize("rate_hz", [50, 100, 200])
@pytest.mark.parametrize("name", WALKERS)
def test_every_planted_contact_is_found_and_no_other(name, rate_hz):
    walker = replace(WALKERS[name], rate_hz=rate_hz)
    for seed in range(6):
        walk = stepping(walker, seed)
        loads = {side: walk.load_kg(side) for side in Side}
        for side in Side:
            found = contacts_bw(walk.t_s, loads[side], walker.standing_kg)
            lands_s, lifts_s = walk.lands_s[side], walk.lifts_s[side]
            assert walk.t_s[found.contact_rows] == pytest.approx(lands_s, abs=0.05)
            assert walk.t_s[found.off_rows] == pytest.approx(lifts_s[1:], abs=0.05)
        steps = steps_in_play(walk.t_s, *loads.values(), walker.standing_kg)
        assert {side: len(walk.lands_s[side]) for side in Side} == {
            side: len(steps[side]) for side in Side
        }


@pytest.mark.parametrize("rate_hz", [50, 100, 200])
@pytest.mark.parametrize("standing_kg", [12.0, 25.0])
def test_ten_minutes_of_fidgeting_are_no_step(rate_hz, standing_kg):
    for seed in range(2):
        walk = fidgeting(Walker(standing_kg=standing_kg, rate_hz=rate_hz), seed)
        for side in Side:
            load_kg = walk.load_kg(side)
            assert (load_kg < 0.04 * standing_kg).sum() > 100  # it did lift
            found = contacts_bw(walk.t_s, load_kg, standing_kg)
            assert [len(rows) for rows in found] == [0, 0]
        loads = [walk.load_kg(side) for side in Side]
        steps = steps_in_play(walk.t_s, *loads, standing_kg)
        assert steps == {Side.LEFT: [], Side.RIGHT: []}


def test_a_load_that_stays_in_swing_makes_false_contacts_only_for_a_threshold_in_newtons():
    walker = Walker(standing_kg=70.0, residual_share=0.028)
    walk = stepping(walker, 1)
    load_kg = walk.load_kg(Side.LEFT)

    assert len(contacts_bw(walk.t_s, load_kg, walker.standing_kg).contact_rows) == 12
    assert len(contacts(load_kg, 20 * NEWTON_KG).contact_rows) > 15


@pytest.mark.parametrize("name", WALKS)
def test_on_real_walks_the_rule_agrees_with_the_50_n_detector(name):
    """These are adults, for whom 50 N is no bad threshold; their weight is the median total."""
    t_s, *feet = feet_of(name)
    standing_kg = float(np.median(feet[0] + feet[1]))
    for load_kg in feet:
        ours = t_s[contacts_bw(t_s, load_kg, standing_kg).contact_rows]
        theirs = t_s[contacts(load_kg, 50 * NEWTON_KG).contact_rows]
        nearest = np.abs(theirs[:, None] - ours).min(axis=1)
        assert (nearest < 0.05).mean() > 0.95
        assert abs(len(ours) - len(theirs)) <= 2
