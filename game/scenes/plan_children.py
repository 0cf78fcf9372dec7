"""Whose plan? A face for each child of the family; a guest has none."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.model import Shape, msg
from game.scenes import typeset, ways
from game.scenes.answers import Failure
from game.scenes.face_pages import COLUMNS, GAP, NOBODY, PICTURE_SCALE, ROWS, H, W, Y
from game.scenes.grown_up_page import BACK, BODY_PX, WAIT, Leaves, by_count, note, paper, turned
from game.scenes.menu import Menu, Tile
from game.scenes.scene import Effects, LoadChildren, Press, Scene, Screen, Tick
from game.scenes.setting import Setting
from profiles.model import Child

TITLE = msg("Whose plan?")
TICKET = "children"


@dataclass(frozen=True, slots=True)
class PlanChildren(Screen):
    """Faces on pages."""

    setting: Setting
    child_id: str = ""
    """The child that was looked at last: its page is open, and it has the focus."""
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

    def _told(self, tick: Tick) -> "PlanChildren":
        told = replace(self, setting=self.setting.heard(tick))
        for answer in tick.answers:
            if answer.ticket != TICKET:
                continue
            if isinstance(answer.value, Failure):
                told = replace(told, trouble=answer.value.sentence)
            elif isinstance(answer.value, tuple):
                children = tuple(child for child in answer.value if not child.archived)
                told = replace(told, children=children)._laid_out(self.child_id)
        return told

    @property
    def _leaves(self) -> Leaves[Child]:
        return Leaves(by_count(self.children or (), COLUMNS * ROWS), self.page)

    def _laid_out(self, child_id: str) -> "PlanChildren":
        """The tiles, opened where this child is."""
        ids = [child.id for child in self.children or ()]
        page = ids.index(child_id) // (COLUMNS * ROWS) if child_id in ids else 0
        return replace(self, page=page)._focused_on(f"child-{child_id}")

    def _focused_on(self, tile_id: str) -> "PlanChildren":
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
        return ways.to_child_plan(self.setting, child)

    def view(self) -> Iterator[Shape]:
        """The faces of this page."""
        yield from paper(TITLE, w=980)
        if self.trouble:
            yield from note("icon_help", self.trouble, verbatim=True)
        elif self.children is None:
            yield from note("icon_clock", WAIT)
        elif not self.children:
            yield from note("icon_help", NOBODY)
        yield from self.menu.view()
        yield from self._leaves.words()


def _face(child: Child, number: int, of: int) -> Tile:
    columns = min(COLUMNS, of)
    left = (1280 - columns * W - (columns - 1) * GAP) / 2
    x = left + number % COLUMNS * (W + GAP)
    y = Y + number // COLUMNS * (H + GAP)
    name = typeset.cut(child.nickname, W - 24)
    return Tile(
        f"child-{child.id}", f"avatar_{child.avatar}", name, x, y, W, H, PICTURE_SCALE,
        verbatim=True, words_px=BODY_PX,
    )  # fmt: skip
