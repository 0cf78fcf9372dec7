"""Made-up recordings of a board, as trials."""

import numpy as np

from sensors.driver import Controls
from sensors.four_cells import WII_HALF_X_MM, WII_HALF_Y_MM, corners
from sensors.layout import WII_BOARD
from sensors.measures.trial import trial_from
from sensors.sample import Sample
from sensors.signals import Wish
from sensors.simulated import simulated


def samples_of(name: str = "diligent", seed: int = 1, seconds: float = 30.0) -> list[Sample]:
    """A simulated child stands quietly on the board."""
    child = simulated(name, seed)
    return list(child.step(seconds, Wish(still=True), Controls()))


def trial_on_board(load_kg, x_mm, y_mm, rate_hz=100.0, start_s=0.0):
    """A trial of loads (n,) that act at places (n,)."""
    load_kg, x_mm, y_mm = np.broadcast_arrays(*map(np.asarray, (load_kg, x_mm, y_mm)))
    rows = [
        corners(*row, WII_HALF_X_MM, WII_HALF_Y_MM)
        for row in zip(load_kg.tolist(), x_mm.tolist(), y_mm.tolist(), strict=True)
    ]
    cells_kg = np.array(rows, dtype=np.float64)
    t_s = start_s + np.arange(len(rows)) / rate_hz
    return trial_from(WII_BOARD, t_s, cells_kg, cells_kg)
