"""The running estimate of sway."""

import math
from random import Random
from statistics import median, pstdev

import pytest

from sensors.sway import SwayMeter


def after(places, rate_hz=100.0, start_mm=0.0):
    meter = SwayMeter(start_mm)
    for x_mm, y_mm in places:
        meter.add(x_mm, y_mm, 1 / rate_hz)
    return meter.mm


def circle(radius_mm, hz, seconds, rate_hz=100):
    turns = (math.tau * hz * at / rate_hz for at in range(int(seconds * rate_hz)))
    return [(radius_mm * math.cos(turn), radius_mm * math.sin(turn)) for turn in turns]


def test_a_circle_faster_than_the_slow_mean_has_its_radius():
    assert after(circle(5.0, 1.0, 20)) == pytest.approx(5.0, rel=0.03)


def test_noise_has_its_root_mean_square_distance():
    rng = Random(1)
    noise = [(rng.gauss(0, 3), rng.gauss(0, 4)) for _ in range(20_000)]
    meter, seen = SwayMeter(), []
    for x_mm, y_mm in noise:
        meter.add(x_mm, y_mm, 0.01)
        seen.append(meter.mm**2)

    assert math.sqrt(sum(seen[2000:]) / len(seen[2000:])) == pytest.approx(5.0, rel=0.03)


def test_a_slow_drift_is_hardly_sway():
    drift = [(at * 0.01, 0.0) for at in range(3000)]  # 1 mm/s

    assert after(drift) == pytest.approx(1.0, abs=0.1)


def test_it_reads_what_getting_ready_measures_over_three_seconds():
    rng = Random(2)
    x_mm, places = 0.0, []
    for _ in range(12_000):  # a slow random walk back to the middle, as quiet stance is
        x_mm += rng.gauss(0, 0.3) - 0.01 * x_mm
        places.append((x_mm, 0.0))
    meter, read = SwayMeter(), []
    for place in places:
        meter.add(*place, 0.01)
        read.append(meter.mm)
    windows = [places[at : at + 300] for at in range(0, len(places), 300)]
    measured = [pstdev(x for x, _ in window) for window in windows]

    assert median(read[300:]) == pytest.approx(median(measured), rel=0.15)


def test_wherever_the_child_stands_it_sways_the_same():
    far = [(x + 150, y - 80) for x, y in circle(5.0, 1.0, 10)]

    assert after(far) == pytest.approx(after(circle(5.0, 1.0, 10)), rel=0.01)


def test_a_lean_is_forgotten_after_some_seconds():
    still = [(0.0, 0.0)] * 300
    lean = [(60.0, 0.0)] * 100

    assert after(still + lean) > 20
    assert after(still + lean + [(60.0, 0.0)] * 600) < 2
    assert after(still + lean + [(60.0, 0.0)] * 1000) < 0.3


@pytest.mark.parametrize("rate_hz", [50, 100, 200])
def test_the_rate_of_the_device_does_not_matter(rate_hz):
    assert after(circle(5.0, 0.5, 20, rate_hz), rate_hz) == pytest.approx(
        after(circle(5.0, 0.5, 20, 1000), 1000), rel=0.02
    )


def test_it_starts_with_what_is_known_of_the_child():
    meter = SwayMeter(4.0)

    assert meter.mm == 4.0
    meter.add(100.0, 100.0, 0.01)
    assert meter.mm == pytest.approx(4.0, rel=0.01)


def test_no_time_changes_nothing():
    meter = SwayMeter(2.0)
    meter.add(1.0, 1.0, 0.01)
    before = meter.mm
    meter.add(50.0, 50.0, 0.0)
    meter.add(50.0, 50.0, -1.0)

    assert meter.mm == before
