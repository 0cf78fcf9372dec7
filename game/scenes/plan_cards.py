"""How a plan looks in the list: its title, the games in it, days and minutes, and whose it is."""

from collections.abc import Iterator

from game.model import Panel, Shape, Sprite, Text, msg
from game.scenes import plan_words, typeset
from game.scenes.grown_up_page import BODY_PX, SMALL_PX
from game.scenes.level_asks import PlanCard
from game.scenes.level_cards import (
    INSTEAD,
    MISTAKES,
    ONE_MISTAKE,
    OWN_PICTURE,
    WRONG_PICTURE,
    YOURS,
)
from game.scenes.menu import Tile

COLUMNS, ROWS = 2, 3
X, Y, W, H, GAP_X, GAP_Y = 40.0, 144.0, 588.0, 152.0, 24.0, 12.0
PAD, TITLE_Y, PICTURES_Y, FACTS_Y = 28.0, 34.0, 77.0, 124.0
TITLE_W, MARK_W = 532.0, 120.0
PICTURE_W, PICTURE_SCALE, MOST_PICTURES = 70.0, 0.19, 6
DAYS_W, MINUTES_W = 140.0, 170.0
WRONG_X, WRONG_W = 128.0, 316.0
NOW, MORE = msg("now"), msg("+{n}")


def tile(card: PlanCard, number: int) -> Tile:
    """The box of a plan, at its place on the page; what it shows is drawn by `face`."""
    x = X + number % COLUMNS * (W + GAP_X)
    y = Y + number // COLUMNS * (H + GAP_Y)
    return Tile(f"plan/{card.id}", "", "", x, y, W, H)


def face(card: PlanCard, box: Tile, is_now: bool) -> Iterator[Shape]:
    """One plan; `is_now` where the child practises by it already."""
    if card.problems:
        yield from _wrong(card, box)
        if is_now:
            yield from _now(box, box.y + 48)
        return
    left, room = box.x + PAD, TITLE_W - (MARK_W if is_now else 0.0)
    title = typeset.cut(card.title, room)
    yield Text(title, left, box.y + TITLE_Y, BODY_PX, "ink", "left", room, 44, verbatim=True)
    if is_now:
        yield from _now(box, box.y + TITLE_Y)
    yield from _games(card, left, box.y + PICTURES_Y)
    y = box.y + FACTS_Y
    yield plan_words.days(card.days_a_week)._replace(x=left, y=y, w=DAYS_W, ink="ink_soft")
    left += DAYS_W + 8
    yield plan_words.minutes(card.minutes)._replace(x=left, y=y, w=MINUTES_W, ink="ink_soft")
    if card.own:
        yield from _own(card, left + MINUTES_W + 8, y, box.x + box.w - PAD)


def _now(box: Tile, y: float) -> Iterator[Shape]:
    """A mark on the right: the child practises by this plan."""
    left = box.x + box.w - MARK_W - 12
    yield Panel(left, y - 20, MARK_W, 40, "panel_soft", "", 20)
    yield Sprite("icon_ok", left + 24, y, 0.3)
    yield Text(NOW, left + 46, y, SMALL_PX, align="left", w=MARK_W - 54, h=34)


def _games(card: PlanCard, left: float, y: float) -> Iterator[Shape]:
    """A small picture for each level, in the order of the plan."""
    shown = card.levels if len(card.levels) <= MOST_PICTURES else card.levels[: MOST_PICTURES - 1]
    for n, level in enumerate(shown):
        yield Sprite(f"tile_{level.game}", left + 30 + n * PICTURE_W, y, PICTURE_SCALE)
    rest = len(card.levels) - len(shown)
    if rest:
        x = left + len(shown) * PICTURE_W
        yield Text(MORE, x, y, BODY_PX, align="left", w=70, h=40, values=(("n", str(rest)),))


def _wrong(card: PlanCard, box: Tile) -> Iterator[Shape]:
    """A plan that cannot be given: its mistakes are one choice away."""
    yield Sprite(WRONG_PICTURE, box.x + 66, box.y + box.h / 2, 1.7)
    left, count = box.x + WRONG_X, len(card.problems)
    title = typeset.cut(card.title, WRONG_W)
    yield Text(title, left, box.y + 48, BODY_PX, "ink", "left", WRONG_W, 46, verbatim=True)
    words, values = ONE_MISTAKE if count == 1 else MISTAKES, (("n", str(count)),)
    yield Text(words, left, box.y + 102, SMALL_PX, "ink", "left", 140, 40, values=values)
    if card.own:
        yield from _own(card, left + 150, box.y + 102, box.x + box.w - PAD)


def _own(card: PlanCard, left: float, y: float, right: float) -> Iterator[Shape]:
    yield Sprite(OWN_PICTURE, left + 11, y, 0.24)
    whose = INSTEAD if card.instead else YOURS
    x = left + 28
    yield Text(whose, x, y, SMALL_PX, "ink_accent", "left", right - x, 48)
