"""Before a child is erased: what goes, the nickname typed once more, and then that it is gone."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.model import Shape, msg
from game.scenes import typeset, ways
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
TITLE, TYPE_IT, GONE = msg("Erase for good?"), msg("To erase, type the nickname."), msg("Erased")
ANOTHER = msg("That is another name. Nothing was erased.")
ALL_GONE = msg("Nothing of this child is kept here any more.")
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
        """What can be chosen."""
        return self.first if self.field is None else self.field.menu

    def step(self, tick: Tick) -> tuple[Scene, Effects]:
        """Tell, ask, and have it erased."""
        told = self._told(tick)
        if told.field is None:
            return told._before(tick)
        field, chosen, sounds = told.field.step(tick.presses, tick.dt_s)
        if chosen == "back" or Press.BACK in tick.presses:
            return ways.to_taking(told.setting, self.child), sounds
        moved = replace(told, field=field)
        if field.text != told.field.text:
            moved = replace(moved, another=False, trouble="")
        if chosen != "done" or not field.text.strip() or told.waiting:
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
            return replace(told, waiting=False, erased=erased, field=None, first=Menu((BACK,)))
        return told

    def _before(self, tick: Tick) -> tuple[Scene, Effects]:
        """The question; or, at the end, that it is gone."""
        menu, chosen, sounds = self.first.step(tick.presses, tick.dt_s)
        if chosen in ("back", "no") or Press.BACK in tick.presses:
            if self.erased is not None:
                return ways.to_our_children(self.setting), sounds
            return ways.to_taking(self.setting, self.child), sounds
        if chosen == "go_on":
            return replace(self, field=NameField("", LONGEST_NICKNAME)), sounds
        return replace(self, first=menu), sounds

    def view(self) -> Iterator[Shape]:
        """What goes, the letters, or that it is gone."""
        if self.erased is not None:
            yield from paper(GONE)
            if self.erased.told:
                yield from note("icon_help", self.erased.told, verbatim=True)
            else:
                yield from note("icon_ok", ALL_GONE)
            yield from self.menu.view()
            return
        if self.field is None:
            yield from paper(TITLE, typeset.cut(self.child.nickname, 480))
            name = (("name", typeset.cut(self.child.nickname, 300)),)
            first, *others = TOLD
            yield from rows((first._replace(values=name), *others), (150, 156, 980, 400))
            yield from self.menu.view()
            return
        yield from paper(TYPE_IT, typeset.cut(self.child.nickname, 880), w=980)
        yield from self.field.view()
        if self.waiting or self.another:
            yield from aside(WAIT if self.waiting else ANOTHER)
        elif self.trouble:
            yield from aside(self.trouble, verbatim=True)
