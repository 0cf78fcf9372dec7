"""The fox with its running blade, put together from parts that move apart; data, not drawing."""

import math
from collections.abc import Iterator
from typing import NamedTuple

from game.model import Shape, Sprite

THIGH_PX, SHIN_PX, BLADE_PX = 64.0, 60.0, 77.0
"""Hip to knee; knee to ankle; knee down to the ground on the side of the blade."""
ANKLE_PX = 17.0
"""How high the ankle stands over the ground; the shoe is below it."""
HIP_PX = 136.0
"""How high the hips stand over the ground at rest, legs nearly straight."""
LEFT_HIP_PX, RIGHT_HIP_PX = 13.0, -12.0
LEFT_STAND_PX, RIGHT_STAND_PX = 15.0, -13.0
"""Where the feet stand at rest, sideways from the hips."""


class Foot(NamedTuple):
    """Where a foot is: from where the fox stands, in px, and how its toes point in degrees."""

    x: float
    up: float
    toe: float = 0.0


class Pose(NamedTuple):
    """How the fox holds itself; places in px from where it stands, turns counter-clockwise."""

    hip_x: float = 0.0
    dip: float = 0.0
    """How far the hips are below their place at rest."""
    lean: float = 0.0
    left: Foot = Foot(LEFT_STAND_PX, 0.0)
    right: Foot = Foot(RIGHT_STAND_PX, 0.0)
    left_arm: float = 12.0
    right_arm: float = -8.0
    face: str = "calm"
    nod: float = 0.0
    tail: float = 0.0


def fox(x: float, ground: float, pose: Pose) -> Iterator[Shape]:
    """The fox standing at (x, ground); the blade is on its right leg, the near one."""
    hip_x, hip_y = x + pose.hip_x, ground - HIP_PX + pose.dip
    yield Sprite("fox_shadow", hip_x, ground + 3)
    yield Sprite("fox_tail", hip_x - 26, hip_y + 4, angle=pose.tail)
    turn = math.radians(pose.lean)
    cos, sin = math.cos(turn), math.sin(turn)
    yield Sprite(
        "fox_arm_left", hip_x + 26 * cos - 80 * sin, hip_y - 26 * sin - 80 * cos, 1, pose.left_arm
    )
    yield from _left_leg(hip_x + LEFT_HIP_PX, hip_y, x, ground, pose.left)
    yield Sprite("fox_body", hip_x, hip_y, 1, pose.lean)
    yield from _right_leg(hip_x + RIGHT_HIP_PX, hip_y, x, ground, pose.right)
    yield Sprite(
        f"fox_head_{pose.face}",
        hip_x + 4 * cos - 96 * sin,
        hip_y - 4 * sin - 96 * cos,
        1,
        pose.nod,
    )
    yield Sprite(
        "fox_arm_right", hip_x - 26 * cos - 80 * sin, hip_y + 26 * sin - 80 * cos, 1, pose.right_arm
    )


def _left_leg(hip_x: float, hip_y: float, x: float, ground: float, foot: Foot) -> Iterator[Shape]:
    """The far leg, with a shoe that keeps its own angle."""
    target = (x + foot.x, ground - ANKLE_PX - foot.up)
    thigh, knee, shin, ankle = bend(hip_x, hip_y, target, SHIN_PX)
    yield Sprite("fox_shin_left", *knee, 1, shin)
    yield Sprite("fox_shoe_left", *ankle, 1, foot.toe)
    yield Sprite("fox_thigh_left", hip_x, hip_y, 1, thigh)


def _right_leg(hip_x: float, hip_y: float, x: float, ground: float, foot: Foot) -> Iterator[Shape]:
    """The near leg: socket and blade are one piece that rolls over its curve from heel to toe."""
    target = (x + foot.x, ground - foot.up)
    roll = max(2.0, min(28.0, 10.0 - 0.2 * (target[0] - hip_x)))
    thigh, knee, shin, _ = bend(hip_x, hip_y, target, math.hypot(roll, BLADE_PX))
    yield Sprite("fox_thigh_right", hip_x, hip_y, 1, thigh)
    yield Sprite("fox_blade_right", *knee, 1, shin - math.degrees(math.atan2(roll, BLADE_PX)))


def bend(
    hip_x: float, hip_y: float, foot: tuple[float, float], shin_px: float
) -> tuple[float, tuple[float, float], float, tuple[float, float]]:
    """Thigh's turn, knee, shin's turn and foot of a leg that reaches for `foot`, knee to the front.

    By the law of cosines; a leg drawn straight down has turn 0. A foot out of reach is met as far
    as the leg goes.
    """
    dx, dy = foot[0] - hip_x, foot[1] - hip_y
    longest = THIGH_PX + shin_px - 0.5
    far = max(abs(THIGH_PX - shin_px) + 0.5, min(math.hypot(dx, dy), longest))
    ahead = math.atan2(dx, dy)
    at_hip = (THIGH_PX**2 + far**2 - shin_px**2) / (2 * THIGH_PX * far)
    at_foot = (shin_px**2 + far**2 - THIGH_PX**2) / (2 * shin_px * far)
    thigh, shin = ahead + math.acos(at_hip), ahead - math.acos(at_foot)
    knee = (hip_x + THIGH_PX * math.sin(thigh), hip_y + THIGH_PX * math.cos(thigh))
    end = (knee[0] + shin_px * math.sin(shin), knee[1] + shin_px * math.cos(shin))
    return math.degrees(thigh), knee, math.degrees(shin), end
