"""What Puddle & Log Trail looks like: the trail, its obstacles, the sign with two footprints."""

import math
from collections.abc import Iterator

from game.minigames.log_trail_course import Obstacle, Phase, State
from game.minigames.log_trail_fox import LEFT_STAND_PX, RIGHT_STAND_PX, fox
from game.minigames.log_trail_gait import (
    CELEBRATION_S,
    FINALE_S,
    HOP_S,
    STRIDE_PX,
    SWING_S,
    TOUCH_S,
    TRAIL_PX,
    WALK_PX,
    ease,
    pose,
    scroll_px,
    walked,
)
from game.model import Bar, Layer, Particles, Ring, Shape, Side, Sprite

__all__ = ["CELEBRATION_S", "FINALE_S", "HOP_S", "SWING_S", "TOUCH_S", "TRAIL_PX", "view"]

HOME_X, GROUND_Y = 586.0, 556.0
"""Where the fox walks in place."""
GAP_PX = 112.0
"""How far before the fox an obstacle waits."""
SMALL = 0.9
SIGN_X, SIGN_Y, PRINT_PX = 976.0, 646.0, 78.0
"""The sign stands right of the middle: the coach speaks at the left."""
GOALS_Y, GOALS_W, MOST_GOALS = 78.0, 700.0, 14
BURST_S, POP_S, SETTLE_S, FLAP_S = 1.3, 0.6, 0.5, 0.5
SMILE_OVER = 0.3
"""The sleeper smiles in its dream once the foot is so far over it."""
PUFFS = ((-1.0, 0.5), (-0.6, 1.0), (0.6, 1.1), (1.0, 0.6))
SPARKS = tuple(
    (math.cos(turn * 2.4) * (60 + 9 * turn), math.sin(turn * 2.4) * (46 + 7 * turn))
    for turn in range(14)
)
"""Where the sparkles of a success fly to, from the fox's middle, in px."""


def view(state: State) -> Iterator[Shape]:
    """The whole picture, at most 45 shapes."""
    moved = scroll_px(state)
    yield Layer("sky")
    yield Layer("far", -0.12 * moved, 210.0, wrap=True, drifts=True)
    yield Layer("mid", -0.4 * moved, 0.0, wrap=True, drifts=True)
    yield Layer("trail", -moved, 460.0, wrap=True)
    yield from _flyer(state.t_s)
    yield from _goals(state)
    yield from _left_behind(state)
    if state.phase is not Phase.FINALE:
        yield from _obstacle(state)
    yield from _dust(state)
    now = pose(state)
    yield from _joy(state, HOME_X + now.hip_x)
    breath = 1.3 * math.sin(1.9 * state.t_s)
    yield from fox(HOME_X, GROUND_Y, now._replace(dip=now.dip + breath))
    yield Sprite("frame", 0.0, 724.0)
    yield Sprite("frame", 1280.0, 724.0, flip=True)
    yield from _sign(state)


def _flyer(t_s: float) -> Iterator[Shape]:
    """A butterfly or a gull that comes by now and then."""
    name = "flyer_a" if t_s % FLAP_S < FLAP_S / 2 else "flyer_b"
    yield Sprite(name, 1340.0 - 34.0 * t_s % 2100.0, 158.0 + 24.0 * math.sin(0.8 * t_s))


def _goals(state: State) -> Iterator[Shape]:
    """A row of flags or shells, one for each obstacle, filled as they are passed."""
    whole = len(state.course)
    reached = state.at + (state.phase in (Phase.PASSING, Phase.ASIDE))
    if whole > MOST_GOALS:
        yield Bar(640.0 - GOALS_W / 2, GOALS_Y - 30.0, GOALS_W, 24.0, reached / whole)
        yield Sprite("goal", 640.0 + GOALS_W * (reached / whole - 0.5), GOALS_Y)
        return
    gap = min(64.0, GOALS_W / whole)
    first = 632.0 - gap * (whole - 1) / 2
    for place in range(whole):
        if place >= reached:
            yield Sprite("goal_empty", first + gap * place, GOALS_Y)
        else:
            wave = _goal_wave(state, place, reached)
            yield Sprite("goal", first + gap * place, GOALS_Y, 1.0 + 0.45 * wave)


