"""Which cells of a board answered while it was watched."""

from sensors.layout import Layout
from sensors.recording import PLATE_CELLS
from sensors.sample import Sample

__all__ = ["Touch", "words_for"]

SMOOTH_S = 0.2
"""A touch lasts longer than this, and a single wild row does not."""
MOVED_KG = 1.0
"""A cell that changes by so much has felt something: hum and drift are far below that."""
BEARS_KG, LIVES_KG = 2.0, 0.05
"""So does one that bears more than a worn zero (1 kg, LKML 2025) and is not stuck: people sway."""
SHARE_OF_KG = 0.02
"""What a kilogram is for cells that read shares, as in `sensors.faults`."""


class Touch:
    """Follows a board's cells. Of insoles, and of a plate that has no cells, nothing is said."""

    def __init__(self, layout: Layout) -> None:
        """Nothing was felt yet."""
        silent = layout.has_feet or layout.cells == PLATE_CELLS
        self._cells = () if silent else layout.cells
        self._unit = 1.0 if layout.absolute else SHARE_OF_KG
        self._last_s = 0.0
        self._smooth: tuple[float, ...] = ()
        self._least: tuple[float, ...] = ()
        self._most: tuple[float, ...] = ()

    def add(self, sample: Sample) -> None:
        """One more row."""
        t_s, cells = sample
        if len(cells) != len(self._cells):
            return
        if not self._smooth:
            self._smooth = self._least = self._most = cells
        part = min(1.0, max(0.0, t_s - self._last_s) / SMOOTH_S)
        self._last_s = t_s
        pairs = zip(self._smooth, cells, strict=True)
        self._smooth = tuple(before + part * (now - before) for before, now in pairs)
        self._least = tuple(map(min, self._least, self._smooth))
        self._most = tuple(map(max, self._most, self._smooth))

    @property
    def answers(self) -> dict[str, bool] | None:
        """Whether each cell answered, by its name; None where nobody touched the board."""
        felt = list(map(self._felt, self._least, self._most))
        names = (cell.name for cell in self._cells)
        return dict(zip(names, felt, strict=True)) if any(felt) else None

    def _felt(self, low: float, high: float) -> bool:
        moved = (high - low) / self._unit
        return moved > MOVED_KG or (high / self._unit > BEARS_KG and moved > LIVES_KG)


def words_for(layout: Layout) -> dict[str, str]:
    """What people call each cell, by its name: a corner by its place, another cell by its name."""
    names = [cell.name for cell in layout.cells]
    corners = [
        f"{'front' if cell.y_mm > 0 else 'back'} {'left' if cell.x_mm < 0 else 'right'}"
        for cell in layout.cells
    ]
    four = len(names) == len(set(corners)) == len(PLATE_CELLS)
    return dict(zip(names, corners if four else names, strict=True))
