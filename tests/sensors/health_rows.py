"""Rows of a healthy board and of healthy insoles, and the ways in which to spoil them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache
from math import pi, sin
from random import Random

from sensors.abilities import CHILDREN
from sensors.driver import Controls
from sensors.health import Health, HealthMeter
from sensors.layout import WII_BOARD, Cell, Layout, Side
from sensors.sample import Sample
from sensors.signals import Wish
from sensors.simulated import simulated

Rows = Sequence[Sample]
FULL_KG = 34.0
BOARD = replace(
    WII_BOARD, cells=tuple(replace(cell, full_kg=FULL_KG) for cell in WII_BOARD.cells), lively=True
)
INSOLES = Layout(
    "insole_pair",
    tuple(
        Cell(f"{side.value}_{at}", (20.0 * side_x), 30.0 * at, side, FULL_KG)
        for side, side_x in ((Side.LEFT, -1), (Side.RIGHT, 1))
        for at in range(8)
    ),
    lively=True,
)
LAYOUTS = {"board": BOARD, "insoles": INSOLES}
STANDING_KG = CHILDREN["diligent"].mass_kg
ZERO_KG = {
    "board": simulated("diligent", 5).true_calibration().zero_kg,
    "insoles": (0.0,) * 16,
}


@cache
def board_rows() -> Rows:
    """A simulated child for a minute; from 20 to 26 s it stands beside the board, which hums."""
    child, rng = simulated("diligent", 5), Random(9)
    rows: list[Sample] = []
    for tick in range(3600):
        t_s = tick / 60
        wish = Wish(on_board=not 20 < t_s < 26, lean_x=0.6 if t_s > 40 else 0.0)
        rows += child.step(t_s, wish, Controls())
    empty = ZERO_KG["board"]
    return [
        Sample(row.t_s, tuple(kg + rng.gauss(0, 0.005) for kg in empty))
        if row.cells_kg == empty
        else row
        for row in rows
    ]


@cache
def insole_rows() -> Rows:
    """The same child: stands for 20 s, then steps in place, a foot in the air for 0.5 s."""
    rng = Random(4)
    rows = []
    for at in range(6000):
        t_s = at / 100
        left = 0.5 + 0.03 * sin(t_s)
        if t_s > 20:
            left = min(1.0, max(0.0, 0.5 + 0.8 * sin(2 * pi * t_s / 1.6)))
        cells = [STANDING_KG / 8 * share for share in (left, 1 - left) for _ in range(8)]
        rows.append(Sample(t_s, tuple(max(0.0, kg + rng.gauss(0, 0.01)) for kg in cells)))
    return rows


ROWS: dict[str, Callable[[], Rows]] = {"board": board_rows, "insoles": insole_rows}


def metered(
    kind: str, rows: Iterable[Sample], battery_share: float | None = None, lost_rows: int = 0
) -> HealthMeter:
    """A meter that has seen these rows of a healthy device's kind."""
    meter = HealthMeter(LAYOUTS[kind], ZERO_KG[kind], STANDING_KG)
    for row in rows:
        meter.add(row)
    meter.notice(battery_share, lost_rows)
    return meter


def stamp(
    kind: str, rows: Iterable[Sample], battery_share: float | None = None, lost_rows: int = 0
) -> Health:
    """The stamp of all these rows."""
    return metered(kind, rows, battery_share, lost_rows).health


# --- What may go wrong. Each gives new rows ------------------------------------------------------
def each(rows: Rows, change: Callable[[float, tuple[float, ...]], Sequence[float]]) -> Rows:
    """`change` makes the cells of a row, of what they were at a time."""
    return [Sample(row.t_s, tuple(change(row.t_s, row.cells_kg))) for row in rows]


def with_cell(cells: tuple[float, ...], at: int, kg: float) -> tuple[float, ...]:
    return (*cells[:at], kg, *cells[at + 1 :])


def dead(rows: Rows, at: int = 1, from_s: float = 30.0, to_s: float = 99.0) -> Rows:
    return each(
        rows, lambda t_s, cells: with_cell(cells, at, 0.0) if from_s <= t_s < to_s else cells
    )


def stuck(rows: Rows, from_s: float = 30.0, lasts_s: float = 1.0) -> Rows:
    held = next(row.cells_kg for row in rows if row.t_s >= from_s)
    return each(rows, lambda t_s, cells: held if from_s <= t_s < from_s + lasts_s else cells)


def drifting(rows: Rows, kg: float = 1.5, at: int = 2) -> Rows:
    """All of it within the first ten seconds."""
    return each(rows, lambda t_s, cells: with_cell(cells, at, cells[at] + kg * min(1.0, t_s / 10)))


def saturated(rows: Rows, at: int = 0, every: int = 20) -> Rows:
    return [
        Sample(row.t_s, with_cell(row.cells_kg, at, FULL_KG)) if count % every == 0 else row
        for count, row in enumerate(rows)
    ]


def thinned(rows: Rows, keep: int) -> Rows:
    """Every `keep`-th row: a device with a lower rate."""
    return rows[::keep]


def holed(rows: Rows, every_s: float = 5.0, hole_s: float = 0.08) -> Rows:
    return [row for row in rows if row.t_s % every_s >= hole_s]


def in_bursts(rows: Rows, burst: int) -> Rows:
    """Stamped when they came, so many at once."""
    last = len(rows) - 1
    return [
        Sample(rows[min(last, at - at % burst + burst - 1)].t_s, row.cells_kg)
        for at, row in enumerate(rows)
    ]


def skipping(rows: Rows, every: int, at: int = 3) -> Rows:
    """A cell forgotten for two rows now and then."""
    return [
        Sample(row.t_s, with_cell(row.cells_kg, at, 0.0)) if count % every < 2 else row
        for count, row in enumerate(rows)
    ]


def trembling(rows: Rows, total_kg: float) -> Rows:
    """With so much noise in the total: one standard deviation."""
    rng = Random(3)
    cell_kg = total_kg / len(rows[0].cells_kg) ** 0.5
    return each(rows, lambda _, cells: [kg + rng.gauss(0, cell_kg) for kg in cells])
