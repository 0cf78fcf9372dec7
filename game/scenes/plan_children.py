"""Whose plan? A face for each child of the family; a guest has none."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.model import Shape, msg
from game.scenes import face_pages, grown_ways, ways
from game.scenes.answers import Failure
from game.scenes.face_pages import FacePages
from game.scenes.grown_up_page import BACK, paper
from game.scenes.menu import Menu
from game.scenes.scene import Effects, LoadChildren, Press, Scene, Screen, Tick
from game.scenes.setting import Setting

TITLE = msg("Whose plan?")
TICKET = "children"


@dataclass(frozen=True, slots=True)
class PlanChildren(Screen):
    """Faces on pages."""

    setting: Setting
    child_id: str = ""
    """The child that was looked at last: its page is open, and it has the focus."""
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

    def _told(self, tick: Tick) -> "PlanChildren":
        told = replace(self, setting=self.setting.heard(tick))
        for answer in tick.answers:
            if answer.ticket != TICKET:
                continue
            if isinstance(answer.value, Failure):
                told = replace(told, trouble=answer.value.sentence)
            elif isinstance(answer.value, tuple):
                children = tuple(child for child in answer.value if not child.archived)
                pages = FacePages(children).at(self.child_id)
                menu = pages.menu(f"child-{self.child_id}")
                told = replace(told, pages=pages, menu=menu)
        return told

    def _go(self, chosen: str) -> Scene:
        assert self.pages is not None, "faces and arrows are there once the children are"
        leafed = self.pages.turned(chosen)
        if leafed is not None:
            return replace(self, pages=leafed, menu=leafed.menu(chosen))
        return grown_ways.to_child_plan(self.setting, self.pages.chosen(chosen))

    def view(self) -> Iterator[Shape]:
        """The faces of this page."""
        yield from paper(TITLE, w=980)
        yield from face_pages.told(self.pages, self.trouble)
        yield from self.menu.view()
        if self.pages is not None:
            yield from self.pages.leaves.words()
