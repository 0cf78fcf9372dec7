"""Another face for a child, or the year in which it was born: one of many is chosen."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from game.model import Panel, Shape, Sprite, Text, msg
from game.scenes import grown_ways
from game.scenes.answers import Failure
from game.scenes.faces import face_tiles
from game.scenes.grown_up_page import BACK, BODY_PX, SMALL_PX, paper
from game.scenes.menu import Menu, Tile, focused
from game.scenes.scene import ChangeChild, Effects, Press, Scene, Screen, Tick
from game.scenes.setting import Setting
from profiles.model import Child

TICKET = "chosen"
TITLES = {"face": msg("Which face?"), "born": msg("Born in which year?")}
WHY = msg("The year alone, and only if you like. Everything works without it.")
NOT_TOLD = msg("Not told")
YOUNGEST, OLDEST = 2, 19
"""Years of age that are offered."""
COLUMNS, X, Y, W, H, GAP = 6, 40.0, 236.0, 185.0, 118.0, 18.0


@dataclass(frozen=True, slots=True)
class ChildChoice(Screen):
    """Tiles; what holds now has a leaf."""

    setting: Setting
    child: Child
    kind: str
    """face or born."""
    trouble: str = ""
    menu: Menu | None = None

    def step(self, tick: Tick) -> tuple[Scene, Effects]:
        """Choose one, and keep it."""
        if self.menu is None:
            return self._laid_out(tick.today.date), ()
        setting = self.setting.heard(tick)
        child = tick.answer(TICKET, Child)
        if child is not None:
            return grown_ways.to_one_child(setting, child, self.kind), ()
        menu, chosen, sounds = self.menu.step(tick.presses, tick.dt_s)
        if chosen == "back" or Press.BACK in tick.presses:
            return grown_ways.to_one_child(setting, self.child, self.kind), sounds
        failure = tick.answer(TICKET, Failure)
        trouble = self.trouble if failure is None else failure.sentence
        moved = replace(self, setting=setting, menu=menu, trouble=trouble)
        if chosen:
            changed = ChangeChild(TICKET, self._with(chosen))
            return replace(moved, trouble=""), (*sounds, changed)
        return moved, sounds

    def _laid_out(self, today: str) -> "ChildChoice":
        tiles = face_tiles() if self.kind == "face" else (*_years(today, self.child), BACK)
        return replace(self, menu=focused(tiles, self._now))

    @property
    def _now(self) -> str:
        """The id of the tile that holds now."""
        if self.kind == "face":
            return f"face-{self.child.avatar}"
        return f"year-{self.child.birth_year or ''}"

    def _with(self, tile_id: str) -> Child:
        value = tile_id.partition("-")[2]
        if self.kind == "face":
            return replace(self.child, avatar=value)
        return replace(self.child, birth_year=int(value) if value else None)

    def view(self) -> Iterator[Shape]:
        """The tiles, and a leaf on the one that holds now."""
        yield from paper(TITLES[self.kind], w=980)
        menu = self.menu or Menu(())
        if self.kind == "born":
            yield Panel(150, 138, 980, 76, "panel", "tile_edge", 30)
            yield Text(WHY, 640, 176, BODY_PX, w=930, h=68)
        yield from menu.view()
        for tile in menu.tiles:
            if tile.id == self._now:
                yield Sprite("icon_ok", tile.x + tile.w - 26, tile.y + 26, 0.44)
        if self.trouble:
            yield Panel(40, 654, 1200, 58, "panel", "tile_edge", 22)
            yield Text(self.trouble, 640, 683, SMALL_PX, w=1160, h=54, verbatim=True)


def _years(today: str, child: Child) -> Iterator[Tile]:
    this_year = date.fromisoformat(today).year
    years = [this_year - age for age in range(YOUNGEST, OLDEST)]
    if child.birth_year is not None and child.birth_year not in years:
        years[-1] = child.birth_year
    for n, value in enumerate(("", *map(str, years))):
        x = X + n % COLUMNS * (W + GAP)
        y = Y + n // COLUMNS * (H + GAP)
        caption = value or NOT_TOLD
        yield Tile(f"year-{value}", "", caption, x, y, W, H, verbatim=bool(value), words_px=26)
