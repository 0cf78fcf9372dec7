"""Giving a child a plan, page by page: by keys alone and by clicks, and where it cannot be done."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from game.model import Text
from game.scenes import grown_ways, ways
from game.scenes.answers import Failure
from game.scenes.child_plan import LEFT_OUT, NONE_LEFT, ChildPlan
from game.scenes.face_pages import NOBODY
from game.scenes.grown_ups import GrownUps
from game.scenes.level_asks import AssignPlan
from game.scenes.plan_children import PlanChildren
from game.scenes.plan_ending import EndingPlan
from game.scenes.plan_giving import ANEW, INSTEAD, NOT_DONE, GivingPlan
from game.scenes.plan_list import PlanList
from game.scenes.plan_mistakes import MEND, PlanMistakes
from game.scenes.scene import Press
from game.scenes.standing_rows import NEW, TOLD_X
from profiles.model import Child
from profiles.store import Store
from tests.game.scenes.house import SETTING
from tests.game.scenes.plan_house import (
    House,
    PlanVisit,
    by_keys,
    childs_page,
    plan_text,
    rungs_of,
    told,
    visit,
)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with closing(Store(tmp_path)) as store:
        yield House(tmp_path, store)


def plan_of(house: House, child: Child) -> str:
    """The id of the plan that is kept for the child."""
    kept = house.store.assignment(child)
    return kept.plan if kept else ""


# --- The way through ------------------------------------------------------------------------------
def by_clicks(there: PlanVisit, tile_id: str) -> PlanVisit:
    return there.go(tile_id)


@pytest.mark.parametrize("choose", [by_keys, by_clicks])
def test_a_plan_is_given_and_changed_and_taken_back(house: House, choose: object) -> None:
    assert callable(choose)
    kit, ana = house.child(), house.child("Ana", "owl")
    there = visit(house, ways.to_grown_ups(SETTING))
    for tile_id in ("plans", f"child-{kit.id}", "other", "plan/steady_stance", "yes"):
        choose(there, tile_id)
    assert isinstance(there.scene, ChildPlan)
    assert "Standing Steady" in told(there)
    assert plan_of(house, kit) == "steady_stance"
    for tile_id in ("other", "plan/first_weeks", "yes"):
        choose(there, tile_id)
    assert plan_of(house, kit) == "first_weeks"
    for tile_id in ("none", "yes"):
        choose(there, tile_id)
    assert "No plan" in told(there)
    assert (plan_of(house, kit), plan_of(house, ana)) == ("", "")


def test_every_page_leads_back_to_the_one_before(house: House) -> None:
    kit = house.child()
    house.write("plans", broken="format: [").gives(kit, "first_weeks")
    there = visit(house, ways.to_grown_ups(SETTING)).go("plans", f"child-{kit.id}", "none")
    assert isinstance(there.scene, EndingPlan)
    there.go("back", "other", "plan/first_weeks")
    assert isinstance(there.scene, GivingPlan)
    there.go("back", "plan/broken")
    assert isinstance(there.scene, PlanMistakes)
    for screen in (PlanList, ChildPlan, PlanChildren, GrownUps):
        there.go("back")
        assert type(there.scene) is screen


def test_the_focus_waits_where_somebody_comes_back_to(house: House) -> None:
    children = [house.child(f"Child {n}") for n in range(13)]
    there = visit(house, grown_ways.to_plan_children(SETTING)).go(
        "more", f"child-{children[11].id}"
    )
    there.go("back")
    assert there.focus == f"child-{children[11].id}"
    texts = {f"p{n}": plan_text(f"p{n}", "otter_river") for n in range(9)}
    house.write("plans", **texts)
    there.go(f"child-{children[11].id}", "other", "more", "plan/p5", "no")
    assert there.focus == "plan/p5"


# --- Children -------------------------------------------------------------------------------------
def test_all_children_are_there_but_for_those_put_away_and_the_guest(house: House) -> None:
    house.store.guest()
    kit, gone = house.child(), house.child("Gone")
    house.store.update_child(replace(gone, archived=True))
    there = visit(house, grown_ways.to_plan_children(SETTING))
    assert there.ids == [f"child-{kit.id}", "back"]


def test_where_no_child_is_there_yet_it_is_told_how_to_add_one(house: House) -> None:
    there = visit(house, grown_ways.to_plan_children(SETTING))
    assert NOBODY in there.said
    assert there.ids == ["back"]


def test_children_that_cannot_be_read_are_told_in_a_sentence(house: House) -> None:
    there = visit(house, grown_ways.to_plan_children(SETTING))
    there.tell("children", Failure("The family's data cannot be read.")).tick()
    assert "The family's data cannot be read." in there.said
    assert there.go("back").scene.__class__ is GrownUps


# --- A child's plan -------------------------------------------------------------------------------
def test_a_childs_page_tells_plan_rungs_and_why(house: House) -> None:
    kit = house.child()
    house.gives(kit, "steady_stance")
    house.stands(kit, "otter_river", 2.1, told="Up to rung 2: 7 of 8 tries. A good one.")
    whole = told(childs_page(house, kit))
    for part in (
        "Standing Steady",
        "4 days a week",
        "15 minutes a day",
        f"Rung 2 of {rungs_of('otter_river')}",
        "Up to rung 2: 7 of 8 tries. A good one.",
        NEW.replace("{name}", "Kit"),
    ):
        assert part in whole


def test_however_much_is_told_it_is_all_there_page_by_page(house: House) -> None:
    kit = house.child()
    house.gives(kit, "steady_stance")
    sentences = [f"Set {n} stays on rung 2: {n} of 90 tries, and so on." for n in range(70)]
    house.stands(kit, "otter_river", 2.1, told=" ".join(sentences))
    there = childs_page(house, kit)
    parts = why(there)
    while "more" in there.ids:
        parts += why(there.go("more"))
    assert len(parts) > 2
    assert " ".join(parts) == " ".join(sentences)
    while "before" in there.ids:
        there.go("before")
    assert f"Rung 1 of {rungs_of('sleepy_owl')}" in told(there)


def why(there: PlanVisit) -> list[str]:
    """The therapist's sentences on this page."""
    texts = (shape for shape in there.scene.view() if isinstance(shape, Text))
    return [text.message for text in texts if text.x == TOLD_X and text.verbatim]


