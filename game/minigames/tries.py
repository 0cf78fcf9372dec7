"""Trying again: a hint is said, then shown, then it is made easier, then play moves on."""

from typing import NamedTuple

from game.model import Help

HELPS = (Help.SAY, Help.SHOW, Help.EASE)
EASES = (1.0, 1.15, 1.35, 1.6)
"""How much wider a band (or shorter a hold) is at each try."""


class Tries(NamedTuple):
    """Where a repetition stands: how many extra tries it may have, and how many it used."""

    extra: int
    used: int = 0

    @property
    def number(self) -> int:
        """Which try this is, from 1."""
        return self.used + 1

    @property
    def ease(self) -> float:
        """By how much this try is easier than the first, 1 or more."""
        return EASES[min(self.used, len(EASES) - 1)]

    @property
    def left(self) -> bool:
        """Whether the child may try once more after a miss."""
        return self.used < self.extra

    @property
    def help(self) -> Help:
        """How the coach helps after a miss in this try."""
        return HELPS[min(self.used, len(HELPS) - 1)]

    def again(self) -> "Tries":
        """The next try."""
        return self._replace(used=self.used + 1)
