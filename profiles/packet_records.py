"""A record as one line of JSON, and back: every type and range is checked, nothing guessed."""

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields
from functools import cache
from math import isfinite
from types import UnionType
from typing import Any, NoReturn, get_args, get_type_hints

from profiles import plausible
from profiles.belonging import KINDS, Entry
from profiles.model import SessionRecord
from profiles.rows import TABLES

KIND, TRASHED_AT = "kind", "trashed_at"
LONGEST_LINE = 2_000_000
MOST_VALUES = 1000
"""So many cells or values a record has at most."""
MOST_DIGITS = 20
"""A whole number that the store could keep has no more, with its sign."""
_BIGGEST_EXACT = 2**53
"""Up to here a float holds every whole number."""

Value = Callable[[str, Any], Any]
"""From a field's name and what JSON says to the value; raises ValueError."""


def as_line(entry: Entry) -> str:
    """The record as JSON, with its kind first. No line break is in it."""
    return json.dumps(as_plain(entry), ensure_ascii=False)


def as_plain(entry: Entry) -> dict[str, Any]:
    """The record as JSON knows it: what two records must share to be the same.

    A value that is no number, where one was to be measured, is left out.
    """
    record = entry.record
    plain: dict[str, Any] = {KIND: TABLES[type(record)]}
    for field in fields(record):
        plain[field.name] = _plain(getattr(record, field.name))
    if isinstance(record, SessionRecord):
        plain[TRASHED_AT] = entry.trashed_at
    return plain


def from_line(line: str) -> Entry:
    """The record that a line says. Raises ValueError, in words that repeat nothing of the line."""
    if len(line) > LONGEST_LINE:
        raise ValueError("it is too long")
    try:
        plain = json.loads(
            line, object_pairs_hook=_once, parse_constant=_no_number, parse_int=_of_digits
        )
    except json.JSONDecodeError:
        raise ValueError("it is no JSON") from None
    except RecursionError:
        raise ValueError("it is nested too deep") from None
    if not isinstance(plain, dict):
        raise ValueError("it is no record")
    return _entry(plain)


def _entry(plain: dict[str, Any]) -> Entry:
    name = plain.pop(KIND, None)
    if not isinstance(name, str) or name not in {TABLES[kind] for kind in KINDS}:
        raise ValueError("its kind is none that this Stepling knows")
    kind, known = _kind(name)
    trashed_at = None
    if kind is SessionRecord:
        trashed_at = _or_none(_text)(TRASHED_AT, plain.pop(TRASHED_AT, None))
    if plain.keys() - known.keys():
        raise ValueError(f"a {name} has a field that this Stepling does not know")
    values = {key: _value(known[key], plain) for key in known}
    return Entry(kind(**values), trashed_at)


def _value(known: tuple[Field[Any], Value], plain: Mapping[str, Any]) -> Any:
    field, read = known
    if field.name in plain:
        return read(field.name, plain[field.name])
    if field.default is MISSING:
        raise ValueError(f'"{field.name}" is missing')
    return field.default


@cache
def _kind(table: str) -> tuple[type[Any], Mapping[str, tuple[Field[Any], Value]]]:
    """The kind of a table, and how each of its fields is read."""
    kind = next(kind for kind in KINDS if TABLES[kind] == table)
    hints = get_type_hints(kind)
    return kind, {field.name: (field, _reader(hints[field.name])) for field in fields(kind)}


def _reader(hint: Any) -> Value:
    """How a value of this type is read: the types are those that records have, and no more."""
    simple: Mapping[Any, Value] = {str: _text, int: _whole, float: _number, bool: _truth}
    if hint in simple:
        return simple[hint]
    if isinstance(hint, UnionType):
        (other,) = set(get_args(hint)) - {type(None)}
        return _or_none(_reader(other))
    if hint == tuple[float, ...]:
        return _row(_number)
    if hint == tuple[tuple[str, float], ...]:
        return _row(_pair)
    raise TypeError(f"Nothing says how {hint} is read from a packet.")


def _text(name: str, value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(f'"{name}" is no text')
    plausible.text(name, value)
    return value


def _whole(name: str, value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise ValueError(f'"{name}" is no whole number')
    plausible.number(name, value)
    return value


def _number(name: str, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(f'"{name}" is no number')
    if isinstance(value, int) and abs(value) > _BIGGEST_EXACT:
        raise ValueError(f'"{name}" is a number that cannot be')
    plausible.number(name, float(value))
    return float(value)


def _truth(name: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f'"{name}" is neither true nor false')
    return value


def _pair(name: str, value: Any) -> tuple[str, float]:
    if not isinstance(value, list) or len(value) != len(("name", "number")):
        raise ValueError(f'"{name}" is no list of names with numbers')
    return _text(name, value[0]), _number(name, value[1])


def _or_none(read: Value) -> Value:
    return lambda name, value: None if value is None else read(name, value)


def _row(read: Value) -> Value:
    def read_row(name: str, value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list) or len(value) > MOST_VALUES:
            raise ValueError(f'"{name}" is no list, or too long a one')
        return tuple(read(name, one) for one in value)

    return read_row


def _plain(value: Any) -> Any:
    if not isinstance(value, tuple):
        return value
    plain = [list(one) if isinstance(one, tuple) else one for one in value]
    return [one for one in plain if isfinite(one[1] if isinstance(one, list) else one)]


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    plain = dict(pairs)
    if len(plain) < len(pairs):
        raise ValueError("it says something twice")
    return plain


def _of_digits(digits: str) -> int:
    if len(digits) > MOST_DIGITS:
        raise ValueError("it holds a number that cannot be")
    return int(digits)


def _no_number(_: str) -> NoReturn:
    raise ValueError("it holds what is no number")
