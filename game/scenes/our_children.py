"""All children of the family, those put away too: one is chosen to be looked after."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.model import Panel, Shape, Text, msg
from game.scenes import typeset, ways
from game.scenes.answers import Failure
from game.scenes.face_pages import COLUMNS, GAP, NOBODY, PICTURE_SCALE, ROWS, H, W, Y
from game.scenes.grown_up_page import (
    BACK,
    BODY_PX,
    SMALL_PX,
    WAIT,
    Leaves,
    by_count,
    note,
    paper,
    turned,
)
from game.scenes.menu import Menu, Tile
from game.scenes.scene import Effects, LoadChildren, Press, Scene, Screen, Tick
from game.scenes.setting import Setting
from profiles.model import Child

TITLE, WHOSE_GEAR = msg("Our children"), msg("Whose gear?")
AWAY = msg("put away")
TICKET = "children"
AWAY_W, AWAY_H, AWAY_SCALE = 128.0, 32.0, 0.62


@dataclass(frozen=True, slots=True)
class OurChildren(Screen):
    """Faces on pages; whoever is put away comes last, and says so."""

    setting: Setting
    child_id: str = ""
    """The child that was looked at last: its page is open, and it has the focus."""
    for_gear: bool = False
    """Whether it goes on to what the child wears."""
    page: int = 0
    children: tuple[Child, ...] | None = None
    trouble: str = ""
    asked: bool = False
    menu: Menu = Menu((BACK,))

    def step(self, tick: Tick) -> tuple[Scene, Effects]:
        """Load the children, then let one be chosen."""
        if not self.asked:
            return replace(self, asked=True), (LoadChildren(TICKET),)
        told = self._told(tick)
        menu, chosen, sounds = told.menu.step(tick.presses, tick.dt_s)
        if chosen == "back" or Press.BACK in tick.presses:
            return ways.to_grown_ups(told.setting), sounds
        moved = replace(told, menu=menu)
        return (moved._go(chosen) if chosen else moved), sounds

    def _told(self, tick: Tick) -> "OurChildren":
        told = replace(self, setting=self.setting.heard(tick))
        for answer in tick.answers:
            if answer.ticket != TICKET:
                continue
            if isinstance(answer.value, Failure):
                told = replace(told, trouble=answer.value.sentence)
            elif isinstance(answer.value, tuple):
                children = tuple(sorted(answer.value, key=lambda child: child.archived))
                told = replace(told, children=children)._laid_out(self.child_id)
        return told

    @property
    def _leaves(self) -> Leaves[Child]:
        return Leaves(by_count(self.children or (), COLUMNS * ROWS), self.page)

    def _laid_out(self, child_id: str) -> "OurChildren":
        """The tiles, opened where this child is."""
        ids = [child.id for child in self.children or ()]
        page = ids.index(child_id) // (COLUMNS * ROWS) if child_id in ids else 0
        return replace(self, page=page)._focused_on(f"child-{child_id}")

    def _focused_on(self, tile_id: str) -> "OurChildren":
        leaves = self._leaves
        faces = (_face(child, n, len(leaves.shown)) for n, child in enumerate(leaves.shown))
        tiles = (*faces, *leaves.tiles(), BACK)
        focus = next((n for n, tile in enumerate(tiles) if tile.id == tile_id), 0)
        return replace(self, menu=Menu(tiles, focus))

    def _go(self, chosen: str) -> Scene:
        if chosen in ("before", "more"):
            page = turned(self._leaves.number, chosen)
            return replace(self, page=page)._focused_on(chosen)
        child_id = chosen.removeprefix("child-")
        child = next(one for one in self.children or () if one.id == child_id)
        if self.for_gear:
            return ways.to_gears(self.setting, child)
        return ways.to_one_child(self.setting, child)

    def view(self) -> Iterator[Shape]:
        """The faces of this page."""
        yield from paper(WHOSE_GEAR if self.for_gear else TITLE, w=980)
        if self.trouble:
            yield from note("icon_help", self.trouble, verbatim=True)
        elif self.children is None:
            yield from note("icon_clock", WAIT)
        elif not self.children:
            yield from note("icon_help", NOBODY)
        yield from self.menu.view()
        shown = self._leaves.shown
        for number, child in enumerate(shown):
            if child.archived:
                yield from _away(_face(child, number, len(shown)))
        yield from self._leaves.words()


def _away(box: Tile) -> Iterator[Shape]:
    left, top = box.x + (box.w - AWAY_W) / 2, box.y + 8
    yield Panel(left, top, AWAY_W, AWAY_H, "panel_soft", "tile_edge", 16)
    middle_x, middle_y = left + AWAY_W / 2, top + AWAY_H / 2
    yield Text(AWAY, middle_x, middle_y, SMALL_PX, w=AWAY_W - 12, h=AWAY_H - 4)


def _face(child: Child, number: int, of: int) -> Tile:
    columns = min(COLUMNS, of)
    left = (1280 - columns * W - (columns - 1) * GAP) / 2
    x = left + number % COLUMNS * (W + GAP)
    y = Y + number // COLUMNS * (H + GAP)
    name = typeset.cut(child.nickname, W - 24)
    scale = AWAY_SCALE if child.archived else PICTURE_SCALE
    return Tile(
        f"child-{child.id}", f"avatar_{child.avatar}", name, x, y, W, H, scale, verbatim=True,
        words_px=BODY_PX,
    )  # fmt: skip
