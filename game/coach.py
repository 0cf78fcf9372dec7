"""The coach: after a miss it says what to do, then shows it, by being the child's wish itself."""

from collections.abc import Iterator
from typing import NamedTuple

from game.mascot import stepling
from game.model import Event, Help, Missed, Panel, Shape, Sound, Text, Wish, msg

HINT_S = {Help.SAY: 5.0, Help.SHOW: 7.0, Help.EASE: 5.0}
CUE_S = 6.0
"""How long the game's cue stays when play begins."""
EASED = msg("A little easier now. You can do it!")
X, Y = 152.0, 590.0
"""Where the coach stands, at the bottom left."""


class Coach(NamedTuple):
    """What the coach does now, and for how many seconds still."""

    help: Help | None = Help.SAY
    left_s: float = CUE_S
    t_s: float = 0.0


def watch(coach: Coach, events: tuple[Event, ...], dt_s: float) -> Coach:
    """One tick; a miss calls the coach."""
    missed = next((event for event in events if isinstance(event, Missed)), None)
    if missed is not None:
        return Coach(missed.help, HINT_S[missed.help], 0.0)
    if coach.help is None:
        return coach
    left_s = coach.left_s - dt_s
    return Coach(coach.help if left_s > 0 else None, left_s, coach.t_s + dt_s)


def sounds(events: tuple[Event, ...]) -> tuple[Sound, ...]:
    """The sounds among `events`."""
    return tuple(event for event in events if isinstance(event, Sound))


def view(coach: Coach, cue: str, wish: Wish) -> Iterator[Shape]:
    """The coach with its words; a demonstration is the wish, done by the coach's own body."""
    if coach.help is None:
        return
    rise = min(1.0, coach.t_s * 3, coach.left_s * 3)
    drop = 260 * (1 - rise) ** 2
    showing = coach.help is not Help.SAY
    yield Panel(238, 590 + drop, 560, 96, "panel", "tile_edge", 40)
    words = EASED if coach.help is Help.EASE else cue
    yield Text(words, 528, 638 + drop, 30, w=500, h=84)
    yield from stepling(X, Y + 106 + drop, coach.t_s, wish if showing else None)
