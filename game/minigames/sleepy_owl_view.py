"""How Sleepy Owl looks: an owl on a branch before the moon, and stars that come out as it naps."""

import math
from collections.abc import Iterator

from game.minigames.sleepy_owl_bird import GLAD, HOOT_S, STIRRED, X_PX, Y_PX, owl, pose_of
from game.minigames.sleepy_owl_nap import STARS, Stage, State
from game.model import Layer, Panel, Particles, Ring, Shape, Sprite, Text, msg

MOON_PX = (640.0, 305.0)
ARC_PX, ARC_FROM_DEG, ARC_DEG = 262.0, 205.0, 230.0
STARS_AT = tuple(
    (
        MOON_PX[0] + ARC_PX * math.cos(math.radians(ARC_FROM_DEG - ARC_DEG * n / (STARS - 1))),
        MOON_PX[1] - ARC_PX * math.sin(math.radians(ARC_FROM_DEG - ARC_DEG * n / (STARS - 1))),
    )
    for n in range(STARS)
)
"""The stars' places round the moon, from the left over the top."""
HANG_Y_PX, RING_PX, NUT_PX = 612.0, 46.0, 44.0
"""Where the acorns' stems begin, the ring round the next one, and how far below its middle is."""
RIGHT_PX, LEFT_PX, ROOM_PX = (826.0, 1058.0), (190.0, 480.0), 86.0
ONE_SIDE = 4
"""So many acorns hang on the right of the owl; more share both sides of the branch."""
OWLET_PX, THOUGHT_PX = (1156.0, 412.0), (1080.0, 304.0)
STARS_LEAVE_S, STAR_APART_S, STAR_FLIES_S, ACORN_S = 0.9, 0.05, 0.7, 1.9
"""Waking: the stars' flight, and when the acorn lights."""
FEATHER_S, FEATHER_PX_S = 7.0, 27.0
SPARKLES = tuple((2.399963 * n, 0.55 + 0.45 * (n * 7 % 10) / 10) for n in range(16))
"""Each sparkle's direction, in radians (the golden angle apart), and how far it flies."""
LIGHTS = tuple((70.0 + 113.0 * n, 340.0 + (n * 89) % 250, 1.7 * n) for n in range(9))
FLAKES = tuple((53.0 + 97.0 * n, (n * 211) % 760.0, 20.0 + 5.0 * (n % 3)) for n in range(13))
"""Each flake's middle in x, where it starts in y, and how fast it falls, in px a second."""
WIGGLE = msg("Shake and wiggle!")


def view(state: State) -> Iterator[Shape]:
    """Everything, from the sky to the twigs in the corner."""
    t_s = state.t_s
    yield Layer("sky")
    yield Layer("drift", 5.0 * t_s, 0.0, True, True)
    yield from _stars(state)
    yield _lights(t_s)
    yield Layer("tree", 980.0)
    yield from _owlet(state)
    yield from _acorns(state)
    pose = pose_of(state)
    yield Sprite("owl_tail", pose.x, Y_PX - 26, 1.0, 2 * math.sin(t_s * 0.9))
    yield Layer("branch", 0.0, 515.0)
    if state.stage is Stage.NAPPING:
        (ring_x, ring_y), scale = _next_acorn(state)
        yield Ring(ring_x, ring_y + NUT_PX * scale, RING_PX * scale, state.share, "fill_light")
    yield Sprite("owl_shadow", pose.x, Y_PX)
    yield from owl(state, pose)
    yield from _dreams(state)
    yield from _feathers(state)
    yield from _sparkles(state)
    yield _flakes(t_s)
    yield Sprite("frame", 3 * math.sin(t_s * 0.5), 2 * math.sin(t_s * 0.7))
    if state.stage is Stage.WIGGLING:
        yield Panel(490, 642, 300, 64, "panel", "tile_edge", 32)
        yield Text(WIGGLE, 640, 674, 30, w=270, h=52)


def acorn_places(reps: int) -> tuple[tuple[tuple[float, float], ...], float]:
    """Where each acorn of a set hangs, in px, and how large it is drawn."""
    right = reps if reps <= ONE_SIDE else reps // 2
    rows = (_row(RIGHT_PX, right), _row(LEFT_PX, reps - right))
    apart = (RIGHT_PX[1] - RIGHT_PX[0]) / max(right, reps - right)
    scale = min(1.0, apart / ROOM_PX)
    return tuple((x, HANG_Y_PX) for row in rows for x in row), scale


def _row(span: tuple[float, float], count: int) -> tuple[float, ...]:
    apart = (span[1] - span[0]) / count if count else 0.0
    return tuple(span[0] + apart * (n + 0.5) for n in range(count))


def _stars(state: State) -> Iterator[Shape]:
    """Faint places, and the stars that are out; after a full nap they fly to the acorn."""
    t_s = state.t_s
    if state.stage is Stage.WAKING:
        yield from _flying_stars(state)
        return
    out = STARS * _shown_share(state)
    for number, (x, y) in enumerate(STARS_AT):
        grown = min(1.0, (out - number) / 0.6)
        if grown <= 0:
            yield Sprite("star_place", x, y)
        else:
            swing = 6 * math.sin(t_s * 1.2 + number)
            yield Sprite("star", x, y, _overshoot(grown), swing)


def _shown_share(state: State) -> float:
    """The share of the stars that are out: as the nap fills, and all of them at the end."""
    if state.stage is Stage.FINALE:
        return min(1.0, state.stage_s)
    return 1.0 if state.stage is Stage.OVER else state.share


