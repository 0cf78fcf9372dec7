"""Helping hands: how much and how long, and never a tremor, a swing of the arms or a chair."""

import numpy as np
import pytest

from sensors.measures.hands import DEFINITIONS, HandsFold, find_hands, helping_hands
from sensors.measures.refused import Refused
from tests.sensors.measures.planted import body
from tests.sensors.measures.planted.trouble import CONDITIONS, HARD, WAYS, Trouble, on_board

EVERY = CONDITIONS | HARD


def held(seed, reps=4):
    """Stretches of help of 4 to 30 %, and when each began and ended, as 3 % is crossed."""
    rng = np.random.default_rng(seed)
    parts, truth = [body.still(2)], []
    for _ in range(reps):
        share, stays_s = rng.uniform(0.08, 0.3), rng.uniform(1.5, 5.0)
        goes_s, comes_s = rng.uniform(0.3, 0.8, 2)
        at = sum(map(len, parts))
        take, give = share * body.way(goes_s), share * (1 - body.way(comes_s))
        load = 1 - np.concatenate((take, body.still(stays_s, share), give))
        start, end = body.first(load < 0.97), len(load) - body.first(load[::-1] < 0.97)
        truth.append(((at + start) / 1000, (at + end) / 1000, 1 - load[start:end].mean()))
        parts += [load, body.still(rng.uniform(1.0, 4.0))]
    return np.concatenate(parts), truth


@pytest.mark.parametrize("way", [0, 1], ids=["play", "report"])
@pytest.mark.parametrize("name", EVERY)
def test_every_stretch_of_help_is_found(name, way):
    trouble = EVERY[name]
    for seed in range(20):
        load, truth = held(seed)
        rows = WAYS[way](on_board(load, trouble, seed))
        found = find_hands(rows.t_s, rows.load_kg, rows.standing_kg)

        assert len(found) == len(truth), seed
        for hands, (start_s, end_s, share) in zip(found, truth, strict=True):
            assert abs(hands.start_s - start_s) < 0.2
            assert abs(hands.end_s - end_s) < 0.2
            assert abs(hands.share - share) < 0.025 + abs(trouble.weight_error)


def seen(*parts):
    rows = on_board(np.concatenate(parts), Trouble(noise_kg=0.01), 0)
    return helping_hands(rows.t_s, rows.load_kg, 30.0)


def test_the_share_is_a_mean_over_the_time_standing():
    values = seen(body.still(15), body.still(5, 0.8))

    assert values["helping_hands_share"] == pytest.approx(0.05, abs=0.003)
    assert values["helping_hands_held_share"] == pytest.approx(0.2, abs=0.01)
    assert values["helping_hands_s"] == pytest.approx(5.0, abs=0.4)
    assert values["borne_elsewhere_s"] == 0


def test_a_touch_of_less_than_a_second_is_not_counted():
    values = seen(body.still(5), body.still(0.6, 0.8), body.still(5))

    assert values["helping_hands_s"] == 0
    assert values["helping_hands_share"] == 0
    assert values["helping_hands_held_share"] == 0


def test_more_than_standing_weight_is_no_help():
    assert seen(body.still(10, 1.2))["helping_hands_share"] == 0


def test_a_chair_is_told_apart_from_hands():
    values = seen(body.still(5), body.still(5, 0.3), body.still(5))

    assert values["helping_hands_share"] == 0
    assert values["borne_elsewhere_s"] == pytest.approx(5.0, abs=0.5)


def test_nobody_on_the_board_holds_no_hand():
    values = seen(body.still(5), body.still(5, 0.0), body.still(5))

    assert values["helping_hands_share"] == 0
    assert values["borne_elsewhere_s"] < 0.6  # on the way down and up


def test_help_until_the_last_row_counts():
    assert seen(body.still(5), body.still(5, 0.8))["helping_hands_s"] == pytest.approx(5, abs=0.4)


def test_help_on_both_sides_of_a_gap_is_two_stretches():
    t_s = np.arange(1000) / 100.0
    found = find_hands(np.where(t_s < 5, t_s, t_s + 10), np.full(1000, 24.0), 30.0)

    assert [round(one.end_s - one.start_s) for one in found] == [5, 5]


def test_live_and_in_one_go_are_the_same():
    load, _ = held(3)
    rows = on_board(load, CONDITIONS["a polled board"], 3)
    fold = HandsFold()
    live = [fold.add(t_s, kg / 30) for t_s, kg in zip(rows.t_s, rows.load_kg, strict=True)]

    assert [one for one in [*live, fold.end()] if one] == find_hands(rows.t_s, rows.load_kg, 30.0)


def test_the_numbers_have_definitions():
    assert set(seen(body.still(5))) == {one.key for one in DEFINITIONS}


def test_a_board_on_which_nobody_stands_is_refused():
    with pytest.raises(Refused, match="1 s of standing"):
        seen(body.still(5, 0.0))


def test_without_a_weight_it_is_refused():
    with pytest.raises(Refused, match="standing weight"):
        helping_hands(np.arange(20.0), np.ones(20), None)
