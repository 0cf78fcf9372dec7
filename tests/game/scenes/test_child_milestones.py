"""What grown-ups find about a child's milestones, and what they can say themselves."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from game.model import Sprite, Text
from game.scenes.celebration import Celebration
from game.scenes.child_milestones import ChildMilestones
from game.scenes.path_asks import Reached, TellMilestone
from game.scenes.setting import Setting
from profiles.child_path import Stone
from profiles.milestone_record import MilestoneRecord, milestone_record_id
from profiles.milestones import shipped
from profiles.store import Store
from tests.game.scenes.family_house import Family, FamilyVisit
from tests.game.scenes.milestone_screens import milestones

ALL = shipped()
EFFORTS = [one.id for one in ALL if one.kind == "effort"]
BEFORE_TAUGHT = EFFORTS.index("taught")


@pytest.fixture
def family(tmp_path: Path) -> Iterator[Family]:
    with closing(Store(tmp_path)) as store:
        yield Family(tmp_path, store)


def pictures(there: FamilyVisit) -> list[str]:
    shapes = there.scene.view()
    return [one.image for one in shapes if isinstance(one, Sprite) and "milestone" in one.image]


def walked(there: FamilyVisit) -> list[str]:
    """The badges of all leaves, from the first to the last."""
    seen = pictures(there)
    while any(tile.id == "more" for tile in there.menu.tiles):
        there.go("more")
        seen += pictures(there)
    return seen


def test_every_milestone_is_there_the_newest_first_and_then_those_to_come(family: Family) -> None:
    names = [one.picture for one in ALL]
    assert walked(milestones(family, 4)) == [*reversed(names[:4]), *names[4:]]


def test_each_says_what_it_means_and_what_told_it_or_would(family: Family) -> None:
    there = milestones(family, 1)
    words = [str(one.message) for one in there.scene.view() if isinstance(one, Text)]
    reached, waiting = ALL[0], ALL[1]
    assert {reached.title["en"], reached.parent["en"], "2026-01-01"} <= set(words)
    assert reached.therapist["en"] not in words
    assert {waiting.parent["en"], waiting.therapist["en"], "Not yet"} <= set(words)


def test_only_what_nothing_tells_can_be_said(family: Family) -> None:
    there = milestones(family, 0)
    said = []
    while True:
        said += [tile.id for tile in there.menu.tiles if tile.id in {one.id for one in ALL}]
        if not any(tile.id == "more" for tile in there.menu.tiles):
            break
        there.go("more")
    assert said == ["taught"]


def test_what_is_said_is_celebrated_with_the_child_and_leads_back(family: Family) -> None:
    there = milestones(family, BEFORE_TAUGHT)
    while not any(tile.id == "taught" for tile in there.menu.tiles):
        there.go("more")
    child = there.scene.child
    there.go("taught")
    (asked,) = there.asks(TellMilestone)
    assert asked == TellMilestone("said", child.id, "taught")
    taught = next(one for one in ALL if one.id == "taught")
    record = MilestoneRecord(
        milestone_record_id(child.id, "taught"), child.id, "taught", "2026-03-14", child.id, "So."
    )
    there.tell("said", Reached((Stone(taught, record),))).tick()
    assert isinstance(there.scene, Celebration)
    assert there.scene.setting.child == child
    back = there.scene.back(replace(there.scene.setting, support="chair"))
    assert isinstance(back, ChildMilestones)
    assert (back.child, back.setting.child, back.setting.support) == (child, None, "chair")


def test_what_was_said_before_changes_nothing(family: Family) -> None:
    there = milestones(family, BEFORE_TAUGHT)
    there.tell("said", Reached(())).tick()
    assert isinstance(there.scene, ChildMilestones)
    assert isinstance(there.scene.setting, Setting)
