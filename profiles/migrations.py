"""The shape of the database, and how it becomes the next one: forward only, whole or not at all."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing

SCHEMA_1 = (
    """CREATE TABLE child (
        id TEXT PRIMARY KEY,
        code TEXT NOT NULL UNIQUE COLLATE NOCASE,
        nickname TEXT NOT NULL,
        avatar TEXT NOT NULL,
        created_on TEXT NOT NULL,
        text_scale REAL NOT NULL,
        calm INTEGER NOT NULL CHECK (calm IN (0, 1)),
        high_contrast INTEGER NOT NULL CHECK (high_contrast IN (0, 1)),
        recording_on INTEGER NOT NULL CHECK (recording_on IN (0, 1)),
        birth_year INTEGER,
        archived INTEGER NOT NULL CHECK (archived IN (0, 1))
    ) STRICT""",
    """CREATE TABLE gear (
        id TEXT PRIMARY KEY,
        child_id TEXT NOT NULL REFERENCES child (id),
        name TEXT NOT NULL,
        since TEXT NOT NULL,
        "left" TEXT NOT NULL,
        "right" TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX gear_of_child ON gear (child_id)",
    """CREATE TABLE calibration (
        id TEXT PRIMARY KEY,
        child_id TEXT NOT NULL REFERENCES child (id),
        gear_id TEXT NOT NULL REFERENCES gear (id),
        sensor TEXT NOT NULL,
        made_at TEXT NOT NULL,
        zero_kg TEXT NOT NULL, -- JSON: [number, ...]
        standing_kg REAL NOT NULL,
        neutral_x_mm REAL NOT NULL,
        neutral_y_mm REAL NOT NULL,
        reach_left_mm REAL NOT NULL,
        reach_right_mm REAL NOT NULL,
        reach_front_mm REAL NOT NULL,
        reach_back_mm REAL NOT NULL,
        quiet_mm REAL NOT NULL,
        left_lift_share REAL NOT NULL,
        right_lift_share REAL NOT NULL
    ) STRICT""",
    "CREATE INDEX calibration_of_gear ON calibration (gear_id, sensor)",
    """CREATE TABLE session (
        id TEXT PRIMARY KEY,
        child_id TEXT NOT NULL REFERENCES child (id),
        gear_id TEXT NOT NULL REFERENCES gear (id),
        sensor TEXT NOT NULL,
        started_at TEXT NOT NULL,
        local_date TEXT NOT NULL,
        program_version TEXT NOT NULL,
        seed INTEGER NOT NULL,
        ended_by TEXT,
        duration_s REAL NOT NULL,
        active_s REAL NOT NULL,
        pauses INTEGER NOT NULL,
        rate_hz REAL NOT NULL,
        dropouts INTEGER NOT NULL,
        repeated INTEGER NOT NULL,
        gaps INTEGER NOT NULL,
        trashed_at TEXT -- UTC, ISO 8601; NULL for what is not in the trash
    ) STRICT""",
    "CREATE INDEX session_of_day ON session (child_id, local_date)",
    "CREATE INDEX session_unfinished ON session (ended_by) WHERE ended_by IS NULL",
    """CREATE TABLE round (
        id TEXT PRIMARY KEY,
        session_id TEXT NOT NULL REFERENCES session (id),
        level TEXT NOT NULL,
        game TEXT NOT NULL,
        world TEXT NOT NULL,
        rung INTEGER NOT NULL,
        support TEXT NOT NULL,
        level_text TEXT NOT NULL,
        started_s REAL NOT NULL
    ) STRICT""",
    "CREATE INDEX round_of_session ON round (session_id)",
    """CREATE TABLE repetition (
        id TEXT PRIMARY KEY,
        round_id TEXT NOT NULL REFERENCES round (id),
        number INTEGER NOT NULL,
        t_s REAL NOT NULL,
        success INTEGER NOT NULL CHECK (success IN (0, 1)),
        side TEXT,
        tries INTEGER NOT NULL,
        duration_s REAL NOT NULL,
        quality TEXT NOT NULL -- JSON: [[name, number], ...]
    ) STRICT""",
    "CREATE INDEX repetition_of_round ON repetition (round_id)",
    """CREATE TABLE result (
        round_id TEXT PRIMARY KEY REFERENCES round (id),
        reps INTEGER NOT NULL,
        successes INTEGER NOT NULL,
        left_reps INTEGER NOT NULL,
        right_reps INTEGER NOT NULL,
        active_s REAL NOT NULL,
        ended_by TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE comfort (
        id TEXT PRIMARY KEY,
        session_id TEXT NOT NULL REFERENCES session (id),
        at TEXT NOT NULL,
        hurt INTEGER NOT NULL CHECK (hurt IN (0, 1)),
        level TEXT,
        place TEXT
    ) STRICT""",
    "CREATE INDEX comfort_of_session ON comfort (session_id)",
    """CREATE TABLE effort (
        id TEXT PRIMARY KEY,
        session_id TEXT NOT NULL REFERENCES session (id),
        at TEXT NOT NULL,
        felt TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX effort_of_session ON effort (session_id)",
    """CREATE TABLE stumble (
        id TEXT PRIMARY KEY,
        session_id TEXT NOT NULL REFERENCES session (id),
        at TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX stumble_of_session ON stumble (session_id)",
    """CREATE TABLE skin (
        id TEXT PRIMARY KEY,
        session_id TEXT NOT NULL REFERENCES session (id),
        at TEXT NOT NULL,
        ok INTEGER NOT NULL CHECK (ok IN (0, 1))
    ) STRICT""",
    "CREATE INDEX skin_of_session ON skin (session_id)",
    """CREATE TABLE helping_hands (
        round_id TEXT PRIMARY KEY REFERENCES round (id),
        share REAL NOT NULL
    ) STRICT""",
)

SCHEMA_2 = (
    "ALTER TABLE session ADD COLUMN sensor_light TEXT NOT NULL DEFAULT 'good'",
    # JSON: [[name, number], ...]
    "ALTER TABLE session ADD COLUMN sensor_stamp TEXT NOT NULL DEFAULT '[]'",
    "ALTER TABLE repetition ADD COLUMN void INTEGER NOT NULL DEFAULT 0 CHECK (void IN (0, 1))",
    "CREATE INDEX repetition_void ON repetition (round_id) WHERE void = 1",
    """CREATE TABLE device (
        id TEXT PRIMARY KEY,
        spec TEXT NOT NULL UNIQUE,
        sensor TEXT NOT NULL,
        name TEXT NOT NULL,
        added_at TEXT NOT NULL,
        last_used_at TEXT NOT NULL,
        checked_on TEXT
    ) STRICT""",
)

SCHEMA_3 = (
    # "check" is a word of SQL's own.
    """CREATE TABLE quiet_check (
        id TEXT PRIMARY KEY,
        session_id TEXT NOT NULL REFERENCES session (id),
        at TEXT NOT NULL,
        local_date TEXT NOT NULL,
        sensor TEXT NOT NULL,
        gear_id TEXT NOT NULL REFERENCES gear (id),
        support TEXT NOT NULL,
        chain TEXT NOT NULL,
        from_s REAL NOT NULL,
        to_s REAL NOT NULL,
        standing_kg REAL NOT NULL,
        "values" TEXT NOT NULL, -- JSON: [[key, number], ...]
        void INTEGER NOT NULL CHECK (void IN (0, 1))
    ) STRICT""",
    "CREATE INDEX quiet_check_of_session ON quiet_check (session_id)",
    "CREATE INDEX quiet_check_of_day ON quiet_check (gear_id, sensor, local_date)",
)

SCHEMA_4 = (
    """CREATE TABLE ladder_step (
        round_id TEXT PRIMARY KEY REFERENCES round (id),
        at TEXT NOT NULL,
        d REAL NOT NULL,
        ability REAL NOT NULL,
        tries INTEGER NOT NULL,
        good_sessions INTEGER NOT NULL,
        careful INTEGER NOT NULL CHECK (careful IN (0, 1)),
        reason TEXT NOT NULL,
        told TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE assignment (
        id TEXT PRIMARY KEY,
        child_id TEXT NOT NULL REFERENCES child (id),
        plan TEXT NOT NULL,
        plan_text TEXT NOT NULL,
        assigned_at TEXT NOT NULL,
        ended_at TEXT
    ) STRICT""",
    "CREATE UNIQUE INDEX assignment_now ON assignment (child_id) WHERE ended_at IS NULL",
)

SCHEMA_5 = (
    """CREATE TABLE milestone (
        id TEXT PRIMARY KEY,
        child_id TEXT NOT NULL REFERENCES child (id),
        milestone TEXT NOT NULL,
        reached_on TEXT NOT NULL,
        session_id TEXT NOT NULL REFERENCES session (id),
        evidence TEXT NOT NULL,
        celebrated_at TEXT
    ) STRICT""",
    "CREATE UNIQUE INDEX milestone_once ON milestone (child_id, milestone)",
    """CREATE TABLE pause (
        id TEXT PRIMARY KEY,
        child_id TEXT NOT NULL REFERENCES child (id),
        reason TEXT NOT NULL,
        from_date TEXT NOT NULL,
        until_date TEXT
    ) STRICT""",
    "CREATE INDEX pause_of_child ON pause (child_id)",
)

MIGRATIONS: tuple[tuple[str, ...], ...] = (SCHEMA_1, SCHEMA_2, SCHEMA_3, SCHEMA_4, SCHEMA_5)
"""The statements that lead from schema n to schema n + 1. What was released is never edited."""
SCHEMA = len(MIGRATIONS)
"""The newest schema that this program knows."""


def version_of(connection: sqlite3.Connection) -> int:
    """The schema of a database; 0 where it is still empty."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def shape_of(connection: sqlite3.Connection) -> frozenset[tuple[str, str]]:
    """What a database consists of: its tables and indexes, by the words that made them."""
    made = connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    return frozenset((name, " ".join(sql.split())) for name, sql in made)


def expected_shape(version: int) -> frozenset[tuple[str, str]]:
    """What a sound database of this schema consists of."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrate(connection, MIGRATIONS[:version])
        return shape_of(connection)


def migrate(
    connection: sqlite3.Connection, migrations: Sequence[Sequence[str]] = MIGRATIONS
) -> None:
    """Bring an open database to the newest schema, one transaction for each step.

    Raises sqlite3.Error where a step fails; that step has then not happened at all. `connection`
    must be in autocommit mode.
    """
    for version in range(version_of(connection), len(migrations)):
        connection.execute("BEGIN IMMEDIATE")
        try:
            for statement in migrations[version]:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {version + 1}")
            connection.execute("COMMIT")
        except sqlite3.Error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
