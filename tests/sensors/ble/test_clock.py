"""A device's clock on ours, whatever the radio does to the arrivals."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sensors.ble.clock import DeviceClock


def times(device_s, arrived_s):
    clock = DeviceClock()
    return [clock.time_s(d, a) for d, a in zip(device_s, arrived_s, strict=True)]


def test_the_quickest_rows_tell_how_the_clocks_lie():
    device_s = [n / 100 for n in range(2000)]
    arrived_s = [40 + d + 0.002 + 0.05 * (n % 7 != 0) for n, d in enumerate(device_s)]
    errors = [t - 40 - d for t, d in zip(times(device_s, arrived_s), device_s, strict=True)]

    assert max(errors[10:]) == pytest.approx(0.002, abs=1e-9)


def test_crystals_that_differ_are_followed():
    device_s = [n / 100 * (1 + 80e-6) for n in range(30_000)]
    true_s = [n / 100 for n in range(30_000)]
    errors = [t - a for t, a in zip(times(device_s, true_s), true_s, strict=True)]

    assert max(map(abs, errors)) < 0.001


def test_a_device_that_keeps_another_rate_than_it_promises_is_followed():
    promised_s = [n / 200 for n in range(6000)]
    true_s = [n / 208 for n in range(6000)]
    arrived_s = [t + 0.005 * (1 + n % 3) for n, t in enumerate(true_s)]
    errors = [t - a for t, a in zip(times(promised_s, arrived_s), true_s, strict=True)]

    assert max(abs(error - 0.005) for error in errors[1300:]) < 0.005


def test_a_stall_of_the_host_does_not_move_the_clock():
    device_s = [n / 100 for n in range(1500)]
    arrived_s = [max(d, 8.0) if 7.0 < d < 8.0 else d for d in device_s]
    told = times(device_s, arrived_s)

    assert told == pytest.approx(device_s, abs=1e-9)


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=200))
def test_times_never_run_back_and_no_row_is_from_the_future(steps):
    device_s, arrived_s, d, a = [], [], 0.0, 0.0
    for step_d, step_a in steps:
        d, a = d + step_d, a + step_a
        device_s.append(d)
        arrived_s.append(a)
    told = times(device_s, arrived_s)

    assert all(later >= earlier for earlier, later in pairwise(told))
    assert all(t <= a for t, a in zip(told, arrived_s, strict=True))
