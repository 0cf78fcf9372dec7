"""What a recording knows of the person in it, from itself alone: getting ready is skipped."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from sensors.calibration import Calibration, Reach
from sensors.gate import Gate
from sensors.layout import Layout
from sensors.loads import Loads, floor_of
from sensors.measuring import LEAST_QUIET_MM
from sensors.sample import Sample
from sensors.sway import SwayMeter
from sensors.tracker import FLOOR_SHARE

__all__ = ["calibration_of"]

EMPTY_S = 0.5
"""So long a board must be empty in all, to tell its zero."""
STANDING_S = 5.0
"""So long somebody must stand on it in all, to tell a weight."""
NOBODY_FLOORS = 1 / FLOOR_SHARE
"""Where nobody does, a weight of so many floors stands in (50 kg on a board): with it the rule for
a known weight, a tenth of it, is just the rule for an unknown one (5 kg)."""
LEAST_REACH_MM = 30.0
"""An adult's quiet stance strays half as far. A recording of quiet stance thus asks for leans that
its sway does not give, and one of real leaning keeps its own reach."""
LOW_SHARE, HIGH_SHARE = 0.02, 0.98
SETTLE_S = 3.0
"""The sway meter's first seconds are not counted."""
QUIET_SHARE = 0.25
"""Quiet is how the steadier part of standing looks: this share of it is steadier still."""
LONGEST_STEP_S = 0.1
"""A gap between two rows counts as no longer than this."""


def calibration_of(layout: Layout, samples: Sequence[Sample]) -> Calibration:
    """The calibration for play, of at least one sample; see design.md, "Getting ready".

    Zero is the median of the empty rows, or 0; standing_kg the median total on the device; neutral
    the median centre of pressure; reach the 2nd and 98th percentile of each axis.
    """
    floor_kg = floor_of(layout)
    zero_kg = _zero_of(layout, samples, floor_kg)
    loads = Loads(layout, zero_kg)
    standing_kg = _standing_of(loads, samples, floor_kg)
    places: tuple[tuple[float, float, float], ...] = ()
    if standing_kg is not None:
        places = tuple(_places(layout, loads, samples, FLOOR_SHARE * standing_kg))
    xs_mm = sorted(x for _, x, _ in places) or [0.0]
    ys_mm = sorted(y for _, _, y in places) or [0.0]
    left_mm, right_mm = _reach(xs_mm)
    back_mm, front_mm = _reach(ys_mm)
    return Calibration(
        zero_kg=zero_kg,
        standing_kg=NOBODY_FLOORS * floor_kg if standing_kg is None else standing_kg,
        neutral_x_mm=median(xs_mm),
        neutral_y_mm=median(ys_mm),
        reach=Reach(left_mm, right_mm, front_mm, back_mm),
        quiet_mm=max(LEAST_QUIET_MM, _quiet_of(places)),
    )


def _zero_of(layout: Layout, samples: Sequence[Sample], floor_kg: float) -> tuple[float, ...]:
    empty = [sample for sample in samples if sum(sample.cells_kg) < floor_kg]
    if _lasts_s(empty) < EMPTY_S:
        return (0.0,) * len(layout.cells)
    return tuple(map(median, zip(*(sample.cells_kg for sample in empty), strict=True)))


def _standing_of(loads: Loads, samples: Sequence[Sample], floor_kg: float) -> float | None:
    standing, totals_kg = [], []
    for sample in samples:
        weighed = loads.weigh(sample.cells_kg)
        if weighed is not None and weighed[0] >= floor_kg:
            standing.append(sample)
            totals_kg.append(weighed[0])
    return median(totals_kg) if _lasts_s(standing) >= STANDING_S else None


def _places(
    layout: Layout, loads: Loads, samples: Iterable[Sample], floor_kg: float
) -> Iterator[tuple[float, float, float]]:
    """Time and centre of pressure of each row that is on the device, new, and no drop-out."""
    gate, before = Gate(floor_kg), None
    for t_s, cells in samples:
        if cells == before:
            continue
        before = cells
        weighed = loads.weigh(cells)
        if weighed is None:
            continue
        load_kg, _, x_kg_mm, y_kg_mm = weighed
        held = not layout.has_feet and gate.hold(cells, load_kg, t_s)
        if load_kg >= floor_kg and not held:
            yield t_s, x_kg_mm / load_kg, y_kg_mm / load_kg


def _quiet_of(places: Sequence[tuple[float, float, float]]) -> float:
    meter, settled_s, sways_mm = SwayMeter(), 0.0, []
    for (before_s, _, _), (t_s, x_mm, y_mm) in pairwise(places):
        step_s = t_s - before_s
        if step_s > 1.0:  # stepped off and on again
            meter, settled_s = SwayMeter(), 0.0
        meter.add(x_mm, y_mm, step_s)
        settled_s += step_s
        if settled_s >= SETTLE_S:
            sways_mm.append(meter.mm)
    return _percentile(sorted(sways_mm), QUIET_SHARE) if sways_mm else 0.0


def _reach(places_mm: Sequence[float]) -> tuple[float, float]:
    """How far sorted places lie from their median, to the low and to the high side."""
    middle_mm = median(places_mm)
    low_mm = middle_mm - _percentile(places_mm, LOW_SHARE)
    high_mm = _percentile(places_mm, HIGH_SHARE) - middle_mm
    return max(low_mm, LEAST_REACH_MM), max(high_mm, LEAST_REACH_MM)


def _percentile(ordered: Sequence[float], share: float) -> float:
    """Linear between the two nearest, as most programs have it."""
    place = share * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (place - low) * (ordered[high] - ordered[low])


def _lasts_s(samples: Sequence[Sample]) -> float:
    return sum(min(b.t_s - a.t_s, LONGEST_STEP_S) for a, b in pairwise(samples))
