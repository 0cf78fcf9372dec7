"""Watching a simulated child or a keyboard for a while: rows, loads and places."""

from typing import NamedTuple

from sensors.driver import Controls
from sensors.signals import Wish

TICK_S = 1 / 60
HALF_X_MM, HALF_Y_MM = 216.5, 119.0


class Seen(NamedTuple):
    """One row of a Wii board, tared."""

    t_s: float
    load_kg: float
    x_mm: float
    y_mm: float

    @property
    def left_share(self):
        return 0.5 - self.x_mm / (2 * HALF_X_MM)


def watch(driver, *asked, tick_s=TICK_S, zero_kg=(0.0, 0.0, 0.0, 0.0), start_s=0.0):
    """Rows while the driver is asked each (seconds, Wish or Controls) of `asked` in turn."""
    rows, ticks = [], 0
    end_s = start_s
    for seconds, what in asked:
        wish, controls = (what, Controls()) if isinstance(what, Wish) else (Wish(), what)
        end_s += seconds
        while start_s + ticks * tick_s < end_s - 1e-9:
            rows += driver.step(start_s + ticks * tick_s, wish, controls)
            ticks += 1
    return [_seen(row.t_s, row.cells_kg, zero_kg) for row in rows]


def _seen(t_s, cells_kg, zero_kg):
    tl, tr, bl, br = (cell - zero for cell, zero in zip(cells_kg, zero_kg, strict=True))
    load_kg = tl + tr + bl + br
    if load_kg < 1:
        return Seen(t_s, load_kg, 0.0, 0.0)
    x_mm = HALF_X_MM * (tr + br - tl - bl) / load_kg
    return Seen(t_s, load_kg, x_mm, HALF_Y_MM * (tl + tr - bl - br) / load_kg)


def mean(values):
    values = list(values)
    return sum(values) / len(values)


def rms(values):
    values = list(values)
    middle = mean(values)
    return mean((value - middle) ** 2 for value in values) ** 0.5
