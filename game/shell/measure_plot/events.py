"""What happened and when, as marks under the loads: contacts, weight shifts, drop-outs."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from game.shell.measure_plot.lines import COLUMNS, Stretches, apart, joined
from game.shell.measure_plot.style import COLOURS, INK, SIDES, SOFT, Look, put_legend
from sensors.layout import Side
from sensors.measures.events import Plain
from sensors.measures.trial import Trial

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["OWN_RULE", "has_marks", "paint_dropouts", "paint_marks", "shown_rule"]

OWN_RULE = "bw"
RULES = {
    OWN_RULE: "from 8 % of the weight",
    "20n": "from 20 N",
    "5pct": "from 5 % of a foot's most",
}
"""The rules for contacts that are shown, the best for a child first."""
BAR = 0.6
"""How high a bar or a tick is; left and right are 1 apart."""
PLACES = {Side.LEFT: 1.0, Side.RIGHT: 0.0}


def has_marks(events: Mapping[str, Plain]) -> bool:
    """Whether there is anything to mark, side by side."""
    known = shown_rule(events), _periods(events, Side.LEFT), _periods(events, Side.RIGHT)
    return any(known) or bool(_shifts(events))


def paint_marks(axes: "Axes", trial: Trial, events: Mapping[str, Plain]) -> None:
    """A row for the left and one for the right: bars while it bears, ticks when weight comes."""
    rule = shown_rule(events)
    for side in SIDES:
        stretches = _contacts(events["contacts"][rule][side.value], trial) if rule else []
        _paint_bars(axes, side, joined(stretches + _periods(events, side), trial.span_s / COLUMNS))
        times_s = [at_s for at_s, to in _shifts(events) if to is side]
        _paint_ticks(axes, side, apart(times_s, trial.span_s / COLUMNS))
    _tell_marks(axes, events, rule)
    axes.set_title("Foot contacts" if rule else "From side to side")
    axes.set_ylim(-0.55, 1.55)
    axes.set_yticks([PLACES[side] for side in SIDES], [side.value for side in SIDES])
    axes.tick_params(axis="y", length=0)
    axes.grid(visible=False, axis="y")


def paint_dropouts(axes: "Axes", trial: Trial, events: Mapping[str, Plain]) -> None:
    """A cross at the bottom for each moment in which a board forgot a cell."""
    times_s = [one["t_s"] for one in events.get("dropouts", ())]
    if not times_s:
        return
    shown_s = apart(times_s, trial.span_s / COLUMNS)
    mark: Look = {"marker": "x", "markersize": 6, "markeredgewidth": 1.6, "linestyle": "none"}
    where = axes.get_xaxis_transform()
    label = f"drop-outs ({len(times_s)})"
    axes.plot(shown_s, [0.07] * len(shown_s), color=INK, transform=where, label=label, **mark)


def _paint_bars(axes: "Axes", side: Side, stretches: Stretches) -> None:
    spans = [(from_s, to_s - from_s) for from_s, to_s in stretches]
    axes.broken_barh(spans, (PLACES[side] - BAR / 2, BAR), facecolor=COLOURS[side], linewidth=0)


def _paint_ticks(axes: "Axes", side: Side, times_s: list[float]) -> None:
    low, high = PLACES[side] - BAR / 2, PLACES[side] + BAR / 2
    axes.vlines(times_s, low, high, color=COLOURS[side], linewidth=1.6)


def _tell_marks(axes: "Axes", events: Mapping[str, Plain], rule: str | None) -> None:
    """What bars and ticks mean."""
    bars = [RULES[rule]] if rule else []
    if any(_periods(events, side) for side in SIDES):
        bars.append("on that leg alone")
    for told in bars:
        axes.fill_between([], [], color=SOFT, linewidth=0, label=told)
    if _shifts(events):
        look: Look = {"marker": "|", "markersize": 9, "markeredgewidth": 1.6, "linestyle": "none"}
        axes.plot([], [], color=SOFT, label="weight shift", **look)
    put_legend(axes)


# --- Out of the events ---------------------------------------------------------------------------
def shown_rule(events: Mapping[str, Plain]) -> str | None:
    """The best rule by which a contact was found."""
    contacts = events.get("contacts", {})
    for rule in RULES:
        if any(contacts.get(rule, {}).get(side.value, {}).get("contact_s") for side in SIDES):
            return rule
    return None


def _contacts(foot: Mapping[str, list[float]], trial: Trial) -> Stretches:
    """Each contact, until the foot went off, or else to the last row."""
    starts_s, ends_s = np.array(foot["contact_s"]), np.array(foot["off_s"])
    ends_s = np.append(ends_s, trial.t_s[-1])
    places = np.minimum(np.searchsorted(ends_s, starts_s, side="right"), len(ends_s) - 1)
    return list(zip(starts_s.tolist(), ends_s[places].tolist(), strict=True))


def _periods(events: Mapping[str, Plain], side: Side) -> Stretches:
    """When the child stood on that leg alone."""
    periods = events.get(f"{side.value}_single_leg", {}).get("periods_s", ())
    return [(from_s, to_s) for from_s, to_s in periods]


def _shifts(events: Mapping[str, Plain]) -> list[tuple[float, Side]]:
    """When the weight went over, and to which side."""
    shifts = events.get("weight_shifts", {}).get("shifts", ())
    return [(shift["t_s"], Side(shift["to"])) for shift in shifts]
