"""A child that ignores the wish and steers by the shapes shown: whether the pictures say enough.

It knows what things look like, as a child does, and nothing of the rules: the raft is to go where
the gate is, the glowing foot is to be lifted until the arrow points down, and an owl that is about
to sleep is not to be woken.
"""

from collections.abc import Iterable

from game.model import CANVAS_W, Shape, Sprite, Wish
from sensors.layout import Side

LOOK_EVERY = 6
"""Ticks between two looks at the screen: 0.1 s."""
STEER = 1 / 40000
"""Shares of reach a tick, for each px between the raft and where it should be: gently, since the
body answers late and the eye would overshoot."""
FARTHEST = 0.95
CLOSE = 0.45
"""A gate this large, of its full size, is near enough to steer for."""
SEEN_ALPHA = 0.5
PRINTS = {"fox_print_left": Side.LEFT, "fox_print_right": Side.RIGHT}


class Looker:
    """Looks at the screen now and then; in between it goes on with what it does."""

    def __init__(self) -> None:
        """Stands quietly."""
        self._lean = 0.0

    def look(self, shapes: Iterable[Shape]) -> Wish:
        """What to do, from what is seen."""
        seen = {shape.image: shape for shape in shapes if isinstance(shape, Sprite)}
        if "raft" in seen:
            return Wish(lean_x=self._steer(seen))
        self._lean = 0.0
        if "signboard" in seen:
            return Wish(lift=_foot(seen))
        return Wish(still="owl_body" in seen and "owl_hint_wiggle" not in seen)

    def _steer(self, seen: dict[str, Sprite]) -> float:
        """Towards the gate while it is near; else home, where the raft stands in the middle."""
        gate, raft = seen.get("gate_garland"), seen["raft"]
        near = gate is not None and gate.scale >= CLOSE and gate.alpha >= SEEN_ALPHA
        goal = gate.x if gate is not None and near else CANVAS_W / 2
        lean = self._lean + (goal - raft.x) * STEER * LOOK_EVERY
        self._lean = max(-FARTHEST, min(FARTHEST, lean))
        return self._lean


def _foot(seen: dict[str, Sprite]) -> Side | None:
    """The foot whose print is bright, unless the arrow says that it may come down."""
    if "fox_arrow" in seen:
        return None
    return next((side for name, side in PRINTS.items() if name in seen), None)
