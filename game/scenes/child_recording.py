"""Whether the movements of a child are recorded: what that means, and yes or no."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.model import Panel, Shape, Text, msg
from game.scenes import grown_ways, typeset
from game.scenes.answers import Failure
from game.scenes.child_rows import RECORDING
from game.scenes.grown_up_page import BACK, BODY_PX, note, paper
from game.scenes.menu import Menu, Tile
from game.scenes.scene import ChangeChild, Effects, Press, Scene, Screen, Tick
from game.scenes.setting import Setting
from game.scenes.told_rows import Told, rows
from profiles.model import Child

TICKET = "recording"
IS_ON, IS_OFF = msg("It is on now."), msg("It is off now.")
YES = Tile("yes", "icon_recording", msg("Record"), 734, 24, 250, 96, 0.5, words_px=BODY_PX)
NO = Tile("no", "icon_no", msg("Do not record"), 1002, 24, 250, 96, 0.5, words_px=BODY_PX)
TOLD = (
    Told(
        "icon_recording",
        msg(
            "What is recorded: what the sensor feels while your child plays, many times a second. "
            "No picture and no sound."
        ),
    ),
    Told("icon_home", msg("It stays on this computer. Nothing is sent anywhere.")),
    Told(
        "icon_clock",
        msg("It is erased by itself after 30 days. Days, minutes and milestones stay."),
    ),
    Told(
        "icon_play",
        msg(
            "What it is for: a session can be seen again, move by move, with your therapist. The "
            "games are the same without it."
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class ChildRecording(Screen):
    """Four sentences, and yes or no; what holds now is told and has the focus."""

    setting: Setting
    child: Child
    from_privacy: bool = False
    """Whether it was asked from the page about privacy, which it leads back to."""
    trouble: str = ""
    menu: Menu | None = None

    def step(self, tick: Tick) -> tuple[Scene, Effects]:
        """Turn it on or off, or leave it."""
        if self.menu is None:
            return replace(self, menu=Menu((YES, NO, BACK), int(not self.child.recording_on))), ()
        moved = replace(self, setting=self.setting.heard(tick))
        child = tick.answer(TICKET, Child)
        if child is not None:
            return replace(moved, child=child)._left(), ()
        menu, chosen, sounds = self.menu.step(tick.presses, tick.dt_s)
        if chosen == "back" or Press.BACK in tick.presses:
            return moved._left(), sounds
        failure = tick.answer(TICKET, Failure)
        trouble = self.trouble if failure is None else failure.sentence
        moved = replace(moved, menu=menu, trouble=trouble)
        if not chosen:
            return moved, sounds
        changed = replace(self.child, recording_on=chosen == "yes")
        return replace(moved, trouble=""), (*sounds, ChangeChild(TICKET, changed))

    def _left(self) -> Scene:
        if self.from_privacy:
            return grown_ways.to_recordings(self.setting, self.child.id)
        return grown_ways.to_one_child(self.setting, self.child, "recording")

    def view(self) -> Iterator[Shape]:
        """What it means, or why it could not be kept."""
        yield from paper(RECORDING, typeset.cut(self.child.nickname, 480))
        if self.menu is not None:
            yield from self.menu.view()
        if self.trouble:
            yield from note("icon_help", self.trouble, verbatim=True)
            return
        yield from rows(TOLD, (150, 148, 980, 450))
        on = self.child.recording_on
        yield Panel(440, 620, 400, 60, "panel", "tile_edge", 30)
        yield Text(IS_ON if on else IS_OFF, 640, 650, BODY_PX, w=370, h=52)
