"""A milestone's card: a picture to keep and to share, with no name, date, number or measure on it.

It is shown and saved by the same shapes, and looks the same whatever look a child wants: no paper
and no ink of a theme is in it.
"""

from collections.abc import Iterable, Iterator

from game.mascot import stepling
from game.model import Shape, Sprite, Text, Wish
from game.scenes.typeset import cut, width_px

__all__ = ["CARD_H", "CARD_W", "card_shapes", "placed"]

CARD_W, CARD_H = 800, 600
"""In canvas pixels; the card's left top is at (0, 0)."""
BADGE_X, BADGE_Y, BADGE_SCALE = 440.0, 222.0, 1.75
FEET_X, FEET_Y, STILL_S = 158.0, 446.0, 0.2
"""Where the stepling stands, and a moment at which its cheering arms are wide open."""
PAPER_X, PAPER_Y, PAPER_W, PAPER_H = 400.0, 506.0, 610.0, 88.0
TAG_X, TAG_Y, TAG_W, TAG_H = 440.0, 410.0, 256.0, 42.0
NAME_ROOM = 230.0
"""Of the tag, for the letters of the shorter font that widths are known of."""
TITLE_PX, LONG_PX, NAME_PX = 48, 36, 30


def card_shapes(picture: str, title: str, nickname: str = "") -> Iterator[Shape]:
    """The card of a milestone; first at the back.

    `title` is a message or Words; an empty `nickname` is not shown.
    """
    yield Sprite("card_scene", 0, 0)
    yield Sprite(picture, BADGE_X, BADGE_Y, BADGE_SCALE)
    yield from stepling(FEET_X, FEET_Y, STILL_S, Wish(still=True), "cheer")
    size_px, w = _lines(title)
    yield Text(title, PAPER_X, PAPER_Y, size_px, "ink_board", w=w, h=PAPER_H, title=True)
    if nickname:
        yield Sprite("card_name", TAG_X, TAG_Y)
        name, y = cut(nickname, NAME_ROOM), TAG_Y - 3
        yield Text(
            name, TAG_X, y, NAME_PX, "ink_board", w=TAG_W, h=TAG_H, title=True, verbatim=True
        )


def _lines(title: str) -> tuple[int, float]:
    """How large a title is written, and how wide: a long one on two lines of about one length."""
    if width_px(title, TITLE_PX) <= PAPER_W:
        return TITLE_PX, PAPER_W
    return LONG_PX, min(PAPER_W, 0.62 * width_px(title, LONG_PX))


def placed(shapes: Iterable[Shape], x: float, y: float, zoom: float = 1.0) -> Iterator[Shape]:
    """The card's shapes, `zoom` times as large and with the left top at (x, y)."""
    for shape in shapes:
        if isinstance(shape, Sprite):
            yield shape._replace(
                x=x + shape.x * zoom, y=y + shape.y * zoom, scale=shape.scale * zoom
            )
        elif isinstance(shape, Text):
            yield shape._replace(
                x=x + shape.x * zoom,
                y=y + shape.y * zoom,
                size_px=round(shape.size_px * zoom),
                w=shape.w * zoom,
                h=shape.h * zoom,
            )
        else:
            raise TypeError(f"A card is made of pictures and texts, not of a {type(shape)}.")
