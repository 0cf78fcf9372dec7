"""Before a child is erased: what goes, the nickname typed once more, and then that it is gone."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.model import Panel, Shape, Sprite, Text, msg
from game.scenes import grown_ways, typeset
from game.scenes.answers import Failure
from game.scenes.child_asks import EraseChild, Erased
from game.scenes.grown_up_page import BACK, BODY_PX, WAIT, note, paper
from game.scenes.letters import NameField, Typing, aside
from game.scenes.menu import Menu, Tile
from game.scenes.scene import Effects, Press, Scene, Tick
from game.scenes.setting import Setting
from game.scenes.told_rows import Told, rows
from profiles.model import Child
from profiles.names import LONGEST_NICKNAME, same_name

TICKET = "erase"
TITLE, TYPE_IT = msg("Erase for good?"), msg("To erase, type the nickname.")
ERASING, GONE = msg("Erasing"), msg("Erased")
ANOTHER = msg("That is another name. Nothing was erased.")
ALL_GONE = msg(
    "Nothing of this child is kept here any more. Files that you took along are still where you "
    "put them."
)
TOLD = (
    Told(
        "icon_forget",
        msg(
            "{name} goes for good: gear, plan, every session, every milestone, recordings, and "
            "what backups hold of it."
        ),
    ),
    Told("icon_packet", msg("A copy first? Go back, and take it along in one file.")),
    Told("icon_box", msg("Only out of sight? Put away keeps everything, and can be undone.")),
)
MENU = Menu(
    (
        Tile("go_on", "icon_forget", msg("Go on"), 734, 24, 250, 96, 0.5, words_px=BODY_PX),
        Tile("no", "icon_no", msg("No, go back"), 1002, 24, 250, 96, 0.5, words_px=BODY_PX),
        BACK,
    ),
    1,
)
"""No has the focus: nothing goes by a press too many."""


@dataclass(frozen=True, slots=True)
class ErasingChild(Typing):
    """First it is told, then the name is typed, then it is done."""

    setting: Setting
    child: Child
    field: NameField | None = None
    """While the nickname is typed."""
    waiting: bool = False
    erased: Erased | None = None
    another: bool = False
    """Whether what was typed is another name."""
    trouble: str = ""
    first: Menu = MENU

    @property
    def menu(self) -> Menu:
        """What can be chosen; nothing while the child is being erased."""
        if self.waiting:
            return Menu(())
        return self.first if self.field is None else self.field.menu

    def step(self, tick: Tick) -> tuple[Scene, Effects]:
        """Tell, ask, and have it erased."""
        told = self._told(tick)
        if told.field is None:
            return told._before(tick)
        if told.waiting:
            # Nobody leaves in the middle: elsewhere a screen might want to write, and wait for it.
            return told, ()
        field, chosen, sounds = told.field.step(tick.presses, tick.dt_s)
        if chosen == "back" or Press.BACK in tick.presses:
            return grown_ways.to_taking(told.setting, self.child), sounds
        moved = replace(told, field=field)
        if field.text != told.field.text:
            moved = replace(moved, another=False, trouble="")
        if chosen != "done" or not field.text.strip():
            return moved, sounds
        if not same_name(field.text, self.child.nickname):
            return replace(moved, another=True), sounds
        asks = EraseChild(TICKET, self.child.id, field.text)
        return replace(moved, waiting=True, trouble=""), (*sounds, asks)

    def _told(self, tick: Tick) -> "ErasingChild":
        told = replace(self, setting=self.setting.heard(tick))
        failure, erased = tick.answer(TICKET, Failure), tick.answer(TICKET, Erased)
        if failure is not None:
            return replace(told, waiting=False, trouble=failure.sentence)
        if erased is not None:
            # Whatever was chosen or measured before may be this child's.
            nobody = replace(
                told.setting, levels=(), child=None, gear_id="", calibration=None, calibrated_on=""
            )
            gone = replace(told, setting=nobody, waiting=False, erased=erased, field=None)
            return replace(gone, first=Menu((BACK,)))
        return told

    def _before(self, tick: Tick) -> tuple[Scene, Effects]:
        """The question; or, at the end, that it is gone."""
        menu, chosen, sounds = self.first.step(tick.presses, tick.dt_s)
        if chosen in ("back", "no") or Press.BACK in tick.presses:
            if self.erased is not None:
                return grown_ways.to_our_children(self.setting), sounds
            return grown_ways.to_taking(self.setting, self.child), sounds
        if chosen == "go_on":
            return replace(self, field=NameField("", LONGEST_NICKNAME)), sounds
        return replace(self, first=menu), sounds

    def view(self) -> Iterator[Shape]:
        """What goes, the letters, or that it is gone."""
        if self.erased is not None:
            yield from _gone(self.erased.told)
        elif self.waiting:
            yield from paper(ERASING)
            yield from note("icon_clock", WAIT)
        elif self.field is None:
            yield from paper(TITLE, typeset.cut(self.child.nickname, 480))
            name = (("name", typeset.cut(self.child.nickname, 300)),)
            first, *others = TOLD
            yield from rows((first._replace(values=name), *others), (150, 156, 980, 400))
        else:
            yield from paper(TYPE_IT, typeset.cut(self.child.nickname, 880), w=980)
            yield from self.field.view()
            if self.another:
                yield from aside(ANOTHER)
            elif self.trouble:
                yield from aside(self.trouble, verbatim=True)
            return
        yield from self.menu.view()


def _gone(told: str) -> Iterator[Shape]:
    """That nothing is left; or what is."""
    yield from paper(GONE)
    if not told:
        yield from note("icon_ok", ALL_GONE)
        return
    yield Panel(150, 170, 980, 330, "panel", "tile_edge", 40)
    yield Sprite("icon_help", 240, 335)
    words = typeset.cut(told, 760, 11, BODY_PX)
    yield Text(words, 320, 335, BODY_PX, align="left", w=780, h=310, verbatim=True)
