"""What holds for every page for grown-ups: checks of what it shows, which raise AssertionError."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from game.model import CANVAS_H, CANVAS_W, Layer, Panel, Particles, Shape, Sprite, Text
from game.scenes.menu import WAYS, Menu, Tile
from game.scenes.scene import Press
from game.shell import headless
from game.shell.lettering import Lettering
from game.shell.paths import assets_folder
from game.shell.pictures import Pictures
from game.shell.theme import INKS, LEAST_PX

Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""
NEAR_PX = 4.0
"""So much may the rooms of two lines share."""


def texts_of(shapes: Sequence[Shape]) -> list[Text]:
    return [shape for shape in shapes if isinstance(shape, Text)]


def papers_of(shapes: Sequence[Shape]) -> list[Panel]:
    return [shape for shape in shapes if isinstance(shape, Panel) and shape.fill == "panel"]


def said(text: Text) -> str:
    """What is written there, in English."""
    whole = text.message
    for name, value in text.values:
        whole = whole.replace("{" + name + "}", value)
    return whole


def room_of(text: Text) -> Box:
    """A text's room."""
    left = text.x - {"left": 0.0, "center": text.w / 2, "right": text.w}[text.align]
    return left, text.y - text.h / 2, left + text.w, text.y + text.h / 2


def box_of(thing: Tile | Panel) -> Box:
    return thing.x, thing.y, thing.x + thing.w, thing.y + thing.h


def apart(one: Box, other: Box, slack: float = 0.0) -> bool:
    beside = one[2] <= other[0] or other[2] <= one[0]
    return beside or one[3] <= other[1] + slack or other[3] <= one[1] + slack


def on_the_canvas(box: Box, name: str) -> None:
    assert box[0] >= 0, name
    assert box[1] >= 0, name
    assert box[2] <= CANVAS_W, name
    assert box[3] <= CANVAS_H, name


def all_that_is_named_exists(shapes: Sequence[Shape]) -> None:
    """Pictures and inks."""
    pictures = Pictures(assets_folder())
    for shape in shapes:
        if isinstance(shape, Sprite | Layer | Particles):
            assert pictures.path("", shape.image).is_file()
        elif isinstance(shape, Panel):
            assert {shape.fill, shape.edge or shape.fill} <= set(INKS)
        elif isinstance(shape, Text):
            assert shape.ink in INKS


def the_way_back_is_where_it_always_is(menu: Menu) -> Tile:
    tile = next(tile for tile in menu.tiles if tile.id == "back")
    assert (tile.x, tile.y, tile.picture) == (28, 24, "icon_back")
    return tile


def arrows_reach_every_tile(menu: Menu) -> None:
    reached, new = set[int](), {menu.focus}
    while new:
        reached |= new
        new = {_moved(menu, at, arrow) for at in new for arrow in WAYS} - reached
    assert {menu.tiles[at].id for at in reached} == {tile.id for tile in menu.tiles}


def _moved(menu: Menu, at: int, arrow: Press) -> int:
    return replace(menu, focus=at).step((arrow,), 0.01).menu.focus


def tiles_lie_apart_and_on_the_canvas(menu: Menu) -> None:
    for tile in menu.tiles:
        on_the_canvas(box_of(tile), tile.id)
    for one, other in combinations(menu.tiles, 2):
        assert apart(box_of(one), box_of(other)), (one.id, other.id)


def no_paper_covers_a_tile(shapes: Sequence[Shape], menu: Menu) -> None:
    for paper in papers_of(shapes):
        for tile in menu.tiles:
            assert apart(box_of(paper), box_of(tile)), tile.id


def texts_are_large_enough_and_on_the_canvas(shapes: Sequence[Shape]) -> None:
    for text in texts_of(shapes):
        assert text.size_px >= LEAST_PX, text.message
        on_the_canvas(room_of(text), text.message)


def no_two_texts_share_their_room(shapes: Sequence[Shape]) -> None:
    """Lines of a file, with their caret, are painted over each other on purpose."""
    rooms = [(text.message, room_of(text)) for text in texts_of(shapes) if not text.even]
    for (one, a), (other, b) in combinations(rooms, 2):
        assert apart(a, b, slack=NEAR_PX), (one, other)


def texts_fit(shapes: Sequence[Shape], scale: float) -> None:
    """Each into its place, with words so much larger."""
    headless.open_display()
    letters = Lettering(scale)
    for text in texts_of(shapes):
        room = int(text.w), int(text.h)
        if text.even:
            drawn = letters.even(said(text), text.size_px, (0, 0, 0), *room)
        else:
            align = text.align
            drawn = letters.render(said(text), text.size_px, (0, 0, 0), *room, text.title, align)
        assert drawn.get_width() <= text.w, said(text)
        assert drawn.get_height() <= text.h, said(text)
