"""Heel raises in insoles: the rear of a foot gives up its load while the child goes on standing.

A foot that never bears anything on its rear, as many prostheses and toe-walkers, cannot show a
raise: what counts is a rear that bore load and then did not. Such a side is best switched off.
"""

from collections.abc import Iterable, Iterator
from math import inf
from typing import NamedTuple

import numpy as np

from sensors.layout import Layout, Side
from sensors.measures.arrays import Flags, Numbers, floats
from sensors.measures.body_weight import MOST_SHARE, enough_rows, known_weight
from sensors.measures.definition import Definition
from sensors.measures.moving_mean import GAP_S, SAME_S, MovingMean, crossing_s
from sensors.measures.refused import Refused

__all__ = ["DEFINITIONS", "HeelRaise", "HeelRaiseFold", "find_heel_raises", "heel_raises", "rear"]

SPAN_S = 0.1
REAR_LENGTH = 1 / 3
RAISED_SHARE, RAISED_S = 0.10, 0.3
LOWERED_SHARE = 0.15
"""A raise that counts ends here at the latest, so that tremor makes no second one."""
DOWN_SHARE, DOWN_S = 0.20, 0.2
"""The rear must have borne so much of the foot's load, for so long, before it can rise."""
BAND_SHARE = 0.15
CONTACT_SHARE = 0.08
"""Both feet are down from this share of standing weight on."""


class HeelRaise(NamedTuple):
    """One heel up and down again."""

    side: Side
    start_s: float
    """When the rear fell below a tenth of the foot's load, with the load near standing weight."""
    end_s: float
    """When the rear bore a tenth again, or the foot was lifted."""


class HeelRaiseFold:
    """Looks at one foot row by row, and tells a raise when it has ended."""

    __slots__ = (
        "_back_s",
        "_before",
        "_before_s",
        "_before_w",
        "_down_s",
        "_ready",
        "_rear",
        "_side",
        "_since_s",
        "_t_s",
        "_w",
        "raised",
    )

    def __init__(self, side: Side) -> None:
        """The foot on this side; nothing seen yet."""
        self.raised = False
        """Whether a raise is going on that already counts, for games."""
        self._side = side
        self._rear, self._w = MovingMean(SPAN_S), MovingMean(SPAN_S)
        self._restart(-inf, 0.0, 0.0)

    def _restart(self, t_s: float, rear: float, w: float) -> None:
        self._t_s = t_s
        self._rear.restart(t_s, rear)
        self._w.restart(t_s, w)
        self._before_s, self._before, self._before_w = t_s - SPAN_S / 2, rear, w
        self._down_s = self._since_s = self._back_s = inf
        self._ready = self.raised = False

    def add(self, t_s: float, rear: float, foot: float, other: float) -> HeelRaise | None:
        """The raise that ends with this row.

        In standing weights: the load on the rear third of this foot, on all of it, on the other.
        """
        w = foot + other
        down = foot >= CONTACT_SHARE and other >= CONTACT_SHARE
        share = min(max(rear / foot, 0.0), 1.0) if down else 0.0
        dt_s = t_s - self._t_s
        if not SAME_S < dt_s <= GAP_S:
            if dt_s > GAP_S or dt_s < -GAP_S:
                self._restart(t_s, share, w)
            return None
        self._t_s = t_s
        share = self._rear.add(t_s, share)
        w = self._w.add(t_s, w)
        t_s -= SPAN_S / 2
        if not down:
            raised = self._ended(self._t_s)
        elif share < RAISED_SHARE:
            raised = None
            self._down_s = self._back_s = inf
            if self._ready and not self.raised:
                self._rear_is_light(t_s, share, w)
        else:
            raised = self._rear_bears(t_s, share)
        self._before_s, self._before, self._before_w = t_s, share, w
        return raised

    def _rear_is_light(self, t_s: float, share: float, w: float) -> None:
        if abs(w - 1.0) > BAND_SHARE:
            self._since_s = inf
        elif self._since_s == inf:
            before_s, before, before_w = self._before_s, self._before, self._before_w
            light_s = near_s = before_s
            if before >= RAISED_SHARE:
                light_s = crossing_s(before_s, before, t_s, share, RAISED_SHARE)
            if abs(before_w - 1.0) > BAND_SHARE:
                edge = 1.0 + BAND_SHARE if before_w > 1.0 else 1.0 - BAND_SHARE
                near_s = crossing_s(before_s, before_w, t_s, w, edge)
            self._since_s = max(light_s, near_s)
        elif t_s - self._since_s >= RAISED_S:
            self.raised = True

    def _rear_bears(self, t_s: float, share: float) -> HeelRaise | None:
        if self.raised:
            if self._back_s == inf:
                self._back_s = crossing_s(self._before_s, self._before, t_s, share, RAISED_SHARE)
            return self._ended(self._back_s) if share >= LOWERED_SHARE else None
        self._since_s = inf
        if share < DOWN_SHARE:
            self._down_s = inf
        elif self._down_s == inf:
            self._down_s = t_s
        elif t_s - self._down_s >= DOWN_S:
            self._ready = True
        return None

    def _ended(self, end_s: float) -> HeelRaise | None:
        raised = HeelRaise(self._side, self._since_s, end_s) if self.raised else None
        self.raised = self._ready = False
        self._down_s = self._since_s = self._back_s = inf
        return raised


