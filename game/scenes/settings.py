"""How this child wants the screen: calm, large texts, strong colours. Kept for good."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.mascot import stepling
from game.model import Layer, Look, Panel, Shape, Sprite, Text, msg
from game.scenes import grown_ways, ways
from game.scenes.menu import Menu, Tile, row
from game.scenes.scene import ChangeChild, Effects, Press, Scene, Screen, Tick, UseLook
from game.scenes.setting import Setting, look_of
from profiles.model import Child

HOW = msg("How do you like it?")
SIZES = (1.0, 1.5, 2.0)
MENU = Menu(
    (
        *row(
            (
                ("calm", "icon_calm", msg("Calm")),
                ("contrast", "icon_contrast", msg("Strong colours")),
                ("text", "icon_text_size", msg("Large words")),
            ),
            250,
            (280, 250),
        ),
        Tile("back", "icon_back", "", 28, 24, 96, 96, plain=True),
    )
)


@dataclass(frozen=True, slots=True)
class Settings(Screen):
    """Three switches; a leaf shows which are on."""

    setting: Setting
    menu: Menu = MENU
    t_s: float = 0.0
    for_grown_up: bool = False
    """Whether it was asked from the pages for grown-ups, which it leads back to."""

    def step(self, tick: Tick) -> tuple[Scene, Effects]:
        """Turn a switch, or go back."""
        menu, chosen, sounds = self.menu.step(tick.presses, tick.dt_s)
        child = self.setting.child
        if child is None or chosen == "back" or Press.BACK in tick.presses:
            return self._left(child, sounds)
        moved = replace(self, menu=menu, t_s=self.t_s + tick.dt_s)
        if not chosen:
            return moved, sounds
        child = _turned(child, chosen)
        moved = replace(moved, setting=replace(self.setting, child=child))
        return moved, (*sounds, ChangeChild("look", child), UseLook(look_of(child)))

    def _left(self, child: Child | None, sounds: Effects) -> tuple[Scene, Effects]:
        if child is None or not self.for_grown_up:
            return ways.to_games(self.setting), sounds
        nobody = replace(self.setting, child=None)
        # The pages for grown-ups look the same, whoever they are about.
        return grown_ways.to_one_child(nobody, child, "look"), (*sounds, UseLook(Look()))

    def view(self) -> Iterator[Shape]:
        """The switches, and the companion in the look of the moment."""
        yield Layer("paper_sky")
        yield Panel(290, 56, 700, 104, "panel", "tile_edge", 50)
        yield Text(HOW, 640, 108, 44, "ink_title", w=640, h=84, title=True)
        yield from self.menu.view()
        child = self.setting.child
        if child is not None:
            on = (child.calm, child.high_contrast, child.text_scale > SIZES[0])
            for tile, is_on in zip(self.menu.tiles, on, strict=False):
                mark = "icon_ok" if is_on else "icon_no"
                yield Sprite(mark, tile.x + tile.w - 30, tile.y + 30, 0.6)
        yield from stepling(640, 700, 0.0 if child and child.calm else self.t_s, scale=0.8)


def _turned(child: Child, switch: str) -> Child:
    if switch == "calm":
        return replace(child, calm=not child.calm)
    if switch == "contrast":
        return replace(child, high_contrast=not child.high_contrast)
    bigger = next((size for size in SIZES if size > child.text_scale), SIZES[0])
    return replace(child, text_scale=bigger)
