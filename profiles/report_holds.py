"""The third trend of a report: how long the child stood on one leg, the longest of each session.

The helper leg is the one that wears a prosthesis or an orthosis; where neither leg does, or both
do, the two are told as left and right. A course breaks where gear, sensor, level or support
changes. What is kept of a repetition says how long its foot was up: the other leg stood so long.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from math import isfinite
from typing import NamedTuple

from profiles.comparable import Reading
from profiles.legs import STANDING
from profiles.model import SessionRecord
from profiles.report_filed import Filed, LegHold, Span
from profiles.report_trends import HoldSetting, Trend, courses_of
from profiles.tally import NOBODY_STOOD, tells_skill

__all__ = ["LegTrend", "holds_of"]


class LegTrend(NamedTuple):
    """How long the child stood on this leg."""

    leg: str
    """left or right: the one that stood."""
    trend: Trend


def holds_of(filed: Filed, span: Span) -> tuple[LegTrend, ...]:
    """Both legs' trends in the days of `span`, left first; a leg that never stood has none."""
    found: dict[str, dict[HoldSetting, list[Reading]]] = {"left": {}, "right": {}}
    sessions = _telling(filed, span)
    for (leg, setting), readings in _read(filed.holds, sessions).items():
        found[leg][setting] = readings
    trends = (
        (leg, Trend(f"{leg}_leg_hold_s", courses_of(f"{leg}_leg_hold_s", read, span)))
        for leg, read in found.items()
    )
    return tuple(LegTrend(leg, trend) for leg, trend in trends if trend.courses)


def _telling(filed: Filed, span: Span) -> Mapping[str, SessionRecord]:
    """The sessions up to the end of the report that tell what this child can do, by their ids."""
    hurt = {one.session_id for one in filed.comforts if one.hurt}
    return {
        one.id: one
        for one in filed.sessions
        if one.local_date <= span.last
        and one.id not in hurt
        and one.sensor not in NOBODY_STOOD
        and tells_skill(sensor_light=one.sensor_light)
    }


def _read(
    holds: Iterable[LegHold], sessions: Mapping[str, SessionRecord]
) -> Mapping[tuple[str, HoldSetting], list[Reading]]:
    """The longest hold of each of these sessions, by leg and setting, oldest first."""
    read: defaultdict[tuple[str, HoldSetting], list[Reading]] = defaultdict(list)
    for one in _possible(holds):
        session = sessions.get(one.session_id)
        if session is None:
            continue
        setting = HoldSetting(session.gear_id, session.sensor, one.level, one.support)
        at = datetime.fromisoformat(session.started_at)
        reading = Reading(at, session.id, session.local_date, one.hold_s)
        read[STANDING[one.lifted], setting].append(reading)
    return read


def _possible(holds: Iterable[LegHold]) -> Sequence[LegHold]:
    """Without what is no length of time, and without feet that never went up."""
    return [one for one in holds if one.lifted in STANDING and isfinite(one.hold_s) and one.hold_s]
