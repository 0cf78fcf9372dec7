"""How Otter River looks: from behind an otter on a raft, with gates coming down the river."""

import math
from collections.abc import Iterator

from game.minigames.otter_river_course import Stage, State, half_at
from game.minigames.otter_river_hero import otter
from game.model import Layer, Particles, Ring, Shape, Side, Sprite

MIDDLE_PX, HORIZON_PX, NOSE_PX = 640.0, 238.0, 480.0
"""The river's middle, its far end, and where a gate stands that waits at the raft's nose."""
REACH_PX = 440.0
"""The child's whole reach, on screen."""
RAFT_PX, RAFT_Y_PX = 112.0, 548.0
"""Half a raft's width: a raft between two posts is a nose inside the gate's band."""
GARLAND_PX, ROPE_Y_PX, SAG_PX = 178.0, 244.0, 34.5
"""Half the garland as it is drawn, how high it hangs, and how far its middle hangs lower."""
LAMPS = 6
LAMPS_AT = tuple(
    (u, SAG_PX * (1 - u * u) + 4.0) for u in ((2 * n + 1) / LAMPS - 1 for n in range(LAMPS))
)
"""Each lamp: where along the half rope (-1 to 1), and how far below the rope's ends, in px."""
SIGN_Y_PX, SIGN_RING_PX = 250.0, 60.0
BENCH_Y_PX = 26.0
BANKS = (("bank_1", -1, 0.0), ("bank_2", 1, 1.7), ("bank_2", -1, 3.3), ("bank_1", 1, 5.0))
BANK_PX, BANK_EVERY = 770.0, 6.6
"""How far from the middle things on the banks stand, and how far one stands behind itself."""
RIPPLES = ((-210.0, 0.0), (240.0, 1.1), (-90.0, 2.3), (330.0, 3.4), (-380.0, 4.3))
RIPPLE_EVERY = 5.4
STONE_LEAVES_S, STONE_LANDS_S = 0.15, 0.85
SPARKLES = tuple((2.399963 * n, 0.55 + 0.45 * (n * 7 % 10) / 10) for n in range(16))
"""Each sparkle's direction, in radians (the golden angle apart), and how far it flies."""
BURST_S = 1.1
LEAP_SHARE = 0.7
"""Of the time from one leap to the next, a friend is so long in the air."""
BRISK = 0.5
"""A raft that moves faster, in shares of reach a second, sprays water."""
FLAP = 0.5


def lamps_lit(state: State) -> int:
    """How many of the gate's lamps are alight."""
    return int(state.filled_share * LAMPS)


def view(state: State) -> Iterator[Shape]:
    """Everything, from the sky to the reeds in the corner."""
    yield Layer("sky")
    yield Layer("clouds", 6.0 * state.t_s, 14.0, True, True)
    yield from _banks(state)
    yield from _ripples(state)
    ahead = state.stage not in (Stage.FINALE, Stage.OVER)
    if ahead and state.far >= 1.0:
        yield from _gate(state)
    if state.stage is Stage.FINALE:
        yield from _friends(state)
    yield from _raft(state)
    if ahead and state.far < 1.0:
        yield from _gate(state)
    if state.stage in (Stage.THROUGH, Stage.PASSING):
        yield _hopping_stone(state)
    yield from _sparkles(state)
    yield Sprite("corner", 0.0, 720.0)
    yield Sprite("corner", 1280.0, 720.0, 0.9, 0.0, True)


def _banks(state: State) -> Iterator[Shape]:
    """Trees and reeds that come by; where they stand follows from how far the raft came."""
    for image, side, ahead in BANKS:
        far = 1.0 + (ahead - state.travel) % BANK_EVERY
        near = 1 / far
        y = HORIZON_PX + (NOSE_PX - HORIZON_PX) * near
        rises = min(1.0, (BANK_EVERY + 1.0 - far) * 2)
        yield Sprite(image, MIDDLE_PX + side * BANK_PX * near, y, near, 0.0, side < 0, rises)
    wing = "flyer_a" if state.t_s * 3 % 1 < FLAP else "flyer_b"
    x = (state.t_s * 46) % 1700 - 200
    yield Sprite(wing, x, 150 + 26 * math.sin(state.t_s * 0.9), 0.7)


