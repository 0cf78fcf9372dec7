"""What told that a milestone was reached: a sentence with blanks, so that it can be translated."""

from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import NamedTuple, TypeVar

from profiles.milestone_history import Sitting

__all__ = ["NEEDED", "WINDOW", "Evidence", "Found", "first_of", "on_days"]

T = TypeVar("T")

WINDOW, NEEDED = 3, 2
"""Evidence on two of three days in a row that could tell (requirement HEP-05)."""


class Evidence(NamedTuple):
    """A sentence for adults, and what fills its blanks."""

    text: str
    """In English, with {blanks}."""
    values: tuple[tuple[str, str], ...] = ()

    @property
    def sentence(self) -> str:
        """What adults read, in English."""
        return self.text.format(**dict(self.values))


class Found(NamedTuple):
    """At which time of playing a milestone was reached."""

    at: int
    """Which of the sittings it was, from 0."""
    evidence: Evidence


class OnDays(NamedTuple):
    """The days that told, and what each showed."""

    at: int
    days: tuple[tuple[str, object], ...]

    @property
    def dates(self) -> tuple[tuple[str, str], ...]:
        """The first and the last of the days, for a sentence."""
        return (("first", self.days[0][0]), ("last", self.days[-1][0]))


def on_days(
    sittings: Sequence[Sitting],
    seen: Iterable[T | None],
    join: Callable[[T, T], T],
    enough: Callable[[T], bool],
) -> OnDays | None:
    """The first time that two of three days in a row showed enough; None where none did.

    `seen` says for each sitting what it showed, and None where it could not tell: such a one is
    passed over, and so is one with bad data or hurt. What several sittings of a day showed is
    joined, so that playing twice on one day is evidence once. Days stand in the order in which
    they were first played, whatever a clock that was set back calls them.
    """
    days: dict[str, T] = {}
    for at, (sitting, shown) in enumerate(zip(sittings, seen, strict=True)):
        if shown is None or not sitting.tells:
            continue
        date = sitting.local_date
        days[date] = join(days[date], shown) if date in days else shown
        latest = reversed(tuple(islice(reversed(days.items()), WINDOW)))
        good = tuple((day, value) for day, value in latest if enough(value))
        if len(good) >= NEEDED:
            return OnDays(at, good)
    return None


def first_of(found: Iterable[Found | None]) -> Found | None:
    """The earliest of these."""
    return min((one for one in found if one is not None), key=lambda one: one.at, default=None)
