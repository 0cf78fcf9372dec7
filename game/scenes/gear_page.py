"""What one child wears on its legs, now and before; and something new."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game import guard
from game.model import Panel, Shape, Sprite, Text, msg
from game.scenes import gear_words, grown_ways, typeset
from game.scenes.answers import Failure
from game.scenes.child_asks import LoadGears, Wardrobe
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
from game.scenes.menu import Menu, Tile, focused
from game.scenes.scene import Effects, Press, Scene, Screen, Tick
from game.scenes.setting import Setting
from profiles.gear import Worn
from profiles.model import Child

TICKET = "gears"
WEARS = msg("On the legs")
AFRESH = msg(
    "Something new has its own middle, its own reach and its own baseline: getting ready measures "
    "them anew. What came before stays, and is never compared with it."
)
CAREFUL = msg("Until {day}: first look at the skin, then play {n} minutes a day.")
NOW = msg("now")
NEW = Tile("new", "icon_plus", msg("New gear"), 1002, 24, 250, 96, 0.5, words_px=BODY_PX)
HEAD_Y, HEAD_H = 132.0, 86.0
CARE_X, CARE_W = 722.0, 268.0
"""Between the heading and the tile for new gear."""
X, Y, W, H, GAP, ROWS = 40.0, 234.0, 1200.0, 95.0, 10.0, 4
TEXT_X, TEXT_W = 200.0, 560.0
DAY_X, DAY_W, NOW_X, NOW_W = 784.0, 250.0, 1090.0, 122.0


@dataclass(frozen=True, slots=True)
class GearPage(Screen):
    """The newest on top; each can be opened, to put a mistake right."""

    setting: Setting
    child: Child
    wardrobe: Wardrobe | None = None
    """Loaded first where it is not known."""
    at: int = 0
    today: str = ""
    trouble: str = ""
    asked: bool = False
    menu: Menu = Menu((BACK,))

    def step(self, tick: Tick) -> tuple[Scene, Effects]:
        """Load it, leaf through it, and go on."""
        if not self.asked:
            asked = replace(self, asked=True)
            if self.wardrobe is not None:
                return asked._laid_out(), ()
            return asked, (LoadGears(TICKET, self.child.id),)
        told = self._told(tick)
        menu, chosen, sounds = told.menu.step(tick.presses, tick.dt_s)
        if chosen == "back" or Press.BACK in tick.presses:
            return grown_ways.to_one_child(told.setting, told.child), sounds
        moved = replace(told, menu=menu)
        return (moved._go(chosen) if chosen else moved), sounds

    def _told(self, tick: Tick) -> "GearPage":
        told = replace(self, setting=self.setting.heard(tick), today=tick.today.date)
        failure = tick.answer(TICKET, Failure)
        if failure is not None:
            return replace(told, trouble=failure.sentence, wardrobe=None, menu=Menu((BACK,)))
        wardrobe = tick.answer(TICKET, Wardrobe)
        return told if wardrobe is None else replace(told, wardrobe=wardrobe)._laid_out()

    @property
    def _leaves(self) -> Leaves[Worn]:
        worn = self.wardrobe.worn[::-1] if self.wardrobe else ()
        return Leaves(by_count(worn, ROWS), self.at)

    def _laid_out(self, focus: str = "new") -> "GearPage":
        leaves = self._leaves
        rows = (_row(one, n) for n, one in enumerate(leaves.shown))
        tiles = (*rows, NEW, *leaves.tiles(), BACK)
        return replace(self, menu=focused(tiles, focus))

    def _go(self, chosen: str) -> Scene:
        assert self.wardrobe is not None, "there is nothing to choose before it is loaded"
        if chosen == "new":
            return grown_ways.to_gear_form(self.setting, self.child, self.wardrobe)
        if chosen in ("before", "more"):
            return replace(self, at=turned(self._leaves.number, chosen))._laid_out(chosen)
        worn = (one.gear for one in self.wardrobe.worn)
        gear = next(gear for gear in worn if f"gear/{gear.id}" == chosen)
        return grown_ways.to_gear_form(self.setting, self.child, self.wardrobe, gear)

    # --- Showing ------------------------------------------------------------------------------
    def view(self) -> Iterator[Shape]:
        """What starts afresh, and what was worn since when."""
        yield from paper(typeset.cut(self.child.nickname, 480, 1, 30), verbatim=True)
        if self.trouble:
            yield from note("icon_help", self.trouble, verbatim=True)
        elif self.wardrobe is None:
            yield from note("icon_clock", WAIT)
        else:
            yield from _head()
            yield from _care(self.wardrobe.worn[-1:], self.today)
        yield from self.menu.view()
        for number, one in enumerate(self._leaves.shown):
            is_now = self.wardrobe is not None and one == self.wardrobe.worn[-1]
            yield from _face(one, _row(one, number), is_now)
        yield from self._leaves.words()


def _head() -> Iterator[Shape]:
    yield Panel(X, HEAD_Y, W, HEAD_H, "panel", "tile_edge", 30)
    middle = HEAD_Y + HEAD_H / 2
    yield Text(WEARS, X + 28, middle, 24, "ink_title", "left", 190, HEAD_H - 12, title=True)
    yield Text(AFRESH, X + 236, middle, SMALL_PX, align="left", w=W - 264, h=HEAD_H - 6)


def _care(now: tuple[Worn, ...], today: str) -> Iterator[Shape]:
    """What holds for the skin while a prosthesis or an orthosis is new."""
    for gear in (one.gear for one in now):
        worn = gear.left, gear.right
        if guard.is_new(worn, gear.since, today):
            day = guard.care_until(worn, gear.since)
            values = (("day", day), ("n", f"{guard.NEW_GEAR_DAY_S / 60:g}"))
            yield Panel(CARE_X, 24, CARE_W, 96, "panel", "tile_edge", 30)
            x, w = CARE_X + 16, CARE_W - 32
            yield Text(CAREFUL, x, 72, SMALL_PX, align="left", w=w, h=84, values=values)


def _row(one: Worn, number: int) -> Tile:
    """The box of a gear; what it shows is drawn by `_face`."""
    return Tile(f"gear/{one.gear.id}", "", "", X, Y + number * (H + GAP), W, H)


def _face(one: Worn, box: Tile, is_now: bool) -> Iterator[Shape]:
    middle = box.y + box.h / 2
    yield from gear_words.legs(one.gear, box.x + 84, middle, 0.56)
    called = gear_words.name(one.gear, TEXT_W, BODY_PX)
    if called:
        yield Text(called, TEXT_X, middle - 20, BODY_PX, "ink", "left", TEXT_W, 40, verbatim=True)
        yield from gear_words.words(one.gear, TEXT_X, middle + 22, TEXT_W)
    else:
        yield from gear_words.words(one.gear, TEXT_X, middle, TEXT_W, "ink")
    yield gear_words.since(one.gear, DAY_X, middle - 20, DAY_W)
    yield gear_words.played(one, DAY_X, middle + 22, DAY_W)
    if is_now:
        yield Panel(NOW_X, middle - 20, NOW_W, 40, "panel_soft", "", 20)
        yield Sprite("icon_ok", NOW_X + 24, middle, 0.3)
        yield Text(NOW, NOW_X + 46, middle, SMALL_PX, align="left", w=NOW_W - 54, h=34)
