"""How packets are numbered and timed by the device: parts of a profile."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field, model_validator

from sensors.ble.fields import Bits, Breach, MisfitError, NumberType, Offset, bits_of, described

DAY_S = 86_400.0
NEVER_S = 1e9
"""A time that starts over after so long, some 30 years, never does."""
UnitS = Annotated[float, Field(ge=1e-9, le=60, description="seconds that one count lasts")]


@described
class Counter:
    """A number that grows with each packet or each sample, and wraps."""

    at: Offset
    type: NumberType
    bits: Bits | None = None
    """How many of its low bits count, if not all: 15 where the top one is a flag."""
    counts: Literal["packet", "sample"] = "sample"
    """What it goes on by one with."""

    @model_validator(mode="after")
    def _fits(self) -> "Counter":
        if self.type[0] != "u":
            raise MisfitError(
                Breach(("type",), f"a sequence counts with u8 to u32be, not {self.type}")
            )
        if self.width > bits_of(self.type):
            told = f"{self.type} has {bits_of(self.type)} bits; give bits at most so many"
            raise MisfitError(Breach(("bits",), told))
        return self

    @property
    def width(self) -> int:
        """Bits that count."""
        return self.bits or bits_of(self.type)


@described
class DeviceTime:
    """The device's own clock: one number, or hour, minute, second and millisecond."""

    at: Offset | None = None
    type: NumberType | None = None
    unit_s: UnitS | None = None
    """Seconds that one count lasts: 0.001 for milliseconds."""
    wrap_s: Annotated[float | None, Field(ge=0.1, le=1e9, description="seconds")] = None
    """When it starts over; by itself only where the type's range does not say it."""
    hour_at: Offset | None = None
    minute_at: Offset | None = None
    second_at: Offset | None = None
    ms_at: Offset | None = None
    """Where the hour, the minute and the second stand, a byte each, and the milliseconds."""
    ms_type: NumberType | None = None
    """The type of the milliseconds."""

    @model_validator(mode="after")
    def _fits(self) -> "DeviceTime":
        number = (self.at, self.type, self.unit_s)
        clock = (self.hour_at, self.minute_at, self.second_at)
        if (None in number) == (None in clock) or any(
            part is not None for part in (clock if None not in number else number)
        ):
            told = (
                "a time is at, type and unit_s, or hour_at, minute_at and second_at; give one set"
            )
            raise MisfitError(Breach((), told))
        if (self.ms_at is None) != (self.ms_type is None):
            raise MisfitError(Breach((), "ms_at and ms_type go together; give both or neither"))
        return self

    @property
    def is_clock(self) -> bool:
        """Whether it is told as hour, minute and second."""
        return self.hour_at is not None

    @property
    def repeats_s(self) -> float:
        """After how many seconds it starts over."""
        if self.wrap_s is not None:
            return self.wrap_s
        if self.is_clock:
            return DAY_S
        if self.type is None or self.unit_s is None or self.type[0] != "u":
            return NEVER_S
        return 2.0 ** bits_of(self.type) * self.unit_s


def time_ends(time: DeviceTime | None) -> Iterator[tuple[str, int]]:
    """The last byte of each part of a time."""
    if time is None:
        return
    if time.at is not None and time.type is not None:
        yield "at", time.at + bits_of(time.type) // 8 - 1
    if time.ms_at is not None and time.ms_type is not None:
        yield "ms_at", time.ms_at + bits_of(time.ms_type) // 8 - 1
    for key in ("hour_at", "minute_at", "second_at"):
        if getattr(time, key) is not None:
            yield key, getattr(time, key)
