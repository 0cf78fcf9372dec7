"""A recording, or a stretch of it, as arrays: what every measure is made of."""

from dataclasses import dataclass, replace
from enum import Enum

import numpy as np

from sensors.dropouts import LEAST_KG, Burst
from sensors.layout import Layout, Side
from sensors.loads import floor_of
from sensors.measures.arrays import Flags, Numbers
from sensors.measures.cop import centre_of_pressure, places_of
from sensors.measures.refused import Refused
from sensors.measures.rows import bursts_of, held_rows, repeated_rows
from sensors.recording import FEET_COLUMNS, PLATE_COLUMNS, Recording

__all__ = ["Kind", "Trial", "between", "somebody_stands", "trial_from", "trial_of"]

SOMEBODY_S = 5.0
"""So long somebody must stand there in all; a shorter load is a hand, or a thing put down."""
LONGEST_STEP_S = 0.1
"""A gap between two rows counts as no longer than this."""


class Kind(Enum):
    """What a sensor can know."""

    BOARD = "board"
    """Cells under both feet together: the load, and the one point where it acts."""
    PLATE = "plate"
    """The same, given as a point."""
    TWO_PLATES = "two plates"
    """That point, and the load under each foot."""
    INSOLES = "insoles"
    """The load under each foot, and where it lies in each shoe; never how the feet stand."""


@dataclass(frozen=True, slots=True, eq=False)
class Trial:
    """Rows (n,). Loads of a recording are as the sensor gave them, not tared."""

    layout: Layout
    kind: Kind
    t_s: Numbers
    total_kg: Numbers
    cells_kg: Numbers | None
    """(n, c), in the order of the layout; None for plates."""
    cop_mm: Numbers | None
    """(n, 2); (0, 0) where a board bears nothing. None for insoles."""
    feet_kg: tuple[Numbers, Numbers] | None
    """Left and right, where each foot's load is known."""
    repeated: Flags
    """Rows that equal the one before: polls that found nothing new."""
    held: Flags
    """Rows in which a board forgot a cell."""
    bursts: tuple[Burst, ...]
    """The drop-outs, as a recording counts them: with 20 kg on it at least."""

    @property
    def kept(self) -> Flags:
        """The rows that the chain for reports takes."""
        return ~(self.repeated | self.held)

    @property
    def span_s(self) -> float:
        """From the first row to the last."""
        return float(self.t_s[-1] - self.t_s[0]) if len(self.t_s) else 0.0

    @property
    def rate_hz(self) -> float:
        """Rows a second; the nominal one where the stamps' rounding hides it, 0 for no time."""
        if not self.span_s > 0:
            return 0.0
        rate_hz = (len(self.t_s) - 1) / self.span_s
        whole = round(rate_hz)
        return float(whole) if abs(rate_hz - whole) < 0.002 * whole else rate_hz

    @property
    def floor_kg(self) -> float:
        """The least total of somebody whose weight is unknown."""
        return floor_of(self.layout)

    @property
    def left_half_kg(self) -> Numbers:
        """The load on the left half of a board, (n,). Raises Refused where there are no halves."""
        if self.cells_kg is None or self.kind is not Kind.BOARD:
            raise Refused(f"The halves of a board are not known from {self.kind.value}.")
        halves = [1.0 if c.x_mm < 0 else 0.5 * (c.x_mm == 0) for c in self.layout.cells]
        left_kg: Numbers = self.cells_kg @ np.array(halves)
        return left_kg


def trial_of(recording: Recording) -> Trial:
    """The whole of a recording, as the device gave it."""
    layout, table = recording.layout, recording.table
    names = [cell.name for cell in layout.cells] or list(_plate_columns(recording))
    # A view where the columns stand as the header names them, which is the usual case.
    usual = list(recording.columns[1:]) == names
    measured = table[:, 1:] if usual else table[:, [recording.columns.index(n) for n in names]]
    if layout.cells:
        return trial_from(layout, table[:, 0], measured, measured)
    return _plates(layout, table[:, 0], measured)


