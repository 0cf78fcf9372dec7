"""Measures against plain loops, plain numpy and others' programs, as ratios within one run."""

import pytest

from tests.benchmarks import measures
from tests.benchmarks.measures import Work, baselines, minute, ours, peers, ratio

T_S, COP = minute()
OURS = {work.what: work.call for work in ours(T_S, COP)}
PLAIN = {(work.what, work.who): work.call for work in baselines(T_S, COP)}


def naively(what: str, runs: int) -> float:
    return ratio(OURS[what], PLAIN[what, measures.NAIVE], runs)


def test_plain_numpy_gives_the_same_numbers() -> None:
    plain = PLAIN[measures.SWAY, measures.NUMPY]()
    assert plain == pytest.approx(OURS[measures.SWAY](), rel=1e-9)


def test_the_sway_set_takes_at_most_a_tenth_longer_than_plain_numpy() -> None:
    assert ratio(OURS[measures.SWAY], PLAIN[measures.SWAY, measures.NUMPY]) <= 1.1


def test_the_whole_set_is_three_times_faster_than_plain_loops() -> None:
    assert 3 * naively(measures.WHOLE, 2) <= 1


def test_resampling_is_25_times_faster_than_plain_loops() -> None:
    assert 25 * naively(measures.RESAMPLING, 1) <= 1


def test_contacts_and_walking_times_are_no_slower_than_plain_loops() -> None:
    assert naively(measures.WALKING, 5) <= 1


@pytest.mark.parametrize("work", list(peers(T_S, COP)), ids=lambda work: f"{work.who}, {work.what}")
def test_it_is_faster_than_every_program_that_is_here(work: Work) -> None:
    assert ratio(OURS[work.what], work.call, 5) < 1
