"""What milestones are told by, read from the family's data: one child, without the trash."""

import sqlite3
from typing import Any, TypeVar

from profiles.milestone_history import IN_BAND, LIFT, Kept, Played
from profiles.model import Check, Gear, Record, SessionRecord
from profiles.of_child import KEPT, OLDEST_FIRST, PLANS
from profiles.practice_records import Assignment
from profiles.rows import TABLES, columns, reader

__all__ = ["kept_of"]

R = TypeVar("R", bound=Record)


def _quality(name: str) -> str:
    """What a repetition's quality says under this name; NULL where it says nothing.

    Its text is opened only where the name is in it.
    """
    return f"""CASE WHEN instr(quality, '"{name}"') > 0 THEN (
            SELECT json_extract(pair.value, '$[1]') FROM json_each(quality) AS pair
            WHERE json_extract(pair.value, '$[0]') = '{name}') END"""


_PLAYED = f"""
    SELECT session.id, round.level, round.game, round.world, round.rung, round.support,
        EXISTS (SELECT 1 FROM helping_hands WHERE helping_hands.round_id = round.id),
        count(repetition.id),
        count(*) FILTER (WHERE repetition.tries > 1),
        count(*) FILTER (WHERE void = 0),
        count(*) FILTER (WHERE void = 0 AND success = 1),
        count(*) FILTER (WHERE void = 0 AND success = 1 AND side = 'left'),
        count(*) FILTER (WHERE void = 0 AND success = 1 AND side = 'right'),
        count(*) FILTER (WHERE void = 0 AND success = 1 AND tries = 1),
        max(CASE WHEN void = 0 THEN success * repetition.duration_s * {_quality(IN_BAND)} END),
        max(CASE WHEN void = 0 AND side = 'left' THEN {_quality(LIFT)} END),
        max(CASE WHEN void = 0 AND side = 'right' THEN {_quality(LIFT)} END)
    FROM session CROSS JOIN round ON round.session_id = session.id
        LEFT JOIN repetition ON repetition.round_id = round.id
    {KEPT}
    GROUP BY round.id
    {OLDEST_FIRST}, round.started_s, round.rowid
"""
"""What each round comes to, as `Played` has it. A record of each repetition would take ten times as
long, and the disk of a hundred thousand of them is read beside a game that is shown."""

_SAID = f"""
    SELECT session.id FROM session CROSS JOIN {{said}} ON {{said}}.session_id = session.id {KEPT}
"""

_CHECKS = f"""
    SELECT {columns(Check)}
    FROM session CROSS JOIN quiet_check ON quiet_check.session_id = session.id
    {KEPT} {OLDEST_FIRST}
"""


def kept_of(connection: sqlite3.Connection, child_id: str) -> Kept:
    """All that is kept of a child's play but for the trash, sessions oldest first."""
    ours = (child_id,)

    def read(kind: type[R], select: str) -> tuple[R, ...]:
        return tuple(map(reader(kind), connection.execute(select, ours)))

    def said(table: str, which: str = "") -> frozenset[str]:
        select = f"{_SAID.format(said=table)} {which}"
        return frozenset(session_id for (session_id,) in connection.execute(select, ours))

    sessions = f"SELECT {columns(SessionRecord)} FROM {TABLES[SessionRecord]} {KEPT}"
    return Kept(
        sessions=read(SessionRecord, f"{sessions} {OLDEST_FIRST}"),
        played=tuple(map(_played, connection.execute(_PLAYED, ours))),
        hurt=said("comfort", "AND comfort.hurt = 1"),
        felt=said("effort"),
        checks=read(Check, _CHECKS),
        gear=read(
            Gear, f"SELECT {columns(Gear)} FROM gear WHERE child_id = ? ORDER BY since, rowid"
        ),
        assignments=read(Assignment, PLANS),
    )


def _played(row: tuple[Any, ...]) -> tuple[str, Played]:
    session_id, level, game, world, rung, support, hands, *counts = row
    return session_id, Played(level, game, world, rung, support, bool(hands), *counts)
