"""Otter River: lean to steer a raft through gates, left and right, and come back to the middle."""

import math
from dataclasses import replace

from game.minigames.otter_river_course import (
    AT,
    FAR,
    GONE,
    STOP,
    Params,
    Stage,
    State,
    Trail,
    start,
)
from game.minigames.otter_river_view import STONE_LANDS_S, lamps_lit, view
from game.minigames.tries import Tries
from game.model import Event, MiniGame, Missed, Repetition, Signals, Sound, Wish, msg

PULL = 14.0
"""The stiffness of the raft's spring, a second: it follows the child about 0.14 s behind."""
HOME_S, COME_S = 0.3, 3.0
"""A gate comes close once the child was in the middle for so long, or after so long anyway."""
RUN, RUSH, CREEP = 4.0, 3.0, 0.15
"""A gate comes at up to RUN, slower as it gets near, but never slower than CREEP."""
GLIDE = 1.1
GLIDE_S, CLEAR_S = 2.0, 0.4
"""How long the raft glides, and when the gate's posts lie behind it."""
BACK_S, BACK_SPEED = 1.2, -0.9
FINALE_S = 4.0
FINALE_SPEED = 0.4

Stepped = tuple[State, tuple[Event, ...]]


def step(state: State, signals: Signals, dt_s: float) -> Stepped:
    """Move raft and gate, then let the gate do what its stage says."""
    state = _float(state, signals.lean_x, dt_s)
    if state.stage is Stage.WAITING:
        return _wait(state, dt_s)
    if state.stage is Stage.COMING:
        return _come(state)
    if state.stage is Stage.BACK:
        return (_to(state, Stage.COMING), ()) if state.stage_s >= BACK_S else (state, ())
    if state.stage in (Stage.THROUGH, Stage.PASSING):
        return _glide(state, dt_s)
    if state.stage is Stage.FINALE and state.stage_s >= FINALE_S:
        return _to(state, Stage.OVER), ()
    return state, ()


def wish(state: State) -> Wish:
    """To lean to the gate until the raft is through, and to come back to the middle in between."""
    gliding = state.stage is Stage.THROUGH and state.stage_s < CLEAR_S
    there = state.stage is Stage.WAITING or gliding
    return Wish(lean_x=state.gate.place if there else 0.0)


def done(state: State) -> bool:
    """Whether the set is over, its celebration included."""
    return state.stage is Stage.OVER


def _float(state: State, lean_x: float, dt_s: float) -> State:
    """The raft follows the child like a damped spring (exact for any dt), the river flows."""
    target = max(-1.0, min(1.0, lean_x))
    fade = math.exp(-PULL * dt_s)
    off = state.raft - target
    pull = (state.raft_speed + PULL * off) * dt_s
    raft = target + (off + pull) * fade
    speed = _speed(state)
    nearest = AT if state.stage is Stage.WAITING else GONE
    near = abs(raft) <= abs(state.gate.place) - state.half
    return replace(
        state,
        raft=raft,
        raft_speed=(state.raft_speed - PULL * pull) * fade,
        t_s=state.t_s + dt_s,
        stage_s=state.stage_s + dt_s,
        rep_s=state.rep_s + dt_s,
        far=max(nearest, min(FAR, state.far - speed * dt_s)),
        travel=state.travel + max(0.0, speed) * dt_s,
        home_s=state.home_s + dt_s if near else 0.0,
    )


def _speed(state: State) -> float:
    """How fast the gate comes near, on the scale of `far` a second."""
    stage = state.stage
    if stage in (Stage.COMING, Stage.WAITING):
        left = state.far - (STOP if stage is Stage.COMING else AT)
        return min(RUN, RUSH * left + CREEP) if left > 0 else 0.0
    if stage is Stage.BACK:
        return BACK_SPEED * max(0.0, 1.0 - state.stage_s / BACK_S)
    if stage is Stage.FINALE:
        return FINALE_SPEED
    return GLIDE * min(1.0, state.stage_s / 0.3) if stage is not Stage.OVER else 0.0


def _to(state: State, stage: Stage) -> State:
    return replace(state, stage=stage, stage_s=0.0)


def _come(state: State) -> Stepped:
    """The gate stops in front of the raft; it begins to wait when the child came home."""
    if state.far > STOP or (state.home_s < HOME_S and state.stage_s < COME_S):
        return state, ()
    trail = Trail(state.raft, state.raft)
    state = replace(state, trail=trail, outside_s=0.0, hummed=False)
    return _to(state, Stage.WAITING), ()


def _wait(state: State, dt_s: float) -> Stepped:
    """Between the posts the gate fills; outside them the fill stays as it is."""
    between = state.between
    trail = _follow(state, between)
    if not between:
        state = replace(state, trail=trail, outside_s=state.outside_s + dt_s)
        return _missed(state) if state.outside_s >= state.patience_s else (state, ())
    heard = () if state.hummed else (Sound("fill"),)
    lit = lamps_lit(state)
    state = replace(state, trail=trail, filled_s=state.filled_s + dt_s, hummed=True)
    if state.filled_s >= state.hold_s:
        return _to(state, Stage.THROUGH), (_repetition(state, True), Sound("chime"))
    return state, (*heard, Sound("pop")) if lamps_lit(state) > lit else heard


def _follow(state: State, between: bool) -> Trail:
    """The way goes on, until the posts are reached; how far beyond the middle, all the time."""
    trail, raft, place = state.trail, state.raft, state.gate.place
    past = abs(raft) - abs(place) if raft * place > 0 else 0.0
    beyond = max(trail.beyond, past)
    if trail.entered:
        return trail._replace(beyond=beyond)
    path = trail.path + abs(raft - trail.last)
    return Trail(trail.start, raft, path, between, beyond)


def _repetition(state: State, success: bool) -> Repetition:
    """The record of this gate, with how straight the way was and how far it went beyond."""
    trail = state.trail
    quality: tuple[tuple[str, float], ...] = (("overshoot_share", trail.beyond),)
    if trail.entered and trail.path > 0:
        straight = abs(trail.last - trail.start)
        quality += (("path_efficiency_share", min(1.0, straight / trail.path)),)
    return Repetition(success, state.gate.side, state.tries.number, state.rep_s, quality)


def _missed(state: State) -> Stepped:
    """Help and another, wider try; after the last one it goes on kindly."""
    hm = Sound("hm")
    if not state.tries.left:
        return _to(state, Stage.PASSING), (_repetition(state, False), hm)
    missed = Missed(state.tries.help)
    return _to(replace(state, tries=state.tries.again()), Stage.BACK), (missed, hm)


def _glide(state: State, dt_s: float) -> Stepped:
    """Past the gate; its stone lands on the bench, then the next gate comes, or the party."""
    events: tuple[Event, ...] = ()
    if state.stage_s - dt_s < STONE_LANDS_S <= state.stage_s:
        events = (Sound("wood_knock"),)
    if state.stage_s < GLIDE_S:
        return state, events
    index = state.index + 1
    last = index == len(state.gates)
    state = replace(
        state,
        index=index,
        tries=Tries(state.tries.extra),
        far=FAR,
        filled_s=0.0,
        rep_s=0.0,
        home_s=0.0,
    )
    if last:
        return _to(state, Stage.FINALE), (*events, Sound("cheer"))
    return _to(state, Stage.COMING), events


GAME = MiniGame(
    "otter_river",
    Params,
    start,
    step,
    view,
    wish,
    done,
    cue=msg("Lean to steer the raft through the gate"),
    worlds=("river", "ocean"),
)
