"""What the store can be asked: one query each, on any connection."""

import json
import sqlite3
from itertools import groupby
from operator import itemgetter
from typing import Any, TypeVar

from profiles.model import (
    CalibrationRecord,
    Check,
    Child,
    Device,
    Gear,
    Record,
    SessionRecord,
)
from profiles.names import GUEST, same_name
from profiles.progress import CourseRound, Progress, RoundRow, SessionRow, progress_of
from profiles.rows import TABLES, columns, reader
from profiles.tally import Alike, Tally, tally_of_alike, tells_skill

R = TypeVar("R", bound=Record)

_ROUNDS = """
    SELECT round.id, session.id, round.game, session.local_date, round.rung,
        result.reps, result.successes, result.left_reps, result.right_reps, result.active_s,
        session.gear_id, session.sensor, round.support, session.sensor_light
    FROM session CROSS JOIN round ON round.session_id = session.id
        LEFT JOIN result ON result.round_id = round.id
    WHERE session.child_id = ? AND session.trashed_at IS NULL
    ORDER BY session.local_date, session.rowid, round.started_s, round.rowid
"""
"""The rounds of a child with their results; one that was cut off has none."""
_RESULT = slice(5, 10)
"""Where the result stands in such a row."""

_VOIDED = "SELECT DISTINCT round_id FROM repetition WHERE void = 1"

_COUNTED = """
    SELECT round_id, void, success, side, count(*), total(duration_s)
    FROM repetition WHERE round_id IN (SELECT value FROM json_each(?))
    GROUP BY round_id, void, success, side ORDER BY round_id
"""
"""The repetitions of some rounds. Those that count alike come in one row: a record of each would
take four times as long."""

_CHECKS = f"""
    SELECT session.sensor_light, {columns(Check)}
    FROM session CROSS JOIN quiet_check ON quiet_check.session_id = session.id
    WHERE session.child_id = ? AND session.trashed_at IS NULL AND NOT EXISTS (
        SELECT 1 FROM comfort WHERE comfort.session_id = session.id AND comfort.hurt = 1)
    ORDER BY julianday(quiet_check.at), quiet_check.rowid
"""
"""The quiet checks of a child with their sessions' lights, but for sessions in which it hurt."""

_CHECKED = """
    SELECT session.sensor_light, quiet_check.void
    FROM quiet_check CROSS JOIN session ON session.id = quiet_check.session_id
    WHERE quiet_check.gear_id = ? AND quiet_check.sensor = ? AND quiet_check.local_date = ?
        AND session.child_id = ? AND session.trashed_at IS NULL
"""

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


def devices(connection: sqlite3.Connection) -> tuple[Device, ...]:
    """The family's own sensors, the one used last first."""
    return _select(connection, Device, "ORDER BY julianday(last_used_at) DESC, rowid DESC")


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


def checks(connection: sqlite3.Connection, child_id: str) -> tuple[Check, ...]:
    """The child's quiet checks that may count as evidence, oldest first.

    None of the trash, none of a session in which anything hurt, none that rests on bad data.
    """
    of_row = reader(Check)
    found = ((row[0], of_row(row[1:])) for row in connection.execute(_CHECKS, (child_id,)))
    return tuple(
        check for light, check in found if tells_skill(void=check.void, sensor_light=light)
    )


def checked_on(
    connection: sqlite3.Connection, child_id: str, gear_id: str, sensor: str, local_date: str
) -> bool:
    """Whether the child had a quiet check on that day, in this gear, on this kind of sensor.

    One that rests on bad data, or lies in the trash, was none. One of a session in which it hurt
    was: nobody is asked to stand again for a number without it.
    """
    rows = connection.execute(_CHECKED, (gear_id, sensor, local_date, child_id))
    return any(tells_skill(void=bool(void), sensor_light=light) for light, void in rows)


def progress(connection: sqlite3.Connection, child_id: str) -> Progress:
    """The child's path, without the trash."""
    sessions = connection.execute(
        "SELECT id, local_date, CASE WHEN ended_by IS NOT NULL THEN active_s END "
        "FROM session WHERE child_id = ? AND trashed_at IS NULL",
        (child_id,),
    )
    rows = connection.execute(_ROUNDS, (child_id,)).fetchall()
    counted = _counted(connection, rows)
    rounds = [_round(row, counted) for row in rows]
    return progress_of(map(SessionRow._make, sessions), rounds)


def _counted(connection: sqlite3.Connection, rows: list[tuple[Any, ...]]) -> dict[str, Tally]:
    """By their ids, those of the rounds that their result does not tell all about.

    Some were cut off; in others there are void repetitions, of which a result may not know.
    """
    voided = {round_id for (round_id,) in connection.execute(_VOIDED)}
    wanted = [row[0] for row in rows if row[0] in voided or None in row[_RESULT]]
    repetitions = connection.execute(_COUNTED, (json.dumps(wanted),))
    return {
        round_id: tally_of_alike(
            Alike(bool(void), bool(success), *rest) for _, void, success, *rest in some
        )
        for round_id, some in groupby(repetitions, itemgetter(0))
    }


def _round(row: tuple[Any, ...], counted: dict[str, Tally]) -> RoundRow:
    round_id, session_id, game, local_date, rung = row[:5]
    result, of_session = row[_RESULT], row[10:]
    has_result = None not in result
    tally = counted.get(round_id) or (Tally(*result) if has_result else Tally())
    active_s = result[-1] if has_result else tally.active_s
    gear_id, sensor, support, light = of_session
    # By place, as thousands are made: names cost half as much again.
    course = CourseRound(
        *(local_date, rung, *tally[:4], active_s, gear_id, sensor, support, tally.void_reps, light)
    )
    return RoundRow(session_id, game, course)


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
