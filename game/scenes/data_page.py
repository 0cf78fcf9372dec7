"""Before the first screen: what is wrong with the family's data or with its place, and what to do.

Where the data cannot be opened a guest may play, a backup may be put in its place, or the family
leaves; nothing is written to it meanwhile. Other news about its place is told and gone on from.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from game.mascot import stepling
from game.model import Layer, Panel, Shape, Text, Wish, msg
from game.scenes.menu import Menu, Tile, row
from game.scenes.scene import Effects, Press, Quit, Scene, Screen, Tick
from game.scenes.told_rows import Told, rows

GUEST, RESTORE, LEAVE, GO_ON = "guest", "restore", "leave", "go_on"
UNOPENED = msg("The family's data cannot be opened")
NEWS = msg("For grown-ups")
GUEST_GAME = msg("A guest can play. What a guest plays is gone when Stepling closes.")
BACKUP = msg("There is a sound backup of {when}. What lies there now is kept aside.")
ROOM = msg(
    "Only {n} MB are free on the disk of the family's data. Free some space, so that all that is "
    "played can be kept."
)
COPIED = msg(
    "{service} copies the folder of the family's data to other computers. To keep it on this one, "
    "move the folder, and name its new place with --data."
)
OFTEN = msg(
    "The family's data lies in {name}, which OneDrive or iCloud may copy to other computers. See "
    "to it that they do not, or move the folder and name its new place with --data."
)
TOLD_PX = 25
TILES_Y, TILE_SIZE = 500.0, (300.0, 170.0)
OK_TILE = Tile(GO_ON, "icon_ok", msg("Go on"), 535, 540, 210, 150, 0.9)


class Trouble(NamedTuple):
    """Why the family's data cannot be opened, and what can be done about it."""

    sentence: str
    """Whole, as the store tells it."""
    guest: bool = False
    """Whether somebody may play without it."""
    backup: str = ""
    """When the newest sound backup was made; empty where there is none to go back to."""


@dataclass(frozen=True, slots=True)
class DataPage(Screen):
    """One page; the way on is in `chosen` once the program is asked to close."""

    told: tuple[Told, ...]
    menu: Menu
    trouble: Trouble | None = None
    way_out: str = LEAVE
    chosen: str = ""
    t_s: float = 0.0

    def step(self, tick: Tick) -> tuple[Scene, Effects]:
        """Wait for a choice."""
        menu, chosen, sounds = self.menu.step(tick.presses, tick.dt_s)
        if Press.BACK in tick.presses:
            chosen = self.way_out
        moved = replace(self, menu=menu, t_s=self.t_s + tick.dt_s)
        if not chosen:
            return moved, sounds
        return replace(moved, chosen=chosen), (*sounds, Quit())

    def view(self) -> Iterator[Shape]:
        """The heading, what is to be known, and what can be done."""
        yield Layer("paper_sky")
        yield Panel(250, 24, 780, 84, "panel", "tile_edge", 40)
        title = UNOPENED if self.trouble else NEWS
        yield Text(title, 640, 66, 36, "ink_title", w=720, h=68, title=True)
        if self.trouble is not None:
            yield Panel(90, 128, 1100, 178, "panel", "tile_edge", 36)
            yield Text(self.trouble.sentence, 640, 217, 27, w=1040, h=158, verbatim=True)
        if self.told:
            y, row_h = (322.0, 80.0) if self.trouble else (150.0, 175.0)
            yield from rows(self.told, (90.0, y, 1100.0, row_h * len(self.told)), TOLD_PX)
        yield from stepling(80, 690, self.t_s, Wish(still=True), "curious", scale=0.56)
        yield from self.menu.view()


def of_trouble(trouble: Trouble) -> DataPage:
    """The page of data that cannot be opened."""
    told: list[Told] = []
    ways = [(LEAVE, "icon_quit", msg("Close"))]
    if trouble.backup:
        told.append(Told("icon_box", BACKUP, (("when", trouble.backup),)))
        ways.insert(0, (RESTORE, "icon_box", msg("Use the backup")))
    if trouble.guest:
        told.append(Told("icon_play", GUEST_GAME))
        ways.insert(0, (GUEST, "icon_play", msg("Play as a guest")))
    return DataPage(tuple(told), Menu(row(tuple(ways), TILES_Y, TILE_SIZE)), trouble)


def of_news(told: tuple[Told, ...]) -> DataPage:
    """The page of what is to be known and hinders nothing."""
    return DataPage(told, Menu((OK_TILE,)), way_out=GO_ON)
