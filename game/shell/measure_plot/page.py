"""The page of a picture of measures: what stands where, and the words around it."""

import re
import textwrap
from typing import TYPE_CHECKING, Any

from game.shell.measure_plot.events import OWN_RULE, shown_rule
from game.shell.measure_plot.loads import panels_of, set_time
from game.shell.measure_plot.numbers import Told, others_told, sway_told
from game.shell.measure_plot.style import SMALL_PT, SOFT, TITLE_PT, Look
from game.shell.measure_plot.sway import board_of, draw_on_board, draw_sway, fills
from game.shell.saying import plain
from sensors.measures.chain import CHAINS, REPORT
from sensors.measures.given import Given
from sensors.measures.measured import Measured
from sensors.measures.refused import Refused
from sensors.measures.trial import Kind

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["SIZE_IN", "lay_out"]

WIDE_IN, HIGH_IN = SIZE_IN = (1600 / 150, 1000 / 150)
"""A landscape page of A4 or letter with its margins."""
EDGE_IN, TITLE_IN, ABOUT_IN, TOP_IN, BOTTOM_IN = 0.35, 6.24, 5.98, 5.5, 1.25
"""The margin; the lines of the head, and both ends of the panels, from below."""
LINE_IN, SMALL_LINE_IN = 0.195, 0.165
SQUARE_IN, AXIS_IN = 3.4, 0.6
"""The side of the picture of sway, and the room for its axes' words."""
BESIDE_IN, ALONE_IN = 5.55, 3.6
"""Where loads begin from the left, beside sway and beside the reason why there is none."""
TITLE_LETTERS, REASON_LETTERS, FOOT_LETTERS = 60, 31, 140
NUMBER_IN, BOARD_IN, GAP_IN = 1.45, 0.95, 0.42
"""From a name to its number; how wide the small board is; between two panels."""
HEADING_PT, TITLE_PAD_IN = 11.0, 6 / 72


def lay_out(figure: "Figure", given: Given, measured: Measured, title: str) -> None:
    """Everything on an empty page."""
    name = _shortened(plain(title))
    _write(figure, (EDGE_IN, TITLE_IN), name, size=TITLE_PT, weight="bold")
    _write(figure, (EDGE_IN, ABOUT_IN), _about(given), color=SOFT)
    has_sway = _sway(figure, given, measured)
    _panels(figure, given, measured, BESIDE_IN if has_sway else ALONE_IN)
    _foot(figure, given, has_sway, shown_rule(measured.events))


def _panels(figure: "Figure", given: Given, measured: Measured, left_in: float) -> None:
    """The right of the page."""
    panels = panels_of(given, measured)
    gaps = len(panels) - 1
    mean_in = (TOP_IN - BOTTOM_IN - gaps * GAP_IN) / len(panels)
    rows = figure.add_gridspec(
        len(panels),
        1,
        left=left_in / WIDE_IN,
        right=1 - EDGE_IN / WIDE_IN,
        bottom=BOTTOM_IN / HIGH_IN,
        top=TOP_IN / HIGH_IN,
        height_ratios=[panel.height for panel in panels],
        hspace=GAP_IN / mean_in,
    )
    axes = [figure.add_subplot(rows[row]) for row in range(len(panels))]
    for one, panel in zip(axes, panels, strict=True):
        panel.paint(one)
        set_time(one, given.trial, is_last=one is axes[-1])
    figure.align_ylabels(axes)


def _write(figure: "Figure", at_in: tuple[float, float], text: str, **look: Any) -> None:
    """One or more lines; `at_in` is the left end of the first one."""
    x, y = at_in[0] / WIDE_IN, at_in[1] / HIGH_IN
    figure.text(x, y, text, **{"va": "baseline", "linespacing": 1.35, **look})


def _shortened(name: str) -> str:
    """A name that fits, with both its ends."""
    half = TITLE_LETTERS // 2
    return name if len(name) <= TITLE_LETTERS else f"{name[:half]} ... {name[-half:]}"


