"""Playing Sleepy Owl tick by tick, for its tests."""

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from random import Random
from typing import NamedTuple

from game.minigames.sleepy_owl import GAME
from game.minigames.sleepy_owl_nap import Params, Stage, State
from game.model import TICK_S, Event, Help, Missed, Repetition, Signals, Sound, Sprite

ROOT = Path(__file__).parents[3]
CALM, EDGE, WILD = 1.0, 2.0, 5.0
LONG_S = 1200.0
"""Longer than any set can last."""

Child = Callable[[State], float]
"""How much a child sways in this state, in its own sways."""


class Moment(NamedTuple):
    """The state after a tick, and what happened in it."""

    state: State
    events: tuple[Event, ...]


def owl(**params: float) -> State:
    return GAME.start(Params(**params), Random(1))  # type: ignore[arg-type]  # reps is whole here


def play(state: State, child: Child) -> Iterator[Moment]:
    """Tick after tick until the set is done."""
    for _ in range(round(LONG_S / TICK_S)):
        state, events = GAME.step(state, Signals(sway=child(state)), TICK_S)
        yield Moment(state, events)
        if GAME.done(state):
            return


def for_s(state: State, seconds: float, sway: float) -> list[Moment]:
    return list(islice(play(state, lambda _: sway), round(seconds / TICK_S)))


def until(state: State, stage: Stage, child: Child | None = None) -> State:
    """The first state in `stage`."""
    moments = play(state, child or wishful)
    return next(moment.state for moment in moments if moment.state.stage is stage)


def wishful(state: State) -> float:
    """Still when the game wishes it, and lively in the breaks."""
    return CALM if GAME.wish(state).still else WILD


def wild(_: State) -> float:
    return WILD


def repetitions(moments: list[Moment]) -> list[Repetition]:
    return [event for m in moments for event in m.events if isinstance(event, Repetition)]


def helps(moments: list[Moment]) -> list[Help]:
    return [event.help for m in moments for event in m.events if isinstance(event, Missed)]


def sounds(moments: list[Moment]) -> list[str]:
    return [event.name for m in moments for event in m.events if isinstance(event, Sound)]


def shown(state: State, image: str) -> list[Sprite]:
    return [s for s in GAME.view(state) if isinstance(s, Sprite) and s.image == image]
