"""What screens ask about a child's path and its milestones, and what they are told."""

from typing import NamedTuple

from profiles.child_path import Stone


# --- Asked ----------------------------------------------------------------------------------------
class LoadPath(NamedTuple):
    """Answered with the child's ChildPath a few ticks later, or with a Failure."""

    ticket: str
    child_id: str


class FindMilestones(NamedTuple):
    """Look which milestones were reached, once all of this session is kept; keep them.

    Answered with Reached, usually within a second; with an empty one where nothing is new.
    """

    ticket: str
    child_id: str
    session_id: str


class TellMilestone(NamedTuple):
    """A grown-up says that this milestone was reached, where nothing that is kept could tell it.

    Answered with Reached, or a Failure; with an empty one where it was said before.
    """

    ticket: str
    child_id: str
    milestone: str


class BeginPause(NamedTuple):
    """From today on nobody expects the child to play: answered with its ChildPath or a Failure."""

    ticket: str
    child_id: str
    reason: str
    """ill, skin, new_gear or away."""


class EndPause(NamedTuple):
    """The child plays again: answered with its ChildPath, or a Failure."""

    ticket: str
    child_id: str


class SaveCard(NamedTuple):
    """Paint a milestone's card into a PNG: answered with a CardSaved, or a Failure.

    It has no date and no number on it, and no name but what `nickname` says.
    """

    ticket: str
    picture: str
    """The milestone's picture."""
    title: str
    """The milestone's title; may be Words."""
    nickname: str = ""


# --- Told -----------------------------------------------------------------------------------------
class Reached(NamedTuple):
    """Milestones to celebrate now: reached with the session that was asked about."""

    stones: tuple[Stone, ...]


class CardSaved(NamedTuple):
    """The picture was written."""

    file: str
    """Its whole path."""


Asked = LoadPath | FindMilestones | TellMilestone | BeginPause | EndPause | SaveCard
