"""What is kept of a child's practice: the plan it was given, and its way on each level's ladder."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LadderStep:
    """What a round changed in where its child stands on the level's ladder, and why."""

    round_id: str
    at: str
    d: float
    """Where the next session starts, 1 to the number of rungs."""
    ability: float
    """On the same scale."""
    tries: int
    """Tries that the ability was learned from."""
    good_sessions: int
    """In a row."""
    careful: bool
    """Whether the next session does not climb, as this one had hurt, a stumble or "too hard"."""
    reason: str
    """Why it was decided so, in one word or two, as rise or not_yet."""
    told: str
    """The sentence for the therapist."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """A plan that a child practises by."""

    id: str
    child_id: str
    plan: str
    """The plan's id."""
    plan_text: str
    """The plan as it was when it was assigned, so that it can be read when its file is gone."""
    assigned_at: str
    ended_at: str | None = None


@dataclass(frozen=True, slots=True)
class Pause:
    """A time in which nobody expects the child to play: nothing resets, and nothing is missed."""

    id: str
    child_id: str
    reason: str
    """ill, skin, new_gear or away."""
    from_date: str
    """The family's local date, as the next one."""
    until_date: str | None = None
    """The first day after it; None while it lasts. A day of play after its first day ends it."""
