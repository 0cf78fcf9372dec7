"""Play without a screen, as fast as the machine can; somebody says yes where one is asked."""

import os
from collections.abc import Callable

import pygame

from game.guard import needs_a_hand
from game.scenes.play import Playing
from game.scenes.scene import Input, Press, Scene
from game.session import Phase
from game.shell.program import Program
from game.shell.shots import Shots

OK_EVERY = 60
"""Ticks between two nods of the adult who is not there."""
SHOT_EVERY = 300
LONGEST_TICKS = 60 * 60 * 60
"""An hour of play: no level is longer, so more would be a screen that waits for ever."""


def open_display() -> None:
    """A display that nobody sees, for painting pictures."""
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    # SDL would turn a request to end into an event that nobody reads here.
    os.environ.setdefault("SDL_NO_SIGNAL_HANDLERS", "1")
    pygame.display.init()
    pygame.font.init()
    pygame.display.set_mode((1, 1))


def run(program: Program, shots: Shots | None, told: Callable[[], None]) -> bool:
    """Play to the end; `told` is called after each tick. False where no end came."""
    for count in range(LONGEST_TICKS):
        program.tick(nod(program.scene, count))
        told()
        if program.over:
            return True
        if shots is not None and count % SHOT_EVERY == 0:
            shots.take(program.view())
    return False


def nod(scene: Scene, count: int) -> tuple[Input, ...]:
    """What the adult presses: yes, once a second, where somebody is asked."""
    if count % OK_EVERY:
        return ()
    if not isinstance(scene, Playing):
        return (Press.OK,)
    session = scene.session
    asked = session.phase is Phase.PAUSED and session.why and needs_a_hand(session.why)
    return (Press.OK,) if asked else ()
