"""What a device profile says: its keys, and what follows from them for radio and decoders."""

from collections.abc import Mapping, Sequence
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from sensors.ble.curves import full_loads
from sensors.ble.fields import (
    Line,
    Note,
    described,
    largest_of,
    smallest_of,
)
from sensors.ble.profile_cells import Cells
from sensors.ble.profile_frames import PacketFrame
from sensors.ble.profile_radio import (
    BATTERY_LEVEL,
    AdvertisedLevel,
    Battery,
    Gatt,
    Match,
    Quirks,
    ReadLevel,
    ReadSide,
    SideRule,
)
from sensors.ble.profile_text import TextFrame
from sensors.ble.steps import KeepAlive, Step
from sensors.layout import Layout, Side

__all__ = ["ProfileSheet"]

STANDARD = ReadLevel(uuid=BATTERY_LEVEL)
Steps = Annotated[tuple[Step, ...], Field(max_length=32, description="steps")]


@described
class ProfileSheet:
    """The keys of a profile."""

    ONE_OF: ClassVar = ("frames", "text")

    format: Annotated[Literal[1], Field(description="the only format there is")]
    id: Annotated[
        str,
        Field(pattern="^[a-z][a-z0-9_]{0,39}$", description="small letters, digits and _"),
    ]
    title: Line
    """What people call it."""
    kind: Literal["board", "insole", "insole_pair"]
    """`insole` is one device a foot, two of which make the sensor; `insole_pair` gives both."""
    source: Annotated[tuple[Line, ...], Field(min_length=1, max_length=16, description="texts")]
    """Where its protocol is published."""
    notes: Note | None = None
    """What else a person should know, such as what nobody has tried yet."""
    on_request: bool = False
    """Whether it is used only where somebody names it, as another mode of a device is."""
    match: Match = Field(default_factory=Match)
    """Without it the device is found by its address alone."""
    side: SideRule | None = None
    gatt: Gatt
    setup: Steps = ()
    """Done in this order before frames are listened to."""
    start: Steps = ()
    """Done once they are."""
    stop: Steps = ()
    """Done before the device is let go."""
    keep_alive: KeepAlive | None = None
    frames: Annotated[
        tuple[PacketFrame, ...] | None, Field(min_length=1, max_length=16, description="frames")
    ] = None
    text: TextFrame | None = None
    cells: Cells
    rate_hz: Annotated[float, Field(ge=1, le=2000, description="samples a second of each foot")]
    battery: Battery | None = None
    quirks: Quirks = Field(default_factory=Quirks)
    most_kg: Annotated[float | None, Field(gt=0, le=1000, description="kg")] = None
    """The most that the device may bear, helpers included."""

    # --- What the radio asks ---------------------------------------------------------------------
    def matches(
        self, name: str | None, services: Sequence[str], manufacturer: Mapping[int, bytes]
    ) -> bool:
        """Whether an advertisement is such a device's: its name, services and data by company."""
        ask_services = not self.quirks.no_service_in_advertisement
        return self.match.fits(name, services, manufacturer, ask_services)

    def side_from_name(self, name: str | None) -> Side | None:
        """The side that the device's name tells, where the profile lets it."""
        return self.side.name.side_of(name) if self.side and self.side.name else None

    @property
    def links(self) -> int:
        """Devices that make the sensor: 2 for insoles, else 1."""
        return 2 if self.kind == "insole" else 1

    @property
    def nominal_step_s(self) -> float:
        """Seconds from one sample to the next."""
        return 1.0 / self.rate_hz

    @property
    def sequence_modulus(self) -> int | None:
        """Where a frame's sequence wraps, counted in samples; None without a sequence."""
        if self.text is not None:
            return self.text.modulus
        return next((frame.modulus for frame in self.loaded_frames), None)

    @property
    def time_wrap_s(self) -> float | None:
        """After how many seconds the device's time starts over; None where it tells none."""
        if self.text is not None:
            return self.text.repeats_s
        return next((frame.time.repeats_s for frame in self.loaded_frames if frame.time), None)

    @property
    def side_read(self) -> ReadSide | None:
        """The characteristic to read the side from; None where it is told elsewhere."""
        return self.side.characteristic if self.side else None

    @property
    def battery_read(self) -> ReadLevel | None:
        """The characteristic to read the battery from; None where it is told elsewhere or never."""
        if self.battery is None or self.battery.standard:
            return STANDARD
        return self.battery.characteristic

    @property
    def battery_advertised(self) -> AdvertisedLevel | None:
        """The manufacturer data that tells the battery, if it does."""
        return self.battery.advertisement if self.battery else None

    # --- What decoders ask -----------------------------------------------------------------------
    @property
    def loaded_frames(self) -> tuple[PacketFrame, ...]:
        """The frames that hold loads."""
        return tuple(frame for frame in self.frames or () if frame.cells is not None)

    @property
    def cell_count(self) -> int:
        """Cells in each frame: of one foot, or of all where a frame holds both feet."""
        both = self.kind == "insole_pair" and not self.tells_side
        return len(self.cells.places) * (2 if both else 1)

    @property
    def tells_side(self) -> bool:
        """Whether each frame says whose foot it is."""
        return self.side is not None and bool(self.side.frame or self.side.text)

    @property
    def full_number(self) -> float | None:
        """The number of a frame that counts as 1 under unit raw; None where nothing says it."""
        if self.cells.full is not None:
            return self.cells.full
        if self.cells.saturation is not None:
            return self.cells.saturation
        if self.text is not None:
            return None
        pick = largest_of if self.cells.scale > 0 else smallest_of
        kinds = [frame.cells.type for frame in self.loaded_frames if frame.cells]
        return pick(kinds[0]) if len(set(kinds)) == 1 else None

    def layout(self, foot_length_mm: float | None = None) -> Layout:
        """All cells of the sensor, both insoles of a pair included.

        `foot_length_mm` is the child's own, for places told in foot lengths.
        """
        full = full_loads(self.cells, self.full_number, self.cell_count)
        if self.kind == "board":
            cells = self.cells.placed(full)
        else:
            one = len(self.cells.places)
            left = self.cells.under(Side.LEFT, full[:one], foot_length_mm)
            cells = left + self.cells.under(Side.RIGHT, full[-one:], foot_length_mm)
        return Layout(
            self.id,
            cells,
            absolute=self.cells.unit != "raw",
            most_kg=self.most_kg,
            lively=not self.quirks.steady_when_still,
        )
