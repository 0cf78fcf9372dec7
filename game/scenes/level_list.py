"""All levels, those with mistakes too: one is chosen to be read, rehearsed and tried."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.model import Bar, Shape, msg
from game.scenes import grown_ways, level_cards, ways
from game.scenes.answers import Failure
from game.scenes.grown_up_page import BACK, WAIT, Leaves, note, paper, turned
from game.scenes.level_asks import LevelCard, LoadLevels, Reading
from game.scenes.level_cards import START, Place
from game.scenes.menu import Menu
from game.scenes.scene import Effects, Press, Scene, Screen, Tick
from game.scenes.setting import Setting

TITLE = msg("Levels")
TICKET = "levels"
UNREAD = Reading(0, 0)


@dataclass(frozen=True, slots=True)
class LevelList(Screen):
    """Picture cards on pages; tabs leave only the family's own, or those with mistakes."""

    setting: Setting
    place: Place = START
    cards: tuple[LevelCard, ...] = ()
    reading: Reading = UNREAD
    asked: bool = False
    known: bool = False
    trouble: str = ""
    """Why the family's folder cannot be read."""
    menu: Menu = Menu((BACK,))

    def step(self, tick: Tick) -> tuple[Scene, Effects]:
        """Read the levels, then let one be chosen."""
        if not self.asked:
            return replace(self, asked=True), (LoadLevels(TICKET),)
        told = self._told(tick)
        menu, chosen, sounds = told.menu.step(tick.presses, tick.dt_s)
        if chosen == "back" or Press.BACK in tick.presses:
            return ways.to_grown_ups(told.setting), sounds
        moved = replace(told, menu=menu)
        return (moved._go(chosen) if chosen else moved), sounds

    def _told(self, tick: Tick) -> "LevelList":
        told = replace(self, setting=self.setting.heard(tick))
        for answer in tick.answers:
            if answer.ticket != TICKET:
                continue
            if isinstance(answer.value, Reading):
                told = replace(told, reading=answer.value)
            elif isinstance(answer.value, Failure):
                told = replace(told, trouble=answer.value.sentence)
                told = told._at(told.place) if told.known else told
            elif isinstance(answer.value, tuple):
                told = replace(told, cards=answer.value, known=True)._at(self.place)
        return told

    @property
    def _leaves(self) -> Leaves[LevelCard]:
        rows = level_cards.FEWER_ROWS if self.trouble else level_cards.ROWS
        return level_cards.leaves(self.cards, self.place, rows)

    def _at(self, place: Place) -> "LevelList":
        """The same, opened there; the level that was looked at last has the focus."""
        moved = replace(self, place=place)
        cards = (level_cards.tile(card, n) for n, card in enumerate(moved._leaves.shown))
        tiles = (*cards, *level_cards.tabs(self.cards), *moved._leaves.tiles(), BACK)
        wanted = f"level/{place.level_id}" if place.level_id else place.kind
        focus = next((n for n, tile in enumerate(tiles) if tile.id == wanted), 0)
        return replace(moved, menu=Menu(tiles, focus if place.level_id else 0))

    def _go(self, chosen: str) -> Scene:
        if chosen in ("before", "more"):
            page = turned(self._leaves.number, chosen)
            return self._at(Place(self.place.kind, page))._focused_on(chosen)
        if not chosen.startswith("level/"):
            return self._at(Place(chosen))._focused_on(chosen)
        level_id = chosen.removeprefix("level/")
        place = self.place._replace(page=self._leaves.number, level_id=level_id)
        return grown_ways.to_level_page(self.setting, place)

    def _focused_on(self, tile_id: str) -> "LevelList":
        """Whoever leafs or changes the tab goes on from where that was done."""
        ids = [tile.id for tile in self.menu.tiles]
        focus = ids.index(tile_id) if tile_id in ids else 0
        return replace(self, menu=replace(self.menu, focus=focus))

    def view(self) -> Iterator[Shape]:
        """The cards of this page."""
        yield from paper(TITLE, w=464)
        if not self.known:
            yield from note("icon_clock", WAIT)
            if self.reading.of:
                yield Bar(410, 410, 560, 18, self.reading.done / self.reading.of)
        yield from self.menu.view()
        if not self.known:
            return
        for number, card in enumerate(self._leaves.shown):
            box = level_cards.tile(card, number)
            yield from level_cards.face(card, box.x, box.y)
        yield from level_cards.tab_words(self.cards, self.place.kind)
        yield from self._leaves.words()
        if self.trouble:
            yield from note("icon_help", self.trouble, 420, verbatim=True)
