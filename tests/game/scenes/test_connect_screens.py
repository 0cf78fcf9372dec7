"""What holds for every screen of the connect flow, whatever its state."""

from dataclasses import replace
from itertools import combinations

import pytest

from game.model import CANVAS_H, CANVAS_W, Layer, Panel, Particles, Shape, Sprite, Text
from game.scenes.home import Home
from game.scenes.menu import SETTLE_S, WAYS, Menu
from game.scenes.scene import Click, Press
from game.shell import headless
from game.shell.lettering import Lettering
from game.shell.paths import assets_folder
from game.shell.pictures import Pictures
from game.shell.theme import LEAST_PX
from tests.game.scenes.connect_screens import HOME, PASSING, STATES, calm, state
from tests.game.scenes.house import Visit

CHOOSING = [name for name in STATES if name not in (*PASSING, HOME)]
BACKS = 12
"""More presses of back than any way home takes."""


def shapes(visit: Visit) -> list[Shape]:
    return list(visit.scene.view())


def texts(visit: Visit) -> list[Text]:
    return [shape for shape in shapes(visit) if isinstance(shape, Text)]


@pytest.mark.parametrize("name", STATES)
def test_every_picture_that_is_named_exists(name: str) -> None:
    pictures = Pictures(assets_folder())
    drawn = (Sprite, Layer, Particles)
    names = {shape.image for shape in shapes(state(name)) if isinstance(shape, drawn)}
    names |= {tile.picture for tile in state(name).menu.tiles if tile.picture}
    for picture in names:
        assert pictures.path("", picture).is_file()


@pytest.mark.parametrize("name", STATES)
def test_every_sound_that_is_asked_for_exists(name: str) -> None:
    visit = state(name).wait(1.0)
    sounds = {effect.name for effect in visit.asked if type(effect).__name__ == "Sound"}
    assert [s for s in sounds if not (assets_folder() / "sounds" / f"{s}.ogg").is_file()] == []


@pytest.mark.parametrize("name", CHOOSING)
def test_ten_idle_minutes_change_nothing(name: str) -> None:
    visit = state(name).wait(60.0, dt_s=0.1)
    scene, menu, asked = type(visit.scene), visit.menu.tiles, len(visit.asked)
    visit.wait(600.0, dt_s=0.1)
    assert type(visit.scene) is scene
    assert visit.menu.tiles == menu
    assert len(visit.asked) == asked


@pytest.mark.parametrize("name", STATES)
def test_back_leads_home_from_everywhere(name: str) -> None:
    visit = state(name)
    for _ in range(BACKS):
        if isinstance(visit.scene, Home):
            break
        visit.wait(0.6).tick(Press.BACK)
    assert isinstance(visit.scene, Home)
    assert visit.finding == 0


@pytest.mark.parametrize("name", CHOOSING)
def test_whoever_reads_nothing_finds_a_back_tile_where_it_always_is(name: str) -> None:
    tile = next(tile for tile in state(name).menu.tiles if tile.id == "back")
    assert (tile.x, tile.y, tile.picture) == (28, 24, "icon_back")


@pytest.mark.parametrize("name", CHOOSING)
def test_a_double_press_chooses_once(name: str) -> None:
    """Whatever the choice leads to takes no other one before half a second has gone."""
    for number in range(len(state(name).menu.tiles)):
        visit = state(name).settle()
        visit.tick(Click(*visit.menu.tiles[number].middle)).wait(SETTLE_S / 2)
        scene, ids = type(visit.scene), visit.ids
        for tile in visit.menu.tiles:
            visit.tick(Click(*tile.middle))
        visit.tick(Press.OK)
        assert (type(visit.scene), visit.ids) == (scene, ids)


@pytest.mark.parametrize("name", CHOOSING)
def test_arrows_reach_every_tile(name: str) -> None:
    visit = state(name).settle()
    menu, reached, new = visit.menu, set(), {visit.menu.focus}
    while new:
        reached |= new
        found = {_moved(menu, at, arrow) for at in new for arrow in WAYS}
        new = found - reached
    assert {menu.tiles[at].id for at in reached} == {tile.id for tile in menu.tiles}


def _moved(menu: Menu, at: int, arrow: Press) -> int:
    return replace(menu, focus=at).step((arrow,), 0.01).menu.focus


@pytest.mark.parametrize("name", STATES)
def test_tiles_lie_apart_and_on_the_canvas(name: str) -> None:
    tiles = state(name).menu.tiles
    for tile in tiles:
        assert tile.x >= 0
        assert tile.y >= 0
        assert tile.x + tile.w <= CANVAS_W
        assert tile.y + tile.h <= CANVAS_H
    for one, other in combinations(tiles, 2):
        apart_x = one.x + one.w <= other.x or other.x + other.w <= one.x
        apart_y = one.y + one.h <= other.y or other.y + other.h <= one.y
        assert apart_x or apart_y, (one.id, other.id)


@pytest.mark.parametrize("name", STATES)
def test_no_sentence_covers_a_tile(name: str) -> None:
    visit = state(name)
    papers = [s for s in shapes(visit) if isinstance(s, Panel) and s.fill == "panel"]
    for paper in papers:
        for tile in visit.menu.tiles:
            apart_x = paper.x + paper.w <= tile.x or tile.x + tile.w <= paper.x
            apart_y = paper.y + paper.h <= tile.y or tile.y + tile.h <= paper.y
            assert apart_x or apart_y, tile.id


@pytest.mark.parametrize("name", STATES)
def test_texts_are_large_enough_and_have_room_to_grow(name: str) -> None:
    for text in texts(state(name)):
        assert text.size_px >= LEAST_PX, text.message
        assert text.w > 0, text.message
        assert text.h > 0, text.message
        assert text.x - text.w / 2 >= 0
        assert text.x + text.w / 2 <= CANVAS_W
        assert text.y - text.h / 2 >= 0
        assert text.y + text.h / 2 <= CANVAS_H


@pytest.mark.parametrize("name", STATES)
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_every_text_fits_into_its_place_however_large_words_are(name: str, scale: float) -> None:
    headless.open_display()
    letters = Lettering(scale)
    for text in texts(state(name)):
        w, h = int(text.w), int(text.h)
        drawn = letters.render(text.message, text.size_px, (0, 0, 0), w, h, text.title)
        assert drawn.get_width() <= w, text.message
        assert drawn.get_height() <= h, text.message


@pytest.mark.parametrize("name", STATES)
def test_the_first_text_is_one_short_instruction_that_a_child_can_read(name: str) -> None:
    title = texts(state(name))[0]
    assert title.title
    assert title.size_px >= 27
    assert len(title.message.split()) <= 8


@pytest.mark.parametrize("name", CHOOSING)
def test_in_calm_mode_nothing_moves_by_itself(name: str) -> None:
    visit = calm(name).settle()
    visit.signals = visit.signals._replace(reading=None)
    visit.tick()
    before = shapes(visit)
    visit.wait(0.5)
    assert shapes(visit) == before


@pytest.mark.parametrize("name", CHOOSING)
def test_no_weight_is_ever_written(name: str) -> None:
    said = " ".join(state(name).said)
    assert "kg" not in said
    assert not [word for word in said.split() if word.replace(".", "").isdigit() and "." in word]
