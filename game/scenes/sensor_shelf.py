"""Where devices stand while they are looked for: each keeps its place, new ones come behind."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from game.scenes.answers import SensorChoice

PER_PAGE = 4
DEVICES = ("wii", "ble")
"""How the specs of real devices begin; everything else is a way to play without one."""


def is_device(spec: str) -> bool:
    """Whether a spec names a board or insoles."""
    return spec.partition(":")[0] in DEVICES


class Place(NamedTuple):
    """A place on the page that is shown, counted from 0, and the device that stands there."""

    number: int
    choice: SensorChoice


@dataclass(frozen=True, slots=True)
class Shelf:
    """Devices in the places that they got when they were first seen.

    A device that vanishes leaves its place empty. It gets it back when it returns, unless a new
    one has moved in.
    """

    specs: tuple[str, ...] = ()
    """Who has which place; those of all pages."""
    choices: tuple[SensorChoice, ...] = ()
    """What there is now, the ways to play without a device among it."""
    page: int = 0

    def told(self, choices: tuple[SensorChoice, ...]) -> "Shelf":
        """The same with what there is now; of those that come together, the family's own first."""
        there = {choice.spec for choice in choices}
        specs = list(self.specs)
        for choice in sorted(choices, key=lambda choice: not choice.ours):
            if choice.spec in specs or not is_device(choice.spec):
                continue
            gap = next((at for at, spec in enumerate(specs) if spec not in there), None)
            if gap is None:
                specs.append(choice.spec)
            else:
                specs[gap] = choice.spec
        return replace(self, specs=tuple(specs), choices=choices)

    def changed_hands(self, before: "Shelf") -> bool:
        """Whether a place that somebody had before is somebody else's now."""
        return self.specs[: len(before.specs)] != before.specs

    @property
    def pages(self) -> int:
        """How many pages there are; at least one."""
        return max(1, -(-len(self.specs) // PER_PAGE))

    def turned(self, by: int) -> "Shelf":
        """The same, so many pages on."""
        return replace(self, page=max(0, min(self.pages - 1, self.page + by)))

    @property
    def shown(self) -> Iterator[Place]:
        """The devices on this page."""
        known = {choice.spec: choice for choice in self.choices}
        first = self.page * PER_PAGE
        for number, spec in enumerate(self.specs[first : first + PER_PAGE]):
            if spec in known:
                yield Place(number, known[spec])

    @property
    def free(self) -> int | None:
        """The first place on this page that nobody ever had; None where there is none."""
        used = len(self.specs) - self.page * PER_PAGE
        return used if used < PER_PAGE else None

    @property
    def others(self) -> tuple[SensorChoice, ...]:
        """The ways to play without a device."""
        return tuple(choice for choice in self.choices if not is_device(choice.spec))

    @property
    def own(self) -> tuple[SensorChoice, ...]:
        """The family's own devices."""
        return tuple(choice for choice in self.choices if choice.ours)

    def newly_here(self, before: "Shelf") -> bool:
        """Whether a device is here now that was not before."""
        was = {choice.spec for choice in before.choices if choice.here}
        return any(c.here and is_device(c.spec) and c.spec not in was for c in self.choices)


EMPTY = Shelf()
"""Nothing was found yet."""
