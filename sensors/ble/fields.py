"""The vocabulary of a device profile: bounded numbers, identifiers, bytes in hex, and mistakes."""

import re
from typing import Annotated, Any, Literal, NamedTuple, TypeVar, cast, dataclass_transform

from pydantic import BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic.dataclasses import dataclass

T = TypeVar("T")

MOST_BYTES = 512
"""The longest value that GATT carries (Bluetooth Core 5.4, vol. 3, part F, 3.2.9)."""
BASE_UUID = "0000{}-0000-1000-8000-00805f9b34fb"
"""What the short 16-bit identifiers of the Bluetooth SIG stand for."""
WHOLE_UUID = "[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"

NUMBER_TYPES = {
    "u8": "B",
    "i8": "b",
    "u16le": "<H",
    "u16be": ">H",
    "i16le": "<h",
    "i16be": ">h",
    "u24le": "",
    "u24be": "",
    "i24le": "",
    "i24be": "",
    "u32le": "<I",
    "u32be": ">I",
    "i32le": "<i",
    "i32be": ">i",
    "f32le": "<f",
    "f32be": ">f",
}
"""Numbers that fill whole bytes, and how `struct` writes them; it has none of three bytes."""


class Breach(NamedTuple):
    """Two keys that do not go together: which, and a sentence about it."""

    keys: tuple[str | int, ...]
    """What leads to the value to blame; entries of lists count from 0."""
    message: str


class MisfitError(ValueError):
    """Values that are each fine, but not together."""

    def __init__(self, *breaches: Breach) -> None:
        """At least one."""
        super().__init__("; ".join(one.message for one in breaches))
        self.breaches = breaches


def check_one(made: object, keys: tuple[str, ...], told: str) -> None:
    """MisfitError with the sentence `told` unless just one of the fields is given.

    The schema says the same of classes whose ONE_OF holds these keys.
    """
    if sum(getattr(made, key) is not None for key in keys) != 1:
        raise MisfitError(Breach((), told))


@dataclass_transform(kw_only_default=True, frozen_default=True)
def described(cls: type[T]) -> type[T]:
    """Make a class whose fields stand in a profile; unknown keys and wrong types are refused."""
    config = ConfigDict(extra="forbid", strict=True)
    return cast(type[T], dataclass(frozen=True, kw_only=True, config=config)(cls))


def long_uuid(written: str) -> str:
    """`180F` or a whole UUID as 128 bits in small letters. ValueError where it is none."""
    short = written.lower()
    whole = BASE_UUID.format(short) if re.fullmatch("[0-9a-f]{4}", short) else short
    if not re.fullmatch(WHOLE_UUID, whole):
        raise ValueError(
            f'"{written[:40]}" is no UUID; write four hex digits such as 180f, or all 36 letters, '
            "such as 6e400001-b5a3-f393-e0a9-e50e24dcca9e"
        )
    return whole


def _as_uuid(written: Any) -> Any:
    _refuse_number(written)
    return long_uuid(written) if isinstance(written, str) else written


def _refuse_number(written: Any) -> None:
    """Digits without quotes are a number in YAML, and have lost their zeros."""
    if isinstance(written, int | float):
        raise ValueError(f"{written!r} was read as a number; put it in quotes")


def _as_bytes(written: Any) -> Any:
    _refuse_number(written)
    if not isinstance(written, str):
        return written
    try:
        return bytes.fromhex(written)
    except ValueError:
        told = f'"{written[:40]}" is not hex; write two digits a byte, in quotes, such as "c2 01"'
        raise ValueError(told) from None


Offset = Annotated[int, Field(ge=0, le=511, description="bytes from the start")]
Count = Annotated[int, Field(ge=1, le=256, description="how many there are")]
Length = Annotated[int, Field(ge=1, le=MOST_BYTES, description="bytes")]
Stride = Annotated[int, Field(ge=1, le=MOST_BYTES, description="bytes from one to the next")]
Byte = Annotated[int, Field(ge=0, le=255, description="one byte")]
Bits = Annotated[int, Field(ge=1, le=32, description="how many bits")]
Slot = Annotated[int, Field(ge=0, le=255, description="a cell's number in the frame, from 0")]
Raw = Annotated[float, Field(ge=-1e12, le=1e12, description="a number as the frame has it")]
Factor = Annotated[float, Field(ge=-1e6, le=1e6, description="a factor")]
Seconds = Annotated[float, Field(ge=0.001, le=60, description="seconds")]
NumberType = Literal[
    "u8", "i8", "u16le", "u16be", "i16le", "i16be", "u24le", "u24be", "i24le", "i24be",
    "u32le", "u32be", "i32le", "i32be", "f32le", "f32be",
]  # fmt: skip
CellType = Literal[
    "u8", "i8", "u16le", "u16be", "i16le", "i16be", "u24le", "u24be", "i24le", "i24be",
    "u32le", "u32be", "i32le", "i32be", "f32le", "f32be", "u10le", "u10be", "u12le", "u12be",
]  # fmt: skip
"""The same, and those of 10 and 12 bits that are packed without gaps."""
Line = Annotated[str, Field(min_length=1, max_length=200)]
Note = Annotated[str, Field(min_length=1, max_length=2000)]
Uuid = Annotated[
    str,
    BeforeValidator(_as_uuid),
    WithJsonSchema({"type": "string", "pattern": f"^(?:[0-9A-Fa-f]{{4}}|{WHOLE_UUID})$"}),
]
"""Whole, or the four hex digits of the Bluetooth SIG; kept whole, in small letters."""
HexBytes = Annotated[
    bytes,
    Field(min_length=1, max_length=MOST_BYTES, description='bytes in hex, such as "c2 01"'),
    BeforeValidator(_as_bytes),
    WithJsonSchema({"type": "string", "pattern": "^([0-9A-Fa-f]{2} ?)+$"}),
]


def bits_of(kind: str) -> int:
    """How many bits a number type has: 16 for `i16be`, 10 for `u10le`."""
    return int("".join(filter(str.isdigit, kind)))


def largest_of(kind: str) -> float | None:
    """The largest number that the type holds; None for floats, which have none that counts."""
    if kind.startswith("f"):
        return None
    return float(2 ** (bits_of(kind) - kind.startswith("i")) - 1)


def smallest_of(kind: str) -> float | None:
    """The smallest number that the type holds; None for floats."""
    if kind.startswith("f"):
        return None
    return -float(2 ** (bits_of(kind) - 1)) if kind.startswith("i") else 0.0
