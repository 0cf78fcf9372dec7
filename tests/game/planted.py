"""Whole levels with one trouble of the sensor planted in them, and what must be true of each."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from math import inf
from typing import NamedTuple

from game.guard import FOUND_S, Freeze, needs_a_hand
from game.session import Phase
from profiles.model import Repetition
from tests.game.shaped_play import KINDS
from tests.game.sitting import Sitting
from tests.sensors.ble import faults as go_wrong
from tests.sensors.ble.faults import During, Stall
from tests.sensors.ble.shaper import Fault

__all__ = ["STUCK_S", "TROUBLES", "Planted", "Trouble", "completed_s", "of_one", "plant"]

LONGEST_S = 150.0
SILENT_S, STUCK_S = 0.25, 0.5
"""Play stands still so soon after nothing came, or nothing true."""
ALMOST_S = 1e-9
FULL = 32767.0
Faults = Sequence[Sequence[Fault]]
"""Those of each device; a board is one."""


class Trouble(NamedTuple):
    """Something that goes wrong from one moment to another."""

    faults: Callable[[float, float], Faults]
    within_s: Mapping[str, float] = {}
    """How soon play must stand still, by the kind of device; where it need not, it is missing."""
    loses: bool = False
    """Whether the connection to the first device is lost for that time."""


def of_one(fault: Callable[[], Fault], device: int = 0) -> Callable[[float, float], Faults]:
    """A fault of the board, or of the left (0) or right insole (1)."""
    return lambda from_s, until_s: [[]] * device + [[During(fault(), from_s, until_s)]]


def of_both(fault: Callable[[], Fault]) -> Callable[[float, float], Faults]:
    """A fault of the board, or of both insoles."""
    return lambda from_s, until_s: 2 * [[During(fault(), from_s, until_s)]]


NO_TROUBLE = Trouble(lambda from_s, until_s: [])
SOON = {"board": SILENT_S, "insoles": SILENT_S}
TROUBLES: Mapping[str, Trouble] = {
    "silent": Trouble(lambda a, b: [[Stall(a, b - a, lost=True)]], SOON),
    "late": Trouble(lambda a, b: [[Stall(a, b - a)]], SOON),
    "lost": Trouble(lambda a, b: [], SOON, loses=True),
    "stuck": Trouble(of_both(go_wrong.Freeze), {"board": STUCK_S, "insoles": STUCK_S}),
    # One of sixteen dead cells moves the centre of pressure a little, and the light tells it.
    "dead": Trouble(of_one(partial(go_wrong.Dead, 1)), {"board": STUCK_S}),
    "saturated": Trouble(of_one(partial(go_wrong.Saturate, 1, FULL)), SOON),
    "drift": Trouble(of_one(partial(go_wrong.Drift, 10.0, 2))),
    "drop": Trouble(of_both(partial(go_wrong.Drop, 0.3))),
    "duplicate": Trouble(of_both(partial(go_wrong.Duplicate, 0.5))),
    "reorder": Trouble(of_both(partial(go_wrong.Reorder, 0.3))),
    "batch": Trouble(of_both(go_wrong.Batch)),
    "truncate": Trouble(of_both(partial(go_wrong.Truncate, 0.3))),
    # The radio's own checksum leaves no wrong byte: nothing may break, and that is all.
    "corrupt": Trouble(of_both(partial(go_wrong.Corrupt, 0.3))),
    "reboot": Trouble(lambda a, b: [[go_wrong.Reboot(a)]]),
}


@dataclass
class Planted:
    """A level that was played to its end, with one trouble in it."""

    game: Sitting
    from_s: float
    until_s: float
    stops: list[tuple[float, Freeze]]
    """When play stood still, and why."""
    plays_again_s: float
    """When it went on after the last time."""

    @property
    def found_s(self) -> float:
        """How soon after the beginning of the trouble play stood still; never is inf."""
        return next((at_s for at_s, _ in self.stops if at_s > self.from_s), inf) - self.from_s

    @property
    def needed_a_hand(self) -> bool:
        """Whether a person had to say that play may go on."""
        return any(needs_a_hand(why) for _, why in self.stops)

    @property
    def kept(self) -> list[Repetition]:
        """The repetitions as the store has them, in order."""
        return sorted(self.game.kept.values(), key=lambda one: one.t_s)

    @property
    def resting_on_bad_data(self) -> list[Repetition]:
        """What counts, and was completed while the trouble lasted or just before it was found."""
        lost_s = [at_s for at_s, why in self.stops if why is Freeze.LOST]
        return [
            one
            for one in self.kept
            if not one.void
            and (
                self.from_s <= one.t_s <= self.until_s
                or any(0.0 <= at_s - one.t_s <= FOUND_S - ALMOST_S for at_s in lost_s)
            )
        ]


def plant(kind: str, name: str, trouble: Trouble, from_s: float, until_s: float) -> Planted:
    """Play a short level of the game of this name on a board or on insoles.

    AssertionError where it does not come to its end.
    """
    device = KINDS[kind](*trouble.faults(from_s, until_s))
    if trouble.loses:
        device.lose(from_s, until_s)
    game = Sitting(device, device.true_calibration, name, reps=2)
    stops: list[tuple[float, Freeze]] = []
    before: Freeze | None = None
    plays_again_s = 0.0
    while not game.over:
        assert game.now_s < LONGEST_S, (game.now_s, stops, game.playing.session.phase)
        game.tick()
        if game.why is not None and game.why is not before:
            stops.append((game.now_s, game.why))
            plays_again_s = inf
        before = game.why
        if plays_again_s == inf and not game.over and game.playing.session.phase is Phase.PLAYING:
            plays_again_s = game.now_s
    return Planted(game, from_s, until_s, stops, plays_again_s)


@cache
def completed_s(kind: str, name: str) -> tuple[float, ...]:
    """When the repetitions are completed where nothing goes wrong, up to any trouble the same."""
    played = plant(kind, name, NO_TROUBLE, 0.0, 0.0)
    assert played.stops == []
    return tuple(one.t_s for one in played.kept)
