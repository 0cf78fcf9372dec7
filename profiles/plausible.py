"""Whether a value from elsewhere may stand in a record: a date, a number, a name that can be shown.

A record's fields say by their names what they hold, so what is checked goes by the names, too.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache
from math import isfinite

from profiles.errors import StoreError
from profiles.names import clean_nickname

LONGEST_TEXT, LONGEST_NAME = 200_000, 100
TEXTS = ("level_text", "plan_text", "told", "evidence")
"""Fields with whole texts in them; all others are names and words."""
_CODE = re.compile(r"[A-Z]{2}[0-9]{2,9}")
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_PICTURE = re.compile(r"[a-z0-9_]{1,40}")

Span = tuple[float, float]
_SPANS: Mapping[str, Span] = {
    "text_scale": (1.0, 2.0),
    "birth_year": (1900, 2200),
    "seed": (-(2**63), 2**63 - 1),
    "d": (0.0, 1000.0),
    "ability": (-1000.0, 1000.0),
}
_BY_UNIT: Mapping[str, Span] = {
    "_s": (0.0, 1e9),
    "_kg": (-1e4, 1e4),
    "_mm": (-1e6, 1e6),
    "_hz": (0.0, 1e6),
    "share": (-1e3, 1e3),
}
_WHOLE: Span = (0, 2**31 - 1)
_ANY: Span = (-1e12, 1e12)


def number(name: str, value: float) -> None:
    """Raise ValueError where no such number can be."""
    low, high = _span(name, isinstance(value, int))
    if not isfinite(value) or not low <= value <= high:
        raise ValueError(f'"{name}" is a number that cannot be')


def text(name: str, value: str) -> None:
    """Raise ValueError where no such text can be."""
    try:
        value.encode()
    except UnicodeEncodeError:
        raise ValueError(f'"{name}" is no text') from None
    if not _rule_of(name)(value):
        raise ValueError(f'"{name}" is none')


@cache
def _span(name: str, whole: bool) -> Span:
    if name in _SPANS:
        return _SPANS[name]
    units = (span for unit, span in _BY_UNIT.items() if name.endswith(unit))
    return next(units, _WHOLE if whole else _ANY)


@cache
def _rule_of(name: str) -> Callable[[str], bool]:
    if name == "id" or name.endswith("_id"):
        return _is_id
    if name == "at" or name.endswith("_at"):
        return _is_time
    if name.endswith(("_on", "_date")) or name == "since":
        return _is_date
    if name in TEXTS:
        return _is_text
    return {"code": _is_code, "nickname": _is_nickname, "avatar": _is_picture}.get(name, _is_name)


def _is_id(value: str) -> bool:
    """Ids name folders, too: only what a UUID looks like is one."""
    return _ID.fullmatch(value) is not None


def _is_date(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_time(value: str) -> bool:
    try:
        return len(value) <= LONGEST_NAME and datetime.fromisoformat(value).tzinfo is not None
    except ValueError:
        return False


def _is_text(value: str) -> bool:
    return len(value) <= LONGEST_TEXT and "\0" not in value


def _is_name(value: str) -> bool:
    """What may be shown, and names no other folder where it is looked up."""
    return len(value) <= LONGEST_NAME and value.isprintable() and not set("/\\") & set(value)


def _is_code(value: str) -> bool:
    return _CODE.fullmatch(value) is not None


def _is_picture(value: str) -> bool:
    return _PICTURE.fullmatch(value) is not None


def _is_nickname(value: str) -> bool:
    try:
        return clean_nickname(value, ()) == value
    except StoreError:
        return False
