"""A family at the program: presses keys, looks at the screen, and compares what it sees."""

import time

import numpy as np
import pygame

from game.model import CANVAS_H, CANVAS_W, Look, Sprite, Zone
from game.shell import headless, shots
from game.shell.painter import Painter
from game.shell.paths import assets_folder
from game.shell.texts import translator
from tests.end_to_end.desktop import until

NEAR = 10
"""Two channels this close are the same colour."""


class Player:
    """Looks by F12, which holds the picture still and writes its layout down."""

    def __init__(self, desktop, program, folder):
        self._desktop = desktop
        self._folder = folder
        self._count = 0
        headless.open_display()
        self._painter = Painter(assets_folder(), translator(assets_folder()), Look())
        self._canvas = pygame.Surface((CANVAS_W, CANVAS_H)).convert()
        self.window = desktop.window(program)
        desktop.resize(self.window, CANVAS_W, CANVAS_H)  # one pixel of ours is one of the screen's
        self._place = desktop.place(self.window)
        assert self._place[2:] == (CANVAS_W, CANVAS_H)
        self.differences = []

    def look(self, compare=True):
        """The shapes on the screen now; the photograph is compared with a headless painting."""
        self._desktop.tool("key", "F12")
        self._count += 1
        path = self._folder / f"shot-{self._count:04}.json"
        shapes = until(lambda: self._load(path), 30, f"the layout {path.name}")
        if compare:
            self._compare(shapes)
        self._desktop.tool("key", "F12")
        return shapes

    def _load(self, path):
        try:
            return shots.load(path.read_text("utf-8"))
        except (OSError, ValueError):
            return None  # not there yet, or half written

    def _compare(self, shapes):
        self._painter.paint(self._canvas, shapes)
        painted = pygame.surfarray.array3d(self._canvas).swapaxes(0, 1).astype(np.int16)
        x, y, w, h = self._place
        least = 1.0
        for _ in range(12):
            seen = self._desktop.photograph()[y : y + h, x : x + w].astype(np.int16)
            least = min(least, float(np.mean(np.abs(seen - painted).max(axis=2) > NEAR)))
            if least <= 0.02:
                break
            time.sleep(0.05)
        self.differences.append(least)

    def see(self, zone, seconds=20, prefix=False):
        """Wait until a tile is on the screen; the shapes."""

        def look():
            shapes = self.look(compare=False)
            return shapes if zone_of(shapes, zone, prefix) else None

        until(look, seconds, f"the tile {zone}")
        return self.look()

    def press(self, *keys):
        """Press keys one after another, as slowly as a person."""
        for key in keys:
            self._desktop.tool("key", key)
            time.sleep(0.12)

    def click(self, zone, seconds=20, prefix=False):
        """Click a tile once the screen takes it."""
        shapes = self.see(zone, seconds, prefix)
        found = zone_of(shapes, zone, prefix)
        x, y, _, _ = self._place
        time.sleep(0.6)  # a young screen takes no choice
        at = (str(round(x + found.x + found.w / 2)), str(round(y + found.y + found.h / 2)))
        self._desktop.tool("mousemove", *at, "click", "1")


def zone_of(shapes, zone, prefix=False):
    """The first zone with this id, or with an id that begins so."""
    for shape in shapes:
        if isinstance(shape, Zone) and (shape.id.startswith(zone) if prefix else shape.id == zone):
            return shape
    return None


def sprite_of(shapes, image):
    """The last sprite of this picture."""
    found = [shape for shape in shapes if isinstance(shape, Sprite) and shape.image == image]
    return found[-1] if found else None
