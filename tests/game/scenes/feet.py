"""Feet on two insoles of three cells each, for the screens that look at them."""

from collections.abc import Iterator

from tests.game.scenes.house import Visit, rows

Loads = tuple[float, float]
"""What the first and the second insole bear."""


def cells(loads: Loads) -> tuple[float, ...]:
    first, second = loads
    return (first / 3,) * 3 + (second / 3,) * 3


def standing(seconds: float, weight_kg: float = 20.0) -> Iterator[Loads]:
    for _ in range(round(seconds * 60)):
        yield weight_kg / 2, weight_kg / 2


def ramp(start: Loads, end: Loads, seconds: float) -> Iterator[Loads]:
    """From one to the other, evenly."""
    count = max(1, round(seconds * 60))
    for n in range(1, count + 1):
        share = n / count
        yield (
            start[0] + share * (end[0] - start[0]),
            start[1] + share * (end[1] - start[1]),
        )


def stamp(who: int, weight_kg: float = 20.0) -> Iterator[Loads]:
    """The foot is lifted, comes down with a jolt, and both stand again."""
    half = weight_kg / 2
    both, lifted, jolt = (half, half), (0.0, weight_kg), (weight_kg, half)
    poses = (both, lifted, lifted, jolt, both)
    if who:
        poses = tuple((second, first) for first, second in poses)
    for start, end, seconds in zip(poses, poses[1:], (0.25, 0.3, 0.05, 0.2), strict=False):
        yield from ramp(start, end, seconds)
    yield from standing(0.2, weight_kg)


def lean(who: int, seconds: float, weight_kg: float = 20.0) -> Iterator[Loads]:
    """All the weight goes to one foot and comes back, both feet staying down."""
    both, aside = (weight_kg / 2, weight_kg / 2), (weight_kg, 0.0)
    aside = aside[::-1] if who else aside
    yield from ramp(both, aside, seconds / 2)
    yield from ramp(aside, both, seconds / 2)


def feel(visit: Visit, loads: Iterator[Loads]) -> Visit:
    """Let the insoles bear this, one tick after the other."""
    for pair in loads:
        visit.signals = rows(*cells(pair))
        visit.tick()
    return visit