def rear(layout: Layout, side: Side) -> Flags:
    """Which cells, shape (cells,), lie in the rear third of the foot's length.

    The length is that from its rearmost to its foremost cell. Raises Refused where the layout
    does not know which foot each cell is under, or where along it.
    """
    if not layout.has_feet:
        raise Refused("Needs insoles: a board does not know what is under heel and toes.")
    own = [cell.y_mm for cell in layout.cells if cell.foot is side]
    if len(set(own)) < 2:  # noqa: PLR2004
        raise Refused(f"Needs cells along the {side.value} foot; here they are at one place.")
    limit_mm = min(own) + REAR_LENGTH * (max(own) - min(own))
    return np.array([cell.foot is side and cell.y_mm <= limit_mm for cell in layout.cells])


def find_heel_raises(
    t_s: Numbers,
    cells_kg: Numbers,
    layout: Layout,
    standing_kg: float | None,
    sides: Iterable[Side] = tuple(Side),
) -> list[HeelRaise]:
    """Every raise of the feet on `sides`, in the order in which they ended.

    `t_s` has shape (n,), `cells_kg` (n, cells), tared. Raises Refused.
    """
    standing_kg = known_weight(standing_kg)
    enough_rows(t_s)
    most_kg = MOST_SHARE * standing_kg

    def borne(cells: Flags) -> Iterator[float]:
        return floats(np.clip(cells_kg @ cells, -most_kg, most_kg) / standing_kg)

    found: list[HeelRaise] = []
    for side in sides:
        under = np.array([cell.foot is side for cell in layout.cells])
        loads = borne(rear(layout, side)), borne(under), borne(~under)
        raises = map(HeelRaiseFold(side).add, floats(t_s), *loads)
        found += [one for one in raises if one is not None]
    return sorted(found, key=lambda one: one.end_s)


def heel_raises(
    t_s: Numbers,
    cells_kg: Numbers,
    layout: Layout,
    standing_kg: float | None,
    sides: Iterable[Side] = tuple(Side),
) -> dict[str, float]:
    """The numbers of DEFINITIONS for `sides`, without those of no event; see `find_heel_raises`."""
    sides = tuple(sides)
    found = find_heel_raises(t_s, cells_kg, layout, standing_kg, sides)
    values: dict[str, float] = {}
    for side in sides:
        held = [one.end_s - one.start_s for one in found if one.side is side]
        values[f"heel_raises_{side.value}"] = len(held)
        if held:
            values[f"heel_raise_time_median_{side.value}_s"] = float(np.median(held))
    return values


def _definitions(side: Side) -> tuple[Definition, ...]:
    return (
        Definition(
            f"heel_raises_{side.value}",
            "",
            f"times that the rear third of the {side.value} foot, having borne a fifth of the"
            " foot's load, bore less than a tenth for 0.3 s or longer, while both feet were down"
            " and the load was within 15 % of standing weight; and back",
        ),
        Definition(
            f"heel_raise_time_median_{side.value}_s",
            "s",
            f"median time that the {side.value} heel stayed up, in those raises",
        ),
    )


DEFINITIONS = tuple(definition for side in Side for definition in _definitions(side))
