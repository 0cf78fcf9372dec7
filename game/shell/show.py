"""The loop of the window: hands, ticks, paint, show, wait."""

import warnings
from collections.abc import Callable
from contextlib import suppress
from time import perf_counter

import pygame

from game.model import Look
from game.scenes.letters import Typing
from game.scenes.scene import Click, Input
from game.shell.clock import FixedStep, Pace
from game.shell.hands import Hands
from game.shell.program import Program
from game.shell.replay import Replay
from game.shell.window import Canvas, Plain, Theatre, Watchdog


class Show:
    """A program in a window. F11 fills the screen; F12 holds the picture still and keeps it."""

    def __init__(self, program: Program, canvas: Canvas, theatre: Theatre) -> None:
        """Nothing is shown yet."""
        self._program = program
        self._canvas = canvas
        self._theatre = theatre
        self._hands = Hands()
        self._watchdog = Watchdog()
        self._waiting: list[Input] = []
        self._frozen = False
        self._closed = False

    def run(self, after_frame: Callable[[], bool]) -> None:
        """Play until the family leaves, or `after_frame` says so by True. Raises Trouble."""
        step, pace = FixedStep(), Pace()
        while not (self._program.over or self._closed):
            for event in pygame.event.get():
                self._take(event)
            elapsed_s = pace.wait()
            self._program.steward.player.step(elapsed_s)
            due = step.ticks(elapsed_s)
            for _ in range(0 if self._frozen else due):
                self._program.tick(tuple(self._waiting), self._hands.controls(self._canvas.place))
                self._waiting.clear()
            self.paint()
            if after_frame():
                return

    def paint(self) -> None:
        """Paint and show one frame; a scaled window that cannot keep up becomes a plain one."""
        painter = self._theatre.painter(self._program.steward.look)
        painter.paint(self._canvas.surface, self._program.view())
        begun_s = perf_counter()
        self._canvas.show()
        shown_ms = (perf_counter() - begun_s) * 1000
        if not isinstance(self._canvas, Plain) and self._watchdog.too_slow(shown_ms):
            self._canvas = Plain(pygame.FULLSCREEN if pygame.display.is_fullscreen() else 0)

    def _take(self, event: pygame.Event) -> None:
        if event.type == pygame.QUIT:
            self._closed = True
        elif event.type == pygame.KEYDOWN and event.key == pygame.K_F11:
            _fill_the_screen()
        elif event.type == pygame.KEYDOWN and event.key == pygame.K_F12:
            self._hold_still()
        else:
            self._hear(event)

    def _hold_still(self) -> None:
        self._frozen = not self._frozen
        if self._frozen and self._theatre.shots is not None:
            self._theatre.shots.take(self._program.view())

    def _hear(self, event: pygame.Event) -> None:
        taken = self._hands.take(event)
        if isinstance(self._program.scene, Typing):
            self._hands.off_board = False  # there an S is a letter
        if isinstance(taken, Click):
            taken = Click(*self._canvas.place((int(taken.x), int(taken.y))))
        if taken is not None:
            self._waiting.append(taken)


def _fill_the_screen() -> None:
    """Or go back to a window; where the system refuses that, everything stays as it is."""
    with suppress(pygame.error), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that the window was made anew is no news to a family
        pygame.display.toggle_fullscreen()


def run_replay(replay: Replay, canvas: Canvas, theatre: Theatre) -> None:
    """Show a replay in its own time; closing the window ends it."""
    step, pace = FixedStep(), Pace()
    while not replay.over:
        if any(event.type == pygame.QUIT for event in pygame.event.get()):
            return
        for _ in range(step.ticks(pace.wait())):
            if not replay.over:
                replay.tick()
        theatre.painter(Look()).paint(canvas.surface, replay.view())
        canvas.show()
