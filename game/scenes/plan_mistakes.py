"""A plan with mistakes, for grown-ups: what is wrong, and where; it cannot be given to a child."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from exercises.strict_yaml import Problem
from game.model import Panel, Shape, Text, msg
from game.scenes import grown_ways, level_errors, typeset
from game.scenes.grown_up_page import BACK, BODY_PX, Leaves, by_count, paper, turned
from game.scenes.level_asks import PlanCard
from game.scenes.level_errors import ERRORS_Y, HOW, WHOLE_W
from game.scenes.menu import Menu, focused
from game.scenes.plan_words import Whose
from game.scenes.scene import Effects, Press, Scene, Screen, Tick
from game.scenes.setting import Setting

MEND = msg("This plan cannot be given to a child until its file is mended.")


@dataclass(frozen=True, slots=True)
class PlanMistakes(Screen):
    """Each mistake in full, on pages."""

    setting: Setting
    whose: Whose
    card: PlanCard
    at: int = 0
    menu: Menu | None = None

    def step(self, tick: Tick) -> tuple[Scene, Effects]:
        """Leaf through them."""
        if self.menu is None:
            return self._laid_out(), ()
        menu, chosen, sounds = self.menu.step(tick.presses, tick.dt_s)
        setting = self.setting.heard(tick)
        if chosen == "back" or Press.BACK in tick.presses:
            return grown_ways.to_plans(setting, self.whose), sounds
        moved = replace(self, setting=setting, menu=menu)
        if not chosen:
            return moved, sounds
        return replace(moved, at=turned(self._leaves.number, chosen))._laid_out(chosen), sounds

    @property
    def _leaves(self) -> Leaves[Problem]:
        return Leaves(by_count(self.card.problems, level_errors.SHOWN), self.at, ERRORS_Y)

    def _laid_out(self, focus: str = "") -> "PlanMistakes":
        tiles = (*self._leaves.tiles(), BACK)
        return replace(self, menu=focused(tiles, focus))

    def view(self) -> Iterator[Shape]:
        """What to do, and the mistakes of this page."""
        title = typeset.cut(self.card.title, WHOLE_W - 100, 1, 30)
        under = typeset.cut(self.card.file, WHOLE_W - 60)
        yield from paper(title, under, WHOLE_W, verbatim=True)
        yield Panel(150, 132, WHOLE_W, 148, "panel", "tile_edge", 36)
        yield Text(MEND, 190, 174, BODY_PX + 2, "ink_title", "left", 1020, 62, title=True)
        yield Text(HOW, 190, 238, BODY_PX, align="left", w=1020, h=56)
        yield from level_errors.panel(self._leaves.shown, level_errors.MEND)
        if self.menu is not None:
            yield from self.menu.view()
        yield from self._leaves.words()
