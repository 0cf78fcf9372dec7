"""Sleepy Owl: stand quietly, so that the owl may nap; then shake yourself out, and once more."""

import math
from collections.abc import Callable, Mapping
from dataclasses import replace

from game.minigames.sleepy_owl_bird import HOOT_S, WIGGLE_S
from game.minigames.sleepy_owl_nap import NO_NAP, STARS, Feather, Params, Stage, State, check, start
from game.minigames.sleepy_owl_view import ACORN_S, view
from game.minigames.tries import Tries
from game.model import Event, MiniGame, Missed, Repetition, Signals, Sound, StoodQuietly, Wish, msg

SETTLE_S, YAWN_S = 2.2, 0.4
"""How long the owl (and the child) takes to settle, and when in it the owl yawns."""
WAKE_S, WONDER_S, FINALE_S = 3.4, 2.2, 4.5
FEATHERS, FIRST_FEATHER_S, FEATHER_EVERY_S = 4, 0.2, 1.0
"""At most so many feathers are in the air; the first comes so soon, then one every so often."""
ALMOST_S = 1e-6
PUZZLED_S = 1.5
"""Out of the band for so long, the child is shown again what to do."""
UNHEARD_S = 1.0
"""A pause in the fill shorter than this does not start its sound anew."""
DEPTH_RATE, STIR_RATE, CALM_RATE, THOUGHT_RATE = 4.0, 7.0, 2.5, 6.0
"""How fast the owl sinks, stirs, calms again, and the thought comes and goes, in 1/s."""
QUICK_BREATH, SLOW_BREATH = 2 * math.pi / 2.8, 2 * math.pi / 5.0
"""Breathing awake and asleep, in radians a second."""

Stepped = tuple[State, tuple[Event, ...]]


def step(state: State, signals: Signals, dt_s: float) -> Stepped:
    """The owl eases towards where the nap stands; then the stage has its say."""
    in_band = signals.sway <= state.band
    state = _eased(state, in_band, dt_s)
    if state.stage is Stage.NAPPING:
        after, events = _nap(state, signals.sway, in_band, dt_s)
        return after, (*_stood_quietly(state, dt_s), *events)
    return TURNS[state.stage](state, dt_s)


def wish(state: State) -> Wish:
    """To stand still for the nap, and to be free in between."""
    return Wish(still=state.stage in (Stage.SETTLING, Stage.NAPPING))


def done(state: State) -> bool:
    """Whether the set is over, its celebration included."""
    return state.stage is Stage.OVER


def _eased(state: State, in_band: bool, dt_s: float) -> State:
    """All clocks, and what moves softly: sleep, stirring, breath and the owlet's thought."""
    napping = state.stage is Stage.NAPPING
    restless = napping and not in_band
    puzzled = state.stage in (Stage.SETTLING, Stage.WIGGLING) or state.restless_s > PUZZLED_S
    pace = QUICK_BREATH + (SLOW_BREATH - QUICK_BREATH) * state.depth
    return replace(
        state,
        t_s=state.t_s + dt_s,
        stage_s=state.stage_s + dt_s,
        depth=_towards(state.depth, state.droop / 3, DEPTH_RATE * dt_s),
        stir=_towards(state.stir, restless, (STIR_RATE if restless else CALM_RATE) * dt_s),
        thought=_towards(state.thought, puzzled, THOUGHT_RATE * dt_s),
        breath=state.breath + pace * dt_s,
    )


def _towards(value: float, goal: float, part: float) -> float:
    return value + (goal - value) * min(1.0, part)


def _nap(state: State, sway: float, in_band: bool, dt_s: float) -> Stepped:
    """In the band the nap fills; outside it waits, and feathers drift down."""
    calm = state.calm.then(sway, in_band, dt_s)
    if not in_band:
        return _restless(replace(state, calm=calm, try_s=state.try_s + dt_s), dt_s)
    before, filled_s = state.share, state.filled_s + dt_s
    hums = state.filled_s == 0.0 or state.restless_s >= UNHEARD_S
    state = replace(state, calm=calm, try_s=state.try_s + dt_s, filled_s=filled_s, restless_s=0.0)
    if filled_s >= state.hold_s:
        full = _to(replace(state, acorns=state.acorns + 1), Stage.WAKING)
        return full, (_repetition(state, True), Sound("chime"))
    return state, _heard(before, state.share, hums)


