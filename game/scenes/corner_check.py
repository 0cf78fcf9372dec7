"""A new board: does each of its four corners feel something?"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.mascot import stepling
from game.model import Layer, Panel, Shape, Sound, Sprite, Text, Wish, msg
from game.scenes import sensor_light, ways
from game.scenes.corners import ALL, CORNERS, UNFELT, Corners
from game.scenes.menu import Menu, Tile
from game.scenes.moment import is_over
from game.scenes.own_device import keep
from game.scenes.scene import Effects, Press, Scene, Screen, Tick
from game.scenes.setting import Setting, ambient_s, is_calm
from profiles.model import Device

HOW = msg("Press every corner, one by one")
DONE = msg("Every corner works!")
SILENT = msg("One corner does not answer.")
LOOK = msg("Look under the board.")
DONE_S = 2.0
LONG_S = 30.0
"""A corner that was not felt for so long after the others may have something below it."""
BOARD_X, BOARD_Y, BOARD_SCALE = 640.0, 340.0, 1.25
MENU = Menu(
    (
        Tile("skip", "icon_arrow_right", msg("Skip"), 1060, 556, 180, 132, 0.72),
        Tile("back", "icon_back", "", 28, 24, 96, 96, plain=True),
    )
)


@dataclass(frozen=True, slots=True)
class CornerCheck(Screen):
    """A board from above; a corner that feels something lights up for good."""

    setting: Setting
    device: Device
    corners: Corners = UNFELT
    menu: Menu = MENU
    t_s: float = 0.0
    done_s: float = 0.0

    def step(self, tick: Tick) -> tuple[Scene, Effects]:
        """Feel, until all four were felt or the family goes on."""
        setting = self.setting.heard(tick)
        moved = replace(self, setting=setting, t_s=self.t_s + tick.dt_s)
        if self.corners.lit == ALL:
            return moved._celebrate(tick)
        menu, chosen, sounds = self.menu.step(tick.presses, tick.dt_s)
        if chosen or Press.BACK in tick.presses:
            return ways.to_home(setting), sounds
        reading = tick.signals.reading
        corners = self.corners.step(reading.cells_kg if reading else (), tick.dt_s)
        moved = replace(moved, menu=menu, corners=corners)
        if corners.lit == ALL:
            checked = replace(self.device, checked_on=tick.today.date)
            return moved, (*sounds, Sound("chime"), Sound("cheer"), keep(checked))
        return moved, (*sounds, Sound("star")) if corners.lit != self.corners.lit else sounds

    def _celebrate(self, tick: Tick) -> tuple[Scene, Effects]:
        done_s = self.done_s + tick.dt_s
        if not is_over(done_s, DONE_S, tick):
            return replace(self, done_s=done_s), ()
        return ways.to_home(self.setting), ()

    @property
    def _silent(self) -> bool:
        """Whether three corners were felt and the last one was not for long."""
        return sum(self.corners.lit) == len(ALL) - 1 and self.corners.waiting_s >= LONG_S

    def view(self) -> Iterator[Shape]:
        """The board, its corners, and who cheers."""
        done = self.corners.lit == ALL
        t_s = ambient_s(self.setting, self.t_s)
        yield Layer("paper_sky")
        yield Panel(190, 24, 900, 98, "panel", "tile_edge", 48)
        words = DONE if done else HOW
        yield Text(words, 640, 73, 42, "ink_title", w=850, h=80, title=True)
        yield Sprite("board_top", BOARD_X, BOARD_Y, BOARD_SCALE)
        for corner, (x, y) in enumerate(CORNERS):
            yield from self._corner(corner, BOARD_X + x * BOARD_SCALE, BOARD_Y + y * BOARD_SCALE)
        yield from stepling(150, 670, t_s, Wish(), "cheer" if done else "happy", 1.0)
        if not done:
            yield from self._says()
            yield from self.menu.view()

    def _corner(self, corner: int, x: float, y: float) -> Iterator[Shape]:
        lit = self.corners.lit[corner]
        if lit:
            yield Sprite("corner_glow", x, y, 1.2)
        else:
            yield Sprite("corner_glow", x, y, 1.0, alpha=0.8 * self.corners.pressed(corner))
        asks = not lit and corner == self.corners.lit.index(False) and not is_calm(self.setting)
        grow = 1.0 + 0.15 * math.sin(self.t_s * 4) if asks else 1.0
        yield Sprite("star_full" if lit else "star_empty", x, y, 1.2 * grow)

    def _says(self) -> Iterator[Shape]:
        if self._silent:
            yield Panel(350, 560, 680, 124, "panel", "tile_edge", 40)
            yield Text(SILENT, 690, 596, 28, w=640, h=56)
            yield Text(LOOK, 690, 648, 28, w=640, h=56)
            return
        light, sentence = (
            sensor_light.light_of(self.setting),
            sensor_light.sentence_of(self.setting),
        )
        if sentence:
            yield from sensor_light.lamp(light, 330, 618)
            yield from sensor_light.words(sentence, 366, 576, 664, 84)
