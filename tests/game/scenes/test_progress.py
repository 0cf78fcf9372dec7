"""A child looks at its path, page by page: its place, its stones, and the way back."""

from dataclasses import replace
from itertools import pairwise
from time import perf_counter

import pytest

from game.model import Signals, Sprite, Zone
from game.scenes import ways
from game.scenes.answers import Failure
from game.scenes.celebration import Celebration
from game.scenes.home import Home
from game.scenes.path_asks import EndPause, LoadPath
from game.scenes.progress import PAGES, ProgressScreen
from game.scenes.scene import Press, Tick
from game.scenes.setting import Setting
from profiles.child_path import FRESH_DAYS, ChildPath
from tests.game.paths_walked import (
    KIT,
    TODAY,
    WALKED,
    days_before,
    first_week,
    five_years,
    nothing_yet,
    resting,
    second_year,
    six_weeks_away,
    third_month,
)
from tests.game.scenes.page_checks import arrows_reach_every_tile, said, texts_of
from tests.game.scenes.path_visit import SETTING, PathVisit, looking_at


def test_the_path_is_asked_for_and_shown_when_it_comes() -> None:
    there = PathVisit(ways.to_progress(SETTING))
    there.tick().wait(0.2)
    assert there.asked == [LoadPath("path", KIT.id)]
    assert "stones" not in there.ids
    there.tell("path", third_month())
    assert there.ids == ["games", "stones", "calendar", "answers", "back"]
    assert there.focus == "games"


def test_it_is_shown_at_once_where_it_is_given() -> None:
    screen = ProgressScreen(SETTING, path=third_month(), today="2026-11-21")
    zones = [shape.id for shape in screen.view() if isinstance(shape, Zone)]
    assert {"games", "stones", "calendar", "answers"} <= set(zones)


def test_what_goes_wrong_is_told_and_the_way_back_is_there() -> None:
    there = PathVisit(ways.to_progress(SETTING))
    there.tick().tell("path", Failure("The disk is gone: put it back, and come again."))
    assert "The disk is gone: put it back, and come again." in there.words
    assert isinstance(there.choose("back").scene, Home)


def test_without_a_child_it_asks_whose_path() -> None:
    scene, _ = ProgressScreen(replace(SETTING, child=None)).step(Tick(0.1, Signals()))
    assert type(scene).__name__ == "ChooseChild"


@pytest.mark.parametrize("way", [Press.BACK, "back"])
@pytest.mark.parametrize("page", ["stones", "calendar", "answers"])
def test_every_page_leads_back_to_the_place_and_the_place_home(page: str, way: Press | str) -> None:
    there = looking_at(third_month()).go(page)
    assert there.scene.page == page
    back(there, way)
    assert (there.scene.page, there.focus) == ("place", page)
    back(there, way)
    assert isinstance(there.scene, Home)


def back(there: PathVisit, way: Press | str) -> None:
    if isinstance(way, Press):
        there.press(way)
    else:
        there.choose(way)


def test_trends_lead_back_to_the_calendar() -> None:
    there = looking_at(third_month()).go("calendar", "trends").press(Press.BACK)
    assert there.scene.page == "calendar"


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("walked", WALKED)
def test_arrows_reach_every_tile_of_every_page(walked: str, scale: float) -> None:
    child = replace(KIT, text_scale=scale)
    for page in PAGES:
        screen = ProgressScreen(Setting((), "", child), WALKED[walked](), TODAY, page)
        arrows_reach_every_tile(screen._opened(page).menu)


# --- My place -------------------------------------------------------------------------------------
def week_of(path: ChildPath, today: str = TODAY) -> list[str]:
    """What stands on Monday to Sunday."""
    shapes = ProgressScreen(SETTING, path, today).view()
    return [
        one.image
        for one in shapes
        if isinstance(one, Sprite) and one.image.startswith("day_") and one.scale == 1.0
    ]


def test_a_day_grows_with_its_minutes_and_rest_has_its_own_place() -> None:
    assert week_of(first_week()) == [
        *("day_leaf", "day_rest", "day_flower", "day_rest", "day_rest"),
        *("day_bush", "day_open"),
    ]
    assert week_of(nothing_yet()) == ["day_open"] * 7


def test_days_count_against_the_plan_and_more_is_fine() -> None:
    assert "3 of 4 days" in looking_at(first_week()).words
    assert "5 days this week" in looking_at(third_month()).words


def test_a_pause_is_cosy_and_one_tap_ends_it() -> None:
    there = looking_at(resting())
    assert "We are resting." in there.words
    assert "day_cosy" in week_of(resting())
    assert not [text for text in there.words if " of 4 days" in text]
    there.choose("end_pause")
    assert there.asked[-1] == EndPause("pause", KIT.id)
    there.tell("pause", replace(resting(), pauses=()))
    assert there.ids[0] == "games"


def test_after_six_weeks_everything_is_there_and_a_welcome() -> None:
    before, after = looking_at(six_weeks_away(), days_before(42)), looking_at(six_weeks_away())
    assert "Welcome back!" in after.words
    assert not [text for text in after.words if " of 4 days" in text]
    assert island(before) == island(after)


