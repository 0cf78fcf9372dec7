"""The first page for grown-ups: what there is to look after."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.model import Shape, msg
from game.scenes import ways
from game.scenes.grown_up_page import BACK, by_count, paper
from game.scenes.menu import Menu, row
from game.scenes.scene import Effects, Press, Scene, Screen, Tick
from game.scenes.setting import Setting

TITLE = msg("For grown-ups")
SHELVES = (
    ("children", "icon_children", msg("Children")),
    ("gear", "icon_gear", msg("Gear")),
    ("plans", "icon_calendar", msg("Plans")),
    ("levels", "icon_levels", msg("Levels")),
    ("privacy", "icon_privacy", msg("Privacy")),
)
"""What there is, one tile each: (id, picture, caption)."""
COLUMNS, TOP, SIZE, GAP = 3, 152.0, (300.0, 236.0), 28.0
"""Tiles beside each other, and where the first row begins."""
ROWS = by_count(SHELVES, COLUMNS)
MENU = Menu(
    (
        *(
            tile
            for n, shelves in enumerate(ROWS)
            for tile in row(shelves, TOP + n * (SIZE[1] + GAP), SIZE, 1.4, GAP)
        ),
        BACK,
    )
)


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
        if chosen == "children":
            return ways.to_our_children(setting), sounds
        if chosen == "gear":
            return ways.to_our_children(setting, for_gear=True), sounds
        if chosen == "privacy":
            return ways.to_privacy(setting), sounds
        if chosen == "levels":
            return ways.to_levels(setting), sounds
        if chosen == "plans":
            return ways.to_plan_children(setting), sounds
        return replace(self, setting=setting, menu=menu), sounds

    def view(self) -> Iterator[Shape]:
        """The tiles."""
        yield from paper(TITLE, w=980)
        yield from self.menu.view()
