"""Looking after children: name, face, year, screen, recording, put away; by clicks and by keys."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from game.model import Look
from game.scenes import ways
from game.scenes.add_child import LONGEST
from game.scenes.child_asks import EraseChild, Erased, ExportChild, Exported
from game.scenes.child_erasing import ErasingChild
from game.scenes.gear_page import GearPage
from game.scenes.one_child import OneChild
from game.scenes.our_children import OurChildren
from game.scenes.scene import ChangeChild, Press, Typed, UseLook
from game.scenes.settings import Settings
from profiles.model import Child
from profiles.store import Store
from tests.game.scenes.family_house import Family, FamilyVisit, one_child, visit
from tests.game.scenes.house import SETTING


@pytest.fixture
def family(tmp_path: Path) -> Iterator[Family]:
    with closing(Store(tmp_path)) as store:
        yield Family(tmp_path, store)


@pytest.fixture
def kit(family: Family) -> Child:
    return family.child()


def area(family: Family) -> FamilyVisit:
    return visit(family, ways.to_grown_ups(SETTING))


# --- All children ---------------------------------------------------------------------------------
def test_those_put_away_come_last_and_say_so(family: Family, kit: Child) -> None:
    mei = family.child("Mei", "owl")
    family.store.update_child(replace(kit, archived=True))
    there = area(family).go("children")
    assert there.ids == [f"child-{mei.id}", f"child-{kit.id}", "back"]
    assert there.said.count("put away") == 1


def test_back_from_a_child_has_the_focus_on_it(family: Family, kit: Child) -> None:
    mei = family.child("Mei", "owl")
    there = area(family).go("children", f"child-{mei.id}")
    assert isinstance(there.scene, OneChild)
    assert there.scene.child == mei
    there.go("back")
    assert isinstance(there.scene, OurChildren)
    assert there.focus == f"child-{mei.id}"
    assert kit.nickname in [tile.caption for tile in there.menu.tiles]


def test_gear_is_one_child_away_from_the_area(family: Family, kit: Child) -> None:
    there = area(family).go("gear", f"child-{kit.id}")
    assert isinstance(there.scene, GearPage)
    assert there.scene.child == kit


# --- Name, face, year -----------------------------------------------------------------------------
def test_a_nickname_is_typed_anew_with_keys_alone(family: Family, kit: Child) -> None:
    there = one_child(family, kit).press(Press.OK)
    there.press(*[Press.ERASE] * 3, Typed("M"), Typed("e"), Typed("i"), Press.OK).tick().tick()
    assert family.now(kit) == replace(kit, nickname="Mei")
    assert isinstance(there.scene, OneChild)
    assert "Mei" in there.said


def test_a_nickname_is_put_together_with_arrows_and_ok(family: Family, kit: Child) -> None:
    there = one_child(family, kit).go("name", "erase", "erase", "letter-O")
    there.go("done")
    assert family.now(kit).nickname == "Ko"


def test_an_empty_nickname_is_not_kept(family: Family, kit: Child) -> None:
    there = one_child(family, kit).go("name", *["erase"] * 3, "done")
    assert there.asks(ChangeChild) == []
    assert there.ids[0] == "letter-A"


def test_a_name_that_means_somebody_else_is_told(family: Family, kit: Child) -> None:
    mei = family.child("Mei", "owl")
    there = one_child(family, kit).go("name").press(*[Press.ERASE] * 3, *map(Typed, mei.code))
    there.go("done")
    assert f"{mei.code} already means somebody else here. Choose another nickname." in there.said
    assert family.now(kit) == kit


def test_a_longer_name_only_gets_shorter(family: Family) -> None:
    long = family.store.add_child("A name longer than those typed here", "fox")
    there = one_child(family, long).go("name")
    there.press(Typed("x"), Press.ERASE).go("done")
    assert family.now(long).nickname == long.nickname[:-1]
    assert len(long.nickname) > LONGEST


def test_another_face(family: Family, kit: Child) -> None:
    there = one_child(family, kit).go("face")
    assert there.focus == "face-fox"
    there.go("face-otter")
    assert family.now(kit) == replace(kit, avatar="otter")
    assert there.focus == "face"


def test_the_year_of_birth_is_told_and_taken_back(family: Family, kit: Child) -> None:
    there = one_child(family, kit).go("born")
    assert there.focus == "year-"
    there.go("year-2019")
    assert family.now(kit).birth_year == 2019
    assert "2019" in there.said
    there.go("born")
    assert there.focus == "year-2019"
    there.go("year-")
    assert family.now(kit) == kit


# --- Screen, recording, put away ------------------------------------------------------------------
def test_the_screen_is_set_as_the_child_likes_it_and_the_pages_stay_as_they_are(
    family: Family, kit: Child
) -> None:
    there = one_child(family, kit).go("look")
    assert isinstance(there.scene, Settings)
    there.go("calm", "text")
    assert (family.now(kit).calm, family.now(kit).text_scale) == (True, 1.5)
    there.go("back")
    assert isinstance(there.scene, OneChild)
    assert there.scene.setting.child is None
    assert there.asks(UseLook)[-1] == UseLook(Look())
    assert "Calm, large words" in there.said


def test_recording_is_off_until_a_grown_up_has_read_what_it_means(
    family: Family, kit: Child
) -> None:
    assert not kit.recording_on
    there = one_child(family, kit).go("recording")
    assert there.focus == "no"
    assert "It is off now." in there.said
    words = " ".join(there.said)
    assert "stays on this computer" in words
    assert "30 days" in words
    there.go("yes")
    assert family.now(kit) == replace(kit, recording_on=True)
    there.go("recording")
    assert there.focus == "yes"
    there.go("no")
    assert family.now(kit) == kit


def test_put_away_is_undone_by_bringing_back(family: Family, kit: Child) -> None:
    there = one_child(family, kit).go("away")
    assert family.now(kit) == replace(kit, archived=True)
    assert "Bring back" in there.said
    there.go("away")
    assert family.now(kit) == kit
    assert "Put away" in there.said


# --- Taken along, erased --------------------------------------------------------------------------
@pytest.mark.parametrize(("tile", "nameless"), [("whole", False), ("nameless", True)])
def test_a_child_is_taken_along_in_one_file(
    family: Family, kit: Child, tile: str, nameless: bool
) -> None:
    there = one_child(family, kit).go("take")
    there.exported = Exported("data/KT47.stepling")
    there.go(tile)
    assert there.asks(ExportChild) == [ExportChild(f"export-{kit.id}", kit.id, nameless)]
    assert "data/KT47.stepling" in there.said


def test_a_child_is_erased_only_after_its_name_was_typed(family: Family, kit: Child) -> None:
    there = one_child(family, kit).go("take", "erase")
    assert there.focus == "no"
    there.go("go_on").press(*map(Typed, "Kat")).go("done")
    assert there.asks(EraseChild) == []
    assert "That is another name. Nothing was erased." in there.said
    there.press(*[Press.ERASE] * 2, *map(Typed, "it")).go("done")
    assert there.asks(EraseChild) == [EraseChild("erase", kit.id, "Kit")]
    assert "Erased" in there.said
    there.go("back")
    assert isinstance(there.scene, OurChildren)


def test_a_double_done_erases_once(family: Family, kit: Child) -> None:
    there = one_child(family, kit).go("take", "erase", "go_on")
    there.erased = "nothing yet"
    there.press(*map(Typed, "kit"), Press.OK, Press.OK, Press.OK)
    assert len(there.asks(EraseChild)) == 1
    assert isinstance(there.press(Press.BACK, Press.OK).scene, ErasingChild), "it goes on"
    there.tell("erase", Erased("One thing is left to be done by hand.")).tick()
    assert "One thing is left to be done by hand." in there.said


def test_nothing_is_erased_by_pressing_ok_again_and_again(family: Family, kit: Child) -> None:
    there = one_child(family, kit).go("take", "erase")
    for _ in range(20):
        there.press(Press.OK)
    assert there.asks(EraseChild) == []
