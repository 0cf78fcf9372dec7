"""The family's desk on a real store: gear, what is kept, and recordings erased at once."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from game.scenes import child_asks as ask
from game.scenes.answers import Failure
from profiles.model import Child, new_id
from profiles.store import Store
from tests.game.scenes.family_house import BORN_ON, Family
from tests.profiles.afternoon import calibration_of

TODAY = date.today().isoformat()


@pytest.fixture
def family(tmp_path: Path) -> Iterator[Family]:
    with closing(Store(tmp_path)) as store:
        yield Family(tmp_path, store)


@pytest.fixture
def kit(family: Family) -> Child:
    return family.child()


def told(family: Family, effect: object) -> object:
    """What the desk answers, under the ticket that it was asked with."""
    answer = family.desk.carriers[type(effect)](effect)
    assert answer is not None
    assert answer.ticket == "ticket"
    return answer.value


def wardrobe(family: Family, effect: object) -> ask.Wardrobe:
    value = told(family, effect)
    assert isinstance(value, ask.Wardrobe), value
    return value


def names(value: ask.Wardrobe) -> list[str]:
    return [one.gear.name for one in value.worn]


def sentence(family: Family, effect: object) -> str:
    value = told(family, effect)
    assert isinstance(value, Failure)
    assert value.sentence.endswith(".")
    return value.sentence


def added(child: Child, name: str = "new socket", since: str = TODAY) -> ask.AddGear:
    return ask.AddGear("ticket", child.id, name, since, "prosthesis", "own")


def test_a_child_of_whom_nothing_was_said_wears_its_own_legs(family: Family, kit: Child) -> None:
    (worn,) = wardrobe(family, ask.LoadGears("ticket", kit.id)).worn
    assert (worn.gear.left, worn.gear.right, worn.gear.since) == ("own", "own", BORN_ON)


def test_new_gear_is_worn_from_the_next_game_on(family: Family, kit: Child) -> None:
    own = family.store.gear_of(kit)
    at = f"{TODAY}T08:00:00+01:00"
    family.store.keep("c", calibration_of(kit, own, at, "wii"))
    assert family.children.day(kit.id, "wii").calibration is not None
    worn = wardrobe(family, added(kit)).worn
    assert [one.gear.name for one in worn] == ["", "new socket"]
    day = family.children.day(kit.id, "wii")
    assert (day.gear_id, day.calibration, day.calibrated_on) == (worn[-1].gear.id, None, "")


def test_going_back_to_the_old_gear_brings_its_reach_back(family: Family, kit: Child) -> None:
    own = family.store.gear_of(kit)
    at = f"{TODAY}T08:00:00+01:00"
    family.store.keep("c", calibration_of(kit, own, at, "wii"))
    wardrobe(family, added(kit))
    assert names(wardrobe(family, ask.WearAgain("ticket", own))) == ["new socket", ""]
    day = family.children.day(kit.id, "wii")
    assert (day.gear_id, day.calibrated_on) == (own.id, TODAY)


def test_a_mistake_is_put_right(family: Family, kit: Child) -> None:
    gear = wardrobe(family, added(kit)).worn[-1].gear
    changed = replace(gear, name="old socket", left="shoe")
    assert wardrobe(family, ask.ChangeGear("ticket", changed)).worn[-1].gear == changed


def test_gear_that_nobody_played_in_is_deleted(family: Family, kit: Child) -> None:
    gear = wardrobe(family, added(kit)).worn[-1].gear
    assert names(wardrobe(family, ask.DropGear("ticket", gear))) == [""]


def test_gear_that_was_played_in_is_not(family: Family, kit: Child) -> None:
    gear = wardrobe(family, added(kit)).worn[-1].gear
    family.plays(kit, TODAY)
    assert "played in" in sentence(family, ask.DropGear("ticket", gear))
    assert names(wardrobe(family, ask.LoadGears("ticket", kit.id))) == ["", "new socket"]


def test_a_day_ahead_is_refused(family: Family, kit: Child) -> None:
    tomorrow = (date.today() + timedelta(2)).isoformat()
    assert tomorrow in sentence(family, added(kit, since=tomorrow))
    assert names(wardrobe(family, ask.LoadGears("ticket", kit.id))) == [""]


def test_a_child_that_is_gone_and_a_guest_have_no_gear_here(family: Family) -> None:
    nobody = Child(new_id(), "XX99", "Nobody", "fox", BORN_ON)
    for child in (nobody, family.store.guest()):
        assert "not here any more" in sentence(family, ask.LoadGears("ticket", child.id))
        assert "not here any more" in sentence(family, added(child))


# --- What is kept ---------------------------------------------------------------------------------
def kept(family: Family) -> ask.KeptHere:
    value = told(family, ask.LoadKept("ticket"))
    assert isinstance(value, ask.KeptHere)
    return value


def test_what_is_kept_is_counted(family: Family) -> None:
    assert kept(family) == ask.KeptHere(str(family.folder.absolute()), 0, 0, 30)
    family.records(3, size=1000)
    assert kept(family) == ask.KeptHere(str(family.folder.absolute()), 3, 3 * 1002, 30)


def test_a_folder_that_is_copied_elsewhere_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "Dropbox" / "stepling"
    with closing(Store(folder)) as store:
        assert kept(Family(folder, store)).copied_by == "Dropbox"


def test_recordings_are_erased_at_once_and_nothing_else_is(family: Family, kit: Child) -> None:
    family.records(3)
    family.plays(kit, TODAY)
    mine = family.folder / "sessions" / "mine.txt"
    mine.write_text("mine", "utf-8")
    value = told(family, ask.EraseRecordings("ticket"))
    assert value == kept(family) == ask.KeptHere(str(family.folder.absolute()), 0, 0, 30)
    assert list((family.folder / "sessions").iterdir()) == [mine]
    assert family.store.gears(kit)[0].sessions == 1


def test_taking_along_and_erasing_are_carried_out_elsewhere(family: Family) -> None:
    assert {ask.ExportChild, ask.EraseChild} & set(family.desk.carriers) == set()
    assert list(family.desk.news()) == []
