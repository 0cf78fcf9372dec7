"""The trail of Puddle & Log Trail: its obstacles in order, and where the fox stands on it."""

from dataclasses import dataclass
from enum import Enum
from random import Random
from typing import NamedTuple

from game.minigames.tries import Tries
from game.model import Side

SLEEPER_EVERY = 6
"""Of so many obstacles, one is an animal asleep."""


class Phase(Enum):
    """What happens on the trail."""

    COMING = "coming"
    """The fox walks; the next obstacle comes nearer."""
    WAITING = "waiting"
    """The obstacle lies before the fox and waits: no rush."""
    OVER = "over"
    """The foot was up long enough: it swings over and waits for the child's foot to come down."""
    LANDING = "landing"
    PASSING = "passing"
    """The other foot follows, and the trail moves on."""
    ASIDE = "aside"
    """The tries are used up: the obstacle hops aside by itself."""
    FINALE = "finale"


class Obstacle(NamedTuple):
    """One thing on the trail, and the foot that steps over it first."""

    kind: str
    """log, puddle or sleeper: the picture's name in every world."""
    side: Side


class Foot(NamedTuple):
    """How high one of the fox's feet is, moved by a spring towards what the child does."""

    rise: float = 0.0
    """0 on the ground, 1 as high as it goes."""
    speed: float = 0.0


DOWN = Foot()


class Settings(NamedTuple):
    """What the therapist set, in seconds."""

    hold_s: float
    lead_s: float
    window_s: float


@dataclass(frozen=True, slots=True)
class State:
    """Where play stands; seconds are of active play."""

    course: tuple[Obstacle, ...]
    settings: Settings
    tries: Tries
    at: int = 0
    """How many obstacles lie behind the fox."""
    phase: Phase = Phase.COMING
    phase_s: float = 0.0
    t_s: float = 0.0
    obstacle_s: float = 0.0
    """Since this obstacle came into sight."""
    held_s: float = 0.0
    """How long the named foot has been up, in this try."""
    up_s: float = 0.0
    """How long the named foot has been up without a break."""
    longest_s: float = 0.0
    """The longest of these times, over all tries at this obstacle."""
    late_s: float = 0.0
    """How long the obstacle had waited when the foot first went up."""
    over: float = 0.0
    """How far the fox's foot is over the obstacle, 0 to 1."""
    wrong_s: float = 0.0
    """How long the other foot has been up."""
    wrong_lifts: int = 0
    peak_share: float = 0.0
    """The highest load since the foot came down, as a share of standing weight."""
    left: Foot = DOWN
    right: Foot = DOWN
    moved_aside: bool = False
    """Whether the obstacle just left behind went aside by itself."""
    behind_px: float = 0.0
    """How far the trail had moved when this obstacle came into sight."""

    @property
    def obstacle(self) -> Obstacle:
        """The obstacle that the fox meets now; the last one once all are passed."""
        return self.course[min(self.at, len(self.course) - 1)]

    @property
    def hold_s(self) -> float:
        """How long this try asks for: each further try asks for less."""
        return self.settings.hold_s / self.tries.ease


def lay_out(reps: int, side: str, rng: Random) -> tuple[Obstacle, ...]:
    """The whole course: kinds take turns, and the feet are in balance."""
    return tuple(map(Obstacle, _kinds(reps, rng), _sides(reps, side, rng)))


def _kinds(reps: int, rng: Random) -> list[str]:
    """Logs and puddles in turn; rarely, and never first, somebody asleep."""
    first = rng.randrange(2)
    kinds = [("log", "puddle")[(first + place) % 2] for place in range(reps)]
    for block in range(0, reps - SLEEPER_EVERY + 1, SLEEPER_EVERY):
        kinds[block + rng.randrange(2, SLEEPER_EVERY)] = "sleeper"
    return kinds


def _sides(reps: int, side: str, rng: Random) -> list[Side]:
    """Both feet once in every pair, so that no foot leads by more than one and no run is long."""
    if side != "both":
        return [Side(side)] * reps
    sides: list[Side] = []
    while len(sides) < reps:
        pair = [Side.LEFT, Side.RIGHT]
        rng.shuffle(pair)
        sides += pair
    return sides[:reps]
