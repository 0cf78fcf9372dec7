"""Rows that say nothing, rows that are missing, and forgotten cells: what they do to the measures.

Measured on six simulated children of four seeds each, 30 s at 100 Hz, and on the recordings of
plates and of a Wii board. Speed stands for path, and area for the 95 % ellipse, both through the
chain for reports.

    polls without news, added                          nothing at all: equal to the last bit
    polls in place of 40 % of the rows                 speed 5 %, area 0.5 %
    a gap of 50 ms every second                        speed 1.5 %, area 0.4 %
    a fifth of all rows lost, in gaps of 50 ms         speed 3.5 %, area 0.5 %
    a cell forgotten for 1 to 5 rows every two seconds speed 1 %, area 0.2 %; without the gate speed
                                                       2 to 7 times, area up to 6 times as much

Walking on insoles, by shares of body weight (gait_bw), recorded adults and planted children:

    polls without news, added          the same events; double support, which counts
                                       rows, 2.2 points
    a gap of 50 ms every second        as many events, each within 50 ms; stance 1 point, times of
                                       strides and steps 12 ms, cadence 1.2 / min
    a fifth of the rows lost           as many events, each within 50 ms; stance 1.3 points, times
                                       31 ms, cadence 2 / min

A drop-out that takes less than a tenth of the load is not told from a true zero: under one leg, the
cells of the other side bear less than that. Two that follow each other within a row are a person.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from sensors.layout import WII_BOARD
from sensors.measures.arrays import Numbers
from sensors.measures.chain import REPORT
from sensors.measures.given import Given
from sensors.measures.groups import GROUPS
from sensors.measures.measured import given_of, measure
from sensors.recording import Recording
from tests import recordings
from tests.sensors.measures import made
from tests.sensors.measures.boards import samples_of
from tests.sensors.measures.made_movements import CHILD_KG, walk
from tests.sensors.measures.spoiled import (
    forgetting,
    polled_in_place,
    polled_more,
    rows_of,
    with_gaps,
)

CHILDREN = ("diligent", "weak", "strong", "one_sided", "tired", "still")
SEEDS = range(4)
STANDING_KG = 30.0
SPEED, AREA = "mean_speed_mm_s", "ellipse95_mm2"
STEPPING = "wii_board_adult_steps_and_single_leg"
STANCES: dict[str, tuple[str, float | None, float | None]] = {
    "open eyes": ("force_plate_open_eyes_firm_a", None, None),
    "foam": ("force_plate_open_eyes_foam", None, None),
    "closed eyes": ("force_plate_closed_eyes_firm", None, None),
    "two plates": ("two_plates_open_eyes_rigid", None, None),
    "Wii board": (STEPPING, 20.0, 55.0),
    "Wii board, one leg": (STEPPING, 65.0, 90.0),
}
WALKS = [name for name in recordings.NAMES if name.startswith("insoles")]
ADULT_ROWS = 2050, 5400
"""Between these, the adult on the Wii board stands quietly on both legs."""
Change = Callable[[Recording, np.random.Generator], Recording]


@cache
def child(name: str, seed: int) -> Recording:
    """A simulated child that stands quietly for 30 s."""
    samples = samples_of(name, seed, 30.0)
    t_s = np.array([sample.t_s for sample in samples])
    return made.of_cells(WII_BOARD, t_s, np.array([sample.cells_kg for sample in samples]))


# --- Sway -----------------------------------------------------------------------------------------
def sway_of(given: Given) -> dict[str, float]:
    (group,) = (group for group in GROUPS if group.name == f"sway_{REPORT}")
    numbers = group.measure(given)
    return {key: value for key in (SPEED, AREA) if isinstance(value := numbers[key], float)}


def off_by(before: dict[str, float], after: dict[str, float]) -> tuple[float, float]:
    """How much speed and area changed, as shares."""
    speed, area = (abs(after[key] / before[key] - 1) for key in (SPEED, AREA))
    return speed, area


def worst_of_children(change: Change) -> Numbers:
    """The largest change of speed and of area."""
    found = []
    for name in CHILDREN:
        for seed in SEEDS:
            whole = child(name, seed)
            worse = change(whole, np.random.default_rng(seed))
            before, after = (
                sway_of(given_of(one, standing_kg=STANDING_KG)) for one in (whole, worse)
            )
            found.append(off_by(before, after))
    return np.array(found).max(axis=0)


def worst_of_stance(name: str, change: Change) -> Numbers:
    """The same, of three tries on a recording."""
    file, from_s, to_s = STANCES[name]
    whole, found = recordings.recording(file), []
    before = sway_of(given_of(whole, from_s, to_s, 70.0))
    for seed in range(3):
        worse = change(whole, np.random.default_rng(seed))
        found.append(off_by(before, sway_of(given_of(worse, from_s, to_s, 70.0))))
    return np.array(found).max(axis=0)


BOUNDS: dict[str, tuple[Change, tuple[float, float]]] = {
    "polls in place of rows": (polled_in_place, (0.05, 0.005)),
    "a gap every second": (lambda one, rng: with_gaps(one, rng, 1.0), (0.015, 0.004)),
    "a fifth of the rows lost": (lambda one, rng: with_gaps(one, rng, 0.2), (0.035, 0.005)),
}
EACH = pytest.mark.parametrize(("change", "bounds"), BOUNDS.values(), ids=BOUNDS)


@EACH
def test_a_childs_sway_moves_by_no_more_than_is_said_above(
    change: Change, bounds: tuple[float, float]
) -> None:
    assert (worst_of_children(change) <= bounds).all(), worst_of_children(change)


@EACH
@pytest.mark.parametrize("name", STANCES)
def test_neither_does_the_sway_of_recorded_adults(
    name: str, change: Change, bounds: tuple[float, float]
) -> None:
    assert (worst_of_stance(name, change) <= bounds).all(), worst_of_stance(name, change)


@pytest.mark.parametrize("name", [*CHILDREN, *STANCES])
def test_polls_that_found_nothing_new_change_no_bit_of_what_is_reported(name: str) -> None:
    if name in STANCES:
        file, from_s, to_s = STANCES[name]
        whole = recordings.recording(file)
    else:
        whole, from_s, to_s = child(name, 0), None, None
    before = measure(given_of(whole, from_s, to_s, STANDING_KG)).as_plain()
    worse = polled_more(whole, np.random.default_rng(1))
    worse = rows_of(worse, slice(0, int(np.flatnonzero(~given_of(worse).trial.repeated)[-1]) + 1))
    after = measure(given_of(worse, from_s, to_s, STANDING_KG)).as_plain()
    same = [f"sway_{REPORT}", "hands", "rises", "squats"]
    assert {group: after["values"][group] for group in same} == {
        group: before["values"][group] for group in same
    }
    assert after["values"]["recording"]["rows"] > 1.3 * before["values"]["recording"]["rows"]
    for event in ("weight_shifts", "left_single_leg", "right_single_leg", "dropouts"):
        assert (event in after["events"]) is (event in before["events"])


# --- Walking --------------------------------------------------------------------------------------
Limits = dict[str, float]
EXACT: Limits = {"event": 0.0, "stance": 1e-9, "stride": 1e-9, "step": 1e-9, "cadence": 1e-9}
ON_WALKS: dict[str, tuple[Change, Limits]] = {
    "added polls": (polled_more, {**EXACT, "double": 2.2}),
    "a gap every second": (
        lambda one, rng: with_gaps(one, rng, 1.0),
        {
            "event": 0.05,
            "stance": 1.0,
            "stride": 0.012,
            "step": 0.012,
            "cadence": 1.2,
            "double": 0.8,
        },
    ),
    "a fifth of the rows lost": (
        lambda one, rng: with_gaps(one, rng, 0.2),
        {
            "event": 0.05,
            "stance": 1.3,
            "stride": 0.031,
            "step": 0.031,
            "cadence": 2.0,
            "double": 1.6,
        },
    ),
}
LIMITED = {
    **{f"stance_{side}_percent": "stance" for side in ("left", "right")},
    **{f"stride_time_{side}_s": "stride" for side in ("left", "right")},
    **{f"step_time_{side}_s": "step" for side in ("left", "right")},
    "cadence_median_spm": "cadence",
    "cadence_count_spm": "cadence",
    "double_support_percent": "double",
}


def walk_of(name: str) -> tuple[Recording, float]:
    """A recorded walk, or one that was planted; and W0."""
    return (walk(int(name)), CHILD_KG) if name.isdigit() else (recordings.recording(name), 75.0)


@pytest.mark.parametrize(("change", "limits"), ON_WALKS.values(), ids=ON_WALKS)
@pytest.mark.parametrize("name", [*WALKS, *map(str, range(4))])
def test_a_walk_has_the_same_contacts_and_its_timing_moves_by_no_more_than_is_said_above(
    name: str, change: Change, limits: Limits
) -> None:
    whole, standing_kg = walk_of(name)
    worse = change(whole, np.random.default_rng(0))
    before, after = (made.measured(one, standing_kg) for one in (whole, worse))
    for side, kinds in before["events"]["contacts"]["bw"].items():
        for kind, times_s in kinds.items():
            found_s = after["events"]["contacts"]["bw"][side][kind]
            assert found_s == pytest.approx(times_s, abs=limits["event"])
            assert len(times_s) > 10
    walked, found = before["values"]["gait_bw"], after["values"]["gait_bw"]
    assert found["strides_left"] == walked["strides_left"]
    for key, limit in LIMITED.items():
        assert found[key] == pytest.approx(walked[key], abs=limits[limit]), key


# --- Cells that are forgotten ---------------------------------------------------------------------
def without_gate(given: Given) -> Given:
    return replace(given, trial=replace(given.trial, held=np.zeros_like(given.trial.held)))


@pytest.mark.parametrize("rows", [1, 2, 3, 4, 5])
def test_forgotten_cells_hardly_show_and_would_many_times_over_without_the_gate(rows: int) -> None:
    gated, open_ = [], []
    for name in CHILDREN:
        for seed in SEEDS:
            whole = child(name, seed)
            worse = forgetting(whole, np.random.default_rng(seed), rows)
            before, given = sway_of(given_of(whole, standing_kg=STANDING_KG)), given_of(worse)
            assert given.trial.held.sum() == 14 * rows
            gated.append(off_by(before, sway_of(given)))
            open_.append(off_by(before, sway_of(without_gate(given))))
    assert (np.array(gated).max(axis=0) <= (0.01, 0.002)).all(), np.array(gated).max(axis=0)
    speed, area = np.array(open_).min(axis=0)
    assert speed > 0.8 * rows
    assert area > 0.03 * rows


@pytest.mark.parametrize("rows", [1, 3, 5])
def test_nor_do_they_on_a_recorded_adult(rows: int) -> None:
    whole = recordings.recording(STEPPING)
    before = sway_of(given_of(whole, 20.0, 55.0))
    for seed in range(3):
        given = given_of(
            forgetting(whole, np.random.default_rng(seed), rows, ADULT_ROWS), 20.0, 55.0
        )
        speed, area = off_by(before, sway_of(given))
        assert speed <= 0.01
        assert area <= 0.005
        speed, area = off_by(before, sway_of(without_gate(given)))
        assert speed > 1
        assert area > 0.05


def test_the_gate_mends_the_recording_that_is_full_of_drop_outs() -> None:
    """By the reference, it then shows a speed of 5.9 mm/s and an area of 95 mm2."""
    given = given_of(recordings.recording("wii_board_dropouts"), 10.0, 36.0)
    mended, spoiled = sway_of(given), sway_of(without_gate(given))
    assert mended[SPEED] == pytest.approx(5.9, rel=0.1)
    assert mended[AREA] == pytest.approx(95, rel=0.05)
    assert spoiled[SPEED] > 5 * mended[SPEED]
    assert spoiled[AREA] > 4 * mended[AREA]
