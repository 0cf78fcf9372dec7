"""The timing of walking: reference values, planted walks, and what is refused."""

import math
from dataclasses import replace
from time import perf_counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sensors.layout import Side
from sensors.measures.contacts import NEWTON_KG, Contacts, contacts, contacts_bw
from sensors.measures.gait import DEFINITIONS, gait
from sensors.measures.refused import Refused
from sensors.measures.trial import trial_of
from tests import recordings
from tests.sensors.measures.planted.walking import Walker, stepping

WALKS = ("control_a", "control_b", "dual_task", "parkinson")


def feet_of(name):
    trial = trial_of(recordings.recording(f"insoles_walk_{name}"))
    assert trial.feet_kg is not None
    return trial.t_s, *trial.feet_kg


@pytest.mark.parametrize("tag", ["20n", "50n", "5pct"])
@pytest.mark.parametrize("name", WALKS)
def test_real_walks_have_the_values_of_the_reference(name, tag):
    t_s, *feet = feet_of(name)
    least = {"20n": [20 * NEWTON_KG] * 2, "50n": [50 * NEWTON_KG] * 2}
    least["5pct"] = [0.05 * load_kg.max() for load_kg in feet]
    found = gait(t_s, *(contacts(load, kg) for load, kg in zip(feet, least[tag], strict=True)))

    known = recordings.expected(f"insoles_walk_{name}")["windows"][0]["values"][f"gait_{tag}"]
    assert set(found) == set(known)
    off = {
        key: (found[key], value)
        for key, value in known.items()
        if abs(found[key] - value["value"]) > value["atol"]
    }
    assert off == {}


def test_a_minute_takes_less_than_half_of_a_millisecond():
    t_s = np.arange(6000) / 100
    left, right = np.sin(t_s * 5), np.sin(t_s * 5 + math.pi)
    took = []
    for _ in range(20):
        start = perf_counter()
        gait(t_s, contacts_bw(t_s, left, 1.0), contacts_bw(t_s, right, 1.0))
        took.append(perf_counter() - start)

    assert min(took) < 0.0023 / 4


# --- Walks that can be counted by hand ------------------------------------------------------------
def regular(strides, stride=120, stance=75, start=0):
    """Contacts in rows of 10 ms, one more than strides."""
    rows = start + np.arange(strides + 1) * stride
    return Contacts(rows, rows + stance)


T_S = np.arange(3000) / 100


def test_an_even_walk():
    found = gait(T_S, regular(10, start=10), regular(10, start=70))

    assert found == pytest.approx(
        {
            "strides_left": 10,
            "stride_time_left_s": 1.2,
            "stride_cv_left_percent": 0,
            "stance_left_percent": 62.5,
            "swing_left_percent": 37.5,
            "strides_right": 10,
            "stride_time_right_s": 1.2,
            "stride_cv_right_percent": 0,
            "stance_right_percent": 62.5,
            "swing_right_percent": 37.5,
            # 15 of every 60 rows, in 20 whole halves of a stride and one more double support
            "double_support_percent": 100 * 21 * 15 / (1285 - 70),
            "step_time_left_s": 0.6,
            "step_time_right_s": 0.6,
            "step_time_ratio": 1,
            "step_time_si_percent": 0,
            "cadence_median_spm": 100,
            "cadence_count_spm": 60 * 22 / 12.6,
        },
        abs=1e-9,
    )
    assert list(found) == sorted(found, key=list(found).index)


def test_a_limp_shows_in_the_step_times():
    found = gait(T_S, regular(10, start=0), regular(10, start=50))

    assert found["step_time_right_s"] == pytest.approx(0.5)
    assert found["step_time_left_s"] == pytest.approx(0.7)
    assert found["step_time_ratio"] == pytest.approx(1.4)
    assert found["step_time_si_percent"] == pytest.approx(100 * (0.5 - 0.7) / 0.6)


def test_a_pause_is_no_stride_and_no_step():
    first, later = regular(5), regular(5, start=1200)
    pausing = Contacts(*(np.concatenate(both) for both in zip(first, later, strict=True)))
    other = Contacts(pausing.contact_rows + 60, pausing.off_rows + 60)
    found = gait(T_S, pausing, other)

    assert found["strides_left"] == 10
    assert found["stride_time_left_s"] == pytest.approx(1.2)
    assert found["stride_cv_left_percent"] == pytest.approx(0, abs=1e-9)


def test_the_spread_of_strides_is_that_of_a_sample():
    rows = np.concatenate(([0], np.cumsum([100, 110, 120, 130, 140, 150, 160])))
    found = gait(T_S, Contacts(rows, rows + 60), Contacts(rows + 55, rows + 115))

    times = np.diff(rows)
    assert found["stride_cv_left_percent"] == pytest.approx(
        100 * np.std(times, ddof=1) / np.mean(times)
    )


