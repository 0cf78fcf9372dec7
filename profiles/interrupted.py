"""What becomes of a session that was cut off: kept with what it had done, or into the trash."""

import sqlite3

from profiles.model import Repetition, Result
from profiles.rows import columns, reader, write
from profiles.tally import tally_of

INTERRUPTED = "interrupted"


def keep(connection: sqlite3.Connection, session_id: str) -> None:
    """End the session as interrupted, with what its repetitions show; one that ended stays so."""
    if not _is_unfinished(connection, session_id):
        return
    rounds = _repetitions(connection, session_id)
    for round_id, repetitions in rounds.items():
        if not _has_result(connection, round_id):
            write(connection, result_of(round_id, repetitions))
    (active_s,) = connection.execute(
        "SELECT total(result.active_s) FROM result JOIN round ON round.id = result.round_id "
        "WHERE round.session_id = ?",
        (session_id,),
    ).fetchone()
    last_s = max((rep.t_s for repetitions in rounds.values() for rep in repetitions), default=0.0)
    connection.execute(
        "UPDATE session SET ended_by = ?, active_s = ?, duration_s = ? WHERE id = ?",
        (INTERRUPTED, active_s, max(last_s, active_s), session_id),
    )


def into_trash(connection: sqlite3.Connection, session_id: str) -> None:
    """Put the session aside: nothing of it is deleted, and nothing of it is shown."""
    connection.execute(
        "UPDATE session SET trashed_at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now') "
        "WHERE id = ? AND trashed_at IS NULL",
        (session_id,),
    )


def result_of(round_id: str, repetitions: list[Repetition]) -> Result:
    """What a round without an end came to, from its repetitions."""
    tally = tally_of(repetitions)
    return Result(
        round_id=round_id,
        reps=tally.reps,
        successes=tally.successes,
        left_reps=tally.left_reps,
        right_reps=tally.right_reps,
        active_s=tally.active_s,
        ended_by=INTERRUPTED,
    )


def _is_unfinished(connection: sqlite3.Connection, session_id: str) -> bool:
    found = connection.execute(
        "SELECT 1 FROM session WHERE id = ? AND ended_by IS NULL", (session_id,)
    )
    return found.fetchone() is not None


def _has_result(connection: sqlite3.Connection, round_id: str) -> bool:
    found = connection.execute("SELECT 1 FROM result WHERE round_id = ?", (round_id,))
    return found.fetchone() is not None


def _repetitions(connection: sqlite3.Connection, session_id: str) -> dict[str, list[Repetition]]:
    """The repetitions of each of the session's rounds."""
    rounds = connection.execute("SELECT id FROM round WHERE session_id = ?", (session_id,))
    select = f"SELECT {columns(Repetition)} FROM repetition WHERE round_id = ? ORDER BY number"
    return {
        round_id: list(map(reader(Repetition), connection.execute(select, (round_id,))))
        for (round_id,) in rounds.fetchall()
    }
