"""Who plays today? A tile with a face for each child, a guest, and a new child."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.model import Layer, Panel, Shape, Text, msg
from game.scenes import ways
from game.scenes.answers import ChildDay
from game.scenes.menu import Menu, Tile
from game.scenes.scene import Effects, LoadChildren, OpenChild, Press, Scene, Screen, Tick, UseLook
from game.scenes.setting import Setting, look_of
from profiles.model import Child

WHO = msg("Who plays today?")
GUEST = msg("Guest")
NEW = msg("New child")
MOST = 8
"""Children on one screen, beside guest and new child."""
W, H, GAP = 210, 200, 26


@dataclass(frozen=True, slots=True)
class ChooseChild(Screen):
    """Faces to choose from; names are for those who read."""

    setting: Setting
    to_progress: bool = False
    children: tuple[Child, ...] = ()
    menu: Menu = Menu(())
    asked: bool = False

    def step(self, tick: Tick) -> tuple[Scene, Effects]:
        """Load the children, then let one be chosen."""
        if not self.asked:
            return replace(self, asked=True), (LoadChildren("children"),)
        children = tick.answer("children", tuple)
        if children is not None:
            shown = tuple(child for child in children if not child.archived)[:MOST]
            return replace(self, children=shown, menu=Menu(self._tiles(shown))), ()
        day = tick.answer("child", ChildDay)
        if day is not None:
            return self._on(day)
        if Press.BACK in tick.presses:
            return ways.to_home(self.setting), ()
        menu, chosen, sounds = self.menu.step(tick.presses, tick.dt_s)
        if chosen == "new":
            return ways.to_new_child(self.setting), sounds
        if chosen == "back":
            return ways.to_home(self.setting), sounds
        if chosen:
            open_child = OpenChild("child", chosen.removeprefix("child-"), self.setting.spec)
            return replace(self, menu=menu), (*sounds, open_child)
        return replace(self, menu=menu), sounds

    def _on(self, day: ChildDay) -> tuple[Scene, Effects]:
        setting = self.setting.of_child(day)
        look = UseLook(look_of(day.child))
        if self.to_progress:
            return ways.to_progress(setting), (look,)
        return ways.to_games(setting), (look,)

    def _tiles(self, children: tuple[Child, ...]) -> tuple[Tile, ...]:
        entries = [
            (f"child-{child.id}", f"avatar_{child.avatar}", child.nickname, True)
            for child in children
        ]
        entries.append(("child-guest", "avatar_guest", GUEST, False))
        if not self.to_progress:
            entries.append(("new", "icon_plus", NEW, False))
        columns = min(5, len(entries))
        left = (1280 - columns * W - (columns - 1) * GAP) / 2
        tiles = tuple(
            Tile(
                id_,
                picture,
                caption,
                left + n % columns * (W + GAP),
                210 + n // columns * (H + GAP),
                W,
                H,
                0.82,
                verbatim,
            )
            for n, (id_, picture, caption, verbatim) in enumerate(entries)
        )
        return (*tiles, Tile("back", "icon_back", "", 28, 24, 96, 96, plain=True))

    def view(self) -> Iterator[Shape]:
        """Faces on paper."""
        yield Layer("paper_sky")
        yield Panel(290, 56, 700, 104, "panel", "tile_edge", 50)
        yield Text(WHO, 640, 108, 48, "ink_title", w=640, h=84, title=True)
        yield from self.menu.view()
