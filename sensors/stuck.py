"""Whether a lively device is stuck: under a living child every cell of a board moves, all the time.

Only devices that say so of themselves (Layout.lively) are judged. On a board each cell must move,
also one that bears nothing, because one that stands still pulls the centre of pressure with it (in
recordings of a Wii board no cell that is above 0 ever repeated for more than 0.13 s). Of insoles
some cells bear nothing for as long as one likes: there a foot must move as a whole, while it is
down.
"""

from sensors.layout import Layout, Side

__all__ = ["STUCK_S", "Stuck"]

STUCK_S = 0.25
"""So long no cell under a living child reads the same. With the silence that then freezes play it
stays within the 500 ms of REL-11."""
BORNE_SHARE = 0.02
"""Feet of which nothing is known: one that bears less than this share of all may be in the air."""


class Stuck:
    """Looks at each row. A device that is not lively costs one comparison."""

    __slots__ = ("_groups", "_last", "_since_s")

    def __init__(self, layout: Layout) -> None:
        """Nothing came yet."""
        self._groups = _groups(layout) if layout.lively else ()
        self._last: tuple[float, ...] = ()
        self._since_s = [0.0] * len(self._groups)

    def holds(self, cells: tuple[float, ...], t_s: float, somebody: bool) -> bool:
        """Whether this row rests on cells that are stuck."""
        if not self._groups:
            return False
        last, self._last = self._last, cells
        if len(last) != len(cells) or not somebody:
            self._since_s = [t_s] * len(self._groups)
            return False
        since_s, stuck = self._since_s, False
        for at, (first, end) in enumerate(self._groups):
            here = cells[first:end]
            if here != last[first:end] or t_s < since_s[at]:
                since_s[at] = t_s
            elif t_s - since_s[at] > STUCK_S and self._bears(here, cells):
                stuck = True
        return stuck

    def _bears(self, here: tuple[float, ...], cells: tuple[float, ...]) -> bool:
        return len(here) == 1 or sum(here) > BORNE_SHARE * sum(cells)


def _groups(layout: Layout) -> tuple[tuple[int, int], ...]:
    """Where the cells that must move as one begin and end: each of a board's, each foot's."""
    count = len(layout.cells)
    if not layout.has_feet:
        return tuple((at, at + 1) for at in range(count))
    lefts = sum(cell.foot is Side.LEFT for cell in layout.cells)
    return (0, lefts), (lefts, count)