def test_a_level_that_is_left_out_is_named(house: House) -> None:
    kit = house.child()
    house.write("plans", ours=plan_text("ours", "otter_river", "sleepy_owl")).gives(kit, "ours")
    house.write("levels", otter_river="nothing")
    assert LEFT_OUT.replace("{levels}", "otter_river") in told(childs_page(house, kit))
    house.write("levels", sleepy_owl="nothing")
    there = told(childs_page(house, kit))
    assert NONE_LEFT.replace("{levels}", "otter_river, sleepy_owl") in there


def test_a_child_that_is_gone_is_told_in_a_sentence(house: House) -> None:
    stranger = replace(house.child(), id="00000000-0000-4000-8000-00000000000f")
    there = childs_page(house, stranger)
    assert "This child is not here any more. Choose another one." in there.said
    assert there.ids == ["back"]


# --- Plans ----------------------------------------------------------------------------------------
def test_the_plan_that_the_child_has_is_marked(house: House) -> None:
    kit = house.child()
    house.gives(kit, "steady_stance")
    there = childs_page(house, kit).go("other")
    assert there.said.count("now") == 1
    assert there.pictures.count("icon_ok") == 1


def test_a_plan_with_mistakes_shows_them_all_and_cannot_be_given(house: House) -> None:
    kit = house.child()
    text = plan_text("ours", "otter_rivr", minutes=50).replace("days_a_week", "day_a_week")
    there = childs_page(house.write("plans", ours=text), kit).go("other")
    assert "{n} mistakes" in there.said
    there.go("plan/ours")
    assert MEND in there.said
    assert "yes" not in there.ids
    assert 'there is no key day_a_week; did you mean "days_a_week"?' in told(there)
    assert "minutes is 50; it may be 5 to 20 (active minutes a day)" in told(there)
    there.settle().tick(Press.OK)
    assert [one for one in there.asked if isinstance(one, AssignPlan)] == []
    house.write("plans", ours=plan_text("ours", "otter_river"))
    assert isinstance(there.go("plan/ours").scene, GivingPlan)


