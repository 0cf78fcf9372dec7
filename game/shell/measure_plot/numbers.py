"""The numbers in words that stand beside the picture of measures."""

from collections.abc import Mapping
from typing import NamedTuple

from game.shell.measure_plot.events import shown_rule
from sensors.measures.chain import REPORT
from sensors.measures.measured import Measured, Number

__all__ = ["Told", "others_told", "sway_told"]

Names = tuple[tuple[str, str, str], ...]
"""Group, key, and what it is called beside the picture."""
SWAY = f"sway_{REPORT}"
SWAY_NAMES: Names = (
    (SWAY, "mean_speed_mm_s", "mean speed"),
    (SWAY, "ellipse95_mm2", "95 % ellipse"),
    (SWAY, "rms_ml_mm", "RMS left - right"),
    (SWAY, "rms_ap_mm", "RMS back - front"),
)
OTHER_NAMES: Names = (
    ("load", "mean_left_kg", "mean load left"),
    ("load", "mean_right_kg", "mean load right"),
    ("load", "left_share", "left foot's share"),
    ("load", "board_left_share", "board share left"),
    ("gait", "cadence_median_spm", "cadence"),
    ("gait", "stance_left_percent", "stance left"),
    ("gait", "stance_right_percent", "stance right"),
    ("gait", "double_support_percent", "double support"),
    ("single_leg", "single_leg_left_s", "on the left leg"),
    ("single_leg", "single_leg_right_s", "on the right leg"),
)
UNITS = {"mm2": "mm²", "1/min": "steps/min", "percent": "%", "share": "%"}
SHORT = "* too short a stretch: do not compare"
HUNDRED, TEN = 100, 10


class Told(NamedTuple):
    """A name and its number."""

    name: str
    number: str


def sway_told(measured: Measured) -> list[Told]:
    """The sway, through the chain for reports."""
    return _told(measured.values, SWAY_NAMES)


def others_told(measured: Measured) -> list[Told]:
    """What is known beside sway; gait by the rule whose contacts are shown."""
    rule = shown_rule(measured.events)
    names = tuple((f"gait_{rule}" if g == "gait" else g, k, name) for g, k, name in OTHER_NAMES)
    return _told(measured.values, names)


def _told(values: Mapping[str, Mapping[str, Number]], names: Names) -> list[Told]:
    found = [(name, values.get(group, {}).get(key)) for group, key, name in names]
    known = [(name, number) for name, number in found if number is not None]
    told = [Told(name, _number(number)) for name, number in known]
    if any(number.short for _, number in known):
        told.append(Told(SHORT, ""))
    return told


def _number(number: Number) -> str:
    """Three digits that count, as long as it needs them, and the unit."""
    unit = number.definition.unit
    value = number.value * HUNDRED if unit == "share" else number.value
    digits = 0 if abs(value) >= HUNDRED or value == 0 else 1 if abs(value) >= TEN else 2
    return f"{value:.{digits}f} {UNITS.get(unit, unit)}{' *' if number.short else ''}"
