"""All plans, those with mistakes too: one is chosen to be looked at, and given to a child."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.model import Shape, msg
from game.scenes import grown_ways, plan_cards
from game.scenes.answers import Failure
from game.scenes.grown_up_page import BACK, WAIT, Leaves, by_count, note, paper, turned
from game.scenes.level_asks import LoadPlans, PlanCard
from game.scenes.menu import Menu, focused
from game.scenes.plan_words import Whose
from game.scenes.scene import Effects, Press, Scene, Screen, Tick
from game.scenes.setting import Setting

TITLE = msg("Which plan?")
TICKET = "plans"


@dataclass(frozen=True, slots=True)
class PlanList(Screen):
    """Cards on pages; with a mark on the plan that the child practises by."""

    setting: Setting
    whose: Whose
    cards: tuple[PlanCard, ...] = ()
    asked: bool = False
    known: bool = False
    trouble: str = ""
    """Why the family's folder cannot be read."""
    menu: Menu = Menu((BACK,))

    def step(self, tick: Tick) -> tuple[Scene, Effects]:
        """Read the plans, then let one be chosen."""
        if not self.asked:
            return replace(self, asked=True), (LoadPlans(TICKET),)
        told = self._told(tick)
        menu, chosen, sounds = told.menu.step(tick.presses, tick.dt_s)
        if chosen == "back" or Press.BACK in tick.presses:
            return grown_ways.to_child_plan(told.setting, told.whose.child), sounds
        moved = replace(told, menu=menu)
        return (moved._go(chosen) if chosen else moved), sounds

    def _told(self, tick: Tick) -> "PlanList":
        told = replace(self, setting=self.setting.heard(tick))
        for answer in tick.answers:
            if answer.ticket != TICKET:
                continue
            if isinstance(answer.value, Failure):
                told = replace(told, trouble=answer.value.sentence)
            elif isinstance(answer.value, tuple):
                told = replace(told, cards=answer.value, known=True)
            told = told._laid_out(f"plan/{told.whose.plan_id}")
        return told

    @property
    def _leaves(self) -> Leaves[PlanCard]:
        rows = plan_cards.ROWS - bool(self.trouble)
        return Leaves(by_count(self.cards, plan_cards.COLUMNS * rows), self.whose.page)

    def _laid_out(self, focus: str) -> "PlanList":
        leaves = self._leaves
        cards = (plan_cards.tile(card, n) for n, card in enumerate(leaves.shown))
        tiles = (*cards, *leaves.tiles(), BACK)
        return replace(self, menu=focused(tiles, focus))

    def _go(self, chosen: str) -> Scene:
        number = self._leaves.number
        if chosen in ("before", "more"):
            whose = self.whose._replace(page=turned(number, chosen), plan_id="")
            return replace(self, whose=whose)._laid_out(chosen)
        plan_id = chosen.removeprefix("plan/")
        card = next(one for one in self.cards if one.id == plan_id)
        whose = self.whose._replace(page=number, plan_id=plan_id)
        if card.problems:
            return grown_ways.to_plan_mistakes(self.setting, whose, card)
        return grown_ways.to_giving(self.setting, whose, card)

    def view(self) -> Iterator[Shape]:
        """The cards of this page."""
        yield from paper(TITLE, w=980)
        yield from self.menu.view()
        if not self.known and not self.trouble:
            yield from note("icon_clock", WAIT)
        for number, card in enumerate(self._leaves.shown):
            box = plan_cards.tile(card, number)
            yield from plan_cards.face(card, box, card.id == self.whose.assigned.plan_id)
        yield from self._leaves.words()
        if self.trouble:
            yield from note("icon_help", self.trouble, 466, verbatim=True)
