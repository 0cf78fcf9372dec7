"""Help me connect: which sensor is it, and then one step a page."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.mascot import stepling
from game.model import Layer, Panel, Shape, Sprite, Text, Wish, msg
from game.scenes import ways
from game.scenes.menu import Menu, Tile, row
from game.scenes.pairing_pages import Page, pages
from game.scenes.scene import Effects, Press, Scene, Screen, Tick
from game.scenes.setting import Setting, ambient_s

WHICH = msg("Which one do you have?")
KINDS = (
    ("wii", "device_wii_board", msg("Wii Balance Board")),
    ("insoles", "device_insoles", msg("Insoles in the shoes")),
    ("board", "device_board", msg("Another board")),
)
BACK = Tile("back", "icon_back", "", 28, 24, 96, 96, plain=True)
WHICH_MENU = Menu((*row(KINDS, 220, (330, 300), 1.4, 36), BACK))
NEXT_PLACE = (1040.0, 262.0, 156.0, 156.0)
NEXT = Menu((Tile("next", "icon_arrow_right", "", *NEXT_PLACE, 1.2), BACK))
DONE = Menu((Tile("next", "icon_ok", "", *NEXT_PLACE, 1.2), BACK))
PICTURE_X, PICTURE_Y, PICTURE_SCALE = 640.0, 340.0, 1.34
DOT, DOT_GAP = 18.0, 34.0


@dataclass(frozen=True, slots=True)
class PairingHelp(Screen):
    """A picture book for the grown-up; nobody has to hurry."""

    setting: Setting
    kind: str = ""
    page: int = 0
    menu: Menu = WHICH_MENU
    t_s: float = 0.0

    def step(self, tick: Tick) -> tuple[Scene, Effects]:
        """Turn the pages; the last one leads to the choice of sensors."""
        menu, chosen, sounds = self.menu.step(tick.presses, tick.dt_s)
        setting = self.setting.heard(tick)
        moved = replace(self, setting=setting, menu=menu, t_s=self.t_s + tick.dt_s)
        if chosen == "back" or Press.BACK in tick.presses:
            return moved._before(), sounds
        if chosen == "next":
            return moved._after(), sounds
        return (moved._at(chosen, 0) if chosen else moved), sounds

    @property
    def _pages(self) -> tuple[Page, ...]:
        return pages(self.kind, self.setting.system)

    def _at(self, kind: str, page: int) -> "PairingHelp":
        count = len(pages(kind, self.setting.system))
        menu = DONE if page == count - 1 else NEXT
        return replace(self, kind=kind, page=page, menu=menu)

    def _before(self) -> Scene:
        if not self.kind:
            return ways.to_sensors(self.setting)
        if self.page:
            return self._at(self.kind, self.page - 1)
        return replace(self, kind="", menu=WHICH_MENU)

    def _after(self) -> Scene:
        if self.page + 1 < len(self._pages):
            return self._at(self.kind, self.page + 1)
        return ways.to_sensors(self.setting)

    def view(self) -> Iterator[Shape]:
        """The question, or a page."""
        yield Layer("paper_sky")
        page = self._pages[self.page] if self.kind else None
        words = page.words if page else WHICH
        yield Panel(190, 24, 900, 98, "panel", "tile_edge", 48)
        yield Text(words, 640, 73, 42, "ink_title", w=850, h=80, title=True)
        if page:
            yield from self._shown(page)
        yield from self.menu.view()

    def _shown(self, page: Page) -> Iterator[Shape]:
        t_s = ambient_s(self.setting, self.t_s)
        yield Sprite(page.picture, PICTURE_X, PICTURE_Y, PICTURE_SCALE)
        yield from self._dots()
        yield from stepling(116, 680, t_s, Wish(still=True), "happy", 0.8)
        if page.note:
            yield Panel(240, 592, 960, 112, "panel", "tile_edge", 30)
            yield Text(page.note, 720, 648, 22, w=920, h=98)

    def _dots(self) -> Iterator[Shape]:
        """Where in the book we are."""
        count = len(self._pages)
        for number in range(count):
            x = PICTURE_X + (number - (count - 1) / 2) * DOT_GAP - DOT / 2
            fill = "focus" if number == self.page else "track"
            yield Panel(x, 561, DOT, DOT, fill, "", int(DOT / 2))