def _about(given: Given) -> str:
    trial = given.trial
    unit = "kg" if trial.layout.absolute else "shares"
    said = f"{trial.layout.sensor}, {trial.t_s[0]:.2f} to {trial.t_s[-1]:.2f} s"
    if given.said_kg is not None:
        return f"{said}. Standing weight {given.said_kg:g} {unit}, as it was said."
    stance = given.stance
    if stance is None:
        return f"{said}. Standing weight unknown: nobody stands quietly for 5 s."
    when = f"{stance.from_s:.2f} to {stance.to_s:.2f} s"
    return (
        f"{said}. Standing weight {stance.standing_kg:.2f} {unit}, from the quiet stance of {when}."
    )


def _sway(figure: "Figure", given: Given, measured: Measured) -> bool:
    """The left of the page: whether there is sway, else the reason why not."""
    try:
        even = given.even_cop
    except Refused as why:
        _without_sway(figure, str(why), measured)
        return False
    low_in, axis_in = TOP_IN - SQUARE_IN, EDGE_IN + AXIS_IN
    board_mm = board_of(given.trial)
    draw_sway(_axes(figure, (axis_in, low_in), (SQUARE_IN, SQUARE_IN)), even, board_mm)
    _lines(figure, (axis_in, low_in - 0.72), sway_told(measured))
    if board_mm is not None and not fills(even.values, board_mm):
        size_in = BOARD_IN, BOARD_IN / 2
        at_in = axis_in + SQUARE_IN - BOARD_IN, low_in - 0.65 - size_in[1]
        draw_on_board(_axes(figure, at_in, size_in), even, board_mm)
    return True


def _without_sway(figure: "Figure", why: str, measured: Measured) -> None:
    """The reason, and what is known all the same."""
    reason = textwrap.wrap(_bound(why), REASON_LETTERS, break_on_hyphens=False)
    heading: Look = {"size": HEADING_PT, "weight": "bold"}
    _write(figure, (EDGE_IN, TOP_IN + TITLE_PAD_IN), "Sway is not given", **heading)
    _lines(figure, (EDGE_IN, TOP_IN - LINE_IN), [Told(line, "") for line in reason])
    told = others_told(measured)
    if told:
        below_in = TOP_IN - LINE_IN * (len(reason) + 2.5)
        _write(figure, (EDGE_IN, below_in + TITLE_PAD_IN), "What is known", **heading)
        _lines(figure, (EDGE_IN, below_in - LINE_IN), told)


def _bound(words: str) -> str:
    """The same, with each number bound to its unit, so that no line ends between them."""
    return re.sub(r"(?<=\d) (?=(?:s|kg|mm)\b)", "\N{NO-BREAK SPACE}", words)


def _lines(figure: "Figure", at_in: tuple[float, float], lines: list[Told]) -> None:
    """Names and numbers, one below the other."""
    for row, told in enumerate(lines):
        y_in = at_in[1] - row * LINE_IN
        _write(figure, (at_in[0], y_in), told.name)
        _write(figure, (at_in[0] + NUMBER_IN, y_in), told.number)


def _axes(figure: "Figure", at_in: tuple[float, float], size_in: tuple[float, float]) -> "Axes":
    x, y = at_in[0] / WIDE_IN, at_in[1] / HIGH_IN
    return figure.add_axes((x, y, size_in[0] / WIDE_IN, size_in[1] / HIGH_IN))


def _foot(figure: "Figure", given: Given, has_sway: bool, rule: str | None) -> None:
    """How the numbers came about, and what they must not be taken for."""
    told = "Loads are the rows as they stand."
    if has_sway:
        told = f"Sway went through {REPORT}: {CHAINS[REPORT]}. {told}"
    if rule is not None:
        told += " A contact that was not seen whole may be left out."
    if rule not in (None, OWN_RULE):
        told += " With --standing-kg contacts go by the child's own weight."
    if given.trial.kind is Kind.BOARD:
        told += " Board share is not the load under a foot."
    lines = textwrap.wrap(_bound(told), FOOT_LETTERS, break_on_hyphens=False)
    for row, line in enumerate(reversed(lines)):
        at_in = EDGE_IN, 0.2 + row * SMALL_LINE_IN
        _write(figure, at_in, line, size=SMALL_PT, color=SOFT)
