"""Recordings in which rows repeat, are lost, or forget a cell."""

import numpy as np

from sensors.measures.arrays import Flags, Places
from sensors.recording import Recording
from tests.sensors.measures import made


def rows_of(recording: Recording, rows: Places | Flags | slice) -> Recording:
    """Some of its rows, or some of them often."""
    return Recording(recording.header, recording.columns, recording.table[rows])


def polled_more(recording: Recording, rng: np.random.Generator) -> Recording:
    """Polls that found nothing new, with the stamp of the row before or a later one."""
    again = 1 + (rng.random(len(recording.table)) < 0.4) * rng.integers(1, 4, len(recording.table))
    rows = np.repeat(np.arange(len(recording.table)), again)
    added = np.concatenate(([False], rows[1:] == rows[:-1]))
    t_s, late_s = recording.table[:, 0], rng.uniform(0, 0.005, len(rows)) * (rng.random() < 0.5)
    next_s = np.append(t_s[1:], t_s[-1])[rows]
    stamps = np.where(added, np.minimum(t_s[rows] + late_s, next_s), t_s[rows])
    return made.retimed(rows_of(recording, rows), np.maximum.accumulate(stamps))


def polled_in_place(recording: Recording, rng: np.random.Generator) -> Recording:
    """Four of ten rows hold what the one before held."""
    rows = np.arange(len(recording.table))
    old = rng.random(len(rows)) < 0.4
    old[0] = False
    kept = np.maximum.accumulate(np.where(old, 0, rows))
    return made.retimed(rows_of(recording, kept), recording.table[:, 0])


def with_gaps(recording: Recording, rng: np.random.Generator, every_s: float) -> Recording:
    """Rows lost for almost 50 ms at a time, about so often."""
    t_s = recording.table[:, 0]
    starts_s = t_s[0] + np.arange(0.2, t_s[-1] - t_s[0] - 0.2, every_s)
    starts_s += rng.uniform(0, 0.3 * every_s, len(starts_s))
    after_s = t_s - starts_s[np.searchsorted(starts_s, t_s, side="right") - 1]
    lost = (after_s > 0) & (after_s < 0.0395)
    # A gap that is longer than 50 ms, for there was one already, is left as it was.
    kept = np.flatnonzero(~lost)
    long = np.flatnonzero(np.diff(t_s[kept]) > 0.0501)
    for at in long:
        lost[kept[at] : kept[at + 1]] = False
    return rows_of(recording, ~lost)


def forgetting(
    recording: Recording,
    rng: np.random.Generator,
    rows: int,
    between: tuple[int, int] = (100, 2900),
) -> Recording:
    """A cell that bears more than a tenth reads 0 for some rows, every two seconds."""
    table = recording.table.copy()
    for first in range(*between, 200):
        at = first + int(rng.integers(0, 50))
        around = table[at - 1 : at + 6, 1:]
        cell = rng.choice(np.flatnonzero(around.min(axis=0) > 0.12 * around.sum(axis=1).max()))
        table[at : at + rows, 1 + cell] = 0.0
    return Recording(recording.header, recording.columns, table)
