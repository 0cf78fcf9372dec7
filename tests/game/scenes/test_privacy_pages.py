"""The notice about privacy, and movement recordings: of whom, how many, and erasing them."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from game.scenes import ways
from game.scenes.child_asks import EraseRecordings, KeptHere
from game.scenes.grown_ups import GrownUps
from game.scenes.privacy_page import PrivacyPage
from game.scenes.recordings_page import Recordings
from game.scenes.scene import Press
from profiles.store import Store
from tests.game.scenes.family_house import Family, FamilyVisit, visit
from tests.game.scenes.house import SETTING

FOR_CHILDREN = (
    "What you do stays on this computer. Your grown-up can show it to your therapist or rub it all "
    "out."
)


@pytest.fixture
def family(tmp_path: Path) -> Iterator[Family]:
    with closing(Store(tmp_path)) as store:
        yield Family(tmp_path, store)


def privacy(family: Family) -> FamilyVisit:
    return visit(family, ways.to_grown_ups(SETTING)).go("privacy")


def test_the_notice_is_one_page_with_the_words_for_children_and_the_folder(family: Family) -> None:
    there = privacy(family)
    assert there.ids == ["recordings", "back"]
    assert FOR_CHILDREN in there.said
    assert str(family.folder.absolute()) in there.said


def test_the_way_to_take_along_and_erase_is_told(family: Family) -> None:
    assert any("taken along" in words for words in privacy(family).said)


def test_a_folder_that_is_copied_is_not_said_to_stay_here(family: Family) -> None:
    there = privacy(family)
    assert any("All of it stays on this computer" in words for words in there.said)
    there.tell("kept", KeptHere("folder", 0, 0, 30, "Dropbox")).tick()
    assert not any("All of it stays on this computer" in words for words in there.said)
    assert any("{service} copies the folder" in words for words in there.said)


def test_recording_is_turned_on_for_one_child_and_leads_back(family: Family) -> None:
    kit, mei = family.child("Kit"), family.child("Mei", "owl")
    there = privacy(family).go("recordings", f"child-{mei.id}", "yes")
    assert family.now(mei).recording_on
    assert not family.now(kit).recording_on
    assert isinstance(there.scene, Recordings)
    assert there.focus == f"child-{mei.id}"
    assert (there.said.count("On"), there.said.count("Off")) == (1, 1)


def test_there_is_nothing_to_erase_without_a_recording(family: Family) -> None:
    there = privacy(family).go("recordings")
    assert "There is no recording." in there.said
    assert "erase" not in there.ids


def test_recordings_are_erased_after_a_second_question(family: Family) -> None:
    folders = family.records(3)
    there = privacy(family).go("recordings", "erase")
    assert there.focus == "no"
    assert there.asks(EraseRecordings) == []
    there.go("no")
    assert all(folder.is_dir() for folder in folders)
    there.go("erase", "yes")
    assert not any(folder.exists() for folder in folders)
    assert "There is no recording." in there.said


def test_pressing_ok_again_and_again_erases_nothing(family: Family) -> None:
    folders = family.records(2)
    there = privacy(family).go("recordings")
    for _ in range(12):
        there.press(Press.OK)
    assert all(folder.is_dir() for folder in folders)


def test_what_could_not_be_erased_is_told_and_counted_anew(family: Family) -> None:
    folders = family.records(2)
    there = privacy(family).go("recordings", "erase")
    (folders[1] / "photo.jpg").mkdir()
    there.go("yes")
    assert "There is no recording." in there.said
    assert folders[1].is_dir(), "with a photo in it, it is no recording"


def test_back_leads_from_recordings_to_privacy_to_the_area(family: Family) -> None:
    there = privacy(family).go("recordings", "back")
    assert isinstance(there.scene, PrivacyPage)
    assert isinstance(there.go("back").scene, GrownUps)
