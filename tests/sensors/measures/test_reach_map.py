"""The reach map: what was held counts, in the direction where it was, and its area follows."""

from math import pi, sin

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sensors.measures.reach_map import (
    DEFINITIONS,
    DIRECTIONS,
    Try,
    area_mm2,
    best_of,
    reach_map,
    reach_values,
)
from sensors.measures.refused import Refused
from sensors.measuring import HOLD_S, LEAST_REACH_MM
from tests.sensors.measures.planted.body import STEP_S, still, way
from tests.sensors.measures.planted.leans import CONDITIONS, PlantedLean, rows_of, sway, turned

NEUTRAL = (12.0, -8.0)
MIRRORED = {name: name.replace("left", "*").replace("right", "left") for name in DIRECTIONS}
MIRRORED = {name: other.replace("*", "right") for name, other in MIRRORED.items()}


def stayed(*stays, rate_hz=100):
    """Rows that jump from place to place: (seconds, mm from neutral, degrees from the right)."""
    parts = [
        np.tile(far_mm * np.array((np.cos(turn * pi / 180), np.sin(turn * pi / 180))), (rows, 1))
        for rows, far_mm, turn in ((round(s * rate_hz), *rest) for s, *rest in stays)
    ]
    places = np.concatenate(parts) + NEUTRAL
    return np.arange(len(places)) / rate_hz, places


def of(*stays):
    return reach_map(*stayed(*stays), NEUTRAL)


# --- One direction --------------------------------------------------------------------------------
def test_each_direction_is_named_as_the_body_has_it():
    for at, name in enumerate(DIRECTIONS):
        assert of((1, 0, 0), (1, 50, 45 * at), (1, 0, 0)) == pytest.approx({name: 50.0})
    assert DIRECTIONS[0::2] == ("right", "front", "left", "back")


def test_what_is_held_for_less_than_three_tenths_does_not_count():
    assert HOLD_S == 0.3
    assert of((1, 0, 0), (0.29, 50, 0), (1, 0, 0)) == {}
    assert of((1, 0, 0), (0.32, 50, 0), (1, 0, 0)) == pytest.approx({"right": 50.0})
    assert of((1, 0, 0), (0.5, 40, 0), (0.2, 70, 0), (1, 0, 0)) == pytest.approx({"right": 40.0})


def test_a_place_within_22_degrees_counts_along_the_direction():
    assert of((1, 60, 22)) == pytest.approx({"right": 60 * np.cos(22 * pi / 180)})
    assert of((1, 60, 23)) == pytest.approx({"front_right": 60 * np.cos(22 * pi / 180)})
    # Not long enough in either of them:
    assert of((0.2, 60, 20), (0.2, 60, 25), (0.2, 60, 20)) == {}


def test_sway_is_no_reach():
    assert of((2, LEAST_REACH_MM - 1, 0), (2, LEAST_REACH_MM + 1, 90)) == pytest.approx(
        {"front": LEAST_REACH_MM + 1}
    )
    rows = stayed((2, 12, 180))
    assert reach_map(*rows, NEUTRAL, least_mm=10) == pytest.approx({"left": 12.0})


def test_over_a_gap_nobody_knows_whether_a_place_was_held():
    t_s, places = stayed((0.2, 50, 0), (0.2, 50, 0))

    assert reach_map(t_s, places, NEUTRAL) == pytest.approx({"right": 50.0})
    assert reach_map(np.where(t_s < 0.2, t_s, t_s + 0.2), places, NEUTRAL) == {}


def test_without_rows_or_with_places_that_are_none_it_is_refused():
    with pytest.raises(Refused, match="no rows"):
        reach_map(np.zeros(0), np.zeros((0, 2)), NEUTRAL)
    with pytest.raises(Refused, match="kilometre"):
        reach_map(np.arange(2.0), np.array([[0.0, 0.0], [1e200, 0.0]]), NEUTRAL)


# --- A whole child --------------------------------------------------------------------------------
def around(seed, far_mm):
    """Leans into all directions of `far_mm` by name, each held; a path on the 1 ms grid."""
    rng = np.random.default_rng(seed)
    parts = [np.zeros((2000, 2))]
    for at, name in enumerate(DIRECTIONS):
        if name in far_mm:
            go = way(rng.uniform(0.6, 1.2))
            course = np.concatenate((go, still(rng.uniform(0.8, 1.5)), 1 - go, still(0.5, 0.0)))
            out = np.column_stack((course, np.zeros(len(course)))) * far_mm[name]
            parts.append(turned(out, at * pi / 4 + rng.uniform(-0.1, 0.1)))
    path_mm = np.concatenate(parts)
    path_mm += sway(rng, len(path_mm), 2.0) + NEUTRAL
    return PlantedLean(path_mm, NEUTRAL, 2.0, (99.0, 0.0), 90.0, 0.0)


