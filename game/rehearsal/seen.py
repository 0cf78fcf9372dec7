"""What the rules of a rehearsal look at: the level, every child's play, and each group."""

from collections.abc import Iterator
from dataclasses import dataclass

from exercises.exercise import Exercise
from exercises.limits import REACH_SHARE
from game.rehearsal.measured import Measured
from game.rehearsal.play import Played


@dataclass(frozen=True, slots=True)
class Seen:
    """One rung as its crowd played it."""

    exercise: Exercise
    played: tuple[Played, ...]
    """The children that the level is for, in their order."""
    looked_on: Played
    """The onlooker."""
    groups: tuple[Measured, ...]
    everybody: Measured
    most_reach_share: float = REACH_SHARE
    """The farthest target that a therapist allows for this level."""

    @property
    def anybody(self) -> tuple[Played, ...]:
        """All of them: what is unsafe for the onlooker is unsafe."""
        return (*self.played, self.looked_on)

    def of(self, group: str) -> tuple[Played, ...]:
        """The children of one group."""
        return tuple(one for one in self.played if one.group == group)

    def asked(self, name: str) -> float | None:
        """The most that the level sets for a key of this name or one that ends in it, if it does.

        `hold_s` is also `nap_hold_s`, as in the safe limits.
        """
        numbers = [number for key, number in _numbers(self.exercise.params) if _is(key, name)]
        return max(numbers, default=None)


def _is(key: str, name: str) -> bool:
    return key == name or key.endswith(f"_{name}")


def _numbers(params: object) -> Iterator[tuple[str, float]]:
    """Every number of a game's Params, those in lists too, under its key."""
    for key in getattr(params, "__dataclass_fields__", {}):
        value = getattr(params, key)
        for number in value if isinstance(value, tuple | list) else (value,):
            if isinstance(number, int | float):
                yield key, float(number)
