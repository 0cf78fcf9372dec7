"""A person before the window: what they press after each frame, on a screen that nobody sees."""

from collections.abc import Callable
from dataclasses import dataclass

import pygame

from game.model import TICK_S
from game.shell.show import Show
from game.shell.window import Canvas, Theatre
from tests.game.shell.small_program import Small

Do = Callable[[], None]


class Hurry:
    """A pace that lets a frame take as long as it should, without waiting for it."""

    def __init__(self, frame_s: float = TICK_S) -> None:
        self._frame_s = frame_s

    def wait(self) -> float:
        return self._frame_s


@dataclass
class Stage:
    """A program in a window, and what a person does after each frame."""

    home: Small
    canvas: Canvas
    theatre: Theatre

    def run(self, *doings: Do | None) -> int:
        """Let a frame pass after each of `doings`; how many frames there were until the end."""
        frames = 0

        def after_frame() -> bool:
            nonlocal frames
            frames += 1
            if frames <= len(doings):
                do = doings[frames - 1]
                if do is not None:
                    do()
                return False
            return True

        pygame.event.clear()
        Show(self.home.program, self.canvas, self.theatre).run(after_frame)
        return frames


def press(key: int, letter: str = "") -> Do:
    def do() -> None:
        pygame.event.post(pygame.Event(pygame.KEYDOWN, key=key, unicode=letter, mod=0, scancode=0))

    return do


def click(x: int, y: int) -> Do:
    def do() -> None:
        pygame.event.post(pygame.Event(pygame.MOUSEBUTTONDOWN, pos=(x, y), button=1, touch=False))

    return do


def close_window() -> None:
    pygame.event.post(pygame.Event(pygame.QUIT))


def waits(frames: int) -> list[None]:
    return [None] * frames


def colour(at: tuple[int, int]) -> tuple[int, ...]:
    surface = pygame.display.get_surface()
    assert surface is not None
    return tuple(surface.get_at(at)[:3])
