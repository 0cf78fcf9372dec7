"""A rehearsal for grown-ups: first how far it is, and then the picture of what came of it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.mascot import stepling
from game.model import Bar, Panel, Shape, Text, Wish, msg
from game.rehearsal import Report
from game.scenes import grown_ways
from game.scenes.answers import Failure
from game.scenes.grown_up_page import BACK, BODY_PX, note, paper
from game.scenes.level_asks import Rehearse, Rehearsing, StopRehearsing
from game.scenes.level_cards import Place
from game.scenes.menu import Menu
from game.scenes.rehearsal_picture import picture
from game.scenes.scene import Effects, Press, Scene, Screen, Tick
from game.scenes.setting import Setting, ambient_s

TICKET = "rehearsal"
NOBODY = Rehearsing(0, 0)
TITLE = msg("Rehearsal")
WHO = msg("Made-up children play this level now.")
MEANT = msg("Strong and slow, tired and one-sided ones: none of them is your child.")
PLAYED = msg("{done} of {of} games played")
GETTING_READY = msg("They are getting ready …")


@dataclass(frozen=True, slots=True)
class RehearsalPage(Screen):
    """Nobody has to wait for it: leaving ends it."""

    setting: Setting
    place: Place
    rung: int
    so_far: Rehearsing = NOBODY
    report: Report | None = None
    trouble: str = ""
    asked: bool = False
    menu: Menu = Menu((BACK,))
    t_s: float = 0.0

    def step(self, tick: Tick) -> tuple[Scene, Effects]:
        """Let them play, and tell what came of it."""
        if not self.asked:
            asks = Rehearse(TICKET, self.place.level_id, self.rung)
            return replace(self, asked=True), (asks,)
        told = self._told(tick)
        menu, chosen, sounds = told.menu.step(tick.presses, tick.dt_s)
        if chosen == "back" or Press.BACK in tick.presses:
            back = grown_ways.to_level_page(told.setting, told.place, told.rung)
            return back, (*sounds, StopRehearsing())
        return replace(told, menu=menu, t_s=self.t_s + tick.dt_s), sounds

    def _told(self, tick: Tick) -> "RehearsalPage":
        failure = tick.answer(TICKET, Failure)
        return replace(
            self,
            setting=self.setting.heard(tick),
            so_far=tick.answer(TICKET, Rehearsing) or self.so_far,
            report=tick.answer(TICKET, Report) or self.report,
            trouble=failure.sentence if failure else self.trouble,
        )

    def view(self) -> Iterator[Shape]:
        """The bar, or the picture."""
        if self.report is not None:
            yield from picture(self.report)
        else:
            yield from paper(TITLE, w=980)
            yield from self._waiting()
        yield from self.menu.view()

    def _waiting(self) -> Iterator[Shape]:
        if self.trouble:
            yield from note("icon_help", self.trouble, verbatim=True)
            return
        done, of = self.so_far
        yield Panel(240, 200, 800, 300, "panel", "tile_edge", 44)
        yield Text(WHO, 640, 254, 30, w=720, h=70, title=True)
        yield Text(MEANT, 640, 322, BODY_PX, "ink_soft", w=720, h=60)
        yield Bar(320, 380, 640, 30, done / of if of else 0.0)
        values = (("done", str(done)), ("of", str(of)))
        yield Text(PLAYED if done else GETTING_READY, 640, 450, BODY_PX, w=720, h=50, values=values)
        t_s = ambient_s(self.setting, self.t_s)
        yield from stepling(1140, 690, t_s, Wish(still=True), "curious", 0.8)
