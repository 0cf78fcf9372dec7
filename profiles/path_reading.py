"""What a child's path is made of, read from the family's data: one child, without the trash.

It is read while a family waits for a screen, so rows are counted where they lie, and of the quiet
checks only those are read whole that something is told by (tests/benchmarks/storing.py).
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from profiles.child_path import ChildPath, Played, Stone, Watched
from profiles.legs import helper_leg
from profiles.milestone_loading import Milestones
from profiles.milestone_record import MilestoneRecord
from profiles.milestone_rules import needs_helper_leg
from profiles.of_child import KEPT, OLDEST_FIRST
from profiles.path_courses import courses
from profiles.planned import PlannedWeek, planned_week
from profiles.practice import assignment
from profiles.practice_records import Pause
from profiles.progress import Day
from profiles.reading import gear_of
from profiles.rows import columns, reader

__all__ = ["latest_session", "milestones_of", "path_of", "pauses_of"]

WATCHED_DAYS = 14
BEFORE_DAYS = 28
"""Where a child stands in a game is told beside where it stood so long before."""
GAMES_DAYS = 3 * BEFORE_DAYS
"""A game that was not played for so long before the last day of play is not told of."""

_DAYS = f"""
    SELECT local_date, total(CASE WHEN ended_by IS NOT NULL THEN active_s ELSE (
        SELECT total(coalesce(result.active_s, (
            SELECT total(duration_s) FROM repetition WHERE repetition.round_id = round.id)))
        FROM round LEFT JOIN result ON result.round_id = round.id
        WHERE round.session_id = session.id) END), count(*)
    FROM session {KEPT} GROUP BY local_date ORDER BY local_date
"""

_REPS = f"""
    SELECT count(*) FROM session CROSS JOIN round ON round.session_id = session.id
        CROSS JOIN repetition ON repetition.round_id = round.id
    {KEPT}
"""

_ROUNDS = f"""
    SELECT round.game, round.level, round.rung, session.local_date, round.id
    FROM session CROSS JOIN round ON round.session_id = session.id
    {KEPT} AND session.local_date >= ?
    {OLDEST_FIRST}, round.started_s, round.rowid
"""

_COUNTED = """
    SELECT round_id, total(success), count(*) FROM repetition
    WHERE void = 0 AND round_id IN (SELECT value FROM json_each(?)) GROUP BY round_id
"""

_SAID = f"""
    SELECT session.local_date, {{fields}} FROM session CROSS JOIN {{table}}
        ON {{table}}.session_id = session.id
    {KEPT} AND session.local_date > ? AND session.local_date <= ?
    {OLDEST_FIRST}
"""

_LATEST = f"""
    SELECT id FROM session {KEPT} ORDER BY julianday(started_at) DESC, rowid DESC LIMIT 1
"""


def path_of(
    connection: sqlite3.Connection, child_id: str, milestones: Milestones, today: str
) -> ChildPath:
    """The child's path on the family's local date `today`, with these milestones on it."""
    ours = (child_id,)
    days = tuple(Day(*row) for row in connection.execute(_DAYS, ours))
    (reps,) = connection.execute(_REPS, ours).fetchone()
    kept = {one.milestone: one for one in milestones_of(connection, child_id)}
    worn = gear_of(connection, child_id)
    plan = assignment(connection, child_id)
    return ChildPath(
        days=days,
        reps=reps,
        week=planned_week(plan.plan_text, plan.plan) if plan else PlannedWeek(),
        pauses=pauses_of(connection, child_id),
        stones=tuple(_stones(milestones, kept, helper_leg(worn))),
        games=_games(connection, child_id, days[-1].date) if days else (),
        courses=courses(connection, child_id, worn.id) if worn else (),
        watched=_watched(connection, child_id, today),
        gear_since=worn.since if worn else "",
    )


def _stones(
    milestones: Milestones, kept: Mapping[str, MilestoneRecord], helper: str
) -> Iterator[Stone]:
    """All that were reached, and those that can be: some need a helper leg."""
    for one in milestones:
        record = kept.get(one.id)
        if record is not None or helper or not needs_helper_leg(one.needs):
            yield Stone(one, record)


def milestones_of(connection: sqlite3.Connection, child_id: str) -> tuple[MilestoneRecord, ...]:
    """The milestones that a child has reached, by their days."""
    select = (
        f"SELECT {columns(MilestoneRecord)} FROM milestone "
        "WHERE child_id = ? ORDER BY reached_on, rowid"
    )
    return tuple(map(reader(MilestoneRecord), connection.execute(select, (child_id,))))


def latest_session(connection: sqlite3.Connection, child_id: str) -> str:
    """The id of the session that was played last; empty where none was."""
    row = connection.execute(_LATEST, (child_id,)).fetchone()
    return row[0] if row else ""


def pauses_of(connection: sqlite3.Connection, child_id: str) -> tuple[Pause, ...]:
    """A child's pauses, by their first days."""
    select = f"SELECT {columns(Pause)} FROM pause WHERE child_id = ? ORDER BY from_date, rowid"
    return tuple(map(reader(Pause), connection.execute(select, (child_id,))))


def _games(connection: sqlite3.Connection, child_id: str, last_day: str) -> tuple[Played, ...]:
    """Each game of the last weeks, the one played last behind all others."""
    rounds: dict[str, list[tuple[Any, ...]]] = {}
    for game, *row in connection.execute(_ROUNDS, (child_id, _before(last_day, GAMES_DAYS))):
        rounds.setdefault(game, []).append(tuple(row))
    last = {game: of_game[-1] for game, of_game in rounds.items()}
    wanted = json.dumps([round_id for *_, round_id in last.values()])
    counted = {row[0]: row[1:] for row in connection.execute(_COUNTED, (wanted,))}
    found = []
    for game, (level, rung, local_date, round_id) in last.items():
        same = [one for one in rounds[game] if one[0] == level]
        long_ago = [one for one in same if one[2] <= _before(local_date, BEFORE_DAYS)]
        before = (long_ago[-1] if long_ago else same[0])[1]
        successes, reps = counted.get(round_id, (0, 0))
        found.append((local_date, Played(game, level, rung, before, int(successes), reps)))
    return tuple(one for _, one in sorted(found, key=lambda pair: pair[0]))


def _watched(connection: sqlite3.Connection, child_id: str, today: str) -> Watched:
    span = (child_id, _before(today, WATCHED_DAYS), today)

    def said(table: str, *names: str) -> Iterable[tuple[Any, ...]]:
        fields = ", ".join(f"{table}.{name}" for name in names)
        return connection.execute(_SAID.format(table=table, fields=fields), span).fetchall()

    hurts = [(day, place) for day, hurt, place in said("comfort", "hurt", "place") if hurt]
    return Watched(
        hurt_on=_once(day for day, _ in hurts),
        hurt_places=_once(place for _, place in hurts if place),
        stumbled_on=_once(day for day, _ in said("stumble", "id")),
        skin_red_on=_once(day for day, ok in said("skin", "ok") if not ok),
        too_hard=sum(felt == "hard" for _, felt in said("effort", "felt")),
    )


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _before(local_date: str, days: int) -> str:
    return (date.fromisoformat(local_date) - timedelta(days=days)).isoformat()
