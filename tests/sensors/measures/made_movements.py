"""Recordings of a made-up child that steps, stands on one leg, walks, rises, squats or jumps."""

import numpy as np

from sensors.layout import WII_BOARD
from sensors.recording import Recording
from tests.sensors.measures import made
from tests.sensors.measures.planted import body, trouble, walking

CHILD_KG = 32.0


def stepping_and_one_leg(seed: int) -> Recording:
    """Quiet, 20 steps in place, 3 s on the right leg, 2 s on the left one, quiet; on a board."""
    rng = np.random.default_rng(seed)
    x_mm = [0.0] * 600
    for step in range(20):
        x_mm += [75.0 if step % 2 else -85.0] * int(rng.integers(45, 60))
    x_mm += [0.0] * 100 + [190.0] * 300 + [0.0] * 100 + [-190.0] * 200 + [0.0] * 600
    smooth = np.convolve(np.pad(x_mm, 10, mode="edge"), np.hanning(23)[1:-1] / 11, mode="valid")
    places = np.column_stack((smooth, np.zeros(len(smooth)))) + rng.normal(0, 1, (len(smooth), 2))
    load_kg = CHILD_KG * (1 + rng.normal(0, 0.002, len(smooth)))
    return made.on_board(np.arange(len(smooth)) / 100, places, load_kg)


def walk(seed: int) -> Recording:
    """Between two quiet stances of 10 s."""
    walker = walking.Walker(CHILD_KG, swing_s=(0.37, 0.43), left_share=0.45)
    found = walking.stepping(walker, seed)
    rng, stands = np.random.default_rng(seed), np.zeros(1000, dtype=np.intp)
    rows = np.concatenate((stands, np.arange(len(found.t_s)), stands - 1))
    cells_kg = np.abs(found.cells_kg[rows] + rng.normal(0, 0.01, (len(rows), 16)))
    t_s = np.concatenate(
        (np.arange(-1000, 0) / 100, found.t_s, found.t_s[-1] + 0.01 * np.arange(1, 1001))
    )
    return made.of_cells(made.insole_layout(), t_s, cells_kg)


def moving(planted: body.Planted, seed: int) -> Recording:
    """Rises, squats or jumps on a board, after and before 6 s of standing."""
    load = np.concatenate((np.ones(6000), planted.load, np.ones(6000)))
    rows = trouble.on_board(load, trouble.Trouble(kg=CHILD_KG, x_mm=12.0), seed)
    return made.of_cells(WII_BOARD, rows.t_s, rows.cells_kg)
