"""Telling what a child wears: something new, mistakes put right, worn again, deleted."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from game.scenes import gear_days
from game.scenes.child_asks import AddGear, DropGear
from game.scenes.gear_form import GearForm
from game.scenes.gear_page import AFRESH, GearPage
from game.scenes.one_child import OneChild
from game.scenes.scene import Press, Typed
from profiles.model import Child
from profiles.store import Store
from tests.game.scenes.family_house import BORN_ON, Family, FamilyVisit, gears

TODAY = date.today()


def day(back: int) -> str:
    return (TODAY - timedelta(back)).isoformat()


@pytest.fixture
def family(tmp_path: Path) -> Iterator[Family]:
    with closing(Store(tmp_path)) as store:
        yield Family(tmp_path, store)


@pytest.fixture
def kit(family: Family) -> Child:
    child = family.store.add_child("Kit", "fox", created_on=day(100))
    family.store.gear_of(child)
    return child


def wears(family: Family, child: Child, name: str, back: int, left: str = "own") -> str:
    """The id of something worn since so many days."""
    family.store.add_gear(
        replace(family.store.gear_of(child), id=name, name=name, since=day(back), left=left),
        day(0),
    )
    return name


def page(family: Family, child: Child) -> FamilyVisit:
    there = gears(family, child)
    there.date = day(0)
    return there


def test_the_page_says_in_one_sentence_that_new_gear_starts_afresh(
    family: Family, kit: Child
) -> None:
    assert AFRESH in page(family, kit).said


def test_the_newest_stands_on_top_and_alone_is_worn_now(family: Family, kit: Child) -> None:
    wears(family, kit, "brace", 50)
    wears(family, kit, "socket", 10)
    there = page(family, kit)
    assert there.ids[:2] == ["gear/socket", "gear/brace"]
    assert there.said.count("now") == 1


def test_new_gear_is_told_by_clicks_and_worn_from_today_on(family: Family, kit: Child) -> None:
    there = page(family, kit).go("new", "left/prosthesis", "right/shoe", "keep")
    assert isinstance(there.scene, GearPage)
    worn = family.store.gear_of(kit)
    assert (worn.left, worn.right, worn.name) == ("prosthesis", "shoe", "")
    assert worn.since == day(0)


def test_new_gear_is_told_by_keys_with_a_name_of_two_words(family: Family, kit: Child) -> None:
    there = page(family, kit).press(Press.UP, Press.OK).tick()
    assert there.focus == "left/own"
    there.press(Press.RIGHT, Press.RIGHT, Press.RIGHT, Press.OK)
    assert there.scene.gear.left == "prosthesis"
    there.press(Press.DOWN, Press.LEFT)
    assert there.focus == "name"
    there.press(Press.OK)
    there.press(*map(Typed, "new"), Press.STOP, *map(Typed, "sox"), Press.ERASE, Typed("c"))
    there.press(Press.OK)
    assert isinstance(there.scene, GearForm)
    assert there.focus == "name"
    there.press(Press.RIGHT, Press.UP)
    assert there.focus == "right/own"
    there.press(Press.RIGHT, Press.RIGHT, Press.RIGHT, Press.UP)
    assert there.focus == "keep"
    there.press(Press.OK).tick().tick()
    worn = family.store.gear_of(kit)
    assert (worn.name, worn.left, worn.since) == ("new soc", "prosthesis", day(0))


def test_a_name_is_put_together_from_letters_and_a_space(family: Family, kit: Child) -> None:
    there = page(family, kit).go("new", "name", "letter-N", "space", "letter-X", "space", "done")
    assert there.scene.gear.name == "N x"


def test_back_from_the_letters_leaves_the_name_as_it_was(family: Family, kit: Child) -> None:
    there = page(family, kit).go("new", "name", "letter-N", "back")
    assert there.scene.gear.name == ""


def test_earlier_days_are_chosen_with_arrows_but_none_ahead(family: Family, kit: Child) -> None:
    there = page(family, kit).go("new")
    assert "day_after" not in there.ids
    there.go("day_before", "day_before", "month_before")
    assert there.scene.gear.since == day(32)
    there.go("day_after")
    assert there.scene.gear.since == day(31)
    there.go("month_after", "month_after")
    assert there.scene.gear.since == day(0)


def test_no_day_is_offered_on_which_something_newer_was_worn(family: Family, kit: Child) -> None:
    wears(family, kit, "brace", 5)
    there = page(family, kit).go("new", "month_before")
    assert there.scene.gear.since == day(5)
    assert "day_before" not in there.ids
    there.go("keep")
    assert family.store.gear_of(kit).id != "brace"


def test_a_mistake_is_put_right_without_beginning_anew(family: Family, kit: Child) -> None:
    wears(family, kit, "sockte", 20)
    family.plays(kit, day(10))
    there = page(family, kit).go("gear/sockte", "left/prosthesis", "day_after")
    there.go("name").press(*[Press.ERASE] * 2, *map(Typed, "et")).go("done", "keep")
    worn = family.store.gear_of(kit)
    assert (worn.id, worn.name) == ("sockte", "socket")
    assert (worn.left, worn.since) == ("prosthesis", day(19))
    assert there.asks(AddGear) == []


def test_a_gear_that_was_played_in_cannot_be_deleted_or_begin_later(
    family: Family, kit: Child
) -> None:
    wears(family, kit, "socket", 20)
    family.plays(kit, day(10))
    there = page(family, kit).go("gear/socket", "month_after")
    assert there.scene.gear.since == day(10)
    assert "drop" not in there.ids


def test_a_gear_that_nobody_played_in_is_deleted_after_a_second_question(
    family: Family, kit: Child
) -> None:
    wears(family, kit, "socket", 20)
    there = page(family, kit).go("gear/socket", "drop")
    assert there.focus == "no"
    assert there.asks(DropGear) == []
    there.go("yes")
    assert isinstance(there.scene, GearPage)
    assert [one.gear.name for one in family.store.gears(kit)] == [""]


def test_the_only_gear_cannot_be_deleted(family: Family, kit: Child) -> None:
    own = family.store.gear_of(kit)
    there = page(family, kit).go(f"gear/{own.id}")
    assert {"drop", "again"} & set(there.ids) == set()


def test_an_old_gear_is_worn_again_from_today_on(family: Family, kit: Child) -> None:
    wears(family, kit, "old socket", 50)
    wears(family, kit, "new socket", 10)
    there = page(family, kit).go("gear/old socket", "again")
    assert family.store.gear_of(kit).id == "old socket"
    assert there.ids[0] == "gear/old socket"
    assert "again" not in there.go("gear/old socket").ids


def test_what_the_store_refuses_is_told_and_nothing_is_lost(family: Family, kit: Child) -> None:
    there = page(family, kit).go("new", "left/shoe")
    there.date = day(0)
    there.scene = replace(there.scene, gear=replace(there.scene.gear, name="a/b"))
    there.go("keep")
    assert "The name has a character in it that cannot be kept. Type it again." in there.said
    there.go("back")
    assert there.scene.gear.left == "shoe"
    assert len(family.store.gears(kit)) == 1


def test_back_from_the_page_leads_to_the_child(family: Family, kit: Child) -> None:
    assert isinstance(page(family, kit).go("back").scene, OneChild)


@pytest.mark.parametrize(
    ("step", "to"),
    [
        ("day_before", "2026-02-28"),
        ("month_before", "2026-02-10"),
        ("day_after", "2026-03-02"),
        ("month_after", "2026-03-05"),
    ],
)
def test_an_arrow_never_leads_out_of_the_span(step: str, to: str) -> None:
    assert gear_days.moved(BORN_ON, step, ("2026-02-10", "2026-03-05")) == to
