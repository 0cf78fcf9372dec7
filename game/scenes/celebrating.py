"""What a celebration and the cards after it share."""

from profiles.child_path import Stone

__all__ = ["HURT", "has_card", "is_new"]


HURT = "told_hurt"
"""The milestone of saying that something hurt: there is no party for it, but a thank-you."""


def has_card(stone: Stone) -> bool:
    """Whether there is a picture to keep: that something hurt is nothing to show around."""
    return stone.record is not None and stone.milestone.id != HURT


def is_new(stone: Stone) -> bool:
    """Whether it was reached and never celebrated."""
    return stone.record is not None and stone.record.celebrated_at is None
