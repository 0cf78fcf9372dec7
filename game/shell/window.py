"""A real window: events in, frames out. With painter and hands, the place that knows pygame."""

import os
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import pygame
from pygame._sdl2 import controller

from game.model import CANVAS_H, CANVAS_W, Look
from game.shell.painter import Painter
from game.shell.paths import assets_folder
from game.shell.shots import Shots
from game.shell.trouble import Trouble

SLOW_MS, SLOW_FRAMES = 28.0, 90
"""So many frames in a row that take this long to show: the scaled window has no graphics card."""
ICON = "ui/logo.svg"
NO_SCREEN = (
    "There is no screen to open a window on ({reason}). Start Stepling on a computer with a "
    "screen, or play without one: stepling play otter_river --sensor simulated --headless --json"
)


class Canvas(Protocol):
    """A surface of 1280x720 that can be shown."""

    surface: pygame.Surface

    def show(self) -> None:
        """Put it on the screen."""

    def place(self, at: tuple[int, int]) -> tuple[float, float]:
        """Where on the canvas a pointer at a window place is."""


class Scaled:
    """SDL scales the canvas, letterboxed and in step with the screen."""

    def __init__(self, flags: int) -> None:
        """Open the window. Raises pygame.error, or Warning where it would be drawn slowly."""
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # "no fast renderer": such a window takes 40 ms a frame
            self.surface = pygame.display.set_mode(
                (CANVAS_W, CANVAS_H), pygame.SCALED | pygame.RESIZABLE | flags, vsync=1
            )

    def show(self) -> None:
        """Put it on the screen."""
        pygame.display.flip()

    def place(self, at: tuple[int, int]) -> tuple[float, float]:
        """SDL has turned pointer places into canvas places already."""
        return float(at[0]), float(at[1])


class Plain:
    """A plain window; the canvas is scaled by us. For machines without a graphics card."""

    def __init__(self, flags: int) -> None:
        """Open the window. Raises pygame.error."""
        self._window = pygame.display.set_mode((CANVAS_W, CANVAS_H), pygame.RESIZABLE | flags)
        self.surface = pygame.Surface((CANVAS_W, CANVAS_H)).convert()

    def show(self) -> None:
        """Scale and put it on the screen."""
        x, y, w, h = self._room()
        if (w, h) == (CANVAS_W, CANVAS_H):
            self._window.blit(self.surface, (x, y))
        else:
            self._window.blit(pygame.transform.smoothscale(self.surface, (w, h)), (x, y))
        pygame.display.flip()

    def place(self, at: tuple[int, int]) -> tuple[float, float]:
        """Undo the scaling."""
        x, y, w, h = self._room()
        return (at[0] - x) * CANVAS_W / w, (at[1] - y) * CANVAS_H / h

    def _room(self) -> tuple[int, int, int, int]:
        wide, high = self._window.get_size()
        scale = min(wide / CANVAS_W, high / CANVAS_H)
        w, h = max(1, round(CANVAS_W * scale)), max(1, round(CANVAS_H * scale))
        return (wide - w) // 2, (high - h) // 2, w, h


def open_window(safe_video: bool, full: bool) -> Canvas:
    """A window with a canvas. Raises Trouble where there is no screen."""
    # Both settings are needed: without them a SCALED window only grows by whole multiples.
    os.environ.setdefault("SDL_HINT_RENDER_SCALE_QUALITY", "1")
    os.environ.setdefault("SDL_RENDER_SCALE_QUALITY", "linear")
    sys.setswitchinterval(0.0005)
    try:
        pygame.display.init()
        pygame.font.init()
        pygame.joystick.init()
        controller.init()
        pygame.display.set_icon(pygame.image.load_sized_svg(assets_folder() / ICON, (64, 64)))
        flags = pygame.FULLSCREEN if full else 0
        try:
            canvas: Canvas = Plain(flags) if safe_video else Scaled(flags)
        except (pygame.error, Warning):
            canvas = Plain(flags)
        pygame.display.set_caption("Stepling")  # a window that was refused loses its name
        return canvas
    except pygame.error as error:
        raise Trouble(NO_SCREEN.format(reason=str(error).rstrip("."))) from None


class Watchdog:
    """Notices a scaled window that takes too long to show its frames."""

    def __init__(self) -> None:
        """No slow frame yet."""
        self._slow = 0

    def too_slow(self, shown_ms: float) -> bool:
        """Whether it is time for a plain window, after one more frame."""
        self._slow = self._slow + 1 if shown_ms > SLOW_MS else 0
        return self._slow >= SLOW_FRAMES


class Theatre:
    """The painter for the look of the moment, and pictures of what it paints."""

    def __init__(self, assets: Path, translate: Callable[[str], str], shots: Path | None) -> None:
        """Nothing is painted yet."""
        self._assets = assets
        self._translate = translate
        self._shots_folder = shots
        self._shots: Shots | None = None
        self._painter: Painter | None = None

    def painter(self, look: Look) -> Painter:
        """The painter for this look."""
        if self._painter is None or self._painter.look != look:
            self._painter = Painter(self._assets, self._translate, look)
            if self._shots is not None:
                self._shots.painter = self._painter
            elif self._shots_folder is not None:
                self._shots = Shots(self._shots_folder, self._painter)
        return self._painter

    @property
    def shots(self) -> Shots | None:
        """Where pictures go, if they were asked for."""
        return self._shots
