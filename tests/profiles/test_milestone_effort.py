"""Effort is reached at once, by doing, and nothing takes it away."""

from profiles.milestone_history import Played
from profiles.milestone_rules import (
    ActiveMinutes,
    Days,
    DaysAway,
    DaysInWeek,
    Games,
    NewGear,
    Reps,
    Rule,
    Sessions,
    ToldFelt,
    ToldHurt,
    TriedAgain,
    Worlds,
)
from tests.profiles.milestone_days import at, found, gates, nap, sitting


def told(rule: Rule, *numbers: int) -> str:
    one = found(rule, *map(sitting, numbers))
    assert one is not None
    return one.evidence.sentence


def test_the_first_time_is_reached_at_once_whatever_the_sensor_said_and_though_it_hurt() -> None:
    assert at(Sessions(sessions=1), sitting(0, sensor_light="bad", hurt=True, active_s=0.0)) == 0
    assert told(Sessions(sessions=1), 0) == "Times of playing: 1."


def test_two_sessions_of_a_day_are_two_sessions_and_one_day() -> None:
    twice = (sitting(0), sitting(0), sitting(7), sitting(90))
    assert at(Sessions(sessions=2), *twice) == 1
    assert at(Days(days=2), *twice) == 2
    assert at(Days(days=3), *twice) == 3
    assert at(Days(days=4), *twice) is None


def test_minutes_add_up_over_all_days() -> None:
    minutes = ActiveMinutes(active_minutes=5)
    sittings = [sitting(n, active_s=100.0) for n in range(3)]
    assert at(minutes, *sittings[:2]) is None
    assert at(minutes, *sittings) == 2
    assert told(minutes, 0, 1, 2) == "Minutes of play in all: 5."


def test_tries_count_whether_they_came_off_or_rest_on_bad_data() -> None:
    missed = Played("otter_river", "otter_river", "river", 1, "none", done=8, again=5)
    assert at(Reps(reps=16), sitting(0, missed), sitting(1, missed, sensor_light="bad")) == 1
    assert at(TriedAgain(tried_again=10), sitting(0, missed), sitting(1, missed)) == 1
    assert at(TriedAgain(tried_again=11), sitting(0, missed), sitting(1, missed)) is None


def test_games_and_worlds_count_when_they_are_new() -> None:
    course = (sitting(0, gates(1, 1)), sitting(1, gates(1, 1)), sitting(2, nap(5)))
    assert at(Games(games=2), *course) == 2
    assert at(Worlds(worlds=2), *course) == 2
    untried = Played("log_trail", "log_trail", "beach", 1, "none")
    assert at(Games(games=3), *course, sitting(3, untried)) is None


def test_saying_that_it_hurt_or_how_it_felt_is_reached_when_it_is_said() -> None:
    assert at(ToldHurt(told_hurt=True), sitting(0), sitting(1, hurt=True)) == 1
    assert at(ToldFelt(told_felt=True), sitting(0, felt=True)) == 0
    assert at(ToldHurt(told_hurt=True), sitting(0)) is None


def test_a_week_is_measured_by_the_plan_of_its_time() -> None:
    plan = DaysInWeek(days_in_week="plan")
    four = [sitting(n) for n in (0, 2, 4, 6)]
    assert at(plan, *four) == 3
    assert at(plan, *(sitting(n, planned_days=2) for n in (0, 2))) == 1
    assert at(plan, *(sitting(n) for n in (0, 2, 5, 7, 9, 10))) is None
    assert at(DaysInWeek(days_in_week=3), *four) == 2
    one = found(plan, *four)
    assert one is not None
    assert one.evidence.sentence == "Days in one week: 4; the plan has 4."


def test_two_sessions_of_a_day_are_one_day_of_the_week() -> None:
    plan = DaysInWeek(days_in_week="plan")
    assert at(plan, *(sitting(n) for n in (0, 0, 1, 2))) is None


def test_who_comes_back_after_two_weeks_is_welcomed() -> None:
    away = DaysAway(days_away=14)
    assert at(away, sitting(0), sitting(14)) is None
    assert at(away, sitting(0), sitting(15)) == 1
    assert told(away, 0, 40) == "Came back after 39 days."


def test_a_clock_that_was_set_back_and_right_again_is_no_break() -> None:
    assert at(DaysAway(days_away=14), sitting(100), sitting(0), sitting(101)) is None


def test_the_first_time_in_other_gear_counts() -> None:
    rule = NewGear(new_gear=True)
    assert at(rule, sitting(0), sitting(1)) is None
    assert at(rule, sitting(0), sitting(1, gear_id="new socket")) == 1
    assert at(rule) is None
