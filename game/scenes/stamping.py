"""Which foot stamps? Three landings in a row by the same insole tell.

A foot that stamps is lifted first, and the other one then bears all the weight: so it is not the
heavier foot that counts but the one that was light and lands with a jolt. Leaning to and fro is
slower than that, and a foot that only bears weight is never light. Whoever walks lifts both feet in
turn, and one of them may come down softly: that breaks the row.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import exp
from typing import NamedTuple

FIRST, SECOND = 0, 1
ENOUGH = 3
"""Stamps in a row of the same foot."""
LIGHT_SHARE, HEAVY_SHARE = 0.2, 0.45
"""Under the first share of the heaviest load of late a foot is lifted; over the second it has
landed."""
LIFTED_S, JOLT_S = 0.08, 0.12
"""A foot is lifted for at least so long, and lands within so long."""
SWING_S = 0.2
"""Where the other foot was lifted for longer than this, somebody walks and does not stamp."""
LATE_S = 8.0
"""How long the heaviest load is remembered: after this it counts for a third."""
LEAST = 0.3
"""Lighter loads are no foot: kilograms, or full cells of an insole that knows no kilograms."""


class Landing(NamedTuple):
    """A foot has come down."""

    jolts: bool
    """Whether it did so with a jolt."""
    light_s: float
    """How long it was lifted."""


@dataclass(frozen=True, slots=True)
class Insole:
    """One insole, as it was over the last moments."""

    load: float = 0.0
    light_s: float = 0.0
    """How long it is light; while it rises, how long it was."""
    rising_s: float = 0.0
    """How long it has been neither light nor heavy since."""

    def step(self, load: float, heaviest: float, dt_s: float) -> tuple["Insole", Landing | None]:
        """One tick, and the landing in it."""
        if load < LIGHT_SHARE * heaviest:
            return Insole(load, (self.light_s if not self.rising_s else 0.0) + dt_s), None
        if self.light_s < LIFTED_S:
            return Insole(load), None
        rising_s = self.rising_s + dt_s
        if load < HEAVY_SHARE * heaviest:
            return Insole(load, self.light_s, rising_s), None
        return Insole(load), Landing(rising_s <= JOLT_S, self.light_s)


@dataclass(frozen=True, slots=True)
class Stamping:
    """Both insoles, and what they told so far."""

    insoles: tuple[Insole, Insole] = (Insole(), Insole())
    heaviest: float = 0.0
    """The heaviest load of one foot of late."""
    last: int = FIRST
    """Who stamped last: the first insole or the second."""
    count: int = 0
    """How often it stamped in a row."""

    def step(self, cells: tuple[float, ...], dt_s: float) -> "Stamping":
        """One tick; the first half of the cells is the first insole's."""
        loads = _loads(cells)
        faded = self.heaviest * exp(-dt_s / LATE_S)
        heaviest = max(faded, *loads)
        if heaviest < LEAST:
            return replace(self, insoles=(Insole(loads[0]), Insole(loads[1])), heaviest=heaviest)
        first, one = self.insoles[FIRST].step(loads[FIRST], heaviest, dt_s)
        second, other = self.insoles[SECOND].step(loads[SECOND], heaviest, dt_s)
        after = replace(self, insoles=(first, second), heaviest=heaviest)
        if one is not None and other is not None:
            return after  # both at once is a jump, and tells nothing
        if one is not None:
            return after._landed(FIRST, one)
        return after if other is None else after._landed(SECOND, other)

    def _landed(self, who: int, landing: Landing) -> "Stamping":
        if landing.jolts:
            return replace(self, last=who, count=self.count + 1 if who == self.last else 1)
        if who != self.last and landing.light_s >= SWING_S:
            return replace(self, count=0)
        return self

    @property
    def decided(self) -> bool:
        """Whether one foot stamped often enough."""
        return self.count >= ENOUGH

    @property
    def shares(self) -> Iterator[float]:
        """How heavy each foot is now, as a share of the heaviest load of late."""
        for insole in self.insoles:
            yield insole.load / self.heaviest if self.heaviest >= LEAST else 0.0

    def stars(self, who: int) -> int:
        """How many stamps in a row this insole has."""
        return self.count if who == self.last else 0


UNSTAMPED = Stamping()
"""Nobody stamped yet."""


def _loads(cells: tuple[float, ...]) -> tuple[float, float]:
    half = len(cells) // 2
    return max(0.0, sum(cells[:half])), max(0.0, sum(cells[half:]))
