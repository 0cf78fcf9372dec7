"""The first page for grown-ups: what there is to look after."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.model import Shape, msg
from game.scenes import ways
from game.scenes.grown_up_page import BACK, paper
from game.scenes.menu import Menu, row
from game.scenes.scene import Effects, Press, Scene, Screen, Tick
from game.scenes.setting import Setting

TITLE = msg("For grown-ups")
SHELVES = (
    ("plans", "icon_calendar", msg("Plans")),
    ("levels", "icon_levels", msg("Levels")),
)
"""What there is, one tile each: (id, picture, caption)."""
MENU = Menu((*row(SHELVES, 230, (280, 250), 1.5), BACK))


@dataclass(frozen=True, slots=True)
class GrownUps(Screen):
    """A tile for each thing; the way back leads out, and whoever comes again is asked again."""

    setting: Setting
    menu: Menu = MENU

    def step(self, tick: Tick) -> tuple[Scene, Effects]:
        """Choose one, or leave."""
        menu, chosen, sounds = self.menu.step(tick.presses, tick.dt_s)
        setting = self.setting.heard(tick)
        if chosen == "back" or Press.BACK in tick.presses:
            return ways.to_home(setting), sounds
        if chosen == "levels":
            return ways.to_levels(setting), sounds
        if chosen == "plans":
            return ways.to_plan_children(setting), sounds
        return replace(self, setting=setting, menu=menu), sounds

    def view(self) -> Iterator[Shape]:
        """The tiles."""
        yield from paper(TITLE, w=980)
        yield from self.menu.view()
