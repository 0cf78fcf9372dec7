"""The left of the picture of measures: the way of the centre of pressure, and its ellipse."""

import math
from typing import TYPE_CHECKING

import numpy as np

from game.shell.measure_plot.style import DOTTED, INK, PATH, SMALL_PT, SOFT, Look, put_legend
from sensors.measures.arrays import Numbers
from sensors.measures.chain import Even
from sensors.measures.sway import CHI2_95
from sensors.measures.trial import Kind, Trial

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["board_of", "draw_on_board", "draw_sway", "ellipse", "fills"]

ROUND = np.linspace(0, 2 * math.pi, 181)
ROOM, LEAST_MM = 1.12, 5.0
"""Around the way there is some room; the picture never shows less than 5 mm to each side."""
WORTH_SHARE = 0.5
"""A board is drawn whole where the way takes up this share of its width or depth."""
MANY_ROWS = 7500
"""After 5 min a way is a ball of wool: then the picture shows where it was for how long."""
CELLS = 120


def ellipse(cop_mm: Numbers) -> Numbers:
    """The outline (181, 2) of the 95 % prediction ellipse of places (n, 2), n >= 2, in mm."""
    spread, axes = np.linalg.eigh(np.cov(cop_mm, rowvar=False))
    radii_mm = np.sqrt(CHI2_95 * np.maximum(spread, 0))
    circle = np.column_stack((np.cos(ROUND), np.sin(ROUND)))
    outline: Numbers = cop_mm.mean(axis=0) + (circle * radii_mm) @ axes.T
    return outline


def board_of(trial: Trial) -> Numbers | None:
    """The closed outline (5, 2) around a board's cells, in mm; None where there is no board."""
    if trial.kind is not Kind.BOARD:
        return None
    x = [cell.x_mm for cell in trial.layout.cells]
    y = [cell.y_mm for cell in trial.layout.cells]
    left, right, back, front = min(x), max(x), min(y), max(y)
    return np.array([(left, back), (right, back), (right, front), (left, front), (left, back)])


def fills(cop_mm: Numbers, board_mm: Numbers) -> bool:
    """Whether the way (n, 2) takes up so much of a board that both fit into one picture."""
    return bool((np.ptp(cop_mm, axis=0) >= WORTH_SHARE * np.ptp(board_mm, axis=0)).any())


def draw_sway(axes: "Axes", even: Even, board_mm: Numbers | None) -> None:
    """The way of the centre of pressure through the chain for reports, on square axes."""
    cop_mm = even.values
    outline_mm = ellipse(cop_mm)
    shown_mm = np.vstack((cop_mm, outline_mm))
    if board_mm is not None and fills(cop_mm, board_mm):
        shown_mm = np.vstack((shown_mm, board_mm))
        axes.plot(*board_mm.T, color=SOFT, linewidth=1.0, linestyle=DOTTED)
        corner: Look = {
            "xytext": (4, 4),
            "textcoords": "offset points",
            "size": SMALL_PT,
            "color": SOFT,
        }
        axes.annotate("the board's cells", board_mm[0], **corner)
    _set_limits(axes, shown_mm)
    if len(cop_mm) < MANY_ROWS:
        axes.plot(*cop_mm.T, color=PATH, linewidth=0.9, label="path")
    else:
        _draw_often(axes, cop_mm)
    axes.plot(*outline_mm.T, color=INK, linewidth=1.8, label="95 % ellipse")
    _mark(axes, cop_mm, 9)
    axes.set_title("Sway")
    axes.set_xlabel("left - right (mm)")
    axes.set_ylabel("back - front (mm)")
    axes.locator_params(nbins=9, steps=(1, 2, 5, 10))
    put_legend(axes)


def draw_on_board(axes: "Axes", even: Even, board_mm: Numbers) -> None:
    """Where on the board the way lies, small."""
    axes.fill(*board_mm.T, facecolor="none", edgecolor=SOFT, linewidth=1.0, linestyle=DOTTED)
    _mark(axes, even.values, 6)
    axes.plot(*ellipse(even.values).T, color=INK, linewidth=0.8)
    axes.set_aspect("equal", anchor="NE")
    axes.set_axis_off()
    below: Look = {"xytext": (0, -5), "xycoords": "axes fraction", "textcoords": "offset points"}
    below |= {"ha": "right", "va": "top", "size": SMALL_PT, "color": SOFT}
    axes.annotate("on the board", (1, 0), **below)


def _mark(axes: "Axes", cop_mm: Numbers, size_pt: float) -> None:
    x_mm, y_mm = cop_mm.mean(axis=0).tolist()
    mark: Look = {"marker": "+", "linestyle": "none"}
    axes.plot([x_mm], [y_mm], color="white", ms=size_pt + 2, mew=size_pt / 5 + 2, **mark)
    axes.plot([x_mm], [y_mm], color=INK, ms=size_pt, mew=size_pt / 5, label="mean", **mark)


def _set_limits(axes: "Axes", shown_mm: Numbers) -> None:
    """The same millimetres on both axes, with everything shown inside."""
    low, high = shown_mm.min(axis=0), shown_mm.max(axis=0)
    half_mm = max(LEAST_MM, ROOM * float((high - low).max()) / 2)
    x_mm, y_mm = ((low + high) / 2).tolist()
    axes.set_xlim(x_mm - half_mm, x_mm + half_mm)
    axes.set_ylim(y_mm - half_mm, y_mm + half_mm)


def _draw_often(axes: "Axes", cop_mm: Numbers) -> None:
    """Where it was: the darker, the longer."""
    limits = axes.get_xlim(), axes.get_ylim()
    rows, _, _ = np.histogram2d(cop_mm[:, 0], cop_mm[:, 1], bins=CELLS, range=limits)
    shade = np.ma.masked_equal(np.log1p(rows.T), 0)
    where = (*limits[0], *limits[1])
    look: Look = {"cmap": "Blues", "origin": "lower", "aspect": "auto", "zorder": 1}
    axes.imshow(shade, extent=where, vmin=-1, **look)
    told: Look = {"size": SMALL_PT, "color": SOFT, "transform": axes.transAxes}
    axes.text(0.02, 0.02, "the darker, the longer it was there", **told)
