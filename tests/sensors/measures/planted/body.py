"""Movements of a body whose every instant is known: W = W0 (1 + z''/g) along planned paths z(t).

Paths are of minimum jerk (Flash and Hogan 1985). Loads are shares of standing weight, on a grid of
1 ms, without any fault: `trouble` adds those. Instants are found on that grid by the definitions,
in whole-array steps that share nothing with the folds they test.
"""

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import numpy as np

GRAVITY = 9.81
STEP_S = 0.001


class Moment(NamedTuple):
    """A planted event: its instants, by name."""

    kind: str
    at_s: dict[str, float]


@dataclass(frozen=True)
class Planted:
    """A clean course of the load on the 1 ms grid, and what is in it."""

    load: np.ndarray
    truth: tuple[Moment, ...]

    @property
    def t_s(self):
        return np.arange(len(self.load)) * STEP_S

    def count(self, kind):
        return sum(moment.kind == kind for moment in self.truth)


def way(seconds):
    """A minimum-jerk way from 0 to 1."""
    s = np.arange(round(seconds / STEP_S)) * STEP_S / seconds
    return s**3 * (10 - 15 * s + 6 * s * s)


def pull(metres, seconds):
    """The load that a body adds while its centre moves by `metres` on such a way."""
    s = np.arange(round(seconds / STEP_S)) * STEP_S / seconds
    return metres / seconds**2 * (60 * s - 180 * s**2 + 120 * s**3) / GRAVITY


def still(seconds, load=1.0):
    return np.full(round(seconds / STEP_S), load)


def first(flags, after=0):
    """The first grid step from `after` on at which a flag stands; -1 where none does."""
    at = int(np.argmax(flags[after:]))
    return after + at if flags[after + at] else -1


def squat(rng, hold_s=0.0):
    """Down and up, each at a pace that the load shows: its peak is 6 to 35 % of standing weight."""
    while True:
        depth_m, down_s, up_s = rng.uniform(0.11, 0.32), *rng.uniform(0.45, 1.3, 2)
        peaks = [5.77 * depth_m / took**2 / GRAVITY for took in (down_s, up_s)]
        if min(peaks) >= 0.06 and max(peaks) <= 0.35:
            break
    load = 1 + np.concatenate((pull(-depth_m, down_s), still(hold_s, 0.0), pull(depth_m, up_s)))
    start = first(load < 0.96)
    end = len(load) - first(np.abs(load[::-1] - 1) > 0.03)
    bottom_s = (
        down_s
        if hold_s == 0
        else first(np.abs(load - 1) < 0.03, round(0.7 * down_s / STEP_S)) * STEP_S
    )
    return load, {"start_s": start * STEP_S, "bottom_s": bottom_s, "end_s": end * STEP_S}


@cache
def squats(seed, reps=6, quiet=1.0):
    """`reps` squats with a stand between them; every other with a hold of 0.5 to 3 s."""
    rng = np.random.default_rng(seed)
    parts, truth, at_s = [still(2.0)], [], 2.0
    for rep in range(reps):
        load, times = squat(rng, rng.uniform(0.5, 3.0) if rep % 2 else 0.0)
        truth.append(Moment("squat", {key: at_s + t_s for key, t_s in times.items()}))
        parts += [load, still(rng.uniform(0.8, 2.5))]
        at_s += sum(map(len, parts[-2:])) * STEP_S
    return Planted(np.concatenate([*parts, still(1.0)]) * quiet, tuple(truth))


def rise(rng, seated, hands=0.0):
    """From the seat up, and its instants; the seat gives up its load as the body begins to rise.

    Drawn again where a swing of the load turns near the edge of the steady band (at 6 to 16.5 %):
    there a breath decides at which of two moments the rise ended, and neither is true.
    """
    while True:
        released_s, took_s = rng.uniform(0.35, 1.0), rng.uniform(0.7, 1.6)
        metres, lead_s = rng.uniform(0.12, 0.3), rng.uniform(0.4, 0.9) * released_s
        borne = np.full(round((lead_s + took_s + 0.2) / STEP_S), 1 - hands)
        release, moving = way(released_s), pull(metres, took_s)
        if len(release) > len(borne):
            continue
        borne[: len(release)] = seated + (1 - hands - seated) * release
        load, from_ = borne.copy(), round(lead_s / STEP_S)
        load[from_ : from_ + len(moving)] *= 1 + moving
        start, up = first(load > seated + 0.05), first(load > 0.85)
        if load.min() < seated - 0.01 or load.max() > 1.6:
            continue
        if hands:
            steps = _helped(load)
        else:
            swings = np.abs(load[up:] - 1)
            turns = swings[1:-1][(swings[1:-1] >= swings[:-2]) & (swings[1:-1] > swings[2:])]
            unclear = np.any((turns > 0.06) & (turns < 0.165))
            steps = None if unclear else (up, len(load) - first(np.abs(load[::-1] - 1) > 0.1))
        if steps:
            return load, dict(zip(("start_s", "up_s", "end_s"), (start, *steps), strict=True))


