"""Where no row came for over half a second, nobody knows what the body did: none is made up."""

import numpy as np
import pytest

from sensors.layout import WII_BOARD
from sensors.measures.chain import report
from sensors.measures.low_pass import low_pass
from sensors.measures.measured import given_of
from sensors.measures.refused import Refused
from sensors.measures.rows import stretches
from sensors.measures.swarii import swarii
from sensors.recording import Recording
from tests.sensors.measures import made
from tests.sensors.measures.made_movements import CHILD_KG, moving
from tests.sensors.measures.planted import body

ALL = np.ones(2000, dtype=np.bool_)


def gapped(recording: Recording, after: int, gap_s: float) -> Recording:
    t_s = recording.table[:, 0].copy()
    t_s[after:] += gap_s
    return made.retimed(recording, t_s)


def board(gap_s: float, mm: float = 1.0) -> Recording:
    """A child that sways for 16 s, for the first half `mm` times as much, with a gap between."""
    t_s, places_mm = made.swaying(1)
    places_mm[:800] *= mm
    return gapped(made.on_board(t_s, places_mm), 800, gap_s)


def test_stretches_are_cut_at_gaps_and_short_ones_left_out_but_for_the_longest() -> None:
    t_s = np.array([0.0, 0.5, 1.0, 1.6, 9.0, 9.4, 9.8, 10.2])
    assert stretches(t_s, 1.0) == [slice(0, 3), slice(4, 8)]
    assert stretches(t_s, 1.1) == [slice(4, 8)]
    assert stretches(t_s, 5.0) == [slice(4, 8)]
    assert stretches(t_s[:1], 5.0) == [slice(0, 1)]


@pytest.mark.parametrize("gap_s", [0.6, 3.0, 4.9, 60.0, 1e5])
def test_a_gap_is_never_the_quiet_stance_though_nothing_moves_in_it(gap_s: float) -> None:
    stance = given_of(board(gap_s, 3.0)).stance
    assert stance is not None
    assert stance.from_s >= 16.0 + gap_s - 0.1
    assert stance == given_of(board(gap_s, 3.0)).stance


def test_two_halves_of_a_quiet_stance_are_none() -> None:
    t_s, places_mm = made.swaying(1, 9.0)
    assert given_of(made.on_board(t_s, places_mm)).stance is not None
    assert given_of(gapped(made.on_board(t_s, places_mm), 225, 1.0)).stance is None


def test_sway_over_a_gap_is_refused_and_the_place_of_the_gap_told() -> None:
    values, why = (made.measured(board(gap_s)) for gap_s in (0.4, 0.6))
    assert "sway_swarii25_lp10" in values["values"]
    for chain in ("raw", "swarii25_lp10"):
        assert why["refused"][f"sway_{chain}"].startswith("No row came for 0.62 s from 15.98 s on.")


def test_the_chain_goes_over_each_side_of_a_gap_alone() -> None:
    t_s, places_mm = made.swaying(2, 40.0)
    late_s = np.where(np.arange(2000) < 700, t_s, t_s + 77.0)
    even = report(late_s, places_mm, ALL)
    parts = [swarii(late_s[part], places_mm[part]) for part in (slice(0, 700), slice(700, None))]
    assert even.t_s == pytest.approx(np.concatenate([times_s for times_s, _ in parts]))
    smooth = np.concatenate([low_pass(means, 25.0) for _, means in parts])
    assert even.values == pytest.approx(smooth, abs=1e-9)
    assert len(even.t_s) < 1010


def test_polls_that_found_nothing_new_are_no_gap() -> None:
    """An empty board may repeat itself for seconds: then its load is known all the time."""
    t_s, places_mm = made.swaying(2, 40.0)
    kept = ALL.copy()
    kept[500:600] = False
    assert report(t_s, places_mm, kept).t_s == pytest.approx(np.arange(1000) / 25)
    with pytest.raises(Refused):
        report(t_s, places_mm, ~ALL)


def test_rises_before_and_after_a_gap_are_all_counted() -> None:
    whole = moving(body.chair(2, 3), 2)
    t_s = whole.table[:, 0]
    twice = np.concatenate((whole.table, whole.table))
    twice[len(t_s) :, 0] += t_s[-1] + 500.0
    both = made.of_cells(WII_BOARD, twice[:, 0], twice[:, 1:])
    found, once = (made.measured(one, CHILD_KG)["values"] for one in (both, whole))
    assert once["rises"]["rises"] > 0
    assert found["rises"]["rises"] == 2 * once["rises"]["rises"]
    assert found["rises"].keys() == once["rises"].keys()
