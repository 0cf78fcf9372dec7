"""What is kept of a child: who it is, what it wears, and what it did; plain numbers and words.

Ids are UUID strings, made by the caller or by `new_id`. Dates are ISO 8601, in the family's local
date; times are ISO 8601 with their offset. Keeping a record again under its id replaces it.
"""

from dataclasses import dataclass
from uuid import uuid4

from profiles.milestone_record import MilestoneRecord
from profiles.practice_records import Assignment, LadderStep, Pause


def new_id() -> str:
    """A fresh id."""
    return str(uuid4())


@dataclass(frozen=True, slots=True)
class Child:
    """One child, known by a code and a nickname: never a surname, a birth date or a diagnosis."""

    id: str
    code: str
    """Short and readable, as KT47; `guest` for whoever plays without a profile."""
    nickname: str
    avatar: str
    created_on: str
    text_scale: float = 1.0
    """How large texts are, 1 to 2."""
    calm: bool = False
    high_contrast: bool = False
    recording_on: bool = False
    """Whether an adult has turned the recording of movement data on."""
    birth_year: int | None = None
    archived: bool = False
    """Put away: not offered for play, nothing lost."""


@dataclass(frozen=True, slots=True)
class Gear:
    """What a child wears on its legs: owner of a neutral stance and a reach map."""

    id: str
    child_id: str
    name: str
    since: str
    """The local date from which on it is worn."""
    left: str = "own"
    """own, prosthesis, orthosis or shoe."""
    right: str = "own"


@dataclass(frozen=True, slots=True)
class CalibrationRecord:
    """What was measured of a child while getting ready: one gear, one kind of sensor."""

    id: str
    child_id: str
    gear_id: str
    sensor: str
    """The kind of device, as wii_board."""
    made_at: str
    zero_kg: tuple[float, ...]
    """What each cell reads on the empty board."""
    standing_kg: float
    neutral_x_mm: float
    neutral_y_mm: float
    reach_left_mm: float
    reach_right_mm: float
    reach_front_mm: float
    reach_back_mm: float
    quiet_mm: float
    left_lift_share: float
    right_lift_share: float


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """One time of playing. It is kept at its start, and again with its totals at its end."""

    id: str
    child_id: str
    gear_id: str
    sensor: str
    started_at: str
    local_date: str
    """The family's local date at the start: the day that this session belongs to."""
    program_version: str
    seed: int
    """Within 64 bits, signed."""
    ended_by: str | None = None
    """Why it ended; None while it is under way, or where it was cut off."""
    duration_s: float = 0.0
    active_s: float = 0.0
    pauses: int = 0
    rate_hz: float = 0.0
    """Health of the sensor's data, as the next three."""
    dropouts: int = 0
    repeated: int = 0
    gaps: int = 0
    sensor_light: str = "good"
    """How healthy the sensor was: good, fair or bad."""
    sensor_stamp: tuple[tuple[str, float], ...] = ()
    """What that light was told by: (name with its unit, value)."""


@dataclass(frozen=True, slots=True)
class Round:
    """One level, played within a session."""

    id: str
    session_id: str
    level: str
    game: str
    world: str
    rung: int
    support: str
    """What the child held on to: none, wall, chair, rail, adult_hand or adult_two_hands."""
    level_text: str
    """The level as it was resolved, so that it can be read when its file is gone."""
    started_s: float
    """Seconds since the session's start."""


@dataclass(frozen=True, slots=True)
class Repetition:
    """A gate, a nap or a log, done one way or the other."""

    id: str
    round_id: str
    number: int
    """1, 2, 3 within the round."""
    t_s: float
    """Seconds since the session's start."""
    success: bool
    side: str | None
    """left or right, where the game has sides."""
    tries: int
    duration_s: float
    """Seconds of active play that it took."""
    quality: tuple[tuple[str, float], ...] = ()
    """How well it went: (name with its unit, value)."""
    void: bool = False
    """Done so shortly before a fault of the sensor that it rests on bad data (REL-11)."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a round came to, once it is over; void repetitions are no part of the four counts."""

    round_id: str
    reps: int
    successes: int
    left_reps: int
    right_reps: int
    active_s: float
    ended_by: str


@dataclass(frozen=True, slots=True)
class Comfort:
    """Whether anything hurt, and if so how much and where."""

    id: str
    session_id: str
    at: str
    hurt: bool
    level: str | None = None
    """little, middle or lots."""
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Effort:
    """How a game felt."""

    id: str
    session_id: str
    at: str
    felt: str
    """easy, right or hard."""


@dataclass(frozen=True, slots=True)
class Stumble:
    """An adult said that the child stumbled or fell."""

    id: str
    session_id: str
    at: str


@dataclass(frozen=True, slots=True)
class Skin:
    """An adult looked at the skin under a prosthesis or an orthosis."""

    id: str
    session_id: str
    at: str
    ok: bool


@dataclass(frozen=True, slots=True)
class HelpingHands:
    """How much of the weight hands carried in a round: logged kindly, never failed."""

    round_id: str
    share: float
    """Share of the standing weight, 0 to 1, over the active seconds of the round."""


@dataclass(frozen=True, slots=True)
class Check:
    """A quiet check: some 20 s of standing still, as the chain for reports measured them.

    It belongs to the child of its session. All that two numbers must share before they may be
    compared stands beside them: `profiles.change`.
    """

    id: str
    session_id: str
    at: str
    """When its window began."""
    local_date: str
    """The family's local date then."""
    sensor: str
    """The kind of device, as wii_board."""
    gear_id: str
    support: str
    """What the child held on to, as in Round."""
    chain: str
    """How the rows were resampled and filtered, by name, as swarii25_lp10."""
    from_s: float
    """The window, as the next one: seconds since the session's start."""
    to_s: float
    standing_kg: float
    values: tuple[tuple[str, float], ...]
    """What was measured: (key with its unit, as mean_speed_mm_s, value)."""
    void: bool = False
    """Done so shortly before a fault of the sensor that it rests on bad data (REL-11)."""


@dataclass(frozen=True, slots=True)
class Device:
    """A sensor that is the family's own, whichever of its children plays."""

    id: str
    spec: str
    """As `--sensor` takes it; no two devices share it."""
    sensor: str
    """The kind of device, as wii_board."""
    name: str
    """What the device calls itself."""
    added_at: str
    last_used_at: str
    checked_on: str | None = None
    """The local date of the last four-corner check."""


Record = (
    Child
    | Gear
    | CalibrationRecord
    | SessionRecord
    | Round
    | Repetition
    | Result
    | Comfort
    | Effort
    | Stumble
    | Skin
    | HelpingHands
    | Check
    | LadderStep
    | Assignment
    | Pause
    | MilestoneRecord
    | Device
)
