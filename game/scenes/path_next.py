"""Which milestones a child may look forward to, and how far the nearest one is."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from game.model import msg
from game.scenes.path_words import Values, counted
from profiles import milestone_rules as rules
from profiles.child_path import ChildPath, Stone

MORE: Mapping[type[Any], tuple[str, str]] = {
    rules.Days: (msg("1 more day"), msg("{n} more days")),
    rules.ActiveMinutes: (msg("1 more minute"), msg("{n} more minutes")),
    rules.Reps: (msg("1 more try"), msg("{n} more tries")),
    rules.Games: (msg("1 more game"), msg("{n} more games")),
}
NOBODYS_AIM = rules.ToldHurt, rules.ToldFelt, rules.DaysAway, rules.NewGear
"""Nobody should hurt, stay away or outgrow a shoe for a stone: these show once they are reached."""
BY_THE_PLAN = rules.OneLeg, rules.HelperShare, rules.EvenSides, rules.LessSupport
"""Whether a child is to try these is for its therapist to say, and no seed on a path invites it."""


class Ahead(NamedTuple):
    """A milestone that is not reached yet."""

    stone: Stone
    done: int = 0
    needed: int = 0
    """0 where it cannot be counted simply."""

    @property
    def share(self) -> float:
        """How much of it is done."""
        return self.done / self.needed if self.needed else 0.0

    @property
    def words(self) -> tuple[str, Values]:
        """How much is left; empty where it cannot be counted."""
        if not self.needed:
            return "", ()
        return counted(*MORE[type(self.stone.milestone.needs)], self.needed - self.done)


def ahead(path: ChildPath) -> tuple[Stone, ...]:
    """The milestones that are not reached and that a child may aim at, in their order."""
    return tuple(
        stone
        for stone in path.stones
        if stone.record is None and _may_be_aimed_at(stone.milestone.needs)
    )


def _may_be_aimed_at(needs: rules.Rule) -> bool:
    """Nobody is invited to let go of what holds."""
    lets_go = isinstance(needs, rules.Held) and needs.support == "none"
    return not lets_go and not isinstance(needs, (*NOBODYS_AIM, *BY_THE_PLAN))


def nearest(path: ChildPath) -> Ahead | None:
    """The effort milestone that is nearest, and how far it is; None where all are reached."""
    efforts = [_how_far(stone, path) for stone in ahead(path) if stone.milestone.kind == "effort"]
    return max(efforts, key=lambda one: one.share, default=None)


def _how_far(stone: Stone, path: ChildPath) -> Ahead:
    needs = stone.milestone.needs
    if isinstance(needs, rules.Days):
        done, needed = len(path.days), needs.days
    elif isinstance(needs, rules.ActiveMinutes):
        done, needed = int(path.active_s // 60), needs.active_minutes
    elif isinstance(needs, rules.Reps):
        done, needed = path.reps, needs.reps
    elif isinstance(needs, rules.Games):
        done, needed = len({one.game for one in path.games}), needs.games
    else:
        return Ahead(stone)
    return Ahead(stone, min(done, needed - 1), needed)
