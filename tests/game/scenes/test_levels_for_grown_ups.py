"""The way through the levels: the list, one level, its rehearsal, and a try."""

from pathlib import Path

import pytest

from game.scenes import grown_ways, ways
from game.scenes.answers import Failure
from game.scenes.get_ready import GetReady
from game.scenes.grown_ups import GrownUps
from game.scenes.level_asks import Rehearse, Rehearsing, StopRehearsing, TryLevel
from game.scenes.level_cards import START
from game.scenes.level_list import LevelList
from game.scenes.level_page import OneLevel
from game.scenes.plan_children import PlanChildren
from game.scenes.rehearsal_page import RehearsalPage
from game.scenes.scene import OpenChild, Press, UseLook
from game.scenes.setting import Setting
from game.shell.levels import library
from tests.game.scenes.grown_up_screens import MANY, report
from tests.game.scenes.office import (
    GUEST,
    Office,
    broken,
    folder_of,
    level_list,
    level_page,
    office,
    own,
)

BUILT_IN = len(library().ids)


def on_page(visit: Office) -> list[str]:
    """The levels whose cards can be chosen."""
    return [name.removeprefix("level/") for name in visit.ids if name.startswith("level/")]


def test_the_first_page_leads_to_levels_and_to_plans(tmp_path: Path) -> None:
    for tile, scene in (("levels", LevelList), ("plans", PlanChildren)):
        visit = office(tmp_path, ways.to_grown_ups)
        assert {"levels", "plans", "back"} <= set(visit.ids)
        assert isinstance(visit.choose(tile).scene, scene)


# --- The list -------------------------------------------------------------------------------------
def test_every_level_stands_on_one_page_of_the_list(tmp_path: Path) -> None:
    visit = level_list(tmp_path, **MANY)
    found = on_page(visit)
    while "more" in visit.ids:
        found += on_page(visit.choose("more"))
    assert found == sorted({*MANY, *library().ids})
    while "before" in visit.ids:
        visit.choose("before")
    assert on_page(visit) == found[: len(on_page(visit))]


def test_whose_a_level_is_and_what_is_to_be_mended_is_said_in_words(tmp_path: Path) -> None:
    texts = {"otter_river": own("otter_river"), "mine": own("mine", "Mine", 1)}
    visit = level_list(tmp_path, to_mend=broken("to_mend"), **texts)
    for words in ("Mine", "1 rung", "yours", "yours instead of the built-in one", "{n} mistakes"):
        assert words in visit.said
    assert "light_fair" in visit.pictures


def test_tabs_leave_the_family_s_own_or_those_with_mistakes(tmp_path: Path) -> None:
    visit = level_list(tmp_path, to_mend=broken("to_mend"), mine=own("mine"))
    assert len(on_page(visit)) == BUILT_IN + 2
    assert on_page(visit.choose("own")) == ["mine", "to_mend"]
    assert visit.focus == "own"
    assert on_page(visit.choose("wrong")) == ["to_mend"]
    assert len(on_page(visit.choose("all"))) == BUILT_IN + 2


def test_a_family_without_levels_of_its_own_sees_no_tabs(tmp_path: Path) -> None:
    assert level_list(tmp_path).ids == [*(f"level/{one}" for one in library().ids), "back"]


def test_whoever_comes_back_to_the_list_stands_where_it_was_left(tmp_path: Path) -> None:
    visit = level_list(tmp_path, **MANY).choose("own").choose("more")
    page = on_page(visit)
    visit.choose(f"level/{page[4]}").tick().tick()
    assert isinstance(visit.scene, OneLevel)
    visit.choose("back").read()
    assert on_page(visit) == page
    assert visit.focus == f"level/{page[4]}"


def test_a_level_that_was_mended_in_an_editor_can_be_played_after_a_look_at_the_list(
    tmp_path: Path,
) -> None:
    visit = level_list(tmp_path, mine=broken("mine")).choose("level/mine").tick().tick()
    assert not {"rehearse", "try"} & set(visit.ids)
    folder_of(tmp_path, mine=own("mine"))
    visit.choose("back").read().choose("level/mine").tick().tick()
    assert {"rehearse", "try"} <= set(visit.ids)


def test_where_a_page_has_gone_the_last_one_is_shown(tmp_path: Path) -> None:
    place = START._replace(page=7, level_id="gone")
    visit = office(tmp_path, lambda setting: grown_ways.to_levels(setting, place)).read()
    assert on_page(visit) == list(library().ids)
    assert visit.focus == visit.ids[0]


def test_the_list_leads_back_to_the_first_page_for_grown_ups(tmp_path: Path) -> None:
    assert isinstance(level_list(tmp_path).choose("back").scene, GrownUps)


# --- One level ------------------------------------------------------------------------------------
def test_a_rung_shows_what_it_changes(tmp_path: Path) -> None:
    visit = level_page(tmp_path, "otter_river")
    assert "{value} (was {before})" not in visit.said
    visit.choose("rung/2").tick()
    assert visit.said.count("{value} (was {before})") == 3
    assert visit.focus == "rung/2"


