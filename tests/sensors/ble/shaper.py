"""Leads a stream through faults, between a device and whoever reads it; `faults` has the faults.

Some spoil rows before a device packs them, the others packets on their way. Nothing here waits or
looks at a clock: what is held back is handed on with a later packet. So the same faults work on a
list and inside a virtual device, and the same seed gives the same faults.
"""

from collections.abc import Iterable
from copy import deepcopy
from math import inf
from random import Random
from typing import Any, NamedTuple, TypeVar

from sensors.sample import Sample

__all__ = ["Fault", "FaultShaper", "Row", "shape", "shape_samples"]

T = TypeVar("T")


class Row(NamedTuple):
    """What a device measured at one moment, before it is packed."""

    sequence: int
    device_us: int
    cells: tuple[float, ...]


class Fault:
    """One thing that goes wrong. Times are seconds since the shaper saw its first row or packet."""

    def row(self, t_s: float, row: Row) -> Row:
        """What the device packs instead of this row."""
        return row

    def packet(self, t_s: float, data: Any, rng: Random) -> list[Any]:
        """What arrives when this packet was sent, in order."""
        return [data]

    def rest(self) -> list[Any]:
        """What is held back still, and forget it."""
        return []


class FaultShaper:
    """Faults one after the other, as a stream goes through them."""

    def __init__(self, *faults: Fault, seed: int = 0) -> None:
        """The faults stay as they are; the shaper uses copies."""
        self._faults = [
            (deepcopy(fault), Random(f"{seed} {place}")) for place, fault in enumerate(faults)
        ]
        self._start_s: float | None = None

    def row(self, t_s: float, row: Row) -> Row:
        """What is packed instead of this row."""
        since_s = self._since_s(t_s)
        for fault, _ in self._faults:
            row = fault.row(since_s, row)
        return row

    def packets(self, t_s: float, data: T) -> list[T]:
        """What arrives when this packet was sent, in order."""
        since_s = self._since_s(t_s)
        waiting = [data]
        for fault, rng in self._faults:
            waiting = [out for one in waiting for out in fault.packet(since_s, one, rng)]
        return waiting

    def rest(self) -> list[Any]:
        """What was held back to the end of the stream."""
        waiting: list[Any] = []
        for fault, rng in self._faults:
            waiting = [out for one in waiting for out in fault.packet(inf, one, rng)]
            waiting += fault.rest()
        return waiting

    def _since_s(self, t_s: float) -> float:
        if self._start_s is None:
            self._start_s = t_s
        return t_s - self._start_s


def shape(
    stream: Iterable[tuple[float, T]], *faults: Fault, seed: int = 0
) -> list[tuple[float, T]]:
    """Packets of any kind with the times at which they were sent -> and at which they arrive."""
    shaper, shaped, t_s = FaultShaper(*faults, seed=seed), [], 0.0
    for t_s, data in stream:
        shaped += [(t_s, out) for out in shaper.packets(t_s, data)]
    return shaped + [(t_s, out) for out in shaper.rest()]


def shape_samples(samples: Iterable[Sample], *faults: Fault, seed: int = 0) -> list[Sample]:
    """Rows that were decoded already; faults of bytes cannot be among the faults."""
    shaper, shaped = FaultShaper(*faults, seed=seed), []
    for sequence, sample in enumerate(samples):
        device_us = round(sample.t_s * 1e6)
        row = shaper.row(sample.t_s, Row(sequence, device_us, sample.cells_kg))
        t_s = sample.t_s if row.device_us == device_us else row.device_us / 1e6
        shaped += shaper.packets(sample.t_s, Sample(t_s, row.cells))
    return shaped + shaper.rest()
