"""Backups and the family's own sensors, page by page: what is asked for, and what never is."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from game.scenes import grown_ways, ways
from game.scenes.answers import Failure
from game.scenes.choose_sensor import ChooseSensor
from game.scenes.grown_ups import GrownUps
from game.scenes.keeping_asks import (
    Backups,
    BringBack,
    ComesBack,
    Devices,
    ForgetDevice,
    LoadBackups,
    LoadDevices,
    MakeBackup,
)
from game.scenes.keeping_back import BringingBack
from game.scenes.keeping_backups import BackupsPage
from game.scenes.keeping_sensor import OwnSensor
from game.scenes.keeping_sensors import OwnSensors
from game.scenes.one_child import OneChild
from game.scenes.scene import Press, Quit
from game.scenes.settings import Settings
from profiles.store import Store
from tests.game.scenes.family_house import Family, FamilyVisit, visit
from tests.game.scenes.house import SETTING
from tests.game.scenes.keeping_screens import backup, backups, board, devices


@pytest.fixture
def family(tmp_path: Path) -> Iterator[Family]:
    with closing(Store(tmp_path)) as store:
        yield Family(tmp_path, store)


def area(family: Family) -> FamilyVisit:
    return visit(family, ways.to_grown_ups(SETTING))


def test_each_thing_to_look_after_has_a_tile(family: Family) -> None:
    tiles = area(family).ids
    assert tiles == [
        *("children", "gear", "plans", "levels"),
        *("sensors", "backups", "privacy", "settings"),
        "back",
    ]
    assert isinstance(area(family).go("backups").scene, BackupsPage)
    assert isinstance(area(family).go("sensors").scene, OwnSensors)


def test_settings_are_those_of_a_child_that_is_chosen_first(family: Family) -> None:
    kit = family.child()
    there = area(family).go("settings", f"child-{kit.id}")
    assert isinstance(there.scene, Settings)
    there.go("calm")
    assert family.now(kit).calm
    there.go("back")
    assert isinstance(there.scene, OneChild)
    assert there.scene.setting.child is None


# --- Backups --------------------------------------------------------------------------------------
def test_the_newest_backup_comes_first_and_leads_to_a_question(family: Family) -> None:
    there = backups(family, 7)
    assert there.asks(LoadBackups) == [LoadBackups("backups")]
    assert there.ids[:2] == [f"backup/{backup(7).name}", f"backup/{backup(6).name}"]
    there.go(there.ids[1])
    assert isinstance(there.scene, BringingBack)
    assert there.focus == "no"
    assert there.scene.card.name == backup(6).name


def test_the_way_back_from_the_question_has_the_focus_on_its_backup(family: Family) -> None:
    there = backups(family, 12).go("more")
    chosen = there.ids[2]
    there.go(chosen, "no")
    cards = tuple(backup(n) for n in range(12, 0, -1))
    there.tell("backups", Backups(cards)).tick()
    assert isinstance(there.scene, BackupsPage)
    assert there.focus == chosen
    assert there.asks(BringBack) == []


def test_one_is_made_now_and_said_to_be(family: Family) -> None:
    there = backups(family, 2).go("now")
    assert there.asks(MakeBackup) == [MakeBackup("backups")]
    assert "now" not in there.ids, "not twice at a time"
    there.tell("backups", Backups((backup(3), backup(2), backup(1)), made=True)).tick()
    assert "Done. The newest one holds everything as it is now." in there.said
    assert there.ids[0] == f"backup/{backup(3).name}"
    assert there.focus == "now"


def test_why_none_could_be_made_is_told_and_it_can_be_tried_again(family: Family) -> None:
    there = backups(family, 2).go("now")
    there.tell("backups", Failure("The disk is full; free some space on it.")).tick()
    assert "The disk is full; free some space on it." in there.said
    there.go("now")
    assert len(there.asks(MakeBackup)) == 2


def bringing(family: Family) -> FamilyVisit:
    return visit(family, grown_ways.to_bringing_back(SETTING, backup(13)))


def test_nothing_comes_back_by_a_press_too_many(family: Family) -> None:
    there = backups(family, 3)
    for _ in range(12):
        there.press(Press.OK)
    assert there.asks(BringBack) == []
    assert there.asks(Quit) == []


def test_what_it_means_is_said_before_it_is_asked(family: Family) -> None:
    said = " ".join(bringing(family).said)
    for words in ("Everything is then as it was on {when}", "put aside", "not lost", "closes"):
        assert words in said


def test_after_a_yes_there_is_no_way_but_out(family: Family) -> None:
    there = bringing(family).go("yes")
    assert there.asks(BringBack) == [BringBack("bring_back", backup(13).name)]
    there.press(Press.BACK, Press.OK)
    assert isinstance(there.scene, BringingBack)
    assert there.asks(Quit) == [], "nobody leaves while it is made ready"
    there.tell("bring_back", ComesBack()).tick()
    assert there.ids == ["close"]
    assert any("when you start it again" in words for words in there.said)
    there.go("close")
    assert there.asks(Quit) == [Quit()]


def test_back_closes_too_once_it_is_ready(family: Family) -> None:
    there = bringing(family).go("yes").tell("bring_back", ComesBack()).tick()
    there.press(Press.BACK)
    assert there.asks(Quit) == [Quit()]
    assert isinstance(there.scene, BringingBack)


def test_what_is_no_sound_backup_is_told_and_leads_back(family: Family) -> None:
    there = bringing(family).go("yes").tell("bring_back", Failure("It is damaged.")).tick()
    assert "It is damaged." in there.said
    there.go("back")
    assert isinstance(there.scene, BackupsPage)
    assert there.asks(Quit) == []


# --- Sensors --------------------------------------------------------------------------------------
def test_a_sensor_is_told_with_its_kind_its_last_use_and_its_corners(family: Family) -> None:
    there = devices(family, board(1), board(2, checked=False), board(3, "Left and Right"))
    assert there.asks(LoadDevices) == [LoadDevices("devices")]
    said = there.said
    assert said.count("Balance board") == 2
    assert {"Insoles", "Left and Right", "Nintendo RVL-WBC-01"} <= set(said)
    assert said.count("Last used {day}") == 3
    assert (said.count("All four corners felt {day}"), said.count("Corners never checked")) == (
        1,
        1,
    ), "insoles have no corners"


def test_a_sensor_is_forgotten_after_a_question(family: Family) -> None:
    there = devices(family, board(1), board(2)).go(f"sensor/{board(2).spec}")
    assert isinstance(there.scene, OwnSensor)
    assert there.focus == "no"
    there.go("yes")
    assert there.asks(ForgetDevice) == [ForgetDevice("forget_device", board(2).spec)]
    there.tell("forget_device", Devices((board(1),))).tick()
    assert isinstance(there.scene, OwnSensors)


def test_nothing_is_forgotten_by_pressing_ok_again_and_again(family: Family) -> None:
    there = devices(family, board(1))
    for _ in range(12):
        there.press(Press.OK)
    assert there.asks(ForgetDevice) == []


def test_why_a_sensor_could_not_be_forgotten_is_told(family: Family) -> None:
    there = devices(family, board(1)).go(f"sensor/{board(1).spec}", "yes")
    there.tell("forget_device", Failure("The disk is full.")).tick()
    assert "The disk is full." in there.said
    assert isinstance(there.go("back").scene, OwnSensors)


def test_another_sensor_is_looked_for_where_families_choose_one(family: Family) -> None:
    assert isinstance(devices(family).go("find").scene, ChooseSensor)


def test_back_leads_to_the_area(family: Family) -> None:
    assert isinstance(devices(family, board(1)).go("back").scene, GrownUps)
    assert isinstance(backups(family, 1).go("back").scene, GrownUps)
