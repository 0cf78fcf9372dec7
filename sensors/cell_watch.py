"""Cells that are dead, stuck or drifted, from a look at all of them some twenty times a second.

The cells of a board belong together; of insoles those under each foot do. Time counts only while
such a group bears somebody: under a lifted foot an insole's zeros are true.
"""

from collections.abc import Sequence
from math import inf

from sensors.cell_group import CellGroup, Person, groups_of
from sensors.empty_cells import ALMOST_S
from sensors.layout import Layout
from sensors.loads import floor_of

__all__ = ["LOOKS_S", "CellWatch"]

LOOKS_S = (0.0299, 0.0499, 0.0699)
"""The time between two looks, in turn, with room for stamps that were rounded. It changes, so that
what comes and goes in step with the looks is seen coming and going."""
MOST_STEP_S = 0.1
"""A longer time between two looks counts as this: nobody knows what was between."""
DEAD_S = 2.0
"""A cell that reads 0 for so long under a load is dead (ORPHE: 200 frames)."""
LIMIT_S = DEAD_S - ALMOST_S
DEAD_SHARE = 0.5
"""One that came back is still named, if it was dead for this share of the time under a load."""
STANDS_SHARE = 0.7
"""Who bears less than this share of standing weight on the device holds on, or sits."""
LEARNS = 0.01
"""How fast what stands there is learned, a look: a time constant of 5 s."""


class CellWatch:
    """Looks at rows of one layout, which has cells."""

    def __init__(self, layout: Layout, standing_kg: float | None = None) -> None:
        """`standing_kg` is learned from who stands there, where nobody says it.

        As long as nobody tares it, the first empty moment tells its zero.
        """
        self._names = tuple(cell.name for cell in layout.cells)
        self._floor_kg = floor_of(layout)
        self._groups = groups_of(layout, standing_kg)
        self._lively, self._has_feet = layout.lively, layout.has_feet
        movers = len(self._groups) if layout.has_feet else len(self._names)
        self._before: Sequence[object] = [None] * movers
        self._same_s = [0.0] * movers
        self._zero_s = [0.0] * len(self._names)
        self._dead_s = [0.0] * len(self._names)
        self._looked_s: float | None = None
        self._standing_kg = standing_kg
        self._least_kg = STANDS_SHARE * standing_kg if standing_kg else self._floor_kg
        self._lately_kg = standing_kg or inf
        self._person = Person(self._lately_kg)
        self.stuck_s = 0.0
        """The longest time that a lively device was stuck under somebody: a cell of a board, or all
        cells under a foot (see `sensors.stuck`)."""
        self.stuck_lately_s = 0.0
        """The same since somebody set it to 0."""

    def tare(self, zero_kg: tuple[float, ...]) -> None:
        """Measure drift against this from now on."""
        for group in self._groups:
            group.tare(zero_kg)

    def look(self, t_s: float, cells_kg: tuple[float, ...], load_kg: float) -> None:
        """One row; `load_kg` is its total, tared."""
        before_s, self._looked_s = self._looked_s, t_s
        step_s = 0.0 if before_s is None else min(MOST_STEP_S, max(0.0, t_s - before_s))
        if load_kg >= self._least_kg:
            self._learn(load_kg)
        for group in self._groups:
            group.look(cells_kg, step_s, load_kg, self._person)
            self._look_for_the_dead(group, step_s)
        if self._lively:
            self._look_for_the_stuck(cells_kg, step_s)

    @property
    def dead_now(self) -> tuple[str, ...]:
        """The cells that read 0 for DEAD_S, and have read nothing else since."""
        times = zip(self._names, self._zero_s, strict=True)
        return tuple(name for name, zero_s in times if zero_s >= LIMIT_S)

    @property
    def dead(self) -> tuple[str, ...]:
        """Those, and the cells that were dead for much of the time."""
        gone = set(self.dead_now)
        for group in self._groups:
            limit_s = max(ALMOST_S, DEAD_SHARE * group.bearing_s)
            gone.update(self._names[at] for at in group.cells if self._dead_s[at] >= limit_s)
        return tuple(name for name in self._names if name in gone)

    @property
    def drift_kg(self) -> float:
        """The largest change of an empty cell; 0 as long as nothing was empty."""
        return max(group.empty.largest_kg for group in self._groups)

    @property
    def drift_now_kg(self) -> float:
        """The change of an empty cell in the latest minute in which it was empty."""
        return max(group.empty.latest_kg for group in self._groups)

    def _learn(self, load_kg: float) -> None:
        """Who stands there."""
        if self._lately_kg == inf:
            self._lately_kg = load_kg
        self._lately_kg += LEARNS * (load_kg - self._lately_kg)
        if self._standing_kg is None:
            self._person = Person(self._lately_kg)
        elif not self._has_feet:  # a lifted foot shows any drift
            self._person = Person(self._standing_kg, max(0.0, self._lately_kg - self._standing_kg))

    def _look_for_the_dead(self, group: CellGroup, step_s: float) -> None:
        zero_s, bears = self._zero_s, group.bears
        for at, load in zip(group.cells, group.loads, strict=True):
            if load:
                zero_s[at] = 0.0
            elif bears:
                before_s = zero_s[at]
                zero_s[at] += step_s
                if zero_s[at] >= LIMIT_S:
                    # The two seconds that it took to be sure count as well.
                    self._dead_s[at] += step_s if before_s >= LIMIT_S else zero_s[at]

    def _look_for_the_stuck(self, cells_kg: tuple[float, ...], step_s: float) -> None:
        here: Sequence[object] = cells_kg
        bears = [group.bears for group in self._groups]
        if self._has_feet:
            here = [group.loads for group in self._groups]
        else:
            bears *= len(cells_kg)
        pairs = zip(self._same_s, bears, self._before, here, strict=True)
        self._same_s = [same_s + step_s if up and a == b else 0.0 for same_s, up, a, b in pairs]
        self._before = here
        longest_s = max(self._same_s)
        self.stuck_s = max(self.stuck_s, longest_s)
        self.stuck_lately_s = max(self.stuck_lately_s, longest_s)
