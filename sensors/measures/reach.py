"""Leans towards a target: how soon, how fast, how far and how straight the child went.

Definitions of our own. Names follow the limits-of-stability test on clinical plates, numbers do
not: that test follows an estimated centre of mass in degrees, this one the centre of pressure in
shares of the child's own reach.

Places and speeds are means over short windows that look as far ahead as back: nothing comes late,
and noise or tremor do not decide when a movement ends. A tenth of the speed of a slow lean (one of
less than about 50 mm/s at its fastest) is that of sway itself: its end, and what rests on that, is
blurred.
"""

from collections.abc import Sequence
from math import hypot, isfinite
from typing import NamedTuple

import numpy as np

from sensors.measures.arrays import Flags, Numbers, Places
from sensors.measures.definition import Definition
from sensors.measures.moving_mean import GAP_S, crossing_s
from sensors.measures.refused import Refused

__all__ = ["DEFINITIONS", "Cue", "Guessed", "lean", "leans"]

Place = tuple[float, float]
"""In mm, to the right and to the front."""
STEP_S = 0.005
"""Moments that are looked at; between them lies a straight line."""
PLACE_STEPS, SPEED_STEPS = 20, 30
"""A place is the mean over 0.1 s. A speed comes from the means over the 0.15 s before and after it,
and from those over twice as long: with them a movement seems to end 10 ms late, without 30 ms."""
PATH_STEP_S = 0.1
"""The length of a path is measured with steps so long, or its noise would be its length."""
OUT_TIMES, OUT_S, GUESS_S = 3.0, 0.1, 0.1
SLOW_SHARE = 0.1
FROM_SHARE, TO_SHARE = 0.05, 0.95
LEAST_MM, MOST_MM = 1e-3, 1e6


class Guessed(Refused):
    """The child went before it can have answered the cue: not counted."""


class Cue(NamedTuple):
    """One lean that was asked for."""

    t_s: float
    target_mm: Place
    reach_mm: float
    """How far this child reaches in that direction, from its neutral."""


def lean(
    t_s: Numbers,
    cop_mm: Numbers,
    cue_s: float,
    neutral_mm: Place,
    quiet_rms_mm: float,
    target_mm: Place,
    reach_mm: float,
) -> dict[str, float]:
    """One lean, from times (n,) and places (n, 2) up to its end: what DEFINITIONS tell of each.

    Rows of the chain for reports, or raw ones without drop-outs; times never fall. `quiet_rms_mm`
    is the root mean square distance from the mean place in quiet stance (`rms_radius_mm`).

    Raises Guessed where the child went sooner than 100 ms after the cue, or before it; Refused
    where it never went, where its first movement does not end in these rows, where no row came for
    more than 0.5 s, or where the target is no farther than sway.
    """
    _known(neutral_mm, quiet_rms_mm, target_mm, reach_mm)
    way = _smooth(*_rows(t_s, cop_mm, cue_s), cue_s, neutral_mm, target_mm)
    onset_s = _onset_s(way, OUT_TIMES * quiet_rms_mm)
    end_s = _end_s(way, onset_s)
    far_mm = _far_mm(neutral_mm, target_mm)
    steps = np.arange(onset_s, end_s - PATH_STEP_S / 2, PATH_STEP_S)
    path_mm = np.vstack((np.zeros(2), way.places_mm(np.append(steps, end_s))))
    end_share = float(path_mm[-1, 0]) / far_mm
    farthest_share = max(end_share, float(way.mm[way.t_s >= onset_s, 0].max()) / far_mm)
    return {
        "reaction_s": onset_s - cue_s,
        "movement_s": end_s - onset_s,
        "movement_speed_share_per_s": _mean_speed_mm_s(way, onset_s, end_s) / reach_mm,
        "end_point_excursion_share": end_share,
        "maximal_excursion_share": farthest_share,
        "overshoot_share": max(0.0, farthest_share - 1),
        **_straightness(path_mm),
    }


def _known(neutral_mm: Place, quiet_rms_mm: float, target_mm: Place, reach_mm: float) -> None:
    """Raise Refused where what must be known of the child is no such."""
    numbers = (*neutral_mm, *target_mm, quiet_rms_mm, reach_mm)
    if not all(isfinite(number) and abs(number) <= MOST_MM for number in numbers):
        raise Refused("Needs places, quiet sway and reach in mm; one of them is no such number.")
    if quiet_rms_mm < LEAST_MM or reach_mm < LEAST_MM:
        raise Refused("Needs the child's quiet sway and its reach; one of them is unknown here.")
    far_mm, out_mm = _far_mm(neutral_mm, target_mm), OUT_TIMES * quiet_rms_mm
    if far_mm <= out_mm:
        told = f"no farther than three times the quiet sway ({out_mm:.3g} mm)"
        raise Refused(f"The target lies {far_mm:.3g} mm from neutral, {told}.")