def _ripples(state: State) -> Iterator[Shape]:
    for x, ahead in RIPPLES:
        near = 1 / (0.6 + (ahead - state.travel) % RIPPLE_EVERY)
        bob = math.sin(state.t_s * 1.3 + ahead * 2)
        yield Sprite(
            "ripple",
            MIDDLE_PX + (x + 14 * bob) * near,
            HORIZON_PX + (NOSE_PX - HORIZON_PX) * near,
            near,
            0.0,
            False,
            0.55 + 0.4 * bob,
        )


def _gate(state: State) -> Iterator[Shape]:
    """Two posts with a garland, its lamps, and a sign: a star on the left, a moon on the right."""
    gate, near = state.gate, 1 / state.far
    x, y = _gate_at(state)
    shows = 1.0
    if near > 1:
        near = round(near * 16) / 16
        shows = max(0.0, min(1.0, round((state.far - 0.7) * 32) / 8))
    half = (RAFT_PX + REACH_PX * _shown_half(state)) * near
    wide = half / GARLAND_PX
    top = y - ROPE_Y_PX * near
    yield Sprite("gate_post", x - half, y, near, 0.0, True, shows)
    yield Sprite("gate_post", x + half, y, near, 0.0, False, shows)
    yield Sprite("gate_garland", x, top, wide, 0.0, False, shows)
    lit = lamps_lit(state)
    for number, (u, down) in enumerate(LAMPS_AT):
        swing = 6 * math.sin(state.t_s * 2 + number) if state.stage is Stage.WAITING else 0.0
        alight = number < lit
        yield Sprite(
            "lamp_on" if alight else "lamp_off",
            x + u * half,
            top + down * wide,
            near * (0.95 if alight else 0.8),
            swing,
            False,
            shows,
        )
    sign = "sign_star" if gate.side is Side.LEFT else "sign_moon"
    sign_y = y - SIGN_Y_PX * near
    beat = 0.03 * math.sin(state.t_s * 9) if state.hummed and state.between else 0.0
    yield Sprite(sign, x, sign_y, near * (0.94 + beat), 0.0, False, shows)
    if state.stage is Stage.WAITING:
        yield Ring(x, sign_y, SIGN_RING_PX, state.filled_share)


def _gate_at(state: State) -> tuple[float, float]:
    """Where the gate's middle touches the water, in px."""
    near = 1 / state.far
    place = state.gate.place * REACH_PX
    if state.stage is Stage.PASSING:
        place += math.copysign(150.0 * min(1.0, state.stage_s), place)
    return MIDDLE_PX + place * near, HORIZON_PX + (NOSE_PX - HORIZON_PX) * near


def _shown_half(state: State) -> float:
    """The gate's half width; after a miss it widens while it drifts back."""
    if state.stage is not Stage.BACK:
        return state.half
    before = half_at(state.gate, state.tries._replace(used=state.tries.used - 1))
    return before + (state.half - before) * min(1.0, state.stage_s)


def _raft(state: State) -> Iterator[Shape]:
    """The raft leans into its way; the otter stands on it and the stones lie on its bench."""
    t_s, speed = state.t_s, state.raft_speed
    x = MIDDLE_PX + REACH_PX * state.raft
    y = RAFT_Y_PX + 2.5 * math.sin(t_s * 1.7)
    tilt = max(-9.0, min(9.0, -6.0 * speed)) + 0.9 * math.sin(t_s * 1.1)
    sin, cos = math.sin(math.radians(tilt)), math.cos(math.radians(tilt))
    if abs(speed) > BRISK:
        yield _spray(state, x, y)
    yield Sprite("wake", x, y + 46, 1.0, 0.0, False, _wake(state))
    yield Sprite("raft", x, y, 1.0, tilt)
    yield from otter(state, x, y - 8, tilt)
    for number, stone in enumerate(state.stones):
        dx, dy = stone.x, stone.y + BENCH_Y_PX
        there = number < state.index
        if there and state.stage is Stage.FINALE:
            dy -= 20 * max(0.0, math.sin(t_s * 7 - number * 0.7))
        yield Sprite(
            stone.image if there else "stone_place",
            x + dx * cos + dy * sin,
            y - dx * sin + dy * cos,
            state.stone_scale,
        )


