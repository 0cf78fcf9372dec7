"""Before a plan is given to a child: what the child plays from then on, and what it is for."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.model import Panel, Shape, Sprite, Text, msg
from game.scenes import grown_ways, plan_words, typeset
from game.scenes.answers import Failure
from game.scenes.grown_up_page import BACK, BODY_PX, SMALL_PX, Leaves, by_count, note, paper, turned
from game.scenes.level_asks import Assigned, AssignPlan, PlanCard, PlannedLevel
from game.scenes.menu import Menu, focused
from game.scenes.plan_words import NOT_DONE, TILES, Whose
from game.scenes.scene import Effects, Press, Scene, Screen, Tick
from game.scenes.setting import Setting

TICKET = "give"
PLAYS = msg("From now on {name} plays:")
LEVEL = msg("{minutes} min, from rung {n} of {of}")
BEGINS = msg("{name} begins each level on the rung shown here, and moves on from there.")
ANEW = msg("{name} practises by this plan already. It would begin anew.")
INSTEAD = msg("It takes the place of: {title}")
FOR = msg("What it is for")
TOP, HIGH = 138.0, 508.0
LEFT_X, LEFT_W, ROWS, ROW_H, ROWS_Y = 40.0, 592.0, 6, 70.0, 208.0
RIGHT_X, RIGHT_W = 648.0, 592.0
TEXT_X, TEXT_W = 676.0, 536.0
NAME_W = 240.0
FOR_Y = 392.0
"""Where what the plan is for begins."""
LINES = 10
"""Lines of that on one page."""


@dataclass(frozen=True, slots=True)
class GivingPlan(Screen):
    """The levels on the left; days, minutes and goals on the right; yes or no above."""

    setting: Setting
    whose: Whose
    card: PlanCard
    at: int = 0
    trouble: str = ""
    """Why it could not be given; then nothing was changed."""
    menu: Menu | None = None

    def step(self, tick: Tick) -> tuple[Scene, Effects]:
        """Leaf through it, and say yes or no."""
        if self.menu is None:
            return self._laid_out(), ()
        assigned = tick.answer(TICKET, Assigned)
        setting = self.setting.heard(tick)
        if assigned is not None:
            return grown_ways.to_child_plan(setting, self.whose.child, assigned), ()
        menu, chosen, sounds = self.menu.step(tick.presses, tick.dt_s)
        if chosen in ("back", "no") or Press.BACK in tick.presses:
            return grown_ways.to_plans(setting, self.whose), sounds
        failure = tick.answer(TICKET, Failure)
        trouble = self.trouble if failure is None else failure.sentence
        moved = replace(self, setting=setting, menu=menu, trouble=trouble)
        if failure is not None:
            return moved._laid_out(), sounds
        if chosen == "yes":
            asks = AssignPlan(TICKET, self.whose.child.id, self.card.id)
            return replace(moved, trouble=""), (*sounds, asks)
        if chosen:
            at = turned(self._leaves.number, chosen)
            return replace(moved, at=at)._laid_out(chosen), sounds
        return moved, sounds

    @property
    def _levels(self) -> tuple[tuple[PlannedLevel, ...], ...]:
        return by_count(self.card.levels, ROWS)

    @property
    def _words(self) -> tuple[tuple[str, ...], ...]:
        goals, note = (
            [line for text in texts for line in typeset.lines(text, TEXT_W)]
            for texts in (self.card.goals, (self.card.note,))
        )
        return by_count([*goals, *([""] if note else []), *note], LINES)

    @property
    def _leaves(self) -> Leaves[int]:
        """Both halves are leafed through together."""
        count = 1 if self.trouble else max(len(self._levels), len(self._words))
        return Leaves(by_count(range(count), 1), self.at)

    def _laid_out(self, focus: str = "yes") -> "GivingPlan":
        tiles = (*TILES, *self._leaves.tiles(), BACK)
        return replace(self, menu=focused(tiles, focus))

    # --- Showing ------------------------------------------------------------------------------
    def view(self) -> Iterator[Shape]:
        """What would change, or why nothing did."""
        yield from paper(typeset.cut(self.card.title, 490, 2, 28), verbatim=True)
        if self.trouble:
            yield from note("icon_help", self.trouble, verbatim=True)
            yield from note("icon_ok", NOT_DONE, 470)
        else:
            yield from self._plays()
            yield from self._facts()
        if self.menu is not None:
            yield from self.menu.view()
        yield from self._leaves.words()

    @property
    def _name(self) -> tuple[tuple[str, str], ...]:
        return (("name", typeset.cut(self.whose.child.nickname, NAME_W)),)

    def _plays(self) -> Iterator[Shape]:
        yield Panel(LEFT_X, TOP, LEFT_W, HIGH, "panel", "tile_edge", 30)
        yield Text(
            PLAYS, LEFT_X + 28, TOP + 36, 24, "ink_title", "left", LEFT_W - 56, 50, title=True,
            values=self._name,
        )  # fmt: skip
        levels = self._levels
        for n, level in enumerate(levels[min(self._leaves.number, len(levels) - 1)]):
            yield from _level(level, ROWS_Y + n * ROW_H)

    def _facts(self) -> Iterator[Shape]:
        yield Panel(RIGHT_X, TOP, RIGHT_W, HIGH, "panel", "tile_edge", 30)
        for x, picture, fact in (
            (TEXT_X, "icon_calendar", plan_words.days(self.card.days_a_week)),
            (TEXT_X + 276, "icon_clock", plan_words.minutes(self.card.minutes)),
        ):
            yield Sprite(picture, x + 24, TOP + 44, 0.44)
            yield fact._replace(x=x + 58, y=TOP + 44, w=196, h=48, size_px=BODY_PX)
        now = self.whose.assigned
        again = now.plan_id == self.card.id
        file = typeset.cut(self.card.file, TEXT_W)
        y = TOP + 90
        yield Text(file, TEXT_X, y, SMALL_PX, "ink_accent", "left", TEXT_W, 28, verbatim=True)
        yield self._line(BEGINS, y + 44, self._name)
        if again:
            yield self._line(ANEW, y + 98, self._name)
        elif now.plan_id:
            title = typeset.cut(now.title, TEXT_W - 10)
            yield self._line(INSTEAD, y + 98, (("title", title),))
        yield Text(FOR, TEXT_X, FOR_Y - 22, 20, "ink_title", "left", TEXT_W, 32, title=True)
        yield from self._reasons()

    def _reasons(self) -> Iterator[Shape]:
        """The goals, and what the plan's author wrote for grown-ups at home."""
        words = self._words
        shown = words[min(self._leaves.number, len(words) - 1)]
        h = LINES * typeset.LINE_PX
        yield Panel(TEXT_X - 14, FOR_Y, TEXT_W + 28, h + 14, "panel_soft", "", 18)
        y = FOR_Y + 7
        for line in shown:
            y += typeset.LINE_PX
            if not line:
                continue
            yield Text(
                line, TEXT_X, y - typeset.LINE_PX / 2, SMALL_PX, "ink_soft", "left", TEXT_W,
                typeset.LINE_PX, verbatim=True,
            )  # fmt: skip

    def _line(self, message: str, y: float, values: tuple[tuple[str, str], ...]) -> Text:
        return Text(message, TEXT_X, y, SMALL_PX, align="left", w=TEXT_W, h=48, values=values)


def _level(level: PlannedLevel, y: float) -> Iterator[Shape]:
    middle = y + ROW_H / 2
    yield Sprite(f"tile_{level.game}", LEFT_X + 74, middle, 0.27)
    x, w = LEFT_X + 134, LEFT_W - 134 - 28
    title = typeset.cut(level.title, w)
    yield Text(title, x, middle - 15, BODY_PX, "ink", "left", w, 36, verbatim=True)
    told = (
        ("minutes", f"{level.minutes:g}"),
        ("n", str(level.rung)),
        ("of", str(level.rungs)),
    )
    yield Text(LEVEL, x, middle + 18, SMALL_PX, "ink_soft", "left", w, 28, values=told)