def _helped(load):
    """(up, end) of a rise with a hand; None where it comes near the edges of the rule."""
    up = first(load > 0.7)
    after = load[up + 150 :]
    if load.max() > 0.83 or after.min() < 0.74:
        return None
    return up, len(load) - first(load[::-1] < 0.7)


def sit(rng, seated, hands=0.0):
    """Down on the seat, and the steepest fall over 0.1 s, of means over 0.1 s."""
    took_s, metres = rng.uniform(0.6, 1.4), rng.uniform(0.12, 0.3)
    lands = rng.uniform(0.4, 0.9)
    released_s = rng.uniform(0.3, 0.8)
    n = round((took_s + released_s) / STEP_S)
    borne = np.full(n, 1 - hands)
    from_, release = round(lands * took_s / STEP_S), way(released_s)
    borne[from_ : from_ + len(release)] = 1 - hands - (1 - hands - seated) * release
    borne[from_ + len(release) :] = seated
    body = np.zeros(n)
    moving = pull(-metres, took_s)
    body[: len(moving)] = moving
    load = borne * (1 + body)
    tenth = round(0.1 / STEP_S)
    low = len(load) - first(load[::-1] >= 0.6)
    stood = len(load) - first(load[::-1] >= 0.7)
    means = np.convolve(load, np.full(tenth, 1 / tenth), "same")
    falls = (means[:-tenth] - means[tenth:]) / 0.1
    return load, {"start_s": low, "steepest_per_s": falls[max(0, stood - tenth) : -tenth].max()}


@cache
def chair(seed, reps=5, hands=0.0, seated=None):
    """`reps` cycles of sit to stand; begins and ends on the seat."""
    rng = np.random.default_rng(seed)
    seated = rng.uniform(0.12, 0.4) if seated is None else seated
    parts, truth = [still(rng.uniform(1.0, 2.0), seated)], []
    for _ in range(reps):
        at = sum(map(len, parts))
        load, times = rise(rng, seated, hands)
        truth.append(Moment("rise", {key: (at + step) * STEP_S for key, step in times.items()}))
        parts += [load, still(rng.uniform(1.2, 3.0), 1 - hands)]
        at = sum(map(len, parts))
        load, times = sit(rng, seated, hands)
        steepest = times["steepest_per_s"]
        start_s = (at + times["start_s"]) * STEP_S
        truth.append(Moment("sitting", {"start_s": start_s, "steepest_per_s": steepest}))
        parts += [load, still(rng.uniform(0.8, 2.5), seated)]
    return Planted(np.concatenate([*parts, still(1.5, seated)]), tuple(truth))


@cache
def stepping_off(seed, times=4):
    """Off the board and on again, one foot after the other: nobody sits."""
    rng = np.random.default_rng(seed)
    parts = [still(2.0)]
    for _ in range(times):
        one = rng.uniform(0.15, 0.5)
        first_s, second_s = rng.uniform(0.2, 0.6, 2)
        parts += [1 - (1 - one) * way(first_s), still(rng.uniform(0.0, 0.4), one)]
        parts += [one * (1 - way(second_s)), still(rng.uniform(0.4, 3.0), 0.0)]
        one = rng.uniform(0.15, 0.5)
        parts += [one * way(first_s), still(rng.uniform(0.0, 1.2), one)]
        parts += [one + (1 - one) * way(second_s), still(rng.uniform(1.0, 3.0))]
    return Planted(np.concatenate(parts), ())


def jump(rng):
    """Down, a push off, flight, landing: the instant that the load falls below a fifth."""
    flight_s = rng.uniform(0.16, 0.4)
    off_m_s = GRAVITY * flight_s / 2
    dip_s, push_s, land_s = rng.uniform(0.25, 0.4), rng.uniform(0.22, 0.32), rng.uniform(0.15, 0.25)
    dip_m_s = rng.uniform(0.3, 0.8)
    bell = lambda seconds: np.sin(np.pi * np.arange(round(seconds / STEP_S)) * STEP_S / seconds)  # noqa: E731
    # A half sine of height a and length T gives a speed of 2 a T / pi.
    dip = -bell(dip_s) * dip_m_s * np.pi / (2 * dip_s) / GRAVITY
    push = bell(push_s) * (dip_m_s + off_m_s) * np.pi / (2 * push_s) / GRAVITY
    leave = np.linspace(0, -1, round(0.02 / STEP_S))
    land = bell(land_s) * off_m_s * np.pi / (2 * land_s) / GRAVITY
    load = 1 + np.concatenate((dip, push, leave, still(flight_s, -1.0), land))
    load = np.maximum(load, 0.0)
    return load, first(load < 0.2, len(dip) + len(push) // 2)


@cache
def jumps(seed, reps=5):
    """`reps` jumps with a stand between them."""
    rng = np.random.default_rng(seed)
    parts, truth = [still(2.0)], []
    for _ in range(reps):
        at = sum(map(len, parts))
        load, leaves = jump(rng)
        truth.append(Moment("jump", {"start_s": (at + leaves) * STEP_S}))
        parts += [load, still(rng.uniform(1.0, 2.5))]
    return Planted(np.concatenate(parts), tuple(truth))