def _far_mm(neutral_mm: Place, target_mm: Place) -> float:
    """From neutral to the target."""
    return hypot(target_mm[0] - neutral_mm[0], target_mm[1] - neutral_mm[1])


def _rows(t_s: Numbers, cop_mm: Numbers, cue_s: float) -> tuple[Numbers, Numbers]:
    """The rows that tell of a lean. Raises Refused where they cannot."""
    if not len(t_s) or not t_s[0] - GUESS_S <= cue_s < t_s[-1]:
        raise Refused(f"There are no rows around the cue at {cue_s:.3f} s.")
    from_s = cue_s - 2 * SPEED_STEPS * STEP_S
    rows = slice(max(0, int(np.searchsorted(t_s, from_s)) - 1), None)
    t_s, cop_mm = t_s[rows], cop_mm[rows]
    steps_s = np.diff(t_s)
    if steps_s.min(initial=0.0) < 0:
        raise Refused("The clock of these rows runs backwards.")
    if steps_s.max(initial=0.0) > GAP_S:
        gap = int(np.argmax(steps_s))
        raise Refused(f"No row came for {steps_s[gap]:.2f} s after {t_s[gap]:.2f} s.")
    if np.abs(cop_mm).max() > MOST_MM:
        raise Refused("A place lies more than a kilometre away.")
    return t_s, cop_mm


class _Way(NamedTuple):
    """From the cue on, every `STEP_S`."""

    t_s: Numbers
    """(m,)."""
    mm: Numbers
    """(m, 2): towards the target and to the left of it, from neutral."""
    speed_mm_s: Numbers
    """(m,): towards the target."""

    def places_mm(self, at_s: Numbers) -> Numbers:
        """Places (k, 2) at moments (k,)."""
        return np.column_stack([np.interp(at_s, self.t_s, column) for column in self.mm.T])


def _smooth(
    t_s: Numbers, cop_mm: Numbers, cue_s: float, neutral_mm: Place, target_mm: Place
) -> _Way:
    """The way of rows (n,), (n, 2); it is straight between them, and rests before and after."""
    from_mm = np.array(neutral_mm)
    x, y = ((np.array(target_mm) - from_mm) / _far_mm(neutral_mm, target_mm)).tolist()
    seen = (cop_mm - from_mm) @ np.array([[x, -y], [y, x]])
    edge, half = 2 * SPEED_STEPS, PLACE_STEPS // 2
    here = np.arange(edge, edge + int((t_s[-1] - cue_s) / STEP_S) + 1)
    moments_s: Numbers = (cue_s + np.arange(-edge, len(here) + edge) * STEP_S).astype(np.float64)
    straight = np.column_stack([np.interp(moments_s, t_s, column) for column in seen.T])
    sums: Numbers = np.vstack((np.zeros(2), np.cumsum(straight, axis=0)))
    means: Numbers = (sums[here + half + 1] - sums[here - half]) / (2 * half + 1)
    narrow, wide = (_speeds(sums[:, 0], here, steps) for steps in (SPEED_STEPS, edge))
    return _Way(moments_s[here], means, (4 * narrow - wide) / 3)


def _speeds(sums: Numbers, here: Places, steps: int) -> Numbers:
    """From the mean of so many steps before a place to that of as many after it, in mm/s."""
    after, before = sums[here + steps + 1] - sums[here + 1], sums[here] - sums[here - steps]
    speeds: Numbers = (after - before) / (steps * (steps + 1) * STEP_S)
    return speeds


def _onset_s(way: _Way, out_mm: float) -> float:
    """When the way is out for the first time that lasts. Raises Refused."""
    along_mm = way.mm[:, 0]
    out: Flags = along_mm >= out_mm
    edges = np.flatnonzero(np.diff(np.concatenate(([False], out, [False]))))
    for first, end in edges.reshape(-1, 2).tolist():
        out_s = _crossing_s(way.t_s, along_mm, first, out_mm)
        ended = end < len(out)
        back_s = _crossing_s(way.t_s, along_mm, end, out_mm) if ended else float(way.t_s[-1])
        if back_s - out_s < OUT_S:
            continue
        took_s = out_s - float(way.t_s[0])
        if first == 0:
            raise Guessed("The child was on its way before the cue: a guess, not counted.")
        if took_s < GUESS_S:
            raise Guessed(f"The child went {took_s:.3f} s after the cue: a guess, not counted.")
        return out_s
    told = f"by {out_mm:.3g} mm, three times its quiet sway, towards the target"
    raise Refused(f"The child never left neutral {told}.")


