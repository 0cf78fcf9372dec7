"""The stepling, our companion: put together from its parts, doing what a wish says.

It is a mirror: the screen's left is the child's left. Star means left, moon means right.
"""

import math
from collections.abc import Iterator

from game.model import Shape, Side, Sprite, Wish

SHADOW, LEAF, BODY, FACE, ARM = (0, 0), (0, -185), (0, -64), (0, -128), (60, -122)
"""Where the parts hang, from the ground point between the feet, in px."""
FOOT_X = 27.0
MOST_TILT_DEG, MOST_SHIFT_PX, LIFT_PX = 12.0, 12.0, 30.0
ROUND_S = 3.0
"""A demonstration takes this long, and begins again."""
BLINK_S, BLINK_EVERY_S = 0.13, 3.7


def stepling(
    x: float, y: float, t_s: float, wish: Wish | None = None, face: str = "happy", scale: float = 1
) -> Iterator[Shape]:
    """The companion with its feet at (x, y); a `wish` is shown again and again."""
    wish = wish or Wish()
    go = _go(t_s)
    tilt = -MOST_TILT_DEG * max(-1.0, min(1.0, wish.lean_x * 1.4)) * go
    shift = -tilt
    if wish.lift is not None:
        towards = 1 if wish.lift is Side.LEFT else -1
        tilt, shift = -5.0 * towards * go, MOST_SHIFT_PX * towards * go
    yield Sprite("stepling_shadow", x, y, scale)
    yield from _feet(x, y, scale, wish.lift, LIFT_PX * go)
    place = _Place(x, y, tilt, shift * scale, scale, 6 * wish.lean_y * go)
    breath = 1.0 + (0.0 if wish.still else 0.015 * math.sin(t_s * 2.4))
    raise_deg = _arms(wish, face, go, t_s)
    yield place.part("stepling_leaf", LEAF, tilt + 5 * math.sin(t_s * 1.6))
    yield place.part("stepling_body", BODY, tilt, stretch=breath)
    yield place.part(f"stepling_face_{_blinking(face, t_s)}", FACE, tilt)
    yield place.part("stepling_arm", ARM, tilt + raise_deg)
    yield place.part("stepling_arm", (-ARM[0], ARM[1]), tilt - raise_deg, flip=True)


class _Place:
    """Where parts land that turn with the body about the ground point."""

    def __init__(
        self, x: float, y: float, tilt: float, shift: float, scale: float, down: float
    ) -> None:
        self._x, self._y, self._scale = x + shift, y + down * scale, scale
        self._cos, self._sin = math.cos(math.radians(tilt)), math.sin(math.radians(tilt))

    def part(
        self,
        name: str,
        offset: tuple[int, int],
        angle: float,
        flip: bool = False,
        stretch: float = 1.0,
    ) -> Sprite:
        ox, oy = offset[0] * self._scale, offset[1] * self._scale
        x = self._x + ox * self._cos + oy * self._sin
        y = self._y - ox * self._sin + oy * self._cos
        return Sprite(name, x, y, self._scale, angle, flip, 1.0, stretch)


def _feet(x: float, y: float, scale: float, lift: Side | None, up: float) -> Iterator[Sprite]:
    for side, name, sign in (
        (Side.LEFT, "stepling_foot_left", -1),
        (Side.RIGHT, "stepling_foot_right", 1),
    ):
        raised = up if side is lift else 0.0
        foot_x = x + sign * (FOOT_X + 0.35 * raised) * scale
        yield Sprite(name, foot_x, y - raised * scale, scale, sign * raised / 3)


def _go(t_s: float) -> float:
    """Into the movement, held, and back, once every ROUND_S: 0 to 1."""
    at = t_s % ROUND_S / ROUND_S
    return 0.5 - 0.5 * math.cos(math.pi * min(1.0, at / 0.3, (1.0 - at) / 0.25))


def _arms(wish: Wish, face: str, go: float, t_s: float) -> float:
    if face == "cheer":
        return 105 + 10 * math.sin(t_s * 7)
    if wish.lift is not None:
        return 48 * go
    return 30 * abs(wish.lean_x) * go


def _blinking(face: str, t_s: float) -> str:
    return "blink" if face == "happy" and t_s % BLINK_EVERY_S < BLINK_S else face
