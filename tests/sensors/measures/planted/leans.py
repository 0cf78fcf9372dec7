"""Leans towards a target on a board, their truth found by the definitions on the clean path.

A child stands, answers a cue with a movement of minimum jerk (Flash and Hogan 1985) that bends to
one side, waits, corrects itself or goes on past the target, and comes back. All the while it sways:
that is a part of its path, and of the truth. Tremor, noise, stamps and drop-outs are not.
"""

from dataclasses import dataclass

import numpy as np

from sensors.layout import WII_BOARD
from sensors.measures.chain import report
from sensors.measures.trial import trial_from
from tests.sensors.measures.planted.body import STEP_S, first, still, way
from tests.sensors.measures.planted.trouble import Trouble, on_board

CUE_S = 2.0
TENTH = round(0.1 / STEP_S)


@dataclass(frozen=True)
class PlantedLean:
    """The clean path (n, 2) on the 1 ms grid, and what was asked of the child."""

    path_mm: np.ndarray
    neutral_mm: tuple[float, float]
    quiet_rms_mm: float
    target_mm: tuple[float, float]
    reach_mm: float
    turn: float
    """Where the target lies: radians from the right, against the clock."""

    @property
    def asked(self):
        """As `lean` takes it, after the rows."""
        return CUE_S, self.neutral_mm, self.quiet_rms_mm, self.target_mm, self.reach_mm

    @property
    def far_mm(self):
        return np.hypot(*np.subtract(self.target_mm, self.neutral_mm))

    @property
    def seen_mm(self):
        """The path from neutral, towards the target and to the left of it."""
        return turned(self.path_mm - self.neutral_mm, -self.turn)


def turned(places_mm, by):
    """Places (n, 2) about (0, 0), `by` radians against the clock."""
    cos, sin = np.cos(by), np.sin(by)
    return places_mm @ np.array([[cos, sin], [-sin, cos]])


def sway(rng, rows, rms_mm):
    """Slow noise (rows, 2), as in quiet stance: most of it below 0.5 Hz."""
    t_s = np.arange(rows) * STEP_S
    places = np.zeros((rows, 2))
    for hz in np.arange(0.1, 1.2, 0.1):
        size = rng.normal(0, 1 / (0.2 + hz), 2)
        places += size * np.sin(2 * np.pi * hz * t_s[:, None] + rng.uniform(0, 2 * np.pi, 2))
    places -= places.mean(axis=0)
    return places * rms_mm / np.sqrt((places**2).sum(axis=1).mean())


def clear_lean_of(seed, **how):
    """The first lean from `seed` on whose end is clear: its speed does not linger near a tenth."""
    seeds = (seed + 100_000 * turn for turn in range(100))
    return next(planted for planted in (lean_of(one, **how) for one in seeds) if is_clear(planted))


def is_clear(planted):
    """Whether its speed takes less than 0.1 s from 15 to 5 % of its peak, so that an end exists."""
    onset, end, speed = ends_of(planted.seen_mm[:, 0], planted.quiet_rms_mm)
    peak = speed[onset:end].max()
    begins = first(speed < 0.15 * peak, onset + int(np.argmax(speed[onset:end])))
    return first(speed < 0.05 * peak, begins) - begins < TENTH


def lean_of(seed, sways=True, neutral_mm=(5.0, -20.0), turn=None, slowest_mm_s=55.0):
    """One child's lean: 0.6 to 1.3 s long, and at its fastest faster than `slowest_mm_s`."""
    rng = np.random.default_rng(seed)
    while True:
        far_mm, took_s, share = rng.uniform(35, 70), rng.uniform(0.6, 1.3), rng.uniform(0.7, 1.1)
        if 1.875 * share * far_mm / took_s > slowest_mm_s:
            break
    last = share + rng.uniform(0.0, 0.2) if share < 1 else rng.uniform(0.95, share)
    then_s, wait_s, answer_s = rng.uniform(0.5, 0.9), rng.uniform(0.6, 1.0), rng.uniform(0.2, 0.6)
    course = share * far_mm * way(took_s)
    more = (last - share) * far_mm * way(then_s)
    along = np.concatenate(
        (
            still(CUE_S + answer_s, 0.0),
            course,
            still(wait_s, share * far_mm),
            share * far_mm + more,
            still(rng.uniform(0.8, 1.5), last * far_mm),
            last * far_mm * (1 - way(1.0)),
            still(1.0, 0.0),
        )
    )
    aside = np.zeros(len(along))
    began, part = round((CUE_S + answer_s) / STEP_S), np.linspace(0, 1, len(course))
    bend = 16 * part**2 * (1 - part) ** 2
    aside[began : began + len(course)] = rng.uniform(-0.2, 0.2) * far_mm * bend
    quiet_rms_mm = rng.uniform(1.5, min(3.5, far_mm / 12))
    turn = rng.uniform(0, 2 * np.pi) if turn is None else turn
    path_mm = turned(np.column_stack((along, aside)), turn)
    path_mm += sway(rng, len(along), quiet_rms_mm) * sways + neutral_mm
    target_mm = tuple(np.array(neutral_mm) + far_mm * np.array((np.cos(turn), np.sin(turn))))
    return PlantedLean(path_mm, neutral_mm, quiet_rms_mm, target_mm, far_mm * 1.2, turn)


