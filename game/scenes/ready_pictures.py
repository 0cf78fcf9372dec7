"""How getting ready looks: one picture and one sentence a stage."""

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

from game.guard import Freeze
from game.mascot import stepling
from game.model import Layer, Panel, Ring, Shape, Sprite, Text, Unload, msg
from game.scenes.menu import Menu, Tile, row
from game.scenes.overlays import PAUSED_WORDS

if TYPE_CHECKING:
    from game.scenes.get_ready import GetReady

WORDS = {
    "open": msg("Looking for the sensor"),
    "check": msg("For the grown-up: is all of this so?"),
    "hold": msg("What do we hold today?"),
    "zero": msg("Before you step on: wait a moment"),
    "stand": msg("Step on and stand still like a tree"),
    "left": msg("Lean left, as far as you like"),
    "right": msg("Lean right, as far as you like"),
    "front": msg("Lean forward, as far as you like"),
    "back": msg("Lean back a little, if you like"),
}
LIFTS = {
    Unload.LEFT: msg("Lift your left foot for a moment"),
    Unload.RIGHT: msg("Lift your right foot for a moment"),
}
CHECKS = (
    ("safe_adult_near", msg("I am within arm's reach")),
    ("safe_hold_on", msg("A wall or a sturdy chair is beside")),
    ("safe_clear_floor", msg("The floor is clear, hard and dry")),
    ("safe_shoes", msg("Shoes and prosthesis sit well")),
    ("safe_light_awake", msg("It is light, and nobody is tired")),
)
HOLDS = (
    ("none", "hold_nothing", msg("Nothing")),
    ("wall", "hold_wall", msg("Wall")),
    ("chair", "hold_chair", msg("Chair")),
    ("rail", "hold_rail", msg("Rail")),
    ("adult_hand", "hold_one_hand", msg("One hand")),
    ("adult_two_hands", "hold_two_hands", msg("Two hands")),
)
BOARD_X, BOARD_Y, PX_PER_MM = 640.0, 440.0, 0.95
FLOWERS = {"left": (-300, 0), "right": (300, 0), "front": (0, -190), "back": (0, 190)}
FAR_MM = 60.0
"""A lean of this opens half of the flower; it never closes against the child."""


def menu(stage: str, asks_for: str = "none") -> Menu:
    """What can be chosen in a stage; what the level wants to be held has the focus."""
    if stage == "check":
        return Menu((Tile("yes", "icon_ok", msg("Yes, all of it"), 500, 520, 280, 170),))
    if stage == "hold":
        tiles = row(HOLDS[:3], 180, (270, 236)) + row(HOLDS[3:], 446, (270, 236))
        focus = next((n for n, tile in enumerate(tiles) if tile.id == asks_for), 0)
        return Menu(tiles, focus)
    if stage == "trouble":
        return Menu((Tile("sensors", "icon_board", msg("Choose another"), 500, 500, 280, 180),))
    return Menu(())


def _asked_for(scene: "GetReady") -> Iterator[Shape]:
    """A star on what the therapist's level asks for, where it asks for something."""
    for tile in scene.menu.tiles:
        if tile.id == scene.asks_for != "none":
            yield Sprite("icon_star", tile.x + tile.w - 34, tile.y + 34, 0.6)


def view(scene: "GetReady") -> Iterator[Shape]:
    """The stage as it stands."""
    yield Layer("paper_sky")
    yield Panel(190, 36, 900, 100, "panel", "tile_edge", 48)
    yield Text(_words(scene), 640, 86, 42, "ink_title", w=850, h=80, title=True)
    if scene.held is not None:
        yield from _held(scene.held)
    elif scene.stage == "check":
        yield from _check()
    elif scene.stage in ("zero", "stand", *FLOWERS):
        yield from _board(scene)
    elif scene.trouble:
        yield Panel(190, 240, 900, 180, "panel", "stop", 30)
        yield Text(scene.trouble, 640, 330, 28, w=840, h=150, verbatim=True)
    yield from scene.menu.view()
    if scene.stage == "hold" and scene.held is None:
        yield from _asked_for(scene)


def _words(scene: "GetReady") -> str:
    if scene.held is not None:
        return PAUSED_WORDS[scene.held]
    if scene.stage == "zero":
        return LIFTS.get(scene.zeroing.unload, WORDS["zero"])
    return WORDS[scene.stage]


def _held(why: Freeze) -> Iterator[Shape]:
    """What is to be done before anything can be measured."""
    picture = "safe_one_at_a_time" if why is Freeze.TOO_HEAVY else "light_off"
    yield Panel(440, 170, 400, 300, "panel", "tile_edge", 48)
    yield Sprite(picture, 640, 320, 1.5 if why is Freeze.TOO_HEAVY else 3.0)


def _feet(scene: "GetReady") -> Iterator[Shape]:
    """Two insoles; the foot that is to be lifted hovers above its own."""
    lift = 26 + 10 * math.sin(scene.t_s * 3)
    for unload, x in ((Unload.LEFT, 520.0), (Unload.RIGHT, 760.0)):
        side = unload.value
        up = lift if scene.zeroing.unload is unload else 0.0
        yield Sprite(f"insole_{side}", x, BOARD_Y - 20)
        yield Sprite(f"foot_{side}", x, BOARD_Y - 10 - up, 2.0 + 0.01 * up)


def _check() -> Iterator[Shape]:
    """Five pictures; one tap says that all of them hold."""
    for n, (picture, words) in enumerate(CHECKS):
        x = 136 + n * 252
        yield Panel(x - 118, 176, 236, 310, "tile", "tile_edge", 30)
        yield Sprite(picture, x, 284)
        yield Text(words, x, 432, 24, w=212, h=96)


def _board(scene: "GetReady") -> Iterator[Shape]:
    if scene.stage == "zero" and scene.zeroing.has_feet:
        yield from _feet(scene)
        return
    if scene.stage == "zero":
        yield Sprite("ready_step_off", BOARD_X, BOARD_Y - 20)
        return
    if scene.stage == "stand":
        yield Sprite("ready_stand", BOARD_X, BOARD_Y - 30)
        yield Ring(BOARD_X, 640, 44, len(scene.readings) / 180)
        return
    yield Sprite("board_top", BOARD_X, BOARD_Y)
    yield from _flowers(scene)
    stance = scene.stance
    if stance is not None:
        dx, dy = FLOWERS[scene.stage]
        size = math.hypot(dx, dy)
        lean = min(1.0, scene.lean_mm * PX_PER_MM * 2 / size)
        yield Sprite("dot_weight", BOARD_X + dx * lean, BOARD_Y + dy * lean)
    yield from stepling(170, 640, scene.t_s, scene.wish(), "happy")


def _flowers(scene: "GetReady") -> Iterator[Shape]:
    """The flower on the asked side opens with the lean, and stays open."""
    order = tuple(FLOWERS)
    for n, (side, (dx, dy)) in enumerate(FLOWERS.items()):
        x, y = BOARD_X + dx, BOARD_Y + dy
        now = side == scene.stage
        if n < order.index(scene.stage):
            yield Sprite("reach_flower_open", x, y)
        elif now and scene.held_mm > 0:
            grow = 1.0 + 0.5 * scene.held_mm / (scene.held_mm + FAR_MM)
            yield Sprite("reach_flower_open", x, y, grow)
        else:
            bob = 1.0 + (0.08 * math.sin(scene.t_s * 4) if now else 0.0)
            yield Sprite("reach_flower_closed", x, y, bob)
        if now:
            yield Ring(x, y, 70, min(1.0, scene.far_s / 1.2))
