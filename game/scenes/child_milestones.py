"""A child's milestones for grown-ups: what each one means, when it came, and what told it.

What nothing could tell, a grown-up says here; then it is celebrated with the child.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from exercises.words import Words
from game.model import Panel, Shape, Sprite, Text, msg
from game.scenes import grown_ways, typeset, ways
from game.scenes.answers import Failure
from game.scenes.grown_up_page import (
    BACK,
    BODY_PX,
    SMALL_PX,
    WAIT,
    Leaves,
    by_height,
    note,
    paper,
    turned,
)
from game.scenes.menu import Menu, Tile
from game.scenes.path_asks import LoadPath, Reached, TellMilestone
from game.scenes.scene import Effects, Press, Scene, Screen, Tick
from game.scenes.setting import Setting
from profiles.child_path import ChildPath, Stone
from profiles.milestone_rules import Told
from profiles.model import Child

PATH, SAID = "path", "said"
TITLE = msg("Milestones")
NOT_YET, SAW_IT = msg("Not yet"), msg("We saw it")
X, Y, W, GAP, ROOM = 40.0, 132.0, 1200.0, 10.0, 522.0
HEAD_H, LINE_H, LEAST_H = 62.0, 26.0, 146.0
"""Of a box: its title with what is around it, a line of text, and what a badge needs."""
BADGE_X, TEXT_X, TEXT_W = 92.0, 176.0, 800.0
SIDE_X, SIDE_W = 1000.0, 180.0


@dataclass(frozen=True, slots=True)
class ChildMilestones(Screen):
    """Those that were reached first, the newest on top; then those that may come."""

    setting: Setting
    child: Child
    path: ChildPath | None = None
    at: int = 0
    trouble: str = ""
    asked: bool = False
    menu: Menu = Menu((BACK,))

    def step(self, tick: Tick) -> tuple[Scene, Effects]:
        """Load them, then leaf through them."""
        if not self.asked:
            return replace(self, asked=True), (LoadPath(PATH, self.child.id),)
        reached = tick.answer(SAID, Reached)
        if reached is not None and reached.stones:
            return self._celebrate(reached), ()
        told = self._told(tick)
        menu, chosen, sounds = told.menu.step(tick.presses, tick.dt_s)
        if chosen == "back" or Press.BACK in tick.presses:
            return grown_ways.to_one_child(told.setting, told.child, "milestones"), sounds
        moved = replace(told, menu=menu)
        if chosen in ("before", "more"):
            return replace(moved, at=turned(moved._leaves.number, chosen))._laid_out(chosen), sounds
        if chosen:
            return moved, (*sounds, TellMilestone(SAID, self.child.id, chosen))
        return moved, sounds

    def _told(self, tick: Tick) -> "ChildMilestones":
        told = replace(self, setting=self.setting.heard(tick))
        for ticket in (PATH, SAID):
            failure = tick.answer(ticket, Failure)
            if failure is not None:
                told = replace(told, trouble=failure.sentence)._laid_out()
        path = tick.answer(PATH, ChildPath)
        return told if path is None else replace(told, path=path)._laid_out()

    def _celebrate(self, reached: Reached) -> Scene:
        """With the child, in its own look; then back to this page."""
        child, setting = self.child, self.setting

        def back(after: Setting) -> Scene:
            return grown_ways.to_milestones(replace(after, child=setting.child), child)

        return ways.to_celebration(replace(setting, child=child), reached.stones, back)

    @property
    def _leaves(self) -> Leaves[Stone]:
        path = self.path or ChildPath()
        waiting = [stone for stone in path.stones if stone.record is None]
        boxes = [(one, _height(one) + GAP) for one in (*reversed(path.reached), *waiting)]
        return Leaves(by_height(boxes, ROOM), self.at)

    def _laid_out(self, focus: str = "back") -> "ChildMilestones":
        leaves = self._leaves
        sayings = (
            Tile(stone.milestone.id, "", SAW_IT, SIDE_X, y + 38, SIDE_W, 70, words_px=BODY_PX)
            for stone, y in _placed(leaves.shown)
            if _is_said(stone) and not self.trouble
        )
        tiles = (*sayings, *(() if self.trouble else leaves.tiles()), BACK)
        at = next((n for n, tile in enumerate(tiles) if tile.id == focus), len(tiles) - 1)
        return replace(self, menu=Menu(tiles, at))

    def view(self) -> Iterator[Shape]:
        """A box for each."""
        yield from paper(TITLE)
        if self.trouble:
            yield from note("icon_help", self.trouble, verbatim=True)
        elif self.path is None:
            yield from note("icon_clock", WAIT)
        else:
            for stone, y in _placed(self._leaves.shown):
                yield from _box(stone, y)
            yield from self._leaves.words()
        yield from self.menu.view()


def _is_said(stone: Stone) -> bool:
    return stone.record is None and isinstance(stone.milestone.needs, Told)


def _parent(stone: Stone) -> Words:
    return Words.of(stone.milestone.parent)


def _told(stone: Stone) -> str:
    """What told it; or, as long as nothing has, what would."""
    return stone.record.evidence if stone.record else Words.of(stone.milestone.therapist)


def _lines(text: str) -> int:
    return len(typeset.lines(text, TEXT_W))


def _height(stone: Stone) -> float:
    return max(LEAST_H, HEAD_H + LINE_H * (_lines(_parent(stone)) + _lines(_told(stone))))


def _placed(stones: Iterable[Stone]) -> Iterator[tuple[Stone, float]]:
    """One below the other."""
    y = Y
    for stone in stones:
        yield stone, y
        y += _height(stone) + GAP


def _box(stone: Stone, y: float) -> Iterator[Shape]:
    milestone, record = stone
    high, parent, told = _height(stone), _parent(stone), _told(stone)
    yield Panel(X, y, W, high, "panel", "tile_edge" if record else "", 30)
    yield Sprite(milestone.picture, BADGE_X + 12, y + high / 2, 0.8, alpha=1.0 if record else 0.45)
    title = Words.of(milestone.title)
    yield Text(title, TEXT_X, y + 28, BODY_PX, "ink_title", "left", TEXT_W, 40, title=True)
    share = _lines(parent) / (_lines(parent) + _lines(told))
    room = high - HEAD_H
    first_h, top = share * room, y + 52
    yield Text(parent, TEXT_X, top + first_h / 2, SMALL_PX, "ink", "left", TEXT_W, first_h)
    middle, rest_h = top + first_h + (room - first_h) / 2, room - first_h
    yield Text(
        told, TEXT_X, middle, SMALL_PX, "ink_soft", "left", TEXT_W, rest_h, verbatim=bool(record)
    )
    at_x, at_y = SIDE_X + SIDE_W / 2, y + high / 2
    if record is not None:
        yield Text(record.reached_on, at_x, at_y, BODY_PX, w=SIDE_W, h=60, verbatim=True)
    elif not _is_said(stone):
        yield Text(NOT_YET, at_x, at_y, SMALL_PX, "ink_soft", w=SIDE_W, h=60)
