"""Drop-outs: rows in which a board forgets a cell for a moment are held back from play.

A true zero happens, when a child stands at the edge; and a quick fall of the load without a zero is
a person. Only both together are taken for a fault, and only for a moment.
"""

FALL_SHARE = 0.9
HOLD_ROWS = 5
HOLD_S = 0.05
"""After so many rows, or so long, a fall is believed."""


class Gate:
    """Says of each row whether to hold on to the last good one instead."""

    __slots__ = ("_good_kg", "_least_kg", "_rows", "_since_s")

    def __init__(self, least_kg: float) -> None:
        """Falls from a total below `least_kg` are none: nobody stood there."""
        self._least_kg = least_kg
        self._good_kg = 0.0
        self._rows = 0
        self._since_s = 0.0

    def tired(self, t_s: float) -> bool:
        """Whether a row was held back, and for so long that it would now be believed."""
        return self._rows > 0 and t_s - self._since_s > HOLD_S

    def hold(self, cells_kg: tuple[float, ...], total_kg: float, t_s: float) -> bool:
        """Whether this row, at `t_s` seconds on a clock that never runs back, is held back."""
        good_kg = self._good_kg
        if total_kg >= FALL_SHARE * good_kg or good_kg < self._least_kg or 0.0 not in cells_kg:
            self._rows = 0
            self._good_kg = total_kg
            return False
        if not self._rows:
            self._since_s = t_s
        self._rows += 1
        if self._rows <= HOLD_ROWS and t_s - self._since_s <= HOLD_S:
            return True
        self._rows = 0
        self._good_kg = total_kg
        return False
