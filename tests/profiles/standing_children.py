"""Simulated children who stand quietly once a day: what their checks read, and who is changed.

All numbers are shares of the child's usual value, which is 1: noise is its standard deviation from
day to day, and moves are what it adds to each day.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from random import Random
from typing import NamedTuple

from profiles.change import REAL, Direction, change_of
from profiles.comparable import Reading

START = datetime.fromisoformat("2026-01-05T16:00:00+01:00")
SESSIONS = 24
"""A block of six weeks with four days each."""
SPEED = "mean_speed_mm_s"

Moves = Callable[[int], float]


class Shares(NamedTuple):
    """How many of the children were told so at least once, after one of their sessions."""

    changed: float
    steadier: float


def reading(day: int, value: float, number: int = 0) -> Reading:
    """The reading of a check on a day; `number` tells several of one session apart."""
    at = START + timedelta(days=day, minutes=number)
    return Reading(at, f"session {day:03}", at.date().isoformat(), value)


def readings(values: Sequence[float]) -> list[Reading]:
    """One check a day."""
    return [reading(day, value) for day, value in enumerate(values)]


def steady(_: int) -> float:
    """No change at all."""
    return 0.0


def improving(by: float, noise: float, last_day: int, first_day: int = 0) -> Moves:
    """Less by so many of the child's true smallest real changes, evenly from day to day."""
    whole = by * REAL * noise

    def moves(day: int) -> float:
        done = (day - first_day) / (last_day - first_day)
        return -whole * min(1.0, max(0.0, done))

    return moves


def days_of(
    rng: Random, noise: float, moves: Moves = steady, likeness: float = 0.0
) -> Iterator[float]:
    """The values of 24 days; `likeness` is the correlation of a day's noise with the last one's."""
    state = rng.gauss(0.0, 1.0)
    for day in range(SESSIONS):
        yield 1.0 + noise * state + moves(day)
        state = likeness * state + (1.0 - likeness**2) ** 0.5 * rng.gauss(0.0, 1.0)


def told(course: Sequence[Reading], key: str = SPEED) -> set[Direction]:
    """Which changes are told of a child, where it is looked at after each of its sessions."""
    sessions = sorted({one.session_id for one in course})
    changes = (
        change_of(key, [one for one in course if one.session_id <= latest]) for latest in sessions
    )
    return {change.direction for change in changes if change.direction is not None}


def shares(courses: Sequence[Sequence[Reading]], key: str = SPEED) -> Shares:
    """How many of these children are told to have changed, and to be steadier."""
    found = [told(course, key) for course in courses]
    steadier = sum(Direction.LESS in directions for directions in found)
    return Shares(sum(map(bool, found)) / len(found), steadier / len(found))


def children(
    count: int, noise: float, moves: Moves = steady, likeness: float = 0.0, seed: int = 1
) -> list[list[Reading]]:
    """So many children with one check a day."""
    rng = Random(seed)
    return [readings(list(days_of(rng, noise, moves, likeness))) for _ in range(count)]


def checked_thrice(count: int, between: float, within: float, seed: int = 1) -> list[list[Reading]]:
    """Steady children with three checks a day, whose noise is that of the day and of the check."""
    rng = Random(seed)
    return [
        [
            reading(day, value + rng.gauss(0.0, within), number)
            for day, value in enumerate(days_of(rng, between))
            for number in range(3)
        ]
        for _ in range(count)
    ]
