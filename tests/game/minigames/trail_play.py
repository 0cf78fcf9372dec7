"""Children who play Puddle & Log Trail, and what became of it: its tests share them."""

from collections.abc import Callable, Iterator
from random import Random
from typing import NamedTuple

from game.minigames.log_trail import Params, done, start, step, wish
from game.minigames.log_trail_course import Phase, State
from game.model import TICK_S, Event, Help, Missed, Repetition, Side, Signals, Sound

STANDING = Signals()
Child = Callable[[State], Signals]


class Moment(NamedTuple):
    """One tick of a play."""

    state: State
    events: tuple[Event, ...]


def lifting(side: Side, load_share: float = 1.0) -> Signals:
    share = 0.05 if side is Side.LEFT else 0.95
    return Signals(lifted=side, left_share=share, load_share=load_share)


def diligent(state: State) -> Signals:
    side = wish(state).lift
    return STANDING if side is None else lifting(side)


def motionless(_: State) -> Signals:
    return STANDING


def other(side: Side) -> Side:
    return Side.RIGHT if side is Side.LEFT else Side.LEFT


def trail(seed: int = 1, **params: object) -> State:
    return start(Params(**params), Random(seed))  # type: ignore[arg-type]  # checked by Params


def play(state: State, child: Child, limit_s: float = 900.0) -> Iterator[Moment]:
    """Play until the set is over, at most `limit_s` seconds."""
    for _ in range(round(limit_s / TICK_S)):
        if done(state):
            return
        state, events = step(state, child(state), TICK_S)
        yield Moment(state, events)


def until(state: State, phase: Phase, child: Child = motionless) -> State:
    """The first state of `phase`."""
    return next(moment.state for moment in play(state, child) if moment.state.phase is phase)


def after(state: State, signals: Signals, seconds: float) -> tuple[State, tuple[Event, ...]]:
    """The state after `seconds` of the same signals, and everything that happened."""
    happened: tuple[Event, ...] = ()
    for _ in range(round(seconds / TICK_S)):
        state, events = step(state, signals, TICK_S)
        happened += events
    return state, happened


def repetitions(moments: list[Moment]) -> list[Repetition]:
    return [e for moment in moments for e in moment.events if isinstance(e, Repetition)]


def helps(moments: list[Moment]) -> list[Help]:
    return [e.help for moment in moments for e in moment.events if isinstance(e, Missed)]


def sounds(events: tuple[Event, ...]) -> list[str]:
    return [event.name for event in events if isinstance(event, Sound)]
