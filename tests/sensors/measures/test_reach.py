"""Leans towards a target: on time, as far and as straight as planted, and unchanged by turning."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sensors.measures.reach import DEFINITIONS, Cue, Guessed, lean, leans
from sensors.measures.refused import Refused
from tests.sensors.measures.planted.leans import (
    CONDITIONS,
    clear_lean_of,
    lean_of,
    rows_of,
    truth_of,
    turned,
)

SEEDS = range(20)
BOTH = pytest.mark.parametrize("chain", [0, 1], ids=["raw", "report"])


def misses(name, chain, planted_of):
    """By key, how far each lean's numbers are off; `end_s` is the end of the first movement."""
    off = {}
    for seed in SEEDS:
        planted = planted_of(seed)
        rows = rows_of(planted, CONDITIONS[name], seed)[chain]
        found, truth = lean(*rows, *planted.asked), truth_of(planted)
        for one in (found, truth):
            one["end_s"] = one["reaction_s"] + one["movement_s"]
        for key, value in truth.items():
            off.setdefault(key, []).append(found[key] - value)
    return {key: np.abs(values) for key, values in off.items()}


@BOTH
@pytest.mark.parametrize("name", CONDITIONS)
def test_a_lean_begins_and_ends_on_time_and_as_far_as_planted(name, chain):
    off = misses(name, chain, clear_lean_of)

    assert off["reaction_s"].max() < 0.025
    assert np.percentile(off["end_s"], 95) < 0.05
    assert np.percentile(off["end_point_excursion_share"], 95) < 0.02
    for key in ("maximal_excursion_share", "overshoot_share"):
        # A drop-out in which a cell bore too little to be missed moves a place by some mm.
        assert np.percentile(off[key], 90) < 0.02, key
    # Faster than 1 reach a second: within a tenth of that.
    assert np.percentile(off["movement_speed_share_per_s"], 90) < 0.12
    # The shaking of the path counts against the child: up to a tenth of it.
    assert np.percentile(off["directional_control_share"], 90) < 0.10
    assert np.percentile(off["path_efficiency_share"], 90) < 0.03


@BOTH
def test_where_the_end_is_not_clear_most_are_still_on_time(chain):
    off = misses("a child of 12 kg", chain, lean_of)

    assert off["reaction_s"].max() < 0.025
    assert np.percentile(off["end_s"], 85) < 0.05
    assert off["end_s"].max() < 0.25
    assert off["end_point_excursion_share"].max() < 0.06


@BOTH
def test_a_child_far_to_one_side_is_measured_as_well(chain):
    def one_sided(seed):
        return clear_lean_of(seed, neutral_mm=(110.0, -30.0), turn=np.pi)

    off = misses("a child of 12 kg", chain, one_sided)

    assert off["reaction_s"].max() < 0.025
    assert np.percentile(off["end_s"], 95) < 0.05


# --- Made by hand ---------------------------------------------------------------------------------
NEUTRAL, TARGET, REACH_MM, QUIET_MM = (10.0, -5.0), (70.0, -5.0), 80.0, 2.0


def walked(*legs, rate_hz=100, rests_s=2.0):
    """Rows of a path: rest at neutral, straight legs of (seconds, x, y) from there, rest."""
    t_s, x, y = [0.0, 1.3], [0.0, 0.0], [0.0, 0.0]
    for seconds, right, front in (*legs, (rests_s, legs[-1][1], legs[-1][2])):
        t_s.append(t_s[-1] + seconds)
        x.append(right)
        y.append(front)
    rows_s = np.arange(0, t_s[-1], 1 / rate_hz)
    places = np.column_stack((np.interp(rows_s, t_s, x), np.interp(rows_s, t_s, y)))
    return rows_s, places + NEUTRAL


def of(rows, cue_s=1.0, neutral=NEUTRAL, quiet_mm=QUIET_MM, target=TARGET, reach_mm=REACH_MM):
    return lean(*rows, cue_s, neutral, quiet_mm, target, reach_mm)


def test_a_straight_lean_is_measured_as_it_was_walked():
    found = of(walked((1.0, 60.0, 0.0)))

    # 6 mm are passed a tenth of a second after the start at 1.3 s.
    assert found["reaction_s"] == pytest.approx(0.4, abs=0.005)
    assert found["movement_s"] == pytest.approx(0.9, abs=0.11)
    assert found["movement_speed_share_per_s"] == pytest.approx(60 / 80, rel=0.01)
    assert found["end_point_excursion_share"] == pytest.approx(1.0, abs=0.01)
    assert found["maximal_excursion_share"] == pytest.approx(1.0, abs=1e-9)
    assert found["overshoot_share"] == pytest.approx(0.0, abs=1e-9)
    assert found["directional_control_share"] == pytest.approx(1.0, abs=1e-9)
    assert found["path_efficiency_share"] == pytest.approx(1.0, abs=1e-9)


