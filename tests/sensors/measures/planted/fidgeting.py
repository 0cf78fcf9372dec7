"""Ten minutes of a child that fidgets and does nothing that counts.

Every one to four seconds it leans to 0.4 of its reach, shifts its weight to 70/30, lifts a heel for
less than 60 ms, or swings its arms: up to 10 % of standing weight, in several shapes.
"""

from dataclasses import dataclass

import numpy as np

from tests.sensors.measures.planted.body import GRAVITY, STEP_S, pull, way

REACH_MM = {"left": 80.0, "right": 90.0, "front": 50.0, "back": 35.0}
SWING_SHARE = 0.10
ARMS_M = 0.05
"""Arms are a tenth of a child's weight: from hanging to overhead they lift the body's centre by
0.03 to 0.06 m, and no swing moves it farther."""


@dataclass(frozen=True)
class Fidgeting:
    """On the 1 ms grid: W, the centre of pressure from neutral, the left foot's share, and how
    much of their load the heels gave up."""

    load: np.ndarray
    x_mm: np.ndarray
    y_mm: np.ndarray
    left_share: np.ndarray
    lifted: dict


@dataclass
class Arms:
    """How high the arms have lifted the body's centre."""

    at_m: float = 0.0
    most_m: float = ARMS_M
    bound: bool = True
    """False for swings that no arms can make: those of 10 % and 1.2 s move the body by 0.22 m."""


def cycle(rng, arms, n=1):
    """Sine cycles in a row, each of 0.3 to 1.2 s, starting up or down.

    Each leaves the body's centre elsewhere, for good: the arms go there in a swing, and stay. So
    after one that began upwards comes one that begins downwards, as far as arms reach.
    """
    while True:
        took_s, share = rng.uniform(0.3, 1.2), rng.uniform(0.02, SWING_SHARE)
        moved_m = rng.choice((-1, 1)) * n * share * GRAVITY * took_s**2 / (2 * np.pi)
        if 0.0 <= arms.at_m + moved_m <= arms.most_m or not arms.bound:
            arms.at_m += moved_m
            t_s = np.arange(round(n * took_s / STEP_S)) * STEP_S
            return np.sign(moved_m) * share * np.sin(2 * np.pi * t_s / took_s)


def burst(rng, arms):
    """Up and down several times without a stop, from rest to rest: nothing stays moved."""
    took_s, n = rng.uniform(0.3, 1.2), rng.integers(2, 6)
    t_s = np.arange(round(n * took_s / STEP_S)) * STEP_S
    ramp = way(took_s)
    soft = np.ones(len(t_s))
    soft[: len(ramp)], soft[-len(ramp) :] = ramp, ramp[::-1]
    height = soft * np.sin(2 * np.pi * t_s / took_s)
    load = np.gradient(np.gradient(height, STEP_S), STEP_S) / GRAVITY
    swing_m = min(
        arms.most_m / np.ptp(height), rng.uniform(0.5, 1.0) * SWING_SHARE / np.abs(load).max()
    )
    return rng.choice((-1, 1)) * swing_m * load


def cycles(rng, arms):
    """Two to five such cycles without a stop."""
    return cycle(rng, arms, int(rng.integers(2, 6)))


def arms_up(rng, arms):
    """Arms up, perhaps held there, and down again; or down and up, where they were up."""
    lifted = arms.at_m < arms.most_m / 2 or not arms.bound
    metres = rng.uniform(0.02, ARMS_M / 2) * (1 if lifted else -1)
    up_s, down_s = rng.uniform(max(0.3, np.sqrt(0.6 * abs(metres) / SWING_SHARE)), 0.9, 2)
    held = np.zeros(round(rng.choice((0.0, rng.uniform(0.1, 1.5))) / STEP_S))
    return np.concatenate((pull(metres, up_s), held, pull(-metres, down_s)))


def there_and_back(rng):
    """0 to 1 and back, with a stay."""
    go, back = way(rng.uniform(0.3, 0.8)), way(rng.uniform(0.3, 0.8))
    return np.concatenate((go, np.ones(round(rng.uniform(0.0, 1.5) / STEP_S)), 1 - back))


def fidgeting(seed, seconds=600.0, bound=True):
    """The whole of it; `bound` as in Arms."""
    rng = np.random.default_rng(seed)
    n = round(seconds / STEP_S)
    lifted = {"left": np.zeros(n), "right": np.zeros(n)}
    made = Fidgeting(np.ones(n), np.zeros(n), np.zeros(n), np.full(n, 0.5), lifted)
    arms, at_s = Arms(bound=bound), 2.0
    while at_s < seconds - 8:
        took = _one(rng, made, round(at_s / STEP_S), arms)
        # Arms that swing begin nothing new; a lean may still go on.
        at_s += max(rng.uniform(1.0, 4.0), took * STEP_S)
    return made


def _one(rng, made, at, arms):
    """Begin one thing; how many steps it keeps the arms busy."""
    kind = rng.integers(7)
    if kind == 0:
        where = rng.choice(tuple(REACH_MM))
        axis = made.x_mm if where in ("left", "right") else made.y_mm
        sign = -1 if where in ("left", "back") else 1
        _begin(axis, at, 0.4 * sign * REACH_MM[where] * there_and_back(rng))
    elif kind == 1:
        _begin(made.left_share, at, 0.2 * rng.choice((-1, 1)) * there_and_back(rng))
    elif kind == 2:  # a heel lifts
        made.lifted[rng.choice(("left", "right"))][at : at + rng.integers(30, 60)] = 1.0
    else:
        swing = (cycle, burst, cycles, arms_up)[kind - 3](rng, arms)
        made.load[at : at + len(swing)] += swing
        return len(swing)
    return 0


def _begin(course, at, more):
    """Add `more` from `at` on, unless something of its kind still goes on there."""
    if np.all(course[at : at + len(more)] == course[0]):
        course[at : at + len(more)] += more