def trial_from(layout: Layout, t_s: Numbers, cells_kg: Numbers, read_kg: Numbers) -> Trial:
    """Times (n,) and loads (n, c) of cells, tared or not; `read_kg` is what the device gave.

    A cell that is forgotten, or a poll that found nothing new, shows in that alone.
    """
    total_kg, repeated = cells_kg.sum(axis=1), repeated_rows(read_kg)
    if layout.has_feet:
        feet_kg = _foot(layout, cells_kg, Side.LEFT), _foot(layout, cells_kg, Side.RIGHT)
        none = np.zeros(len(t_s), dtype=np.bool_)
        return Trial(
            layout, Kind.INSOLES, t_s, total_kg, cells_kg, None, feet_kg, repeated, none, ()
        )
    cop_mm = centre_of_pressure(cells_kg, places_of(layout.cells))
    counted = tuple(bursts_of(t_s, read_kg, LEAST_KG))
    held = held_rows(len(t_s), bursts_of(t_s, read_kg, floor_of(layout)))
    return Trial(layout, Kind.BOARD, t_s, total_kg, cells_kg, cop_mm, None, repeated, held, counted)


def _plate_columns(recording: Recording) -> tuple[str, ...]:
    feet = FEET_COLUMNS if FEET_COLUMNS[0] in recording.columns else ()
    return PLATE_COLUMNS + feet


def _plates(layout: Layout, t_s: Numbers, measured: Numbers) -> Trial:
    two = measured.shape[1] > len(PLATE_COLUMNS)
    return Trial(
        layout=layout,
        kind=Kind.TWO_PLATES if two else Kind.PLATE,
        t_s=t_s,
        total_kg=measured[:, 0],
        cells_kg=None,
        cop_mm=measured[:, 1:3],
        feet_kg=(measured[:, 3], measured[:, 4]) if two else None,
        repeated=repeated_rows(measured),
        held=np.zeros(len(t_s), dtype=np.bool_),
        bursts=(),
    )


def _foot(layout: Layout, cells_kg: Numbers, side: Side) -> Numbers:
    under = np.array([cell.foot is side for cell in layout.cells], dtype=np.float64)
    return cells_kg @ under


def between(trial: Trial, from_s: float | None, to_s: float | None) -> Trial:
    """The rows with from_s <= t < to_s; None is an open end. Raises Refused where there are none.

    What was found out about a row by those before it stays known.
    """
    low = 0 if from_s is None else int(np.searchsorted(trial.t_s, from_s, side="left"))
    high = len(trial.t_s)
    if to_s is not None:
        high = int(np.searchsorted(trial.t_s, to_s, side="left"))
    if high <= low:
        first_s, last_s = trial.t_s[0], trial.t_s[-1]
        raise Refused(f"No row lies there; the recording goes from {first_s:g} to {last_s:g} s.")
    cut = slice(low, high)
    return replace(
        trial,
        t_s=trial.t_s[cut],
        total_kg=trial.total_kg[cut],
        cells_kg=None if trial.cells_kg is None else trial.cells_kg[cut],
        cop_mm=None if trial.cop_mm is None else trial.cop_mm[cut],
        feet_kg=None if trial.feet_kg is None else (trial.feet_kg[0][cut], trial.feet_kg[1][cut]),
        repeated=trial.repeated[cut],
        held=trial.held[cut],
        bursts=tuple(burst for burst in trial.bursts if low <= burst.first_row < high),
    )


def somebody_stands(trial: Trial) -> bool:
    """Whether a person was on the device at all: the floor or more for 5 s, all together."""
    on = trial.total_kg >= trial.floor_kg
    steps_s = np.minimum(np.diff(trial.t_s), LONGEST_STEP_S)
    return float(steps_s[on[1:] & on[:-1]].sum()) >= SOMEBODY_S