def test_the_first_movement_ends_before_the_second_that_goes_past_the_target():
    found = of(walked((0.8, 45.0, 0.0), (0.8, 45.0, 0.0), (0.5, 75.0, 0.0), (1.0, 60.0, 0.0)))

    assert found["end_point_excursion_share"] == pytest.approx(45 / 60, abs=0.01)
    assert found["maximal_excursion_share"] == pytest.approx(75 / 60, abs=0.05)
    assert found["overshoot_share"] == pytest.approx(found["maximal_excursion_share"] - 1)


def test_a_detour_costs_control_and_efficiency():
    found = of(walked((0.5, 30.0, 30.0), (0.5, 60.0, 0.0)))

    assert found["directional_control_share"] == pytest.approx(0.0, abs=0.1)
    assert found["path_efficiency_share"] == pytest.approx(0.5**0.5, abs=0.05)
    astray = of(walked((0.5, 15.0, 60.0), (0.5, 30.0, -60.0), (0.5, 60.0, 60.0)))
    assert astray["directional_control_share"] == 0.0


def test_speed_is_that_of_the_middle_nine_tenths_of_the_way():
    found = of(walked((0.5, 15.0, 0.0), (0.5, 60.0, 0.0)))

    # From 6 mm on: 8.7 mm are passed after 0.29 s, 57.3 mm after 0.97 s.
    assert found["movement_speed_share_per_s"] == pytest.approx(48.6 / 0.68 / 80, rel=0.02)


def test_out_for_less_than_a_tenth_of_a_second_is_no_start():
    rows = walked((0.1, 11.0, 0.0), (0.1, 0.0, 0.0), (0.5, 0.0, 0.0), (0.8, 60.0, 0.0))

    assert of(rows)["reaction_s"] == pytest.approx(1.08, abs=0.01)


@pytest.mark.parametrize(
    ("cue_s", "why"), [(1.32, "0.080 s after"), (1.38, "after"), (1.5, "before"), (1.9, "before")]
)
def test_who_goes_before_the_cue_can_be_answered_has_guessed(cue_s, why):
    with pytest.raises(Guessed, match=f"{why} the cue: a guess"):
        of(walked((1.0, 60.0, 0.0)), cue_s=cue_s)


def test_nobody_leaves_neutral_to_the_wrong_side():
    for legs in ((1.0, -60.0, 0.0), (1.0, 0.0, 60.0), (1.0, 5.5, 0.0)):
        with pytest.raises(Refused, match="never left neutral") as refused:
            of(walked(legs))
        assert not isinstance(refused.value, Guessed)


def test_without_an_end_there_are_no_numbers():
    t_s, places = walked((1.0, 60.0, 0.0))
    moving = t_s < 1.9

    with pytest.raises(Refused, match="end before the first movement"):
        of((t_s[moving], places[moving]))


def test_a_gap_in_the_rows_is_told():
    t_s, places = walked((1.0, 60.0, 0.0))
    kept = (t_s < 1.5) | (t_s > 2.2)

    with pytest.raises(Refused, match=r"No row came for 0\.7"):
        of((t_s[kept], places[kept]))


@pytest.mark.parametrize(
    ("unknown", "why"),
    [
        ({"quiet_mm": 0.0}, "quiet sway"),
        ({"quiet_mm": float("nan")}, "no such number"),
        ({"reach_mm": 0.0}, "reach"),
        ({"target": (14.0, -5.0)}, "no farther than three times"),
        ({"target": NEUTRAL}, "no farther than three times"),
        ({"neutral": (float("inf"), 0.0)}, "no such number"),
        ({"cue_s": -1.0}, "no rows around the cue"),
        ({"cue_s": 99.0}, "no rows around the cue"),
    ],
)
def test_what_is_not_known_is_refused(unknown, why):
    with pytest.raises(Refused, match=why):
        of(walked((1.0, 60.0, 0.0)), **unknown)


def test_a_clock_that_runs_backwards_is_refused():
    t_s, places = walked((1.0, 60.0, 0.0))
    t_s[150] = 1.0

    with pytest.raises(Refused, match="backwards"):
        of((t_s, places))


def test_numbers_have_definitions_that_claim_no_clinical_test():
    cues = [Cue(1.0, TARGET, REACH_MM)]
    values = leans(*walked((1.0, 60.0, 0.0)), cues, NEUTRAL, QUIET_MM)

    assert set(values) == {one.key for one in DEFINITIONS}
    assert all("not what a clinical test" in one.kind for one in DEFINITIONS)


