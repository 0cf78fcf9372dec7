"""How gear is shown and told: a picture for each leg, and words for what is on it."""

from collections.abc import Iterator

from game.model import Shape, Sprite, Text, msg
from game.scenes import typeset
from game.scenes.grown_up_page import SMALL_PX
from profiles.gear import Worn
from profiles.model import Gear

KINDS = {
    "own": msg("Own leg"),
    "shoe": msg("Special shoe"),
    "orthosis": msg("Orthosis"),
    "prosthesis": msg("Prosthesis"),
}
LEFT = {
    "own": msg("Left: own leg"),
    "shoe": msg("Left: special shoe"),
    "orthosis": msg("Left: orthosis"),
    "prosthesis": msg("Left: prosthesis"),
}
RIGHT = {
    "own": msg("Right: own leg"),
    "shoe": msg("Right: special shoe"),
    "orthosis": msg("Right: orthosis"),
    "prosthesis": msg("Right: prosthesis"),
}
SINCE = msg("Since {day}")
PLAYED, PLAYED_ONCE, NOT_PLAYED = msg("{n} sessions"), msg("1 session"), msg("Not played in yet")
LEG_W = 58.0
"""From the middle of one leg to that of the other, at full size."""


def legs(gear: Gear, x: float, y: float, scale: float) -> Iterator[Shape]:
    """Both legs as the child sees its own: the left one on the left; (x, y) is in the middle."""
    aside = LEG_W * scale / 2
    yield Sprite(f"leg_{gear.left}", x - aside, y, scale)
    yield Sprite(f"leg_{gear.right}", x + aside, y, scale, flip=True)


def words(gear: Gear, x: float, y: float, w: float, ink: str = "ink_soft") -> Iterator[Text]:
    """What is on each leg, side by side, with the left middle at (x, y)."""
    half = (w - 12) / 2
    for n, message in enumerate((LEFT[gear.left], RIGHT[gear.right])):
        yield Text(message, x + n * (half + 12), y, SMALL_PX, ink, "left", half, 40)


def name(gear: Gear, w: float, size_px: float, lines: int = 1) -> str:
    """What the family calls it, as much as there is room for; or nothing."""
    return typeset.cut(gear.name, w, lines, size_px)


def since(gear: Gear, x: float, y: float, w: float) -> Text:
    """Since when it is worn."""
    return Text(SINCE, x, y, SMALL_PX, align="left", w=w, h=40, values=(("day", gear.since),))


def played(one: Worn, x: float, y: float, w: float) -> Text:
    """How often the child played in it."""
    message = (NOT_PLAYED, PLAYED_ONCE)[one.sessions] if one.sessions <= 1 else PLAYED
    values = (("n", str(one.sessions)),)
    return Text(message, x, y, SMALL_PX, "ink_soft", "left", w, 40, values=values)
