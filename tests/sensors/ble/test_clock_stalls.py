"""A device's clock over long stalls and silences: what was held back must not pass for a rate."""

import pytest

from sensors.ble.clock import DeviceClock

LATE_S = 0.005


def errors_s(device_s, arrived_s):
    """How far each row's time is from when it was measured and sent, on equal clocks."""
    clock = DeviceClock()
    times = (clock.time_s(d, a) for d, a in zip(device_s, arrived_s, strict=True))
    return [t - d - LATE_S for t, d in zip(times, device_s, strict=True)]


def minute(from_s, until_s):
    """Rows at 100 Hz; those of a stall arrive at its end."""
    device_s = [n / 100 for n in range(6000)]
    held = [until_s if from_s <= d < until_s else d for d in device_s]
    return device_s, [a + LATE_S for a in held]


@pytest.mark.parametrize(
    ("from_s", "until_s"), [(0.5, 3.5), (20.0, 21.25), (20.0, 23.0), (20.0, 24.5), (50.0, 53.0)]
)
def test_what_a_stall_held_back_moves_the_clock_neither_then_nor_later(from_s, until_s):
    errors = errors_s(*minute(from_s, until_s))
    assert max(map(abs, errors)) < 1e-6


@pytest.mark.parametrize("silent_s", [5.5, 6.0, 9.8, 9.99, 10.5, 60.0])
@pytest.mark.parametrize("heard_s", [0.01, 0.2, 0.6, 12.0])
def test_a_device_that_is_silent_without_load_keeps_its_clock(heard_s, silent_s):
    device_s = [n / 100 for n in range(round(100 * heard_s))]
    device_s += [heard_s + silent_s + n / 100 for n in range(1200)]
    late = [LATE_S + 0.015 * (n % 3 > 0) for n in range(len(device_s))]
    errors = errors_s(device_s, [d + more for d, more in zip(device_s, late, strict=True)])
    # Until a row came quickly there is nothing to tell the delay from.
    assert max(map(abs, errors)) < 0.016
    assert max(map(abs, errors[-1000:])) < 1e-6