def _goal_wave(state: State, place: int, reached: int) -> float:
    """The newest goal pops; at the end they all do, one after the other."""
    if state.phase is Phase.FINALE:
        since_s = state.phase_s - 0.12 * place
    elif place == reached - 1 and state.phase in (Phase.PASSING, Phase.ASIDE):
        since_s = state.phase_s
    else:
        return 0.0
    return math.sin(math.pi * since_s / POP_S) if 0.0 < since_s < POP_S else 0.0


def _left_behind(state: State) -> Iterator[Shape]:
    """The obstacle before, on its way out of the picture."""
    if state.at == 0 or state.phase not in (Phase.COMING, Phase.FINALE):
        return
    gone = WALK_PX * walked(state) if state.phase is Phase.COMING else 0.0
    name = _awake(state.course[state.at - 1])
    if state.moved_aside:
        yield Sprite(name, HOME_X + GAP_PX + 46.0 - gone, GROUND_Y - 58.0, 0.72)
    elif gone < HOME_X:
        yield Sprite(name, HOME_X + GAP_PX - STRIDE_PX - gone, GROUND_Y, SMALL)


def _awake(obstacle: Obstacle) -> str:
    return "sleeper_smile" if obstacle.kind == "sleeper" else obstacle.kind


def _obstacle(state: State) -> Iterator[Shape]:
    """The obstacle that comes, waits, is stepped over, or hops aside."""
    kind = state.obstacle.kind
    x = HOME_X + GAP_PX + WALK_PX * (1.0 - walked(state))
    if state.phase is Phase.PASSING:
        x -= scroll_px(state) - state.behind_px - WALK_PX
    if state.phase is Phase.ASIDE:
        yield _hopping(_awake(state.obstacle), x, state.phase_s)
        return
    smiles = state.over > SMILE_OVER or state.phase is Phase.PASSING
    settle = 0.0
    if state.phase is Phase.WAITING and state.phase_s < SETTLE_S:
        age = state.phase_s / SETTLE_S
        settle = 0.10 * math.sin(2 * math.pi * age) * (1.0 - age)
    name = _awake(state.obstacle) if smiles else kind
    yield Sprite(name, x, GROUND_Y, SMALL, stretch=1.0 - settle)
    if kind == "sleeper" and not smiles:
        for offset in (0.0, 1.2):
            age = (state.t_s + offset) % 2.4 / 2.4
            puff_x = x - 22.0 - 26.0 * age + 5.0 * math.sin(6.0 * age)
            fade = math.sin(math.pi * age)
            yield Sprite(
                "snooze", puff_x, GROUND_Y - 66.0 - 54.0 * age, 0.6 + 0.5 * age, alpha=fade
            )


def _hopping(name: str, x: float, phase_s: float) -> Shape:
    """It crouches, hops to the verge behind the trail, and settles there."""
    crouch = math.sin(math.pi * min(1.0, phase_s / 0.4))
    hop = max(0.0, min(1.0, (phase_s - 0.4) / 0.6))
    settle = max(0.0, min(1.0, (phase_s - 1.0) / 0.4))
    stretch = 1.0 - 0.25 * crouch * (hop == 0.0) + 0.25 * math.sin(math.pi * hop)
    stretch -= 0.22 * math.sin(math.pi * settle)
    y = GROUND_Y - 58.0 * hop - 70.0 * math.sin(math.pi * hop)
    return Sprite(name, x + 46.0 * ease(hop), y, SMALL - 0.18 * hop, stretch=stretch)


