"""The day's quiet check."""

import numpy as np
import pytest

from sensors.layout import WII_BOARD, Cell, Layout, Side
from sensors.measures.low_pass import low_pass
from sensors.measures.quiet_check import quiet_check
from sensors.measures.refused import Refused
from sensors.measures.swarii import swarii
from sensors.measures.sway import sway
from sensors.sample import Sample
from sensors.simulated import simulated
from tests.sensors.measures.boards import samples_of

CALIBRATION = simulated("diligent", 1).true_calibration()


def test_it_is_the_sway_of_the_tared_rows_through_the_chain_for_reports() -> None:
    samples = samples_of(seconds=20.0)
    kept = quiet_check(WII_BOARD, samples, CALIBRATION)
    cells = np.array([sample.cells_kg for sample in samples]) - np.array(CALIBRATION.zero_kg)
    places = np.array([(cell.x_mm, cell.y_mm) for cell in WII_BOARD.cells])
    cop_mm = cells @ places / cells.sum(axis=1)[:, None]
    t_s, even = swarii(np.array([sample.t_s for sample in samples]), cop_mm)
    assert kept["mean_speed_mm_s"] == pytest.approx(
        sway(t_s, low_pass(even, 25.0))["mean_speed_mm_s"]
    )
    assert 3.0 < kept["rms_radius_mm"] < 9.0
    assert kept["mean_total_kg"] == pytest.approx(CALIBRATION.standing_kg, rel=0.01)
    assert 0.4 < kept["board_left_share"] < 0.6


def test_drop_outs_and_repeated_rows_hardly_move_it() -> None:
    samples = samples_of(seconds=20.0)
    worse = list(samples)
    for at in range(100, 1900, 90):
        worse[at] = samples[at]._replace(cells_kg=(0.0, *samples[at].cells_kg[1:]))
        worse[at + 40] = samples[at + 40]._replace(cells_kg=samples[at + 39].cells_kg)
    clean, dirty = (quiet_check(WII_BOARD, rows, CALIBRATION) for rows in (samples, worse))
    assert dirty["mean_speed_mm_s"] == pytest.approx(clean["mean_speed_mm_s"], rel=0.02)
    assert dirty["ellipse95_mm2"] == pytest.approx(clean["ellipse95_mm2"], rel=0.01)


def test_less_than_20_s_or_stepping_off_is_refused() -> None:
    samples = samples_of(seconds=20.0)
    with pytest.raises(Refused, match="Needs 20 s"):
        quiet_check(WII_BOARD, samples[:1500], CALIBRATION)
    off = [*samples[:900], *(s._replace(cells_kg=CALIBRATION.zero_kg) for s in samples[900:])]
    with pytest.raises(Refused, match=r"Nobody stands there at 9\.00 s"):
        quiet_check(WII_BOARD, off, CALIBRATION)
    with pytest.raises(Refused):
        quiet_check(WII_BOARD, [], CALIBRATION)


def test_insoles_give_the_share_of_each_foot_and_no_sway() -> None:
    pair = Layout("insole_pair", (Cell("l", 0, 0, Side.LEFT), Cell("r", 0, 0, Side.RIGHT)))
    calibration = simulated("diligent", 1).true_calibration()
    calibration = type(calibration)((0.5, 0.0), 30.0, 0.0, 0.0, calibration.reach, 3.0)
    samples = [Sample(at / 50, (18.5 + 0.01 * (at % 2), 12.0)) for at in range(1001)]
    kept = quiet_check(pair, samples, calibration)
    assert kept["left_share"] == pytest.approx(0.6, abs=0.001)
    assert not any("path" in key or "ellipse" in key for key in kept)
