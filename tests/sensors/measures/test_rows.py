"""Which rows say something."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sensors.dropouts import Dropouts
from sensors.measures.rows import bursts_of, held_rows, is_even, repeated_rows
from sensors.sample import Sample

LOADS = st.sampled_from([0.0, 1.0, 4.0, 5.0, 12.0, 20.0])
ROWS = st.lists(st.tuples(LOADS, LOADS), min_size=1, max_size=60)


def counted(rows: list[tuple[float, float]]) -> list[tuple[int, int, tuple[int, ...]]]:
    watch = Dropouts()
    for number, cells in enumerate(rows):
        watch.add(number, Sample(number / 100, cells), sum(cells))
    return [(burst.first_row, burst.rows, burst.cells) for burst in watch.bursts]


@given(ROWS)
def test_drop_outs_are_those_that_the_stamp_counts_row_by_row(
    rows: list[tuple[float, float]],
) -> None:
    cells_kg = np.array(rows)
    found = bursts_of(np.arange(len(rows)) / 100, cells_kg, 20.0)
    assert [(burst.first_row, burst.rows, burst.cells) for burst in found] == counted(rows)


def test_held_rows_are_those_of_the_bursts() -> None:
    rows = np.full((20, 4), 10.0)
    rows[5:8, 2] = 0.0
    bursts = bursts_of(np.arange(20) / 100, rows, 20.0)
    assert np.flatnonzero(held_rows(20, bursts)).tolist() == [5, 6, 7]


def test_a_fall_that_lasts_is_a_person() -> None:
    rows = np.full((20, 4), 10.0)
    rows[5:11, 2] = 0.0
    assert bursts_of(np.arange(20) / 100, rows, 20.0) == []


def test_a_light_child_is_guarded_too() -> None:
    rows = np.full((20, 4), 3.0)
    rows[5, 0] = 0.0
    assert bursts_of(np.arange(20) / 100, rows, 20.0) == []
    assert len(bursts_of(np.arange(20) / 100, rows, 5.0)) == 1


def test_only_a_row_that_equals_the_one_before_in_all_columns_is_repeated() -> None:
    rows = np.array([[1.0, 2.0], [1.0, 2.0], [1.0, 3.0], [1.0, 2.0]])
    assert repeated_rows(rows).tolist() == [False, True, False, False]


def test_stamps_are_even_in_spite_of_their_rounding_and_uneven_with_a_gap() -> None:
    even = np.arange(500) / 100
    rounded = np.round(even + 0.0004 * np.sin(np.arange(500)), 3)
    assert is_even(even)
    assert is_even(rounded)
    assert not is_even(np.delete(even, 7))
    assert not is_even(np.repeat(even, 2))
    assert not is_even(np.zeros(5))
    assert not is_even(np.zeros(1))
