"""What grown-ups ask, answered at a glance: did we play, is it easier, what next, anything amiss?

Four cards, a sentence to say to the child, and the pause: one tap begins it, one tap ends it.
"""

from collections.abc import Iterator
from typing import NamedTuple

from game.model import Panel, Shape, Sprite, Text, Zone, msg
from game.scenes.menu import Tile
from game.scenes.path_parts import LEFT, RIGHT, TOP, WAY_BACK, Page, Seen, arrows, head
from game.scenes.path_sentence import sentence
from game.scenes.path_told import Told, did_we_play, easier, what_next, worth_watching

TITLE = msg("For the grown-up")
SAY = msg("Say to your child")
PAUSE, PAUSING = msg("Take a break?"), msg("You are taking a break.")
AGAIN = msg("Play again")
REASONS = (
    ("ill", msg("Ill")),
    ("skin", msg("Skin")),
    ("new_gear", msg("New gear")),
    ("away", msg("Away")),
)
PAUSE_ID = "pause/"
ASK_PX, TOLD_PX, SMALL_PX = 20, 29, 20
GAP = 12.0
CARD_H, LARGE_CARD_H = 180.0, 276.0


class _Box(NamedTuple):
    """Left top, width and height."""

    x: float
    y: float
    w: float
    h: float


def answers(seen: Seen) -> Page:
    """All at once; in large texts on three leaves."""
    told = (did_we_play(seen), easier(seen), what_next(seen), worth_watching(seen))
    back: list[Shape] = [*head(TITLE), *_whose(seen)]
    if not seen.large:
        for card, box in zip(told, _fours(), strict=True):
            back += [*_card(seen, card, box)]
        back += _below(seen, _Box(LEFT, 520, 612, 180), _Box(652, 520, 600, 180))
        return Page(
            (*back, *_zones(seen, _fours()[1])), (WAY_BACK, *_pause(seen, _Box(652, 520, 600, 180)))
        )
    last = 2
    leaf = max(0, min(seen.leaf or 0, last))
    boxes = [_Box(LEFT, TOP + n * (LARGE_CARD_H + GAP), RIGHT - LEFT, LARGE_CARD_H) for n in (0, 1)]
    if leaf == last:
        back += _below(seen, *boxes)
        return Page(tuple(back), (WAY_BACK, *_pause(seen, boxes[1]), *arrows(leaf, last)), leaf)
    for card, box in zip(told[2 * leaf : 2 * leaf + 2], boxes, strict=True):
        back += [*_card(seen, card, box)]
    if leaf == 0:
        back += [*_zones(seen, boxes[1])]
    return Page(tuple(back), (WAY_BACK, *arrows(leaf, last)), leaf)


def _whose(seen: Seen) -> Iterator[Shape]:
    """Whose answers these are."""
    yield Panel(726, 24, 294, 96, "panel", "", 46)
    yield Sprite(f"avatar_{seen.child.avatar}", 778, 72, 0.5)
    name = seen.child.nickname
    yield Text(name, 916, 72, 28, "ink_title", w=184, h=84, title=True, verbatim=True)


def _fours() -> tuple[_Box, ...]:
    w = (RIGHT - LEFT - GAP) / 2
    return tuple(
        _Box(LEFT + column * (w + GAP), TOP + row * (CARD_H + GAP), w, CARD_H)
        for row in (0, 1)
        for column in (0, 1)
    )


def _card(seen: Seen, told: Told, box: _Box) -> Iterator[Shape]:
    """A question, its answer in one large line, and one small line."""
    x, y, w, h = box
    yield Panel(x, y, w, h, "panel", "tile_edge", 30)
    yield Sprite(told.picture, x + 62, y + h / 2, 0.9)
    left, room = x + 124, w - 140
    ask_h, small_h = seen.lines(1, ASK_PX), seen.lines(1, SMALL_PX)
    yield Text(told.question, left, y + 10 + ask_h / 2, ASK_PX, "ink_soft", "left", w=room, h=ask_h)
    middle_h = h - 24 - ask_h - small_h
    words, values = told.answer
    middle = y + 12 + ask_h + middle_h / 2
    for n, picture in enumerate(reversed(told.where)):
        yield Sprite(picture, x + w - 50 - n * 66, middle, 0.42)
    pictures_w = 66 * len(told.where)
    yield Text(
        words, left, middle, TOLD_PX, "ink", "left", w=room - pictures_w, h=middle_h, title=True,
        values=values,
    )  # fmt: skip
    yield from _small(seen, told, (left, y + h - 10 - small_h / 2, room, small_h))


