"""The two ways from rows to numbers, never mixed: one for play, one for reports.

                play (sensors.tracker)                  reports (this package)
    rows        repeated rows and drop-outs left out    the same
    rate        as they come, real time steps           a windowed average, 25 Hz (swarii)
    filter      1-euro, causal (sensors.one_euro)       Butterworth order 4, 10 Hz, zero phase
    used for    steering, dwell, steps, pictures        whatever is stored, compared or shown

Every number carries the name of its chain. Numbers of different chains are never compared: on a
Wii board in quiet stance the chain for reports lowers the mean speed from 17.7 to 7.9 mm/s, while
the area of the ellipse moves by 2 % at most.
"""

from typing import NamedTuple

import numpy as np

from sensors.measures.arrays import Flags, Numbers
from sensors.measures.low_pass import LEAST_ROWS, low_pass
from sensors.measures.refused import Refused
from sensors.measures.rows import stretches
from sensors.measures.swarii import RATE_HZ, swarii

__all__ = ["CHAINS", "LP10", "PLAY", "RAW", "REPORT", "Even", "report"]

SHORTEST_S = (LEAST_ROWS - 1) / RATE_HZ
RAW, LP10, REPORT, PLAY = "raw", "lp10", "swarii25_lp10", "play"

CHAINS = {
    RAW: "every row as it stands: nothing removed, resampled or filtered",
    LP10: "evenly stamped rows, Butterworth order 4 at 10 Hz run forwards and backwards",
    REPORT: (
        "without repeated rows and drop-outs, averaged in windows of 0.08 s to 25 Hz (SWARII), "
        "then Butterworth order 4 at 10 Hz run forwards and backwards"
    ),
    PLAY: "1-euro filter as the rows come: never stored",
}
"""What each name stands for."""


class Even(NamedTuple):
    """What comes out of the chain for reports: 25 rows a second."""

    t_s: Numbers
    """(m,) on the clock of the recording."""
    values: Numbers
    """(m, k)."""


def report(t_s: Numbers, values: Numbers, kept: Flags) -> Even:
    """The chain for reports over times (n,) and values (n, k), of the rows that are `kept` (n,).

    Where no row came for more than half a second, nothing is made up: the stretches before and
    after go through it alone, and what is shorter than 16 rows at 25 Hz is left out. Raises Refused
    where nothing else is there.
    """
    parts, why = [], Refused("Needs rows.")
    for stretch in stretches(t_s, SHORTEST_S):
        try:
            times_s, means = swarii(t_s[stretch], values[stretch], kept=kept[stretch])
            parts.append(Even(times_s, low_pass(means, RATE_HZ)))
        except Refused as refusal:
            why = refusal
    if not parts:
        raise why
    if len(parts) == 1:
        return parts[0]
    times_s, smooth = map(np.concatenate, zip(*parts, strict=True))
    return Even(times_s, smooth)
