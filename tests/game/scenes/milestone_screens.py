"""The page of a child's milestones in each of its states: for tests of all pages for grown-ups."""

from collections.abc import Callable

from game.scenes.answers import Failure
from profiles.child_path import ChildPath, Stone
from profiles.milestone_record import MilestoneRecord, milestone_record_id
from profiles.milestones import shipped
from profiles.model import Child
from tests.game.scenes.family_house import Family, FamilyVisit, one_child

LONG = (
    "mean_speed_mm_s: 12.3 in the first 6 sessions, 8.91 in the last 3, at least two of them "
    "beyond the smallest real change of 2.14; holding on to: adult_two_hands."
)
"""As long as evidence is."""


def path_of(child: Child, reached: int) -> ChildPath:
    """All milestones, the first ones of which were reached, a day after the other."""
    return ChildPath(
        stones=tuple(
            Stone(
                one,
                MilestoneRecord(
                    milestone_record_id(child.id, one.id),
                    *(child.id, one.id, f"2026-{1 + n // 28:02}-{1 + n % 28:02}", child.id, LONG),
                )
                if n < reached
                else None,
            )
            for n, one in enumerate(shipped())
        )
    )


def milestones(family: Family, reached: int, *tiles: str) -> FamilyVisit:
    """In front of the page of a child who reached so many."""
    child = family.child()
    there = one_child(family, child).go("milestones")
    there.tell("path", path_of(child, reached)).tick()
    return there.go(*tiles)


def _failed(there: FamilyVisit, ticket: str) -> FamilyVisit:
    there.tell(ticket, Failure("The disk is full. Make some room on it and try again.")).tick()
    return there


STATES: dict[str, Callable[[Family], FamilyVisit]] = {
    "milestones being loaded": lambda family: one_child(family, family.child()).go("milestones"),
    "no milestone yet": lambda family: milestones(family, 0),
    "what may be told": lambda family: milestones(family, 16),
    "some milestones": lambda family: milestones(family, 20, "more", "more"),
    "all milestones": lambda family: milestones(family, 99, "more", "more", "more", "more"),
    "no path": lambda family: _failed(one_child(family, family.child()).go("milestones"), "path"),
    "not told": lambda family: _failed(milestones(family, 16), "said"),
}