def held_on_the_grid(planted, name):
    """The planted truth: the largest least way along `name` over any 0.3 s, sample by sample."""
    seen = turned(planted.path_mm - planted.neutral_mm, -DIRECTIONS.index(name) * pi / 4)
    inside = np.abs(np.arctan2(seen[:, 1], seen[:, 0])) <= pi / 8
    windows = np.lib.stride_tricks.sliding_window_view(
        np.where(inside, seen[:, 0], -np.inf), round(HOLD_S / STEP_S) + 1
    )
    return windows.min(axis=1).max()


@pytest.mark.parametrize("chain", [0, 1], ids=["raw", "report"])
@pytest.mark.parametrize("name", CONDITIONS)
def test_a_child_that_leans_all_around_reaches_as_far_as_planted(name, chain):
    far_mm = dict(zip(DIRECTIONS, (60, 50, 45, 40, 70, 35, 30, 38), strict=True))
    # Noise and shaking make the least of 0.3 s smaller; a row nearer to the target never counts.
    least_mm = -7.0 if chain == 0 else -4.0
    for seed in range(4):
        planted = around(seed, far_mm)
        found = reach_map(*rows_of(planted, CONDITIONS[name], seed)[chain], NEUTRAL)

        assert set(found) == set(DIRECTIONS)
        for direction, mm in found.items():
            off_mm = mm - held_on_the_grid(planted, direction)
            assert least_mm < off_mm < 1.5, (direction, off_mm)


def test_a_child_that_leans_to_one_side_only_has_a_map_of_that_side():
    one_side = {"front": 40.0, "front_left": 50.0, "left": 60.0, "back_left": 35.0}
    planted = around(3, one_side)
    found = reach_map(*rows_of(planted, CONDITIONS["a child of 12 kg"], 3)[1], NEUTRAL)

    assert set(found) == set(one_side)
    assert found == pytest.approx(one_side, abs=6)
    assert reach_values(found)["reach_directions"] == 4
    assert reach_values(found)["reach_area_mm2"] == area_mm2(found) > 0


# --- Tries ----------------------------------------------------------------------------------------
def tries(direction, *far_mm):
    turn = 45 * DIRECTIONS.index(direction)
    return [Try(direction, *stayed((1, 0, 0), (0.5, mm, turn), (1, 0, 0))) for mm in far_mm]


def test_the_best_of_three_counts_after_one_practice():
    asked = tries("right", 90, 50, 60, 55, 80) + tries("left", 40, 45) + tries("front", 70)

    assert best_of(asked, NEUTRAL) == pytest.approx({"right": 60.0, "left": 45.0})


def test_what_is_reached_elsewhere_during_a_try_does_not_count():
    elsewhere = Try("right", *stayed((0.5, 70, 180), (0.5, 30, 0)))

    assert best_of([elsewhere] * 2, NEUTRAL) == pytest.approx({"right": 30.0})
    assert best_of([Try("back", *stayed((0.5, 70, 180)))] * 3, NEUTRAL) == {}


def test_practice_alone_is_refused():
    for asked in ([], tries("right", 50) + tries("left", 50)):
        with pytest.raises(Refused, match="practice"):
            best_of(asked, NEUTRAL)


# --- Area -----------------------------------------------------------------------------------------
def test_a_round_map_has_the_area_of_an_octagon():
    found = dict.fromkeys(DIRECTIONS, 50.0)

    assert area_mm2(found) == pytest.approx(8 * 50 * 50 * sin(pi / 4) / 2)


def test_the_area_is_that_of_the_polygon():
    found = dict(zip(DIRECTIONS, (60, 50, 45, 40, 70, 35, 30, 38), strict=True))
    turn = np.arange(8) * pi / 4
    x, y = (np.array(list(found.values())) * (np.cos(turn), np.sin(turn))).tolist()
    shoelace = sum(x[at - 1] * y[at] - x[at] * y[at - 1] for at in range(8)) / 2

    assert area_mm2(found) == pytest.approx(shoelace)
    del found["back"]
    assert area_mm2(found) < shoelace


def test_below_three_neighbours_the_area_is_refused_and_the_reason_stands_for_it():
    across = {"right": 50.0, "left": 50.0, "front": 40.0, "back": 30.0}
    values = reach_values(across)

    assert values["reach_right_mm"] == 50
    assert values["reach_directions"] == 4
    assert "3 neighbouring directions" in str(values["reach_area_mm2"])
    assert "none" in str(reach_values({})["reach_area_mm2"])
    around_the_start = {"back_right": 40.0, "right": 50.0, "front_right": 40.0}
    assert area_mm2(around_the_start) == pytest.approx(2 * 50 * 40 * sin(pi / 4) / 2)


