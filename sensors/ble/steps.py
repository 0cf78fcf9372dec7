"""What is written to a device and read from it before, while and after it streams."""

import re
from datetime import datetime
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field, WithJsonSchema, model_validator

from sensors.ble.fields import (
    MOST_BYTES,
    Breach,
    Line,
    MisfitError,
    Seconds,
    Uuid,
    bits_of,
    check_one,
    described,
)

__all__ = ["KeepAlive", "Step"]

BLANK = re.compile(r"\{(\w+):([ui](?:8|(?:16|24|32|64)(?:le|be)))\}")
"""A number put in when it is written: {unix_ms:u64le}."""
BLANKS = (
    "unix_s", "unix_ms", "unix_us", "year", "yy", "month", "day", "weekday", "hour", "minute",
    "second", "ms", "cs", "rate_hz", "period_ms",
)  # fmt: skip
"""The time when it is written (UTC from 1970, or on the wall clock; Monday is 1; cs is
hundredths of a second), and the rate."""


def _checked(payload: str) -> str:
    for name, _ in BLANK.findall(payload):
        if name not in BLANKS:
            raise ValueError(f"there is no {{{name}}}; there are {', '.join(BLANKS)}")
    try:
        bytes.fromhex(BLANK.sub(" ", payload))
    except ValueError:
        raise ValueError(
            f'"{payload[:60]}" is not hex; write two digits a byte, in quotes, such as "c2 01", '
            "and what is filled in as {unix_s:u32le}"
        ) from None
    return payload


Payload = Annotated[
    str,
    AfterValidator(_checked),
    WithJsonSchema({"type": "string", "pattern": r"^([0-9A-Fa-f]{2} ?|\{\w+:\w+\} ?)+$"}),
    Field(min_length=1, max_length=MOST_BYTES, description='bytes in hex, such as "c2 01"'),
]


@described
class Step:
    """One thing to do: write, write_text, read or wait_s."""

    ONE_OF: ClassVar = ("write", "write_text", "read", "wait_s")

    write: Payload | None = None
    """Bytes in hex, with numbers filled in such as {unix_s:u32le}."""
    write_text: Line | None = None
    """Or a text."""
    to: Uuid | None = None
    """The characteristic to write to."""
    response: bool = True
    """Whether the device confirms a write."""
    read: Uuid | None = None
    """A characteristic to read, for what reading it does to the device."""
    wait_s: Seconds | None = None

    @model_validator(mode="after")
    def _fits(self) -> "Step":
        told = "a step is one of write, write_text, read and wait_s; begin a new step with -"
        check_one(self, self.ONE_OF, told)
        if self.writes != (self.to is not None):
            told = "write and to go together; name the characteristic to write to, or drop to"
            raise MisfitError(Breach((), told))
        return self

    @property
    def writes(self) -> bool:
        """Whether anything is written."""
        return self.write is not None or self.write_text is not None

    def payload(self, now: datetime, rate_hz: float) -> bytes:
        """What to write, filled in with `now`, which knows its time zone, and the rate."""
        if self.write_text is not None:
            return self.write_text.encode("utf-8")
        known = _values(now, rate_hz)
        filled = BLANK.sub(lambda blank: _hex(known[blank[1]], blank[2]), self.write or "")
        return bytes.fromhex(filled)


@described
class KeepAlive:
    """What a device wants to hear again and again, or it stops."""

    every_s: Seconds
    steps: Annotated[tuple[Step, ...], Field(min_length=1, max_length=8)]
    """What is done each time."""


def _values(now: datetime, rate_hz: float) -> dict[str, int]:
    since_s = now.timestamp()
    return {
        "unix_s": int(since_s),
        "unix_ms": int(since_s * 1e3),
        "unix_us": int(since_s * 1e6),
        "year": now.year,
        "yy": now.year % 100,
        "month": now.month,
        "day": now.day,
        "weekday": now.isoweekday(),
        "hour": now.hour,
        "minute": now.minute,
        "second": now.second,
        "ms": now.microsecond // 1000,
        "cs": now.microsecond // 10_000,
        "rate_hz": round(rate_hz),
        "period_ms": round(1000 / rate_hz),
    }


def _hex(value: int, kind: str) -> str:
    """`value` in so many bytes; what does not fit is cut off in front."""
    size = bits_of(kind) // 8
    value %= 256**size
    little = kind.endswith("le")
    return (value.to_bytes(size, "little") if little else value.to_bytes(size, "big")).hex()
