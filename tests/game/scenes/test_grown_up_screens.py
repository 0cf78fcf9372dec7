"""What holds for every page for grown-ups, whatever its state."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.model import Shape
from game.scenes.home import Home
from game.scenes.menu import SETTLE_S
from game.scenes.scene import Click, Press
from game.shell.paths import assets_folder
from tests.game.scenes import page_checks
from tests.game.scenes.grown_up_screens import STATES
from tests.game.scenes.office import Office
from tests.game.scenes.page_checks import room_of, texts_of

BACKS = 6
"""More presses of back than any way home takes."""
OTHERS = ("rehearsed",)
"""What somebody else paints, and tests; only the way back is ours there."""
OURS = [name for name in STATES if name not in OTHERS]


@pytest.fixture
def visit(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Office]:
    """The page in this state."""
    there = STATES[request.param](tmp_path)
    yield there
    there.desk.close()


everywhere = pytest.mark.parametrize("visit", STATES, indirect=True)
of_ours = pytest.mark.parametrize("visit", OURS, indirect=True)


def shapes(visit: Office) -> list[Shape]:
    return list(visit.scene.view())


@everywhere
def test_every_picture_and_every_ink_that_is_named_exists(visit: Office) -> None:
    page_checks.all_that_is_named_exists(shapes(visit))


@everywhere
def test_every_sound_that_is_asked_for_exists(visit: Office) -> None:
    visit.settle().tick(Press.DOWN).tick(Press.OK)
    sounds = {effect.name for effect in visit.asked if type(effect).__name__ == "Sound"}
    assert [s for s in sounds if not (assets_folder() / "sounds" / f"{s}.ogg").is_file()] == []


@everywhere
def test_back_leads_home_from_everywhere_and_asks_for_nothing_on_the_way(visit: Office) -> None:
    for _ in range(BACKS):
        if isinstance(visit.scene, Home):
            break
        visit.wait(0.6).tick(Press.BACK)
    assert isinstance(visit.scene, Home)


@everywhere
def test_the_way_back_is_a_tile_that_stands_where_it_always_does(visit: Office) -> None:
    tile = page_checks.the_way_back_is_where_it_always_is(visit.menu)
    for text in texts_of(shapes(visit)):
        left, top, _, _ = room_of(text)
        assert left >= tile.x + tile.w or top >= tile.y + tile.h, text.message


@of_ours
def test_ten_idle_minutes_change_nothing(visit: Office) -> None:
    visit.desk.close()
    visit.wait(70.0, dt_s=0.1)
    scene, tiles, asked = type(visit.scene), visit.menu.tiles, len(visit.asked)
    visit.wait(600.0, dt_s=0.5)
    assert type(visit.scene) is scene
    assert visit.menu.tiles == tiles
    assert len(visit.asked) == asked


@of_ours
def test_arrows_reach_every_tile(visit: Office) -> None:
    page_checks.arrows_reach_every_tile(visit.menu)


@of_ours
def test_a_double_press_chooses_once(visit: Office) -> None:
    visit.settle()
    for tile in visit.menu.tiles[:4]:
        before = visit.scene
        visit.tick(Click(*tile.middle)).wait(SETTLE_S / 4)
        scene = type(visit.scene)
        visit.tick(Click(*tile.middle))
        assert type(visit.scene) is scene
        visit.desk.close()
        visit.scene = before


@everywhere
def test_tiles_lie_apart_and_on_the_canvas(visit: Office) -> None:
    page_checks.tiles_lie_apart_and_on_the_canvas(visit.menu)


@of_ours
def test_no_paper_covers_a_tile(visit: Office) -> None:
    page_checks.no_paper_covers_a_tile(shapes(visit), visit.menu)


@of_ours
def test_texts_are_large_enough_and_have_room_on_the_canvas(visit: Office) -> None:
    page_checks.texts_are_large_enough_and_on_the_canvas(shapes(visit))


@of_ours
def test_no_two_texts_share_their_room(visit: Office) -> None:
    page_checks.no_two_texts_share_their_room(shapes(visit))


@of_ours
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_text_fits_into_its_place_however_large_words_are(
    visit: Office, scale: float
) -> None:
    page_checks.texts_fit(shapes(visit), scale)


@of_ours
def test_the_first_text_is_a_heading(visit: Office) -> None:
    assert texts_of(shapes(visit))[0].title
