"""What milestones are told by, read from the family's data: one child, without the trash."""

import sqlite3
from typing import Any, TypeVar

from profiles.milestone_history import Kept
from profiles.model import (
    Check,
    Comfort,
    Effort,
    HelpingHands,
    Record,
    Repetition,
    Round,
    SessionRecord,
)
from profiles.practice_records import Assignment
from profiles.rows import TABLES, columns, reader

__all__ = ["kept_of"]

R = TypeVar("R", bound=Record)

_OF_CHILD = "WHERE session.child_id = ? AND session.trashed_at IS NULL"
# julianday compares moments, where the text of a time would compare clocks.
_OLDEST_FIRST = "ORDER BY julianday(session.started_at), session.rowid"


def kept_of(connection: sqlite3.Connection, child_id: str) -> Kept:
    """All that is kept of a child's play but for the trash, sessions oldest first."""

    def read(kind: type[R], joined: str) -> tuple[R, ...]:
        select = f"SELECT {columns(kind)} FROM session {joined} {_OF_CHILD} {_OLDEST_FIRST}"
        return tuple(map(reader(kind), connection.execute(select, (child_id,))))

    of_round = "CROSS JOIN round ON round.session_id = session.id"
    plans = (
        f"SELECT {columns(Assignment)} FROM assignment WHERE child_id = ? "
        "ORDER BY julianday(assigned_at), rowid"
    )
    return Kept(
        sessions=read(SessionRecord, ""),
        rounds=read(Round, of_round),
        repetitions=read(Repetition, f"{of_round} {_on_round(Repetition)}"),
        hands=read(HelpingHands, f"{of_round} {_on_round(HelpingHands)}"),
        comforts=read(Comfort, _on_session(Comfort)),
        efforts=read(Effort, _on_session(Effort)),
        checks=read(Check, _on_session(Check)),
        assignments=tuple(map(reader(Assignment), connection.execute(plans, (child_id,)))),
    )


def _on_session(kind: type[Any]) -> str:
    return f"CROSS JOIN {TABLES[kind]} ON {TABLES[kind]}.session_id = session.id"


def _on_round(kind: type[Any]) -> str:
    return f"CROSS JOIN {TABLES[kind]} ON {TABLES[kind]}.round_id = round.id"
