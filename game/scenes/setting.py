"""What screens hand on to each other: the child, the gear, the sensor and today's choices."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import UUID, uuid5

from exercises.adapt import Standing
from exercises.offer import Offer
from game.guard import DAY_S, counted_s
from game.model import Look
from game.scenes.answers import ChildDay, SensorNews, SensorReady
from game.scenes.gate_questions import UNTRIED, Tries
from game.scenes.scene import Scene, Tick
from profiles.model import CalibrationRecord, Child
from sensors.calibration import Calibration, Reach

GUEST, KEYS = "guest", "keyboard"
DEVICES = ("wii", "ble")
"""How the specs of real devices begin."""
CALM_S = 1.0
"""A moment at which the stepling's eyes are open."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Everything that was chosen on the way to play."""

    levels: tuple[Offer, ...]
    """What may be played today: the child's plan, or else one for each game."""
    spec: str
    """The sensor asked for, as `--sensor` takes it."""
    child: Child | None = None
    gear_id: str = ""
    sensor: SensorReady | None = None
    calibration: Calibration | None = None
    calibrated_on: str = ""
    played_s: float = 0.0
    """Active seconds today."""
    day_s: float = DAY_S
    """Active seconds after which the child's day is full."""
    new_gear: bool = False
    """Whether the child wears a prosthesis or an orthosis that its skin is not used to yet."""
    on_skin: bool = False
    """Whether the child wears a prosthesis or an orthosis."""
    skin_due: str = ""
    """Today's local date where an adult looks at the skin before play; else empty."""
    skin_seen: frozenset[tuple[str, str]] = frozenset()
    """Whose skin was looked at and fine, and on which date, since the program was started."""
    support: str = "none"
    """What the child holds on to."""
    checked: bool = False
    """Whether the adult has looked round today."""
    just_one: bool = False
    """Whether the program was started for one level only, and ends after its results."""
    system: str = "linux"
    """The operating system that pairing help speaks of: linux, windows or macos."""
    news: SensorNews | None = None
    """The latest that is known of how the sensor is doing."""
    gate: Tries = UNTRIED
    """What was tried at the gate before the pages for grown-ups."""

    def of_child(self, day: ChildDay) -> "Setting":
        """The same, for this child."""
        is_seen = (day.child.id, day.skin_due) in self.skin_seen
        return replace(
            self,
            child=day.child,
            gear_id=day.gear_id,
            calibration=day.calibration,
            calibrated_on=day.calibrated_on,
            played_s=day.played_s,
            day_s=day.day_s,
            new_gear=day.new_gear,
            on_skin=day.on_skin,
            skin_due="" if is_seen else day.skin_due,
            levels=day.levels or self.levels,
        )

    def heard(self, tick: Tick) -> "Setting":
        """The same, with what this tick told of the sensor."""
        news = latest_news(tick)
        return self if news is None else replace(self, news=news)

    def moved(self, level_id: str, standing: Standing) -> "Setting":
        """The same, with the child starting there when this level is played again."""
        levels = (
            replace(one, standing=standing) if one.exercise.id == level_id else one
            for one in self.levels
        )
        return replace(self, levels=tuple(levels))

    def with_fine_skin(self) -> "Setting":
        """The same, once an adult has looked at this child's skin."""
        who = self.child.id if self.child is not None else ""
        seen = self.skin_seen | {(who, self.skin_due)}
        return replace(self, skin_due="", skin_seen=seen)

    @property
    def counted_s(self) -> float:
        """Active seconds today, as the end of the day in the middle of a session counts them."""
        return counted_s(self.played_s, self.new_gear)

    @property
    def day_is_full(self) -> bool:
        """Whether the child has played enough today."""
        return self.played_s >= self.day_s

    def after(self, level_id: str, active_s: float) -> "Setting":
        """The same, once so many active seconds of this level were played."""
        levels = (
            replace(one, played_s=one.played_s + active_s) if one.exercise.id == level_id else one
            for one in self.levels
        )
        return replace(self, levels=tuple(levels), played_s=self.played_s + active_s)

    @property
    def wants_device(self) -> bool:
        """Whether the sensor asked for is a real device, which takes a while until it is there."""
        return self.spec.partition(":")[0] in DEVICES

    def of_sensor(self, ready: SensorReady) -> "Setting":
        """The same, with another sensor; what was measured on the one before does not hold."""
        return replace(
            self, spec=ready.spec, sensor=ready, news=None, calibration=None, calibrated_on=""
        )

    def without_sensor(self) -> "Setting":
        """The same, with no sensor being read: it is opened again before the next level."""
        return replace(self, sensor=None, news=None)


Back = Callable[[Setting], Scene]
"""Where it goes on afterwards; the setting carries along what was tried at the gate."""


def plays_for_real(setting: Setting) -> bool:
    """Whether what is played tells about this child: a guest may be anybody, and keys and
    recordings show nobody who stands there.
    """
    child, sensor = setting.child, setting.sensor
    if child is None or child.code == GUEST or sensor is None:
        return False
    return sensor.calibration is None and sensor.sensor != KEYS


def latest_news(tick: Tick) -> SensorNews | None:
    """What this tick told of the sensor last, if it told anything."""
    told = [answer.value for answer in tick.answers if isinstance(answer.value, SensorNews)]
    return told[-1] if told else None


def look_of(child: Child) -> Look:
    """How this child wants the screen."""
    return Look(child.text_scale, child.calm, child.high_contrast)


def ambient_s(setting: Setting, t_s: float) -> float:
    """The time by which a screen moves of itself; it stands still for a child that wants calm."""
    return CALM_S if is_calm(setting) else t_s


def is_calm(setting: Setting) -> bool:
    """Whether the child that plays wants as little movement as possible."""
    return setting.child is not None and setting.child.calm


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
