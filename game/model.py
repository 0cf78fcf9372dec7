"""What a game is: pure functions over one state, shapes to show and events to score."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from random import Random
from typing import Any, Generic, NamedTuple, TypeVar

from sensors.signals import Side, Signals, Unload, Wish
from sensors.words import msg

__all__ = [
    "CANVAS_H",
    "CANVAS_W",
    "TICK_S",
    "AnyGame",
    "Bar",
    "Dim",
    "Event",
    "Help",
    "Layer",
    "Look",
    "MiniGame",
    "Missed",
    "Panel",
    "Particles",
    "Repetition",
    "Ring",
    "Shape",
    "Side",
    "Signals",
    "Skin",
    "Sound",
    "Sprite",
    "Text",
    "Unload",
    "Wish",
    "Zone",
    "msg",
]

CANVAS_W, CANVAS_H = 1280, 720
"""Shapes stand on a canvas of this many pixels, x to the right, y down; the shell scales it."""
TICK_S = 1 / 60
"""The fixed tick, in seconds."""


# --- What happened ------------------------------------------------------------------------------
class Help(Enum):
    """How the coach helps after a missed try, in this order."""

    SAY = "say"
    SHOW = "show"
    EASE = "ease"


class Repetition(NamedTuple):
    """A gate, a nap or a log is done, one way or the other."""

    success: bool
    side: Side | None
    """The side it trained, where the game has sides."""
    tries: int
    """How many tries it took, 1 at the least."""
    duration_s: float
    """Seconds of active play that it took."""
    quality: tuple[tuple[str, float], ...] = ()
    """How well it went, as (name with unit, value) pairs, for adults."""


class Missed(NamedTuple):
    """A try was missed; the coach helps and the child tries again."""

    help: Help


class Sound(NamedTuple):
    """Play a sound from assets/sounds, once."""

    name: str


class StoodQuietly(NamedTuple):
    """For so long the child was asked to stand quietly, and may have moved as it liked."""

    span_s: float
    """Seconds of play, up to now."""


Event = Repetition | Missed | Sound | StoodQuietly


# --- What is shown ------------------------------------------------------------------------------
# Shapes are named tuples and not dataclasses because a frame makes dozens of them.
class Skin(NamedTuple):
    """From here on, pictures are looked up in this world first (assets/worlds/<world>)."""

    world: str


class Layer(NamedTuple):
    """A wide picture with its left top at (x, y); `wrap` repeats it sideways without end."""

    image: str
    x: float = 0.0
    y: float = 0.0
    wrap: bool = False
    drifts: bool = False
    """True where only ambience moves it: calm mode then holds it still at x = 0."""


class Sprite(NamedTuple):
    """A picture whose own origin stands at (x, y)."""

    image: str
    x: float
    y: float
    scale: float = 1.0
    angle: float = 0.0
    """Degrees, counter-clockwise, about the picture's origin."""
    flip: bool = False
    """Mirrored sideways about its origin."""
    alpha: float = 1.0
    stretch: float = 1.0
    """Height over width, keeping the area: above 1 is a stretch, below 1 a squash."""


class Particles(NamedTuple):
    """One small picture at many places at once; calm mode leaves them out."""

    image: str
    points: tuple[tuple[float, float], ...]


class Ring(NamedTuple):
    """A ring that fills clockwise from the top as something is held."""

    x: float
    y: float
    radius: float
    share: float
    ink: str = "fill"


class Bar(NamedTuple):
    """A rounded bar, filled from the left."""

    x: float
    y: float
    w: float
    h: float
    share: float
    ink: str = "fill"


class Panel(NamedTuple):
    """A rounded box with its left top at (x, y)."""

    x: float
    y: float
    w: float
    h: float
    fill: str = "panel"
    edge: str = ""
    radius: int = 28


class Text(NamedTuple):
    """A message, translated where it is drawn; English is its key.

    It stands centred on (x, y), or with its left or right middle there. Where it would be wider
    than `w` it wraps, and where it would be higher than `h` it is drawn smaller.
    """

    message: str
    x: float
    y: float
    size_px: int = 27
    ink: str = "ink"
    align: str = "center"
    w: float = 0.0
    h: float = 0.0
    title: bool = False
    """In the title font."""
    values: tuple[tuple[str, str], ...] = ()
    """What stands for {name} in the message."""
    verbatim: bool = False
    """True for what is a name, and not a message to translate."""
    even: bool = False
    """Every letter takes the same room, as in a file: lines stay as they are and never wrap."""


class Dim(NamedTuple):
    """Darken everything behind by this share."""

    share: float


class Zone(NamedTuple):
    """An invisible named place: what a pointer hits, and what a test looks for."""

    id: str
    x: float
    y: float
    w: float
    h: float


Shape = Skin | Layer | Sprite | Particles | Ring | Bar | Panel | Text | Dim | Zone


@dataclass(frozen=True, slots=True)
class Look:
    """How a child wants the screen to look; everything that is drawn honours it."""

    text_scale: float = 1.0
    """1 to 2; texts grow within their places."""
    calm: bool = False
    """No drifting layers, no confetti, no stretching."""
    high_contrast: bool = False


# --- What a game is -----------------------------------------------------------------------------
P = TypeVar("P")
S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class MiniGame(Generic[P, S]):
    """A mini-game, as the rest of the program sees it."""

    name: str
    """Its id, which is also the id of its family's level and of its tile picture."""
    params: type[P]
    """What a therapist may set; a frozen dataclass with a default for each field."""
    start: Callable[[P, Random], S]
    """Lay out the whole course of one set: the only place for chance."""
    step: Callable[[S, Signals, float], tuple[S, tuple[Event, ...]]]
    """One tick of `dt_s` seconds; pure and deterministic."""
    view: Callable[[S], Iterator[Shape]]
    """What to show; first at the back."""
    wish: Callable[[S], Wish]
    """What an attentive child would do now."""
    done: Callable[[S], bool]
    """Whether the set is over, its celebration included."""
    cue: str
    """What to do, in at most 8 words; a message to translate."""
    worlds: tuple[str, ...]
    """The skins it can be played in."""
    check: Callable[[S], S] | None = None
    """The same course with a quiet check in it, for games that can hold one: it then tells once
    that the child `StoodQuietly`."""


AnyGame = MiniGame[Any, Any]
