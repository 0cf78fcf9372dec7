"""All children of the family, those put away too: one is chosen to be looked after."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.model import Panel, Shape, Text, msg
from game.scenes import face_pages, grown_ways, ways
from game.scenes.answers import Failure
from game.scenes.face_pages import FacePages
from game.scenes.grown_up_page import BACK, SMALL_PX, paper
from game.scenes.menu import Menu, Tile
from game.scenes.scene import Effects, LoadChildren, Press, Scene, Screen, Tick
from game.scenes.setting import Setting

TITLE, WHOSE_GEAR, WHOSE_LOOK = msg("Our children"), msg("Whose gear?"), msg("Whose screen?")
AWAY = msg("put away")
TICKET = "children"
AWAY_W, AWAY_H = 128.0, 32.0


@dataclass(frozen=True, slots=True)
class OurChildren(Screen):
    """Faces on pages; whoever is put away comes last, and says so."""

    setting: Setting
    child_id: str = ""
    """The child that was looked at last: its page is open, and it has the focus."""
    for_gear: bool = False
    """Whether it goes on to what the child wears."""
    for_look: bool = False
    """Whether it goes on to how the child likes the screen."""
    pages: FacePages | None = None
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
                pages = FacePages(children).at(self.child_id)
                menu = pages.menu(f"child-{self.child_id}")
                told = replace(told, pages=pages, menu=menu)
        return told

    def _go(self, chosen: str) -> Scene:
        assert self.pages is not None, "faces and arrows are there once the children are"
        leafed = self.pages.turned(chosen)
        if leafed is not None:
            return replace(self, pages=leafed, menu=leafed.menu(chosen))
        child = self.pages.chosen(chosen)
        if self.for_gear:
            return grown_ways.to_gears(self.setting, child)
        if self.for_look:
            return ways.to_settings(replace(self.setting, child=child), for_grown_up=True)
        return grown_ways.to_one_child(self.setting, child)

    def view(self) -> Iterator[Shape]:
        """The faces of this page."""
        title = WHOSE_GEAR if self.for_gear else WHOSE_LOOK if self.for_look else TITLE
        yield from paper(title, w=980)
        yield from face_pages.told(self.pages, self.trouble)
        yield from self.menu.view()
        if self.pages is not None:
            for child, face in self.pages.faces():
                if child.archived:
                    yield from _away(face)
            yield from self.pages.leaves.words()


def _away(box: Tile) -> Iterator[Shape]:
    left, top = box.x + (box.w - AWAY_W) / 2, box.y + 8
    yield Panel(left, top, AWAY_W, AWAY_H, "panel_soft", "tile_edge", 16)
    middle_x, middle_y = left + AWAY_W / 2, top + AWAY_H / 2
    yield Text(AWAY, middle_x, middle_y, SMALL_PX, w=AWAY_W - 12, h=AWAY_H - 4)
