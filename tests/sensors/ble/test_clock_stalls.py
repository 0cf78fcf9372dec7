"""Long stalls and silences: what was held back is no other rate, and no new start of a device."""

import pytest

from sensors.ble.clock import DeviceClock
from sensors.ble.stamps import Stamper

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


@pytest.mark.parametrize("wrap_s", [None, 4294.967296])
def test_rows_that_are_lost_within_what_a_stall_held_back_are_counted(wrap_s):
    stamper = Stamper(65_536, wrap_s, 0.01)
    kept = [n for n in range(600) if not 430 <= n < 480]
    arrived_s = [(5.0 if 400 <= n < 500 else n / 100) + LATE_S for n in kept]
    rows = [
        stamper.stamp(n, n / 100 if wrap_s else None, a)
        for n, a in zip(kept, arrived_s, strict=True)
    ]
    assert sum(row.lost for row in rows) == 50
    assert [row.t_s - LATE_S for row in rows] == pytest.approx([n / 100 for n in kept], abs=1e-6)