def _stood_quietly(state: State, dt_s: float) -> tuple[Event, ...]:
    """At the end of the quiet check, which goes on whether or not the child is in the band.

    To count its quiet moments alone would make every child look steady.
    """
    if state.nap or state.tries.used or not state.try_s < state.check_s - ALMOST_S:
        return ()
    over = state.try_s + dt_s >= state.check_s - ALMOST_S
    return (StoodQuietly(state.check_s),) if over else ()


def _heard(before: float, now: float, hums: bool) -> tuple[Event, ...]:
    """The sounds of filling: the hum at its start, each star, and the snore at half of it."""
    sounds: tuple[Event, ...] = (Sound("fill"),) if hums else ()
    if int(before * STARS) < int(now * STARS):
        sounds = (*sounds, Sound("star"))
    return (*sounds, Sound("snore")) if before < 0.5 <= now else sounds  # noqa: PLR2004


def _restless(state: State, dt_s: float) -> Stepped:
    """Feathers, and after a long while help and a wider band. What is filled stays filled."""
    restless_s = state.restless_s + dt_s
    if _feathers_due(restless_s) > _feathers_due(state.restless_s):
        feather = Feather(state.shed, state.t_s)
        feathers = (*state.feathers, feather)[-FEATHERS:]
        state = replace(state, feathers=feathers, shed=state.shed + 1)
    state = replace(state, restless_s=restless_s)
    if state.try_s < state.patience_s:
        return state, ()
    if not state.tries.left:
        return _to(state, Stage.WONDERING), (_repetition(state, False), Sound("hm"))
    missed = Missed(state.tries.help)
    again = replace(state, tries=state.tries.again(), try_s=0.0)
    return _to(again, Stage.SETTLING), (missed, Sound("hm"))


def _feathers_due(restless_s: float) -> int:
    """How many feathers a restless moment of so many seconds has shed."""
    if restless_s < FIRST_FEATHER_S:
        return 0
    return 1 + int((restless_s - FIRST_FEATHER_S) / FEATHER_EVERY_S)


def _repetition(state: State, success: bool) -> Repetition:
    calm = state.calm
    return Repetition(success, None, state.tries.number, calm.nap_s, calm.quality)


def _to(state: State, stage: Stage) -> State:
    return replace(state, stage=stage, stage_s=0.0, restless_s=0.0)


def _settle(state: State, dt_s: float) -> Stepped:
    """The first time the owl yawns; in another try it only settles."""
    if state.stage_s >= SETTLE_S:
        return _to(state, Stage.NAPPING), ()
    yawns = state.tries.used == 0 and _passes(state, YAWN_S, dt_s)
    return state, (Sound("yawn"),) if yawns else ()


def _wake(state: State, dt_s: float) -> Stepped:
    if state.stage_s >= WAKE_S:
        return _next(state)
    if _passes(state, HOOT_S, dt_s):
        return state, (Sound("owl_hoot"),)
    return state, (Sound("sparkle"),) if _passes(state, ACORN_S, dt_s) else ()


def _wonder(state: State, dt_s: float) -> Stepped:
    return _next(state) if state.stage_s >= WONDER_S else (state, ())


def _next(state: State) -> Stepped:
    """After a nap comes the break and then the next nap; after the last one the finale."""
    nap = state.nap + 1
    fresh = replace(
        state, nap=nap, tries=Tries(state.tries.extra), filled_s=0.0, try_s=0.0, calm=NO_NAP
    )
    if nap >= state.params.reps:
        return _to(fresh, Stage.FINALE), (Sound("cheer"),)
    return _to(fresh, Stage.WIGGLING), (Sound("giggle"),)


def _wiggle(state: State, dt_s: float) -> Stepped:
    return (_to(state, Stage.SETTLING) if state.stage_s >= WIGGLE_S else state), ()


def _celebrate(state: State, dt_s: float) -> Stepped:
    return (_to(state, Stage.OVER) if state.stage_s >= FINALE_S else state), ()


def _rest(state: State, dt_s: float) -> Stepped:
    return state, ()


def _passes(state: State, at_s: float, dt_s: float) -> bool:
    """Whether the stage's clock passed `at_s` in this tick."""
    return state.stage_s - dt_s < at_s <= state.stage_s


TURNS: Mapping[Stage, Callable[[State, float], Stepped]] = {
    Stage.SETTLING: _settle,
    Stage.WAKING: _wake,
    Stage.WONDERING: _wonder,
    Stage.WIGGLING: _wiggle,
    Stage.FINALE: _celebrate,
    Stage.OVER: _rest,
}

GAME = MiniGame(
    "sleepy_owl",
    Params,
    start,
    step,
    view,
    wish,
    done,
    cue=msg("Stand quietly, so the owl can nap"),
    worlds=("woods", "snow"),
    check=check,
)
