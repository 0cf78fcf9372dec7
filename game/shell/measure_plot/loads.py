"""The right of the picture of measures: loads over time, and what happened meanwhile."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from game.shell.measure_plot.events import has_marks, paint_dropouts, paint_marks
from game.shell.measure_plot.lines import share_percent, thinned
from game.shell.measure_plot.style import (
    COLOURS,
    DOTTED,
    INK,
    MARKERS,
    SIDES,
    SOFT,
    Look,
    put_legend,
)
from sensors.layout import Side
from sensors.measures.arrays import Numbers
from sensors.measures.given import Given
from sensors.measures.measured import Measured
from sensors.measures.refused import Refused
from sensors.measures.trial import Kind, Trial

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["Panel", "panels_of", "set_time"]

MINUTE_S, MINUTES_S = 60.0, 600.0
"""A recording longer than this is shown in minutes."""
MOST_TICKS = 10
MARKS = 12
"""About so many marks tell one line from another on grey paper."""
LEAST_SPAN_S = 0.05
MARKS_HEIGHT = 0.4
LEAST_KG, LEAST_SHARE, ROOM, BELOW = 1.0, 0.1, 1.15, 0.03
"""The least height of a picture of loads, and the room above and below them."""


class Panel(NamedTuple):
    """One picture over time."""

    height: float
    """As a share of the others."""
    paint: Callable[["Axes"], None]


def panels_of(given: Given, measured: Measured) -> list[Panel]:
    """What this kind of sensor knows, from top to bottom."""
    kind = given.trial.kind
    if kind is Kind.BOARD:
        panels = [
            Panel(1.0, lambda axes: _total(axes, given, measured)),
            Panel(1.0, lambda axes: _board_share(axes, given)),
        ]
    elif kind is Kind.PLATE:
        panels = [Panel(1.0, lambda axes: _total(axes, given, measured)), *_places(given)]
    elif kind is Kind.TWO_PLATES:
        panels = [
            Panel(1.4, lambda axes: _feet(axes, given, SIDES)),
            Panel(1.0, lambda axes: _left_foot_share(axes, given)),
        ]
    else:
        panels = [
            Panel(1.0, lambda axes: _feet(axes, given, (Side.LEFT,))),
            Panel(1.0, lambda axes: _feet(axes, given, (Side.RIGHT,))),
        ]
    if has_marks(measured.events):
        panels.append(
            Panel(MARKS_HEIGHT, lambda axes: paint_marks(axes, given.trial, measured.events))
        )
    return panels


def set_time(axes: "Axes", trial: Trial, is_last: bool) -> None:
    """The axis of time, which all panels share; the last one tells it."""
    first_s, last_s = float(trial.t_s[0]), float(trial.t_s[-1])
    axes.set_xlim(first_s, max(last_s, first_s + LEAST_SPAN_S))
    minutes = last_s - first_s > MINUTES_S
    if minutes:
        _count_minutes(axes, first_s, last_s)
    axes.tick_params(axis="x", labelbottom=is_last, length=3 if is_last else 0)
    if is_last:
        axes.set_xlabel("time (min)" if minutes else "time (s)")


def _count_minutes(axes: "Axes", first_s: float, last_s: float) -> None:
    """Ticks at whole minutes, at most ten of them."""
    first, last = first_s / MINUTE_S, last_s / MINUTE_S
    rough = 10.0 ** np.floor(np.log10((last - first) / MOST_TICKS))
    every = next(rough * n for n in (1, 2, 5, 10) if (last - first) / (rough * n) <= MOST_TICKS)
    ticks = np.arange(np.ceil(first / every), np.floor(last / every) + 1) * every
    axes.set_xticks(ticks * MINUTE_S, [f"{tick:g}" for tick in ticks])


# --- Boards and plates ---------------------------------------------------------------------------
def _total(axes: "Axes", given: Given, measured: Measured) -> None:
    trial = given.trial
    total_kg = np.where(trial.held, np.nan, trial.total_kg)
    axes.plot(*thinned(trial.t_s, total_kg), color=INK)
    axes.set_title("Load on the " + ("board" if trial.kind is Kind.BOARD else "plate"))
    _load_axis(axes, trial, trial.total_kg)
    _standing_line(axes, given)
    paint_dropouts(axes, trial, measured.events)
    put_legend(axes)


def _standing_line(axes: "Axes", given: Given) -> None:
    """W0, where it is known."""
    try:
        standing_kg = given.standing_kg
    except Refused:
        return
    line: Look = {"color": SOFT, "linewidth": 1.0, "linestyle": DOTTED}
    axes.axhline(standing_kg, label="standing weight", **line)


def _board_share(axes: "Axes", given: Given) -> None:
    trial = given.trial
    axes.set_title("Board share of the left half")
    _share(axes, given, trial.left_half_kg, trial.total_kg)


def _places(given: Given) -> list[Panel]:
    """Where the pressure lies, over time; none without sway."""
    try:
        even = given.even_cop
    except Refused:
        return []

    def over_time(column: int, title: str) -> Panel:
        def paint(axes: "Axes") -> None:
            axes.plot(*thinned(even.t_s, even.values[:, column]), color=INK)
            axes.set_title(title)
            axes.set_ylabel("mm")
            axes.locator_params(axis="y", nbins=5, steps=(1, 2, 5, 10))

        return Panel(1.0, paint)

    return [over_time(0, "Sway left - right"), over_time(1, "Sway back - front")]


# --- Feet ----------------------------------------------------------------------------------------
def _feet(axes: "Axes", given: Given, sides: tuple[Side, ...]) -> None:
    trial = given.trial
    loads_kg = dict(zip(SIDES, given.feet(), strict=True))
    for side in sides:
        t_s, load_kg = thinned(trial.t_s, loads_kg[side])
        look: Look = {"color": COLOURS[side], "label": f"{side.value} foot"}
        if len(sides) > 1:
            look |= {"marker": MARKERS[side], "markevery": max(1, len(t_s) // MARKS)}
        axes.plot(t_s, load_kg, markerfacecolor="white", markersize=4.5, **look)
    if len(sides) > 1:
        axes.set_title("Load under each foot")
        put_legend(axes)
    else:
        axes.set_title(f"Load under the {sides[0].value} foot")
    # Both feet on the same scale, whether they share a panel or not.
    _load_axis(axes, trial, np.maximum(*loads_kg.values()))


def _left_foot_share(axes: "Axes", given: Given) -> None:
    left_kg, right_kg = given.feet()
    axes.set_title("Left foot's share of the load")
    _share(axes, given, left_kg, left_kg + right_kg)


# --- Axes ----------------------------------------------------------------------------------------
def _load_axis(axes: "Axes", trial: Trial, highest_kg: Numbers) -> None:
    """From zero, or a little below, to a little above the highest."""
    high = float(highest_kg.max())
    low = min(0.0, float(highest_kg.min()))
    least = LEAST_KG if trial.layout.absolute else LEAST_SHARE
    top = max(ROOM * high, least)
    axes.set_ylim(ROOM * low - BELOW * top, top)
    axes.locator_params(axis="y", nbins=5, steps=(1, 2, 5, 10))
    axes.set_ylabel("kg" if trial.layout.absolute else "share of full scale")


def _share(axes: "Axes", given: Given, left_kg: Numbers, both_kg: Numbers) -> None:
    """The left one's share, as long as somebody stands there."""
    trial = given.trial
    axes.axhline(50, color=SOFT, linewidth=1.0, linestyle=DOTTED)
    axes.set_ylim(-3, 103)
    axes.set_yticks((0, 25, 50, 75, 100))
    axes.set_ylabel("right - left (%)")
    on = (both_kg >= given.floor_kg) & (both_kg > 0) & ~trial.held
    if given.somebody and on.any():
        axes.plot(*thinned(trial.t_s, share_percent(left_kg, both_kg, on)), color=INK)
    else:
        middle: Look = {"ha": "center", "va": "center", "backgroundcolor": "white"}
        axes.text(0.5, 0.5, "Nobody stands on it.", transform=axes.transAxes, **middle)
