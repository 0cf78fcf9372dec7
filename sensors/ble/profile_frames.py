"""How the bytes that a device sends are laid out: the part of a profile that decoders read."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from sensors.ble.fields import (
    MOST_BYTES,
    Breach,
    Byte,
    CellType,
    Count,
    HexBytes,
    Length,
    MisfitError,
    NumberType,
    Offset,
    Seconds,
    Stride,
    bits_of,
    check_one,
    described,
)
from sensors.ble.profile_counts import Counter, DeviceTime, time_ends

OffsetText = Annotated[
    str, Field(pattern="^(0|[1-9][0-9]?|[1-4][0-9][0-9]|50[0-9]|51[01])$", description="0 to 511")
]


@described
class Samples:
    """Several samples in one packet, one behind the other."""

    count: Count
    at: Offset = 0
    """Where the first begins; the offsets of cells count from the beginning of each sample."""
    stride: Stride
    step_s: Seconds | None = None
    """Time from one to the next; 1 / rate_hz where this is missing."""
    newest_first: bool = False
    """Whether the newest stands first."""
    stamped: Literal["oldest", "newest"] = "oldest"
    """The sample that the packet's time belongs to."""


@described
class Run:
    """Cells that stand one behind the other."""

    start: Offset
    count: Count


@described
class Reading:
    """Where the cells of one sample stand."""

    ONE_OF: ClassVar = ("at", "run")

    type: CellType
    at: Annotated[tuple[Offset, ...] | None, Field(min_length=1, max_length=256)] = None
    """Each cell's own place, in the order in which cells are counted."""
    run: Run | None = None
    """Or all in a row, the only way for packed types."""

    @model_validator(mode="after")
    def _fits(self) -> "Reading":
        check_one(self, self.ONE_OF, "cells stand at a list of places, or in a run; give one")
        if self.is_packed and self.run is None:
            raise MisfitError(
                Breach(("at",), f"{self.type} is packed without gaps; write run instead")
            )
        return self

    @property
    def is_packed(self) -> bool:
        """Whether several numbers share a byte."""
        return bits_of(self.type) % 8 != 0

    @property
    def count(self) -> int:
        """How many numbers are read, places without a cell included."""
        return len(self.at) if self.at is not None else self.run.count if self.run else 0


@described
class Records:
    """A list of records, each with its type and its length before its bytes (TLV)."""

    at: Offset = 0
    """Where the list begins; it goes on to the end of the packet."""
    type: Annotated[NumberType, Field(description="the type of number of a record's type")] = "u8"
    length: Annotated[NumberType, Field(description="the type of number of a length")] = "u8"
    take: Annotated[int, Field(ge=0, le=2**32 - 1, description="the type of the records to read")]
    starts: HexBytes | None = None
    """With what a record to read begins; others of the same type are passed over."""

    @model_validator(mode="after")
    def _fits(self) -> "Records":
        for key in ("type", "length"):
            if getattr(self, key)[0] != "u":
                raise MisfitError(Breach((key,), f"{key} of a record is a u8 to u32be"))
        return self

    @property
    def type_bytes(self) -> int:
        """Bytes of a record's type."""
        return bits_of(self.type) // 8

    @property
    def head_bytes(self) -> int:
        """Bytes of its type and its length."""
        return self.type_bytes + bits_of(self.length) // 8


@described
class PacketFrame:
    """One way in which a packet can be laid out. The first whose `require` holds is taken."""

    ONE_OF: ClassVar = ("size", "repeat_size", "records")

    require: Annotated[
        dict[OffsetText, Byte], Field(max_length=16, description="bytes by their offset")
    ] = Field(default_factory=dict)
    """Bytes that must stand in the packet, by offset: {0: 56}."""
    size: Length | None = None
    """The packet's length."""
    repeat_size: Length | None = None
    """Or the length of one frame, of which a packet holds one or more."""
    records: Records | None = None
    """Or a list of records; then the places of cells count from the beginning of a record."""
    sequence: Counter | None = None
    time: DeviceTime | None = None
    samples: Samples | None = None
    cells: Reading | None = None
    """Nothing where such packets hold no load: they are passed over."""

    @model_validator(mode="after")
    def _fits(self) -> "PacketFrame":
        told = "a frame has a size, a repeat_size or records; give one of them"
        check_one(self, self.ONE_OF, told)
        self._check_ends()
        return self

    def _check_ends(self) -> None:
        """Refuse what lies behind the end."""
        size = self.end
        lasts = dict(self._head_lasts())
        if self.samples:
            last = self.samples.at + (self.samples.count - 1) * self.samples.stride
            lasts["samples",] = last + max(0, self.cells_end - 1)
        elif self.cells:
            lasts["cells",] = self.cells_end - 1
        late = [key for key, last in lasts.items() if last >= size]
        if late:
            told = f"this lies behind the end of the frame, which has {size} bytes"
            raise MisfitError(*(Breach(key, told) for key in late))

    def _head_lasts(self) -> Iterator[tuple[tuple[str | int, ...], int]]:
        """The last byte of all that stands outside of samples, and the keys that say so."""
        for offset in self.require:
            yield ("require", offset), int(offset)
        if self.sequence:
            yield ("sequence", "at"), self.sequence.at + bits_of(self.sequence.type) // 8 - 1
        for key, last in time_ends(self.time):
            yield ("time", key), last

    @property
    def head_end(self) -> int:
        """How many bytes a packet must have at least for what stands outside of samples."""
        return 1 + max((last for _, last in self._head_lasts()), default=-1)

    @property
    def end(self) -> int:
        """How many bytes it has, or could have."""
        return self.size or self.repeat_size or MOST_BYTES

    @property
    def cells_end(self) -> int:
        """How many bytes of a sample are needed for its cells."""
        if self.cells is None:
            return 0
        bits = bits_of(self.cells.type)
        if self.cells.at is not None:
            return max(self.cells.at) + bits // 8
        run = self.cells.run
        return run.start + -(-run.count * bits // 8) if run else 0

    @property
    def in_packet(self) -> int:
        """Samples to which one count of the packet belongs."""
        return self.samples.count if self.samples else 1

    @property
    def modulus(self) -> int | None:
        """Where the sequence wraps, counted in samples."""
        if self.sequence is None:
            return None
        packet = self.in_packet if self.sequence.counts == "packet" else 1
        return packet << self.sequence.width
