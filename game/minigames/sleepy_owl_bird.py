"""How the owl itself moves: it breathes, droops, wakes with wide wings, and dances."""

import math
from collections.abc import Iterator
from typing import NamedTuple

from game.minigames.sleepy_owl_nap import Stage, State
from game.model import Shape, Sprite

X_PX, Y_PX = 640.0, 577.0
"""Where the owl stands: between its feet, on the branch."""
NECK_PX, SHOULDER_PX, WING_Y_PX, HIP_PX, HIP_Y_PX = 196.0, 108.0, 182.0, 46.0, 66.0
BLINK_EVERY_S, BLINK_S = 3.7, 0.14
LIDS = ("awake", "drowsy", "sleepy", "asleep")
STIRRED = 0.45
GLAD = (Stage.WAKING, Stage.WIGGLING, Stage.FINALE, Stage.OVER)
HOOT_S, FOLD_S = 0.5, 3.0
"""Waking: when the wings spread, and when they fold again."""
HOP_S = 0.5
WIGGLE_S = 4.0
"""How long the break lasts."""
FOLDED_DEG = 50.0
"""Spread wings that hang so far down look nearly folded."""


class Pose(NamedTuple):
    """How the owl stands."""

    x: float
    y: float
    stretch: float
    tilt: float = 0.0
    """Of the whole owl about its feet, in degrees counter-clockwise."""
    flap: float | None = None
    """How far the spread wings are up, in degrees; None while they are folded."""
    leg_up: float = 0.0
    blade_up: float = 0.0
    sunk: float = 0.0
    """How far the head sinks, in px."""
    nod: float = 0.0
    """How far the head tilts, in degrees."""


def pose_of(state: State) -> Pose:
    """How the owl stands now."""
    if state.stage is Stage.WAKING and state.stage_s < FOLD_S:
        return _waking(state.stage_s, state.depth)
    if state.stage is Stage.WIGGLING:
        return _dancing(state.stage_s)
    if state.stage in (Stage.FINALE, Stage.OVER):
        return _cheering(state.stage_s if state.stage is Stage.FINALE else 1.0, state.t_s)
    depth = state.depth * (1 - 0.6 * state.stir)
    breath = (0.012 + 0.03 * state.depth) * math.sin(state.breath)
    return Pose(X_PX, Y_PX, 1.0 + breath, sunk=17 * depth, nod=-6 * depth)


def _waking(s: float, depth: float) -> Pose:
    """Gather, then up with wide wings, a long happy stretch, and the wings fold again."""
    if s < HOOT_S:
        squash = 0.13 * math.sin(math.pi * s / HOOT_S / 1.6)
        return Pose(X_PX, Y_PX, 1.0 - squash, sunk=17 * depth + 10 * s, nod=-6 * depth)
    since_s = s - HOOT_S
    spring = math.exp(-2.2 * since_s) * math.cos(9 * since_s)
    hop = 34 * math.sin(math.pi * since_s / HOP_S) if since_s < HOP_S else 0.0
    folds = max(0.0, (s - FOLD_S + 0.35) / 0.35)
    flap = 14 - 58 * spring + 6 * math.sin(5 * since_s) - FOLDED_DEG * folds
    stretch = 1.0 - 0.12 * spring + 0.03 * min(since_s, 1 - folds)
    return Pose(X_PX, Y_PX - hop, stretch, 0.0, flap, nod=3 * math.sin(3 * since_s) * (1 - folds))


def _dancing(s: float) -> Pose:
    """From one leg to the other, the blade first, with a flap on every beat."""
    ease = max(0.0, min(1.0, s * 2.5, (WIGGLE_S - s) * 2.5))
    side = math.sin(s * 5.0) * ease
    up = abs(math.cos(s * 5.0)) * ease
    return Pose(
        X_PX - 26 * side,
        Y_PX - 12 * up,
        1.0 + 0.07 * up - 0.03 * ease,
        7 * side,
        20 * up - 6 - FOLDED_DEG * (1 - ease),
        leg_up=20 * max(0.0, -side),
        blade_up=20 * max(0.0, side),
        nod=-6 * side,
    )


def _cheering(s: float, t_s: float) -> Pose:
    """Hops for joy until the end."""
    ease = min(1.0, s * 2.5)
    beat = abs(math.sin(t_s * 4.2)) * ease
    flap = 26 * beat - 4 - FOLDED_DEG * (1 - ease)
    return Pose(
        X_PX, Y_PX - 30 * beat, 1.0 + 0.12 * beat - 0.06 * ease, 0.0, flap, nod=3 - 6 * beat
    )


def owl(state: State, pose: Pose) -> Iterator[Shape]:
    """The owl's parts about its feet: squash, tilt and wings move them together."""
    x, y, stretch, tilt, flap, leg_up, blade_up, sunk, nod = pose
    tall = math.sqrt(stretch)
    sin, cos = math.sin(math.radians(tilt)), math.cos(math.radians(tilt))
    shoulder, hip = SHOULDER_PX / tall, HIP_PX
    wing_y, neck = WING_Y_PX * tall, NECK_PX * tall - sunk
    if flap is not None:
        shoulder -= 12
        for side in (1, -1):
            wx, wy = (
                x + side * shoulder * cos - wing_y * sin,
                y - side * shoulder * sin - wing_y * cos,
            )
            yield Sprite("owl_wing_open", wx, wy, 1.0, tilt + side * flap, side < 0)
    yield Sprite("owl_body", x, y, 1.0, tilt, False, 1.0, stretch)
    if flap is None:
        for side in (1, -1):
            yield Sprite("owl_wing", x + side * shoulder, y - wing_y + sunk / 3, 1.0, 0.0, side < 0)
    for part, dx, up in (("owl_leg", -hip, leg_up), ("owl_blade", hip, blade_up)):
        hy = HIP_Y_PX + up
        yield Sprite(part, x + dx * cos - hy * sin, y - dx * sin - hy * cos, 1.0, tilt)
    nx, ny = x - neck * sin, y - neck * cos
    yield Sprite("scarf", nx, ny - 4, 1.0, tilt)
    yield Sprite("owl_head", nx, ny, 1.0, tilt + nod)
    yield Sprite("owl_face_" + _face(state), nx, ny, 1.0, tilt + nod)


def _face(state: State) -> str:
    stage, s = state.stage, state.stage_s
    blinks = state.t_s % BLINK_EVERY_S < BLINK_S
    if stage is Stage.NAPPING:
        if state.stir > STIRRED:
            return "peek" if state.droop >= 2 else "curious"  # noqa: PLR2004
        return "asleep" if blinks else LIDS[state.droop]
    if stage is Stage.WAKING and not HOOT_S <= s < FOLD_S:
        return "asleep" if s < HOOT_S / 2 else "awake"
    if stage in GLAD:
        return "joy"
    if stage is Stage.SETTLING and state.tries.used == 0 and 0.4 < s < 1.6:  # noqa: PLR2004
        return "yawn"
    if stage is Stage.WONDERING or (stage is Stage.SETTLING and state.tries.used > 0):
        return "asleep" if blinks else "curious"
    return "asleep" if blinks else "awake"
