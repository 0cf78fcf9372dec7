"""New gear: an adult looks at the skin before the first game of a day, and the day is short."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from exercises.offer import Offer
from game.guard import DAY_S, NEW_GEAR_DAY_S
from game.model import TICK_S, Signals
from game.scenes import ways
from game.scenes.answers import Begun
from game.scenes.choose_game import ENOUGH, ChooseGame
from game.scenes.gear_page import CAREFUL
from game.scenes.get_ready import GetReady
from game.scenes.home import Home
from game.scenes.play import start_playing
from game.scenes.scene import Press, Quit, Tick
from game.scenes.skin_look import ASK, CARE, NOT_TODAY, SkinLook
from game.shell.levels import library
from profiles.model import Child, Skin
from profiles.store import Store
from tests.game.scenes import page_checks as check
from tests.game.scenes.family_house import Family, gears
from tests.game.scenes.house import KIT, READY_BOARD, SETTING, TODAY, Visit
from tests.game.scenes.plan_house import House

DUE = replace(SETTING, child=KIT, sensor=READY_BOARD, skin_due=TODAY.date, new_gear=True)


def asked(setting=DUE) -> Visit:
    """A game was chosen."""
    offer = Offer.of(library().level("log_trail"))
    return Visit(ways.to_level(setting, offer, "forest")).tick()


# --- The page ------------------------------------------------------------------------------------
def test_in_new_gear_the_skin_is_looked_at_before_anything_else() -> None:
    there = asked()
    assert isinstance(there.scene, SkinLook)
    assert ASK in there.said
    assert {"skin_ok", "skin_red"} <= set(there.pictures)


def test_where_no_look_is_due_nobody_is_asked() -> None:
    assert isinstance(asked(replace(DUE, skin_due="")).scene, GetReady)


def test_fine_skin_leads_on_to_getting_ready_and_is_not_asked_for_again() -> None:
    there = asked().choose("fine").tick()
    assert isinstance(there.scene, GetReady)
    setting = there.scene.setting
    assert setting.skin_due == ""
    assert isinstance(asked(setting).scene, GetReady)


def test_red_skin_plays_nothing_and_leads_home() -> None:
    there = asked().choose("red").tick()
    assert {NOT_TODAY, CARE} <= set(there.said)
    assert there.ids == ["home"]
    there.press(Press.BACK)
    assert isinstance(there.scene, SkinLook)
    there.choose("home")
    assert isinstance(there.scene, Home)
    assert there.scene.setting.skin_due == TODAY.date


def test_after_red_skin_the_question_comes_again() -> None:
    home = asked().choose("red").choose("home")
    assert isinstance(asked(replace(home.scene.setting, child=KIT)).scene, SkinLook)


def test_nothing_is_kept_of_an_answer_that_belongs_to_no_session() -> None:
    for answer in ("fine", "red"):
        there = asked().choose(answer).tick()
        assert not [one for one in there.asked if isinstance(getattr(one, "record", None), Skin)]


def test_the_way_back_leads_to_the_games_and_answers_nothing() -> None:
    for there in (asked().press(Press.BACK), asked().choose("back")):
        assert isinstance(there.scene, ChooseGame)
        assert there.scene.setting.skin_due == TODAY.date


def test_of_a_program_for_one_level_red_skin_is_the_end() -> None:
    there = asked(replace(DUE, just_one=True)).choose("red").tick()
    assert there.ids == ["quit"]
    there.choose("quit")
    assert any(isinstance(one, Quit) for one in there.asked)


def test_in_calm_mode_the_stepling_rests_without_moving() -> None:
    there = asked(replace(DUE, child=replace(KIT, calm=True))).choose("red").settle()
    before = list(there.scene.view())
    assert list(there.wait(0.7).scene.view()) == before


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("red", [False, True])
def test_both_faces_of_the_page_are_sound(scale: float, red: bool) -> None:
    there = asked()
    if red:
        there.choose("red")
    shapes = list(there.settle().scene.view())
    check.all_that_is_named_exists(shapes)
    check.tiles_lie_apart_and_on_the_canvas(there.menu)
    check.no_paper_covers_a_tile(shapes, there.menu)
    check.texts_are_large_enough_and_on_the_canvas(shapes)
    check.no_two_texts_share_their_room(shapes)
    check.texts_fit(shapes, scale)
    check.arrows_reach_every_tile(there.menu)


# --- A day in new gear ---------------------------------------------------------------------------
@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with closing(Store(tmp_path)) as store:
        yield House(tmp_path, store)


def wears(house: House, child: Child, days: int, left: str = "prosthesis", right: str = "own"):
    """The child has worn this for so many days."""
    since = (date.fromisoformat(TODAY.date) - timedelta(days)).isoformat()
    gear = house.store.gear_of(child)
    new = replace(gear, id="new", since=since, left=left, right=right)
    house.store.add_gear(new, TODAY.date)


def kit(house: House) -> Child:
    born = (date.fromisoformat(TODAY.date) - timedelta(100)).isoformat()
    child = house.store.add_child("Kit", "fox", created_on=born)
    house.store.gear_of(child)
    return child


@pytest.mark.parametrize(
    ("left", "right", "days", "new"),
    [
        ("prosthesis", "own", 0, True),
        ("own", "orthosis", 13, True),
        ("prosthesis", "own", 14, False),
        ("own", "shoe", 0, False),
        ("own", "own", 0, False),
    ],
)
def test_for_two_weeks_a_day_is_short_and_begins_with_a_look(
    house: House, left: str, right: str, days: int, new: bool
) -> None:
    child = kit(house)
    wears(house, child, days, left, right)
    day = house.children.day(child.id, "keyboard")
    assert day.new_gear is new
    assert day.day_s == (NEW_GEAR_DAY_S if new else DAY_S)
    assert day.skin_due == (TODAY.date if new else "")


def test_after_the_first_game_of_the_day_no_look_is_due(house: House) -> None:
    child = kit(house)
    wears(house, child, 3)
    house.plays(child, "otter_river", 110.0, TODAY.date)
    day = house.children.day(child.id, "keyboard")
    assert (day.skin_due, day.new_gear) == ("", True)


def test_ten_minutes_fill_a_day_in_new_gear(house: House) -> None:
    child = kit(house)
    wears(house, child, 3)
    setting = SETTING.of_child(house.children.day(child.id, "keyboard"))
    for played_s, said in ((NEW_GEAR_DAY_S - 1, False), (NEW_GEAR_DAY_S, True)):
        there = Visit(ways.to_games(replace(setting, played_s=played_s))).tick()
        assert (ENOUGH in there.said) is said


def test_in_the_middle_of_a_session_the_day_ends_at_ten_minutes_too(house: House) -> None:
    child = kit(house)
    wears(house, child, 3)
    setting = SETTING.of_child(house.children.day(child.id, "keyboard"))
    played = replace(setting, played_s=400.0)
    assert played.counted_s == DAY_S - (NEW_GEAR_DAY_S - 400.0)
    assert replace(played, new_gear=False).counted_s == 400.0
    offer, begun = Offer.of(library().level("log_trail")), Begun(child.id, 1)
    tick = Tick(TICK_S, Signals(), (), TODAY)
    playing, _ = start_playing(replace(played, sensor=READY_BOARD), offer, "forest", begun, tick)
    left_s = DAY_S - playing.session.day_s
    assert left_s == NEW_GEAR_DAY_S - 400.0


def test_a_look_that_was_fine_holds_for_this_child_and_this_day_alone(house: House) -> None:
    child = kit(house)
    wears(house, child, 3)
    day = house.children.day(child.id, "keyboard")
    seen = SETTING.of_child(day).with_fine_skin()
    assert seen.of_child(day).skin_due == ""
    assert seen.of_child(day._replace(skin_due="2026-03-15")).skin_due == "2026-03-15"
    assert seen.of_child(day._replace(child=replace(child, id="ada"))).skin_due == TODAY.date


# --- Told to grown-ups ---------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("left", "days", "told"),
    [("prosthesis", 13, True), ("prosthesis", 14, False), ("shoe", 2, False)],
)
def test_the_gear_page_says_until_when_it_holds(
    tmp_path: Path, left: str, days: int, told: bool
) -> None:
    today = date.today()
    with closing(Store(tmp_path)) as store:
        family = Family(tmp_path, store)
        child = store.add_child("Kit", "fox", created_on=(today - timedelta(100)).isoformat())
        gear, since = store.gear_of(child), (today - timedelta(days)).isoformat()
        store.add_gear(replace(gear, id="n", since=since, left=left), today.isoformat())
        there = gears(family, child)
        there.date = today.isoformat()
        there.tick()
        until = (today + timedelta(14 - days)).isoformat()
        words = CAREFUL.replace("{day}", until).replace("{n}", "10")
        shapes = list(there.scene.view())
        assert (words in map(check.said, check.texts_of(shapes))) is told
        check.texts_fit(shapes, 2.0)
        check.no_two_texts_share_their_room(shapes)
