"""Another nickname for a child."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.model import Shape, msg
from game.scenes import grown_ways
from game.scenes.answers import Failure
from game.scenes.grown_up_page import paper
from game.scenes.letters import LONGEST, NameField, Typing, aside
from game.scenes.menu import Menu
from game.scenes.scene import ChangeChild, Effects, Press, Scene, Tick
from game.scenes.setting import Setting
from profiles.model import Child

TITLE = msg("Nickname")
TICKET = "named"


@dataclass(frozen=True, slots=True)
class ChildName(Typing):
    """The nickname over the letters; all that was played stays with the child."""

    setting: Setting
    child: Child
    field: NameField
    trouble: str = ""

    @property
    def menu(self) -> Menu:
        """What can be chosen."""
        return self.field.menu

    def step(self, tick: Tick) -> tuple[Scene, Effects]:
        """Take letters, then keep the name."""
        setting = self.setting.heard(tick)
        child = tick.answer(TICKET, Child)
        if child is not None:
            return grown_ways.to_one_child(setting, child, "name"), ()
        failure = tick.answer(TICKET, Failure)
        field, chosen, sounds = self.field.step(tick.presses, tick.dt_s)
        if chosen == "back" or Press.BACK in tick.presses:
            return grown_ways.to_one_child(setting, self.child, "name"), sounds
        trouble = self.trouble if failure is None else failure.sentence
        moved = replace(self, setting=setting, field=field, trouble=trouble)
        if chosen == "done" and field.text.strip():
            named = replace(self.child, nickname=field.text)
            return replace(moved, trouble=""), (*sounds, ChangeChild(TICKET, named))
        return moved, sounds

    def view(self) -> Iterator[Shape]:
        """The letters, and why a name was not taken."""
        yield from paper(TITLE, w=980)
        yield from self.field.view()
        if self.trouble:
            yield from aside(self.trouble, verbatim=True)


def naming(setting: Setting, child: Child) -> ChildName:
    """Begin with the name that the child has."""
    return ChildName(setting, child, NameField(child.nickname, LONGEST))
