"""The plan that one child practises by, where it stands on each of its levels, and why."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.guard import DAY_S
from game.model import Panel, Shape, Sprite, Text, msg
from game.scenes import grown_ways, plan_words, standing_rows, typeset
from game.scenes.answers import Failure
from game.scenes.grown_up_page import BACK, BODY_PX, SMALL_PX, WAIT, Leaves, note, paper, turned
from game.scenes.level_asks import Assigned, LoadAssigned
from game.scenes.menu import Menu, Tile
from game.scenes.plan_words import Whose
from game.scenes.scene import Effects, Press, Scene, Screen, Tick
from game.scenes.setting import Setting
from game.scenes.standing_rows import Row
from profiles.model import Child

TICKET = "assigned"
OTHER, CHOOSE, NONE = msg("Another plan"), msg("Choose a plan"), msg("No plan")
WITHOUT = msg("Without a plan: one level of each game, at most {n} minutes a day")
SINCE, TOGETHER = msg("Since {day}"), msg("Look at it together: {day}")
LEFT_OUT = msg("Left out, as the file is gone or has mistakes: {levels}")
NONE_LEFT = msg("One level of each game instead, as these are gone or have mistakes: {levels}")
HEAD_Y, HEAD_H, LEFT_OUT_H = 132.0, 104.0, 40.0
TEXT_X, TEXT_W = 172.0, 1040.0
FACTS = ((TEXT_X, 232.0), (TEXT_X + 244, 200.0), (TEXT_X + 456, 220.0), (TEXT_X + 688, 352.0))
"""Left and width of what stands beside each other in the second line."""


def _tile(id_: str, picture: str, caption: str, x: float) -> Tile:
    return Tile(id_, picture, caption, x, 24, 250, 96, 0.5, words_px=BODY_PX)


@dataclass(frozen=True, slots=True)
class ChildPlan(Screen):
    """Title, days and minutes; then a row for each level."""

    setting: Setting
    child: Child
    assigned: Assigned | None = None
    """Loaded first where it is not known."""
    at: int = 0
    trouble: str = ""
    asked: bool = False
    menu: Menu = Menu((BACK,))

    def step(self, tick: Tick) -> tuple[Scene, Effects]:
        """Load it, leaf through it, and go on."""
        if not self.asked:
            asked = replace(self, asked=True)
            if self.assigned is not None:
                return asked._laid_out(), ()
            return asked, (LoadAssigned(TICKET, self.child.id),)
        told = self._told(tick)
        menu, chosen, sounds = told.menu.step(tick.presses, tick.dt_s)
        if chosen == "back" or Press.BACK in tick.presses:
            return grown_ways.to_plan_children(told.setting, told.child.id), sounds
        moved = replace(told, menu=menu)
        return (moved._go(chosen) if chosen else moved), sounds

    def _told(self, tick: Tick) -> "ChildPlan":
        told = replace(self, setting=self.setting.heard(tick))
        failure = tick.answer(TICKET, Failure)
        if failure is not None:
            return replace(told, trouble=failure.sentence, assigned=None)._laid_out()
        assigned = tick.answer(TICKET, Assigned)
        return told if assigned is None else replace(told, assigned=assigned)._laid_out()

    @property
    def _leaves(self) -> Leaves[Row]:
        standings = self.assigned.standings if self.assigned else ()
        return Leaves(standing_rows.pages(standings, self._rows_y), self.at)

    @property
    def _rows_y(self) -> float:
        left_out = self.assigned is not None and self.assigned.left_out
        return HEAD_Y + HEAD_H + 14 + (LEFT_OUT_H if left_out else 0.0)

    def _laid_out(self, focus: str = "") -> "ChildPlan":
        tiles: list[Tile] = []
        if self.assigned is not None and self.assigned.plan_id:
            tiles.append(_tile("other", "icon_calendar", OTHER, 734))
            tiles.append(_tile("none", "icon_no", NONE, 1002))
        elif self.assigned is not None:
            tiles.append(_tile("other", "icon_calendar", CHOOSE, 1002))
        tiles += (*self._leaves.tiles(), BACK)
        at = next((n for n, tile in enumerate(tiles) if tile.id == focus), 0)
        return replace(self, menu=Menu(tuple(tiles), at))

    def _go(self, chosen: str) -> Scene:
        if self.assigned is not None and chosen in ("other", "none"):
            whose = Whose(self.child, self.assigned)
            if chosen == "other":
                return grown_ways.to_plans(self.setting, whose)
            return grown_ways.to_no_plan(self.setting, whose)
        return replace(self, at=turned(self._leaves.number, chosen))._laid_out(chosen)

    # --- Showing ------------------------------------------------------------------------------
    def view(self) -> Iterator[Shape]:
        """The plan, and its levels."""
        yield from paper(typeset.cut(self.child.nickname, 480, 1, 30), w=560, verbatim=True)
        if self.trouble:
            yield from note("icon_help", self.trouble, verbatim=True)
        elif self.assigned is None:
            yield from note("icon_clock", WAIT)
        else:
            yield from self._head(self.assigned)
        yield from self.menu.view()
        yield from standing_rows.view(self._leaves.shown, self._rows_y, self.child.nickname)
        yield from self._leaves.words()

    def _head(self, plan: Assigned) -> Iterator[Shape]:
        high = HEAD_H + (LEFT_OUT_H if plan.left_out else 0.0)
        yield Panel(40, HEAD_Y, 1200, high, "panel", "tile_edge", 30)
        yield Sprite(f"avatar_{self.child.avatar}", 104, HEAD_Y + HEAD_H / 2, 0.55)
        y = HEAD_Y + 34
        if not plan.plan_id:
            yield Text(NONE, TEXT_X, y, 26, "ink_title", "left", TEXT_W, 44, title=True)
            minutes = (("n", f"{DAY_S / 60:g}"),)
            yield Text(
                WITHOUT, TEXT_X, HEAD_Y + 76, SMALL_PX, align="left", w=TEXT_W, h=36,
                values=minutes,
            )  # fmt: skip
            return
        title = typeset.cut(plan.title, TEXT_W * 0.8, 1, 26)
        yield Text(title, TEXT_X, y, 26, "ink_title", "left", TEXT_W, 44, title=True, verbatim=True)
        for fact, (x, w) in zip(_facts(plan), FACTS, strict=True):
            yield fact._replace(x=x, w=w, y=HEAD_Y + 76)
        if plan.left_out:
            levels = (("levels", typeset.cut(", ".join(plan.left_out), TEXT_W - 620)),)
            words = LEFT_OUT if plan.is_followed else NONE_LEFT
            yield Sprite("light_fair", 104, HEAD_Y + HEAD_H + 14, 0.7)
            yield Text(
                words, TEXT_X, HEAD_Y + HEAD_H + 15, SMALL_PX, align="left", w=TEXT_W, h=34,
                values=levels,
            )  # fmt: skip


def _facts(plan: Assigned) -> tuple[Text, ...]:
    """What stands in the second line, from left to right."""
    return (
        _fact(SINCE, ("day", plan.since)),
        plan_words.days(plan.days_a_week),
        plan_words.minutes(plan.minutes),
        _fact(TOGETHER, ("day", plan.review_on)),
    )


def _fact(message: str, value: tuple[str, str]) -> Text:
    return Text(message, 0, 0, SMALL_PX, align="left", h=36, values=(value,))
