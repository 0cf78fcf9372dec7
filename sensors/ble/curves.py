"""From a frame's numbers to kilograms, or to shares of the full range; made once per profile."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import pairwise

from sensors.ble.profile_cells import Cells, Power, TwoPoint

__all__ = ["Convert", "converter", "full_loads", "loads_of"]

N_PER_KG = 9.80665
"""Standard gravity (CGPM 1901)."""

Convert = Callable[[Sequence[float]], tuple[float, ...]]
"""Numbers of one frame, a cell each, to what they mean. Raises OverflowError."""


def converter(cells: Cells, full_number: float | None, count: int) -> Convert:
    """What turns numbers into kilograms, or into shares where the unit is raw.

    `full_number` counts as 1 under raw. ValueError where it is needed and counts as no load.
    """
    if cells.unit == "N":
        return _scaled(cells, [1.0 / N_PER_KG] * count)
    if cells.unit == "kg":
        return _scaled(cells, [1.0] * count)
    loads = loads_of(cells, full_number, count)
    if not all(load > 0 for load in loads):
        raise ValueError("the largest number of a cell counts as no load")
    return _scaled(cells, [1.0 / load for load in loads])


def loads_of(cells: Cells, number: float | None, count: int) -> tuple[float, ...]:
    """What each cell bears, in the profile's own unit, where all read `number`."""
    if number is None:
        raise ValueError("there is no number that counts as full")
    return _scaled(cells, [1.0] * count)([number] * count)


def full_loads(cells: Cells, full_number: float | None, count: int) -> tuple[float | None, ...]:
    """What each cell reads, as samples have it, when it is saturated; None where nobody knows."""
    if cells.saturation is None:
        return (None,) * count
    return converter(cells, full_number, count)([cells.saturation] * count)


def _scaled(cells: Cells, units: Sequence[float]) -> Convert:
    """The profile's conversion, times what makes its unit ours for each cell."""
    curve, scale, offset = cells.curve, cells.scale, cells.offset
    if curve is not None and curve.two_point is not None:
        return _lines(*_two_points(curve.two_point, scale, offset, units))
    unit = units[0]
    same = len(set(units)) == 1
    if curve is None and same and offset == 0:
        factor = scale * unit
        return lambda numbers: tuple([number * factor for number in numbers])
    if curve is None:
        return _lines([scale * unit for unit in units], [offset * unit for unit in units])
    if curve.power is not None:
        return _powers(curve.power, scale, offset, unit)
    return _table(curve.table or (), scale, offset, unit)


def _lines(factors: Sequence[float], offsets: Sequence[float]) -> Convert:
    pairs = tuple(zip(factors, offsets, strict=True))
    return lambda numbers: tuple(
        [number * factor + offset for number, (factor, offset) in zip(numbers, pairs, strict=True)]
    )


def _two_points(
    points: TwoPoint, scale: float, offset: float, units: Sequence[float]
) -> tuple[list[float], list[float]]:
    """Each cell's line through what it reads without and with the known load."""
    factors, offsets = [], []
    for zero, loaded, unit in zip(points.zero, points.loaded, units, strict=True):
        slope = points.load / (loaded - zero) * unit
        factors.append(slope * scale)
        offsets.append(slope * (offset - zero))
    return factors, offsets


def _powers(power: Power, scale: float, offset: float, unit: float) -> Convert:
    factor, exponent = power.factor * unit, power.exponent
    return lambda numbers: tuple(
        [factor * max(0.0, number * scale + offset) ** exponent for number in numbers]
    )


def _table(
    points: Sequence[tuple[float, float]], scale: float, offset: float, unit: float
) -> Convert:
    """Straight lines between the points; the first and the last go on beyond."""
    xs = [x for x, _ in points]
    slopes = [(b - a) / (x - w) * unit for (w, a), (x, b) in pairwise(points)]
    inner = xs[1:-1]

    def convert(numbers: Sequence[float]) -> tuple[float, ...]:
        loads = []
        for number in numbers:
            x = number * scale + offset
            at = bisect_right(inner, x)
            loads.append(points[at][1] * unit + (x - xs[at]) * slopes[at])
        return tuple(loads)

    return convert
