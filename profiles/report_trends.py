"""The trends of a report: each setting of a measure is a course of its own.

What may be compared, the baseline and the child's own noise are those of `profiles.change` and
`profiles.comparable`. A course breaks where gear, sensor, filter, support or window changes.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from profiles.change import Change, change_of
from profiles.comparable import Reading, Setting, medians_by, readings_in, setting_of
from profiles.model import Check
from profiles.report_filed import Span

__all__ = [
    "BOARD_SHARE",
    "FEWEST",
    "FOOT_SHARE",
    "SWAY",
    "Course",
    "HoldSetting",
    "Point",
    "Trend",
    "courses_of",
    "trend_of",
]

SWAY = "mean_speed_mm_s"
BOARD_SHARE = "board_left_share"
"""What one board knows: the share on its left half, and never the load under a foot."""
FOOT_SHARE = "left_share"
"""What insoles know."""
FEWEST = 3
"""Sessions of one setting from which on there is a line (requirement HEP-08); dots below."""


class HoldSetting(NamedTuple):
    """What two holds on one leg must share before they may be compared."""

    gear_id: str
    sensor: str
    level: str
    support: str


GROUND = "gear_id", "sensor", "level", "chain", "window_s", "support"
"""The fields of settings, in the order in which a break tells them."""


S = TypeVar("S", Setting, HoldSetting)


class Point(NamedTuple):
    """One session's value."""

    date: str
    value: float


class Course(NamedTuple):
    """One measure in one setting, up to the last day of the report."""

    setting: Setting | HoldSetting
    points: tuple[Point, ...]
    """Of the days of the report alone, oldest first."""
    change: Change
    """Of all sessions up to then: its baseline may lie before the report."""
    first: str
    """The day of its first session ever."""
    broke: tuple[str, ...]
    """In which fields the setting differs from the one that began before it; none of the first."""

    @property
    def has_line(self) -> bool:
        """Whether there are enough sessions for more than dots."""
        return self.change.sessions >= FEWEST


class Trend(NamedTuple):
    """One measure; its courses by their first days."""

    key: str
    courses: tuple[Course, ...]

    @property
    def sessions(self) -> int:
        """Values within the report."""
        return sum(len(course.points) for course in self.courses)


def trend_of(keys: Collection[str], checks: Iterable[Check], span: Span) -> Trend | None:
    """The course of the one of `keys` that was measured last, in the days of `span`.

    `checks` are those that may be compared, oldest first. None where nothing was measured then.
    """
    known = [check for check in checks if check.local_date <= span.last]
    found: dict[Setting, Mapping[str, tuple[Reading, ...]]] = {}
    for check in known:
        setting = setting_of(check)
        if setting not in found:
            found[setting] = readings_in(setting, known)
    key = _measured_last(keys, known, span)
    if key is None:
        return None
    read = {setting: sorted(by_key[key]) for setting, by_key in found.items() if key in by_key}
    return Trend(key, courses_of(key, read, span))


def _measured_last(keys: Collection[str], known: Sequence[Check], span: Span) -> str | None:
    for check in reversed(known):
        if not span.holds(check.local_date):
            continue
        there = readings_in(setting_of(check), [check])
        for key in keys:
            if key in there:
                return key
    return None


def courses_of(key: str, read: Mapping[S, Sequence[Reading]], span: Span) -> tuple[Course, ...]:
    """A course for each setting with a value in the days of `span`; readings are oldest first."""
    courses = []
    before: S | None = None
    for setting in sorted(read, key=lambda one: read[one][0].at):
        readings = read[setting]
        points = _points(readings, span)
        if points:
            change, first = change_of(key, readings), readings[0].local_date
            courses.append(Course(setting, points, change, first, _differs(before, setting)))
        before = setting
    return tuple(courses)


def _points(readings: Sequence[Reading], span: Span) -> tuple[Point, ...]:
    """One for each session, by its day."""
    within = [one for one in readings if span.holds(one.local_date)]
    dates = {one.session_id: one.local_date for one in reversed(within)}
    ordered = list(dict.fromkeys(one.session_id for one in within))
    values = medians_by("session_id", within)
    return tuple(Point(dates[one], value) for one, value in zip(ordered, values, strict=True))


def _differs(before: S | None, setting: S) -> tuple[str, ...]:
    if before is None:
        return ()
    old, new = before._asdict(), setting._asdict()
    return tuple(name for name in GROUND if name in new and old[name] != new[name])
