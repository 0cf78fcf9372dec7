"""Whether the records of a packet fit together: all owners are there, and are one child's."""

from collections.abc import Sequence
from typing import Any

from profiles.belonging import Entry, key_of, owner_field
from profiles.model import Child, Gear, Round, SessionRecord
from profiles.practice_records import Assignment
from profiles.rows import TABLES

Key = tuple[type[Any], str]
"""A kind, and what a record of it is known by."""
_NAMED: dict[str, type[Any]] = {
    "child_id": Child,
    "session_id": SessionRecord,
    "round_id": Round,
    "gear_id": Gear,
}
"""What each of these fields names."""


def owners_of(entries: Sequence[Entry]) -> tuple[str, ...]:
    """The id of the child that each of the records belongs to, in their order.

    Raises ValueError where a record is there twice, or belongs to nothing that came before it, or
    to two children.
    """
    owners: dict[Key, str] = {}
    codes: set[str] = set()
    on_a_plan: set[str] = set()
    for entry in entries:
        record = entry.record
        key = (type(record), key_of(record))
        if key in owners:
            raise ValueError(f"a {TABLES[type(record)]} is in it twice")
        owners[key] = child_id = _owner(record, owners)
        if isinstance(record, Child):
            _put(record.code, codes, "two children in it have the same code")
        elif isinstance(record, Assignment) and record.ended_at is None:
            _put(child_id, on_a_plan, "a child in it practises by two plans at once")
    if not codes:
        raise ValueError("there is no child in it")
    return tuple(owners.values())


def _owner(record: Any, owners: dict[Key, str]) -> str:
    """The child that a record belongs to, by all that it says of that."""
    if isinstance(record, Child):
        return record.id
    table = TABLES[type(record)]
    named = [name for name in _NAMED if hasattr(record, name)]
    assert owner_field(type(record)) in named, "every record has an owner"
    children = {owners.get((_NAMED[name], getattr(record, name))) for name in named}
    child_id = children.pop()
    if child_id is None or None in children:
        raise ValueError(f"a {table} in it belongs to nothing that is in it")
    if children:
        raise ValueError(f"a {table} in it belongs to two children")
    return child_id


def _put(name: str, names: set[str], twice: str) -> None:
    if name in names:
        raise ValueError(twice)
    names.add(name)
