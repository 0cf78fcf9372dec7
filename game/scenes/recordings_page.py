"""Movement recordings: of whom, how many there are, and erasing them now."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.model import Panel, Shape, Sprite, Text, msg
from game.scenes import grown_ways, typeset
from game.scenes.answers import Failure
from game.scenes.child_asks import EraseRecordings, KeptHere, LoadKept
from game.scenes.child_rows import OFF
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
from game.scenes.scene import Effects, LoadChildren, Press, Scene, Screen, Tick
from game.scenes.setting import Setting
from game.scenes.told_rows import Told, rows
from profiles.model import Child

TICKET, ERASED, CHILDREN = "kept", "erased", "children"
TITLE, SURE = msg("Recordings"), msg("Erase all recordings?")
NONE, ONE, MANY = (
    msg("There is no recording."),
    msg("1 recording, {mb} MB"),
    msg("{n} recordings, {mb} MB"),
)
FOR_DAYS = msg("Each is erased by itself after {n} days.")
FOR_GOOD = msg("They are gone for good then. Days, minutes and milestones stay.")
WHOM = msg("Of whom are movements recorded?")
ON = msg("On")
ERASE = Tile(
    "erase", "icon_forget", msg("Erase them now"), 1002, 24, 250, 96, 0.5, words_px=BODY_PX
)
ANSWERS = Menu(
    (
        Tile("yes", "icon_forget", msg("Yes, erase them"), 734, 24, 250, 96, 0.5, words_px=BODY_PX),
        Tile("no", "icon_no", msg("No, go back"), 1002, 24, 250, 96, 0.5, words_px=BODY_PX),
        BACK,
    ),
    1,
)
"""No has the focus: nothing goes by a press too many."""
COLUMNS, ROWS, X, Y, W, H, GAP_X, GAP_Y = 2, 4, 40.0, 290.0, 588.0, 80.0, 24.0, 10.0


@dataclass(frozen=True, slots=True)
class Recordings(Screen):
    """How many on top; below them the children, each on or off."""

    setting: Setting
    child_id: str = ""
    """The child that was looked at last."""
    kept: KeptHere | None = None
    children: tuple[Child, ...] | None = None
    at: int = 0
    erasing: bool = False
    """Whether the second question is asked."""
    trouble: str = ""
    asked: bool = False
    menu: Menu = Menu((BACK,))

    def step(self, tick: Tick) -> tuple[Scene, Effects]:
        """Load both, then let one be chosen."""
        if not self.asked:
            return replace(self, asked=True), (LoadKept(TICKET), LoadChildren(CHILDREN))
        told, asks = self._told(tick)
        menu, chosen, sounds = told.menu.step(tick.presses, tick.dt_s)
        if chosen in ("back", "no") or Press.BACK in tick.presses:
            return told._left(), (*asks, *sounds)
        moved = replace(told, menu=menu)
        if not chosen:
            return moved, (*asks, *sounds)
        scene, effects = moved._go(chosen)
        return scene, (*asks, *sounds, *effects)

    def _told(self, tick: Tick) -> tuple["Recordings", Effects]:
        told, asks = replace(self, setting=self.setting.heard(tick)), ()
        for answer in tick.answers:
            value = answer.value
            if isinstance(value, Failure) and answer.ticket in (TICKET, ERASED, CHILDREN):
                told = replace(told, trouble=value.sentence, erasing=False)
            elif isinstance(value, KeptHere):
                told = replace(told, kept=value, erasing=False)
            elif answer.ticket == CHILDREN and isinstance(value, tuple):
                told = replace(told, children=value)._opened()
            else:
                continue
            told = told._laid_out()
        # What is left after a failure is counted anew.
        if tick.answer(ERASED, Failure) is not None:
            return told, (LoadKept(TICKET),)
        return told, asks

    def _opened(self) -> "Recordings":
        ids = [child.id for child in self.children or ()]
        at = ids.index(self.child_id) // (COLUMNS * ROWS) if self.child_id in ids else 0
        return replace(self, at=at)

    @property
    def _leaves(self) -> Leaves[Child]:
        return Leaves(by_count(self.children or (), COLUMNS * ROWS), self.at)

    def _laid_out(self, focus: str = "") -> "Recordings":
        if self.erasing:
            return replace(self, menu=ANSWERS)
        leaves = self._leaves
        boxes = (_tile(child, n) for n, child in enumerate(leaves.shown))
        erase = (ERASE,) if self.kept is not None and self.kept.recordings else ()
        tiles = (BACK,) if self.trouble else (*boxes, *erase, *leaves.tiles(), BACK)
        wanted = focus or f"child-{self.child_id}"
        return replace(self, menu=focused(tiles, wanted))

    def _left(self) -> Scene:
        if self.erasing or (self.trouble and self.kept is not None):
            return replace(self, erasing=False, trouble="")._laid_out("erase")
        return grown_ways.to_privacy(self.setting)

    def _go(self, chosen: str) -> tuple[Scene, Effects]:
        if chosen == "erase":
            return replace(self, erasing=True)._laid_out(), ()
        if chosen == "yes":
            return self, (EraseRecordings(ERASED),)
        if chosen in ("before", "more"):
            return replace(self, at=turned(self._leaves.number, chosen))._laid_out(chosen), ()
        one = next(child for child in self.children or () if f"child-{child.id}" == chosen)
        return grown_ways.to_child_recording(self.setting, one, from_privacy=True), ()

    # --- Showing ------------------------------------------------------------------------------
    def view(self) -> Iterator[Shape]:
        """How many, and of whom; or the question."""
        yield from paper(SURE if self.erasing else TITLE)
        if self.trouble:
            yield from note("icon_help", self.trouble, verbatim=True)
        elif self.kept is None or self.children is None:
            yield from note("icon_clock", WAIT)
        elif self.erasing:
            told = _how_many(self.kept), Told("icon_forget", FOR_GOOD)
            yield from rows(told, (150, 170, 980, 280))
        else:
            yield from _count(self.kept)
        yield from self.menu.view()
        if self.erasing or self.trouble or not self.children or self.kept is None:
            return
        yield Panel(X, 236, 560, 44, "panel", "", 22)
        yield Text(WHOM, X + 24, 258, 20, "ink_title", "left", 520, 40, title=True)
        for number, child in enumerate(self._leaves.shown):
            yield from _face(child, _tile(child, number))
        yield from self._leaves.words()


def _how_many(kept: KeptHere) -> Told:
    mb = f"{max(0.1, kept.recordings_bytes / 1e6):.1f}"
    message = (NONE, ONE)[kept.recordings] if kept.recordings <= 1 else MANY
    return Told("icon_recording", message, (("n", str(kept.recordings)), ("mb", mb)))


def _count(kept: KeptHere) -> Iterator[Shape]:
    picture, message, values, _ = _how_many(kept)
    yield Panel(X, 132, 1200, 92, "panel", "tile_edge", 30)
    yield Sprite(picture, X + 60, 178, 0.7)
    yield Text(message, X + 120, 178, BODY_PX, align="left", w=380, h=80, values=values)
    days = (("n", str(kept.keep_days)),)
    yield Text(FOR_DAYS, X + 520, 178, 20, "ink_soft", "left", 652, 80, values=days)


def _tile(child: Child, number: int) -> Tile:
    x = X + number % COLUMNS * (W + GAP_X)
    y = Y + number // COLUMNS * (H + GAP_Y)
    return Tile(f"child-{child.id}", "", "", x, y, W, H)


def _face(child: Child, box: Tile) -> Iterator[Shape]:
    middle = box.y + box.h / 2
    yield Sprite(f"avatar_{child.avatar}", box.x + 58, middle, 0.36)
    name = typeset.cut(child.nickname, 320, 1, BODY_PX)
    yield Text(name, box.x + 112, middle, BODY_PX, "ink", "left", 330, 60, verbatim=True)
    mark, words = ("icon_recording", ON) if child.recording_on else ("icon_no", OFF)
    yield Sprite(mark, box.x + 476, middle, 0.4)
    yield Text(words, box.x + 508, middle, SMALL_PX, "ink_soft", "left", 68, 50)
