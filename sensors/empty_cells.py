"""How far the zero of some cells has drifted, from the moments in which nothing is on them.

A board is empty while it bears less than a tenth of the child, and hardly moves, for two seconds
(sensors, section 4). A foot is in the air, too, while the other one bears all of the child: then a
drift shows however large it is, and the time of a swing is enough ("re-tare in swing").

What else rests there only adds to a drift: a toe, a rucksack. So the least of a minute counts.
"""

from math import inf
from operator import add, sub

__all__ = ["ALMOST_S", "EmptyCells", "Loads"]

ALL_SHARE = 0.95
"""Where this share of standing weight is on the other foot, nothing is on this one ..."""
MOST_SHARE = 0.7
"""... on the mean over the time that is looked at, and always this share."""
MINUTE_S = 60.0
ALMOST_S = 1e-6
"""Room for the sums of stamps."""

Loads = tuple[float, ...]
"""What each cell reads."""


class EmptyCells:
    """Follows cells that bear one load. Before anything was empty, no drift is known."""

    def __init__(self, lasts_s: float) -> None:
        """They must be empty for `lasts_s`. The first time tells their zero, if nobody else did."""
        self._lasts_s = lasts_s
        self._zero_kg: Loads | None = None
        self._minutes_s = 0.0
        self._least_kg = inf
        """The least of this minute."""
        self._latest_kg = inf
        """That of the latest minute in which they were empty."""
        self._largest_kg = -inf
        """The largest of such minutes."""
        self._count, self._lasted_s = 0, 0.0
        self._low_kg = self._high_kg = self._elsewhere = 0.0
        self._sums_kg: Loads = ()

    def tare(self, zero_kg: Loads) -> None:
        """Measure drift against this from now on."""
        self._minute_over()
        self._zero_kg = zero_kg
        self._count, self._latest_kg = 0, inf

    @property
    def largest_kg(self) -> float:
        """The largest change of a cell so far."""
        if self._largest_kg >= 0:
            return self._largest_kg
        return self._least_kg if self._least_kg < inf else 0.0

    @property
    def latest_kg(self) -> float:
        """The change of a cell when they were last empty."""
        latest_kg = self._latest_kg if self._latest_kg < inf else self._least_kg
        return latest_kg if latest_kg < inf else 0.0

    def look(
        self,
        loads: Loads,
        step_s: float,
        load_kg: float,
        elsewhere_share: float,
        empty_kg: float,
        still_kg: float,
    ) -> None:
        """One row, `step_s` after the one before.

        `load_kg` is what they bear together, tared, and `elsewhere_share` what the other foot bears
        of all. They are empty below `empty_kg`, while they stray by no more than `still_kg`.
        """
        self._minutes_s += step_s
        if self._minutes_s >= MINUTE_S:
            self._minute_over()
        if load_kg >= empty_kg and elsewhere_share < MOST_SHARE:
            self._count = 0
            return
        low_kg, high_kg = min(load_kg, self._low_kg), max(load_kg, self._high_kg)
        if not self._count or high_kg - low_kg > still_kg:
            self._count, self._lasted_s = 1, 0.0
            self._low_kg = self._high_kg = load_kg
            self._sums_kg, self._elsewhere = loads, elsewhere_share
            return
        self._count += 1
        self._lasted_s += step_s
        self._low_kg, self._high_kg = low_kg, high_kg
        self._sums_kg = tuple(map(add, self._sums_kg, loads))
        self._elsewhere += elsewhere_share
        if self._lasted_s >= self._lasts_s - ALMOST_S:
            if high_kg < empty_kg or self._elsewhere >= ALL_SHARE * self._count:
                self._were_empty()
            self._count = 0

    def _were_empty(self) -> None:
        means_kg = tuple(kg / self._count for kg in self._sums_kg)
        if self._zero_kg is None:
            self._zero_kg = means_kg
        drift_kg = max(map(abs, map(sub, means_kg, self._zero_kg)))
        self._least_kg = min(self._least_kg, drift_kg)

    def _minute_over(self) -> None:
        self._minutes_s = 0.0
        if self._least_kg < inf:
            self._latest_kg = self._least_kg
            self._largest_kg = max(self._largest_kg, self._least_kg)
            self._least_kg = inf
