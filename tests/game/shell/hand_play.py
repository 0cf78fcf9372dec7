"""Playing by hand without a screen: what hands make of events, and whole games by holding."""

from collections.abc import Callable

import pygame

from game.model import Wish
from game.scenes.scene import Input
from game.session import Session, wish
from game.shell.hands import Hands
from sensors.driver import Controls
from sensors.drivers.keyboard import Keyboard
from tests.game.shell.short_play import in_play, short, successes


def heard(hands: Hands) -> list[Input]:
    """What hands make of every event that waits."""
    return [taken for event in pygame.event.get() if (taken := hands.take(event)) is not None]


def take(hands: Hands, kind: int, **what: object) -> list[Input]:
    """What hands make of one event that went through pygame's queue."""
    pygame.event.clear()
    pygame.event.post(pygame.Event(kind, what))
    return heard(hands)


def as_it_is(at: tuple[int, int]) -> tuple[float, float]:
    """Where a pointer is in a window of the canvas's own size."""
    return float(at[0]), float(at[1])


def play_by_hand(
    game: str, hands: Hands, hold: Callable[[Wish], None]
) -> tuple[list[bool], set[Input]]:
    """Whether two repetitions went well while `hold` followed each wish; and all inputs heard."""
    inputs: set[Input] = set()

    def led(session: Session) -> tuple[Wish, Controls]:
        wished = wish(session)
        hold(wished if in_play(session) else Wish())
        inputs.update(heard(hands))
        return wished, hands.controls(as_it_is)

    came = successes(short(game, reps=2), Keyboard(), Keyboard.CALIBRATION, led)
    return came, inputs
