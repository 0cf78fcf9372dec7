"""What the cells of one row say together: total, centre of pressure, and the load on the left."""

from operator import mul

from sensors.layout import Layout, Side
from sensors.measuring import EMPTY_KG

__all__ = ["MOST", "Loads", "floor_of"]

EMPTY_SHARE = 0.1
"""What EMPTY_KG is in kilograms, for all cells together of a device that reads none."""
MOST = 10_000.0
"""No device reads so much: a row that does is a fault."""


class Loads:
    """Weighs rows of one layout. Tares by sums: the zero of each cell is taken off in one go."""

    __slots__ = ("_count", "_left", "_lefts", "_total", "_x", "_xs", "_y", "_ys")

    def __init__(self, layout: Layout, zero_kg: tuple[float, ...] | None = None) -> None:
        """`zero_kg` is what each cell reads while nobody is on it; ValueError if it fits not."""
        if zero_kg is None:
            zero_kg = (0.0,) * len(layout.cells)
        if len(zero_kg) != len(layout.cells):
            raise ValueError(
                f"The {layout.sensor} has {len(layout.cells)} cells, its calibration "
                f"{len(zero_kg)}. Get ready again."
            )
        self._count = len(layout.cells)
        self._xs = tuple(cell.x_mm for cell in layout.cells)
        self._ys = tuple(cell.y_mm for cell in layout.cells)
        self._lefts = _lefts(layout)
        self._total = sum(zero_kg)
        self._x = sum(map(mul, zero_kg, self._xs))
        self._y = sum(map(mul, zero_kg, self._ys))
        self._left = sum(map(mul, zero_kg, self._lefts))

    def weigh(self, cells_kg: tuple[float, ...]) -> tuple[float, float, float, float] | None:
        """Total and left load in kg, then the moments about x and y in kg mm, tared.

        None where a cell is missing, not finite or beyond belief. The centre of pressure is the
        moments divided by the total, where somebody stands.
        """
        # Written this way round, NaN fails as well.
        if len(cells_kg) != self._count or not sum(map(abs, cells_kg)) < MOST:
            return None
        return (
            sum(cells_kg) - self._total,
            sum(map(mul, cells_kg, self._lefts)) - self._left,
            sum(map(mul, cells_kg, self._xs)) - self._x,
            sum(map(mul, cells_kg, self._ys)) - self._y,
        )


def floor_of(layout: Layout) -> float:
    """The least total of somebody whose weight is unknown."""
    return EMPTY_KG if layout.absolute else EMPTY_SHARE


def _lefts(layout: Layout) -> tuple[float, ...]:
    """How much of each cell counts as left: by foot where feet are known, else by place."""
    if layout.has_feet:
        return tuple(float(cell.foot is Side.LEFT) for cell in layout.cells)
    return tuple(1.0 if cell.x_mm < 0 else 0.0 if cell.x_mm > 0 else 0.5 for cell in layout.cells)
