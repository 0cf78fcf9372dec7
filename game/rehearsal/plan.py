"""A rehearsal as a list of parts, each of which can be played anywhere and in any order."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from exercises.adapt import Ladder
from exercises.exercise import Exercise
from exercises.limits import REACH_SHARE
from game.model import AnyGame
from game.rehearsal.crowd import FULL_CROWD, GROUPS, Child, Group, crowd, onlooker
from game.rehearsal.ladder import Rule, by_level
from game.rehearsal.play import Played, play
from game.rehearsal.report import Report, report_of

LADDER_CHILDREN = 1
"""Of each group so many play the other rungs too, to see how the ladder moves."""
RUNGS_AROUND = 5
"""Only rungs so near to the one that all play: nobody comes farther in two weeks."""


class Part(NamedTuple):
    """One child on one rung."""

    rung: int
    child: Child


@dataclass(frozen=True, slots=True)
class Plan:
    """What is rehearsed, and with whom. It can be pickled where its game can."""

    rungs: tuple[Exercise, ...]
    """All rungs of the level, the easiest first."""
    rung: int
    """The one that everybody plays, from 1."""
    game: AnyGame
    groups: tuple[Group, ...]
    """The children that the level is for."""
    children: tuple[Child, ...]
    seed: int
    on_other_rungs: int
    most_reach_share: float
    """The farthest target that a therapist allows for this level."""

    @property
    def exercise(self) -> Exercise:
        """The rung that everybody plays."""
        return self.rungs[self.rung - 1]


def plan(
    rungs: Sequence[Exercise],
    game: AnyGame,
    rung: int = 1,
    count: int = FULL_CROWD,
    seed: int = 1,
    groups: Iterable[str] = tuple(GROUPS),
    on_other_rungs: int = LADDER_CHILDREN,
    most_reach_share: float = REACH_SHARE,
) -> Plan:
    """Rehearse rung `rung`, from 1, of the level whose rungs are given, with `count` children.

    `groups` names those that the level is for; `on_other_rungs` children of each play the rungs
    around it too; `most_reach_share` is what the therapist allows, 0.90 at the most. Raises
    ValueError for a rung, group or crowd that there is not.
    """
    if not 1 <= rung <= len(rungs):
        raise ValueError(f"There is no rung {rung}; this level has {len(rungs)}.")
    names = tuple(groups)
    for name in names:
        if name not in GROUPS:
            raise ValueError(f'There is no group "{name}"; there are: {", ".join(GROUPS)}.')
    chosen = tuple(GROUPS[name] for name in names)
    children = crowd(count, seed, chosen)
    return Plan(tuple(rungs), rung, game, chosen, children, seed, on_other_rungs, most_reach_share)


def parts(plan: Plan) -> tuple[Part, ...]:
    """All that is to be played, the onlooker first: it takes longest."""
    everybody = tuple(Part(plan.rung, child) for child in (onlooker(plan.seed), *plan.children))
    few = plan.children[: plan.on_other_rungs * len(plan.groups)]
    first, last = plan.rung - RUNGS_AROUND, plan.rung + RUNGS_AROUND
    near = range(max(1, first), min(len(plan.rungs), last) + 1)
    others = [number for number in near if number != plan.rung]
    return (*everybody, *(Part(number, child) for number in others for child in few))


def play_part(plan: Plan, part: Part) -> Played:
    """Play one part."""
    return play(plan.rungs[part.rung - 1], plan.game, part.child)


def play_all(plan: Plan) -> Iterator[Played]:
    """Play all parts here, one after the other."""
    return (play_part(plan, part) for part in parts(plan))


def rehearse(
    plan: Plan,
    played: Iterable[Played] | None = None,
    rule: Rule | None = None,
    told: Callable[[int, int], None] = lambda done, of: None,
) -> Report:
    """The report on all parts; `told` hears how many of how many are played, after each.

    `played` are the parts as somebody else plays them, in any order; without it they are played
    here. `rule` moves each child on the ladder; without one it moves as levels do that say nothing
    of it.
    """
    rule = rule or by_level(Ladder(len(plan.rungs)))
    of = len(parts(plan))
    done: list[Played] = []
    for one in play_all(plan) if played is None else played:
        done.append(one)
        told(len(done), of)
    return report_of(
        plan.rungs, plan.rung, plan.groups, plan.seed, done, rule, plan.most_reach_share
    )
