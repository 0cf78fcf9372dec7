"""What a report is made of, read from the family's data: one child, without the trash."""

import sqlite3
from typing import Any, TypeVar

from profiles.milestone_history import LIFT
from profiles.model import (
    Check,
    Child,
    Comfort,
    Effort,
    Gear,
    Record,
    SessionRecord,
    Skin,
    Stumble,
)
from profiles.of_child import KEPT, OLDEST_FIRST, PLANS
from profiles.practice_records import Assignment, LadderStep
from profiles.report_filed import Filed, LegHold, PlacedStep, PlayedRound
from profiles.rows import TABLES, columns, reader

__all__ = ["LIFTS", "filed"]

R = TypeVar("R", bound=Record)


_ROUNDS = f"""
    SELECT session.id, round.level, round.game, round.rung, round.support,
        coalesce(result.active_s, total(repetition.duration_s)),
        count(*) FILTER (WHERE repetition.void = 0),
        count(*) FILTER (WHERE repetition.void = 0 AND repetition.side = 'left'),
        count(*) FILTER (WHERE repetition.void = 0 AND repetition.side = 'right'),
        count(*) FILTER (WHERE repetition.void = 1),
        helping_hands.share
    FROM session CROSS JOIN round ON round.session_id = session.id
        LEFT JOIN repetition ON repetition.round_id = round.id
        LEFT JOIN result ON result.round_id = round.id
        LEFT JOIN helping_hands ON helping_hands.round_id = round.id
    {KEPT}
    GROUP BY round.id
    {OLDEST_FIRST}, round.started_s, round.rowid
"""
"""What each round comes to; of one that was cut off, what its repetitions show."""

_STEPS = f"""
    SELECT round.level, session.gear_id, session.local_date, {columns(LadderStep)}
    FROM session CROSS JOIN round ON round.session_id = session.id
        CROSS JOIN ladder_step ON ladder_step.round_id = round.id
    {KEPT}
    ORDER BY julianday(ladder_step.at), ladder_step.rowid
"""

LIFTS = "log_trail"
"""The game in which a foot is lifted."""

_HOLDS = f"""
    SELECT session.id, round.level, round.support, repetition.side,
        max(CAST(json_extract(kept.value, '$[1]') AS REAL)) AS hold_s
    FROM session CROSS JOIN round ON round.session_id = session.id
        CROSS JOIN repetition ON repetition.round_id = round.id
        CROSS JOIN json_each(
            CASE WHEN json_valid(repetition.quality) THEN repetition.quality ELSE '[]' END
        ) AS kept
    {KEPT} AND round.game = '{LIFTS}' AND repetition.void = 0
        AND CASE kept.type WHEN 'array' THEN json_extract(kept.value, '$[0]') END = '{LIFT}'
    GROUP BY session.id, round.level, round.support, repetition.side
    HAVING hold_s > 0
    {OLDEST_FIRST}, round.level, round.support, repetition.side
"""
"""The longest of each session. The text of a quality is opened for the rounds of one game alone."""


def filed(connection: sqlite3.Connection, child: Child) -> Filed:
    """All that is kept of a child but for the trash, sessions oldest first."""
    ours = (child.id,)

    def of_session(kind: type[R]) -> tuple[R, ...]:
        joined = f"CROSS JOIN {TABLES[kind]} ON {TABLES[kind]}.session_id = session.id"
        select = f"SELECT {columns(kind)} FROM session {joined} {KEPT} {OLDEST_FIRST}"
        return tuple(map(reader(kind), connection.execute(select, ours)))

    sessions = f"SELECT {columns(SessionRecord)} FROM session {KEPT} {OLDEST_FIRST}"
    gear = f"SELECT {columns(Gear)} FROM gear WHERE child_id = ? ORDER BY since, rowid"
    trash = "SELECT count(*) FROM session WHERE child_id = ? AND trashed_at IS NOT NULL"
    (trashed,) = connection.execute(trash, ours).fetchone()
    return Filed(
        child=child,
        gear=tuple(map(reader(Gear), connection.execute(gear, ours))),
        sessions=tuple(map(reader(SessionRecord), connection.execute(sessions, ours))),
        rounds=tuple(map(PlayedRound._make, connection.execute(_ROUNDS, ours))),
        comforts=of_session(Comfort),
        efforts=of_session(Effort),
        stumbles=of_session(Stumble),
        skins=of_session(Skin),
        checks=of_session(Check),
        holds=tuple(map(LegHold._make, connection.execute(_HOLDS, ours))),
        steps=tuple(map(_placed, connection.execute(_STEPS, ours))),
        assignments=tuple(map(reader(Assignment), connection.execute(PLANS, ours))),
        trashed=trashed,
    )


def _placed(row: tuple[Any, ...]) -> PlacedStep:
    level, gear_id, local_date, *step = row
    return PlacedStep(level, gear_id, local_date, reader(LadderStep)(tuple(step)))
