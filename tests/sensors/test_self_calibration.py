"""What a recording knows of its person, from itself."""

from dataclasses import replace
from random import Random
from statistics import mean

import pytest

from sensors.layout import WII_BOARD
from sensors.sample import Sample
from sensors.self_calibration import LEAST_REACH_MM, calibration_of
from tests import recordings
from tests.sensors.children import INSOLES, KG, board_cells, stream

ZERO = (0.4, -0.2, 0.1, 0.3)


def leaning(seconds=20, rate_hz=100):
    """Evenly from -80 to 120 mm to the side and -90 to 10 mm to the front, and back."""
    rng = Random(1)
    places = [(-80 + 200 * rng.random(), -90 + 100 * rng.random()) for _ in range(8 * rate_hz)]
    rows = [board_cells(x, y, zero=ZERO) for x, y in (places * seconds)[: seconds * rate_hz]]
    return [Sample(2 + at / rate_hz, row) for at, row in enumerate(rows)]


def test_a_recording_of_leaning_tells_zero_weight_neutral_and_reach():
    known = calibration_of(WII_BOARD, [*stream((2, ZERO)), *leaning()])

    assert known.zero_kg == pytest.approx(ZERO, abs=1e-6)
    assert known.standing_kg == pytest.approx(KG)
    assert known.neutral_x_mm == pytest.approx(20, abs=8)
    assert known.neutral_y_mm == pytest.approx(-40, abs=4)
    reach = known.reach
    assert known.neutral_x_mm - reach.left_mm == pytest.approx(-76, abs=3)
    assert known.neutral_x_mm + reach.right_mm == pytest.approx(116, abs=3)
    assert known.neutral_y_mm - reach.back_mm == pytest.approx(-88, abs=2)
    assert known.neutral_y_mm + reach.front_mm == pytest.approx(8, abs=2)
    assert known.left_lift_share == known.right_lift_share == 0.15


def test_a_recording_that_never_was_empty_has_no_zero():
    assert calibration_of(WII_BOARD, leaning()).zero_kg == (0.0,) * 4


def test_a_moment_of_emptiness_is_no_zero():
    short = [*stream((0.3, ZERO)), *leaning()]

    assert calibration_of(WII_BOARD, short).zero_kg == (0.0,) * 4


def test_a_quiet_stander_gets_no_hair_trigger_reach():
    known = calibration_of(WII_BOARD, stream((10, board_cells(40, 10))))

    assert known.reach == type(known.reach)(*[LEAST_REACH_MM] * 4)
    assert (known.neutral_x_mm, known.neutral_y_mm) == pytest.approx((40, 10))
    assert known.quiet_mm == 1.0


def test_where_nobody_stands_for_five_seconds_the_five_kilogram_rule_stays():
    pushed = stream((20, (0.1, 0.2, 0.3, 0.5)), (4.5, board_cells(kg=12)))
    known = calibration_of(WII_BOARD, pushed)

    assert 0.1 * known.standing_kg == pytest.approx(5.0)
    assert (known.neutral_x_mm, known.neutral_y_mm) == (0.0, 0.0)
    assert known.reach.left_mm == LEAST_REACH_MM


def test_one_row_is_enough_not_to_fail():
    assert calibration_of(WII_BOARD, [Sample(0.0, (0.0,) * 4)]).standing_kg == pytest.approx(50)


def test_shares_have_their_own_scale():
    layout = replace(INSOLES, absolute=False)
    known = calibration_of(layout, stream((6, (0.1, 0.2, 0.1, 0.2))))

    assert known.standing_kg == pytest.approx(0.6)


def test_dropouts_do_not_widen_the_reach():
    rows = stream((20, board_cells(0, 0)))
    for at in range(100, 2000, 20):
        rows[at] = rows[at]._replace(cells_kg=(0.0, *rows[at].cells_kg[1:]))

    assert calibration_of(WII_BOARD, rows).reach.right_mm == LEAST_REACH_MM


@pytest.mark.parametrize("name", recordings.NAMES)
def test_every_known_recording_calibrates_itself(name):
    recording = recordings.recording(name)
    known = calibration_of(recording.play_layout, list(recording.samples()))
    loads = recordings.expected(name)["windows"][-1]["values"]["load"]

    assert min(known.reach.left_mm, known.reach.right_mm) >= LEAST_REACH_MM
    assert min(known.reach.front_mm, known.reach.back_mm) >= LEAST_REACH_MM
    assert known.quiet_mm >= 1.0
    if "mean_total_kg" in loads:  # of a stretch of standing or walking
        assert known.standing_kg == pytest.approx(loads["mean_total_kg"]["value"], rel=0.04)


def test_the_median_of_the_load_is_the_weight_whatever_the_hops():
    rng = Random(3)
    rows = [
        Sample(at / 100, board_cells(kg=KG * (1 + 0.3 * rng.gauss(0, 1)))) for at in range(2000)
    ]
    known = calibration_of(WII_BOARD, rows)

    assert known.standing_kg == pytest.approx(KG, rel=0.03)
    assert mean(known.zero_kg) == 0
