"""Backups of the family's data: when they were made, one made now, and one chosen to go back to."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.model import Panel, Shape, Sprite, Text, msg
from game.scenes import grown_ways, ways
from game.scenes.answers import Failure
from game.scenes.grown_up_page import (
    BACK,
    BODY_PX,
    WAIT,
    Leaves,
    by_count,
    note,
    paper,
    turned,
)
from game.scenes.keeping_asks import BackupCard, Backups, LoadBackups, MakeBackup
from game.scenes.keeping_rows import TEXT_X, W, X, backup_face, backup_tile
from game.scenes.menu import Menu, Tile, focused
from game.scenes.scene import Effects, Press, Scene, Screen, Tick
from game.scenes.setting import Setting

TICKET = "backups"
TITLE = msg("Backups")
HOW = msg(
    "After each session all data is kept once more: the last ten times, and once a week for eight "
    "weeks. Press one to go back to it."
)
MADE = msg("Done. The newest one holds everything as it is now.")
NONE = msg("There is no backup yet. The first one is made after the first session.")
NOW = Tile("now", "icon_plus", msg("Make one now"), 1002, 24, 250, 96, 0.5, words_px=BODY_PX)
ROWS = 5
HEAD_Y, HEAD_H = 136.0, 84.0


@dataclass(frozen=True, slots=True)
class BackupsPage(Screen):
    """The newest first; each leads to the question whether it is to come back."""

    setting: Setting
    name: str = ""
    """The one that was looked at last."""
    backups: Backups | None = None
    at: int = 0
    making: bool = False
    trouble: str = ""
    asked: bool = False
    menu: Menu = Menu((BACK,))

    def step(self, tick: Tick) -> tuple[Scene, Effects]:
        """Load them, then let one be made or chosen."""
        if not self.asked:
            return replace(self, asked=True), (LoadBackups(TICKET),)
        told = self._told(tick)
        menu, chosen, sounds = told.menu.step(tick.presses, tick.dt_s)
        if chosen == "back" or Press.BACK in tick.presses:
            return ways.to_grown_ups(told.setting), sounds
        moved = replace(told, menu=menu)
        if chosen == "now":
            making = replace(moved, making=True, trouble="")._laid_out("back")
            return making, (*sounds, MakeBackup(TICKET))
        return (moved._go(chosen) if chosen else moved), sounds

    def _told(self, tick: Tick) -> "BackupsPage":
        told = replace(self, setting=self.setting.heard(tick))
        failure, backups = tick.answer(TICKET, Failure), tick.answer(TICKET, Backups)
        if failure is not None:
            return replace(told, trouble=failure.sentence, making=False)._laid_out("now")
        if backups is None:
            return told
        told = replace(told, backups=backups, making=False, trouble="")._opened()
        return told._laid_out("now" if backups.made else f"backup/{self.name}")

    def _opened(self) -> "BackupsPage":
        names = [card.name for card in self._cards]
        return replace(self, at=names.index(self.name) // ROWS if self.name in names else 0)

    @property
    def _cards(self) -> tuple[BackupCard, ...]:
        return self.backups.cards if self.backups else ()

    @property
    def _leaves(self) -> Leaves[BackupCard]:
        return Leaves(by_count(self._cards, ROWS), self.at)

    def _laid_out(self, focus: str) -> "BackupsPage":
        leaves = self._leaves
        rows = (backup_tile(card, n) for n, card in enumerate(leaves.shown))
        now = () if self.making else (NOW,)
        tiles = (*now, BACK) if self.trouble else (*rows, *now, *leaves.tiles(), BACK)
        return replace(self, menu=focused(tiles, focus))

    def _go(self, chosen: str) -> Scene:
        if chosen in ("before", "more"):
            return replace(self, at=turned(self._leaves.number, chosen))._laid_out(chosen)
        card = next(card for card in self._cards if f"backup/{card.name}" == chosen)
        return grown_ways.to_bringing_back(self.setting, card)

    # --- Showing ------------------------------------------------------------------------------
    def view(self) -> Iterator[Shape]:
        """How they come about, and when they did."""
        yield from paper(TITLE)
        yield from self.menu.view()
        if self.trouble:
            yield from note("icon_help", self.trouble, verbatim=True)
            return
        if self.backups is None:
            yield from note("icon_clock", WAIT)
            return
        yield Panel(X, HEAD_Y, W, HEAD_H, "panel", "tile_edge", 30)
        words = WAIT if self.making else MADE if self.backups.made else HOW
        picture = "icon_ok" if words == MADE else "icon_clock" if self.making else "icon_backup"
        yield Sprite(picture, X + 56, HEAD_Y + HEAD_H / 2, 0.6)
        middle = HEAD_Y + HEAD_H / 2
        yield Text(words, TEXT_X, middle, 20, align="left", w=W - 130, h=HEAD_H - 6)
        if not self._cards:
            yield from note("icon_backup", NONE)
        for number, card in enumerate(self._leaves.shown):
            box = backup_tile(card, number)
            yield from backup_face(card, box.y + box.h / 2)
        yield from self._leaves.words()
