"""What a celebration and the cards after it share."""

from collections.abc import Callable

from game.scenes.scene import Scene
from game.scenes.setting import Setting
from profiles.child_path import Stone

__all__ = ["HURT", "Back", "has_card", "is_new"]

Back = Callable[[Setting], Scene]
"""Where it goes on afterwards; the setting carries along what was tried at the gate."""


HURT = "told_hurt"
"""The milestone of saying that something hurt: there is no party for it, but a thank-you."""


def has_card(stone: Stone) -> bool:
    """Whether there is a picture to keep: that something hurt is nothing to show around."""
    return stone.record is not None and stone.milestone.id != HURT


def is_new(stone: Stone) -> bool:
    """Whether it was reached and never celebrated."""
    return stone.record is not None and stone.record.celebrated_at is None
