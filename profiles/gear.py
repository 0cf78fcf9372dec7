"""What a child wears over time: what was worn since when, something new, and mistakes put right.

Gear owns a neutral stance, a reach map, quiet checks and ladder steps by its id. Something new is
therefore a new record; only what was said wrongly is changed in an old one.
"""

import sqlite3
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from profiles.errors import StoreError
from profiles.model import CalibrationRecord, Gear
from profiles.names import TURNS_TEXT, UNSHOWN
from profiles.rows import TABLES, columns, reader, write

__all__ = [
    "EARLIEST",
    "KINDS",
    "LONGEST_NAME",
    "Worn",
    "add",
    "change",
    "drop",
    "span",
    "wear_again",
    "worn",
]

KINDS = ("own", "shoe", "orthosis", "prosthesis")
"""What may be on a leg."""
LONGEST_NAME = 40
EARLIEST = "2000-01-01"
"""Nothing is worn since an earlier day."""

GONE = "This gear is not here any more. Open the page again."

_WORN = f"""
    SELECT count(session.id), coalesce(min(session.local_date), ''), {columns(Gear)}
    FROM gear LEFT JOIN session ON session.gear_id = gear.id
    WHERE gear.child_id = ? GROUP BY gear.id ORDER BY gear.since, gear.rowid
"""


class Worn(NamedTuple):
    """A gear, and whether anything was done in it."""

    gear: Gear
    sessions: int = 0
    """Those in the trash, too."""
    first_on: str = ""
    """The local date of the first of them, or empty."""


def worn(connection: sqlite3.Connection, child_id: str) -> tuple[Worn, ...]:
    """What the child wore, one after the other; the last is what it wears now."""
    of_row = reader(Gear)
    rows = connection.execute(_WORN, (child_id,))
    return tuple(Worn(of_row(row[2:]), row[0], row[1]) for row in rows)


def span(known: Sequence[Worn], gear_id: str, today: str) -> tuple[str, str]:
    """The first and the last day since when this gear may be worn; a new one where it is not known.

    Gears stay in their order, nothing is worn since a day ahead, and a gear that was played in was
    worn by then.
    """
    ids = [one.gear.id for one in known]
    number = ids.index(gear_id) if gear_id in ids else len(known)
    before = known[number - 1].gear.since if number else EARLIEST
    ends = [today, *(one.gear.since for one in known[number + 1 :])]
    if number < len(known):
        gear, _, first_on = known[number]
        # Whatever is worn again was played in before.
        ends += [first_on] if first_on >= gear.since else []
    last = min(ends)
    return min(before, last), last


def add(connection: sqlite3.Connection, gear: Gear, today: str) -> None:
    """From `gear.since` on the child wears this. Raises StoreError.

    A day ahead of `today` that stands in an older gear is a clock that went wrong: what was said
    then is worn already, and must not hide what is said now.
    """
    clean = _clean(gear)
    _none_ahead(connection, gear.child_id, today)
    _in_its_span(worn(connection, gear.child_id), clean, today)
    write(connection, clean)


def change(connection: sqlite3.Connection, gear: Gear, today: str) -> None:
    """Put right what was said of a gear; it stays the same gear. Raises StoreError."""
    known = worn(connection, gear.child_id)
    before = next((one.gear for one in known if one.gear.id == gear.id), None)
    if before is None:
        raise StoreError(GONE)
    clean = _clean(gear)
    if clean.since != before.since:
        _in_its_span(known, clean, today)
    write(connection, clean)
    if [one.gear.id for one in worn(connection, gear.child_id)] != [one.gear.id for one in known]:
        raise StoreError("Something else was worn on that day. Choose another day.")


def wear_again(connection: sqlite3.Connection, gear: Gear, today: str) -> None:
    """From today on the child wears this one again, with all that was measured in it.

    Its sessions say when it was worn before. Raises StoreError.
    """
    known = worn(connection, gear.child_id)
    if gear.id not in [one.gear.id for one in known]:
        raise StoreError(GONE)
    if known[-1].gear.id == gear.id:
        return
    _none_ahead(connection, gear.child_id, today)
    # The highest rowid is what was said last, where two are worn since the same day.
    connection.execute(
        "UPDATE gear SET since = ?, rowid = (SELECT max(rowid) + 1 FROM gear) WHERE id = ?",
        (today, gear.id),
    )


def drop(connection: sqlite3.Connection, gear_id: str) -> None:
    """Take out a gear that nobody played in, and what was measured in it. Raises StoreError."""
    for table in ("session", "quiet_check"):
        used = connection.execute(f"SELECT 1 FROM {table} WHERE gear_id = ? LIMIT 1", (gear_id,))
        if used.fetchone():
            raise StoreError("It was played in, so it stays. Its name and its day can be changed.")
    measured = TABLES[CalibrationRecord]
    connection.execute(f"DELETE FROM {measured} WHERE gear_id = ?", (gear_id,))
    connection.execute("DELETE FROM gear WHERE id = ?", (gear_id,))


def _none_ahead(connection: sqlite3.Connection, child_id: str, today: str) -> None:
    ahead = "UPDATE gear SET since = ? WHERE child_id = ? AND since > ?"
    connection.execute(ahead, (today, child_id, today))


def _in_its_span(known: Sequence[Worn], gear: Gear, today: str) -> None:
    first, last = span(known, gear.id, today)
    if not first <= gear.since <= last:
        days = f"on {first}" if first == last else f"from {first} to {last}"
        raise StoreError(f"It cannot be worn since {gear.since}. Choose a day {days}.")


def _clean(gear: Gear) -> Gear:
    """The gear with a name that can be shown. Raises StoreError."""
    name = " ".join(unicodedata.normalize("NFC", gear.name).split())
    if UNSHOWN & set(map(unicodedata.category, name)) or (TURNS_TEXT | set("/\\")) & set(name):
        raise StoreError("The name has a character in it that cannot be kept. Type it again.")
    if len(name) > LONGEST_NAME:
        raise StoreError(f"The name is longer than {LONGEST_NAME} letters. Shorten it.")
    for kind in (gear.left, gear.right):
        if kind not in KINDS:
            raise StoreError(f"{kind} is nothing that is worn; it is one of: {', '.join(KINDS)}.")
    try:
        right = date.fromisoformat(gear.since).isoformat() == gear.since
    except ValueError:
        right = False
    if not right:
        raise StoreError(f"{gear.since} is no day. Write it as 2026-03-14.")
    return replace(gear, name=name)
