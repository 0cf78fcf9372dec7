"""Quiet again after a movement: when planted, live as in one go, at once where nothing moved."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sensors.measures.chain import report
from sensors.measures.quiet_again import (
    DEFINITIONS,
    QUIET_TIMES,
    SPAN_S,
    STAYS_S,
    QuietAgain,
    quiet_again,
)
from sensors.measures.refused import Refused
from sensors.measures.sway import sway as sway_of
from sensors.measures.trial import trial_of
from tests import recordings
from tests.sensors.measures.planted.body import STEP_S, still, way
from tests.sensors.measures.planted.leans import CONDITIONS, PlantedLean, rows_of, sway, turned

QUIET_MM_S, SLOW, FAST = 4.0, 2.0, 10.0
"""So the limit is 6 mm/s."""


# --- Made by hand ---------------------------------------------------------------------------------
def moving(*legs, rate_hz=100):
    """Rows of somebody who walks a straight line in legs of (seconds, mm/s)."""
    steps = np.concatenate([np.full(round(s * rate_hz), speed / rate_hz) for s, speed in legs])
    way_mm = np.concatenate(([0.0], np.cumsum(steps)))
    return np.arange(len(way_mm)) / rate_hz, np.column_stack((way_mm * 0.6, way_mm * -0.8))


def of(*legs, moved_s=0.0, rate_hz=100):
    return quiet_again(*moving(*legs, rate_hz=rate_hz), moved_s, QUIET_MM_S)["quiet_again_s"]


def test_who_does_not_move_is_quiet_at_once():
    assert of((3, SLOW)) == 0.0
    assert of((3, SLOW), moved_s=1.5) == 0.0
    assert of((1.0, SLOW)) == 0.0


@pytest.mark.parametrize("rate_hz", [25, 50, 200])
def test_quiet_begins_with_the_first_half_second_below_the_limit(rate_hz):
    # Of 10 and 2 mm/s in equal parts 6 come out: a quarter of a second before the change.
    assert of((2, FAST), (3, SLOW), rate_hz=rate_hz) == pytest.approx(1.75, abs=1e-6)
    assert of((2, FAST), (3, SLOW), moved_s=1.0, rate_hz=rate_hz) == pytest.approx(0.75, abs=1e-6)


def test_a_burst_within_the_second_begins_it_anew():
    # 20 mm/s for two ninths of the half second.
    found = of((0.6, SLOW), (0.3, 20.0), (3, SLOW))
    assert found == pytest.approx(0.9 - 1 / 9, abs=1e-2)

    assert of((1.1, SLOW), (0.3, 20.0), (3, SLOW)) == 0.0


def test_less_than_a_second_of_quiet_is_not_enough():
    for legs in (((2, FAST), (0.7, SLOW)), ((9, FAST),), ((0.9, SLOW),), ((0.7, SLOW), (3, FAST))):
        with pytest.raises(Refused, match="not quiet again"):
            of(*legs)


def test_it_is_told_a_second_later_and_once():
    fold = QuietAgain(QUIET_MM_S)
    t_s, places = moving((2, FAST), (5, SLOW))
    told = [fold.add(*row) for row in zip(t_s.tolist(), *places.T.tolist(), strict=True)]

    rows = [row for row, quiet_s in enumerate(told) if quiet_s is not None]
    assert len(rows) == 1
    assert t_s[rows[0]] == pytest.approx(1.75 + STAYS_S, abs=0.011)
    assert told[rows[0]] == pytest.approx(1.75)


def test_without_rows_for_half_a_second_nobody_knows():
    t_s, places = moving((2, FAST), (3, SLOW))
    gap = np.where(t_s > 1.0, t_s + 0.6, t_s)
    with pytest.raises(Refused, match=r"No row came for 0\.6"):
        quiet_again(gap, places, 0.0, QUIET_MM_S)
    with pytest.raises(Refused, match=r"No row came"):
        quiet_again(t_s, places, -1.0, QUIET_MM_S)
    # Live the fold begins anew: with the first row after the gap.
    fold = QuietAgain(QUIET_MM_S)
    rows = zip((t_s + (t_s > 2.5)).tolist(), *places.T.tolist(), strict=True)
    told = [quiet_s for row in rows if (quiet_s := fold.add(*row)) is not None]
    assert told == pytest.approx([3.51])


def test_after_the_rows_there_is_nothing():
    with pytest.raises(Refused, match="not quiet again"):
        of((3, SLOW), moved_s=9.0)


@pytest.mark.parametrize("speed", [0.0, -1.0, float("nan"), float("inf")])
def test_without_a_quiet_speed_it_is_refused(speed):
    with pytest.raises(Refused, match="speed in quiet stance"):
        quiet_again(*moving((3, SLOW)), 0.0, speed)


def test_it_has_a_definition():
    assert [one.key for one in DEFINITIONS] == list(
        quiet_again(*moving((3, SLOW)), 0.0, QUIET_MM_S)
    )


# --- A child --------------------------------------------------------------------------------------
MOVED_S = 20.0
TREMBLING = ("a tremor of 6 Hz", "all at once")
"""The chain for reports takes a tremor of 10 Hz away, and leaves some of these."""


def settling(seed):
    """20 s of quiet, a lean, 0.3 to 2.5 s of swaying to and fro, and 6 s of quiet again."""
    rng = np.random.default_rng(seed)
    shakes_s, hz = rng.uniform(0.3, 2.5), rng.uniform(1.2, 2.0)
    along = np.concatenate((still(MOVED_S - 0.8, 0.0), 50 * way(0.8), still(shakes_s + 6, 50.0)))
    t_s = np.arange(round(shakes_s / STEP_S)) * STEP_S
    fades = np.minimum(1, (shakes_s - t_s) / 0.15) * np.minimum(1, t_s / 0.15)
    begin = round(MOVED_S / STEP_S)
    along[begin : begin + len(t_s)] += rng.uniform(5, 9) * fades * np.sin(2 * np.pi * hz * t_s)
    path_mm = turned(np.column_stack((along, 0 * along)), rng.uniform(0, 6))
    path_mm += sway(rng, len(along), 3.0)
    return PlantedLean(path_mm, (0.0, 0.0), 3.0, (50.0, 0.0), 60.0, 0.0)


def speeds_of(planted):
    """(mean speed of the quiet stance, that over each half second by its first grid step)."""
    way_mm = np.concatenate(([0.0], np.cumsum(np.hypot(*np.diff(planted.path_mm, axis=0).T))))
    span, quiet = round(SPAN_S / STEP_S), round((MOVED_S - 1) / STEP_S)
    return way_mm[quiet] / (MOVED_S - 1), (way_mm[span:] - way_mm[:-span]) / SPAN_S


def truth_of(planted):
    """When it is quiet again, by the definition on the clean path; None where a breath decides."""
    quiet_mm_s, speeds = speeds_of(planted)
    after = speeds[round(MOVED_S / STEP_S) :] / quiet_mm_s
    stays = round((STAYS_S - SPAN_S) / STEP_S)

    def begins(times):
        slow = np.convolve(after < times, np.ones(stays + 1), "valid") > stays + 0.5
        return int(np.argmax(slow)) * STEP_S if slow.any() else np.inf

    early_s, at_s, late_s = (begins(QUIET_TIMES * share) for share in (1.15, 1.0, 0.85))
    return at_s if late_s - early_s < 0.12 else None


def misses_s(name):
    """How much later than planted, through the chain for reports; the quiet speed is measured."""
    off_s = []
    for seed in range(40):
        planted = settling(seed)
        if (at_s := truth_of(planted)) is None:
            continue
        t_s, places = rows_of(planted, CONDITIONS[name], seed)[1]
        still_s = t_s < MOVED_S - 1
        quiet_mm_s = sway_of(t_s[still_s], places[still_s])["mean_speed_mm_s"]
        off_s.append(quiet_again(t_s, places, MOVED_S, quiet_mm_s)["quiet_again_s"] - at_s)
    assert len(off_s) >= 12
    return np.array(off_s)


@pytest.mark.parametrize("name", [name for name in CONDITIONS if name not in TREMBLING])
def test_a_child_is_quiet_again_when_planted(name):
    off_s = np.abs(misses_s(name))

    assert np.median(off_s) < 0.06
    assert np.percentile(off_s, 90) < 0.2


@pytest.mark.parametrize("name", TREMBLING)
def test_a_child_that_trembles_seems_quiet_again_a_little_sooner(name):
    """Its quiet speed has the tremor in it, so that less stands out from it."""
    off_s = misses_s(name)

    assert off_s.max() < 0.06
    assert np.percentile(-off_s, 90) < 0.5


@pytest.mark.parametrize(
    "name",
    [
        "force_plate_closed_eyes_firm",
        "force_plate_open_eyes_firm_a",
        "force_plate_open_eyes_firm_b",
        "force_plate_open_eyes_foam",
    ],
)
def test_in_quiet_stance_a_person_is_quiet_at_once_most_of_the_time(name):
    trial = trial_of(recordings.recording(name))
    t_s, places = report(trial.t_s, trial.cop_mm, trial.kept)
    quiet_mm_s = sway_of(t_s, places)["mean_speed_mm_s"]
    found = [
        quiet_again(t_s, places, moved_s, quiet_mm_s)["quiet_again_s"]
        for moved_s in np.arange(t_s[0], t_s[-1] - 8, 0.2)
    ]

    assert np.mean(np.array(found) < 0.04) > 0.65
    assert np.percentile(found, 90) <= 1.35


# --- Laws -----------------------------------------------------------------------------------------
ROWS = st.lists(
    st.tuples(
        st.sampled_from([0.0, 0.005, 0.01, 0.04, 0.2, 0.6]),
        st.floats(-5, 5),
        st.floats(-5, 5),
    ),
    min_size=1,
    max_size=150,
)


@given(ROWS, st.sampled_from([1.0, 20.0, 200.0, 2000.0]), st.integers(0, 150))
@settings(deadline=None)
def test_live_and_in_one_go_are_the_same_and_the_quiet_second_is_quiet(rows, quiet_mm_s, cut):
    t_s = np.cumsum([step_s for step_s, _, _ in rows])
    places = np.array([row[1:] for row in rows])
    moved_s = t_s[min(cut, len(rows) - 1)]
    fold, live_s = QuietAgain(quiet_mm_s), None
    for row in zip(t_s.tolist(), *places.T.tolist(), strict=True):
        if row[0] >= moved_s and (quiet_s := fold.add(*row)) is not None:
            live_s = quiet_s
    try:
        found_s = quiet_again(t_s, places, moved_s, quiet_mm_s)["quiet_again_s"]
    except Refused as why:
        assert live_s is None or "No row came" in str(why)  # noqa: PT017 - either reason is right
        return
    assert found_s == live_s - moved_s >= 0
    first = np.searchsorted(t_s, moved_s)
    # Of rows with the same stamp the first one counts.
    apart = first + np.flatnonzero(np.diff(t_s[first:], prepend=-1.0) > 0)
    way_mm = np.cumsum(np.hypot(*np.diff(places[apart], axis=0, prepend=places[apart][:1]).T))
    ends_s = t_s[apart][(t_s[apart] > live_s + SPAN_S) & (t_s[apart] <= live_s + STAYS_S)]
    paths = np.interp(ends_s, t_s[apart], way_mm) - np.interp(ends_s - SPAN_S, t_s[apart], way_mm)
    assert (paths / SPAN_S < QUIET_TIMES * quiet_mm_s * (1 + 1e-9) + 1e-9).all()


@given(
    seed=st.integers(0, 20), by=st.floats(-7, 7), times=st.floats(0.2, 5), later_s=st.floats(0, 99)
)
@settings(max_examples=15, deadline=None)
def test_turned_mirrored_scaled_and_later_it_takes_as_long(seed, by, times, later_s):
    t_s, places = rows_of(settling(seed), CONDITIONS["a good board"], seed)[1]
    found = pytest.approx(quiet_again(t_s, places, MOVED_S, 8.0), abs=1e-6)

    assert quiet_again(t_s, turned(places, by), MOVED_S, 8.0) == found
    assert quiet_again(t_s, places * (-1, 1), MOVED_S, 8.0) == found
    assert quiet_again(t_s, places * times + 9, MOVED_S, 8.0 * times) == found
    assert quiet_again(t_s + later_s, places, MOVED_S + later_s, 8.0) == found
