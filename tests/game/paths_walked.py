"""Paths of made-up children, from pure data: none, a week, three months, two years, and a break."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

from profiles import milestone_rules as rules
from profiles.change import change_of
from profiles.child_path import ChildPath, Course, PathDot, Played, Stone, Watched
from profiles.comparable import Reading
from profiles.milestone_record import MilestoneRecord, milestone_record_id
from profiles.milestones import Milestones, shipped
from profiles.model import Child
from profiles.planned import PlannedWeek
from profiles.practice_records import Pause
from profiles.progress import Day

TODAY = "2026-11-21"
"""A Saturday."""
KIT = Child("00000000-0000-4000-8000-000000000001", "KT47", "Kit", "fox", "2024-11-01")
SEASON, YEARS, FIVE_YEARS = 90, 730, 1826
SWAY, BOARD = "mean_speed_mm_s", "board_left_share"


def days_before(count: int, today: str = TODAY) -> str:
    """The local date so many days before."""
    return (date.fromisoformat(today) - timedelta(days=count)).isoformat()


def played_days(span: int, ended: int = 0, seed: int = 7) -> tuple[Day, ...]:
    """About four days a week, from `span` days ago until `ended` days ago."""
    chance = Random(seed)
    kept = [n for n in range(span, ended - 1, -1) if n == span or chance.random() < 4 / 7]
    return tuple(Day(days_before(n), chance.uniform(100, 900), 1) for n in kept)


def walked(days: tuple[Day, ...], count: int, today: str = TODAY, **more: object) -> ChildPath:
    """A path with so many milestones, reached on its days in the order of the list."""
    milestones = shipped()
    reached = dict(zip((one.id for one in milestones[:count]), _spread(days, count), strict=True))
    stones = tuple(
        Stone(one, _record(one.id, reached[one.id]) if one.id in reached else None)
        for one in _honest(milestones, len(days), reached)
    )
    path = ChildPath(days=days, reps=24 * len(days), stones=stones)
    return replace(path, **more)  # type: ignore[arg-type]  # tests name the fields


def _honest(milestones: Milestones, days: int, reached: dict[str, str]) -> Milestones:
    """The milestones; those of days that are not yet there are taken from `reached`."""
    for one in milestones:
        if isinstance(one.needs, rules.Days) and days < one.needs.days:
            reached.pop(one.id, None)
    return milestones


def _spread(days: tuple[Day, ...], count: int) -> list[str]:
    return [days[n * (len(days) - 1) // max(1, count - 1)].date for n in range(count)]


def _record(milestone: str, day: str) -> MilestoneRecord:
    id_ = milestone_record_id(KIT.id, milestone)
    return MilestoneRecord(id_, KIT.id, milestone, day, "", "", f"{day}T17:00:00+01:00")


def course(key: str, values: tuple[float, ...], broke_on: str = "") -> Course:
    """A measure with one value each other day, the last one today."""
    days = [days_before(2 * (len(values) - 1 - n)) for n in range(len(values))]
    readings = [
        Reading(datetime.fromisoformat(f"{day}T16:00:00+01:00"), day, f"session {n}", value)
        for n, (day, value) in enumerate(zip(days, values, strict=True))
    ]
    dots = tuple(PathDot(day, value) for day, value in zip(days, values, strict=True))
    return Course(key, dots[-24:], change_of(key, readings), broke_on)


def about(
    middle: float, wide: float, count: int, drift: float = 0.0, seed: int = 3
) -> tuple[float, ...]:
    """Values that go up and down round a middle that moves by `drift` each time."""
    chance = Random(seed)
    return tuple(middle + drift * n + chance.uniform(-wide, wide) for n in range(count))


GAMES = (
    Played("log_trail", "log_trail", 1, 1, 5, 8),
    Played("otter_river", "otter_river", 3, 2, 7, 9),
    Played("sleepy_owl", "sleepy_owl", 2, 2, 4, 5),
)


def nothing_yet() -> ChildPath:
    """Nothing played, and everything ahead."""
    return ChildPath(stones=tuple(Stone(one) for one in shipped()))


def first_week() -> ChildPath:
    """Three short days; two dots, and too early to tell."""
    days = tuple(Day(days_before(n), s, 1) for n, s in ((5, 130.0), (3, 400.0), (0, 700.0)))
    return walked(days, 2, games=(GAMES[1],), courses=(course(SWAY, (31.0, 28.0)),), reps=31)


def third_month() -> ChildPath:
    """A season of play in new gear, with something to look at."""
    watched = Watched(
        (days_before(9), days_before(2)), ("leg_left", "back"), (days_before(4),), (), 2
    )
    since, ill = days_before(34), (days_before(60), days_before(48))
    days = tuple(day for day in played_days(SEASON) if not ill[0] <= day.date < ill[1])
    return walked(
        days,
        16,
        games=GAMES,
        courses=(
            course(SWAY, about(30.0, 2.0, 18, -0.55), since),
            course(BOARD, about(0.44, 0.03, 18, seed=5), since),
        ),
        watched=watched,
        gear_since=since,
        pauses=(Pause("p", KIT.id, "ill", *ill),),
    )


def second_year() -> ChildPath:
    """Every milestone, and a long calendar."""
    return walked(
        played_days(YEARS),
        len(shipped()),
        games=GAMES,
        courses=(course(SWAY, about(24.0, 3.0, 60)), course(BOARD, about(0.48, 0.02, 60, seed=5))),
        week=PlannedWeek(5, 15.0, "plan"),
    )


def six_weeks_away() -> ChildPath:
    """A season of play, and nothing for six weeks."""
    return walked(played_days(SEASON + 42, 42), 12, games=GAMES)


def resting() -> ChildPath:
    """A pause that holds."""
    path = walked(played_days(SEASON, 6), 12, games=GAMES)
    return replace(path, pauses=(Pause("p", KIT.id, "skin", days_before(4)),))


def five_years() -> ChildPath:
    """As much as anybody has."""
    return replace(second_year(), days=played_days(FIVE_YEARS))


WALKED = {
    "empty": nothing_yet,
    "week_1": first_week,
    "month_3": third_month,
    "year_2": second_year,
    "break": six_weeks_away,
    "resting": resting,
}
