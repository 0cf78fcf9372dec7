"""What screens hand on to each other: the child, the gear, the sensor and today's choices."""

from dataclasses import dataclass, replace
from uuid import UUID, uuid5

from exercises.exercise import Exercise
from game.model import Look
from game.scenes.scene import ChildDay, SensorReady
from profiles.model import CalibrationRecord, Child
from sensors.calibration import Calibration, Reach


@dataclass(frozen=True, slots=True)
class Setting:
    """Everything that was chosen on the way to play."""

    levels: tuple[Exercise, ...]
    """One for each game, in the order of the list of games."""
    spec: str
    """The sensor asked for, as `--sensor` takes it."""
    child: Child | None = None
    gear_id: str = ""
    sensor: SensorReady | None = None
    calibration: Calibration | None = None
    calibrated_on: str = ""
    played_s: float = 0.0
    """Active seconds today."""
    support: str = "none"
    """What the child holds on to."""
    checked: bool = False
    """Whether the adult has looked round today."""
    just_one: bool = False
    """Whether the program was started for one level only, and ends after its results."""

    def of_child(self, day: ChildDay) -> "Setting":
        """The same, for this child."""
        return replace(
            self,
            child=day.child,
            gear_id=day.gear_id,
            calibration=day.calibration,
            calibrated_on=day.calibrated_on,
            played_s=day.played_s,
        )


def look_of(child: Child) -> Look:
    """How this child wants the screen."""
    return Look(child.text_scale, child.calm, child.high_contrast)


def sub_id(parent_id: str, name: str) -> str:
    """A stable id for something that belongs to `parent_id`: the core has no chance of its own."""
    return str(uuid5(UUID(parent_id), name))


def to_calibration(record: CalibrationRecord) -> Calibration:
    """The sensors' type from the profile's plain numbers."""
    reach = Reach(
        record.reach_left_mm, record.reach_right_mm, record.reach_front_mm, record.reach_back_mm
    )
    return Calibration(
        record.zero_kg,
        record.standing_kg,
        record.neutral_x_mm,
        record.neutral_y_mm,
        reach,
        record.quiet_mm,
        record.left_lift_share,
        record.right_lift_share,
    )


def to_record(
    calibration: Calibration, id_: str, child_id: str, gear_id: str, sensor: str, made_at: str
) -> CalibrationRecord:
    """The profile's plain numbers from the sensors' type."""
    reach = calibration.reach
    return CalibrationRecord(
        id=id_,
        child_id=child_id,
        gear_id=gear_id,
        sensor=sensor,
        made_at=made_at,
        zero_kg=calibration.zero_kg,
        standing_kg=calibration.standing_kg,
        neutral_x_mm=calibration.neutral_x_mm,
        neutral_y_mm=calibration.neutral_y_mm,
        reach_left_mm=reach.left_mm,
        reach_right_mm=reach.right_mm,
        reach_front_mm=reach.front_mm,
        reach_back_mm=reach.back_mm,
        quiet_mm=calibration.quiet_mm,
        left_lift_share=calibration.left_lift_share,
        right_lift_share=calibration.right_lift_share,
    )
