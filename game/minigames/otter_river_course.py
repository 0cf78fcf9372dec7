"""Otter River's course: what a therapist sets, the gates laid out ahead, and where play stands."""

from dataclasses import dataclass
from enum import Enum
from random import Random
from typing import Annotated, NamedTuple

from pydantic import Field

from exercises.fields import ExtraTries, HoldS, ReachShare, Reps, Sides, WaitS, params
from game.minigames.tries import Tries
from game.model import Side

INNER_SHARE = 0.75
"""A gate, however wide, covers at most this much of the way back to the middle."""
FAR, STOP, AT, GONE = 8.0, 1.06, 1.0, 0.3
"""How far away a gate appears, stops, waits and is past: 1 is at the raft's nose, at 2 it is half
as big."""
STONE_KINDS = 5
BENCH_W_PX = 256.0
"""The raft's bench, on which the stones lie."""
ROWS = ((9, 1, 1.0), (24, 2, 0.8), (50, 3, 0.62))
"""Up to so many stones lie in so many rows, at this scale."""
ROW_H_PX = 15.0

GateWidthShare = Annotated[
    float, Field(ge=0.1, le=0.6, description="how wide a gate is, as a share of reach")
]


@params
class Params:
    """What a therapist sets."""

    reps: Reps = 8
    hold_s: HoldS = 1.5
    reach_share: ReachShare = 0.5
    side: Sides = "both"
    extra_tries: ExtraTries = 3
    gate_width_share: GateWidthShare = 0.3
    patience_s: WaitS = 10.0


class Stage(Enum):
    """What the gate ahead does."""

    COMING = "coming"
    """It comes down the river, and stops for a child that is not back in the middle yet."""
    WAITING = "waiting"
    """It waits in front of the raft and fills while the raft's nose is between its posts."""
    BACK = "back"
    """It was missed, and drifts back up a bit to come again, wider."""
    THROUGH = "through"
    """The raft glides through."""
    PASSING = "passing"
    """It was not reached in any try, and drifts by."""
    FINALE = "finale"
    OVER = "over"


class Gate(NamedTuple):
    """One gate: where it stands, as shares of the child's own reach."""

    side: Side
    place: float
    """Left < 0 < right."""
    half: float
    """From its middle to its post, at the first try."""


class Stone(NamedTuple):
    """A ferry stone's picture, and its place on the bench, in px from the bench's middle."""

    image: str
    x: float
    y: float


class Trail(NamedTuple):
    """The raft's way since the gate began to wait, in shares of reach."""

    start: float = 0.0
    last: float = 0.0
    path: float = 0.0
    """Length of the way until the raft was first between the posts."""
    entered: bool = False
    beyond: float = 0.0
    """The farthest that the raft went past the gate's middle."""


NO_TRAIL = Trail()


@dataclass(frozen=True, slots=True)
class State:
    """Where play stands. Places are shares of the child's own reach, left < 0 < right."""

    gates: tuple[Gate, ...]
    stones: tuple[Stone, ...]
    stone_scale: float
    hold_s: float
    patience_s: float
    tries: Tries
    index: int = 0
    """The gate ahead, which is also the number of stones on the bench."""
    stage: Stage = Stage.COMING
    stage_s: float = 0.0
    t_s: float = 0.0
    raft: float = 0.0
    """Where the raft's nose is."""
    raft_speed: float = 0.0
    """In shares of reach a second."""
    far: float = FAR
    """How far away the gate is: FAR at the horizon, AT the raft's nose, less behind it."""
    travel: float = 0.0
    """How far the raft came, on the same scale."""
    home_s: float = 0.0
    """Seconds that the raft has been near the middle."""
    filled_s: float = 0.0
    outside_s: float = 0.0
    """Seconds that the gate has waited while the raft was not between its posts."""
    rep_s: float = 0.0
    hummed: bool = False
    """Whether the fill was heard in this try."""
    trail: Trail = NO_TRAIL

    @property
    def gate(self) -> Gate:
        """The gate ahead, or the last one."""
        return self.gates[min(self.index, len(self.gates) - 1)]

    @property
    def half(self) -> float:
        """From the gate's middle to its post in this try."""
        return half_at(self.gate, self.tries)

    @property
    def between(self) -> bool:
        """Whether the raft's nose is between the posts of the gate ahead."""
        return abs(self.raft - self.gate.place) <= self.half

    @property
    def filled_share(self) -> float:
        """How full the gate ahead is, 0 to 1."""
        return min(1.0, self.filled_s / self.hold_s)


def half_at(gate: Gate, tries: Tries) -> float:
    """From the middle of `gate` to its post: wider at each try, and never as wide as to the middle.

    A gate that reached the middle would fill while the child stands still.
    """
    return min(gate.half * tries.ease, INNER_SHARE * abs(gate.place))


def start(params: Params, rng: Random) -> State:
    """Lay out all gates of one set."""
    half = params.gate_width_share / 2
    gates = tuple(
        Gate(side, params.reach_share * (-1 if side is Side.LEFT else 1), half)
        for side in _sides(params.side, params.reps, rng)
    )
    scale, stones = _bench(params.reps)
    return State(gates, stones, scale, params.hold_s, params.patience_s, Tries(params.extra_tries))


def _sides(side: Sides, reps: int, rng: Random) -> list[Side]:
    """Both sides equally often, in pairs of either order: never more than two alike in a row."""
    if side != "both":
        return [Side(side)] * reps
    sides: list[Side] = []
    while len(sides) < reps:
        pair = [Side.LEFT, Side.RIGHT]
        rng.shuffle(pair)
        sides += pair
    return sides[:reps]


def _bench(reps: int) -> tuple[float, tuple[Stone, ...]]:
    """The places of the stones: rows on the bench, the later ones on top of the earlier."""
    rows, scale = next((rows, scale) for most, rows, scale in ROWS if reps <= most)
    in_row = -(-reps // rows)
    gap = min(32.0 * scale, BENCH_W_PX / in_row)
    stones = []
    for number in range(reps):
        row, column = divmod(number, in_row)
        x = (column - (in_row - 1) / 2) * gap + (gap / 2 if row % 2 else 0.0)
        stones.append(Stone(f"stone_{number % STONE_KINDS + 1}", x, -row * ROW_H_PX * scale))
    return scale, tuple(stones)
