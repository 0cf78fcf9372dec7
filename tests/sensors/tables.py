"""Recordings made of rows, and what one holds as plain values that can be compared."""

from collections.abc import Mapping, Sequence

import numpy as np

from sensors.layout import WII_BOARD
from sensors.recording import Recording
from sensors.recording_header import Header, Plain

COLUMNS = ("t_s", *(cell.name for cell in WII_BOARD.cells))
Held = tuple[Header, tuple[str, ...], list[list[float]]]


def board_of(
    rows: Sequence[Sequence[float]] = ((0.0,) * 5,), extras: Mapping[str, Plain] | None = None
) -> Recording:
    """A board's recording."""
    return Recording(Header(WII_BOARD, extras or {}), COLUMNS, np.array(rows, dtype=np.float64))


def held(recording: Recording) -> Held:
    """All that `recording` holds."""
    return recording.header, recording.columns, recording.table.tolist()