def test_a_reach_that_is_no_length_is_refused():
    for mm in (-5.0, float("nan"), float("inf")):
        with pytest.raises(Refused, match="no length"):
            area_mm2(dict.fromkeys(DIRECTIONS, 50.0) | {"left": mm})


def test_numbers_have_definitions():
    values = reach_values(dict.fromkeys(DIRECTIONS, 50.0))

    assert [one.key for one in DEFINITIONS] == list(values)


# --- Laws -----------------------------------------------------------------------------------------
PATHS = st.lists(
    st.tuples(st.sampled_from([0.1, 0.28, 0.35, 0.6]), st.floats(5, 90), st.integers(0, 359)),
    min_size=1,
    max_size=12,
).filter(lambda stays: all(abs(turn % 45 - 22.5) > 0.6 for _, _, turn in stays))
"""Not on the line between two directions, where rounding decides."""


@given(PATHS, st.integers(0, 7), st.floats(0.3, 4))
@settings(deadline=None)
def test_turned_the_map_turns_mirrored_it_changes_sides_and_scaled_it_grows(stays, eighths, times):
    t_s, places = stayed(*stays)
    off_mm = places - NEUTRAL
    found = reach_map(t_s, off_mm, (0.0, 0.0))

    assert reach_map(t_s, places, NEUTRAL) == pytest.approx(found)
    turns = {name: DIRECTIONS[(at + eighths) % 8] for at, name in enumerate(DIRECTIONS)}
    moved = reach_map(t_s, turned(off_mm, eighths * pi / 4), (0.0, 0.0))
    assert moved == pytest.approx({turns[name]: mm for name, mm in found.items()})
    moved = reach_map(t_s, off_mm * (-1, 1), (0.0, 0.0))
    assert moved == pytest.approx({MIRRORED[name]: mm for name, mm in found.items()})
    moved = reach_map(t_s, off_mm * times, (0.0, 0.0), least_mm=LEAST_REACH_MM * times)
    assert moved == pytest.approx({name: mm * times for name, mm in found.items()})


@given(st.lists(st.floats(0, 90), min_size=8, max_size=8), st.floats(0.1, 10), st.integers(0, 7))
def test_the_area_grows_with_the_square_and_turns_and_mirrors_do_not_change_it(far, times, eighths):
    found = dict(zip(DIRECTIONS, (mm if mm > 20 else 0.0 for mm in far), strict=True))
    try:
        area = area_mm2(found)
    except Refused:
        return
    assert area_mm2({name: mm * times for name, mm in found.items()}) == pytest.approx(
        area * times**2
    )
    turns = {name: found[DIRECTIONS[at - eighths]] for at, name in enumerate(DIRECTIONS)}
    assert area_mm2(turns) == pytest.approx(area)
    assert area_mm2({MIRRORED[name]: mm for name, mm in found.items()}) == pytest.approx(area)


ROWS = st.lists(
    st.tuples(
        st.sampled_from([0.0, 0.01, 0.04, 0.1, 0.14, 0.16, 2.0]),
        st.sampled_from([-60.0, -30.0, -3.0, 0.0, 25.0, 70.0]),
        st.sampled_from([-60.0, -30.0, 0.0, 3.0, 25.0, 70.0]),
    ),
    min_size=1,
    max_size=60,
)


@given(ROWS)
def test_a_plain_search_over_all_rows_finds_the_same(rows):
    t_s = np.cumsum([step_s for step_s, _, _ in rows])
    places = np.array([row[1:] for row in rows])
    far: dict[str, float] = {}
    sector = np.round(np.arctan2(places[:, 1], places[:, 0]) / (pi / 4)).astype(int) % 8
    along = places[:, 0] * np.cos(sector * pi / 4) + places[:, 1] * np.sin(sector * pi / 4)
    for first in range(len(rows)):
        for last in range(first, len(rows)):
            if sector[last] != sector[first] or (last > first and rows[last][0] > 0.15):
                break
            if t_s[last] - t_s[first] >= HOLD_S - 1e-6:
                name = DIRECTIONS[sector[first]]
                far[name] = max(far.get(name, 0.0), along[first : last + 1].min())

    found = reach_map(t_s, places, (0.0, 0.0))
    assert found == pytest.approx({name: mm for name, mm in far.items() if mm > LEAST_REACH_MM})
