"""One child for grown-ups: who it is, how it likes the screen, what it wears, what is recorded."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.model import Panel, Shape, Text
from game.scenes import child_rows, grown_ways, typeset, ways
from game.scenes.answers import Failure
from game.scenes.child_asks import LoadGears, Wardrobe
from game.scenes.grown_up_page import BACK, SMALL_PX, paper
from game.scenes.menu import Menu, focused
from game.scenes.scene import ChangeChild, Effects, Press, Scene, Screen, Tick
from game.scenes.setting import Setting
from profiles.model import Child

GEARS, AWAY = "gears", "away"


@dataclass(frozen=True, slots=True)
class OneChild(Screen):
    """A box for each thing, with what it is now."""

    setting: Setting
    child: Child
    focus: str = "name"
    """What was looked at last."""
    wardrobe: Wardrobe | None = None
    trouble: str = ""
    asked: bool = False
    menu: Menu = Menu((BACK,))

    def step(self, tick: Tick) -> tuple[Scene, Effects]:
        """Choose what to look after."""
        if not self.asked:
            loads = LoadGears(GEARS, self.child.id)
            return replace(self, asked=True)._laid_out(self.focus), (loads,)
        told = self._told(tick)
        menu, chosen, sounds = told.menu.step(tick.presses, tick.dt_s)
        if chosen == "back" or Press.BACK in tick.presses:
            return grown_ways.to_our_children(told.setting, told.child.id), sounds
        moved = replace(told, menu=menu)
        if chosen == "away":
            child = replace(self.child, archived=not self.child.archived)
            return replace(moved, trouble=""), (*sounds, ChangeChild(AWAY, child))
        return (moved._go(chosen) if chosen else moved), sounds

    def _told(self, tick: Tick) -> "OneChild":
        told = replace(
            self,
            setting=self.setting.heard(tick),
            wardrobe=tick.answer(GEARS, Wardrobe) or self.wardrobe,
        )
        for ticket in (GEARS, AWAY):
            failure = tick.answer(ticket, Failure)
            if failure is not None:
                told = replace(told, trouble=failure.sentence)
        child = tick.answer(AWAY, Child)
        if child is None:
            return told
        menu = told.menu
        return replace(told, child=child, menu=Menu(menu.tiles, menu.focus, menu.age_s))

    def _laid_out(self, focus: str) -> "OneChild":
        rows = enumerate(child_rows.rows(self.child))
        tiles = (*(child_rows.tile(row, n) for n, row in rows), BACK)
        return replace(self, menu=focused(tiles, focus))

    def _go(self, chosen: str) -> Scene:
        setting, child = self.setting, self.child
        if chosen == "name":
            return grown_ways.to_child_name(setting, child)
        if chosen in ("face", "born"):
            return grown_ways.to_child_choice(setting, child, chosen)
        if chosen == "gear":
            return grown_ways.to_gears(setting, child)
        if chosen == "recording":
            return grown_ways.to_child_recording(setting, child)
        if chosen == "take":
            return grown_ways.to_taking(setting, child)
        if chosen == "milestones":
            return grown_ways.to_milestones(setting, child)
        return ways.to_settings(replace(setting, child=child), for_grown_up=True)

    def view(self) -> Iterator[Shape]:
        """The boxes."""
        child = self.child
        name = typeset.cut(child.nickname, 880, 1, 30)
        yield from paper(name, child.code, w=980, verbatim=True)
        yield from self.menu.view()
        for number, row in enumerate(child_rows.rows(child)):
            yield from child_rows.face(row, child_rows.tile(row, number), self.wardrobe)
        if self.trouble:
            yield Panel(40, 654, 1200, 58, "panel", "tile_edge", 22)
            words = typeset.cut(self.trouble, 1150, 2)
            yield Text(words, 640, 683, SMALL_PX, w=1160, h=54, verbatim=True)
