"""A level as it is offered to one child: its rungs, how it moves on them, where the child starts.

Inside a session the rung may change from one set to the next, as `exercises.adapt` decides; what
is played is always one whole rung.
"""

from dataclasses import dataclass, replace

from exercises.adapt import Ladder, Standing, first, fitted
from exercises.exercise import Exercise
from exercises.level import Level

ABOUT = 0.75
"""A plan's minutes are played from this share of them on."""


@dataclass(frozen=True, slots=True)
class Offer:
    """All that a session needs to know of a level."""

    rungs: tuple[Exercise, ...]
    """From the easiest; never empty."""
    ladder: Ladder
    """How it gets harder and easier, on just these rungs."""
    standing: Standing
    """Where the child starts."""
    minutes: float | None = None
    """About how long the child's plan has it played on each day; None where no plan does."""
    played_s: float = 0.0
    """Active seconds of it today."""

    @classmethod
    def of(cls, level: Level, standing: Standing | None = None, rung: int = 1) -> "Offer":
        """`level` for a child that stands there; a child that is new to it starts on `rung`."""
        ladder = level.ladder
        start = first(ladder, rung) if standing is None else fitted(ladder, standing)
        return cls(level.rungs, ladder, start)

    @classmethod
    def fixed(cls, exercise: Exercise) -> "Offer":
        """This rung alone, however it goes."""
        ladder = Ladder(1)
        return cls((exercise,), ladder, first(ladder))

    @property
    def is_fixed(self) -> bool:
        """Whether it is one rung of several, which it never leaves."""
        return len(self.rungs) < self.exercise.rungs

    @property
    def done(self) -> bool:
        """Whether today's share of it is played, as nearly as sets and repetitions allow."""
        return self.minutes is not None and self.played_s >= ABOUT * self.minutes * 60

    @property
    def exercise(self) -> Exercise:
        """The rung that the child starts on."""
        return self.on(self.standing.rung)

    def on(self, rung: int) -> Exercise:
        """What is played on this rung, from 1."""
        return self.rungs[rung - 1]

    def planned(self, minutes: float, played_s: float = 0.0) -> "Offer":
        """The same by a plan: it ends kindly after so many active minutes at the latest."""
        rungs = (replace(rung, max_minutes=min(rung.max_minutes, minutes)) for rung in self.rungs)
        return replace(self, rungs=tuple(rungs), minutes=minutes, played_s=played_s)
