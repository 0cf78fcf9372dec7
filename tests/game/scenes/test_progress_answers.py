"""Calendar, trends and answers of a child's path tell what was, and a break is one tap."""

from dataclasses import replace

import pytest

from game.model import Panel, Shape, Zone
from game.scenes import path_trends
from game.scenes.answers import Failure
from game.scenes.path_asks import BeginPause, EndPause
from game.scenes.progress import ProgressScreen
from profiles import change
from profiles.child_path import ChildPath, Course, Watched
from profiles.practice_records import Pause
from tests.game.paths_walked import (
    KIT,
    SWAY,
    TODAY,
    about,
    course,
    days_before,
    first_week,
    nothing_yet,
    second_year,
    six_weeks_away,
    third_month,
)
from tests.game.scenes.page_checks import said, texts_of
from tests.game.scenes.path_visit import SETTING, looking_at


# --- Calendar and trends --------------------------------------------------------------------------
def test_the_calendar_goes_back_to_the_first_month_and_no_further() -> None:
    there = looking_at(third_month()).go("calendar")
    shown = [there.words[0]]
    while "before" in there.ids:
        there.choose("before")
        shown.append(there.words[0])
    assert shown == ["November 2026", "October 2026", "September 2026", "August 2026"]
    assert "more" in there.ids


def test_the_calendar_shows_days_minutes_pauses_and_stars() -> None:
    there = looking_at(third_month()).go("calendar")
    played = [day for day in third_month().days if day.date.startswith("2026-11")]
    minutes = round(sum(day.active_s for day in played) / 60)
    assert f"{len(played)} days" in there.words
    assert f"{minutes} minutes" in there.words
    starred = {one.record.reached_on for one in third_month().reached if one.record}
    november = [day for day in starred if day.startswith("2026-11")]
    assert there.pictures.count("star_full") == len(november)
    there.choose("before").choose("before")
    assert there.pictures.count("day_cosy") == 9  # from 22 to 30 September


def drawn(one: Course) -> tuple[Shape, ...]:
    path = replace(nothing_yet(), courses=(one,))
    return tuple(ProgressScreen(SETTING, path, TODAY, "trends").view())


def panels(shapes: tuple[Shape, ...], ink: str) -> list[Panel]:
    return [shape for shape in shapes if isinstance(shape, Panel) and shape.fill == ink]


@pytest.mark.parametrize("sessions", [1, 2])
def test_below_three_sessions_there_are_dots_and_nothing_else(sessions: int) -> None:
    shapes = drawn(course(SWAY, about(30.0, 2.0, sessions)))
    assert len(panels(shapes, "ink")) == sessions
    assert panels(shapes, "ink_accent") == panels(shapes, "track") == []
    assert "Too early to tell." in [said(text) for text in texts_of(shapes)]


def test_from_three_sessions_on_there_is_a_line_and_with_a_band_a_strip() -> None:
    shapes = drawn(course(SWAY, about(30.0, 2.0, 12)))
    assert len(panels(shapes, "ink")) == 12
    assert len(panels(shapes, "ink_accent")) == 2  # the line, and in the key
    assert len(panels(shapes, "track")) == 2


def test_a_break_is_marked_and_new_gear_is_called_so() -> None:
    one = course(SWAY, about(30.0, 2.0, 5), days_before(34))
    assert "A new start on" in [said(text) for text in texts_of(drawn(one))]
    path = replace(nothing_yet(), courses=(one,), gear_since=days_before(34))
    words = texts_of(tuple(ProgressScreen(SETTING, path, TODAY, "trends").view()))
    assert "New gear since" in [said(text) for text in words]


def test_board_share_is_called_board_share_and_no_number_is_shown() -> None:
    there = looking_at(third_month()).go("calendar", "trends")
    assert "Board share on the left side" in there.words
    without_dates = [text for text in there.words if not text.endswith("2026")]
    assert not [text for text in without_dates if any(letter.isdigit() for letter in text)]


def test_all_that_can_be_told_of_a_change_is_a_message() -> None:
    told = {value for value in vars(change).values() if isinstance(value, str)}
    sentences = {one for one in told if one.endswith((".", "!")) and "\n" not in one}
    assert sentences == set(path_trends.SENTENCES) == set(path_trends.SENTENCES.values())


# --- For grown-ups --------------------------------------------------------------------------------
def answered(path: ChildPath) -> list[str]:
    return looking_at(path).go("answers").words


def test_the_four_questions_are_answered() -> None:
    words = answered(third_month())
    assert "5 days, 46 minutes" in words
    assert "21 November 2026" in words
    assert "Standing still: steadier than usual." in words
    assert "On a higher step now: 1 of 3 games" in words
    assert "This week's plan is done. Rest is good." in words
    assert "It hurt on 2 days" in words
    assert "Hurt 2, skin 0, stumbles 1, too hard 2" in words
    assert {"body_leg_left", "body_back"} <= set(looking_at(third_month()).go("answers").pictures)


def test_nothing_to_watch_is_said_too() -> None:
    assert "Nothing in the last two weeks." in answered(second_year())


def test_no_more_days_are_asked_for_than_the_week_has_left() -> None:
    assert "Play on any day you like" in answered(six_weeks_away())
    assert "1 more day this week" in answered(first_week())


def test_one_kind_to_watch_tells_its_last_day() -> None:
    path = replace(third_month(), watched=Watched(skin_red_on=("2026-11-18",)))
    words = answered(path)
    assert "Skin was red on 1 day" in words
    assert "18 November 2026" in words


@pytest.mark.parametrize("reason", ["ill", "skin", "new_gear", "away"])
def test_one_tap_begins_a_pause_and_one_tap_ends_it(reason: str) -> None:
    there = looking_at(third_month()).go("answers", f"pause/{reason}")
    assert there.asked[-1] == BeginPause("pause", KIT.id, reason)
    pause = Pause("p", KIT.id, reason, TODAY)
    there.tell("pause", replace(third_month(), pauses=(pause,)))
    assert there.scene.page == "answers"
    there.choose("end_pause")
    assert there.asked[-1] == EndPause("pause", KIT.id)


def test_a_pause_that_cannot_be_kept_is_told_and_the_path_stays() -> None:
    there = looking_at(third_month()).go("answers", "pause/ill")
    there.tell("pause", Failure("The disk is full: make room."))
    assert "The disk is full: make room." in there.words
    there.choose("back")
    assert (there.scene.page, there.scene.trouble) == ("answers", "")


def test_where_each_game_stands_can_be_found_one_choice_away() -> None:
    there = looking_at(third_month()).go("answers")
    zones = {shape.id for shape in there.scene.view() if isinstance(shape, Zone)}
    assert {"course-otter_river", "result-otter_river-7-9"} <= zones