def test_what_would_change_is_told_before_it_is_done(house: House) -> None:
    kit = house.child()
    text = plan_text("ours", "otter_river, rung: 2, minutes: 4", "log_trail", days=1, minutes=10)
    there = childs_page(house.write("plans", ours=text), kit).go("other", "plan/ours")
    whole = told(there)
    for part in (
        "From now on Kit plays:",
        "Otter River",
        f"4 min, from rung 2 of {rungs_of('otter_river')}",
        f"5 min, from rung 1 of {rungs_of('log_trail')}",
        "1 day a week",
        "10 minutes a day",
        "To stand at the washbasin without a hand.",
    ):
        assert part in whole
    assert INSTEAD not in there.said
    assert ANEW not in there.said
    assert plan_of(house, kit) == ""


def test_what_a_plan_takes_the_place_of_is_told(house: House) -> None:
    kit = house.child()
    house.gives(kit, "steady_stance")
    there = childs_page(house, kit).go("other", "plan/first_weeks")
    assert "It takes the place of: Standing Steady" in told(there)
    assert ANEW in there.go("no", "plan/steady_stance").said


@pytest.mark.parametrize("way_out", ["no", "back"])
def test_saying_no_changes_nothing(house: House, way_out: str) -> None:
    kit = house.child()
    house.gives(kit, "steady_stance")
    childs_page(house, kit).go("other", "plan/first_weeks", way_out)
    assert plan_of(house, kit) == "steady_stance"
    there = childs_page(house, kit).go("none", way_out)
    assert isinstance(there.scene, ChildPlan)
    assert plan_of(house, kit) == "steady_stance"


def test_a_plan_that_is_broken_while_somebody_reads_it_is_not_given(house: House) -> None:
    kit = house.child()
    house.write("plans", ours=plan_text("ours", "otter_river")).gives(kit, "steady_stance")
    there = childs_page(house, kit).go("other", "plan/ours")
    house.write("plans", ours="format: [")
    there.go("yes")
    assert "The plan ours has 1 mistake. Mend its file and choose it again." in there.said
    assert NOT_DONE in there.said
    assert plan_of(house, kit) == "steady_stance"
    house.write("plans", ours=plan_text("ours", "otter_river"))
    there.go("yes")
    assert plan_of(house, kit) == "ours"


def test_ending_a_plan_asks_first_and_a_press_too_many_ends_nothing(house: House) -> None:
    kit = house.child()
    house.gives(kit, "steady_stance")
    there = childs_page(house, kit).go("none")
    assert "Kit no longer practises by: Standing Steady" in told(there)
    assert there.focus == "no"
    there.press(Press.OK)
    assert isinstance(there.scene, ChildPlan)
    assert plan_of(house, kit) == "steady_stance"


def test_where_ending_cannot_be_kept_it_is_told_and_may_be_tried_again(house: House) -> None:
    kit = house.child()
    house.gives(kit, "steady_stance")
    there = childs_page(house, kit).go("none")
    there.tell("end", Failure("The disk is full.")).tick()
    assert {"The disk is full.", NOT_DONE} <= set(there.said)
    there.go("yes")
    assert plan_of(house, kit) == ""


def test_a_folder_that_cannot_be_read_is_told_beside_the_other_plans(house: House) -> None:
    (house.folder / "plans").write_text("a file where a folder should be", "utf-8")
    there = childs_page(house, house.child()).go("other").tick()
    assert "this folder cannot be read" in told(there)
    assert "plan/first_weeks" in there.ids
