"""When the rows of a device arrive over Bluetooth LE, drawn by chance: to try clocks on.

The link layer sends only at connection events, which come each `interval_s`; a packet that was
disturbed is sent again at the next event, and those behind it wait; then the host takes its time,
and now and then does not look for a while. Nothing is lost, and the order is kept (sensors.md 4).
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

__all__ = ["INTERVALS_S", "WORST_PPM", "Arrivals", "arrivals"]

Times = NDArray[np.float64]
INTERVALS_S = (0.0075, 0.015, 0.030, 0.060)
"""The shortest that there is, what Apple allows, what is common, and what Windows begins with."""
WORST_PPM = 40.0
LEAST_S, HOST_S = 0.001, 0.002
"""What the host takes: at least, and on average on top of that (exponential)."""
STALL_SHARE, STALL_S = 2e-4, 0.15
"""How many of the rows find the host stalled, and for how long."""


class Arrivals(NamedTuple):
    """Rows of one device in order; three arrays of the same length, in seconds."""

    true_s: Times
    """When they were measured, on the host's clock."""
    device_s: Times
    """When they were measured, as the device counts; the first at 0."""
    arrived_s: Times
    """When the program gets them, on the host's clock."""


def arrivals(
    ppm: float,
    interval_s: float,
    phase_s: float,
    seconds: float,
    rate_hz: float,
    rng: np.random.Generator,
    resent_share: float = 0.1,
) -> Arrivals:
    """Rows over `seconds`.

    The device's crystal is `ppm` slower than the host's; its first row is measured `phase_s` after
    a connection event.
    """
    device_s = np.arange(round(seconds * rate_hz)) / rate_hz
    true_s = phase_s + device_s * (1.0 + ppm * 1e-6)
    count = len(true_s)
    first_event_s = np.ceil(true_s / interval_s) * interval_s
    tries = rng.geometric(1.0 - resent_share, count) - 1
    sent_s = first_event_s + tries * interval_s
    host_s = LEAST_S + rng.exponential(HOST_S, count)
    stall_s = np.where(rng.uniform(size=count) < STALL_SHARE, STALL_S, 0.0)
    # None overtakes the one before it.
    return Arrivals(true_s, device_s, np.maximum.accumulate(sent_s + host_s + stall_s))