def _wake(state: State) -> float:
    """How plain the wake is: it fades while the raft waits at a gate."""
    if state.stage is Stage.WAITING:
        return 0.9 - 0.5 * min(1.0, state.stage_s)
    return 0.4 if state.stage is Stage.BACK else 0.9


def _spray(state: State, x: float, y: float) -> Particles:
    side = math.copysign(1.0, state.raft_speed)
    points = []
    for number in range(5):
        share = (state.t_s * 2.6 + number * 0.2) % 1.0
        points.append((x + side * (146 + 46 * share), y + 40 - 70 * share * (1 - share) * 2))
    return Particles("drop", tuple(points))


def _hopping_stone(state: State) -> Sprite:
    """The gate's stone leaps from the sign on to the bench, and stays."""
    stone = state.stones[state.index]
    share = (state.stage_s - STONE_LEAVES_S) / (STONE_LANDS_S - STONE_LEAVES_S)
    share = max(0.0, min(1.0, share))
    from_x, from_y = MIDDLE_PX + REACH_PX * state.gate.place, NOSE_PX - SIGN_Y_PX
    to_x, to_y = MIDDLE_PX + REACH_PX * state.raft + stone.x, RAFT_Y_PX + BENCH_Y_PX + stone.y
    x = from_x + (to_x - from_x) * share
    y = from_y + (to_y - from_y) * share - 4 * 90.0 * share * (1 - share)
    since = max(0.0, state.stage_s - STONE_LANDS_S)
    wobble = 0.3 * math.exp(-6 * since) * math.cos(22 * since) if since else 0.0
    scale = state.stone_scale * (2.2 - 1.2 * share)
    return Sprite(stone.image, x, y, scale, -360 * share, False, 1.0, 1.0 - wobble)


def _sparkles(state: State) -> Iterator[Shape]:
    """Sparkles fly from the gate that was filled, and all over the river at the end."""
    if state.stage is Stage.THROUGH:
        yield _burst(MIDDLE_PX + REACH_PX * state.gate.place, 250.0, state.stage_s, 210.0)
    elif state.stage is Stage.FINALE:
        round_, share = divmod(state.stage_s / BURST_S, 1.0)
        yield _burst(MIDDLE_PX + 300 * math.sin(round_ * 2.4), 200.0, share * BURST_S, 260.0)


def _burst(x: float, y: float, age_s: float, radius_px: float) -> Particles:
    share = min(1.0, age_s / BURST_S)
    out, drop = radius_px * (1 - (1 - share) ** 3), 130 * share * share
    left = SPARKLES[int(share * len(SPARKLES)) :]
    points = [
        (x + out * far * math.cos(turn), y + out * far * math.sin(turn) + drop)
        for turn, far in left
    ]
    return Particles("sparkle", tuple(points))


def _friends(state: State) -> Iterator[Shape]:
    """Fish, or dolphins, leap beside the raft."""
    for number, side in enumerate((-1, 1)):
        share = (state.stage_s * 0.6 + 0.5 * number) % 1.0 / LEAP_SHARE
        if share < 1:
            x = MIDDLE_PX + side * (390 - 200 * share) + REACH_PX * state.raft
            y = 500 - 190 * 4 * share * (1 - share)
            yield Sprite("friend", x, y, 0.95, -side * 50 * (1 - 2 * share), side > 0)
