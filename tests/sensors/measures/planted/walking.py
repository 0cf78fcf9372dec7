"""Stepping in place, and fidgeting without a step, on two insoles of 8 cells: the truth is planted.

A foot's load rises and falls like a quarter of a sine: fast where it meets the ground. All that a
real insole adds comes on top: a load that stays in swing, tremor, noise, coarse numbers, stamps
that jitter, and rows that are lost.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from sensors.layout import Side
from sensors.measures.arrays import Numbers

CELLS = np.arange(1, 9)
"""From heel to toe."""
FOREFOOT, MIDDLE = 6.5, 4.5


@dataclass(frozen=True)
class Walker:
    """A child, and the insoles it wears."""

    standing_kg: float = 25.0
    rate_hz: float = 100.0
    steps: int = 24
    swing_s: tuple[float, float] = (0.40, 0.40)
    """Left, right."""
    both_s: tuple[float, float] = (0.18, 0.18)
    """Both feet down before the left one lifts, and before the right one does."""
    left_share: float = 0.5
    """Of the load while both feet stand."""
    prosthesis: Side | None = None
    """This foot has no heel phase, and is loaded softly."""
    residual_share: float = 0.02
    """Of standing weight, on a foot in the air."""
    noise_kg: float = 0.02
    """Of each cell."""
    lost_share: float = 0.02
    """Of the rows: never two gaps in a row, and no gap longer than 20 ms or one row."""


class Walk(NamedTuple):
    """What the insoles gave, and what was planted."""

    t_s: Numbers
    cells_kg: Numbers
    """(n, 16): left_1 .. left_8 from heel to toe, right_1 .. right_8."""
    lifts_s: dict[Side, list[float]]
    lands_s: dict[Side, list[float]]

    def load_kg(self, side: Side) -> Numbers:
        """Of one foot."""
        cells = slice(0, 8) if side is Side.LEFT else slice(8, 16)
        return np.asarray(self.cells_kg[:, cells].sum(axis=1))


def stepping(walker: Walker, seed: int) -> Walk:
    """3 s of standing, the steps in turn from the left on, 3 s of standing."""
    rng = np.random.default_rng(seed)
    lifts: dict[Side, list[float]] = {Side.LEFT: [], Side.RIGHT: []}
    lands: dict[Side, list[float]] = {Side.LEFT: [], Side.RIGHT: []}
    now_s, side = 3.0 + rng.uniform(0, 0.02), Side.LEFT
    for _ in range(walker.steps):
        own = 0 if side is Side.LEFT else 1
        lifts[side].append(now_s)
        now_s += walker.swing_s[own] * rng.uniform(0.9, 1.1)
        lands[side].append(now_s)
        side = side.other
        now_s += walker.both_s[1 - own] * rng.uniform(0.9, 1.1)
    t_s = _times(walker, now_s + 3.0, rng)
    bears = [_bears(t_s, lifts[foot], lands[foot], foot is walker.prosthesis) for foot in Side]
    weights = bears[0] * walker.left_share, bears[1] * (1 - walker.left_share)
    left = weights[0] / (weights[0] + weights[1])
    wobble = _tremor(t_s, rng)
    total_kg = walker.standing_kg * (1 + 0.03 * wobble)
    feet_kg = []
    for share, bear in ((left, bears[0]), (1 - left, bears[1])):
        rest = walker.residual_share * (1 + 0.3 * wobble) * walker.standing_kg
        feet_kg.append(np.maximum(share * total_kg, np.where(bear < 1, rest, 0.0)))
    rolls = [_rolls(t_s, lifts[foot], lands[foot], foot is walker.prosthesis) for foot in Side]
    return _read(walker, t_s, feet_kg, rolls, (lifts, lands), rng)


def fidgeting(walker: Walker, seed: int, lasts_s: float = 600.0) -> Walk:
    """A child that never steps: shifts to 70/30, quick lifts, swinging arms, leans."""
    rng = np.random.default_rng(seed)
    t_s = _times(walker, lasts_s, rng)
    moments = np.arange(0, lasts_s + 2, 1.5)
    left = np.interp(t_s, moments, rng.uniform(0.3, 0.7, len(moments)))
    arms = 0.1 * np.sin(2 * np.pi * 1.2 * t_s) * (np.sin(t_s / 7) > 0)
    total_kg = walker.standing_kg * (1 + arms + 0.02 * _tremor(t_s, rng))
    feet_kg = [left * total_kg, (1 - left) * total_kg]
    for start_s in np.arange(2.0, lasts_s - 2, 3.1):
        foot, long_s = int(rng.integers(2)), rng.uniform(0.01, 0.06)
        off = (t_s >= start_s) & (t_s < start_s + long_s)
        feet_kg[1 - foot][off] += feet_kg[foot][off]
        feet_kg[foot][off] = walker.residual_share * walker.standing_kg
    leans = MIDDLE + 2.5 * np.interp(t_s, moments, rng.uniform(-1, 1, len(moments)))
    nothing: dict[Side, list[float]] = {Side.LEFT: [], Side.RIGHT: []}
    return _read(walker, t_s, feet_kg, [leans, leans], (nothing, nothing), rng)


def _times(walker: Walker, lasts_s: float, rng: np.random.Generator) -> Numbers:
    """When the insoles measured: unevenly, and some rows were lost."""
    step_s = 1 / walker.rate_hz
    t_s = np.arange(0, lasts_s, step_s)
    t_s += rng.uniform(-0.1, 0.1, len(t_s)) * step_s
    longest = max(1, round(0.02 * walker.rate_hz))
    kept = np.ones(len(t_s), dtype=np.bool_)
    for first in range(longest, len(t_s) - longest, 2 * longest + 1):
        if rng.random() < walker.lost_share * 2:
            kept[first : first + int(rng.integers(1, longest + 1))] = False
    return np.asarray(t_s[kept])


def _bears(t_s: Numbers, lifts_s: list[float], lands_s: list[float], soft: bool) -> Numbers:
    """How far a foot takes part in bearing weight, 0 in the air to 1."""
    ramp_s = 0.16 if soft else 0.10
    bears = np.ones(len(t_s))
    for lift_s, land_s in zip(lifts_s, lands_s, strict=True):
        left = np.clip((lift_s - t_s) / ramp_s, 0, 1)
        come = np.clip((t_s - land_s) / ramp_s, 0, 1)
        bears *= np.sin(np.pi / 2 * np.maximum(left, come))
    return bears


def _rolls(t_s: Numbers, lifts_s: list[float], lands_s: list[float], forefoot: bool) -> Numbers:
    """Where in the shoe the load is: from heel to toe in each stance, or always in front."""
    if forefoot:
        return np.full(len(t_s), FOREFOOT)
    turns = sorted([(lift_s, 7.5) for lift_s in lifts_s] + [(land_s, 1.5) for land_s in lands_s])
    times, places = zip((0.0, MIDDLE), *turns, (turns[-1][0] + 1.0, MIDDLE), strict=True)
    return np.asarray(np.interp(t_s, times, places))


def _tremor(t_s: Numbers, rng: np.random.Generator) -> Numbers:
    """Within -1..1, 3 to 10 Hz."""
    waves = [
        np.sin(2 * np.pi * rng.uniform(3, 10) * t_s + rng.uniform(0, 2 * np.pi)) for _ in range(3)
    ]
    return np.asarray(sum(waves)) / 3


def _read(
    walker: Walker,
    t_s: Numbers,
    feet_kg: list[Numbers],
    rolls: list[Numbers],
    planted: tuple[dict[Side, list[float]], dict[Side, list[float]]],
    rng: np.random.Generator,
) -> Walk:
    """The cells of both insoles, with noise, in steps of 0.01 kg; stamps off by up to 2 ms."""
    cells = []
    for load_kg, place in zip(feet_kg, rolls, strict=True):
        bell = np.exp(-((CELLS - place[:, None]) ** 2) / 2.5)
        cells.append(load_kg[:, None] * bell / bell.sum(axis=1, keepdims=True))
    cells_kg = np.concatenate(cells, axis=1)
    cells_kg += rng.normal(0, walker.noise_kg, cells_kg.shape)
    cells_kg = np.maximum(np.round(cells_kg, 2), 0.0)
    stamps = np.maximum.accumulate(t_s + rng.uniform(0, 0.002, len(t_s)))
    return Walk(stamps, cells_kg, *planted)
