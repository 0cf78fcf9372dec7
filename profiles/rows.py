"""Records to rows of the database and back: a table for each kind, a column for each field."""

import json
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any, TypeVar

from profiles.milestone_record import MilestoneRecord
from profiles.model import (
    CalibrationRecord,
    Check,
    Child,
    Comfort,
    Device,
    Effort,
    Gear,
    HelpingHands,
    Record,
    Repetition,
    Result,
    Round,
    SessionRecord,
    Skin,
    Stumble,
)
from profiles.practice_records import Assignment, LadderStep, Pause

R = TypeVar("R", bound=Record)

TABLES: Mapping[type[Any], str] = {
    Child: "child",
    Gear: "gear",
    CalibrationRecord: "calibration",
    SessionRecord: "session",
    Round: "round",
    Repetition: "repetition",
    Result: "result",
    Comfort: "comfort",
    Effort: "effort",
    Stumble: "stumble",
    Skin: "skin",
    HelpingHands: "helping_hands",
    Check: "quiet_check",
    LadderStep: "ladder_step",
    Assignment: "assignment",
    Pause: "pause",
    MilestoneRecord: "milestone",
    Device: "device",
}
"""The table of each kind, owners before what they own."""


def _numbers(text: str) -> tuple[float, ...]:
    return tuple(float(value) for value in json.loads(text))


def _pairs(text: str) -> tuple[tuple[str, float], ...]:
    return tuple((str(name), float(value)) for name, value in json.loads(text))


_READ: Mapping[str, Callable[[Any], Any]] = {
    "calm": bool,
    "high_contrast": bool,
    "recording_on": bool,
    "archived": bool,
    "success": bool,
    "hurt": bool,
    "careful": bool,
    "ok": bool,
    "void": bool,
    "zero_kg": _numbers,
    "quality": _pairs,
    "sensor_stamp": _pairs,
    "values": _pairs,
}
"""How a column's value becomes a field's, where the two differ."""


def columns(kind: type[Any]) -> str:
    """The columns of a kind, in the order of its fields, for a SELECT."""
    # With its table before it, a name that is no column is an error, and never taken for a text.
    return ", ".join(f'"{TABLES[kind]}"."{field.name}"' for field in fields(kind))


def reader(kind: type[R]) -> Callable[[tuple[Any, ...]], R]:
    """What makes a record of a row that was selected by `columns`.

    It raises ValueError or TypeError where the row makes none.
    """
    conversions = [_READ.get(field.name) for field in fields(kind)]

    def read(row: tuple[Any, ...]) -> R:
        values = (
            value if convert is None else convert(value)
            for convert, value in zip(conversions, row, strict=True)
        )
        return kind(*values)

    return read


def write(connection: sqlite3.Connection, record: Record) -> None:
    """Put a record into its table, in the place of an older one of the same id.

    Raises sqlite3.Error; OverflowError or ValueError where a value fits into no column.
    """
    values = [_plain(getattr(record, field.name)) for field in fields(record)]
    names = [f'"{field.name}"' for field in fields(record)]
    key, *others = names
    changes = ", ".join(f"{name} = excluded.{name}" for name in others)
    connection.execute(
        f"INSERT INTO {TABLES[type(record)]} ({', '.join(names)}) "
        f"VALUES ({', '.join('?' * len(names))}) ON CONFLICT ({key}) DO UPDATE SET {changes}",
        values,
    )


def forget_device(connection: sqlite3.Connection, spec: str) -> None:
    """Drop the device of this spec, if there is one."""
    connection.execute("DELETE FROM device WHERE spec = ?", (spec,))


def _plain(value: Any) -> Any:
    return json.dumps(value) if isinstance(value, tuple) else value
