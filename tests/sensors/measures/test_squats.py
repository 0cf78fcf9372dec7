"""Squats: counted exactly, timed to 50 ms, and nothing else is one."""

import numpy as np
import pytest

from sensors.measures.refused import Refused
from sensors.measures.squats import DEFINITIONS, SquatFold, find_squats, squats
from tests.sensors.measures.planted import body
from tests.sensors.measures.planted.trouble import (
    CONDITIONS,
    HARD,
    WAYS,
    Trouble,
    both,
    misses_s,
    on_board,
    reported,
)

SEEDS = range(20)


def misses(trouble, way):
    """How far off starts, bottoms and ends are."""
    found = {"start_s": [], "bottom_s": [], "end_s": []}
    for seed in SEEDS:
        planted = body.squats(seed)
        rows = WAYS[way](on_board(planted.load, trouble, seed + 1000))
        events = find_squats(rows.t_s, rows.load_kg, rows.standing_kg)
        for key in found:
            found[key] += misses_s(planted, "squat", key, events)
    return [np.abs(off_s) for off_s in found.values()]


@pytest.mark.parametrize("way", [0, 1], ids=["play", "report"])
@pytest.mark.parametrize("name", CONDITIONS)
def test_squats_with_and_without_a_hold_are_counted_and_begin_and_end_on_time(name, way):
    starts, bottoms, ends = misses(CONDITIONS[name], way)

    assert max(starts.max(), ends.max()) < 0.05
    assert np.percentile(bottoms, 95) < 0.07


@pytest.mark.parametrize("way", [0, 1], ids=["play", "report"])
@pytest.mark.parametrize("name", HARD)
def test_under_a_tremor_as_slow_as_a_squat_they_are_still_counted(name, way):
    starts, _, ends = misses(HARD[name], way)

    assert max(np.percentile(starts, 90), np.percentile(ends, 90)) < 0.06


def test_a_jump_is_no_squat():
    for seed in SEEDS:
        rows = on_board(body.jumps(seed).load, CONDITIONS["a polled board"], seed)

        for seen in both(rows):
            assert find_squats(seen.t_s, seen.load_kg, seen.standing_kg) == []


def test_sitting_and_stepping_off_are_no_squats():
    for seed in SEEDS:
        for planted in (body.chair(seed), body.stepping_off(seed)):
            rows = on_board(planted.load, Trouble(), seed)

            assert find_squats(rows.t_s, rows.load_kg, rows.standing_kg) == []


def test_the_weight_need_not_be_known_well():
    planted = body.squats(3, quiet=0.85)
    rows = on_board(planted.load, Trouble(), 3)

    for standing_kg in (29.0, 30.0, 31.0):
        assert len(find_squats(rows.t_s, rows.load_kg, standing_kg)) == planted.count("squat")


def test_going_down_alone_is_no_squat():
    down = body.pull(-0.2, 0.8)
    load = np.concatenate((body.still(2), 1 + down, body.still(5), 1 - down, body.still(2)))
    rows = on_board(load, Trouble(), 0)

    assert find_squats(rows.t_s, rows.load_kg, rows.standing_kg) == []


def test_a_shallow_bend_is_no_squat():
    bend = np.concatenate((body.pull(-0.04, 0.4), body.pull(0.04, 0.4)))
    load = np.concatenate((body.still(2), 1 + bend, body.still(2)))
    assert load.min() < 0.9
    assert load.max() > 1.1
    rows = on_board(load, Trouble(), 0)

    assert find_squats(rows.t_s, rows.load_kg, rows.standing_kg) == []


def test_after_a_gap_the_body_is_looked_at_anew():
    planted = body.squats(5, reps=2)
    rows = reported(on_board(planted.load, Trouble(), 5))
    middle_s = planted.truth[0].at_s["bottom_s"]
    t_s = np.where(rows.t_s > middle_s, rows.t_s + 3.0, rows.t_s)

    assert len(find_squats(t_s, rows.load_kg, 30.0)) == 1


def test_live_and_in_one_go_are_the_same():
    planted = body.squats(7)
    rows = on_board(planted.load, CONDITIONS["a polled board"], 7)
    fold = SquatFold()
    live = [fold.add(float(t_s), float(kg) / 30) for t_s, kg in zip(rows.t_s, rows.load_kg)]  # noqa: B905

    assert [one for one in live if one] == find_squats(rows.t_s, rows.load_kg, 30.0)


def test_numbers_have_definitions_and_depth_is_none_of_them():
    planted = body.squats(1)
    rows = on_board(planted.load, Trouble(), 1)

    values = squats(rows.t_s, rows.load_kg, 30.0)

    assert values["squats"] == planted.count("squat")
    assert set(values) == {one.key for one in DEFINITIONS}
    assert not any(one.unit in ("m", "mm") for one in DEFINITIONS)


@pytest.mark.parametrize("standing_kg", [None, 0.0, -3.0, float("nan")])
def test_without_a_weight_it_is_refused(standing_kg):
    with pytest.raises(Refused, match="standing weight"):
        squats(np.arange(100.0), np.ones(100), standing_kg)


def test_a_few_rows_are_refused():
    with pytest.raises(Refused, match="here are 3"):
        squats(np.arange(3.0), np.ones(3), 30.0)
