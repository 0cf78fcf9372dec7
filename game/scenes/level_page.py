"""One level for grown-ups: what it says, or what is wrong with it; from here it is tried out."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from exercises.offer import Offer
from game.model import Panel, Shape, Text, msg
from game.scenes import grown_ways, level_errors, level_table, level_tiles, typeset, ways
from game.scenes.answers import ChildDay, Failure
from game.scenes.grown_up_page import BODY_PX, SMALL_PX, WAIT, Leaves, by_count, note, paper, turned
from game.scenes.level_asks import LevelPage, ReadLevel, TryLevel
from game.scenes.level_cards import Place
from game.scenes.level_errors import ERRORS_Y, HOW, WHOLE_W
from game.scenes.level_table import Line
from game.scenes.menu import Menu
from game.scenes.scene import Effects, OpenChild, Press, Scene, Screen, Tick, UseLook
from game.scenes.setting import GUEST, Setting, look_of

LEVEL, TRY = "level", "try"
MEND = msg("This level is not played until its file is mended.")
TITLE_W = 560.0
WORDS_X, WORDS_Y, WORDS_W, WORDS_H = 40.0, 130.0, 1200.0, 76.0


@dataclass(frozen=True, slots=True)
class OneLevel(Screen):
    """A table to read, and two ways to find out more."""

    setting: Setting
    place: Place
    """Where in the list it stands."""
    rung: int = 1
    every: bool = False
    """Whether what holds on every rung is shown."""
    at: int = 0
    """The page of the table, or of the mistakes."""
    page: LevelPage | None = None
    trouble: str = ""
    guest: ChildDay | None = None
    offer: Offer | None = None
    asked: bool = False
    menu: Menu = level_tiles.menu(None, False, Leaves(((),)))

    def step(self, tick: Tick) -> tuple[Scene, Effects]:
        """Read it, leaf through it, and go on."""
        if not self.asked:
            asks = ReadLevel(LEVEL, self.place.level_id, self.rung)
            return replace(self, asked=True), (asks,)
        told = self._told(tick)
        if told.guest is not None and told.offer is not None:
            return _played(told.setting, told.guest, told.offer)
        menu, chosen, sounds = told.menu.step(tick.presses, tick.dt_s)
        if chosen == "back" or Press.BACK in tick.presses:
            return grown_ways.to_levels(told.setting, told.place), sounds
        moved = replace(told, menu=menu)
        if not chosen:
            return moved, sounds
        scene, effects = moved._go(chosen)
        return scene, (*sounds, *effects)

    def _told(self, tick: Tick) -> "OneLevel":
        told = replace(
            self,
            setting=self.setting.heard(tick),
            guest=tick.answer(TRY, ChildDay) or self.guest,
            offer=tick.answer(TRY, Offer) or self.offer,
        )
        for ticket in (LEVEL, TRY):
            failure = tick.answer(ticket, Failure)
            if failure is not None:
                told = replace(told, trouble=failure.sentence, page=None)._laid_out()
        page = tick.answer(LEVEL, LevelPage)
        if page is None:
            return told
        # While nothing was leafed through yet, the way to the rehearsal has the focus.
        focus = f"{level_tiles.RUNG_ID}{page.rung}" if self.page else ""
        return replace(told, page=page, rung=page.rung, at=0)._laid_out(focus)

    def _laid_out(self, focus: str = "") -> "OneLevel":
        return replace(self, menu=level_tiles.menu(self.page, self.every, self._leaves, focus))

    @property
    def _leaves(self) -> Leaves[Line]:
        page = self.page
        if page is None:
            return Leaves(((),))
        if page.problems:
            count = len(by_count(page.problems, level_errors.SHOWN))
            return Leaves(((),) * count, self.at, ERRORS_Y)
        return Leaves(level_table.pages(page.about if self.every else page.rows), self.at)

    def _go(self, chosen: str) -> tuple[Scene, Effects]:
        level_id = self.place.level_id
        if chosen == "rehearse":
            return grown_ways.to_rehearsal(self.setting, self.place, self.rung), ()
        if chosen == TRY:
            fresh = replace(self, guest=None, offer=None)
            guest = OpenChild(TRY, GUEST, self.setting.spec)
            return fresh, (guest, TryLevel(TRY, level_id, self.rung))
        if chosen.startswith(level_tiles.RUNG_ID):
            rung = int(chosen.removeprefix(level_tiles.RUNG_ID))
            return replace(self, every=False), (ReadLevel(LEVEL, level_id, rung),)
        if chosen == level_tiles.EVERY_ID:
            return replace(self, every=True, at=0)._laid_out(chosen), ()
        leafed = replace(self, at=turned(self._leaves.number, chosen))
        return leafed._laid_out(chosen), ()

    # --- Showing ------------------------------------------------------------------------------
    def view(self) -> Iterator[Shape]:
        """The table, or the mistakes."""
        page = self.page
        title = typeset.cut(page.card.title if page else self.place.level_id, 500, 1, 30)
        w = TITLE_W if page is not None and not page.problems else WHOLE_W
        under = typeset.cut(page.file, w - 60) if page else ""
        yield from paper(title, under, w, verbatim=True)
        if page is None:
            sentence = self.trouble
            yield from note("icon_help" if sentence else "icon_clock", sentence or WAIT)
        elif page.problems:
            yield from self._mistakes(page)
        else:
            yield from self._table(page)
        yield from self.menu.view()
        if page is not None and not page.problems:
            yield from level_tiles.tab_words(page, self.every)
        yield from self._leaves.words()

    def _table(self, page: LevelPage) -> Iterator[Shape]:
        words = page.moves if self.every else " ".join(page.words)
        yield Panel(WORDS_X, WORDS_Y, WORDS_W, WORDS_H, "panel", "tile_edge", 24)
        yield Text(
            typeset.cut(words, WORDS_W - 44, 3), WORDS_X + 22, WORDS_Y + WORDS_H / 2, SMALL_PX,
            align="left", w=WORDS_W - 44, h=WORDS_H - 4, verbatim=True,
        )  # fmt: skip
        yield from level_table.view(self._leaves.shown)

    def _mistakes(self, page: LevelPage) -> Iterator[Shape]:
        yield Panel(150, 132, WHOLE_W, 148, "panel", "tile_edge", 36)
        yield Text(MEND, 190, 174, BODY_PX + 2, "ink_title", "left", 1020, 62, title=True)
        yield Text(HOW, 190, 238, BODY_PX, align="left", w=1020, h=56)
        shown = by_count(page.problems, level_errors.SHOWN)[self._leaves.number]
        yield from level_errors.panel(shown, level_errors.MEND)


def _played(setting: Setting, guest: ChildDay, offer: Offer) -> tuple[Scene, Effects]:
    """Out of the pages and into the game: what is played is nobody's."""
    look = UseLook(look_of(guest.child))
    return ways.to_level(setting.of_child(guest), offer, offer.exercise.worlds[0]), (look,)
