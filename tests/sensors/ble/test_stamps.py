"""Counting and stamping what comes: wraps, losses, copies, latecomers and new starts."""

from itertools import pairwise

import pytest

from sensors.ble.stamps import Counter, Stamper

STEP_S = 0.01


def stamped(rows, modulus=256, wrap_s=None, step_s=STEP_S):
    """What comes of (sequence, device_s, arrived_s)."""
    stamper = Stamper(modulus, wrap_s, step_s)
    return [stamper.stamp(*row) for row in rows]


def counted(numbers, modulus=256, start_s=50.0):
    """Rows with these sequence numbers, one every 10 ms."""
    rows = [(n % modulus, None, start_s + at * STEP_S) for at, n in enumerate(numbers)]
    return stamped(rows, modulus)


def test_a_counter_goes_on_where_it_wraps():
    counter = Counter(16)
    assert [counter.take(n % 16) for n in range(14, 40)] == list(range(26))


def test_rows_that_never_came_are_counted():
    lost = [row.lost for row in counted([0, 1, 2, 5, 6, 9])]
    assert lost == [0, 0, 0, 2, 0, 2]


def test_nothing_is_lost_over_a_wrap():
    assert sum(row.lost for row in counted(range(250, 270))) == 0


def test_a_copy_is_left_out():
    assert [row is None for row in counted([0, 1, 1, 2, 2, 2, 3])] == [
        False,
        False,
        True,
        False,
        True,
        True,
        False,
    ]


def test_a_row_that_comes_late_is_left_out():
    assert [row is None for row in counted([0, 1, 3, 2, 4])] == [False, False, False, True, False]


@pytest.mark.parametrize("before", [5, 17, 100, 60_000])
def test_a_device_that_starts_anew_is_followed_again(before):
    rows = counted([*range(before), *range(60)], modulus=65_536)
    after = rows[before:]
    heard = [row for row in after if row is not None]

    assert len(heard) >= 60 - 18
    assert all(row is not None for row in after[18:])
    assert sum(row.lost for row in heard) == 0


def test_after_a_silence_longer_than_the_counter_nothing_counts_as_lost():
    rows = [(n % 256, None, n * STEP_S) for n in range(10)]
    rows += [(n % 256, None, n * STEP_S) for n in range(700, 710)]
    assert sum(row.lost for row in stamped(rows)) == 0


def test_a_silence_within_the_counters_range_is_counted():
    rows = [(n, None, n * STEP_S) for n in (*range(10), *range(60, 70))]
    assert sum(row.lost for row in stamped(rows)) == 50


def test_the_devices_own_time_is_used_and_unrolled():
    device_s = [(0.5 + n * STEP_S) % 1.0 for n in range(300)]
    rows = [(None, d, 7 + n * STEP_S + 0.004 * (n % 3)) for n, d in enumerate(device_s)]
    times = [row.t_s for row in stamped(rows, modulus=None, wrap_s=1.0)]

    assert [b - a for a, b in pairwise(times)] == pytest.approx([STEP_S] * 299, abs=1e-6)


def test_a_device_clock_that_leaps_is_followed_anew():
    rows = [(None, 100 + n * STEP_S, 7 + n * STEP_S) for n in range(100)]
    rows += [(None, n * STEP_S, 8 + n * STEP_S) for n in range(100)]
    times = [row.t_s for row in stamped(rows, modulus=None, wrap_s=4294.967296)]

    assert times[-1] == pytest.approx(8.99, abs=1e-6)
    assert all(b >= a for a, b in pairwise(times))


def test_without_numbers_and_times_the_arrival_counts():
    rows = [(None, None, 3.0), (None, None, 3.02), (None, None, 3.02)]
    assert [row.t_s for row in stamped(rows, modulus=None)] == [3.0, 3.02, 3.02]


def test_bursts_are_spread_by_the_sequence():
    rows = [(n % 256, None, 9 + 0.03 * (1 + n // 3)) for n in range(300)]
    times = [row.t_s for row in stamped(rows)]
    assert [b - a for a, b in pairwise(times[50:])] == pytest.approx([STEP_S] * 249, abs=1e-6)
