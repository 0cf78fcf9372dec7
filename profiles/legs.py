"""Which leg is the helper leg: the one that wears a prosthesis or an orthosis."""

from profiles.model import Gear

__all__ = ["STANDING", "helper_leg"]

STANDING = {"left": "right", "right": "left"}
"""The leg that stands while this foot is up; and the foot that is up while this leg stands."""
ARTIFICIAL = ("prosthesis", "orthosis")


def helper_leg(gear: Gear | None) -> str:
    """left or right; empty where neither leg wears a prosthesis or an orthosis, or both do."""
    if gear is None:
        return ""
    worn = [side for side in ("left", "right") if getattr(gear, side) in ARTIFICIAL]
    return worn[0] if len(worn) == 1 else ""