def _flying_stars(state: State) -> Iterator[Shape]:
    (to_x, to_y), scale = _next_acorn(state)
    to_y += NUT_PX * scale
    for number, (x, y) in enumerate(STARS_AT):
        since_s = state.stage_s - STARS_LEAVE_S - STAR_APART_S * number
        share = _smooth(since_s / STAR_FLIES_S)
        if share < 1:
            lift = 120 * share * (1 - share)
            size = 1.0 - 0.55 * share
            yield Sprite("star", x + (to_x - x) * share, y + (to_y - y) * share - lift, size)


def _next_acorn(state: State) -> tuple[tuple[float, float], float]:
    """Where the acorn of this nap hangs, and how large it is."""
    places, scale = acorn_places(state.params.reps)
    number = state.acorns - 1 if state.stage is Stage.WAKING else state.acorns
    return places[number], scale


def _acorns(state: State) -> Iterator[Shape]:
    """What the naps earned, faint places for what they may still earn."""
    places, scale = acorn_places(state.params.reps)
    t_s = state.t_s
    waking = state.stage is Stage.WAKING
    party = 12 if state.stage in (Stage.FINALE, Stage.OVER) else 4
    for number, (x, y) in enumerate(places):
        swing = party * math.sin(t_s * (1.3 if party == 4 else 5.0) + number)  # noqa: PLR2004
        newest = waking and number == state.acorns - 1
        grown = (state.stage_s - ACORN_S) / 0.5 if newest else 1.0
        if number >= state.acorns or grown <= 0:
            yield Sprite("acorn_place", x, y, scale)
        else:
            yield Sprite("acorn", x, y, scale * _overshoot(min(1.0, grown)), swing)


def _owlet(state: State) -> Iterator[Shape]:
    """The owlet in its hollow: it looks on, naps too, wonders, and is glad."""
    x, y = OWLET_PX
    face, bob = "owl_owlet", 1.5 * math.sin(state.t_s * 1.8)
    if state.stage in GLAD:
        face, bob = "owl_owlet_joy", -10 * abs(math.sin(state.t_s * 4.2))
    elif state.stir > STIRRED or state.stage is Stage.WONDERING:
        face = "owl_owlet_curious"
    elif state.depth > 0.9:  # noqa: PLR2004
        face, bob = "owl_owlet_asleep", 2.5 * math.sin(state.breath)
    yield Sprite(face, x, y + bob)
    if state.thought > 0.05:  # noqa: PLR2004
        hint = "owl_hint_wiggle" if state.stage in GLAD else "owl_hint_still"
        yield Sprite(hint, *THOUGHT_PX, _overshoot(state.thought))


def _dreams(state: State) -> Iterator[Shape]:
    """While the owl sleeps, moons in bubbles rise from it."""
    shown = min((state.depth - 0.6) / 0.3, 1 - 2 * state.stir)
    if shown <= 0 or state.stage is not Stage.NAPPING:
        return
    for number in range(3):
        share = (state.t_s * 0.19 + number / 3) % 1.0
        fades = min(1.0, shown, share * 6, (1 - share) * 5)
        x = X_PX + 148 + 18 * share + 7 * math.sin(7 * share + number)
        yield Sprite(
            "owl_dream", x, Y_PX - 228 - 136 * share, 0.45 + 0.5 * share, 0.0, False, fades
        )


def _feathers(state: State) -> Iterator[Shape]:
    """Feathers swing down from the owl's sides and fade before they reach the ground."""
    for number, born_s in state.feathers:
        age_s = state.t_s - born_s
        if age_s < FEATHER_S:
            side = 1 if number % 2 else -1
            swing = math.sin(1.9 * age_s + number)
            x = X_PX + side * (132 + 16 * (number % 3) + 9 * age_s) + 24 * swing
            fades = min(1.0, age_s * 4, (FEATHER_S - age_s) * 1.5)
            tilt = 40 * math.cos(1.9 * age_s + number) - 50 * side
            yield Sprite("owl_feather", x, 400 + FEATHER_PX_S * age_s, 1.0, tilt, False, fades)


def _sparkles(state: State) -> Iterator[Shape]:
    """A burst at the hoot, and one on another in the finale."""
    if state.stage is Stage.FINALE:
        share = state.stage_s % 1.2 / 1.2
    elif state.stage is Stage.WAKING and HOOT_S < state.stage_s < HOOT_S + 1.2:
        share = (state.stage_s - HOOT_S) / 1.2
    else:
        return
    far = 140 + 210 * (1 - (1 - share) ** 3)
    sink = 70 * share * share
    points = tuple(
        (X_PX + far * reach * math.cos(turn), 350 + far * 0.8 * reach * math.sin(turn) + sink)
        for turn, reach in SPARKLES
    )
    yield Particles("owl_sparkle", points)


def _lights(t_s: float) -> Particles:
    return Particles(
        "floating",
        tuple(
            (x + 36 * math.sin(0.43 * t_s + k), y + 22 * math.sin(0.71 * t_s + 2 * k))
            for x, y, k in LIGHTS
        ),
    )


def _flakes(t_s: float) -> Particles:
    return Particles(
        "falling",
        tuple(
            (x + 18 * math.sin(0.6 * t_s + x), (y + speed * t_s) % 760 - 20)
            for x, y, speed in FLAKES
        ),
    )


def _smooth(share: float) -> float:
    """From 0 to 1 with a soft start and end."""
    share = max(0.0, min(1.0, share))
    return share * share * (3 - 2 * share)


def _overshoot(share: float) -> float:
    """From 0 to 1, a little beyond on the way (ease-out-back)."""
    back = share - 1
    return 1 + back * back * (2.2 * back + 1.2)