def island(there: PathVisit) -> list[str]:
    return [name for name in there.pictures if name.startswith("place_")]


MISSED = ("miss", "only", "streak", "lost", "yet to", "should", "behind")


@pytest.mark.parametrize("walked", WALKED)
def test_nothing_says_that_anything_was_missed(walked: str) -> None:
    there = looking_at(WALKED[walked]())
    for page in PAGES:
        shapes = replace(there.scene, laid=None)._opened(page).view()
        for text in texts_of(tuple(shapes)):
            assert not [word for word in MISSED if word in said(text).lower().split()], said(text)


def test_the_nearest_milestone_says_how_far_it_is() -> None:
    there = looking_at(first_week())
    assert "One hour in all" in there.words
    assert "40 more minutes" in there.words


# --- The path -------------------------------------------------------------------------------------
def test_the_path_opens_at_the_newest_stone_which_opens_its_card() -> None:
    path = third_month()
    newest = path.reached[-1].milestone.id
    there = looking_at(path).go("stones")
    assert there.focus == f"stone/{newest}"
    there.choose(f"stone/{newest}")
    assert not isinstance(there.scene, ProgressScreen)


def test_leafing_shows_every_stone_once_and_those_reached_in_their_order() -> None:
    path, seen, days = second_year(), [], []
    there = looking_at(path).go("stones")
    while "before" in there.ids:
        there.choose("before")
    while True:
        tiles = [one for one in there.ids if one.startswith("stone/")]
        seen += tiles[::-1]
        if "more" not in there.ids:
            break
        there.choose("more")
    kept = {one.milestone.id: one.record.reached_on for one in path.reached if one.record}
    days = [kept[one.removeprefix("stone/")] for one in seen]
    # That something hurt has no card to be opened.
    assert {one.removeprefix("stone/") for one in seen} == set(kept) - {"told_hurt"}
    assert len(seen) == len(set(seen))
    assert all(a <= b for a, b in pairwise(days))


def test_nobody_is_invited_to_hurt_or_to_let_go() -> None:
    shown = set()
    there = looking_at(nothing_yet()).go("stones")
    while True:
        shown |= set(there.words)
        if "more" not in there.ids:
            break
        there.choose("more")
    assert "Ten days" in shown
    hidden = {"Said that it hurt", "Said how it felt", "Good to see you", "Something new to wear"}
    hidden |= {"Holding on to less", "Ten quiet seconds without holding on"}
    assert not hidden & shown
    assert hidden <= {said for page in range(9) for said in _stones_of(second_year(), page)}


def _stones_of(path: ChildPath, leaf: int) -> list[str]:
    screen = ProgressScreen(SETTING, path, TODAY, "stones")._opened("stones", leaf)
    return [said(text) for text in texts_of(tuple(screen.view()))]


# --- Fast enough ----------------------------------------------------------------------------------
@pytest.mark.parametrize("page", PAGES)
def test_five_years_are_laid_out_once_and_shown_fast(page: str) -> None:
    path = five_years()
    began = perf_counter()
    screen = ProgressScreen(SETTING, path, TODAY, page)._opened(page)
    laid_out_s = perf_counter() - began
    frames = []
    for _ in range(30):
        began = perf_counter()
        assert len(tuple(screen.view())) < 400
        frames.append(perf_counter() - began)
    assert laid_out_s < 0.1
    assert sorted(frames)[15] < 0.004


# --- What is still to be celebrated ---------------------------------------------------------------
def uncelebrated(reached_on: str) -> ChildPath:
    """The first stone of the path was reached then, and nobody has celebrated it."""
    path = first_week()
    stones = [
        stone._replace(record=replace(stone.record, reached_on=reached_on, celebrated_at=None))
        if stone == path.reached[0] and stone.record is not None
        else stone
        for stone in path.stones
    ]
    return replace(path, stones=tuple(stones))


def test_whoever_left_the_results_too_early_celebrates_on_the_path() -> None:
    there = looking_at(uncelebrated(TODAY))
    assert isinstance(there.scene, Celebration)
    (stone,) = there.scene.stones
    assert stone.record is not None
    assert stone.record.reached_on == TODAY
    assert isinstance(there.scene.back(SETTING), ProgressScreen)


def test_what_was_reached_long_ago_and_found_only_now_is_not_celebrated() -> None:
    there = looking_at(uncelebrated(days_before(FRESH_DAYS)))
    assert isinstance(there.scene, ProgressScreen)
    assert isinstance(looking_at(uncelebrated(days_before(FRESH_DAYS - 1))).scene, Celebration)


def test_a_path_that_is_read_again_interrupts_nobody() -> None:
    there = looking_at(first_week())
    there.tell("pause", uncelebrated(TODAY))
    assert isinstance(there.scene, ProgressScreen)


def test_that_something_hurt_is_no_card() -> None:
    path = second_year()
    there = looking_at(path).go("stones")
    while "before" in there.ids:
        there.choose("before")
    pictures, tiles = set(), set()
    while True:
        pictures |= set(there.pictures)
        tiles |= {one for one in there.ids if one.startswith("stone/")}
        if "more" not in there.ids:
            break
        there.choose("more")
    assert "milestone_listen" in pictures
    assert "stone/told_hurt" not in tiles
