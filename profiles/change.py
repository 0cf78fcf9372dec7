"""Whether a measure of the quiet checks has really changed: against this child's own noise alone.

A change is told only beyond what differs from check to check in this child anyhow, and only
among checks of one setting: the same gear, sensor, chain, support and window. Nothing is compared
with other children, and no number here is good or bad.

The baseline is the median of the first six sessions of a setting: fixed, so that a slow change
adds up, and new gear starts again. It is six because a median of three is itself so uncertain that,
of steady children who are looked at after each of 24 sessions, one in eight is called changed at
least once; with six it is one in eighteen, and with eight a slow change is found too late
(`tests/profiles/test_change_simulated.py`). With the last three, nothing is told before nine.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise
from math import hypot, sqrt
from statistics import median
from typing import NamedTuple

from profiles.comparable import Reading, Setting, medians_by, readings_in
from profiles.model import Check

__all__ = [
    "BASELINE",
    "LATEST",
    "PUBLISHED",
    "Change",
    "Direction",
    "Verdict",
    "change_of",
    "changes_in",
    "noise_of",
    "own_noise",
    "smallest_real_change",
]

BASELINE = 6
"""Sessions that the baseline is the median of."""
LATEST = 3
"""Sessions whose median must lie beyond the smallest real change, and so two of them."""
FEWEST_STEPS, FEWEST_DAYS = 3, 2
"""Differences between checks, and days that they span, from which on a child's noise is known."""
MOST_STEPS = 8
TREND_STEPS = 6
"""With so many differences their median is told from noise: what a steady trend adds to each."""
REAL = 1.96 * sqrt(2)
"""Two checks differ by more than this times their noise in 5 % of all cases."""
FLOOR = 0.5
"""Of the published figure; three lucky checks make no noise vanish."""
ROUNDING = 1e-9
"""A smallest real change below this share of the values is an error of arithmetic."""


class Published(NamedTuple):
    """How much a measure must change to be real in a study, and in which."""

    share: float
    """Of the value."""
    source: str


STUDY = (
    "Juneja 2023, 10.3233/PRM-210106: children of 6 to 9 years on one leg on a Wii board, n = 52; "
    "for quiet stance on two legs it is a stand-in"
)
PUBLISHED = {
    "mean_speed_mm_s": Published(0.21, STUDY),
    "ellipse95_mm2": Published(0.43, STUDY),
}
"""The larger end of each range there. No other measure has a figure."""

SWAY = {
    "path_mm",
    "mean_speed_mm_s",
    "mean_speed_ml_mm_s",
    "mean_speed_ap_mm_s",
    "rms_ml_mm",
    "rms_ap_mm",
    "rms_radius_mm",
    "mean_radius_mm",
    "ellipse95_mm2",
}
"""Less of these is steadier, which is not always to be wished for: a stiff child sways less."""

TOO_EARLY = "Too early to tell."
AS_USUAL = "About as usual. Good effort!"
STEADIER = "Steadier than usual."
MOVES_MORE = "Moves more than usual."
MORE = "More than usual."
LESS = "Less than usual."


class Verdict(Enum):
    """What can be told."""

    TOO_EARLY = "too early"
    AS_USUAL = "as usual"
    REAL = "real"


class Direction(Enum):
    """Where a real change went; neither is better."""

    LESS = "less"
    MORE = "more"


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one measure in one setting; numbers have the unit of the measure."""

    key: str
    verdict: Verdict
    direction: Direction | None = None
    """Of a real change alone."""
    baseline: float | None = None
    """Median of the first six sessions, of fewer while there are no more."""
    latest: float | None = None
    """Median of the last three sessions, of fewer while there are no more."""
    noise: float | None = None
    """The child's own, as a standard error of measurement; None while it is not known."""
    smallest_real_change: float | None = None
    """None while nothing is known: no noise of its own, and no published figure."""
    sessions: int = 0

    @property
    def sentence(self) -> str:
        """What parents read, in English."""
        if self.verdict is Verdict.TOO_EARLY:
            return TOO_EARLY
        if self.direction is None:
            return AS_USUAL
        less, more = (STEADIER, MOVES_MORE) if self.key in SWAY else (LESS, MORE)
        return less if self.direction is Direction.LESS else more


def changes_in(setting: Setting, checks: Iterable[Check]) -> dict[str, Change]:
    """What became of each measure in this setting, by its key; other checks are passed over.

    `checks` are those that may count, in any order: `Store.checks`. Raises ValueError where a
    check's time is none.
    """
    found = readings_in(setting, checks)
    return {key: change_of(key, readings) for key, readings in found.items()}


def change_of(key: str, readings: Iterable[Reading]) -> Change:
    """What became of one measure, from all its readings in one setting, in any order."""
    ordered = sorted(readings)
    sessions = medians_by("session_id", ordered)
    if not sessions:
        return Change(key, Verdict.TOO_EARLY)
    baseline, latest = median(sessions[:BASELINE]), median(sessions[-LATEST:])
    noise = own_noise(ordered)
    smallest = smallest_real_change(key, noise, baseline)
    told = Change(key, Verdict.TOO_EARLY, None, baseline, latest, noise, smallest, len(sessions))
    if smallest is None or len(sessions) < BASELINE + LATEST:
        return told
    if smallest <= ROUNDING * max(map(abs, sessions)):
        return told
    return _judged(told, latest - baseline, smallest)


def _judged(change: Change, moved: float, smallest: float) -> Change:
    """The change with its verdict. Where a median of three lies beyond, two of the three do."""
    if not abs(moved) > smallest:
        return replace(change, verdict=Verdict.AS_USUAL)
    direction = Direction.MORE if moved > 0 else Direction.LESS
    return replace(change, verdict=Verdict.REAL, direction=direction)


def smallest_real_change(key: str, noise: float | None, baseline: float) -> float | None:
    """From which change on it is real: 2.77 times the child's noise, and a floor under it.

    Where the noise is not known yet it is the published figure, or None where there is none.
    """
    published = PUBLISHED.get(key)
    if noise is None:
        return published.share * abs(baseline) if published else None
    floor = FLOOR * published.share * abs(baseline) if published else 0.0
    return max(REAL * noise, floor)


def own_noise(ordered: Sequence[Reading]) -> float | None:
    """The child's noise by its readings, oldest first; None while there are too few.

    Checks of one day are more alike than those of several. Where a day has more than one, the
    differences between days are looked at too, and the larger noise counts.
    """
    recent = ordered[-MOST_STEPS - 1 :]
    if len({reading.local_date for reading in recent}) < FEWEST_DAYS:
        return None
    by_check = noise_of([reading.value for reading in ordered])
    by_day = noise_of(medians_by("local_date", ordered))
    return by_check if by_check is None or by_day is None else max(by_check, by_day)


def noise_of(values: Sequence[float]) -> float | None:
    """The standard error of measurement by the last differences of values; None where too few.

    It is the root mean square of the differences divided by sqrt 2 (Dahlberg's error). With six
    or more their median is subtracted first, which costs a degree of freedom: around it, and not
    around the mean, so that one leap is not taken for a trend.
    """
    steps = [later - earlier for earlier, later in pairwise(values[-MOST_STEPS - 1 :])]
    if len(steps) < FEWEST_STEPS:
        return None
    if len(steps) < TREND_STEPS:
        return hypot(*steps) / sqrt(2 * len(steps))
    middle = median(steps)
    return hypot(*(step - middle for step in steps)) / sqrt(2 * (len(steps) - 1))
