"""Leaning by keys: a key that is held leans farther and farther, one let go stays there a while.

A key knows only down and up, and a gate wants a place in between; so the lean creeps, waits where
it was let go long enough to hold it, and then comes home by itself.
"""

from dataclasses import dataclass

from game.model import TICK_S

CREEP_S = 1.6
"""From upright to a full lean."""
STAY_S = 3.5
"""How long a lean stays after the key is let go: longer than a level's usual hold."""
HOME_S = 0.9
"""From a full lean back to upright."""


@dataclass(slots=True)
class Axis:
    """One pair of keys. Call `tick` once a tick."""

    lean: float = 0.0
    idle_s: float = 0.0

    def tick(self, towards: int) -> float:
        """The lean, -1 to 1, where -1, 0 or 1 tells which key is held."""
        if towards:
            self.idle_s = 0.0
            turning = self.lean * towards < 0
            step = TICK_S / (HOME_S if turning else CREEP_S)
            self.lean = max(-1.0, min(1.0, self.lean + towards * step))
        else:
            self.idle_s += TICK_S
            if self.idle_s > STAY_S:
                step = TICK_S / HOME_S
                self.lean = max(0.0, abs(self.lean) - step) * (1 if self.lean > 0 else -1)
        return self.lean
