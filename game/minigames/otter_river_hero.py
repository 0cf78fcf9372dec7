"""The otter on its raft: it balances, looks over its shoulder, and turns round for joy."""

import math
from collections.abc import Iterator
from typing import NamedTuple

from game.minigames.otter_river_course import Stage, State
from game.model import Shape, Side, Sprite

NECK_PX, SHOULDER_PX, SHOULDER_UP_PX, TAIL_PX = 126.0, 44.0, 116.0, 45.0
"""From between the feet: up to the neck, to the side and up to a shoulder, up to the tail."""
BLINK_EVERY_S, BLINK_S = 3.7, 0.14
CROUCH_S, UP_S, BACK_S, DOWN_S = 0.14, 0.5, 1.5, 1.9
"""For joy it crouches, turns round in a hop, bounces, and turns back in another hop."""
BOUNCE_S = 0.5
GLANCE_FROM_S, GLANCE_TO_S = 0.3, 1.6
"""While a gate comes the otter looks back at the child, to its side."""
ASK_AFTER_S, ASK_EVERY_S = 3.0, 5.0
"""While a gate waits for the child it looks back so often, for the rest of that time."""
LAUGH_S = 0.6


class Pose(NamedTuple):
    """How high above the raft, how stretched, and whether it faces the child."""

    up_px: float = 0.0
    stretch: float = 1.0
    turned: bool = False


def otter(state: State, x: float, y: float, tilt: float) -> Iterator[Shape]:
    """The otter's parts, with (x, y) between its feet on a raft that is tilted by `tilt`."""
    up_px, stretch, turned = pose(state)
    y -= up_px
    lean = tilt * 1.5
    sin, cos = math.sin(math.radians(lean)), math.cos(math.radians(lean))
    tall, breath = math.sqrt(stretch), math.sin(state.t_s * 2.4)
    wag = 18 + 9 * math.sin(state.t_s * 9) if turned else 9 * math.sin(state.t_s * 2.1)
    tail = Sprite("otter_tail", x - TAIL_PX * sin, y - TAIL_PX * cos, 1.0, lean + wag)
    if turned:
        yield tail
    arm, shoulder = _arms(state, turned) + 2 * breath, SHOULDER_UP_PX * tall
    at_x, at_y = x - shoulder * sin, y - shoulder * cos
    dx, dy = SHOULDER_PX * cos, SHOULDER_PX * sin
    yield Sprite("otter_arm", at_x - dx, at_y + dy, 1.0, lean - arm, True)
    yield Sprite("otter_arm", at_x + dx, at_y - dy, 1.0, lean + arm)
    body = "otter_front" if turned else "otter_back"
    yield Sprite(body, x, y, 1.0, lean, False, 1.0, stretch)
    if not turned:
        yield tail
    neck = NECK_PX * tall + 1.5 * breath
    face = _face(state, turned)
    flip = not turned and state.gate.side is Side.LEFT
    yield Sprite(face, x - neck * sin, y - neck * cos, 1.0, lean * 1.2, flip)


def pose(state: State) -> Pose:
    """How the otter holds itself now."""
    if state.stage is Stage.THROUGH:
        return _joy(state.stage_s)
    if state.stage is Stage.OVER:
        return Pose(turned=True)
    if state.stage is Stage.FINALE:
        beat = abs(math.sin(state.t_s * 4.2))
        return Pose(34.0 * beat, 0.92 + 0.14 * beat, True)
    return Pose()


def _joy(s: float) -> Pose:
    """A crouch, a hop that turns it round, bounces, and a hop that turns it back."""
    if s < CROUCH_S:
        return Pose(0.0, 1.0 - 0.16 * s / CROUCH_S)
    if s < UP_S:
        share = (s - CROUCH_S) / (UP_S - CROUCH_S)
        return Pose(_arc(share, 56.0), 1.14 - 0.2 * share, share > 1 / 2)
    if s < BACK_S:
        beat = abs(math.sin((s - UP_S) / BOUNCE_S * math.pi))
        return Pose(22.0 * beat, 0.94 + 0.12 * beat, True)
    share = min(1.0, (s - BACK_S) / (DOWN_S - BACK_S))
    return Pose(_arc(share, 36.0), 1.08 - 0.08 * share, share < 1 / 2)


def _arc(share: float, height_px: float) -> float:
    """A throw's height above its start, as the share of its time goes from 0 to 1."""
    return height_px * 4 * share * (1 - share)


def _arms(state: State, turned: bool) -> float:
    """How far the arms are raised, in degrees."""
    if state.stage is Stage.OVER:
        return -20.0
    if turned:
        return 46 + 16 * math.sin(state.t_s * 13)
    if state.stage is Stage.THROUGH:
        return -34.0
    if state.stage is Stage.WAITING and state.between:
        return 14 + 7 * math.sin(state.t_s * 7)
    return -12 + 16 * min(1.0, abs(state.raft_speed))


def _face(state: State, turned: bool) -> str:
    blinks = state.t_s % BLINK_EVERY_S < BLINK_S
    if state.stage is Stage.OVER:
        return "otter_head_blink" if blinks else "otter_head_front"
    if turned:
        laughs = state.t_s % (2 * LAUGH_S) < LAUGH_S
        return "otter_head_laugh" if laughs else "otter_head_joy"
    if state.stage is Stage.BACK:
        return "otter_look_curious"
    if not _looks_back(state):
        return "otter_head_back"
    return "otter_look_blink" if blinks else "otter_look"


def _looks_back(state: State) -> bool:
    if state.stage is Stage.COMING:
        return GLANCE_FROM_S < state.stage_s < GLANCE_TO_S
    if state.stage is Stage.WAITING:
        return not state.between and state.outside_s % ASK_EVERY_S > ASK_AFTER_S
    return state.stage is Stage.PASSING
