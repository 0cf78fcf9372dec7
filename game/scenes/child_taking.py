"""A child's data taken along in one file, whole or without the name; or the way to erasing it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.model import Panel, Shape, Text, msg
from game.scenes import grown_ways, typeset
from game.scenes.answers import Failure
from game.scenes.child_asks import ExportChild, Exported
from game.scenes.grown_up_page import BACK, BODY_PX, SMALL_PX, note, paper
from game.scenes.menu import Menu, Tile
from game.scenes.scene import Effects, Press, Scene, Screen, Tick
from game.scenes.setting import Setting
from game.scenes.told_rows import Told, rows
from profiles.model import Child

TICKET = "export"
"""With the child's id behind it: the file may be done when another child's page is open."""
TITLE = msg("Take along or erase")
WRITTEN = msg("It is in this file. Hand it on only to whom you trust with it.")
WRITING = msg("The file is being written …")
TOLD = (
    Told(
        "icon_packet",
        msg(
            "All that is kept of {name} goes into one file: for the therapist, or for another "
            "computer. Nothing is taken away here."
        ),
    ),
    Told(
        "icon_lock",
        msg(
            "Without the name: nickname, face, year of birth and what you call the gear are left "
            "out. The code stays."
        ),
    ),
    Told("icon_forget", msg("Erasing is for good: not even Stepling can bring it back.")),
)
MENU = Menu(
    (
        Tile("whole", "icon_packet", msg("Take along"), 150, 470, 310, 150, 0.8, words_px=24),
        Tile(
            "nameless", "icon_lock", msg("Without the name"), 485, 470, 310, 150, 0.8, words_px=24
        ),
        Tile("erase", "icon_forget", msg("Erase"), 820, 470, 310, 150, 0.8, words_px=24),
        BACK,
    )
)


@dataclass(frozen=True, slots=True)
class TakingAlong(Screen):
    """Three sentences, and three things to do."""

    setting: Setting
    child: Child
    exported: Exported | None = None
    writing: bool = False
    trouble: str = ""
    menu: Menu = MENU

    def step(self, tick: Tick) -> tuple[Scene, Effects]:
        """Write a file, or go on to erasing."""
        ticket = f"{TICKET}-{self.child.id}"
        failure = tick.answer(ticket, Failure)
        exported = tick.answer(ticket, Exported)
        told = replace(self, setting=self.setting.heard(tick))
        if failure is not None or exported is not None:
            sentence = failure.sentence if failure else ""
            told = replace(told, exported=exported, trouble=sentence, writing=False)
        menu, chosen, sounds = told.menu.step(tick.presses, tick.dt_s)
        if chosen == "back" or Press.BACK in tick.presses:
            return grown_ways.to_one_child(told.setting, self.child, "take"), sounds
        moved = replace(told, menu=menu)
        if chosen == "erase":
            return grown_ways.to_erasing(told.setting, self.child), sounds
        if not chosen or told.writing:
            return moved, sounds
        asks = ExportChild(ticket, self.child.id, deidentified=chosen == "nameless")
        return replace(moved, writing=True, exported=None, trouble=""), (*sounds, asks)

    def view(self) -> Iterator[Shape]:
        """What would happen, or what came of it."""
        yield from paper(TITLE, typeset.cut(self.child.nickname, 480))
        name = (("name", typeset.cut(self.child.nickname, 300)),)
        told = tuple(one._replace(values=name if "{name}" in one.message else ()) for one in TOLD)
        if self.trouble:
            yield from note("icon_help", self.trouble, 200, verbatim=True)
        else:
            yield from rows(told, (150, 144, 980, 304), 20)
        yield from self.menu.view()
        if self.writing:
            yield Panel(150, 638, 980, 66, "panel", "tile_edge", 26)
            yield Text(WRITING, 640, 671, BODY_PX, w=920, h=58)
        if self.exported is not None:
            yield Panel(40, 630, 1200, 84, "panel", "tile_edge", 26)
            yield Text(WRITTEN, 640, 652, SMALL_PX, w=1150, h=30)
            file = _end_of(self.exported.file, 1130)
            yield Text(file, 640, 689, SMALL_PX, "ink_accent", w=1150, h=46, verbatim=True)


def _end_of(file: str, w: float) -> str:
    """As much of a path as two lines hold; its end, which names the file, is never left out."""
    end = file
    while len(typeset.lines(end, w)) > 2:  # noqa: PLR2004
        end = f"…{end[2:]}"
    return end
