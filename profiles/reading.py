"""What the store can be asked: one query each, on any connection."""

import sqlite3
from typing import Any, TypeVar

from profiles.model import CalibrationRecord, Child, Gear, Record, SessionRecord
from profiles.names import GUEST, same_name
from profiles.progress import CourseRound, Progress, RoundRow, SessionRow, progress_of
from profiles.rows import TABLES, columns, reader

R = TypeVar("R", bound=Record)

_ROUNDS = """
    WITH cut_off AS MATERIALIZED (
        SELECT round_id, count(*) AS reps, sum(success) AS successes,
            sum(side = 'left') AS left_reps, sum(side = 'right') AS right_reps,
            sum(repetition.duration_s) AS active_s
        FROM session CROSS JOIN round ON round.session_id = session.id
            CROSS JOIN repetition ON repetition.round_id = round.id
        WHERE session.child_id = :child AND NOT EXISTS (
            SELECT 1 FROM result WHERE result.round_id = round.id)
        GROUP BY round_id)
    SELECT session.id, round.game, session.local_date, round.rung,
        coalesce(result.reps, cut_off.reps, 0),
        coalesce(result.successes, cut_off.successes, 0),
        coalesce(result.left_reps, cut_off.left_reps, 0),
        coalesce(result.right_reps, cut_off.right_reps, 0),
        coalesce(result.active_s, cut_off.active_s, 0),
        session.gear_id, session.sensor, round.support
    FROM session CROSS JOIN round ON round.session_id = session.id
        LEFT JOIN result ON result.round_id = round.id
        LEFT JOIN cut_off ON cut_off.round_id = round.id
    WHERE session.child_id = :child AND session.trashed_at IS NULL
    ORDER BY session.local_date, session.rowid, round.started_s, round.rowid
"""
"""The rounds of a child; one that was cut off has no result, and its repetitions tell instead."""

_PLAYED = """
    SELECT total(CASE WHEN ended_by IS NOT NULL THEN session.active_s ELSE (
        SELECT total(repetition.duration_s)
        FROM round CROSS JOIN repetition ON repetition.round_id = round.id
        WHERE round.session_id = session.id) END)
    FROM session WHERE child_id = ? AND local_date = ?
"""


def records(connection: sqlite3.Connection, kind: type[R]) -> tuple[R, ...]:
    """Every record of a kind, in the order in which they were first kept."""
    return _select(connection, kind, "ORDER BY rowid")


def children(connection: sqlite3.Connection) -> tuple[Child, ...]:
    """All children but the guest, archived ones too, oldest first."""
    return _select(connection, Child, "WHERE code <> ? ORDER BY rowid", GUEST)


def children_called(connection: sqlite3.Connection, who: str) -> tuple[Child, ...]:
    """The children that an id, a code or a nickname means; of nicknames there may be several."""
    if not _is_text(who):
        return ()
    exact = _select(connection, Child, "WHERE id = ? OR code = ?", who, who.strip())
    if exact:
        return exact
    return tuple(child for child in children(connection) if same_name(child.nickname, who))


def codes(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The codes that are taken."""
    return tuple(code for (code,) in connection.execute("SELECT code FROM child"))


def gear_of(connection: sqlite3.Connection, child_id: str) -> Gear | None:
    """What the child wears now: the gear with the latest date."""
    order = "WHERE child_id = ? ORDER BY since DESC, rowid DESC LIMIT 1"
    return next(iter(_select(connection, Gear, order, child_id)), None)


def latest_calibration(
    connection: sqlite3.Connection, child_id: str, gear_id: str, sensor: str
) -> CalibrationRecord | None:
    """The newest calibration of this child in this gear on this kind of sensor."""
    # julianday compares moments, where the text of a time would compare clocks.
    order = (
        "WHERE child_id = ? AND gear_id = ? AND sensor = ? "
        "ORDER BY julianday(made_at) DESC, rowid DESC LIMIT 1"
    )
    found = _select(connection, CalibrationRecord, order, child_id, gear_id, sensor)
    return next(iter(found), None)


def unfinished_sessions(connection: sqlite3.Connection) -> tuple[SessionRecord, ...]:
    """Sessions without an end that nobody has put into the trash, oldest first."""
    order = "WHERE ended_by IS NULL AND trashed_at IS NULL ORDER BY rowid"
    return _select(connection, SessionRecord, order)


def played_s_on(connection: sqlite3.Connection, child_id: str, local_date: str) -> float:
    """Active seconds of the child on that day; of sessions cut off, what is known of them.

    The trash counts, too: this is about how much a body did, not about what is shown.
    """
    (played_s,) = connection.execute(_PLAYED, (child_id, local_date)).fetchone()
    return float(played_s)


def progress(connection: sqlite3.Connection, child_id: str) -> Progress:
    """The child's path, without the trash."""
    sessions = connection.execute(
        "SELECT id, local_date, CASE WHEN ended_by IS NOT NULL THEN active_s END "
        "FROM session WHERE child_id = ? AND trashed_at IS NULL",
        (child_id,),
    )
    rounds = connection.execute(_ROUNDS, {"child": child_id})
    return progress_of(map(SessionRow._make, sessions), map(_round, rounds))


def _round(row: tuple[Any, ...]) -> RoundRow:
    session_id, game, *course = row
    return RoundRow(session_id, game, CourseRound(*course))


def _select(
    connection: sqlite3.Connection, kind: type[R], rest: str, *values: str
) -> tuple[R, ...]:
    rows = connection.execute(f"SELECT {columns(kind)} FROM {TABLES[kind]} {rest}", values)
    return tuple(map(reader(kind), rows))


def _is_text(words: str) -> bool:
    """False for what a command line hands on as text and is none."""
    try:
        words.encode()
    except UnicodeEncodeError:
        return False
    return True
