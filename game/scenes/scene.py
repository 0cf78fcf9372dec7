"""What a screen is: it decides, and the shell carries out what it asks for."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple, Protocol, TypeVar

from game.model import Look, Shape, Signals, Sound, Wish
from game.scenes import child_asks, level_asks, path_asks
from game.scenes.answers import Answer
from profiles.model import Child, Record, SessionRecord
from sensors.calibration import Calibration

T = TypeVar("T")


class Press(Enum):
    """What a key or button means, on any screen."""

    OK = "ok"
    BACK = "back"
    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"
    STOP = "stop"
    """The red Stop: Space and Esc while playing, any gamepad button while playing."""
    ERASE = "erase"
    """Take back the last letter."""


class Click(NamedTuple):
    """A pointer pressed at a place of the canvas, in canvas pixels."""

    x: float
    y: float


class Typed(NamedTuple):
    """A letter that was typed."""

    letter: str


Input = Press | Click | Typed


class Today(NamedTuple):
    """What the calendar says: the core has no clock."""

    date: str
    """The family's local date, ISO 8601."""
    at: str
    """Local time with its offset, ISO 8601, to the second."""


class Tick(NamedTuple):
    """All that a screen may know."""

    dt_s: float
    signals: Signals
    presses: tuple[Input, ...] = ()
    today: Today = Today("", "")
    answers: tuple[Answer, ...] = ()

    def answer(self, ticket: str, kind: type[T]) -> T | None:
        """The answer under `ticket`, if one of this kind came in this tick."""
        for answer in self.answers:
            if answer.ticket == ticket and isinstance(answer.value, kind):
                return answer.value
        return None


# --- What a screen can ask for --------------------------------------------------------------------
class Music(NamedTuple):
    """Let this music play on and on; an empty name ends it."""

    name: str


class Keep(NamedTuple):
    """Keep a record for ever. It goes to the disk by itself; no screen waits for it."""

    ticket: str
    record: Record


class LoadChildren(NamedTuple):
    """Answered with a tuple of Child."""

    ticket: str


class AddChild(NamedTuple):
    """Answered with the new Child."""

    ticket: str
    nickname: str
    avatar: str


class ChangeChild(NamedTuple):
    """Keep a child's changed settings; answered with the Child."""

    ticket: str
    child: Child


class OpenChild(NamedTuple):
    """Answered with a ChildDay."""

    ticket: str
    child_id: str
    sensor: str


class LoadUnfinished(NamedTuple):
    """Answered with a tuple of the SessionRecords that were cut off."""

    ticket: str


class FinishInterrupted(NamedTuple):
    """Keep what a session that was cut off had done, or put it into the trash."""

    session_id: str
    keep: bool


class FindSensors(NamedTuple):
    """Look for sensors from now on, until StopFinding.

    Answered with a tuple of SensorChoice at once, and again whenever what is there has changed;
    and with a Failure for each new reason why nothing can be found (Bluetooth is off).
    """

    ticket: str


class StopFinding(NamedTuple):
    """Look for sensors no longer."""


class ForgetSensor(NamedTuple):
    """The family's own sensor of this spec is theirs no more."""

    spec: str


class OpenSensor(NamedTuple):
    """Read this sensor from now on; answered with a SensorReady or a Failure."""

    ticket: str
    spec: str


class UseCalibration(NamedTuple):
    """Scale signals by this from the next tick on; None goes back to plain readings."""

    calibration: Calibration | None


class BeginSession(NamedTuple):
    """A session starts: answered with a Begun."""

    ticket: str
    child_id: str = ""
    """Whose quiet check may be due, on this kind of sensor; empty where nobody's can be."""
    sensor: str = ""


class Started(NamedTuple):
    """Play starts now: the tracker starts afresh, and movement data is kept where `record` says."""

    session_id: str
    record: bool
    header: tuple[tuple[str, object], ...]
    """What is needed to live the session again: level text, rung, world, seed and the like."""


class MeasureQuiet(NamedTuple):
    """For the last `span_s` seconds the child stood quietly: what that comes to is kept as a check
    once the session is over. The same session asks again where it turns out to be void.
    """

    session_id: str
    support: str
    """What the child held on to."""
    from_s: float
    """In the session's seconds, as the next one."""
    to_s: float
    void: bool = False

    @property
    def span_s(self) -> float:
        """How long it was."""
        return self.to_s - self.from_s


class EndSession(NamedTuple):
    """The session is over: its record is stamped with the sensor's health and kept.

    Answered with a SessionKept.
    """

    ticket: str
    record: SessionRecord


class UseLook(NamedTuple):
    """Show everything like this from now on."""

    look: Look


class Quit(NamedTuple):
    """Close the program."""


Effect = (
    Sound
    | Music
    | Keep
    | LoadChildren
    | AddChild
    | ChangeChild
    | OpenChild
    | LoadUnfinished
    | FinishInterrupted
    | FindSensors
    | StopFinding
    | ForgetSensor
    | OpenSensor
    | UseCalibration
    | BeginSession
    | Started
    | MeasureQuiet
    | EndSession
    | UseLook
    | Quit
    | level_asks.Asked
    | child_asks.Asked
    | path_asks.Asked
)


# --- The screen -----------------------------------------------------------------------------------
Effects = tuple[Effect, ...]


class Scene(Protocol):
    """One screen: a frozen value that answers each tick with the screen that comes next."""

    def step(self, tick: Tick) -> tuple["Scene", Effects]:
        """Take one tick; answer the next screen and what to do."""

    def view(self) -> Iterator[Shape]:
        """Show this screen; first at the back."""

    def wish(self) -> Wish:
        """What an attentive child would do now."""


@dataclass(frozen=True, slots=True)
class Screen:
    """What most screens share: nothing is wished of the child's body."""

    def wish(self) -> Wish:
        """Stand as you like."""
        return Wish()
