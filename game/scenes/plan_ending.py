"""Before a child's plan is taken back: what it plays then, and a question whether to do it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.guard import DAY_S
from game.model import Panel, Shape, Sprite, Text, msg
from game.scenes import grown_ways, typeset
from game.scenes.answers import Failure
from game.scenes.grown_up_page import BACK, BODY_PX, note, paper
from game.scenes.level_asks import Assigned, AssignPlan
from game.scenes.menu import Menu
from game.scenes.plan_words import NOT_DONE, TILES, Whose
from game.scenes.scene import Effects, Press, Scene, Screen, Tick
from game.scenes.setting import Setting

TICKET = "end"
TITLE = msg("Without a plan?")
ENDS = msg("{name} no longer practises by: {title}")
THEN = msg("From now on {name} plays one level of each game, for at most {n} minutes a day.")
KEPT = msg("Nothing that was played is lost. Each level goes on from where {name} stands.")
MENU = Menu((*TILES, BACK), 1)
"""No has the focus: nothing ends by a press too many."""
X, Y, W, ROW_H = 150.0, 156.0, 980.0, 128.0


@dataclass(frozen=True, slots=True)
class EndingPlan(Screen):
    """Three sentences, and yes or no."""

    setting: Setting
    whose: Whose
    trouble: str = ""
    menu: Menu = MENU

    def step(self, tick: Tick) -> tuple[Scene, Effects]:
        """Do it, or leave everything as it is."""
        assigned = tick.answer(TICKET, Assigned)
        setting, child = self.setting.heard(tick), self.whose.child
        if assigned is not None:
            return grown_ways.to_child_plan(setting, child, assigned), ()
        menu, chosen, sounds = self.menu.step(tick.presses, tick.dt_s)
        if chosen in ("back", "no") or Press.BACK in tick.presses:
            return grown_ways.to_child_plan(setting, child), sounds
        failure = tick.answer(TICKET, Failure)
        trouble = self.trouble if failure is None else failure.sentence
        moved = replace(self, setting=setting, menu=menu, trouble=trouble)
        if chosen == "yes":
            return replace(moved, trouble=""), (*sounds, AssignPlan(TICKET, child.id, ""))
        return moved, sounds

    def view(self) -> Iterator[Shape]:
        """What would change, or why nothing did."""
        yield from paper(TITLE)
        if self.trouble:
            yield from note("icon_help", self.trouble, verbatim=True)
            yield from note("icon_ok", NOT_DONE, 470)
        else:
            yield from self._sentences()
        yield from self.menu.view()

    def _sentences(self) -> Iterator[Shape]:
        name = ("name", typeset.cut(self.whose.child.nickname, W / 2))
        title = ("title", typeset.cut(self.whose.assigned.title, W))
        rows = (
            ("icon_calendar", ENDS, (name, title)),
            ("icon_play", THEN, (name, ("n", f"{DAY_S / 60:g}"))),
            ("icon_ok", KEPT, (name,)),
        )
        yield Panel(X, Y, W, len(rows) * ROW_H + 24, "panel", "tile_edge", 40)
        for number, (picture, message, values) in enumerate(rows):
            y = Y + 12 + (number + 0.5) * ROW_H
            yield Sprite(picture, X + 84, y, 0.8)
            yield Text(
                message, X + 164, y, BODY_PX, align="left", w=W - 200, h=ROW_H - 12, values=values
            )