def _small(seen: Seen, told: Told, row: tuple[float, float, float, float]) -> Iterator[Shape]:
    """The small line: one text, or a label and what it is about."""
    x, y, w, h = row
    words, values = told.small
    if not told.about:
        yield Text(words, x, y, SMALL_PX, "ink", "left", w=w, h=h, values=values)
        return
    label_w = told.label_w * seen.child.text_scale
    yield Text(words, x, y, SMALL_PX, "ink_soft", "left", w=label_w, h=h, values=values)
    about, of = told.about
    left = x + label_w + 10
    yield Text(about, left, y, SMALL_PX, "ink", "left", w=w - label_w - 10, h=h, values=of)


def _zones(seen: Seen, box: _Box) -> Iterator[Shape]:
    """Where each game stands, for whoever looks for it."""
    for one in seen.path.games:
        yield Zone(f"course-{one.game}", *box)
        yield Zone(f"result-{one.game}-{one.successes}-{one.reps}", *box)


# --- What to say, and the pause -------------------------------------------------------------------
def _below(seen: Seen, say: _Box, rest: _Box) -> list[Shape]:
    return [*_say(seen, say), *_rest(seen, rest)]


def _say(seen: Seen, box: _Box) -> Iterator[Shape]:
    x, y, w, h = box
    yield Panel(x, y, w, h, "panel", "tile_edge", 30)
    yield Sprite("icon_say", x + 62, y + h / 2, 0.9)
    ask_h = seen.lines(1, ASK_PX)
    yield Text(SAY, x + 124, y + 10 + ask_h / 2, ASK_PX, "ink_soft", "left", w=w - 140, h=ask_h)
    words, values = sentence(seen.path, seen.today)
    room = h - ask_h - 26
    middle = y + 12 + ask_h + room / 2
    yield Text(words, x + 124, middle, TOLD_PX, "ink", "left", w=w - 140, h=room, values=values)


def _rest(seen: Seen, box: _Box) -> Iterator[Shape]:
    x, y, w, h = box
    yield Panel(x, y, w, h, "panel", "tile_edge", 30)
    ask_h = seen.lines(1, ASK_PX)
    if seen.path.pause_on(seen.today) is None:
        yield Text(PAUSE, x + w / 2, y + 10 + ask_h / 2, ASK_PX, "ink_soft", w=w - 40, h=ask_h)
        return
    yield Sprite("day_cosy", x + 66, y + h / 2, 1.3)
    yield Text(PAUSING, x + 130, y + h / 2, 22, "ink", "left", w=w - 420, h=h - 24)


def _pause(seen: Seen, box: _Box) -> Iterator[Tile]:
    """Four reasons to begin one; or the end of the one that holds. The way back has the focus."""
    x, y, w, h = box
    if seen.path.pause_on(seen.today) is not None:
        yield Tile(
            "end_pause", "icon_resume", AGAIN, x + w - 270, y + 16, 252, h - 32, 0.9, words_px=20
        )
        return
    top = y + 16 + seen.lines(1, ASK_PX)
    each = (w - 24 - 3 * 10) / 4
    for n, (reason, words) in enumerate(REASONS):
        at_x = x + 12 + n * (each + 10)
        yield Tile(
            f"{PAUSE_ID}{reason}", f"icon_pause_{reason}", words, at_x, top, each, y + h - 12 - top,
            0.86, words_px=20,
        )  # fmt: skip
