"""Whether what the program begins with can be read: who plays here, in what, on which sensors.

SQLite's own check finds torn pages and values of a wrong kind, and not a name whose bytes are no
text. Were that found only later, the family would be offered an empty list of children, and new
play would be written beside what nobody can read.
"""

import sqlite3

from profiles.model import CalibrationRecord, Child, Device, Gear
from profiles.practice_records import Assignment
from profiles.rows import TABLES, columns, reader

BEGUN_WITH = (Child, Gear, CalibrationRecord, Device, Assignment)
"""A few rows each, however long a family has practised: this takes no time."""


def read_what_is_begun_with(connection: sqlite3.Connection) -> None:
    """Read all of it once, from a database of today's schema.

    Raises sqlite3.Error, ValueError or TypeError where a row makes no record.
    """
    for kind in BEGUN_WITH:
        make = reader(kind)
        for row in connection.execute(f"SELECT {columns(kind)} FROM {TABLES[kind]}"):
            make(row)
