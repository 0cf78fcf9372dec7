"""What is known of one child on one device: zero, weight, neutral, reach and quiet sway."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reach:
    """How far this child leans in each direction, in mm from its own neutral; all > 0."""

    left_mm: float
    right_mm: float
    front_mm: float
    back_mm: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """One child, on one device, in one gear."""

    zero_kg: tuple[float, ...]
    """What each cell reads on the empty board."""
    standing_kg: float
    """W0, the child's standing weight on this device."""
    neutral_x_mm: float
    """Resting stance, x: the child's own, never assumed to be the middle."""
    neutral_y_mm: float
    """Resting stance, y."""
    reach: Reach
    quiet_mm: float
    """How far the centre of pressure strays in the child's own quiet stance (sensors.sway)."""
    left_lift_share: float = 0.15
    """Below this left share the left foot counts as lifted (boards only)."""
    right_lift_share: float = 0.15
    """Below this right share the right foot counts as lifted (boards only)."""
