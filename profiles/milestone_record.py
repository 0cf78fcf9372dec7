"""A milestone as it is kept: once reached it stays reached."""

from dataclasses import dataclass, replace
from uuid import UUID, uuid5

__all__ = ["MilestoneRecord", "joined", "milestone_record_id"]


@dataclass(frozen=True, slots=True)
class MilestoneRecord:
    """A milestone that a child reached; what is kept wins over what would be found today."""

    id: str
    child_id: str
    milestone: str
    """Its id in milestones.yaml; one that is no longer there stays reached."""
    reached_on: str
    """The family's local date of the session."""
    session_id: str
    evidence: str
    """What told it, as a sentence for adults."""
    celebrated_at: str | None = None
    """Local time with its offset; None while it waits to be celebrated."""


def milestone_record_id(child_id: str, milestone: str) -> str:
    """Always the same for a child and a milestone, so that no milestone is reached twice."""
    return str(uuid5(UUID(child_id), milestone))


def joined(kept: MilestoneRecord, other: MilestoneRecord) -> MilestoneRecord:
    """What two computers know of one milestone: the earlier day, and that it was celebrated."""
    first = min(kept, other, key=lambda one: one.reached_on)
    return replace(first, celebrated_at=kept.celebrated_at or other.celebrated_at)
