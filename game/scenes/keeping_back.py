"""Going back to a backup: what that means, the question, and the end of the program after a yes.

The data is open while the program runs, so the backup comes in its place at the next start.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.model import Shape, msg
from game.scenes import grown_ways
from game.scenes.answers import Failure
from game.scenes.grown_up_page import BACK, BODY_PX, WAIT, note, paper
from game.scenes.keeping_asks import BackupCard, BringBack, ComesBack
from game.scenes.keeping_rows import made_at
from game.scenes.menu import Menu, Tile
from game.scenes.scene import Effects, Press, Quit, Scene, Screen, Tick
from game.scenes.setting import Setting
from game.scenes.told_rows import Told, rows

TICKET = "bring_back"
TITLE, CLOSING = msg("Go back to this one?"), msg("Start Stepling again")
THEN = Told(
    "icon_backup",
    msg(
        "Everything is then as it was on {when}, for all children: names, gear, plans, sessions "
        "and milestones."
    ),
)
MEANING = (
    Told(
        "icon_box",
        msg(
            "What is here now is put aside, in the folder set-aside beside the data. It is not "
            "lost; but Stepling does not show it any more."
        ),
    ),
    Told("icon_forget", msg("A child that was erased for good stays erased.")),
    Told(
        "icon_quit",
        msg("For this Stepling closes. The backup is there when you start it again."),
    ),
)
READY = msg("The backup is ready. Close Stepling now; when you start it again, you are back there.")
ANSWERS = Menu(
    (
        Tile("yes", "icon_backup", msg("Yes, go back"), 734, 24, 250, 96, 0.5, words_px=BODY_PX),
        Tile("no", "icon_no", msg("No"), 1002, 24, 250, 96, 0.5, words_px=BODY_PX),
        BACK,
    ),
    1,
)
"""No has the focus: nothing comes back by a press too many."""
CLOSE = Menu((Tile("close", "icon_quit", msg("Close Stepling"), 490, 490, 300, 170, 0.9),))


@dataclass(frozen=True, slots=True)
class BringingBack(Screen):
    """It is told, it is asked; after a yes there is no way but out."""

    setting: Setting
    card: BackupCard
    waiting: bool = False
    ready: bool = False
    trouble: str = ""
    menu: Menu = ANSWERS

    def step(self, tick: Tick) -> tuple[Scene, Effects]:
        """Ask, wait, and close."""
        told = self._told(tick)
        menu, chosen, sounds = told.menu.step(tick.presses, tick.dt_s)
        moved = replace(told, menu=menu)
        left = chosen in ("back", "no") or Press.BACK in tick.presses
        if told.ready:
            # What would be kept from here on would be put aside with all the rest.
            return moved, (*sounds, Quit()) if chosen or left else sounds
        if told.waiting:
            return moved, sounds
        if left:
            return grown_ways.to_backups(told.setting, self.card.name), sounds
        if chosen == "yes":
            waits = replace(moved, waiting=True, menu=Menu(()))
            return waits, (*sounds, BringBack(TICKET, self.card.name))
        return moved, sounds

    def _told(self, tick: Tick) -> "BringingBack":
        told = replace(self, setting=self.setting.heard(tick))
        failure = tick.answer(TICKET, Failure)
        if failure is not None:
            return replace(told, waiting=False, trouble=failure.sentence, menu=Menu((BACK,)))
        if tick.answer(TICKET, ComesBack) is not None:
            return replace(told, waiting=False, ready=True, menu=CLOSE)
        return told

    def view(self) -> Iterator[Shape]:
        """What it means, or what came of it."""
        when = made_at(self.card)
        if self.ready:
            yield from paper(CLOSING, when, w=980)
            yield from note("icon_ok", READY, 220)
        elif self.trouble or self.waiting:
            yield from paper(TITLE, when)
            if self.trouble:
                yield from note("icon_help", self.trouble, verbatim=True)
            else:
                yield from note("icon_clock", WAIT)
        else:
            yield from paper(TITLE, when)
            then = THEN._replace(values=(("when", when),))
            yield from rows((then, *MEANING), (150, 156, 980, 480))
        yield from self.menu.view()
