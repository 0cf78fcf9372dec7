"""Forward rises on a board: counted exactly, and never called heel raises."""

import numpy as np
import pytest

from sensors.measures.forward_rises import (
    DEFINITIONS,
    ForwardRiseFold,
    find_forward_rises,
    forward_rises,
)
from sensors.measures.refused import Refused
from tests.sensors.measures.planted import body
from tests.sensors.measures.planted.body import STEP_S, Moment, Planted
from tests.sensors.measures.planted.trouble import CONDITIONS, HARD, both, misses_s, on_board

EVERY = CONDITIONS | HARD
NEUTRAL_MM, FRONT_MM = -20.0, 50.0


def forward(seed, reps=4):
    """Rises to 0.75 to 1 of the reach, and leans to 0.45 between them; y in mm."""
    rng = np.random.default_rng(seed)
    parts, truth = [body.still(1.5, 0.0)], []
    for rep in range(2 * reps):
        far = rng.uniform(0.75, 1.0) if rep % 2 else rng.uniform(0.3, 0.45)
        go_s, back_s = rng.uniform(0.4, 0.9, 2)
        held = body.still(rng.uniform(0.3, 1.5))
        course = far * np.concatenate((body.way(go_s), held, 1 - body.way(back_s)))
        at = sum(map(len, parts))
        if rep % 2:
            end = len(course) - body.first(course[::-1] >= 0.6)
            start = body.first(course >= 0.6)
            times = {"start_s": (at + start) * STEP_S, "end_s": (at + end) * STEP_S}
            truth.append(Moment("forward", times))
        parts += [course, body.still(rng.uniform(0.5, 2.0), 0.0)]
    y_mm = NEUTRAL_MM + FRONT_MM * np.concatenate(parts)
    return Planted(np.ones(len(y_mm)), tuple(truth)), y_mm


@pytest.mark.parametrize("name", EVERY)
def test_forward_rises_are_counted_and_on_time(name):
    for seed in range(20):
        planted, y_mm = forward(seed)
        for rows in both(on_board(planted.load, EVERY[name], seed, y_mm=y_mm)):
            found = find_forward_rises(rows.t_s, rows.y_mm, NEUTRAL_MM, FRONT_MM)

            for key in ("start_s", "end_s"):
                assert np.abs(misses_s(planted, "forward", key, found)).max() < 0.05, (seed, key)


def fed(*parts):
    fold, found, t_s = ForwardRiseFold(), [], 0.0
    for seconds, share in parts:
        for _ in range(round(seconds * 100)):
            t_s += 0.01
            found.append(fold.add(t_s, share))
    return [one for one in found if one], fold


def test_a_quick_nod_is_none():
    assert fed((1, 0.0), (0.2, 0.9), (1, 0.0))[0] == []


def test_a_tremble_at_the_edge_makes_no_second_rise():
    assert len(fed((1, 0.0), (0.5, 0.9), (0.2, 0.55), (0.5, 0.9), (1, 0.0))[0]) == 1


def test_who_is_forward_from_the_start_has_not_risen():
    assert fed((1, 0.9), (1, 0.0))[0] == []


def test_a_game_sees_it_while_it_lasts():
    assert fed((1, 0.0), (0.2, 0.9))[1].forward is False
    assert fed((1, 0.0), (0.6, 0.9))[1].forward is True


def test_the_definition_says_that_a_lean_looks_the_same():
    assert "a forward lean looks the same on a board" in DEFINITIONS[0].told
    assert all("not heel raise" in one.kind for one in DEFINITIONS)


def test_the_numbers_have_definitions():
    planted, y_mm = forward(1)
    t_s = planted.t_s[::10]

    values = forward_rises(t_s, y_mm[::10], NEUTRAL_MM, FRONT_MM)

    assert set(values) == {one.key for one in DEFINITIONS}


@pytest.mark.parametrize("front_mm", [None, 0.0, -5.0, float("inf")])
def test_without_a_reach_it_is_refused(front_mm):
    with pytest.raises(Refused, match="forward reach"):
        forward_rises(np.arange(20.0), np.ones(20), 0.0, front_mm)
