"""The centre of pressure: the one point under a person that a board knows."""

import numpy as np

from sensors.layout import Cell
from sensors.measures.arrays import Numbers

__all__ = ["centre_of_pressure", "places_of"]


def places_of(cells: tuple[Cell, ...]) -> Numbers:
    """Where the cells are, (c, 2): x to the right and y to the front, in mm."""
    return np.array([(cell.x_mm, cell.y_mm) for cell in cells], dtype=np.float64).reshape(-1, 2)


def centre_of_pressure(cells_kg: Numbers, places_mm: Numbers) -> Numbers:
    """The mean place of the load, (n, 2) in mm, of loads (n, c) on cells at (c, 2).

    x = sum(F x) / sum(F), and y alike: in the plane of the cells, since vertical cells know no
    shear. Rows without load have no such place and give (0, 0); leave them out.
    """
    total_kg = cells_kg.sum(axis=1)
    loaded = total_kg > 0
    moments = cells_kg @ places_mm
    return np.where(loaded[:, None], moments, 0.0) / np.where(loaded, total_kg, 1.0)[:, None]
