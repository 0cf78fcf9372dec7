"""The store after five years of daily practice, beside one JSON file a child.

Ratios within one run, which hold on a slow and busy machine as well; `storing` prints the figures.
"""

import pytest

from tests.benchmarks import five_years
from tests.benchmarks.storing import FRAME_S, Way, side_by_side, table


@pytest.fixture(scope="module")
def ways(tmp_path_factory: pytest.TempPathFactory) -> tuple[Way, Way]:
    return side_by_side(tmp_path_factory.mktemp("five_years"))


def test_both_ways_tell_the_same_repetitions(ways: tuple[Way, Way]) -> None:
    assert [way.reps for way in ways] == [five_years.REPETITIONS] * 2


def test_the_progress_screens_data_take_a_tenth_of_reading_one_json_file(
    ways: tuple[Way, Way],
) -> None:
    ours, naive = ways
    assert naive.start_ms >= 10 * ours.progress_ms


def test_the_first_frame_of_a_path_comes_before_one_json_file_is_read(
    ways: tuple[Way, Way],
) -> None:
    ours, naive = ways
    assert naive.start_ms >= 2 * ours.first_frame_ms
    assert naive.first_frame_ms >= 3 * ours.first_frame_ms


def test_a_repetition_is_on_the_disk_in_the_time_of_a_few_bare_writes_and_no_frame_waits_for_it(
    ways: tuple[Way, Way],
) -> None:
    ours, _ = ways
    assert ours.append_ms <= max(2.0, 10 * ours.bare_ms)
    assert ours.frame_ms <= 0.2
    assert ours.longest_frame_ms < 1e3 * FRAME_S


def test_one_json_file_a_child_takes_many_times_as_long(ways: tuple[Way, Way]) -> None:
    ours, naive = ways
    assert naive.append_ms >= 50 * ours.append_ms
    assert naive.frame_ms >= 100 * ours.frame_ms
    assert naive.from_cold_ms >= 3 * ours.from_cold_ms


def test_the_table_says_what_is_asked_of_each(ways: tuple[Way, Way]) -> None:
    lines = list(table(*ways))
    assert [line.rpartition("  ")[2] for line in lines if "<" in line] == [
        "<= 60",
        "<= 250",
        "<= 2",
        "< 16.7",
    ]