# --- Several leans --------------------------------------------------------------------------------
def test_of_several_leans_the_medians_are_told_and_guesses_do_not_count():
    parts, cues, at_s = [], [], 0.0
    for far_mm, answers_s in ((40.0, 1.0), (50.0, 1.1), (60.0, 0.8), (60.0, 1.32), (3.0, 1.0)):
        t_s, places = walked((0.8, far_mm, 0.0), (1.0, far_mm, 0.0), (0.6, 0.0, 0.0))
        parts.append((t_s + at_s, places))
        cues.append(Cue(at_s + answers_s, TARGET, REACH_MM))
        at_s += t_s[-1] + 0.01
    rows = [np.concatenate(column) for column in zip(*parts, strict=True)]

    values = leans(*rows, cues, NEUTRAL, QUIET_MM)

    assert values["leans"] == 3
    assert values["leans_guessed"] == 1
    assert values["leans_not_counted"] == 1
    assert values["end_point_excursion_share"] == pytest.approx(50 / 60, abs=0.01)
    assert values["reaction_s"] == pytest.approx(0.42, abs=0.005)
    alone = [lean(*rows, cue.t_s, NEUTRAL, QUIET_MM, TARGET, REACH_MM) for cue in cues[:3]]
    # One that is not cut at the next cue goes as far as any that follows.
    assert [one["maximal_excursion_share"] for one in alone] == pytest.approx([1.0] * 3)
    assert values["maximal_excursion_share"] == pytest.approx(50 / 60)


def test_where_no_lean_counts_the_reason_is_that_of_the_first():
    rows = walked((1.0, 60.0, 0.0))
    with pytest.raises(Guessed):
        leans(*rows, [Cue(1.5, TARGET, REACH_MM), Cue(9.0, TARGET, REACH_MM)], NEUTRAL, QUIET_MM)
    with pytest.raises(Refused, match="Nobody was asked"):
        leans(*rows, [], NEUTRAL, QUIET_MM)


# --- Laws -----------------------------------------------------------------------------------------
def changed(planted, rows, change, times=1.0):
    """What the lean comes to with every place changed, and lengths `times` as long."""
    cue_s, neutral, quiet_mm, target, reach_mm = planted.asked
    neutral, target = map(tuple, change(np.array([neutral, target])))
    return lean(
        rows[0], change(rows[1]), cue_s, neutral, times * quiet_mm, target, times * reach_mm
    )


@given(
    seed=st.integers(0, 30),
    by=st.floats(-7, 7),
    times=st.floats(0.2, 5),
    along=st.tuples(st.floats(-300, 300), st.floats(-300, 300)),
)
@settings(max_examples=25, deadline=None)
def test_turned_mirrored_moved_scaled_or_later_a_lean_is_the_same(seed, by, times, along):
    """They are shares and times: if all places change alike, and reach and sway with them."""
    planted = lean_of(seed)
    rows = rows_of(planted, CONDITIONS["a child of 12 kg"], seed)[1]
    found = pytest.approx(lean(*rows, *planted.asked), rel=1e-6, abs=1e-7)

    assert changed(planted, rows, lambda places: turned(places, by)) == found
    assert changed(planted, rows, lambda places: places * (-1, 1)) == found
    assert changed(planted, rows, lambda places: places + along) == found
    assert changed(planted, rows, lambda places: places * times, times) == found
    later = lean(rows[0] + along[0], rows[1], planted.asked[0] + along[0], *planted.asked[1:])
    assert later == found


@given(seed=st.integers(0, 30), times=st.floats(0.5, 2))
@settings(max_examples=15, deadline=None)
def test_with_twice_the_reach_a_child_moves_half_as_fast_in_shares_of_it(seed, times):
    planted = lean_of(seed)
    rows = rows_of(planted, CONDITIONS["a good board"], seed)[1]
    found = lean(*rows, *planted.asked)
    found["movement_speed_share_per_s"] /= times

    asked = (*planted.asked[:-1], planted.asked[-1] * times)
    assert lean(*rows, *asked) == pytest.approx(found)


@given(
    st.lists(
        st.tuples(
            st.sampled_from([0.0, 0.005, 0.01, 0.04, 0.3]), st.floats(-9e5, 9e5), st.floats(-80, 80)
        ),
        min_size=1,
        max_size=60,
    ),
    st.floats(0, 2),
)
def test_any_rows_give_finite_numbers_or_a_reason(rows, cue_s):
    t_s = np.cumsum([step_s for step_s, _, _ in rows])
    places = np.array([row[1:] for row in rows])
    try:
        values = lean(t_s, places, cue_s, NEUTRAL, QUIET_MM, TARGET, REACH_MM)
    except Refused:
        return
    assert all(np.isfinite(value) for value in values.values())
    assert values["reaction_s"] >= 0.1
    assert values["end_point_excursion_share"] <= values["maximal_excursion_share"]
    for key in ("directional_control_share", "path_efficiency_share"):
        assert 0 <= values[key] <= 1
