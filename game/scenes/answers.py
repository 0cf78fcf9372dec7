"""What screens are told: what came of an effect that asked, and what nobody asked for."""

from typing import NamedTuple

from exercises.offer import Offer
from game.guard import DAY_S
from profiles.model import Child
from sensors.calibration import Calibration


class Answer(NamedTuple):
    """What came of an effect that asked, under the ticket that it was asked with."""

    ticket: str
    value: object


class Failure(NamedTuple):
    """An answer: it could not be done; the sentence says what to do."""

    sentence: str


class SensorChoice(NamedTuple):
    """A sensor that could be played with."""

    spec: str
    """As `--sensor` takes it."""
    caption: str
    """A message to translate."""
    picture: str
    name: str = ""
    """What the device calls itself, where there may be several; shown as it is."""
    ours: bool = False
    """Whether the family has played with it before."""
    here: bool = True
    """Whether it is there now; the family's own are listed also while they are switched off."""


class SensorReady(NamedTuple):
    """A sensor that is being read."""

    spec: str
    sensor: str
    """The kind of device, which a calibration belongs to."""
    cells: int
    calibration: Calibration | None
    """Where it brings its own along, as a recording does."""
    device: bool = False
    """Whether it is a real device: it has a light, may be lost, and can be checked."""
    has_feet: bool = False
    """Whether it lies under each foot, as insoles do; else it is a board."""
    absolute: bool = True
    """False where cells read shares and not kilograms."""
    sides_known: bool = True
    """False for two insoles of which nobody has said yet which is the left one; the first that the
    spec names then counts as left."""


class SensorNews(NamedTuple):
    """An answer nobody asked for, under the ticket `sensor`: how a real device is doing, twice a
    second."""

    light: str
    """good, fair, bad, or off while nothing comes."""
    sentence: str
    """A message that says what to do; empty where all is well."""
    trouble: str = ""
    """Why the device was lost or cannot be opened, as it is; empty once rows come."""


class ChildDay(NamedTuple):
    """A child and what is known of it today."""

    child: Child
    gear_id: str
    calibration: Calibration | None
    """The latest of this gear and sensor."""
    calibrated_on: str
    """Its date, or an empty text."""
    played_s: float
    """Active seconds today."""
    levels: tuple[Offer, ...] = ()
    """What it may play today; empty where a child may play what anybody may."""
    day_s: float = DAY_S
    """Active seconds after which its day is full."""
    new_gear: bool = False
    """Whether it wears a prosthesis or an orthosis that its skin is not used to yet."""
    on_skin: bool = False
    """Whether it wears a prosthesis or an orthosis: the skin is looked at after each session."""
    skin_due: str = ""
    """Today's local date where the skin is to be looked at before play; else empty."""


class SensorEnded(NamedTuple):
    """An answer nobody asked for, under the ticket `sensor`: a recording has come to its end."""


class SessionKept(NamedTuple):
    """A session has ended."""

    light: str
    """The light that it is stamped with: good, fair or bad."""


class Begun(NamedTuple):
    """A session has started."""

    session_id: str
    seed: int
    check: bool = False
    """Whether the day's quiet check is due."""
