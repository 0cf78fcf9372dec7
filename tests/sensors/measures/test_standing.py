"""W0: the quietest 5 s of a recording."""

import numpy as np
import pytest

from sensors.measures.standing import quiet_standing
from tests.sensors.measures.boards import trial_on_board


def swaying(rows: int, mm: float = 4.0) -> np.ndarray:
    return mm * np.sin(np.arange(rows) / 40)


def test_a_quiet_stance_tells_weight_and_neutral() -> None:
    trial = trial_on_board(30.0, 12 + swaying(1500), -5 + swaying(1500))
    stance = quiet_standing(trial)
    assert stance is not None
    assert stance.standing_kg == pytest.approx(30.0)
    assert stance.neutral_mm == pytest.approx((12, -5), abs=4)
    assert stance.to_s - stance.from_s == pytest.approx(4.96)


def test_the_quietest_stretch_is_taken_and_not_the_first() -> None:
    x = np.concatenate((swaying(1000, 20), swaying(1000, 2)))
    stance = quiet_standing(trial_on_board(30.0, x, 0.0))
    assert stance is not None
    assert stance.from_s >= 9.0


def test_a_light_child_has_a_weight_and_a_sack_of_3_kg_has_none() -> None:
    quiet = swaying(1000)
    light, sack = (quiet_standing(trial_on_board(kg, quiet, quiet)) for kg in (12.0, 3.0))
    assert light is not None
    assert light.standing_kg == pytest.approx(12.0)
    assert sack is None


def test_stepping_holding_on_and_a_short_stance_are_not_quiet() -> None:
    rows = np.arange(2000)
    stepping = trial_on_board(30.0, 80 * np.sign(np.sin(rows / 30)), 0.0)
    pulling = trial_on_board(30 + 3 * np.sin(rows / 30), 0.0, 0.0)
    short = trial_on_board(30.0, swaying(400), 0.0)
    assert [quiet_standing(trial) for trial in (stepping, pulling, short)] == [None] * 3


def test_one_row_and_no_time_at_all_give_none() -> None:
    assert quiet_standing(trial_on_board(30.0, np.zeros(1), 0.0)) is None