def test_without_an_off_between_them_two_contacts_are_no_stride():
    foot, other = regular(9), regular(9, start=60)
    swallowed = Contacts(foot.contact_rows, np.delete(foot.off_rows, 4))

    assert gait(T_S, swallowed, other)["strides_left"] == 8


def test_a_contact_that_goes_on_ends_a_stride():
    """The last landing of a foot that then stands has no off row."""
    foot, other = regular(6), regular(6, start=60)

    assert gait(T_S, Contacts(foot[0], foot[1][:-1]), other)["strides_left"] == 6


LATER = st.tuples(st.integers(30, 60), st.integers(30, 60), st.integers(21, 29), st.integers(0, 29))


@given(st.lists(LATER, min_size=7, max_size=20))
def test_double_support_is_the_share_of_rows_with_both_feet_down(phases):
    """Of rows of the left foot's stance and swing, and how much later the right foot follows."""
    stance, swing, lands_later, lifts_later = np.array(phases).T
    lands = np.cumsum(stance + swing)
    left = Contacts(lands, lands + np.roll(stance, -1))
    right = Contacts(left.contact_rows + lands_later, left.off_rows + lifts_later)
    t_s = np.arange(right.off_rows[-1] + 1) / 100
    down = [np.zeros(len(t_s), dtype=bool) for _ in range(2)]
    for mask, foot in zip(down, (left, right), strict=True):
        for start, end in zip(*foot, strict=True):
            mask[start:end] = True

    both = (down[0] & down[1])[right.contact_rows[0] : left.off_rows[-1]].mean()
    assert gait(t_s, left, right)["double_support_percent"] == pytest.approx(100 * both)


# --- What is refused ------------------------------------------------------------------------------
def test_fewer_than_six_strides_of_a_foot_are_refused_with_the_counts():
    told = r"at least 6 strides of each foot; here are 5 \(left\) and 8 \(right\)"
    with pytest.raises(Refused, match=told):
        gait(T_S, regular(5), regular(8, start=60))


def test_jumps_with_both_feet_are_no_steps():
    with pytest.raises(Refused, match="steps with each foot"):
        gait(T_S, regular(8), regular(8))


def test_feet_that_walk_one_after_the_other_are_refused():
    with pytest.raises(Refused):
        gait(T_S, regular(8), regular(8, start=1500))


@given(st.integers(1, 40), st.integers(0, 40))
def test_standing_still_or_nothing_at_all_is_refused(rows, load):
    t_s = np.arange(rows) / 100
    foot = contacts_bw(t_s, np.full(rows, float(load)), 20.0)
    with pytest.raises(Refused, match="here are 0"):
        gait(t_s, foot, foot)
    foot = contacts(np.full(rows, float(load)), 5.0)
    with pytest.raises(Refused, match="here are 0"):
        gait(t_s, foot, foot)


@given(st.integers(0, 2**31), st.sampled_from([5.0, 50.0, 120.0]))
def test_any_loads_give_finite_numbers_or_a_refusal(seed, rate_hz):
    rng = np.random.default_rng(seed)
    t_s = np.sort(np.round(rng.uniform(0, 1500 / rate_hz, 1500), 2))
    feet_kg = np.repeat(rng.choice([0.0, 1.2, 10.0], (2, 100)), 15, axis=1)
    for detect in (lambda load: contacts_bw(t_s, load, 20.0), lambda load: contacts(load, 5.0)):
        try:
            found = gait(t_s, *(detect(load_kg) for load_kg in feet_kg))
        except Refused:
            continue
        assert all(map(math.isfinite, found.values()))


# --- Planted steps --------------------------------------------------------------------------------
@pytest.mark.parametrize("rate_hz", [50, 100, 200])
@pytest.mark.parametrize("swing_s", [(0.4, 0.4), (0.5, 0.3)])
def test_planted_steps_have_their_times(swing_s, rate_hz):
    for seed in range(4):
        walker = replace(Walker(), swing_s=swing_s, rate_hz=rate_hz, steps=40)
        walk = stepping(walker, seed)
        feet = [contacts_bw(walk.t_s, walk.load_kg(side), walker.standing_kg) for side in Side]
        found = gait(walk.t_s, *feet)
        assert found["strides_left"] == found["strides_right"] == 19
        left_s, right_s = (np.array(walk.lands_s[side]) for side in Side)
        for key, planted_s in (
            ("stride_time_left_s", np.diff(left_s)),
            ("stride_time_right_s", np.diff(right_s)),
            ("step_time_left_s", left_s[1:] - right_s[:-1]),
            ("step_time_right_s", right_s - left_s),
        ):
            assert found[key] == pytest.approx(float(np.median(planted_s)), abs=0.02)


def test_every_value_is_defined_and_every_definition_has_a_value():
    found = gait(T_S, regular(10), regular(10, start=60))

    assert {definition.key for definition in DEFINITIONS} == set(found)
