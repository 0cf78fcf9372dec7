"""What holds for every page about children, gear, privacy, backups and sensors, in each state."""

from collections.abc import Iterator
from contextlib import closing
from itertools import combinations

import pytest

from game.model import Shape
from game.scenes.child_asks import (
    AddGear,
    ChangeGear,
    DropGear,
    EraseChild,
    EraseRecordings,
    WearAgain,
)
from game.scenes.home import Home
from game.scenes.keeping_asks import BringBack, ForgetDevice, MakeBackup
from game.scenes.menu import SETTLE_S
from game.scenes.scene import ChangeChild, Click, Press, Scene
from profiles.store import Store
from tests.game.scenes import page_checks
from tests.game.scenes.family_house import Family, FamilyVisit
from tests.game.scenes.family_screens import STATES as OF_CHILDREN
from tests.game.scenes.keeping_screens import STATES as OF_KEEPING
from tests.game.scenes.milestone_screens import STATES as OF_MILESTONES
from tests.game.scenes.page_checks import apart, box_of, papers_of, texts_of

STATES = OF_CHILDREN | OF_KEEPING | OF_MILESTONES
BACKS = 7
"""More presses of back than any way home takes."""
CHANGES = (
    *(AddGear, WearAgain, ChangeGear, DropGear, EraseChild, EraseRecordings, ChangeChild),
    *(MakeBackup, BringBack, ForgetDevice),
)


@pytest.fixture(scope="module", params=STATES)
def state(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[FamilyVisit, Scene]]:
    """A visit, and the page in each of its states: a frozen value, so it is made but once."""
    folder = tmp_path_factory.mktemp("family")
    with closing(Store(folder)) as store:
        there = STATES[request.param](Family(folder, store))
        yield there, there.scene


@pytest.fixture
def visit(state: tuple[FamilyVisit, Scene]) -> FamilyVisit:
    """The page in each of its states."""
    there, scene = state
    there.tick()  # whatever another test asked for is told to its own page
    there.scene = scene
    return there


def shapes(visit: FamilyVisit) -> list[Shape]:
    return list(visit.scene.view())


def test_every_picture_and_every_ink_that_is_named_exists(visit: FamilyVisit) -> None:
    page_checks.all_that_is_named_exists(shapes(visit))


def test_back_leads_home_and_changes_nothing_on_the_way(visit: FamilyVisit) -> None:
    asked = len(visit.asked)
    for _ in range(BACKS):
        if isinstance(visit.scene, Home):
            break
        visit.wait(0.6).tick(Press.BACK).tick().tick()
    assert isinstance(visit.scene, Home)
    assert [one for one in visit.asked[asked:] if isinstance(one, CHANGES)] == []


def test_the_way_back_is_a_tile_that_stands_where_it_always_does(visit: FamilyVisit) -> None:
    page_checks.the_way_back_is_where_it_always_is(visit.menu)


def test_ten_idle_minutes_change_nothing(visit: FamilyVisit) -> None:
    visit.wait(1.0)
    scene, before, asked = visit.scene, shapes(visit), len(visit.asked)
    visit.wait(600.0, dt_s=0.5)
    assert type(visit.scene) is type(scene)
    assert shapes(visit) == before
    assert len(visit.asked) == asked


def test_arrows_reach_every_tile(visit: FamilyVisit) -> None:
    page_checks.arrows_reach_every_tile(visit.menu)


def test_a_press_right_after_a_page_came_up_chooses_nothing(visit: FamilyVisit) -> None:
    visit.settle()
    for tile in visit.menu.tiles[:4]:
        before = visit.scene
        visit.tick(Click(*tile.middle)).wait(SETTLE_S / 4)
        scene, changes = type(visit.scene), _changes(visit)
        visit.tick(Click(*tile.middle)).tick()
        assert type(visit.scene) is scene
        assert _changes(visit) == changes
        visit.scene = before


def _changes(visit: FamilyVisit) -> int:
    return sum(isinstance(one, CHANGES) for one in visit.asked)


def test_tiles_lie_apart_and_on_the_canvas(visit: FamilyVisit) -> None:
    page_checks.tiles_lie_apart_and_on_the_canvas(visit.menu)


def test_no_paper_covers_a_tile(visit: FamilyVisit) -> None:
    page_checks.no_paper_covers_a_tile(shapes(visit), visit.menu)


def test_papers_lie_apart(visit: FamilyVisit) -> None:
    for one, other in combinations(map(box_of, papers_of(shapes(visit))), 2):
        assert apart(one, other), (one, other)


def test_texts_are_large_enough_and_have_room_on_the_canvas(visit: FamilyVisit) -> None:
    page_checks.texts_are_large_enough_and_on_the_canvas(shapes(visit))


def test_no_two_texts_share_their_room(visit: FamilyVisit) -> None:
    page_checks.no_two_texts_share_their_room(shapes(visit))


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_text_fits_into_its_place_however_large_words_are(
    visit: FamilyVisit, scale: float
) -> None:
    page_checks.texts_fit(shapes(visit), scale)


def test_the_first_text_is_a_heading(visit: FamilyVisit) -> None:
    assert texts_of(shapes(visit))[0].title
