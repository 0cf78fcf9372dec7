"""What is kept, where and for how long, for grown-ups; and how to tell it to a child."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.model import Panel, Shape, Sprite, Text, msg
from game.scenes import grown_ways, typeset, ways
from game.scenes.answers import Failure
from game.scenes.child_asks import KeptHere, LoadKept
from game.scenes.grown_up_page import BACK, BODY_PX, SMALL_PX, note, paper
from game.scenes.menu import Menu, Tile
from game.scenes.scene import Effects, Press, Scene, Screen, Tick
from game.scenes.setting import Setting
from game.scenes.told_rows import Told, rows

TICKET = "kept"
TITLE = msg("Privacy")
READ_ALOUD = msg("Read this to your child:")
FOR_CHILDREN = msg(
    "What you do stays on this computer. Your grown-up can show it to your therapist or rub it all "
    "out."
)
FOLDER = msg("It is in this folder:")
TOLD = (
    Told(
        "icon_home",
        msg("All of it stays on this computer. Stepling does not use the internet."),
    ),
    Told(
        "icon_calendar",
        msg(
            "Kept until you erase it: nickname, face and year of birth, gear and plan, what was "
            "played and measured, and whether anything hurt."
        ),
    ),
    Told(
        "icon_no", msg("Never asked for: surname, address, photo, date of birth, medical papers.")
    ),
    Told(
        "icon_recording",
        msg(
            "Recordings of movement: off unless you turn them on for a child, and erased after 30 "
            "days."
        ),
    ),
    Told(
        "icon_lock",
        msg(
            "Whoever can use this computer as you can read it. A password, and encrypting its "
            "disk, keep it safe."
        ),
    ),
    Told(
        "icon_packet",
        msg(
            "All of a child can be taken along in one file, or erased: press Children, and the "
            "child."
        ),
    ),
)
COPIED = Told(
    "light_fair",
    msg(
        "{service} copies the folder below to other computers, so it does not stay here alone. "
        "Name another folder with --data."
    ),
)
RECORDINGS = Tile(
    "recordings", "icon_recording", msg("Recordings"), 1002, 24, 250, 96, 0.5, words_px=BODY_PX
)
MENU = Menu((RECORDINGS, BACK))
LEFT_BOX = (40.0, 136.0, 700.0, 452.0)
CHILD_X, CHILD_Y, CHILD_W, CHILD_H = 764.0, 136.0, 476.0, 452.0
FOLDER_Y, FOLDER_H = 600.0, 98.0


@dataclass(frozen=True, slots=True)
class PrivacyPage(Screen):
    """For grown-ups on the left, for children on the right, the folder below."""

    setting: Setting
    kept: KeptHere | None = None
    trouble: str = ""
    asked: bool = False
    menu: Menu = MENU

    def step(self, tick: Tick) -> tuple[Scene, Effects]:
        """Read it, and go on to the recordings or back."""
        if not self.asked:
            return replace(self, asked=True), (LoadKept(TICKET),)
        failure = tick.answer(TICKET, Failure)
        told = replace(
            self,
            setting=self.setting.heard(tick),
            kept=tick.answer(TICKET, KeptHere) or self.kept,
            trouble=self.trouble if failure is None else failure.sentence,
        )
        menu, chosen, sounds = told.menu.step(tick.presses, tick.dt_s)
        if chosen == "back" or Press.BACK in tick.presses:
            return ways.to_grown_ups(told.setting), sounds
        if chosen == "recordings":
            return grown_ways.to_recordings(told.setting), sounds
        return replace(told, menu=menu), sounds

    @property
    def _told(self) -> tuple[Told, ...]:
        """The sentences for grown-ups."""
        service = self.kept.copied_by if self.kept else ""
        if not service:
            return TOLD
        return (COPIED._replace(values=(("service", service),), larger=2.4), *TOLD[1:])

    def view(self) -> Iterator[Shape]:
        """The notice on one page."""
        yield from paper(TITLE)
        yield from self.menu.view()
        if self.trouble:
            yield from note("icon_help", self.trouble, verbatim=True)
            return
        yield from rows(self._told, LEFT_BOX, 20, 0.62)
        yield from _for_children()
        yield Panel(40, FOLDER_Y, 1200, FOLDER_H, "panel", "tile_edge", 30)
        yield Text(FOLDER, 72, FOLDER_Y + 28, SMALL_PX, align="left", w=1136, h=38)
        folder = typeset.cut(self.kept.folder, 1130, 2) if self.kept else ""
        if folder:
            yield Text(
                folder, 72, FOLDER_Y + 70, SMALL_PX, "ink_accent", "left", 1136, 50, verbatim=True
            )


def _for_children() -> Iterator[Shape]:
    middle = CHILD_X + CHILD_W / 2
    yield Panel(CHILD_X, CHILD_Y, CHILD_W, CHILD_H, "panel", "tile_edge", 36)
    yield Sprite("icon_speaker", CHILD_X + 64, CHILD_Y + 62, 0.7)
    yield Text(
        READ_ALOUD, CHILD_X + 112, CHILD_Y + 62, BODY_PX, "ink_soft", "left", CHILD_W - 136, 76
    )
    yield Text(FOR_CHILDREN, middle, CHILD_Y + 262, 32, "ink_title", w=CHILD_W - 56, h=312)