def ends_of(along, quiet_rms_mm):
    """(the grid steps at which the first movement begins and ends, the speed of them all)."""
    out = along >= 3 * quiet_rms_mm
    stays = np.convolve(out, np.ones(TENTH + 1), "full")[TENTH:] > TENTH + 0.5
    onset = first(stays, round(CUE_S / STEP_S))
    speed = np.gradient(along, STEP_S)
    slow = speed < 0.1 * np.maximum.accumulate(np.where(np.arange(len(along)) < onset, 0.0, speed))
    return onset, first(slow, onset + 1), speed


def truth_of(planted):
    """What `lean` must come to, by its definitions and with no window at all."""
    seen, far_mm = planted.seen_mm, planted.far_mm
    along = seen[:, 0]
    onset, end, _ = ends_of(along, planted.quiet_rms_mm)
    begin_mm, way_mm = along[onset], along[end] - along[onset]
    took = first(along >= begin_mm + 0.95 * way_mm, onset) - first(
        along >= begin_mm + 0.05 * way_mm, onset
    )
    steps = np.abs(np.diff(np.vstack((np.zeros(2), seen[onset : end + 1])), axis=0))
    on_axis, off_axis = steps.sum(axis=0)
    farthest = along[onset:].max() / far_mm
    return {
        "reaction_s": onset * STEP_S - CUE_S,
        "movement_s": (end - onset) * STEP_S,
        "movement_speed_share_per_s": 0.9 * way_mm / (took * STEP_S) / planted.reach_mm,
        "end_point_excursion_share": along[end] / far_mm,
        "maximal_excursion_share": farthest,
        "overshoot_share": max(0.0, farthest - 1),
        "directional_control_share": max(0.0, 1 - off_axis / on_axis),
        "path_efficiency_share": np.hypot(*seen[end]) / np.hypot(*steps.T).sum(),
    }


@dataclass(frozen=True)
class Tremor:
    """Of the centre of pressure, front-back and sideways; it is no part of the truth."""

    hz: float = 6.0
    mm: float = 0.0


CONDITIONS = {
    "a good board": (Trouble(), Tremor()),
    "a child of 12 kg": (Trouble(kg=12), Tremor()),
    "50 rows a second": (Trouble(kg=15, rate_hz=50), Tremor()),
    "50 uneven rows a second": (Trouble(kg=15, rate_hz=50, jitter_s=0.003), Tremor()),
    "200 uneven rows a second": (Trouble(rate_hz=200, jitter_s=0.003), Tremor()),
    "a polled board": (Trouble(polled=True, kg=20), Tremor()),
    "a tremor of 10 Hz": (Trouble(), Tremor(10.0, 1.0)),
    "a tremor of 6 Hz": (Trouble(kg=20), Tremor(6.0, 1.0)),
    "drop-outs": (Trouble(kg=15, dropouts_per_min=40), Tremor()),
    "all at once": (
        Trouble(kg=12, polled=True, dropouts_per_min=40),
        Tremor(7.0, 0.8),
    ),
}
"""The noise of 0.05 kg is that of a Wii board: 0.14 mm under 79 kg, and so 0.9 mm under 12 kg."""


def rows_of(planted, condition, seed):
    """(the board's rows as a trial): as raw rows, and through the chain for reports."""
    trouble, tremor = condition
    rng = np.random.default_rng(seed + 5000)
    t_s = np.arange(len(planted.path_mm))[:, None] * STEP_S
    shakes = tremor.mm * np.sin(2 * np.pi * tremor.hz * t_s + rng.uniform(0, 2 * np.pi, 2))
    x_mm, y_mm = (planted.path_mm + shakes).T
    rows = on_board(np.ones(len(t_s)), trouble, seed, x_mm=x_mm, y_mm=y_mm)
    trial = trial_from(WII_BOARD, rows.t_s, rows.cells_kg, rows.cells_kg)
    kept = trial.kept & (trial.t_s < trial.t_s[-1] - 0.1)  # what the end cuts off is not held
    raw = trial.t_s[kept], trial.cop_mm[kept]
    return raw, tuple(report(trial.t_s, trial.cop_mm, trial.kept))
