"""What a child practises: its plan, where it stands on each ladder, and today's minutes."""

import sqlite3
from collections.abc import Mapping

from profiles.practice_records import Assignment, LadderStep
from profiles.rows import columns, reader, write

_ASSIGNED = f"""
    SELECT {columns(Assignment)} FROM assignment WHERE child_id = ? AND ended_at IS NULL
"""

_STEPS = f"""
    SELECT round.level, {columns(LadderStep)}
    FROM session CROSS JOIN round ON round.session_id = session.id
        CROSS JOIN ladder_step ON ladder_step.round_id = round.id
    WHERE session.child_id = ? AND session.gear_id = ? AND session.trashed_at IS NULL
    ORDER BY julianday(ladder_step.at), ladder_step.rowid
"""
"""Where a child came to stand on every level, oldest first."""

_PLAYED = """
    SELECT round.level, total(result.active_s)
    FROM session CROSS JOIN round ON round.session_id = session.id
        CROSS JOIN result ON result.round_id = round.id
    WHERE session.child_id = ? AND session.local_date = ?
    GROUP BY round.level
"""


def assignment(connection: sqlite3.Connection, child_id: str) -> Assignment | None:
    """The plan that the child practises by now."""
    row = connection.execute(_ASSIGNED, (child_id,)).fetchone()
    return None if row is None else reader(Assignment)(row)


def assign(connection: sqlite3.Connection, child_id: str, plan: Assignment | None, at: str) -> None:
    """End what was assigned, at `at`, and begin `plan`, if there is one."""
    now = "UPDATE assignment SET ended_at = ? WHERE child_id = ? AND ended_at IS NULL"
    connection.execute(now, (at, child_id))
    if plan is not None:
        write(connection, plan)


def ladder_steps(
    connection: sqlite3.Connection, child_id: str, gear_id: str
) -> Mapping[str, LadderStep]:
    """The latest of each level, by its id."""
    of_row = reader(LadderStep)
    return {row[0]: of_row(row[1:]) for row in connection.execute(_STEPS, (child_id, gear_id))}


def played_by_level(
    connection: sqlite3.Connection, child_id: str, local_date: str
) -> Mapping[str, float]:
    """Active seconds on each level; the trash counts, for a body did them."""
    return dict(connection.execute(_PLAYED, (child_id, local_date)).fetchall())
