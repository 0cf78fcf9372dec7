"""The first page for grown-ups: what there is to look after."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from game.model import Shape, msg
from game.scenes import grown_ways, ways
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
    ("sensors", "icon_board", msg("Sensors")),
    ("backups", "icon_backup", msg("Backups")),
    ("privacy", "icon_privacy", msg("Privacy")),
    ("settings", "icon_settings", msg("Settings")),
)
"""What there is, one tile each: (id, picture, caption)."""
COLUMNS, TOP, SIZE, GAP = 4, 164.0, (278.0, 236.0), 28.0
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
        if chosen:
            return _beyond(setting, chosen), sounds
        return replace(self, setting=setting, menu=menu), sounds

    def view(self) -> Iterator[Shape]:
        """The tiles."""
        yield from paper(TITLE, w=980)
        yield from self.menu.view()


def _beyond(setting: Setting, shelf: str) -> Scene:
    """What there is behind a tile."""
    pages: Mapping[str, Callable[[Setting], Scene]] = {
        "children": grown_ways.to_our_children,
        "gear": partial(grown_ways.to_our_children, for_gear=True),
        "plans": grown_ways.to_plan_children,
        "levels": grown_ways.to_levels,
        "sensors": grown_ways.to_own_sensors,
        "backups": grown_ways.to_backups,
        "privacy": grown_ways.to_privacy,
        "settings": partial(grown_ways.to_our_children, for_look=True),
    }
    return pages[shelf](setting)
