"""What holds for every page for grown-ups, whatever its state."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from game.model import CANVAS_H, CANVAS_W, Layer, Panel, Particles, Shape, Sprite, Text
from game.scenes.home import Home
from game.scenes.menu import SETTLE_S, WAYS, Menu
from game.scenes.scene import Click, Press
from game.shell import headless
from game.shell.lettering import Lettering
from game.shell.paths import assets_folder
from game.shell.pictures import Pictures
from game.shell.theme import INKS, LEAST_PX
from tests.game.scenes.grown_up_screens import STATES
from tests.game.scenes.office import Office

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


def texts(visit: Office) -> list[Text]:
    return [shape for shape in shapes(visit) if isinstance(shape, Text)]


def said(text: Text) -> str:
    """What is written there, in English."""
    whole = text.message
    for name, value in text.values:
        whole = whole.replace("{" + name + "}", value)
    return whole


def box(text: Text) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a text's room."""
    left = text.x - {"left": 0.0, "center": text.w / 2, "right": text.w}[text.align]
    return left, text.y - text.h / 2, left + text.w, text.y + text.h / 2


@everywhere
def test_every_picture_and_every_ink_that_is_named_exists(visit: Office) -> None:
    pictures = Pictures(assets_folder())
    for shape in shapes(visit):
        if isinstance(shape, Sprite | Layer | Particles):
            assert pictures.path("", shape.image).is_file()
        elif isinstance(shape, Panel):
            assert {shape.fill, shape.edge or shape.fill} <= set(INKS)
        elif isinstance(shape, Text):
            assert shape.ink in INKS


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
    tile = next(tile for tile in visit.menu.tiles if tile.id == "back")
    assert (tile.x, tile.y, tile.picture) == (28, 24, "icon_back")
    for text in texts(visit):
        left, top, _, _ = box(text)
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
    menu, reached, new = visit.menu, set[int](), {visit.menu.focus}
    while new:
        reached |= new
        new = {_moved(menu, at, arrow) for at in new for arrow in WAYS} - reached
    assert {menu.tiles[at].id for at in reached} == {tile.id for tile in menu.tiles}


def _moved(menu: Menu, at: int, arrow: Press) -> int:
    return replace(menu, focus=at).step((arrow,), 0.01).menu.focus


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
    for tile in visit.menu.tiles:
        assert tile.x >= 0
        assert tile.y >= 0
        assert tile.x + tile.w <= CANVAS_W
        assert tile.y + tile.h <= CANVAS_H
    for one, other in combinations(visit.menu.tiles, 2):
        apart_x = one.x + one.w <= other.x or other.x + other.w <= one.x
        apart_y = one.y + one.h <= other.y or other.y + other.h <= one.y
        assert apart_x or apart_y, (one.id, other.id)


@of_ours
def test_no_paper_covers_a_tile(visit: Office) -> None:
    for paper in (s for s in shapes(visit) if isinstance(s, Panel) and s.fill == "panel"):
        for tile in visit.menu.tiles:
            apart_x = paper.x + paper.w <= tile.x or tile.x + tile.w <= paper.x
            apart_y = paper.y + paper.h <= tile.y or tile.y + tile.h <= paper.y
            assert apart_x or apart_y, tile.id


@of_ours
def test_texts_are_large_enough_and_have_room_on_the_canvas(visit: Office) -> None:
    for text in texts(visit):
        assert text.size_px >= LEAST_PX, text.message
        left, top, right, bottom = box(text)
        assert left >= 0, text.message
        assert top >= 0, text.message
        assert right <= CANVAS_W, text.message
        assert bottom <= CANVAS_H, text.message


@of_ours
def test_no_two_texts_share_their_room(visit: Office) -> None:
    rooms = [(text, box(text)) for text in texts(visit) if not text.even]
    for (one, a), (other, b) in combinations(rooms, 2):
        apart = a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] + 4 or b[3] <= a[1] + 4
        assert apart, (one.message, other.message)


@of_ours
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_text_fits_into_its_place_however_large_words_are(
    visit: Office, scale: float
) -> None:
    headless.open_display()
    letters = Lettering(scale)
    for text in texts(visit):
        room = int(text.w), int(text.h)
        if text.even:
            drawn = letters.even(said(text), text.size_px, (0, 0, 0), *room)
        else:
            align = text.align
            drawn = letters.render(said(text), text.size_px, (0, 0, 0), *room, text.title, align)
        assert drawn.get_width() <= text.w, said(text)
        assert drawn.get_height() <= text.h, said(text)


@of_ours
def test_the_first_text_is_a_heading(visit: Office) -> None:
    assert texts(visit)[0].title
