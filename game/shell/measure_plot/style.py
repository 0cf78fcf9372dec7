"""How pictures of measures look: colours, lines and letters, for the screen and for grey paper."""

from typing import TYPE_CHECKING, Any

from sensors.layout import Side

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = [
    "COLOURS",
    "DOTS_PER_INCH",
    "DOTTED",
    "FAINT",
    "INK",
    "MARKERS",
    "PATH",
    "SIDES",
    "SMALL_PT",
    "SOFT",
    "STYLE",
    "TITLE_PT",
    "Look",
    "put_legend",
]

Look = dict[str, Any]
"""Words of matplotlib for how something looks."""
INK, SOFT, FAINT = "#10243E", "#4A5B74", "#D3DAE4"
PATH = "#6F86A6"
"""The way of the centre of pressure, which belongs to no foot."""
SIDES = (Side.LEFT, Side.RIGHT)
# Okabe-Ito. Colour is never the only cue: a side has its line, its place and its name as well.
COLOURS = {Side.LEFT: "#0072B2", Side.RIGHT: "#D55E00"}
MARKERS = {Side.LEFT: "", Side.RIGHT: "o"}
DOTTED = (0, (1, 1.5))
DOTS_PER_INCH = 150
SMALL_PT, TEXT_PT, TITLE_PT = 9.0, 10.0, 15.0

STYLE: Any = {
    "font.family": ["DejaVu Sans", "sans-serif"],
    "font.size": TEXT_PT,
    "text.color": INK,
    "text.parse_math": False,  # a file's name may hold dollar signs
    "axes.edgecolor": SOFT,
    "axes.labelcolor": INK,
    "axes.linewidth": 0.8,
    "axes.labelsize": TEXT_PT,
    "axes.titlesize": TEXT_PT + 1,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.titlecolor": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.formatter.useoffset": False,
    "axes.axisbelow": True,
    "axes.grid": True,
    "grid.color": FAINT,
    "grid.linewidth": 0.6,
    "xtick.color": SOFT,
    "ytick.color": SOFT,
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
    "xtick.labelsize": SMALL_PT,
    "ytick.labelsize": SMALL_PT,
    "legend.fontsize": SMALL_PT,
    "legend.frameon": False,
    "lines.linewidth": 1.0,
    "lines.solid_joinstyle": "round",
    "svg.fonttype": "none",
    "svg.hashsalt": "stepling",
}
"""Settings of matplotlib, which types them anew in each version. Text in an SVG stays text, so that
it can be searched and read aloud."""


def put_legend(axes: "Axes") -> None:
    """What the lines are, beside the title."""
    if axes.get_legend_handles_labels()[0]:
        axes.legend(
            loc="lower right",
            bbox_to_anchor=(1.0, 1.0),
            borderaxespad=0.4,
            borderpad=0,
            ncols=4,
            columnspacing=1.2,
            handlelength=1.6,
            handletextpad=0.5,
        )
