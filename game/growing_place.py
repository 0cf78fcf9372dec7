"""The stepling's island: every few days of play something comes to it, and nothing ever goes.

It counts days on which the child played, and knows no calendar: a break changes nothing.
"""

import math
from collections.abc import Callable, Iterator
from typing import NamedTuple

from game.mascot import stepling
from game.model import Shape, Sprite

VIEW_W, VIEW_H = 600.0, 300.0
"""The island is laid out on a view of this many px, and the view is fitted into its box."""
SCALE_STEPS = 32
"""Sprites are painted at scales of 1/32, so the view is fitted down to one of them."""
STEPLING_AT, STEPLING_SCALE = (312.0, 254.0), 16 / 32
EYES_OPEN_S = 1.0
"""The stepling blinks at 0 s; it is this far ahead, so that a place held still has open eyes."""
FLAP_S = 0.4
"""A butterfly's wings are up, or spread, for this long."""


class Thing(NamedTuple):
    """What comes to the island after so many days of play."""

    days: int
    picture: str
    spot: str
    """Where it stands; what stood there before has become this."""


THINGS = (
    Thing(0, "place_seed", "tree"),
    Thing(1, "place_sprout", "tree"),
    Thing(2, "place_flowers", "flowers"),
    Thing(3, "place_mushroom", "mushroom"),
    Thing(4, "place_butterfly", "butterfly"),
    Thing(5, "place_pond", "pond"),
    Thing(6, "place_bush", "bush"),
    Thing(8, "place_sapling", "tree"),
    Thing(10, "place_bench", "bench"),
    Thing(12, "place_sunflowers", "sunflowers"),
    Thing(14, "place_duck", "duck"),
    Thing(18, "place_lantern", "lantern"),
    Thing(22, "place_tree_young", "tree"),
    Thing(25, "place_bird_house", "bird_house"),
    Thing(32, "place_bush_berries", "bush"),
    Thing(40, "place_bridge", "bridge"),
    Thing(50, "place_tree_big", "tree"),
    Thing(60, "place_ducks", "duck"),
    Thing(80, "place_lighthouse", "lighthouse"),
    Thing(100, "place_tree_house", "tree"),
    Thing(125, "place_boat", "boat"),
    Thing(150, "place_mushroom_house", "mushroom"),
    Thing(200, "place_balloon", "balloon"),
    Thing(250, "place_rainbow", "rainbow"),
    Thing(320, "place_flower_bed", "flowers"),
    Thing(400, "place_tree_apples", "tree"),
    Thing(500, "place_whale", "whale"),
    Thing(650, "place_castle", "castle"),
    Thing(800, "place_whales", "whale"),
)
"""Everything that ever comes, in its order: dense in the first weeks, and still in later years."""

LANDS = ((0, "place_land_small"), (5, "place_land_wide"), (40, "place_land_isles"))
"""The land grows with what stands on it: from so many days on it is this picture."""
LAND_AT = (300.0, 250.0)

FAR_SPOTS = {
    "rainbow": (262.0, 152.0),
    "castle": (490.0, 151.0),
    "boat": (50.0, 163.0),
    "balloon": (398.0, 72.0),
}
"""What is behind the land: where its picture's origin is on the view, first at the back."""
LAND_SPOTS = {
    "bush": (124.0, 213.0),
    "tree": (196.0, 216.0),
    "sunflowers": (246.0, 214.0),
    "lighthouse": (543.0, 196.0),
    "bridge": (492.0, 214.0),
    "lantern": (446.0, 224.0),
    "mushroom": (390.0, 220.0),
    "bird_house": (74.0, 250.0),
    "bench": (130.0, 252.0),
    "pond": (398.0, 248.0),
    "duck": (402.0, 246.0),
}
"""What stands behind the stepling, first at the back."""
NEAR_SPOTS = {"flowers": (216.0, 262.0), "whale": (538.0, 274.0), "butterfly": (306.0, 106.0)}
"""What is before the stepling."""


def stage(days: int) -> int:
    """How many things have come since the first day: 0 before it, and never less than before."""
    return sum(thing.days <= days for thing in THINGS[1:])


def newest(days: int) -> str:
    """The picture of the thing that came last."""
    return THINGS[stage(days)].picture


