"""How the measures of a child's quiet checks went, in the setting of the latest one that may count.

Of a long course only the first sessions, which the baseline is made of, and the latest are read
whole: what lies between changes nothing of what can be told (`profiles.milestone_skills.telling`).
"""

import json
import sqlite3
from typing import Any, NamedTuple

from profiles.change import BASELINE, change_of
from profiles.child_path import Course, PathDot
from profiles.comparable import Reading, medians_by, readings_in, setting_of
from profiles.milestone_skills import telling
from profiles.model import Check
from profiles.report_trends import BOARD_SHARE, FOOT_SHARE, SWAY
from profiles.rows import columns, reader
from profiles.tally import tells_skill

__all__ = ["courses"]

DOTS = 24
"""Sessions that are shown: a block of six weeks."""

KEYS = (SWAY, BOARD_SHARE, FOOT_SHARE)


class Placed(NamedTuple):
    """A check that may count, and where it belongs."""

    id: str
    session_id: str
    local_date: str
    setting: tuple[Any, ...]
    """As `profiles.comparable.Setting`, by its fields in their order."""


_PLACED = """
    SELECT quiet_check.id, session.id, session.sensor_light, quiet_check.void,
        quiet_check.local_date, quiet_check.gear_id, quiet_check.sensor, quiet_check.chain,
        quiet_check.support, quiet_check.to_s - quiet_check.from_s
    FROM session CROSS JOIN quiet_check ON quiet_check.session_id = session.id
    WHERE session.child_id = ? AND session.trashed_at IS NULL AND NOT EXISTS (
        SELECT 1 FROM comfort WHERE comfort.session_id = session.id AND comfort.hurt = 1)
    ORDER BY julianday(quiet_check.at), quiet_check.rowid
"""

_WHOLE = f"""
    SELECT {columns(Check)} FROM quiet_check WHERE id IN (SELECT value FROM json_each(?))
    ORDER BY julianday(at), rowid
"""


def courses(connection: sqlite3.Connection, child_id: str, gear_id: str) -> tuple[Course, ...]:
    """Of quiet sway and of the load share that the sensor knows, those measured in this gear."""
    placed = [
        Placed(id_, session_id, local_date, (*setting, round(window_s)))
        for id_, session_id, light, void, local_date, *setting, window_s in connection.execute(
            _PLACED, (child_id,)
        )
        if tells_skill(void=bool(void), sensor_light=light)
    ]
    if not placed or placed[-1].setting[0] != gear_id:
        return ()
    ours = [one for one in placed if one.setting == placed[-1].setting]
    broke_on = ours[0].local_date if ours[0] != placed[0] else ""
    checks = _read(connection, ours)
    found = readings_in(setting_of(checks[-1]), checks)
    return tuple(_course(key, sorted(found[key]), broke_on) for key in KEYS if key in found)


def _read(connection: sqlite3.Connection, ours: list[Placed]) -> tuple[Check, ...]:
    sessions = list(dict.fromkeys(one.session_id for one in ours))
    telling_all = {*sessions[:BASELINE], *sessions[-DOTS:]}
    wanted = json.dumps([one.id for one in ours if one.session_id in telling_all])
    return tuple(map(reader(Check), connection.execute(_WHOLE, (wanted,))))


def _course(key: str, readings: list[Reading], broke_on: str) -> Course:
    dates = {one.session_id: one.local_date for one in reversed(readings)}
    ordered = dict.fromkeys(one.session_id for one in readings)
    values = medians_by("session_id", readings)
    dots = tuple(PathDot(dates[one], value) for one, value in zip(ordered, values, strict=True))
    return Course(key, dots[-DOTS:], change_of(key, telling(readings)), broke_on)
