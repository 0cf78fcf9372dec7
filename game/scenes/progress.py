"""The child's path: its place, its milestones, its days, and what grown-ups ask about them.

Nothing is compared, nothing resets, and no arrow points anywhere; what grew stays. The pages are
laid out once, when the path arrives or another page is opened, and not in each frame.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from game.growing_place import place
from game.mascot import stepling
from game.model import Layer, Shape, msg
from game.scenes import ways
from game.scenes.answers import Failure
from game.scenes.grown_up_page import note, turned
from game.scenes.menu import Menu, Tile
from game.scenes.path_answers import PAUSE_ID, answers
from game.scenes.path_asks import BeginPause, EndPause, LoadPath
from game.scenes.path_calendar import month
from game.scenes.path_parts import WAY_BACK, Page, Seen, show_tiles
from game.scenes.path_stones import STONE, stones
from game.scenes.path_trends import trends
from game.scenes.path_week import my_place
from game.scenes.scene import Effects, Press, Scene, Screen, Tick
from game.scenes.setting import Setting, ambient_s
from profiles.child_path import ChildPath

TICKETS = "path", "pause"
PAGES: Mapping[str, Callable[[Seen], Page]] = {
    "place": my_place,
    "stones": stones,
    "calendar": month,
    "trends": trends,
    "answers": answers,
}
"""By the tiles that open them."""
ABOVE = {"stones": "place", "calendar": "place", "trends": "calendar", "answers": "place"}
"""Where the way back leads; from the place it leads home."""
WAITING = Menu((WAY_BACK, Tile("games", "icon_play", msg("Play"), 1060, 24, 192, 150)))


@dataclass(frozen=True, slots=True)
class ProgressScreen(Screen):
    """Pages of one path, one of which is open."""

    setting: Setting
    path: ChildPath | None = None
    today: str = ""
    """The family's local date."""
    page: str = "place"
    menu: Menu = WAITING
    laid: Page | None = None
    """The open page; None until it is laid out."""
    trouble: str = ""
    asked: bool = False
    t_s: float = 0.0

    def step(self, tick: Tick) -> tuple[Scene, Effects]:
        """Load the path, then look at it, page by page."""
        child = self.setting.child
        if child is None:
            return ways.to_children(self.setting, to_progress=True), ()
        if not self.asked:
            today = tick.today.date or self.today
            asked = replace(self, asked=True, today=today)
            return asked._opened(self.page), (LoadPath("path", child.id),)
        told = self._told(tick)
        if told.path is not None and self.path is None:
            new = told.path.to_celebrate(told.today)
            if new:  # the family went on before they were found
                return ways.to_celebration(told.setting, new), ()
        menu, chosen, sounds = told.menu.step(tick.presses, tick.dt_s)
        moved = replace(told, menu=menu, t_s=self.t_s + tick.dt_s)
        if Press.BACK in tick.presses:
            chosen = "back"
        if not chosen:
            return moved, sounds
        scene, effects = moved._go(chosen, child.id)
        return scene, (*sounds, *effects)

    def _told(self, tick: Tick) -> "ProgressScreen":
        """The same, with what was answered."""
        told = self
        for ticket in TICKETS:
            path, failure = tick.answer(ticket, ChildPath), tick.answer(ticket, Failure)
            if path is not None:
                leaf = told.laid.leaf if told.laid is not None else None
                told = replace(told, path=path, trouble="")._opened(told.page, leaf, told.menu)
            elif failure is not None:
                told = replace(told, trouble=failure.sentence, menu=Menu((WAY_BACK,)))
        return told

    def _go(self, chosen: str, child_id: str) -> tuple[Scene, Effects]:
        if chosen == "back":
            return self._back(), ()
        if chosen == "games":
            return ways.to_games(self.setting), ()
        if chosen == "end_pause":
            return self, (EndPause("pause", child_id),)
        if chosen.startswith(PAUSE_ID):
            return self, (BeginPause("pause", child_id, chosen.removeprefix(PAUSE_ID)),)
        if chosen.startswith(STONE):
            return self._card(chosen.removeprefix(STONE)), ()
        if chosen in PAGES:
            return self._opened(chosen), ()
        leaf = self.laid.leaf if self.laid is not None else 0
        return self._opened(self.page, turned(leaf, chosen), chosen=chosen), ()

    def _back(self) -> Scene:
        if self.trouble and self.path is not None:
            return replace(self, trouble="")._opened(self.page)
        if self.path is None or self.page not in ABOVE:
            return ways.to_home(self.setting)
        return self._opened(ABOVE[self.page], coming_from=self.page)

    def _card(self, milestone: str) -> Scene:
        """The card page of a milestone that was reached."""
        kept = () if self.path is None else self.path.reached
        stone = next((one for one in kept if one.milestone.id == milestone), None)
        return self if stone is None else ways.to_card(self.setting, stone)

    def _seen(self, leaf: int | None = None) -> Seen | None:
        child = self.setting.child
        if child is None or self.path is None or not self.today:
            return None
        return Seen(child, self.path, self.today, leaf)

    def _opened(
        self,
        page: str,
        leaf: int | None = None,
        menu: Menu | None = None,
        chosen: str = "",
        coming_from: str = "",
    ) -> "ProgressScreen":
        """The page laid out; the focus stays on what was chosen, where that is still there.

        `menu` is the one that was shown, of the same page: what has the focus keeps it.
        """
        seen = self._seen(leaf)
        if seen is None:
            return self
        laid = PAGES[page](seen)
        wanted = chosen or coming_from
        if menu is not None and menu.tiles and self.laid is not None:
            wanted = menu.tiles[menu.focus].id
        ids = [tile.id for tile in laid.tiles]
        focus = ids.index(wanted) if wanted in ids else 0
        return replace(self, page=page, laid=laid, menu=Menu(laid.tiles, focus))

    def view(self) -> Iterator[Shape]:
        """The open page; at once also where it was given its path."""
        shown = self if self.laid is not None else self._opened(self.page)
        child = self.setting.child
        scale = child.text_scale if child is not None else 1.0
        if shown.trouble or shown.laid is None:
            yield from shown._waiting()
        else:
            yield from shown._paint(shown.laid)
        yield from show_tiles(shown.menu, scale)

    def _paint(self, laid: Page) -> Iterator[Shape]:
        yield from laid.back
        if laid.living is not None:
            yield from place(*laid.living, ambient_s(self.setting, self.t_s))
        yield from laid.front

    def _waiting(self) -> Iterator[Shape]:
        """Until the path is there; or what went wrong."""
        yield Layer("paper_sky")
        if self.trouble:
            yield from note("icon_help", self.trouble, verbatim=True)
        else:
            yield from stepling(640, 520, ambient_s(self.setting, self.t_s), face="curious")
