"""A child's path as it is read for the screen: the same numbers as everywhere else, and quickly."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from profiles.change import BASELINE, changes_in
from profiles.child_path import ChildPath
from profiles.comparable import setting_of
from profiles.milestone_record import MilestoneRecord, milestone_record_id
from profiles.milestones import shipped
from profiles.model import Check, Child, Comfort, Effort, Gear, Skin, Stumble, new_id
from profiles.path_courses import DOTS
from profiles.planned import PlannedWeek
from profiles.store import Store
from tests.profiles.afternoon import assignment_of, check_of, play, round_of, session_of
from tests.profiles.older import OLDER, as_of_schema

TODAY = "2026-03-20"
AT = f"{TODAY}T16:05:00+01:00"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store(tmp_path)) as store:
        yield store


@pytest.fixture
def ana(store: Store) -> Child:
    return store.add_child("Ana", "fox", created_on="2026-01-01")


def path_of(store: Store, child: Child, today: str = TODAY) -> ChildPath:
    assert store.flush(10)
    return store.path(child, shipped(), today)


def checked(store: Store, child: Child, days: int, gear: Gear | None = None) -> list[Check]:
    """A check on each of so many days, that goes up and down."""
    checks = []
    for n in range(days):
        day = (date(2026, 1, 5) + timedelta(days=n)).isoformat()
        session = session_of(child, gear or store.gear_of(child), day, "level")
        check = check_of(session, 8.0 + (n * 7 % 5) / 4)
        check = replace(check, values=(*check.values, ("board_left_share", 0.45)))
        store.keep("session", session)
        store.keep("check", check)
        checks.append(check)
    return checks


@pytest.mark.parametrize("schema", OLDER)
def test_days_and_repetitions_are_those_of_the_progress(tmp_path: Path, schema: int) -> None:
    as_of_schema(schema, tmp_path)
    with closing(Store(tmp_path)) as store:
        for child in store.children():
            path, progress = path_of(store, child), store.progress(child)
            assert path.days == progress.days
            assert path.active_s == progress.totals.active_s > 0
        ana = store.child("Ana")
        assert ana is not None
        # The other child's result tells of more repetitions than were kept.
        assert path_of(store, ana).reps == store.progress(ana).totals.reps


def test_a_guest_has_no_path(store: Store) -> None:
    play(store, store.guest(), 5, ended=True)
    assert path_of(store, store.guest()) == ChildPath()


@pytest.mark.parametrize("days", [1, 2, 5, 9, 30, 70])
def test_what_is_told_of_a_measure_is_told_by_all_its_checks(
    store: Store, ana: Child, days: int
) -> None:
    checks = checked(store, ana, days)
    path = path_of(store, ana)
    whole = changes_in(setting_of(checks[-1]), store.checks(ana))
    assert [course.key for course in path.courses] == ["mean_speed_mm_s", "board_left_share"]
    for course in path.courses:
        told = replace(course.change, sessions=days)
        assert told == whole[course.key]
        assert (course.change.sessions < days) == (
            days > BASELINE + DOTS or days > 2 * BASELINE + 3
        )
        assert [dot.date for dot in course.dots] == [one.local_date for one in checks[-DOTS:]]
        assert course.broke_on == ""
    sway = path.courses[0]
    assert [dot.value for dot in sway.dots] == [
        dict(one.values)[sway.key] for one in checks[-DOTS:]
    ]


def test_what_does_not_count_as_evidence_is_no_dot(store: Store, ana: Child) -> None:
    checks = checked(store, ana, 4)
    store.keep("void", replace(checks[0], void=True))
    store.keep("hurt", Comfort(new_id(), checks[1].session_id, AT, True))
    path = path_of(store, ana)
    assert [dot.date for dot in path.courses[0].dots] == ["2026-01-07", "2026-01-08"]


def test_new_gear_breaks_the_course(store: Store, ana: Child) -> None:
    checked(store, ana, 4)
    new = Gear(new_id(), ana.id, "new socket", "2026-02-01", left="prosthesis")
    store.add_gear(new, TODAY)
    path = path_of(store, ana)
    assert (path.courses, path.gear_since) == ((), "2026-02-01")
    session = session_of(ana, new, "2026-02-03", "level")
    store.keep("session", session)
    store.keep("check", check_of(session))
    (course,) = path_of(store, ana).courses
    assert ([dot.date for dot in course.dots], course.broke_on) == (["2026-02-03"], "2026-02-03")


def test_the_week_is_that_of_the_plan(store: Store, ana: Child) -> None:
    assert path_of(store, ana).week == PlannedWeek(4, 15.0, "")
    text = "format: 1\nid: mine\ndays_a_week: 3\nminutes: 10\n"
    plan = replace(assignment_of(ana, "mine"), plan_text=text)
    store.assign(ana, plan, plan.assigned_at)
    assert path_of(store, ana).week == PlannedWeek(3, 10.0, "mine")
    broken = replace(assignment_of(ana, "mine"), plan_text="days_a_week: [")
    store.assign(ana, broken, plan.assigned_at)
    assert path_of(store, ana).week == PlannedWeek(4, 15.0, "mine")


def test_a_game_is_told_with_where_it_stood_four_weeks_before(store: Store, ana: Child) -> None:
    for day, rung in (("2026-01-05", 1), ("2026-02-10", 2), ("2026-03-01", 4), ("2026-03-14", 5)):
        session = session_of(ana, store.gear_of(ana), day, "level")
        store.keep("session", session)
        store.keep("round", replace(round_of(session), rung=rung))
    (game,) = path_of(store, ana).games
    assert (game.level, game.rung, game.rung_before) == ("otter_river", 5, 2)
    assert (game.successes, game.reps) == (0, 0)


def test_what_an_adult_may_look_at_is_of_the_last_two_weeks(store: Store, ana: Child) -> None:
    for day in ("2026-03-05", "2026-03-08", "2026-03-19"):
        session = play(store, ana, 2, day, ended=True)
        store.keep("hurt", Comfort(new_id(), session.id, AT, True, "little", "leg_left"))
        store.keep("felt", Effort(new_id(), session.id, AT, "hard"))
        store.keep("stumble", Stumble(new_id(), session.id, AT))
        store.keep("skin", Skin(new_id(), session.id, AT, ok=day != "2026-03-08"))
    watched = path_of(store, ana).watched
    assert watched.hurt_on == watched.stumbled_on == ("2026-03-08", "2026-03-19")
    assert (watched.hurt_places, watched.skin_red_on) == (("leg_left",), ("2026-03-08",))
    assert watched.too_hard == 2


def test_a_milestone_that_is_no_longer_told_of_stays_kept(store: Store, ana: Child) -> None:
    session = play(store, ana, 2, ended=True)
    old = MilestoneRecord(
        milestone_record_id(ana.id, "of_old"), ana.id, "of_old", "2026-03-14", session.id, "Old."
    )
    store.keep("milestone", old)
    path = path_of(store, ana)
    assert (path.reached, store.milestones(ana)) == ((), (old,))


def test_the_week_shows_what_was_played_from_monday_to_sunday(store: Store, ana: Child) -> None:
    for day in ("2026-03-15", "2026-03-16", "2026-03-20"):
        play(store, ana, 2, day, ended=True)
    week = path_of(store, ana).days_in_week(TODAY)
    assert [day.date if day else "" for day in week] == [
        *("2026-03-16", "", "", ""),
        *("2026-03-20", "", ""),
    ]
