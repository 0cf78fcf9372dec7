"""What the child's body did in one tick, in the child's own scale, and what we wish it would do."""

from enum import Enum
from typing import NamedTuple

from sensors.layout import Side

__all__ = ["Reading", "Side", "Signals", "Unload", "Wish"]


class Reading(NamedTuple):
    """The latest trusted row behind a tick's signals, before the child's own scale."""

    cells_kg: tuple[float, ...]
    """Each cell as the device gave it, not tared."""
    load_kg: float
    """Total load, tared."""
    x_mm: float
    """Centre of pressure after taring, to the child's right; 0 while the board is empty."""
    y_mm: float
    """Centre of pressure after taring, to the front; 0 while the board is empty."""


class Unload(Enum):
    """Cells that are to be without weight, so that they can be tared."""

    BOARD = "board"
    """All: nobody stands on the board."""
    LEFT = "left"
    """Those under the left foot, which is lifted."""
    RIGHT = "right"
    """Those under the right foot."""


class Signals(NamedTuple):
    """One tick of input. The defaults are a child that stands quietly in its own neutral."""

    lean_x: float = 0.0
    """Lean to the side as a share of this child's reach in that direction: left < 0 < right."""
    lean_y: float = 0.0
    """Lean to the front (> 0) or back (< 0) as a share of this child's reach in that direction."""
    load_share: float = 1.0
    """Total load as a share of standing weight; below 1 the child holds on to something."""
    left_share: float = 0.5
    """Load on the left as a share of the total. On one board this is the board share."""
    sway: float = 1.0
    """How much the child sways now, as a multiple of its own quiet stance."""
    lifted: Side | None = None
    """The foot that carries no weight, if just one does not."""
    steps: tuple[Side, ...] = ()
    """Feet that landed since the tick before, in order."""
    on_board: bool = True
    """False while nobody stands on the device."""
    age_s: float = 0.0
    """Seconds since the device was last heard."""
    overloaded: bool = False
    """Whether the device bears more than it may, helpers included (SAFE-04)."""
    unload: Unload | None = None
    """What must be without weight for a moment, because the device came back and its zero may have
    moved; None where its zero holds."""
    reading: Reading | None = None
    """The measured values, for getting ready; games read the child's own scale instead."""


class Wish(NamedTuple):
    """What an attentive child would try to do right now: the coach shows it."""

    lean_x: float = 0.0
    """Where to lean, as a share of the child's own reach."""
    lean_y: float = 0.0
    """Where to lean to the front or back, as a share of the child's own reach."""
    lift: Side | None = None
    """The foot to lift, or None for both feet down."""
    still: bool = False
    """Whether to stand as quietly as possible."""
    on_board: bool = True
    """False where the child should stand beside the device."""
    as_far_as_you_like: bool = False
    """True while the child's own reach is being found: lean that way without a target."""
