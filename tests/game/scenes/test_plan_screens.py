"""What holds for every page about plans, whatever its state."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from game.model import Shape
from game.scenes.home import Home
from game.scenes.menu import SETTLE_S
from game.scenes.scene import Click, Press
from profiles.store import Store
from tests.game.scenes import page_checks
from tests.game.scenes.page_checks import texts_of
from tests.game.scenes.plan_house import House, PlanVisit
from tests.game.scenes.plan_screens import STATES

BACKS = 6
"""More presses of back than any way home takes."""


@pytest.fixture(params=STATES)
def visit(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[PlanVisit]:
    """The page in each of its states."""
    with closing(Store(tmp_path)) as store:
        yield STATES[request.param](House(tmp_path, store))


def shapes(visit: PlanVisit) -> list[Shape]:
    return list(visit.scene.view())


def test_every_picture_and_every_ink_that_is_named_exists(visit: PlanVisit) -> None:
    page_checks.all_that_is_named_exists(shapes(visit))


def test_back_leads_home_and_changes_nothing_on_the_way(visit: PlanVisit) -> None:
    asked = len(visit.asked)
    for _ in range(BACKS):
        if isinstance(visit.scene, Home):
            break
        visit.wait(0.6).tick(Press.BACK)
    assert isinstance(visit.scene, Home)
    assert "AssignPlan" not in {type(one).__name__ for one in visit.asked[asked:]}


def test_the_way_back_is_a_tile_that_stands_where_it_always_does(visit: PlanVisit) -> None:
    page_checks.the_way_back_is_where_it_always_is(visit.menu)


def test_ten_idle_minutes_change_nothing(visit: PlanVisit) -> None:
    visit.wait(1.0)
    scene, before, asked = visit.scene, shapes(visit), len(visit.asked)
    visit.wait(600.0, dt_s=0.5)
    assert type(visit.scene) is type(scene)
    assert shapes(visit) == before
    assert len(visit.asked) == asked


def test_arrows_reach_every_tile(visit: PlanVisit) -> None:
    page_checks.arrows_reach_every_tile(visit.menu)


def test_a_double_press_chooses_once(visit: PlanVisit) -> None:
    visit.settle()
    for tile in visit.menu.tiles[:4]:
        before = visit.scene
        visit.tick(Click(*tile.middle)).wait(SETTLE_S / 4)
        scene, asked = type(visit.scene), len(visit.asked)
        visit.tick(Click(*tile.middle)).tick()
        assert type(visit.scene) is scene
        assert len(visit.asked) == asked
        visit.scene = before


def test_tiles_lie_apart_and_on_the_canvas(visit: PlanVisit) -> None:
    page_checks.tiles_lie_apart_and_on_the_canvas(visit.menu)


def test_no_paper_covers_a_tile(visit: PlanVisit) -> None:
    page_checks.no_paper_covers_a_tile(shapes(visit), visit.menu)


def test_texts_are_large_enough_and_have_room_on_the_canvas(visit: PlanVisit) -> None:
    page_checks.texts_are_large_enough_and_on_the_canvas(shapes(visit))


def test_no_two_texts_share_their_room(visit: PlanVisit) -> None:
    page_checks.no_two_texts_share_their_room(shapes(visit))


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_text_fits_into_its_place_however_large_words_are(
    visit: PlanVisit, scale: float
) -> None:
    page_checks.texts_fit(shapes(visit), scale)


def test_the_first_text_is_a_heading(visit: PlanVisit) -> None:
    assert texts_of(shapes(visit))[0].title
