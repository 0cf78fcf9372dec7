"""Sway row by row equals sway of all rows so far, at every moment."""

import math
from itertools import islice

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sensors.measures.refused import Refused
from sensors.measures.running_sway import NOT_RUNNING, RunningSway
from sensors.measures.sway import CHI2_95, sway
from sensors.measures.trial import trial_of
from tests import recordings
from tests.sensors.measures.made import swaying


def fed(t_s, places):
    running = RunningSway()
    for row in zip(t_s.tolist(), *places.T.tolist(), strict=True):
        running.add(*row)
    return running


def same(running, t_s, places):
    """That it says what `sway` says of these rows, to 1e-9, but for what it cannot know.

    Places as large as they are carry so much rounding.
    """
    known = {key: value for key, value in sway(t_s, places).items() if key not in NOT_RUNNING}
    found = running.values()
    assert found.keys() == known.keys()
    rounding_mm = 1e-12 * max(1.0, np.abs(places).max())
    for key, value in known.items():
        room = of_ellipse(known, places) if key == "ellipse95_mm2" else rounding_mm
        if key.endswith("_mm_s") or key == "path_mm":
            room *= len(t_s) / (1.0 if key == "path_mm" else t_s[-1] - t_s[0])
        assert found[key] == pytest.approx(value, rel=1e-9, abs=room), key


def of_ellipse(known, places):
    """How far off rounding alone may leave the ellipse, in mm^2.

    It is the root of a difference, that of nearly equal numbers where the rows lie almost on a
    line: a little off under the root is much where there is hardly an ellipse, and else little.
    """
    off_mm = 1e-14 * max(1.0, np.abs(places).max())
    x, y = known["rms_ml_mm"] + off_mm, known["rms_ap_mm"] + off_mm
    squared = (math.pi * CHI2_95) ** 2 * x * y * (1e-13 * x * y + 16 * off_mm * (x + y))
    return squared / max(known["ellipse95_mm2"], math.sqrt(squared))


ROWS = st.lists(
    st.tuples(
        st.sampled_from([0.0, 0.005, 0.01, 0.04, 3.0]),
        st.floats(-250, 250, allow_subnormal=False),
        st.floats(-150, 150, allow_subnormal=False),
    ),
    min_size=2,
    max_size=40,
)


@given(ROWS, st.integers(2, 40), st.tuples(st.floats(-1e3, 1e3), st.floats(-1e3, 1e3)))
def test_at_any_moment_it_is_sway_of_the_rows_so_far(rows, cut, moved_mm):
    t_s = np.cumsum([step_s for step_s, _, _ in rows])
    places = np.array([row[1:] for row in rows]) + moved_mm
    running = RunningSway()
    for row, (now_s, place) in enumerate(zip(t_s.tolist(), places.tolist(), strict=True), 1):
        running.add(now_s, *place)
        if row == min(cut, len(rows)) or row == len(rows):
            if now_s > t_s[0]:
                same(running, t_s[:row], places[:row])
            else:
                with pytest.raises(Refused, match="two moments"):
                    running.values()


@given(st.integers(0, 1000), st.floats(-5000, 5000), st.integers(2, 3000))
@example(seed=0, off_mm=5000.0, cut=2)
@example(seed=0, off_mm=-4999.3, cut=3)
@settings(max_examples=20, deadline=None)
def test_a_swaying_child_far_from_the_middle_is_no_less_exact(seed, off_mm, cut):
    t_s, places = swaying(seed, 60.0)
    places = places + np.array((off_mm, -off_mm))

    same(fed(t_s[:cut], places[:cut]), t_s[:cut], places[:cut])


def test_half_an_hour_at_100_rows_a_second_is_as_exact():
    t_s = np.arange(180_000) / 100 + 1e6
    rng = np.random.default_rng(1)
    places = np.cumsum(rng.normal(0, 0.05, (len(t_s), 2)), axis=0) + rng.normal(0, 0.2, (1, 2))

    running = fed(t_s, places)
    known = sway(t_s, places)
    found = running.values()
    assert found == pytest.approx({key: known[key] for key in found}, rel=1e-9)


@pytest.mark.parametrize(
    "name", ["force_plate_open_eyes_firm_a", "wii_board_adult_steps_and_single_leg"]
)
def test_a_recording_row_by_row_has_the_sway_of_the_recording(name):
    trial = trial_of(recordings.recording(name))
    t_s, places = trial.t_s, trial.cop_mm

    for rows in (100, 1000, len(t_s)):
        same(fed(t_s[:rows], places[:rows]), t_s[:rows], places[:rows])
    known = sway(t_s, places)
    found = fed(t_s, places).values()
    assert found == pytest.approx({key: known[key] for key in found}, rel=1e-9)


def test_asking_changes_nothing():
    t_s, places = swaying(3, 10.0)
    asked, silent = RunningSway(), RunningSway()
    for row in zip(t_s.tolist(), *places.T.tolist(), strict=True):
        asked.add(*row)
        silent.add(*row)
        if row[0] > 0:
            assert asked.values() == asked.values()
    assert asked.values() == silent.values()


def test_before_two_moments_it_is_refused():
    running = RunningSway()
    for _ in range(3):
        with pytest.raises(Refused, match="two moments"):
            running.values()
        running.add(5.0, 1.0, 2.0)
    running.add(5.5, 4.0, 6.0)

    assert running.values()["path_mm"] == 5.0
    assert running.values()["mean_speed_mm_s"] == 10.0


def test_where_nobody_moves_every_number_is_nothing():
    running = RunningSway()
    for t_s in islice(np.arange(0, 9, 0.01).tolist(), 500):
        running.add(t_s, 123.456, -78.9)

    assert set(running.values().values()) == {0.0}
