"""What holds for every page about children, gear and privacy, whatever its state."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from itertools import combinations

import pytest

from game.model import CANVAS_H, CANVAS_W, Layer, Panel, Shape, Sprite, Text
from game.scenes.child_asks import (
    AddGear,
    ChangeGear,
    DropGear,
    EraseChild,
    EraseRecordings,
    WearAgain,
)
from game.scenes.home import Home
from game.scenes.menu import SETTLE_S, WAYS, Menu
from game.scenes.scene import ChangeChild, Click, Press, Scene
from game.shell import headless
from game.shell.lettering import Lettering
from game.shell.paths import assets_folder
from game.shell.pictures import Pictures
from game.shell.theme import INKS, LEAST_PX
from profiles.store import Store
from tests.game.scenes.family_house import Family, FamilyVisit
from tests.game.scenes.family_screens import STATES

BACKS = 7
"""More presses of back than any way home takes."""
CHANGES = (AddGear, WearAgain, ChangeGear, DropGear, EraseChild, EraseRecordings, ChangeChild)
Box = tuple[float, float, float, float]


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


def texts(visit: FamilyVisit) -> list[Text]:
    return [shape for shape in shapes(visit) if isinstance(shape, Text)]


def said(text: Text) -> str:
    """What is written there, in English."""
    whole = text.message
    for name, value in text.values:
        whole = whole.replace("{" + name + "}", value)
    return whole


def box(text: Text) -> Box:
    """Left, top, right and bottom of a text's room."""
    left = text.x - {"left": 0.0, "center": text.w / 2, "right": text.w}[text.align]
    return left, text.y - text.h / 2, left + text.w, text.y + text.h / 2


def apart(one: Box, other: Box, slack: float = 0.0) -> bool:
    beside = one[2] <= other[0] or other[2] <= one[0]
    return beside or one[3] <= other[1] + slack or other[3] <= one[1] + slack


def test_every_picture_and_every_ink_that_is_named_exists(visit: FamilyVisit) -> None:
    pictures = Pictures(assets_folder())
    for shape in shapes(visit):
        if isinstance(shape, Sprite | Layer):
            assert pictures.path("", shape.image).is_file()
        elif isinstance(shape, Panel):
            assert {shape.fill, shape.edge or shape.fill} <= set(INKS)
        elif isinstance(shape, Text):
            assert shape.ink in INKS


def test_back_leads_home_and_changes_nothing_on_the_way(visit: FamilyVisit) -> None:
    asked = len(visit.asked)
    for _ in range(BACKS):
        if isinstance(visit.scene, Home):
            break
        visit.wait(0.6).tick(Press.BACK).tick().tick()
    assert isinstance(visit.scene, Home)
    assert [one for one in visit.asked[asked:] if isinstance(one, CHANGES)] == []


def test_the_way_back_is_a_tile_that_stands_where_it_always_does(visit: FamilyVisit) -> None:
    tile = next(tile for tile in visit.menu.tiles if tile.id == "back")
    assert (tile.x, tile.y, tile.picture) == (28, 24, "icon_back")


def test_ten_idle_minutes_change_nothing(visit: FamilyVisit) -> None:
    visit.wait(1.0)
    scene, before, asked = visit.scene, shapes(visit), len(visit.asked)
    visit.wait(600.0, dt_s=0.5)
    assert type(visit.scene) is type(scene)
    assert shapes(visit) == before
    assert len(visit.asked) == asked


def test_arrows_reach_every_tile(visit: FamilyVisit) -> None:
    menu, reached, new = visit.menu, set[int](), {visit.menu.focus}
    while new:
        reached |= new
        new = {_moved(menu, at, arrow) for at in new for arrow in WAYS} - reached
    assert {menu.tiles[at].id for at in reached} == {tile.id for tile in menu.tiles}


def _moved(menu: Menu, at: int, arrow: Press) -> int:
    return replace(menu, focus=at).step((arrow,), 0.01).menu.focus


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
    boxes = [(tile.x, tile.y, tile.x + tile.w, tile.y + tile.h) for tile in visit.menu.tiles]
    for left, top, right, bottom in boxes:
        assert left >= 0
        assert top >= 0
        assert right <= CANVAS_W
        assert bottom <= CANVAS_H
    for one, other in combinations(boxes, 2):
        assert apart(one, other)


def test_no_paper_covers_a_tile(visit: FamilyVisit) -> None:
    for paper in (s for s in shapes(visit) if isinstance(s, Panel) and s.fill == "panel"):
        there = paper.x, paper.y, paper.x + paper.w, paper.y + paper.h
        for tile in visit.menu.tiles:
            assert apart(there, (tile.x, tile.y, tile.x + tile.w, tile.y + tile.h)), tile.id


def test_papers_lie_apart(visit: FamilyVisit) -> None:
    papers = [s for s in shapes(visit) if isinstance(s, Panel) and s.fill == "panel"]
    boxes = [(p.x, p.y, p.x + p.w, p.y + p.h) for p in papers]
    for one, other in combinations(boxes, 2):
        assert apart(one, other), (one, other)


def test_texts_are_large_enough_and_have_room_on_the_canvas(visit: FamilyVisit) -> None:
    for text in texts(visit):
        assert text.size_px >= LEAST_PX, text.message
        left, top, right, bottom = box(text)
        assert left >= 0, text.message
        assert top >= 0, text.message
        assert right <= CANVAS_W, text.message
        assert bottom <= CANVAS_H, text.message


def test_no_two_texts_share_their_room(visit: FamilyVisit) -> None:
    rooms = [(text.message, box(text)) for text in texts(visit)]
    for (one, a), (other, b) in combinations(rooms, 2):
        assert apart(a, b, slack=4.0), (one, other)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_text_fits_into_its_place_however_large_words_are(
    visit: FamilyVisit, scale: float
) -> None:
    headless.open_display()
    letters = Lettering(scale)
    for text in texts(visit):
        room = int(text.w), int(text.h)
        drawn = letters.render(said(text), text.size_px, (0, 0, 0), *room, text.title, text.align)
        assert drawn.get_width() <= text.w, said(text)
        assert drawn.get_height() <= text.h, said(text)


def test_the_first_text_is_a_heading(visit: FamilyVisit) -> None:
    assert texts(visit)[0].title