def _dust(state: State) -> Iterator[Shape]:
    """A soft ring and a few puffs where the foot lands, which stay with the trail."""
    if state.phase is Phase.LANDING:
        age = (state.phase_s - TOUCH_S) / 0.7
    elif state.phase is Phase.PASSING:
        age = (state.phase_s + 0.25) / 0.7
    else:
        return
    if not 0.0 < age < 1.0:
        return
    stand = LEFT_STAND_PX if state.obstacle.side is Side.LEFT else RIGHT_STAND_PX
    x = HOME_X + stand + STRIDE_PX
    if state.phase is Phase.PASSING:
        x -= scroll_px(state) - state.behind_px - WALK_PX
    yield Sprite("landing", x, GROUND_Y + 2.0, 0.35 + 0.6 * ease(age), alpha=1.0 - age)
    far = 30.0 + 42.0 * ease(age)
    lift = 26.0 * math.sin(math.pi * age)
    yield Particles(
        "puff",
        tuple((x + far * side, GROUND_Y - lift * high) for side, high in PUFFS),
    )


def _joy(state: State, x: float) -> Iterator[Shape]:
    """Sparkles: one burst at each success, a slow rain at the end of the trail."""
    if state.phase is Phase.PASSING and state.phase_s < BURST_S:
        age = state.phase_s / BURST_S
        grow, y = 1.3 - (1.0 - age) ** 3, GROUND_Y - 220.0 + 70.0 * age * age
        yield Particles("sparkle", tuple((x + dx * grow, y + dy * grow) for dx, dy in SPARKS))
    elif state.phase is Phase.FINALE and state.phase_s < FINALE_S:
        rain = tuple(
            ((97.0 * drop) % 1240.0 + 20.0, (state.phase_s * 150.0 + 61.0 * drop) % 560.0)
            for drop in range(22)
        )
        yield Particles("sparkle", rain)


def _sign(state: State) -> Iterator[Shape]:
    """Two footprints: the one to lift glows, bounces and has its own shape, star or moon."""
    yield Sprite("signboard", SIGN_X, SIGN_Y)
    asks = state.phase in (Phase.COMING, Phase.WAITING, Phase.OVER)
    named = state.obstacle.side if asks else None
    for side, x in ((Side.LEFT, SIGN_X - PRINT_PX), (Side.RIGHT, SIGN_X + PRINT_PX)):
        if side is not named:
            yield Sprite(f"fox_print_{side.value}_pale", x, SIGN_Y - 6.0, 0.75)
        elif state.phase is Phase.OVER:
            yield from _come_down(state, side, x)
        else:
            yield from _called(state, side, x)


def _called(state: State, side: Side, x: float) -> Iterator[Shape]:
    """The foot to lift; it grows in as the obstacle sets off and waves after a mix-up."""
    here = ease(state.phase_s / 0.6) if state.phase is Phase.COMING else 1.0
    pulse = math.sin(2 * math.pi * 0.7 * state.t_s)
    bounce = abs(math.sin(math.pi * 1.1 * state.t_s)) if state.held_s == 0.0 else 0.6
    wave = 15.0 * math.sin(7.0 * state.wrong_s) if state.wrong_s > 0.0 else 0.0
    yield Sprite("fox_glow", x, SIGN_Y - 6.0, 1.0, alpha=(0.78 + 0.2 * pulse) * here)
    if state.held_s > 0.0:
        yield Ring(x, SIGN_Y - 6.0, 62.0, state.held_s / state.hold_s, "fill_light")
    yield Sprite(
        f"fox_print_{side.value}", x, SIGN_Y - 2.0 - 9.0 * bounce * here, 0.62 + 0.24 * here, wave
    )


def _come_down(state: State, side: Side, x: float) -> Iterator[Shape]:
    """The foot was up long enough: an arrow says that it may come down."""
    yield Sprite("fox_glow", x, SIGN_Y - 6.0)
    sink = 8.0 * math.sin(2 * math.pi * 0.9 * state.phase_s)
    yield Sprite(f"fox_print_{side.value}", x, SIGN_Y + 6.0, 0.75)
    yield Sprite("fox_arrow", x, SIGN_Y - 76.0 + sink, 1.2)
