"""Cells that bear one load: those of a board, or those under one foot."""

from collections.abc import Callable
from math import inf
from operator import itemgetter
from typing import NamedTuple

from sensors.empty_cells import EmptyCells, Loads
from sensors.layout import Layout, Side
from sensors.loads import floor_of

__all__ = ["CONTACT_KG", "CellGroup", "Person", "groups_of"]

CONTACT_KG = 2.04
"""20 N under a foot is a contact, while the child's weight is unknown."""
FOOT_OF_FLOOR = 0.5
"""A foot's floor as a share of that of both, for cells that read shares."""
BOARD_SHARE, FOOT_SHARE = 0.10, 0.04
"""Less than this share of standing weight is nobody, or no contact."""
STILL_SHARE = 0.2
"""Empty cells stray by less than this share of that: nobody steps on or off."""
DRIFT_TWICE = 2.0
"""What stands there too much may lie on the empty cells, with as much room again."""
BOARD_EMPTY_S, FOOT_EMPTY_S = 2.0, 0.4


class Person(NamedTuple):
    """Who stands on a device, as far as its cells can tell."""

    standing_kg: float = inf
    """The weight that was found while getting ready, or else what stood there lately."""
    more_kg: float = 0.0
    """How much more than that stands there lately. Nobody gains weight so fast."""


class CellGroup:
    """Follows the load on some cells of a device."""

    def __init__(self, cells: tuple[int, ...], floor_kg: float, share: float, empty_s: float):
        """`cells` are places in the layout; they bear something from `floor_kg` on.

        They are empty below that, and below `share` of who stands there, for `empty_s`.
        """
        self.cells = cells
        self._pick = _picking(cells)
        self._floor_kg, self._share = floor_kg, share
        self._zero_kg = 0.0
        self.loads: Loads = ()
        """What they read at the latest look, not tared."""
        self.bears = False
        """Whether there was a load on them then."""
        self.bearing_s = 0.0
        """How long there was one, in all."""
        self.empty = EmptyCells(empty_s)

    def tare(self, zero_kg: Loads) -> None:
        """What each cell of the device reads while nobody is on it."""
        own_kg = self._pick(zero_kg)
        self._zero_kg = sum(own_kg)
        self.empty.tare(own_kg)

    def look(self, cells_kg: Loads, step_s: float, total_kg: float, person: Person) -> None:
        """One row, `step_s` after the one before; `total_kg` is the whole device's load, tared."""
        self.loads = loads = self._pick(cells_kg)
        load_kg = sum(loads) - self._zero_kg
        self.bears = load_kg >= self._floor_kg
        if self.bears:
            self.bearing_s += step_s
        empty_kg = min(self._floor_kg, self._share * person.standing_kg)
        still_kg = STILL_SHARE * empty_kg
        # A load that the standing child does not get rid of either is drift, however large.
        empty_kg += DRIFT_TWICE * person.more_kg
        elsewhere_share = (total_kg - load_kg) / person.standing_kg
        self.empty.look(loads, step_s, load_kg, elsewhere_share, empty_kg, still_kg)


def groups_of(layout: Layout, standing_kg: float | None) -> tuple[CellGroup, ...]:
    """The groups of a device that has cells: left foot and right foot, or all."""
    if not layout.has_feet:
        floor_kg = BOARD_SHARE * standing_kg if standing_kg else floor_of(layout)
        every = tuple(range(len(layout.cells)))
        return (CellGroup(every, floor_kg, BOARD_SHARE, BOARD_EMPTY_S),)
    floor_kg = CONTACT_KG if layout.absolute else FOOT_OF_FLOOR * floor_of(layout)
    if standing_kg:
        floor_kg = FOOT_SHARE * standing_kg
    feet = [
        tuple(at for at, cell in enumerate(layout.cells) if cell.foot is side)
        for side in (Side.LEFT, Side.RIGHT)
    ]
    return tuple(CellGroup(foot, floor_kg, FOOT_SHARE, FOOT_EMPTY_S) for foot in feet if foot)


def _picking(cells: tuple[int, ...]) -> Callable[[Loads], Loads]:
    """What takes these cells out of a row, as quickly as can be."""
    first, end = cells[0], cells[-1] + 1
    if cells == tuple(range(first, end)):
        return itemgetter(slice(first, end))
    return itemgetter(*cells)
