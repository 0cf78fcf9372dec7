"""Finding what a device reads without weight, while getting ready.

A board is empty while nobody stands on it. Worn insoles never are: each foot is lifted in turn.
Whoever cannot do that plays without a tare: better than waiting for ever.
"""

from dataclasses import dataclass, replace

from sensors.measuring import zero_of
from sensors.signals import Reading, Unload

__all__ = ["Zeroing"]

EMPTY_S, LIFTED_S = 1.0, 0.4
"""How long a board is empty, and a foot lifted, until that is its zero."""
PATIENCE_S = 6.0
"""Seconds to wait for the board to be empty, or for a foot to be lifted."""
LIFTED_SHARE = 0.15
"""A foot that bears less than this share of all is up; no zero is yet known to compare with."""


@dataclass(frozen=True, slots=True)
class Zeroing:
    """How far the search for the zero has come."""

    has_feet: bool = False
    lifted: int = 0
    """How many feet were lifted, or given up; the left one comes first."""
    zero_kg: tuple[float, ...] = ()
    """What is known so far; complete once it is `done`."""
    rows: tuple[Reading, ...] = ()
    """What was read without weight, without a break."""
    waited_s: float = 0.0
    done: bool = False

    @property
    def unload(self) -> Unload:
        """What is to be without weight now."""
        if not self.has_feet:
            return Unload.BOARD
        return Unload.RIGHT if self.lifted else Unload.LEFT

    def step(self, reading: Reading | None, on_board: bool, dt_s: float) -> "Zeroing":
        """One tick later; `reading` is not tared."""
        if reading is None or self.done:
            return self
        cells = reading.cells_kg
        if not self.zero_kg:
            return replace(self, zero_kg=(0.0,) * len(cells)).step(reading, on_board, dt_s)
        empty, lasts_s = not on_board, EMPTY_S
        if self.has_feet and on_board:
            empty, lasts_s = sum(self._here(cells)) < LIFTED_SHARE * sum(cells), LIFTED_S
        rows = (*self.rows, reading) if empty else ()
        waited = replace(self, rows=rows, waited_s=self.waited_s + dt_s)
        if empty and len(rows) * dt_s >= lasts_s:
            return waited._found(everything=not on_board)
        return waited._next() if waited.waited_s >= PATIENCE_S else waited

    def _here(self, cells: tuple[float, ...]) -> tuple[float, ...]:
        """The cells under the foot that is to be lifted."""
        half = len(cells) // 2
        return cells[half:] if self.unload is Unload.RIGHT else cells[:half]

    def _found(self, everything: bool) -> "Zeroing":
        """The mean of what was read; of insoles that nobody wears, it is that of both."""
        mean = zero_of(self.rows)
        if everything:
            return replace(self, zero_kg=mean, done=True)
        half = len(mean) // 2
        left, right = self.zero_kg[:half], mean[half:]
        if self.unload is Unload.LEFT:
            left, right = mean[:half], self.zero_kg[half:]
        return replace(self, zero_kg=(*left, *right))._next()

    def _next(self) -> "Zeroing":
        """To the other foot, or to the end."""
        lifted = self.lifted + 1
        done = not self.has_feet or lifted > 1
        return replace(self, lifted=min(lifted, 1), rows=(), waited_s=0.0, done=done)