def next_at(days: int) -> int | None:
    """The days of play at which the next thing comes; None once everything is there."""
    coming = stage(days) + 1
    return THINGS[coming].days if coming < len(THINGS) else None


def place(x: float, y: float, w: float, h: float, days: int, t_s: float) -> Iterator[Shape]:
    """The island after `days` days of play, in the middle of the box with its left top at (x, y).

    It moves with `t_s` alone: the same time is the same picture.
    """
    scale = math.floor(min(w / VIEW_W, h / VIEW_H) * SCALE_STEPS) / SCALE_STEPS
    left, top = x + (w - VIEW_W * scale) / 2, y + (h - VIEW_H * scale) / 2
    for sprite in _scenery(days, t_s):
        yield sprite._replace(
            x=left + sprite.x * scale, y=top + sprite.y * scale, scale=sprite.scale * scale
        )
    at_x, at_y = left + STEPLING_AT[0] * scale, top + STEPLING_AT[1] * scale
    small = math.floor(STEPLING_SCALE * scale * SCALE_STEPS) / SCALE_STEPS
    face = "happy" if days > 0 else "curious"
    yield from stepling(at_x, at_y, t_s + EYES_OPEN_S, face=face, scale=small)
    for sprite in _standing(NEAR_SPOTS, days, t_s):
        yield sprite._replace(
            x=left + sprite.x * scale, y=top + sprite.y * scale, scale=sprite.scale * scale
        )


def _scenery(days: int, t_s: float) -> Iterator[Sprite]:
    yield Sprite("place_view", 0.0, 0.0)
    yield from _standing(FAR_SPOTS, days, t_s)
    yield Sprite(_land(days), *LAND_AT)
    yield from _standing(LAND_SPOTS, days, t_s)


def _land(days: int) -> str:
    return [picture for from_days, picture in LANDS if from_days <= max(0, days)][-1]


def _standing(spots: dict[str, tuple[float, float]], days: int, t_s: float) -> Iterator[Sprite]:
    """What stands on these spots by now, each a little moved by the time."""
    grown = {thing.spot: thing.picture for thing in THINGS[: stage(days) + 1]}
    for spot, (x, y) in spots.items():
        if spot in grown:
            still = Sprite(grown[spot], x, y)
            yield MOVES[spot](still, t_s) if spot in MOVES else still


# --- What moves, slowly and for ever --------------------------------------------------------------
def _sway(sprite: Sprite, t_s: float) -> Sprite:
    return sprite._replace(angle=2.0 * math.sin(t_s * 0.9))


def _swim(sprite: Sprite, t_s: float) -> Sprite:
    """Drifts on the pond; it never turns, for then the little ones would jump to its other side."""
    x, y = sprite.x + 9.0 * math.sin(t_s * 0.35), sprite.y + math.sin(t_s * 1.7)
    return sprite._replace(x=x, y=y)


def _sail(sprite: Sprite, t_s: float) -> Sprite:
    x, y = sprite.x + 12.0 * math.sin(t_s * 0.11), sprite.y + 1.2 * math.sin(t_s * 1.1)
    return sprite._replace(x=x, y=y, angle=2.0 * math.sin(t_s * 0.8))


def _float(sprite: Sprite, t_s: float) -> Sprite:
    x, y = sprite.x + 22.0 * math.sin(t_s * 0.13), sprite.y + 6.0 * math.sin(t_s * 0.29)
    return sprite._replace(x=x, y=y)


def _bob(sprite: Sprite, t_s: float) -> Sprite:
    return sprite._replace(y=sprite.y + 2.0 * math.sin(t_s * 1.2))


def _flutter(sprite: Sprite, t_s: float) -> Sprite:
    """A butterfly goes round over the flowers; its wings are a picture up and a picture spread."""
    x, y = sprite.x + 50.0 * math.sin(t_s * 0.31), sprite.y + 16.0 * math.sin(t_s * 0.73)
    up = t_s % (2 * FLAP_S) >= FLAP_S
    picture = sprite.image + ("_up" if up else "")
    return sprite._replace(image=picture, x=x, y=y, angle=-14.0 * math.cos(t_s * 0.31))


MOVES: dict[str, Callable[[Sprite, float], Sprite]] = {
    "sunflowers": _sway,
    "duck": _swim,
    "boat": _sail,
    "balloon": _float,
    "whale": _bob,
    "butterfly": _flutter,
}
