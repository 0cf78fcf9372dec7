"""Before a gear is deleted that nobody played in: which one, and a question whether to do it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.model import Panel, Shape, Text, msg
from game.scenes import gear_words, grown_ways, typeset
from game.scenes.answers import Failure
from game.scenes.child_asks import DropGear, Wardrobe
from game.scenes.grown_up_page import BACK, BODY_PX, note, paper
from game.scenes.menu import Menu, Tile
from game.scenes.scene import Effects, Press, Scene, Screen, Tick
from game.scenes.setting import Setting
from profiles.model import Child, Gear

TICKET = "drop"
TITLE = msg("Delete this gear?")
GOES = msg("Nobody played in it. What was measured in it while getting ready goes, too.")
MENU = Menu(
    (
        Tile("yes", "icon_forget", msg("Yes, delete it"), 734, 24, 250, 96, 0.5, words_px=BODY_PX),
        Tile("no", "icon_no", msg("No, go back"), 1002, 24, 250, 96, 0.5, words_px=BODY_PX),
        BACK,
    ),
    1,
)
"""No has the focus: nothing goes by a press too many."""
X, Y, W, H = 150.0, 170.0, 980.0, 290.0


@dataclass(frozen=True, slots=True)
class DroppingGear(Screen):
    """The gear, and yes or no."""

    setting: Setting
    child: Child
    wardrobe: Wardrobe
    gear: Gear
    trouble: str = ""
    menu: Menu = MENU

    def step(self, tick: Tick) -> tuple[Scene, Effects]:
        """Delete it, or leave everything as it is."""
        setting = self.setting.heard(tick)
        wardrobe = tick.answer(TICKET, Wardrobe)
        if wardrobe is not None:
            return grown_ways.to_gears(setting, self.child, wardrobe), ()
        menu, chosen, sounds = self.menu.step(tick.presses, tick.dt_s)
        if chosen in ("back", "no") or Press.BACK in tick.presses:
            return grown_ways.to_gears(setting, self.child, self.wardrobe), sounds
        failure = tick.answer(TICKET, Failure)
        trouble = self.trouble if failure is None else failure.sentence
        moved = replace(self, setting=setting, menu=menu, trouble=trouble)
        if chosen == "yes":
            return replace(moved, trouble=""), (*sounds, DropGear(TICKET, self.gear))
        return moved, sounds

    def view(self) -> Iterator[Shape]:
        """What goes, or why it stays."""
        yield from paper(TITLE, typeset.cut(self.child.nickname, 480))
        yield from self.menu.view()
        if self.trouble:
            yield from note("icon_help", self.trouble, verbatim=True)
            return
        yield Panel(X, Y, W, H, "panel", "tile_edge", 40)
        yield from gear_words.legs(self.gear, X + 110, Y + 104, 1.0)
        left, room = X + 210, W - 250
        called = gear_words.name(self.gear, room, 26)
        if called:
            yield Text(called, left, Y + 56, 26, "ink", "left", room, 50, verbatim=True)
        yield from gear_words.words(self.gear, left, Y + 106, room)
        yield gear_words.since(self.gear, left, Y + 150, room)
        yield Text(GOES, left, Y + 226, BODY_PX, align="left", w=room, h=96)
