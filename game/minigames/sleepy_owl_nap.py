"""What a set of Sleepy Owl is made of: what a therapist sets, naps, breaks and how calm it was."""

from dataclasses import dataclass, field, replace
from enum import Enum
from random import Random
from typing import Annotated, NamedTuple

from pydantic import Field

from exercises.fields import ExtraTries, Reps, params
from game.minigames.tries import Tries

NAP_S = Annotated[float, Field(ge=5, le=30, description="seconds of quiet standing in one nap")]
CALM_FACTOR = Annotated[
    float,
    Field(ge=1.2, le=4, description="the most sway that still counts, in the child's own sways"),
]
PATIENCE_FACTOR = Annotated[
    float,
    Field(ge=1.1, le=3, description="how long one try may take, in naps; never less than 30 s"),
]

LEAST_PATIENCE_S = 30.0
"""A try may last at least so long."""
CHECK_S = 20.0
"""The day's quiet check (requirement DIF-06)."""
STARS = 10
"""So many stars come out while one nap fills."""
DROOPS_AT = (0.06, 0.22, 0.42)
"""At these shares of the nap the eyelids sink by a step; at the last the owl is asleep."""


@params
class Params:
    """What a therapist may set."""

    reps: Reps = 3
    hold_s: NAP_S = 10.0
    extra_tries: ExtraTries = 3
    calm_factor: CALM_FACTOR = 2.0
    patience_factor: PATIENCE_FACTOR = 3.0


class Stage(Enum):
    """Where a nap stands."""

    SETTLING = "settling"
    """The owl yawns and the child finds its stance; nothing counts yet."""
    NAPPING = "napping"
    WAKING = "waking"
    """A full nap: wings wide, and the stars fly together to an acorn."""
    WONDERING = "wondering"
    """The tries are used up; the owl is not sleepy any more, and that is fine."""
    WIGGLING = "wiggling"
    """The break in which the child may move."""
    FINALE = "finale"
    OVER = "over"


class Feather(NamedTuple):
    """A feather that drifts down."""

    number: int
    born_s: float


class Calm(NamedTuple):
    """How calm one nap was, over all its tries."""

    nap_s: float = 0.0
    in_band_s: float = 0.0
    sway_s: float = 0.0
    """Sway integrated over time; sway is a multiple of the child's own quiet stance."""
    largest_sway: float = 0.0

    def then(self, sway: float, in_band: bool, dt_s: float) -> "Calm":
        """The same after one more tick."""
        return Calm(
            self.nap_s + dt_s,
            self.in_band_s + (dt_s if in_band else 0.0),
            self.sway_s + sway * dt_s,
            max(self.largest_sway, sway),
        )

    @property
    def quality(self) -> tuple[tuple[str, float], ...]:
        """For adults: the share of the nap in the band, and the sway in the child's own sways."""
        if self.nap_s <= 0:
            return ()
        return (
            ("in_band_share", self.in_band_s / self.nap_s),
            ("mean_sway_ratio", self.sway_s / self.nap_s),
            ("largest_sway_ratio", self.largest_sway),
        )


NO_NAP = Calm()


@dataclass(frozen=True, slots=True)
class State:
    """One set of naps, and how sleepy the owl is. Times are seconds."""

    params: Params
    tries: Tries
    stage: Stage = Stage.SETTLING
    stage_s: float = 0.0
    t_s: float = 0.0
    nap: int = 0
    """Which nap this is, from 0."""
    acorns: int = 0
    """How many full naps there were."""
    filled_s: float = 0.0
    """How much of the nap is done; it is kept from one try to the next."""
    try_s: float = 0.0
    restless_s: float = 0.0
    """For how long the child has been out of the band now."""
    calm: Calm = NO_NAP
    feathers: tuple[Feather, ...] = ()
    shed: int = 0
    """How many feathers fell in all."""
    depth: float = 0.0
    """How deeply the owl sleeps, eased: 0 awake to 1 asleep."""
    stir: float = 0.0
    """How much the owl stirs, eased: 0 undisturbed to 1."""
    thought: float = 0.0
    """How far the owlet's thought bubble is out, eased: 0 to 1."""
    breath: float = 0.0
    """Where the owl's breathing stands, in radians."""
    check_s: float = field(default=0.0, repr=False)
    """How long the day's quiet check lasts, which the first nap holds; 0 where none is due.

    The marks of a recorded session are made of the repr, and older sessions know no check; a newer
    one says in its header whether it was due.
    """

    @property
    def band(self) -> float:
        """The most sway that fills the nap, in the child's own sways; wider after each miss."""
        return self.params.calm_factor * self.tries.ease

    @property
    def hold_s(self) -> float:
        """How long this nap lasts."""
        return max(self.params.hold_s, self.check_s) if self.nap == 0 else self.params.hold_s

    @property
    def share(self) -> float:
        """How full the nap is, 0 to 1."""
        return min(1.0, self.filled_s / self.hold_s)

    @property
    def patience_s(self) -> float:
        """How long one try may take; a check adds its seconds, so that help comes hardly later."""
        longer_s = self.hold_s - self.params.hold_s
        return max(LEAST_PATIENCE_S, self._most_s) + longer_s

    @property
    def _most_s(self) -> float:
        return self.params.patience_factor * self.params.hold_s

    @property
    def droop(self) -> int:
        """How far the eyelids sank: 0 awake, 1 drowsy, 2 nearly asleep, 3 asleep."""
        if self.stage is not Stage.NAPPING:
            return 0
        share = self.share
        return sum(share >= at for at in DROOPS_AT)


def check(state: State) -> State:
    """The same course, its first nap long enough for the day's quiet check."""
    return replace(state, check_s=CHECK_S)


def start(params: Params, rng: Random) -> State:
    """The owl at its first yawn. A quiet stance leaves nothing to chance."""
    return State(params, Tries(params.extra_tries))
