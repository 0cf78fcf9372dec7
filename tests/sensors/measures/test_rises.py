"""Sit to stand: counted exactly, timed to 50 ms; nobody who steps off the board has sat."""

import numpy as np
import pytest

from sensors.measures.refused import Refused
from sensors.measures.rises import DEFINITIONS, Rise, RiseFold, Sitting, find_rises, rises
from tests.sensors.measures.planted import body
from tests.sensors.measures.planted.trouble import (
    CONDITIONS,
    HARD,
    WAYS,
    Trouble,
    misses_s,
    on_board,
)

SEEDS = range(20)
EVERY = CONDITIONS | HARD


def found_in(planted, trouble, seed, way):
    rows = WAYS[way](on_board(planted.load, trouble, seed + 1000))
    return find_rises(rows.t_s, rows.load_kg, rows.standing_kg)


@pytest.mark.parametrize("way", [0, 1], ids=["play", "report"])
@pytest.mark.parametrize("name", EVERY)
def test_rises_and_sittings_are_counted_and_on_time(name, way):
    for seed in SEEDS:
        planted = body.chair(seed)
        rises_, sittings = found_in(planted, EVERY[name], seed, way)

        for key in ("start_s", "up_s", "end_s"):
            assert np.abs(misses_s(planted, "rise", key, rises_)).max() < 0.05, (seed, key)
        assert np.abs(misses_s(planted, "sitting", "start_s", sittings)).max() < 0.05, seed


@pytest.mark.parametrize("way", [0, 1], ids=["play", "report"])
@pytest.mark.parametrize("name", CONDITIONS)
def test_a_child_that_holds_a_hand_rises_too_and_the_hand_is_told(name, way):
    for seed in SEEDS:
        planted = body.chair(seed, reps=3, hands=0.2)
        rises_, _ = found_in(planted, EVERY[name], seed, way)

        for key in ("start_s", "up_s", "end_s"):
            assert np.abs(misses_s(planted, "rise", key, rises_)).max() < 0.05, (seed, key)
        assert max(abs(one.hands_share - 0.2) for one in rises_) < 0.04


@pytest.mark.parametrize(("way", "room"), [(0, 0.2), (1, 0.25)], ids=["play", "report"])
def test_soft_and_hard_sitting_are_told_apart(way, room):
    truth, told = [], []
    for seed in SEEDS:
        planted = body.chair(seed)
        _, sittings = found_in(planted, CONDITIONS["a polled board"], seed, way)
        told += [one.steepest_per_s for one in sittings]
        truth += [one.at_s["steepest_per_s"] for one in planted.truth if one.kind == "sitting"]

    assert np.abs(np.array(told) / truth - 1).max() < room
    assert np.corrcoef(told, truth)[0, 1] > 0.95


@pytest.mark.parametrize("way", [0, 1], ids=["play", "report"])
@pytest.mark.parametrize("name", EVERY)
def test_stepping_off_the_board_and_on_again_is_no_sitting(name, way):
    for seed in SEEDS:
        assert found_in(body.stepping_off(seed), EVERY[name], seed, way) == ([], [])


def test_squats_and_jumps_are_no_rises():
    for seed in SEEDS:
        for planted in (body.squats(seed, reps=3), body.jumps(seed)):
            assert found_in(planted, CONDITIONS["a polled board"], seed, 1) == ([], [])


def seen(*parts):
    rows = on_board(np.concatenate(parts), Trouble(), 0)
    return rises(rows.t_s, rows.load_kg, 30.0)


def change(before, after, seconds=0.6):
    return before + (after - before) * body.way(seconds)


def test_a_rise_that_falls_back_at_once_is_told_apart():
    values = seen(body.still(2, 0.3), change(0.3, 1), change(1, 0.3), body.still(2, 0.3))

    assert (values["rises"], values["rises_unsettled"]) == (0, 1)


def test_rocking_on_the_seat_is_no_rise_and_delays_none():
    rock = (change(0.3, 0.5, 0.4), change(0.5, 0.3, 0.4))
    values = seen(
        body.still(2, 0.3), *rock, *rock, body.still(0.3, 0.3), change(0.3, 1), body.still(2)
    )

    assert values["rises"] == 1
    assert values["rise_time_median_s"] < 0.6


def test_feet_that_leave_the_board_while_sitting_may_come_back_and_rise():
    values = seen(
        body.still(2, 0.3),
        change(0.3, 0, 0.3),
        body.still(1, 0.0),
        change(0, 0.3, 0.3),
        body.still(0.8, 0.3),
        change(0.3, 1),
        body.still(2),
    )

    assert values["rises"] == 1


def test_no_number_is_given_for_what_did_not_happen():
    assert seen(body.still(5)) == {"rises": 0, "rises_unsettled": 0}


def test_all_numbers_have_definitions():
    planted = body.chair(1)
    rows = on_board(planted.load, Trouble(), 1)

    assert set(rises(rows.t_s, rows.load_kg, 30.0)) == {one.key for one in DEFINITIONS}


def test_live_and_in_one_go_are_the_same():
    planted = body.chair(2)
    rows = on_board(planted.load, CONDITIONS["a polled board"], 2)
    fold = RiseFold()
    live = [fold.add(t_s, kg / 30) for t_s, kg in zip(rows.t_s, rows.load_kg, strict=True)]

    rises_, sittings = find_rises(rows.t_s, rows.load_kg, 30.0)

    assert [one for one in live if isinstance(one, Rise)] == rises_
    assert [one for one in live if isinstance(one, Sitting)] == sittings


@pytest.mark.parametrize("standing_kg", [None, 0.0])
def test_without_a_weight_it_is_refused(standing_kg):
    with pytest.raises(Refused, match="standing weight"):
        rises(np.arange(100.0), np.ones(100), standing_kg)
