"""How much lies on the sensor, on which side, and between which places."""

import numpy as np

from sensors.layout import Side
from sensors.measures import load
from sensors.measures.arrays import Flags, Numbers
from sensors.measures.chain import RAW
from sensors.measures.cop import places_of
from sensors.measures.definition import Definition
from sensors.measures.given import Given
from sensors.measures.group import Group, Values
from sensors.measures.refused import Refused
from sensors.measures.trial import Kind, Trial

__all__ = ["GROUPS", "nobody_on", "on_board"]

DRIFT_S = 5.0
"""Shorter than this, a slope is sway."""


def on_board(trial: Trial) -> Flags:
    """The rows (n,) that read 5 kg or more; of cells that read shares, a tenth or more."""
    on: Flags = np.round(trial.total_kg, 6) >= trial.floor_kg
    return on


def nobody_on(trial: Trial) -> str:
    """Why something is refused where `on_board` is true of no row."""
    least = "5 kg" if trial.layout.absolute else "a tenth of what its cells can read"
    return f"No row reads {least} or more."


def _load(given: Given) -> Values:
    out = _loads(given)
    if given.trial.layout.absolute:
        return out
    why = Refused("Its cells read shares, and no kilograms.")
    return {key: why if key.endswith("_kg") else value for key, value in out.items()}


def _loads(given: Given) -> Values:
    trial = given.trial
    if trial.feet_kg is not None:
        return _feet_load(given.person(), *given.feet())
    if trial.kind is Kind.PLATE:
        return {"mean_total_kg": float(given.person().total_kg.mean())}
    out: dict[str, float | Refused] = {
        "max_total_kg": float(trial.total_kg.max()),
        "rows_at_or_over_5_kg": int(on_board(trial).sum()),
    }
    try:
        return {**out, **_board_load(given.person())}
    except Refused as why:
        body = [one.key for one in load.BOARD_DEFINITIONS if one.key not in out]
        return {**out, **dict.fromkeys(body, why)}


def _board_load(trial: Trial) -> Values:
    good = ~trial.held
    left_kg, total_kg = trial.left_half_kg, trial.total_kg
    out = load.board_load(left_kg[good], total_kg[good])
    on = good & on_board(trial)
    drift = _drift(trial.t_s[on], left_kg[on], total_kg[on])
    return {**out, "board_left_share_drift_per_min": drift}


def _feet_load(trial: Trial, left_kg: Numbers, right_kg: Numbers) -> Values:
    out: dict[str, float | Refused] = {**load.feet_load(left_kg, right_kg)}
    total_kg = left_kg + right_kg
    on = total_kg > load.HEAVY_KG if trial.layout.absolute else total_kg > trial.floor_kg
    out["left_share_drift_per_min"] = _drift(trial.t_s[on], left_kg[on], total_kg[on])
    for side in Side:
        out[f"forefoot_share_{side.value}"] = _forefoot(trial, side)
    return out


def _drift(t_s: Numbers, left_kg: Numbers, total_kg: Numbers) -> float | Refused:
    if not len(t_s) or t_s[-1] - t_s[0] < DRIFT_S:
        return Refused(f"A drift needs {DRIFT_S:g} s.")
    return load.drift_per_min(t_s, left_kg / total_kg)


def _forefoot(trial: Trial, side: Side) -> float | Refused:
    if trial.cells_kg is None:
        return Refused("A plate does not know where under a foot the load lies.")
    under = np.array([cell.foot is side for cell in trial.layout.cells])
    try:
        y_mm = places_of(trial.layout.cells)[under, 1]
        return load.forefoot_share(trial.cells_kg.mean(axis=0)[under], y_mm)
    except Refused as why:
        return why


def _cop(given: Given) -> Values:
    trial = given.trial
    if trial.cop_mm is None:
        raise Refused("Insoles know no centre of pressure of both feet.")
    on = on_board(trial)
    if not on.any():
        raise Refused(nobody_on(trial))
    low, high = trial.cop_mm[on].min(axis=0), trial.cop_mm[on].max(axis=0)
    names = ("min_x_mm", "max_x_mm", "min_y_mm", "max_y_mm")
    return dict(zip(names, (low[0], high[0], low[1], high[1]), strict=True))


COP = tuple(
    Definition(f"{name}_{axis}_mm", "mm", f"{told} place {way} with 5 kg or more on it")
    for axis, way in (("x", "from side to side"), ("y", "front to back"))
    for name, told in (("min", "smallest"), ("max", "largest"))
)

GROUPS = (
    Group("load", RAW, _load, tuple(dict.fromkeys((*load.DEFINITIONS, *load.BOARD_DEFINITIONS)))),
    Group("cop", RAW, _cop, COP),
)