def _end_s(way: _Way, onset_s: float) -> float:
    """When the speed is first below a tenth of its peak until then. Raises Refused."""
    first = int(np.searchsorted(way.t_s, onset_s))
    speed = way.speed_mm_s[first:]
    limit = SLOW_SHARE * np.maximum.accumulate(speed)
    slow = np.flatnonzero(speed < limit)
    if not len(slow):
        raise Refused("The rows end before the first movement does.")
    end = int(slow[0])
    return _crossing_s(way.t_s, way.speed_mm_s, first + end, float(limit[end]))


def _crossing_s(t_s: Numbers, values: Numbers, at: int, level: float) -> float:
    """When values (m,) crossed the level, on the line that leads to place `at`."""
    before = max(0, at - 1)
    one, other = float(values[before]), float(values[at])
    return crossing_s(float(t_s[before]), one, float(t_s[at]), other, level)


def _mean_speed_mm_s(way: _Way, onset_s: float, end_s: float) -> float:
    """Over the middle nine tenths of the way towards the target. Raises Refused."""
    t_s = np.linspace(onset_s, end_s, int((end_s - onset_s) / STEP_S) + 2)
    along_mm = way.places_mm(t_s)[:, 0]
    from_mm, way_mm = float(along_mm[0]), float(along_mm[-1] - along_mm[0])
    if way_mm < LEAST_MM:
        raise Refused("The first movement came no nearer to the target.")
    levels = [from_mm + share * way_mm for share in (FROM_SHARE, TO_SHARE)]
    begin_s, done_s = (
        _crossing_s(t_s, along_mm, int(np.argmax(along_mm >= level)), level) for level in levels
    )
    return (levels[1] - levels[0]) / (done_s - begin_s)


def _straightness(path_mm: Numbers) -> dict[str, float]:
    """Of a path (k, 2) that begins at neutral."""
    towards, aside = np.abs(np.diff(path_mm, axis=0)).T
    on_axis, off_axis = float(towards.sum()), float(aside.sum())
    length_mm = float(np.hypot(towards, aside).sum())
    return {
        "directional_control_share": max(0.0, (on_axis - off_axis) / on_axis),
        "path_efficiency_share": min(1.0, hypot(*path_mm[-1].tolist()) / length_mm),
    }


def leans(
    t_s: Numbers, cop_mm: Numbers, cues: Sequence[Cue], neutral_mm: Place, quiet_rms_mm: float
) -> dict[str, float]:
    """Medians over several leans, each up to the next cue, and how many were counted; see `lean`.

    `cues` come in order. Raises Refused, with the reason of the first lean, where none counts.
    """
    counted: list[dict[str, float]] = []
    whys: list[Refused] = []
    until_s = [*(cue.t_s for cue in cues), np.inf]
    for cue, to_s in zip(cues, until_s[1:], strict=True):
        asked = (cue.t_s, neutral_mm, quiet_rms_mm, cue.target_mm, cue.reach_mm)
        rows = slice(int(np.searchsorted(t_s, to_s)))
        try:
            counted.append(lean(t_s[rows], cop_mm[rows], *asked))
        except Refused as why:
            whys.append(why)
    if not counted:
        raise whys[0] if whys else Refused("Nobody was asked to lean.")
    guessed = sum(isinstance(why, Guessed) for why in whys)
    return {
        "leans": float(len(counted)),
        "leans_guessed": float(guessed),
        "leans_not_counted": float(len(whys) - guessed),
        **{key: float(np.median([one[key] for one in counted])) for key in counted[0]},
    }


OWN = "own definition: not what a clinical test of that name gives"
DEFINITIONS = tuple(
    Definition(key, unit, told, kind=OWN)
    for key, unit, told in (
        ("leans", "", "leans towards a target that count; the numbers below are their medians"),
        ("leans_guessed", "", "leans that began sooner than 0.1 s after the cue, or before it"),
        ("leans_not_counted", "", "other leans: none began, or no end is in the rows"),
        (
            "reaction_s",
            "s",
            "from the cue until the child had left neutral by 3 times its quiet RMS distance "
            "towards the target, and stayed out for 0.1 s",
        ),
        (
            "movement_s",
            "s",
            "first movement: from then until speed towards the target is below 10 % of its peak",
        ),
        (
            "movement_speed_share_per_s",
            "share/s",
            "mean speed over the middle 90 % of the first movement, in shares of the child's reach",
        ),
        ("end_point_excursion_share", "share", "end of the first movement / way to the target"),
        ("maximal_excursion_share", "share", "farthest place towards it / way to the target"),
        (
            "overshoot_share",
            "share",
            "way that the farthest place lies past it / way to the target",
        ),
        (
            "directional_control_share",
            "share",
            "(on-axis - off-axis) / on-axis path from neutral to the end of the first movement",
        ),
        ("path_efficiency_share", "share", "straight distance / path, between the same places"),
    )
)
"""Paths are measured in steps of 0.1 s."""
