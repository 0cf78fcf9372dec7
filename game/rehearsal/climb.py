"""How a crowd moves on its level's ladder, from what was measured of it on each rung."""

from collections.abc import Sequence
from random import Random
from statistics import fmean

from exercises.exercise import Exercise
from game.rehearsal.crowd import ONLOOKER
from game.rehearsal.ladder import Chance, Rule, two_weeks
from game.rehearsal.measured import first_try_share
from game.rehearsal.play import Played


class Climb:
    """How the children move on the ladder, from what was measured on each rung."""

    def __init__(
        self,
        rungs: Sequence[Exercise],
        start: int,
        seed: int,
        played: Sequence[Played],
        rule: Rule,
    ) -> None:
        """`played` are all plays, on every rung."""
        self._rungs = range(1, len(rungs) + 1)
        self._sets = rungs[start - 1].sets
        self._start, self._seed, self._rule = start, seed, rule
        self._played = [one for one in played if one.group != ONLOOKER]

    def of(self, groups: Sequence[str]) -> tuple[tuple[float | None, ...], tuple[float, ...]]:
        """Success on each rung, and the mean rung of each session; () where a rung is unknown."""
        by_rung = tuple(self._chance(groups, rung) for rung in self._rungs)
        shares = tuple(chance.success_share if chance else None for chance in by_rung)
        ways = [
            self._way(one)
            for one in self._played
            if one.group in groups and one.rung == self._start
        ]
        if not all(ways):
            return shares, ()
        return shares, tuple(fmean(rungs) for rungs in zip(*ways, strict=True))

    def _way(self, one: Played) -> tuple[int, ...]:
        """A child's two weeks: by its own success, and on rungs it did not play by its group's."""
        chances: dict[int, Chance] = {}
        for rung in self._rungs:
            own = [
                other for other in self._played if (other.child, other.rung) == (one.child, rung)
            ]
            chance = mean_of(own) if own else self._chance((one.group,), rung)
            if chance is not None:
                chances[rung] = chance
        gaps = not chances or max(chances) - min(chances) + 1 > len(chances)
        if gaps or len(chances) < min(2, len(self._rungs)):
            return ()
        # Beyond the rungs that were played, which nobody comes to, it is as on the last of them.
        every = [chances[max(min(chances), min(max(chances), rung))] for rung in self._rungs]
        rng = Random(f"{self._seed} ladder {one.child}")
        return two_weeks(self._start, self._sets, every, self._rule, rng)

    def _chance(self, groups: Sequence[str], rung: int) -> Chance | None:
        there = [one for one in self._played if one.group in groups and one.rung == rung]
        return mean_of(there) if there else None


def mean_of(played: Sequence[Played]) -> Chance:
    """What these plays, of which there is at least one, were like on average."""
    return Chance(
        round(fmean(len(one.done) for one in played)),
        fmean(one.success_share for one in played),
        fmean(first_try_share(one) for one in played),
    )
