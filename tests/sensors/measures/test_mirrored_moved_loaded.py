"""Whole recordings of every kind, mirrored, moved in time, and with more load: the laws.

mirrored                left and right change over, what has a sign changes it, a ratio is its
                        inverse, a share of the left half is that of the right one
moved in time           times of events move along, nothing else changes
f times the load        kg: f, all others 1, if W0 is f times as much or found anew; but for
                        what is counted from a load in kilograms or newtons on
"""

from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sensors.measures.groups import GROUPS
from sensors.recording import Recording
from tests.sensors.measures import made
from tests.sensors.measures.made_movements import CHILD_KG, moving, stepping_and_one_leg, walk
from tests.sensors.measures.planted import body

OTHER = {"left": "right", "right": "left"}
NEGATED = {
    *("asymmetry_percent", "robinson_si_percent", "board_asymmetry_percent"),
    *("step_time_si_percent", "left_share_drift_per_min", "board_left_share_drift_per_min"),
    "mid_line_mm",
}
OF_KILOGRAMS = {
    *("cop", "gait_20n", "gait_50n", "20n", "50n", "on_board_s", "rows_at_or_over_5_kg"),
    *("mean_abs_asymmetry_percent", "left_share_drift_per_min", "board_left_share_drift_per_min"),
}
"""Groups, events and keys that have a threshold in kilograms or newtons."""
KILOGRAMS = {one.key for group in GROUPS for one in group.definitions if one.unit == "kg"}
TIMES = {"t_s", "contact_s", "off_s", "periods_s", "on_board_s"}


MADE = {
    **{
        f"quiet on {kind}": lambda seed, kind=kind: made.standing_on(
            kind, *made.swaying(seed), CHILD_KG
        )
        for kind in made.KINDS
        if kind != "insoles in shares"
    },
    "steps and one leg": stepping_and_one_leg,
    "walk": walk,
    "rises": lambda seed: moving(body.chair(seed, 3), seed),
    "squats": lambda seed: moving(body.squats(seed, 3), seed),
    "jumps": lambda seed: moving(body.jumps(seed, 3), seed),
}
FOUND = {
    "steps and one leg": {"steps_in_place", "single_leg"},
    "walk": {"gait_20n", "gait_50n", "gait_5pct", "gait_bw", "heel_raises"},
    "rises": {"rises"},
    "squats": {"squats"},
    "jumps": {"jumps"},
}
"""What must be among the groups."""
EVERY = pytest.mark.parametrize("name", MADE)


@cache
def made_once(name: str, seed: int) -> Recording:
    return MADE[name](seed)


def plain(recording: Recording, standing_kg: float | None = None) -> dict[str, Any]:
    """Values, events, and what is refused."""
    told = made.measured(recording, standing_kg)
    return {"values": told["values"], "events": told["events"], "refused": set(told["refused"])}


def same(ours: Any, other: Any, where: str = "") -> None:
    """That both have the same keys, texts and, but for rounding, numbers."""
    if isinstance(ours, dict):
        assert ours.keys() == other.keys(), where
        for key, value in ours.items():
            same(value, other[key], f"{where} {key}")
    elif isinstance(ours, list | tuple):
        assert len(ours) == len(other), where
        for at, (one, two) in enumerate(zip(ours, other, strict=True)):
            same(one, two, f"{where} {at}")
    elif isinstance(ours, float):
        assert ours == pytest.approx(other, rel=1e-5, abs=1e-7), where
    else:
        assert ours == other, where


# --- Mirrored -------------------------------------------------------------------------------------
def words_changed_over(key: str) -> str:
    if "drift" in key or key == "board_left_share":
        return key
    return "_".join(OTHER.get(word, word) for word in key.split("_"))


def in_a_mirror(found: Any, key: str = "") -> Any:
    """What a mirrored recording must come to."""
    if isinstance(found, dict):
        if "min_x_mm" in found:
            return {**found, "min_x_mm": -found["max_x_mm"], "max_x_mm": -found["min_x_mm"]}
        return {words_changed_over(name): in_a_mirror(one, name) for name, one in found.items()}
    if isinstance(found, list):
        return [in_a_mirror(one) for one in found]
    if isinstance(found, set):
        return {".".join(map(words_changed_over, name.split("."))) for name in found}
    if isinstance(found, str):
        return OTHER.get(found, found)
    if key in NEGATED:
        return -found
    if key == "step_time_ratio":
        return 1 / found
    return 1 - found if key == "board_left_share" else found


@EVERY
@given(seed=st.integers(0, 50))
@settings(max_examples=4, deadline=None)
def test_in_a_mirror_left_and_right_change_over(name: str, seed: int) -> None:
    recording = made_once(name, seed)
    found = plain(recording, CHILD_KG)
    assert FOUND.get(name, set()) <= set(found["values"])
    same(plain(made.mirrored(recording), CHILD_KG), in_a_mirror(found))
    same(plain(made.mirrored(made.mirrored(recording)), CHILD_KG), found)


# --- Moved in time --------------------------------------------------------------------------------
def later(found: Any, by_s: float, key: str = "") -> Any:
    if isinstance(found, dict):
        return {name: later(one, by_s, name) for name, one in found.items()}
    if isinstance(found, list):
        return [later(one, by_s, key) for one in found]
    return found + by_s if key in TIMES else found


@EVERY
@given(seed=st.integers(0, 50), by_s=st.floats(-1000, 1000))
@settings(max_examples=4, deadline=None)
def test_later_on_the_clock_events_are_later_and_nothing_else_changes(
    name: str, seed: int, by_s: float
) -> None:
    recording = made_once(name, seed)
    found = plain(recording)
    moved = plain(made.retimed(recording, recording.table[:, 0] + by_s))
    same(moved["values"], found["values"])
    same(moved["events"], later(found["events"], by_s))
    assert moved["refused"] == found["refused"]


# --- More load ------------------------------------------------------------------------------------
def heavier(found: Any, times: float, key: str = "") -> Any:
    """Without what knows kilograms, and `times` as many of them."""
    if isinstance(found, dict):
        return {
            name: heavier(one, times, name)
            for name, one in found.items()
            if name not in OF_KILOGRAMS
        }
    return found * times if key in KILOGRAMS else found


@EVERY
@pytest.mark.parametrize("said", [True, False])
@given(seed=st.integers(0, 50), times=st.sampled_from([0.5, 2.0, 4.0]))
@settings(max_examples=3, deadline=None)
def test_a_heavier_child_that_moves_alike_measures_alike(
    name: str, said: bool, seed: int, times: float
) -> None:
    """Powers of two, so that no load crosses a threshold by its rounding alone."""
    recording = made_once(name, seed)
    found = plain(recording, CHILD_KG if said else None)
    loaded = plain(made.reloaded(recording, times), times * CHILD_KG if said else None)
    for group in ("values", "events"):
        same(heavier(loaded[group], 1.0), heavier(found[group], times))
