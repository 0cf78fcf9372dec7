"""How much a device's total trembles by itself, told apart from what a child does on it.

The third difference of four rows in a row, x3 - 3 x2 + 3 x1 - x0, is next to nothing for anything
that moves smoothly, and sqrt(20) times the noise where each row has its own. Its median size within
a second leaves out the few rows of a stamp or a drop-out. For Gaussian noise the median size is
0.6745 standard deviations.
"""

from collections import Counter, deque
from math import log10, sqrt
from statistics import median

__all__ = ["Hum"]

TO_NOISE = 1 / (0.6745 * sqrt(20))
LEAST_ROWS, MOST_ROWS = 10, 400
"""A second with fewer differences tells nothing; from one with more, the first ones do."""
LEAST_KG = 1e-6
STEPS_A_DECADE = 50
"""What a whole session is remembered in: steps of 5 %."""


class Hum:
    """Fed with totals of rows that are new, and told when a second is over."""

    __slots__ = (
        "_before",
        "_behind",
        "_borne",
        "_empty",
        "_latest",
        "_run",
        "_sizes",
        "_standing",
        "_third",
    )

    def __init__(self, kept_s: int) -> None:
        """`recent_kg` looks at the last `kept_s` seconds."""
        self._before = self._behind = self._third = 0.0
        self._run = self._borne = 0
        self._sizes: list[float] = []
        self._empty: Counter[int] = Counter()
        self._standing: Counter[int] = Counter()
        self._latest: deque[tuple[bool, float] | None] = deque(maxlen=kept_s)

    def add(self, total_kg: float, borne: bool) -> None:
        """One more row; `borne` says whether somebody stands there."""
        before, behind, third = self._before, self._behind, self._third
        self._before, self._behind, self._third = total_kg, before, behind
        if self._run < 3:  # noqa: PLR2004  # three rows before make a third difference
            self._run += 1
        elif len(self._sizes) < MOST_ROWS:
            self._sizes.append(abs(total_kg - 3.0 * (before - behind) - third))
            self._borne += borne

    def cut(self) -> None:
        """The next row does not follow on the one before."""
        self._run = 0

    def second_over(self) -> None:
        """Sum up what came since the last call."""
        sizes, borne = self._sizes, self._borne
        self._sizes, self._borne = [], 0
        found = None
        if len(sizes) >= LEAST_ROWS and borne in (0, len(sizes)):
            noise_kg = max(LEAST_KG, TO_NOISE * median(sizes))
            found = borne > 0, noise_kg
            (self._standing if borne else self._empty)[_step_of(noise_kg)] += 1
        self._latest.append(found)

    @property
    def noise_kg(self) -> float:
        """The median second in which nobody was there; without one, that in which somebody was.

        0 as long as nothing is known.
        """
        return _median_of(self._empty or self._standing)

    @property
    def recent_kg(self) -> float:
        """The same of the last seconds."""
        found = [second for second in self._latest if second is not None]
        empty = [noise_kg for borne, noise_kg in found if not borne]
        noises_kg = empty or [noise_kg for _, noise_kg in found]
        return median(noises_kg) if noises_kg else 0.0


def _step_of(noise_kg: float) -> int:
    return round(STEPS_A_DECADE * log10(noise_kg))


def _median_of(seconds: Counter[int]) -> float:
    left = (seconds.total() + 1) // 2
    for step in sorted(seconds):
        left -= seconds[step]
        if left <= 0:
            return float(10 ** (step / STEPS_A_DECADE))
    return 0.0
