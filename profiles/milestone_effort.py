"""Milestones of effort: reached at once, by doing, whatever came of it or a sensor said."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date, timedelta
from itertools import accumulate

from profiles.milestone_evidence import Evidence, Found
from profiles.milestone_history import Sitting
from profiles.milestone_rules import (
    ActiveMinutes,
    Days,
    DaysAway,
    DaysInWeek,
    Games,
    NewGear,
    Reps,
    Sessions,
    Told,
    ToldFelt,
    ToldHurt,
    TriedAgain,
    Worlds,
)

__all__ = [
    "active_minutes",
    "days",
    "days_away",
    "days_in_week",
    "games",
    "new_gear",
    "reps",
    "sessions",
    "told",
    "told_felt",
    "told_hurt",
    "tried_again",
    "worlds",
]

Sittings = Sequence[Sitting]
MINUTE_S = 60.0


def sessions(rule: Sessions, sittings: Sittings) -> Found | None:
    """So many times of playing."""
    return _adding_up(sittings, lambda _: 1, rule.sessions, "Times of playing: {n}.")


def days(rule: Days, sittings: Sittings) -> Found | None:
    """So many different days."""
    return _different(sittings, lambda one: {one.local_date}, rule.days, "Days of playing: {n}.")


def active_minutes(rule: ActiveMinutes, sittings: Sittings) -> Found | None:
    """So many minutes in all."""
    needed_s = rule.active_minutes * MINUTE_S
    found = _adding_up(sittings, lambda one: one.active_s, needed_s, "")
    evidence = Evidence("Minutes of play in all: {n}.", (("n", str(rule.active_minutes)),))
    return None if found is None else Found(found.at, evidence)


def reps(rule: Reps, sittings: Sittings) -> Found | None:
    """So many repetitions, done one way or the other."""
    return _adding_up(
        sittings, lambda one: sum(played.done for played in one.played), rule.reps, "Tries: {n}."
    )


def tried_again(rule: TriedAgain, sittings: Sittings) -> Found | None:
    """So many that were tried more than once."""
    return _adding_up(
        sittings,
        lambda one: sum(played.again for played in one.played),
        rule.tried_again,
        "Tried once more: {n} times.",
    )


def games(rule: Games, sittings: Sittings) -> Found | None:
    """So many different games."""
    return _different(
        sittings,
        lambda one: {played.game for played in one.played if played.done},
        rule.games,
        "Different games: {n}.",
    )


def worlds(rule: Worlds, sittings: Sittings) -> Found | None:
    """So many different worlds."""
    return _different(
        sittings,
        lambda one: {played.world for played in one.played if played.done},
        rule.worlds,
        "Different worlds: {n}.",
    )


def told(_: Told, sittings: Sittings) -> Found | None:
    """Never by what is kept: a grown-up says so (`Store.tell_milestone`)."""
    return None


def told_hurt(_: ToldHurt, sittings: Sittings) -> Found | None:
    """The child said that something hurt."""
    return _at_once(sittings, lambda one: one.hurt, "Said that something hurt.")


def told_felt(_: ToldFelt, sittings: Sittings) -> Found | None:
    """The child said how a game felt."""
    return _at_once(sittings, lambda one: one.felt, "Said how a game felt.")


def days_in_week(rule: DaysInWeek, sittings: Sittings) -> Found | None:
    """So many different days of one week, or as many as the plan of that time asks for."""
    weeks: dict[date, set[str]] = {}
    for at, sitting in enumerate(sittings):
        day = date.fromisoformat(sitting.local_date)
        week = weeks.setdefault(day - timedelta(days=day.weekday()), set())
        week.add(sitting.local_date)
        needed = sitting.planned_days if rule.days_in_week == "plan" else rule.days_in_week
        if len(week) >= needed:
            values = (("n", str(len(week))), ("planned", str(sitting.planned_days)))
            return Found(at, Evidence("Days in one week: {n}; the plan has {planned}.", values))
    return None


def days_away(rule: DaysAway, sittings: Sittings) -> Found | None:
    """Came back after so many days, counted from the latest day there is."""
    latest: date | None = None
    for at, sitting in enumerate(sittings):
        day = date.fromisoformat(sitting.local_date)
        away = 0 if latest is None else (day - latest).days - 1
        if away >= rule.days_away:
            return Found(at, Evidence("Came back after {n} days.", (("n", str(away)),)))
        # A clock that was set back and then right again is no break.
        latest = day if latest is None else max(day, latest)
    return None


def new_gear(_: NewGear, sittings: Sittings) -> Found | None:
    """Played in other gear than the first."""
    return _at_once(sittings, lambda one: one.gear_id != sittings[0].gear_id, "Played in new gear.")


def _at_once(sittings: Sittings, so: Callable[[Sitting], bool], text: str) -> Found | None:
    at = next((at for at, sitting in enumerate(sittings) if so(sitting)), None)
    return None if at is None else Found(at, Evidence(text))


def _adding_up(
    sittings: Sittings, amount: Callable[[Sitting], float], needed: float, text: str
) -> Found | None:
    totals = accumulate(map(amount, sittings))
    return _reached(totals, needed, text)


def _different(
    sittings: Sittings, things: Callable[[Sitting], set[Hashable]], needed: int, text: str
) -> Found | None:
    known: set[Hashable] = set()
    for at, sitting in enumerate(sittings):
        known |= things(sitting)
        if len(known) >= needed:
            return Found(at, Evidence(text, (("n", str(len(known))),)))
    return None


def _reached(totals: Iterable[float], needed: float, text: str) -> Found | None:
    for at, total in enumerate(totals):
        if total >= needed:
            return Found(at, Evidence(text, (("n", f"{total:.0f}"),)))
    return None
