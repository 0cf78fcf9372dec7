"""How a device is found, and what it tells beside its frames: parts of a profile."""

import re
from collections.abc import Mapping, Sequence
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from sensors.ble.fields import (
    Breach,
    HexBytes,
    Line,
    MisfitError,
    NumberType,
    Offset,
    Uuid,
    bits_of,
    check_one,
    described,
)
from sensors.ble.numbers import number_at
from sensors.ble.patterns import Pattern
from sensors.layout import Side

LONGEST_NAME = 100
"""Letters of a name that are looked at; a device's own name has at most 248."""
BATTERY_LEVEL = "00002a19-0000-1000-8000-00805f9b34fb"
Company = Annotated[int, Field(ge=0, le=0xFFFF, description="a company's number, 0 to 65535")]
Uuids = Annotated[tuple[Uuid, ...], Field(min_length=1, max_length=16, description="UUIDs")]


@described
class Manufacturer:
    """What stands in an advertisement's manufacturer data."""

    company: Company
    data: HexBytes | None = None
    """With what it begins, behind the company's number."""


@described
class Match:
    """How the device is known in the air: all that is given here must hold."""

    name: Pattern | None = None
    """What its name begins with, as a regular expression."""
    services: Uuids | None = None
    """Services of which it advertises at least one."""
    manufacturer: Manufacturer | None = None

    def fits(
        self,
        name: str | None,
        services: Sequence[str],
        manufacturer: Mapping[int, bytes],
        ask_services: bool = True,
    ) -> bool:
        """Whether an advertisement is such a device's; never where nothing is asked."""
        asked = []
        if self.name is not None:
            asked.append(re.match(self.name, (name or "")[:LONGEST_NAME]) is not None)
        if self.services is not None and ask_services:
            asked.append(bool({service.lower() for service in services} & set(self.services)))
        if self.manufacturer is not None:
            data = manufacturer.get(self.manufacturer.company)
            asked.append(data is not None and data.startswith(self.manufacturer.data or b""))
        return bool(asked) and all(asked)


@described
class NameSide:
    """Regular expressions of which one fits the name."""

    left: Pattern
    right: Pattern

    def side_of(self, name: str | None) -> Side | None:
        """The side that a name tells; None where it tells none or both."""
        cut = (name or "")[:LONGEST_NAME]
        left, right = (re.match(pattern, cut) is not None for pattern in (self.left, self.right))
        if left is right:
            return None
        return Side.LEFT if left else Side.RIGHT


@described
class ByteSide:
    """A byte of which some bits tell the side."""

    at: Offset
    mask: Annotated[int, Field(ge=1, le=255, description="bits that count")] = 255
    left: Annotated[int, Field(ge=0, le=255, description="what they are on the left")]
    right: Annotated[int, Field(ge=0, le=255, description="what they are on the right")]

    @model_validator(mode="after")
    def _fits(self) -> "ByteSide":
        if self.left == self.right:
            raise MisfitError(Breach(("right",), "left and right are the same; they must differ"))
        for key in ("left", "right"):
            if getattr(self, key) & ~self.mask:
                raise MisfitError(
                    Breach((key,), f"{key} has bits that mask {self.mask} takes away")
                )
        return self

    @property
    def last(self) -> int:
        """The last byte that is looked at."""
        return self.at

    def side_of(self, data: bytes) -> Side | None:
        """The side that `data` tells; None where it tells none."""
        bits = data[self.at] & self.mask if self.at < len(data) else None
        return (
            {self.left: Side.LEFT, self.right: Side.RIGHT}.get(bits) if bits is not None else None
        )


@described
class ReadSide(ByteSide):
    """A characteristic in which a byte tells the side; it is read once the device is connected."""

    uuid: Uuid
    """The characteristic that is read."""


@described
class TextSide:
    """What the group `side` of a line is."""

    left: Line
    """The word of a left insole."""
    right: Line
    """The word of a right one."""

    def side_of(self, word: str) -> Side | None:
        """The side that the word tells; None where it tells none."""
        return {self.left: Side.LEFT, self.right: Side.RIGHT}.get(word)


@described
class SideRule:
    """What tells the left insole from the right one. Without any rule the user is asked."""

    ONE_OF: ClassVar = ("name", "characteristic", "frame", "text")

    name: NameSide | None = None
    characteristic: ReadSide | None = None
    frame: ByteSide | None = None
    text: TextSide | None = None

    @model_validator(mode="after")
    def _fits(self) -> "SideRule":
        told = "a side is told by name, characteristic, frame or text; give one of them"
        check_one(self, self.ONE_OF, told)
        return self


@described
class Level:
    """A number that says how full the battery is."""

    at: Offset = 0
    type: NumberType = "u8"
    empty: Annotated[float, Field(ge=-1e6, le=1e6, description="what it is when empty")] = 0.0
    full: Annotated[float, Field(ge=-1e6, le=1e6, description="what it is when full")] = 100.0

    @model_validator(mode="after")
    def _fits(self) -> "Level":
        if self.empty == self.full:
            raise MisfitError(Breach(("full",), "empty and full are the same; they must differ"))
        return self

    @property
    def last(self) -> int:
        """The last byte that is looked at."""
        return self.at + bits_of(self.type) // 8 - 1

    def share_of(self, data: bytes) -> float | None:
        """How full `data` says it is, 0 to 1; None where it is too short."""
        number = number_at(data, self.at, self.type)
        return None if number is None else self.share(number)

    def share(self, number: float) -> float:
        """How full a number says it is, 0 to 1."""
        return min(1.0, max(0.0, (number - self.empty) / (self.full - self.empty)))


@described
class ReadLevel(Level):
    """A characteristic that says it."""

    uuid: Uuid
    """The characteristic that is read."""


@described
class AdvertisedLevel(Level):
    """An advertisement that says it, in its manufacturer data."""

    company: Company


@described
class Battery:
    """Where the battery's charge is told. Without any rule the standard way: 2A19 of 180F."""

    ONE_OF: ClassVar = ("standard", "characteristic", "frame", "advertisement")

    standard: bool | None = None
    """False where the device has no battery, or misuses the standard characteristic."""
    characteristic: ReadLevel | None = None
    frame: Level | None = None
    """In each packet; in lines of text the group `battery`, whose `at` and `type` do not count."""
    advertisement: AdvertisedLevel | None = None

    @model_validator(mode="after")
    def _fits(self) -> "Battery":
        told = "a battery has standard, characteristic, frame or advertisement; give one"
        check_one(self, self.ONE_OF, told)
        return self


@described
class Gatt:
    """Where the frames come from."""

    service: Uuid | None = None
    """Only where the same characteristic stands in several services."""
    stream: Uuids
    """The characteristics that send frames."""
    how: Literal["notify", "indicate"] = "notify"
    """How they send them."""
    use_start_notify: bool | None = None
    """On Linux: subscribe by StartNotify (true) or AcquireNotify (false); bleak decides else."""


@described
class Quirks:
    """What else is to be known."""

    least_mtu: Annotated[int | None, Field(ge=23, le=517, description="bytes")] = None
    """Frames come whole only from this size of packets on."""
    no_service_in_advertisement: bool = False
    """Then `match.services` is not asked when the device is looked for."""
    pair: bool = False
    """Whether the operating system must pair with it first."""
    steady_when_still: bool = False
    """Whether rows may repeat under a living child, as where the device smooths or rounds much."""
    silent_without_load: bool = False
    """Whether nothing comes while nobody stands on it: then silence is no lost link."""
