"""Which levels the list shows, and how one of them looks there."""

from collections.abc import Iterator
from typing import NamedTuple

from game.model import Panel, Shape, Sprite, Text, msg
from game.scenes import typeset
from game.scenes.grown_up_page import Leaves, by_count
from game.scenes.level_asks import LevelCard
from game.scenes.menu import Tile

COLUMNS, ROWS, FEWER_ROWS = 3, 4, 2
"""How many cards a page holds; fewer where there is something to say besides."""
X, Y, W, H, GAP_X, GAP_Y = 40.0, 144.0, 384.0, 114.0, 24.0, 13.0
TEXT_X, TEXT_W, FACTS_Y, COUNT_W = 122.0, 252.0, 86.0, 94.0
WHOSE_W, MARK_W = TEXT_W - COUNT_W - 6, 27.0
PICTURE_SCALE = 0.32
TABS_X, TAB_Y, TAB_W, TAB_H, TAB_GAP = 640.0, 38.0, 196.0, 68.0, 12.0
RUNGS, ONE_RUNG = msg("{n} rungs"), msg("1 rung")
MISTAKES, ONE_MISTAKE = msg("{n} mistakes"), msg("1 mistake")
YOURS, INSTEAD = msg("yours"), msg("yours instead of the built-in one")
ALL, OWN, WRONG = msg("All: {n}"), msg("Yours: {n}"), msg("To mend: {n}")
OWN_PICTURE, WRONG_PICTURE = "icon_home", "light_fair"


class Place(NamedTuple):
    """Where in the list somebody is."""

    kind: str = "all"
    """Which levels: all, own or wrong."""
    page: int = 0
    level_id: str = ""
    """The level that has the focus."""


START = Place()
"""At the first page of all."""


def of_kind(cards: tuple[LevelCard, ...], kind: str) -> tuple[LevelCard, ...]:
    """The levels of one tab."""
    if kind == "own":
        return tuple(card for card in cards if card.own)
    return tuple(card for card in cards if card.mistakes) if kind == "wrong" else cards


def leaves(cards: tuple[LevelCard, ...], place: Place, rows: int = ROWS) -> Leaves[LevelCard]:
    """The open page of the list."""
    return Leaves(by_count(of_kind(cards, place.kind), COLUMNS * rows), place.page)


# --- Which ones -----------------------------------------------------------------------------------
def tabs(cards: tuple[LevelCard, ...]) -> Iterator[Tile]:
    """All, the family's own, and those with mistakes; no tab where it would be empty."""
    kinds = [kind for kind in ("all", "own", "wrong") if of_kind(cards, kind)]
    if len(kinds) > 1:
        for n, kind in enumerate(kinds):
            yield Tile(kind, "", "", TABS_X + n * (TAB_W + TAB_GAP), TAB_Y, TAB_W, TAB_H)


def tab_words(cards: tuple[LevelCard, ...], kind: str) -> Iterator[Shape]:
    """What stands on the tabs; a bar lies under the one that is open."""
    named = {"all": ALL, "own": OWN, "wrong": WRONG}
    pictures = {"own": (OWN_PICTURE, 0.4), "wrong": (WRONG_PICTURE, 0.9)}
    for tile in tabs(cards):
        left = tile.x + 16
        if tile.id in pictures:
            picture, scale = pictures[tile.id]
            yield Sprite(picture, left + 18, tile.y + 32, scale)
            left += 44
        room, values = tile.x + tile.w - 10 - left, (("n", str(len(of_kind(cards, tile.id)))),)
        yield Text(named[tile.id], left, tile.y + 32, 22, align="left", w=room, h=52, values=values)
        if tile.id == kind:
            yield Panel(tile.x + 24, tile.y + tile.h - 12, tile.w - 48, 6, "focus", "", 3)


# --- One level ------------------------------------------------------------------------------------
def tile(card: LevelCard, number: int) -> Tile:
    """The box of a level, at its place on the page; what it shows is drawn by `face`."""
    x = X + number % COLUMNS * (W + GAP_X)
    y = Y + number // COLUMNS * (H + GAP_Y)
    return Tile(f"level/{card.id}", "", "", x, y, W, H)


def face(card: LevelCard, x: float, y: float) -> Iterator[Shape]:
    """Game, title, rungs, whose it is; or what there is to mend."""
    picture, scale = (f"tile_{card.game}", PICTURE_SCALE) if card.game else (WRONG_PICTURE, 1.7)
    yield Sprite(picture, x + 63, y + H / 2, scale)
    left = x + TEXT_X
    title = typeset.cut(card.title, TEXT_W, 2)
    yield Text(title, left, y + 36, 22, align="left", w=TEXT_W, h=50, verbatim=True)
    count = card.mistakes or card.rungs
    one, many = (ONE_MISTAKE, MISTAKES) if card.mistakes else (ONE_RUNG, RUNGS)
    ink, values = ("ink" if card.mistakes else "ink_soft"), (("n", str(count)),)
    words = one if count == 1 else many
    yield Text(words, left, y + FACTS_Y, 18, ink, "left", COUNT_W, 46, values=values)
    if card.own:
        yield from _whose(card, left + COUNT_W + 6, y + FACTS_Y)


def _whose(card: LevelCard, x: float, y: float) -> Iterator[Shape]:
    if card.instead:
        yield Text(INSTEAD, x, y, 18, "ink_accent", "left", WHOSE_W, 46)
    else:
        yield Sprite(OWN_PICTURE, x + 11, y, 0.24)
        yield Text(YOURS, x + MARK_W, y, 18, "ink_accent", "left", WHOSE_W - MARK_W, 46)