def test_every_key_is_on_some_page(tmp_path: Path) -> None:
    visit = level_page(tmp_path, "log_trail")
    page, said = visit.scene.page, set(visit.said)
    said |= set(visit.choose("every").said)
    while "more" in visit.ids:
        said |= set(visit.choose("more").said)
    assert {row.key for row in (*page.rows, *page.about)} <= said


def test_of_many_rungs_those_around_the_open_one_can_be_chosen(tmp_path: Path) -> None:
    visit = level_page(tmp_path, "long", long=own("long", rungs=20))
    for _ in range(12):
        rungs = [name for name in visit.ids if name.startswith("rung/")]
        visit.choose(rungs[-1]).tick()
    assert visit.scene.rung == 20
    for _ in range(12):
        visit.choose(next(name for name in visit.ids if name.startswith("rung/"))).tick()
    assert visit.scene.rung == 1


def test_the_mistakes_are_shown_two_by_two(tmp_path: Path) -> None:
    visit = level_page(tmp_path, "to_mend", to_mend=broken("to_mend"))
    first = " ".join(visit.said)
    assert "hold_s" in first
    assert "rest_s" in first
    assert "calm_factor" not in first
    assert "calm_factor" in " ".join(visit.choose("more").said)


def test_a_level_that_is_gone_leads_back_to_the_list(tmp_path: Path) -> None:
    visit = level_page(tmp_path, "gone")
    assert 'There is no level "gone" any more. Go back to the list.' in visit.said
    assert isinstance(visit.choose("back").scene, LevelList)


# --- Try it now -----------------------------------------------------------------------------------
def test_a_try_is_played_at_once_by_a_guest_from_the_rung_that_was_looked_at(
    tmp_path: Path,
) -> None:
    visit = level_page(tmp_path, "otter_river", 2).choose("try").tick().tick()
    assert isinstance(visit.scene, GetReady)
    assert visit.scene.setting.child == GUEST
    assert visit.scene.offer.exercise.rung == 2
    opened = [effect for effect in visit.asked if isinstance(effect, OpenChild)]
    assert [one.child_id for one in opened] == ["guest"]
    assert any(isinstance(effect, UseLook) for effect in visit.asked)


def test_a_level_that_broke_meanwhile_is_not_tried(tmp_path: Path) -> None:
    visit = level_page(tmp_path, "mine", mine=own("mine"))
    folder_of(tmp_path, mine=broken("mine"))
    visit.desk = type(visit.desk)(tmp_path)
    visit.choose("try").tick().tick()
    assert isinstance(visit.scene, OneLevel)
    assert "The level mine has 4 mistakes. Mend it and try again." in visit.said
    assert [one for one in visit.asked if isinstance(one, TryLevel)] == [TryLevel("try", "mine", 1)]


# --- Rehearsing -----------------------------------------------------------------------------------
def rehearsing(data: Path, rung: int = 1) -> Office:
    """A rehearsal in which nobody really plays."""
    visit = level_page(data, "otter_river", rung).choose("rehearse")
    visit.desk = Quiet(data)
    return visit.tick().tick()


class Quiet:
    """A desk at which nothing comes of anything."""

    def __init__(self, data: Path) -> None:
        self.carriers: dict[type, object] = {}

    def news(self) -> tuple[object, ...]:
        return ()


def test_the_rung_that_was_looked_at_is_rehearsed_once(tmp_path: Path) -> None:
    visit = rehearsing(tmp_path, 3).wait(1.0)
    asked = [effect for effect in visit.asked if isinstance(effect, Rehearse)]
    assert [(one.level_id, one.rung) for one in asked] == [("otter_river", 3)]


def test_a_bar_shows_how_far_the_rehearsal_is(tmp_path: Path) -> None:
    visit = rehearsing(tmp_path).tell("rehearsal", Rehearsing(20, 80)).tick()
    bars = [shape.share for shape in visit.scene.view() if hasattr(shape, "share")]
    assert bars == [0.25]
    assert "{done} of {of} games played" in visit.said


@pytest.mark.parametrize("how", ["tile", "key"])
@pytest.mark.parametrize("done", [False, True])
def test_leaving_stops_it_and_leads_back_to_the_rung(tmp_path: Path, how: str, done: bool) -> None:
    visit = rehearsing(tmp_path, 2)
    if done:
        visit.tell("rehearsal", report()).tick()
    _ = visit.choose("back") if how == "tile" else visit.settle().tick(Press.BACK)
    assert StopRehearsing() in visit.asked
    assert isinstance(visit.scene, OneLevel)
    assert visit.scene.rung == 2


def test_the_report_is_shown_as_a_picture_of_its_own(tmp_path: Path) -> None:
    visit = rehearsing(tmp_path).tell("rehearsal", report()).tick()
    assert isinstance(visit.scene, RehearsalPage)
    assert "Otter River" in visit.said
    assert "tile_otter_river" in visit.pictures


def test_why_nobody_rehearses_is_told(tmp_path: Path) -> None:
    visit = rehearsing(tmp_path).tell("rehearsal", Failure("Nobody is here. Come again.")).tick()
    assert "Nobody is here. Come again." in visit.said


def test_the_pages_need_no_child_and_change_none() -> None:
    setting = Setting((), "keyboard")
    assert ways.to_grown_ups(setting).setting == setting
