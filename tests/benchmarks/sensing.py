"""How well two feet lie in time, and what a row of a sensor costs."""

from math import sin, sqrt

import numpy as np

from sensors.ble.clock import DeviceClock
from sensors.calibration import Calibration, Reach
from sensors.health import HealthMeter
from sensors.sample import Sample
from sensors.tracker import Tracker
from tests.benchmarks.measuring import timed
from tests.sensors.ble.decoding_cost import own_device_us, stepling_insole_us, text_line_us
from tests.sensors.ble.plain import plain
from tests.sensors.ble.simulated_radio import WORST_PPM, arrivals
from tests.sensors.wii.speed import report_to_row_s

MINUTE_S, RATE_HZ, TRIALS = 60.0, 100.0, 20
__all__ = ["between_feet_ms", "decoding_us", "rows_of_32_cells_us"]


def between_feet_ms(interval_s: float, seed: int = 1) -> tuple[float, float]:
    """The error between the feet in ms rms, and what arrivals alone would give.

    Two crystals up to 40 ppm off, 10 % of the packets sent again, a minute, 20 trials.
    """
    rng = np.random.default_rng(seed)
    ours, naive = [], []
    for _ in range(TRIALS):
        feet = [
            arrivals(
                rng.uniform(-WORST_PPM, WORST_PPM),
                interval_s,
                rng.uniform(0, 1 / RATE_HZ),
                MINUTE_S,
                RATE_HZ,
                rng,
            )
            for _ in range(2)
        ]
        told = [_told(foot.device_s, foot.arrived_s) - foot.true_s for foot in feet]
        late = [foot.arrived_s - foot.true_s for foot in feet]
        ours.append(np.mean((told[0] - told[1]) ** 2))
        naive.append(np.mean((late[0] - late[1]) ** 2))
    return 1000 * sqrt(np.mean(ours)), 1000 * sqrt(np.mean(naive))


def _told(device_s, arrived_s):
    clock = DeviceClock()
    pairs = zip(device_s.tolist(), arrived_s.tolist(), strict=True)
    return np.array([clock.time_s(d, a) for d, a in pairs])


def decoding_us() -> dict[str, float]:
    """Microseconds a frame, the best of several rounds."""
    return {
        "a Wii board's report": report_to_row_s() * 1e6,
        "16 cells over Bluetooth": own_device_us(),
        "a Stepling insole": stepling_insole_us(),
        "a line of 24 numbers": text_line_us(),
    }


def rows_of_32_cells_us() -> dict[str, float]:
    """Microseconds a row of 32 cells, for the tracker and for the health meter."""
    layout = plain().layout()
    stance = Calibration((0.0,) * 32, 32.0, 0.0, 0.0, Reach(80, 80, 50, 40), 4.0)
    rows = [
        Sample(n / 100, tuple(1.0 + 0.1 * sin(n / 9 + cell) for cell in range(32)))
        for n in range(2000)
    ]

    def track():
        tracker = Tracker(layout, stance)
        for row in rows:
            tracker.tick((row,), 0.01)

    def measure():
        meter = HealthMeter(layout, stance.zero_kg, stance.standing_kg)
        for row in rows:
            meter.add(row)

    return {
        name: min(timed(work) for _ in range(7)) / len(rows) * 1e6
        for name, work in (("tracker", track), ("health meter", measure))
    }
