"""Turn uneven frames into even ticks, and wait for the next frame without starving threads."""

from dataclasses import dataclass
from time import perf_counter, sleep

from game.model import TICK_S

LONGEST_S = 0.25
"""After a hang the game slows down instead of leaping ahead."""
SPIN_S = 0.0015
"""The last bit of a wait is spun, because sleep overshoots; longer spins starve the link."""


@dataclass(slots=True)
class FixedStep:
    """Time that has passed and was not yet played."""

    left_s: float = 0.0

    def ticks(self, elapsed_s: float) -> int:
        """How many ticks are due after `elapsed_s` more seconds."""
        self.left_s += min(elapsed_s, LONGEST_S)
        due = int(self.left_s / TICK_S + 1e-9)
        self.left_s -= due * TICK_S
        return due


class Pace:
    """Frames at absolute deadlines."""

    def __init__(self, frame_s: float = TICK_S) -> None:
        """The first frame is now."""
        self._frame_s = frame_s
        self._next_s = self._last_s = perf_counter()

    def wait(self) -> float:
        """Wait for the next deadline; the seconds since the last frame."""
        self._next_s = max(self._next_s + self._frame_s, perf_counter() - LONGEST_S)
        spare_s = self._next_s - perf_counter()
        if spare_s > SPIN_S:
            sleep(spare_s - SPIN_S)
        while perf_counter() < self._next_s:
            pass
        now_s = perf_counter()
        elapsed_s, self._last_s = now_s - self._last_s, now_s
        return elapsed_s
