"""Jumps: the feet leave the board after a push. They pause a game, so they are told at once."""

from typing import NamedTuple

from sensors.measures.arrays import Numbers, floats
from sensors.measures.body_weight import in_body_weights
from sensors.measures.definition import Definition
from sensors.measures.moving_mean import GAP_S, SAME_S, crossing_s

__all__ = ["DEFINITIONS", "Jump", "JumpFold", "find_jumps", "jumps"]

FLIGHT_SHARE, FLIGHT_S = 0.20, 0.060
PUSH_SHARE = 1.30
PUSH_AGO_S = 0.5
"""A push that was longer ago has nothing to do with it: the child walked off."""
ALMOST = 1e-9
"""Room for the sums of stamps."""


class Jump(NamedTuple):
    """A child in the air."""

    start_s: float
    """When the load fell below a fifth of standing weight."""


class JumpFold:
    """Looks at each row; says so 60 ms after the feet left. Rows are taken as they are.

    A flight that the mean of several rows fills up is not seen: at 25 Hz one of less than about
    0.12 s.
    """

    __slots__ = ("_pushed_s", "_since_s", "_t_s", "_told", "_w")

    def __init__(self) -> None:
        """Nothing seen yet."""
        self._restart(float("-inf"), 1.0)

    def _restart(self, t_s: float, w: float) -> None:
        self._t_s, self._w = t_s, w
        self._pushed_s = float("-inf")
        self._since_s = float("inf")
        self._told = False

    def add(self, t_s: float, w: float) -> Jump | None:
        """The jump that this row makes certain; `w` is the load in standing weights."""
        dt_s = t_s - self._t_s
        if not SAME_S < dt_s <= GAP_S:
            if dt_s > GAP_S or dt_s < -GAP_S:
                self._restart(t_s, w)
            return None
        before_s, before, self._t_s, self._w = self._t_s, self._w, t_s, w
        if w >= FLIGHT_SHARE:
            if w > PUSH_SHARE:
                self._pushed_s = t_s
            if before >= FLIGHT_SHARE:
                return None
            jump = self._flown(crossing_s(before_s, before, t_s, w, FLIGHT_SHARE))
            self._told = False
            return jump
        if before >= FLIGHT_SHARE:
            self._since_s = crossing_s(before_s, before, t_s, w, FLIGHT_SHARE)
        return self._flown(t_s)

    def _flown(self, until_s: float) -> Jump | None:
        since_s = self._since_s
        if self._told or until_s - since_s < FLIGHT_S - ALMOST:
            return None
        if since_s - self._pushed_s > PUSH_AGO_S:
            return None
        self._told = True
        return Jump(since_s)


def find_jumps(t_s: Numbers, load_kg: Numbers, standing_kg: float | None) -> list[Jump]:
    """Every jump in rows of shape (n,), raw or of the report chain. Raises Refused."""
    shares = in_body_weights(t_s, load_kg, standing_kg)
    add = JumpFold().add
    found = map(add, floats(t_s), floats(shares))
    return [jump for jump in found if jump is not None]


def jumps(t_s: Numbers, load_kg: Numbers, standing_kg: float | None) -> dict[str, float]:
    """How many; see `find_jumps`."""
    return {"jumps": len(find_jumps(t_s, load_kg, standing_kg))}


DEFINITIONS = (
    Definition(
        "jumps",
        "",
        "times that the load fell below 20 % of standing weight for 60 ms or more within half a"
        " second of a push above 130 %",
    ),
)
