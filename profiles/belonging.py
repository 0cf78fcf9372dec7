"""Which records are a child's own: everything but the family's sensors, by whom they belong to."""

import sqlite3
from collections.abc import Iterator
from dataclasses import fields
from typing import Any, NamedTuple

from profiles.model import Child, Device, Record, SessionRecord
from profiles.rows import TABLES, columns, reader

KINDS: tuple[type[Any], ...] = tuple(kind for kind in TABLES if kind is not Device)
"""The kinds of a child's records, owners before what they own."""

_OWNERS = {
    "child_id": "child_id = ?",
    "session_id": "session_id IN (SELECT id FROM session WHERE child_id = ?)",
    "round_id": "round_id IN (SELECT round.id FROM round JOIN session "
    "ON session.id = round.session_id WHERE session.child_id = ?)",
}
"""What a record says of its owner, and what it then takes to be a child's."""


class Entry(NamedTuple):
    """A record, with what the store alone knows of it."""

    record: Record
    trashed_at: str | None = None
    """When a session went into the trash, ISO 8601; None for everything else."""


def key_of(record: Record) -> str:
    """What a record is known by: its first field, as in its table."""
    return str(getattr(record, fields(record)[0].name))


def owner_field(kind: type[Any]) -> str:
    """The field that names a record's nearest owner; a child is its own."""
    if kind is Child:
        return "id"
    names = {field.name for field in fields(kind)}
    return next(name for name in _OWNERS if name in names)


def entries(connection: sqlite3.Connection, child_id: str) -> Iterator[Entry]:
    """All records of a child, trash included; owners first, each kind as it was first kept."""
    for kind in KINDS:
        select = f"SELECT {columns(kind)} FROM {TABLES[kind]} {_where(kind)} ORDER BY rowid"
        of_row = reader(kind)
        trash = _trash(connection, child_id) if kind is SessionRecord else {}
        for row in connection.execute(select, (child_id,)):
            record = of_row(row)
            yield Entry(record, trash.get(key_of(record)))


def forget(connection: sqlite3.Connection, child_id: str) -> dict[str, int]:
    """Delete all records of a child; how many, by table. Older schemas lack some tables."""
    tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
    there = {name for (name,) in tables}
    gone: dict[str, int] = {}
    for kind in reversed(KINDS):
        table = TABLES[kind]
        if table in there:
            delete = f"DELETE FROM {table} {_where(kind)}"
            gone[table] = connection.execute(delete, (child_id,)).rowcount
    return gone


def sessions_of(connection: sqlite3.Connection, child_id: str) -> set[str]:
    """The ids of a child's sessions."""
    rows = connection.execute("SELECT id FROM session WHERE child_id = ?", (child_id,))
    return {session_id for (session_id,) in rows}


def _where(kind: type[Any]) -> str:
    return "WHERE id = ?" if kind is Child else f"WHERE {_OWNERS[owner_field(kind)]}"


def _trash(connection: sqlite3.Connection, child_id: str) -> dict[str, str]:
    rows = connection.execute(
        "SELECT id, trashed_at FROM session WHERE child_id = ? AND trashed_at IS NOT NULL",
        (child_id,),
    )
    return dict(rows.fetchall())
