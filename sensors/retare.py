"""Finding the zero again after a device came back: each group of cells, once it bears nothing.

A board has one group, and its child steps off; of two insoles each is one, and its foot is lifted.
The old zero is not asked whether somebody is there, since it may be wrong by kilograms: a group
counts as empty where it bears clearly less than a standing child would, and hardly moves.
"""

from collections import deque
from collections.abc import Sequence

from sensors.layout import Layout, Side
from sensors.signals import Unload

__all__ = ["Retare"]

BOARD_S, FOOT_S = 1.0, 0.4
"""How long a group must be empty: a step off is long, a lifted foot is not."""
EMPTY_SHARE = 0.3
"""A group that bears less than this share of standing weight, by the old zero, may be empty. A
child that stands keeps half of it on each foot, and all of it on a board."""
STILL_SHARE = 0.01
"""An empty group stays within this share of standing weight, which nobody who stands there does."""


class _Group:
    """Cells that are emptied together."""

    def __init__(self, asks: Unload, cells: tuple[int, ...], lasts_s: float) -> None:
        self.asks = asks
        self.cells = cells
        self.done = False
        self._lasts_s = lasts_s
        self._rows: deque[tuple[float, tuple[float, ...], float]] = deque()

    def add(
        self,
        now_s: float,
        cells_kg: Sequence[float],
        zero_kg: Sequence[float],
        standing_kg: float,
    ) -> tuple[float, ...] | None:
        """The mean of each cell, once the group was empty for long enough."""
        loads = tuple(cells_kg[at] for at in self.cells)
        total_kg = sum(loads) - sum(zero_kg[at] for at in self.cells)
        rows = self._rows
        if abs(total_kg) > EMPTY_SHARE * standing_kg:
            rows.clear()
            return None
        rows.append((now_s, loads, total_kg))
        while max(r[2] for r in rows) - min(r[2] for r in rows) > STILL_SHARE * standing_kg:
            rows.popleft()
        if now_s - rows[0][0] < self._lasts_s:
            return None
        self.done = True
        return tuple(sum(column) / len(rows) for column in zip(*(r[1] for r in rows), strict=True))


class Retare:
    """One search for the zero, from when the device came back until every group was empty."""

    def __init__(self, layout: Layout, zero_kg: tuple[float, ...], standing_kg: float) -> None:
        """`zero_kg` is what each cell read before."""
        self.zero_kg = zero_kg
        self._standing_kg = standing_kg
        self._groups = _groups(layout)

    @property
    def unload(self) -> Unload | None:
        """What is to be without weight next; None once all is found."""
        return next((group.asks for group in self._groups if not group.done), None)

    def add(self, now_s: float, cells_kg: tuple[float, ...]) -> bool:
        """One row, at `now_s` on a clock that never runs back; whether the zero changed with it."""
        changed = False
        for group in self._groups:
            if group.done:
                continue
            found = group.add(now_s, cells_kg, self.zero_kg, self._standing_kg)
            if found is not None:
                news = dict(zip(group.cells, found, strict=True))
                self.zero_kg = tuple(news.get(at, kg) for at, kg in enumerate(self.zero_kg))
                changed = True
        return changed


def _groups(layout: Layout) -> tuple[_Group, ...]:
    if not layout.has_feet:
        return (_Group(Unload.BOARD, tuple(range(len(layout.cells))), BOARD_S),)
    return tuple(
        _Group(asks, tuple(at for at, cell in enumerate(layout.cells) if cell.foot is side), FOOT_S)
        for asks, side in ((Unload.LEFT, Side.LEFT), (Unload.RIGHT, Side.RIGHT))
    )
