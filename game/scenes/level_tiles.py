"""What can be chosen on the page of one level: a rung, a leaf, a rehearsal, a try."""

from collections.abc import Iterator

from game.model import Panel, Shape, Text, msg
from game.scenes.grown_up_page import BACK, BODY_PX, Leaves
from game.scenes.level_asks import LevelPage
from game.scenes.level_table import Line
from game.scenes.menu import Menu, Tile

RUNG, EVERY = msg("Rung {n}"), msg("Every rung")
EVERY_ID, RUNG_ID = "every", "rung/"
MOST_TABS = 6
"""Rungs beside each other; of more than these, those around the open one."""
TAB_X, TAB_Y, TAB_W, EVERY_W, TAB_H, TAB_GAP = 40.0, 214.0, 138.0, 210.0, 50.0, 10.0
REHEARSE = Tile(
    "rehearse", "icon_rehearse", msg("Rehearse"), 734, 24, 250, 96, 0.5, words_px=BODY_PX
)
TRY = Tile("try", "icon_play", msg("Try it now"), 1002, 24, 250, 96, 0.5, words_px=BODY_PX)


def menu(page: LevelPage | None, every: bool, leaves: Leaves[Line], focus: str = "") -> Menu:
    """All tiles; `focus` is the id of the one that is to have it."""
    tiles = (*_of(page, every, leaves), BACK)
    at = next((n for n, tile in enumerate(tiles) if tile.id == focus), 0)
    return Menu(tiles, at)


def _of(page: LevelPage | None, every: bool, leaves: Leaves[Line]) -> Iterator[Tile]:
    if page is None:
        return
    if not page.problems:
        yield REHEARSE
        yield TRY
        yield from tabs(page)
    yield from leaves.tiles()


def tabs(page: LevelPage) -> Iterator[Tile]:
    """The rungs, and what holds on all of them."""
    rungs = page.card.rungs
    first = max(1, min(page.rung - MOST_TABS // 2, rungs - MOST_TABS + 1))
    x = TAB_X
    for rung in range(first, min(rungs, first + MOST_TABS - 1) + 1):
        yield Tile(f"{RUNG_ID}{rung}", "", "", x, TAB_Y, TAB_W, TAB_H)
        x += TAB_W + TAB_GAP
    yield Tile(EVERY_ID, "", EVERY, x, TAB_Y, EVERY_W, TAB_H, words_px=BODY_PX)


def tab_words(page: LevelPage, every: bool) -> Iterator[Shape]:
    """The numbers on the tabs; a bar lies under the one that is open."""
    is_open = EVERY_ID if every else f"{RUNG_ID}{page.rung}"
    for tile in tabs(page):
        if tile.id.startswith(RUNG_ID):
            values = (("n", tile.id.removeprefix(RUNG_ID)),)
            x, y = tile.middle
            yield Text(RUNG, x, y, BODY_PX, w=tile.w - 16, h=tile.h - 10, values=values)
        if tile.id == is_open:
            yield Panel(tile.x + 20, tile.y + tile.h - 10, tile.w - 40, 6, "focus", "", 3)
