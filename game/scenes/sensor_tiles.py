"""How the choice of sensors looks: big pictures of devices, and small tiles for the rest."""

from collections.abc import Iterator
from dataclasses import replace

from game.mascot import stepling
from game.model import Panel, Shape, Sprite, Text, Wish, msg
from game.scenes.answers import SensorChoice
from game.scenes.menu import Menu, Tile, row
from game.scenes.sensor_shelf import PER_PAGE, Shelf

HELP = msg("Help me connect")
FORGET = msg("Forget one")
LOOKING = msg("Looking for sensors")
LEFT, GAP, W = 80.0, 24.0, 262.0
COLUMNS = (1, 2, 3, 0)
"""Places are taken from the middle outwards: most families have one sensor, or two."""
TOP, H = 144.0, 300.0
ROW_TOP, ROW_H = 562.0, 132.0
WORDS_PLACE = (80.0, 460.0, 1120.0, 88.0)
"""Left, top, width and height of the panel for sentences: no tile is below it."""
PICTURE_SCALE, ASLEEP = 1.5, 0.45
WAVES, WAVE_S = 3, 2.7
"""So many waves are on their way; each takes this long."""
TURN_W, TURN_H, FORGET_W = 60.0, 84.0, 118.0


def menu_of(shelf: Shelf) -> Menu:
    """Every tile of the choice, the devices first."""
    return Menu((*_devices(shelf), *_rest(shelf), *_turns(shelf), BACK))


def menu_of_own(shelf: Shelf) -> Menu:
    """The devices alone, and the way back."""
    return Menu((*_devices(shelf), *_turns(shelf), BACK))


def following(menu: Menu, before: Menu) -> Menu:
    """The menu in the place of the one before: the focus stays on its tile.

    Where that tile is gone, the focus is on the nearest one before it that is still there.
    """
    there = {tile.id: number for number, tile in enumerate(menu.tiles)}
    for tile in reversed(before.tiles[: before.focus + 1]):
        if tile.id in there:
            return replace(menu, focus=there[tile.id], age_s=before.age_s)
    return replace(menu, age_s=before.age_s)


BACK = Tile("back", "icon_back", "", 28, 24, 96, 96, plain=True)


def place_x(number: int) -> float:
    """The left edge of a place on a page."""
    return LEFT + COLUMNS[number] * (W + GAP)


def _devices(shelf: Shelf) -> Iterator[Tile]:
    for number, choice in shelf.shown:
        yield Tile(choice.spec, "", "", place_x(number), TOP, W, H)


def _rest(shelf: Shelf) -> Iterator[Tile]:
    """Help, the ways to play without a device, and what only a grown-up needs."""
    others = [(choice.spec, choice.picture, choice.caption) for choice in shelf.others]
    for tile in row((("help", "icon_help", HELP), *others), ROW_TOP, (W, ROW_H), 0.72, GAP):
        yield replace(tile, words_px=22)
    if shelf.own:
        x = LEFT + PER_PAGE * (W + GAP) - GAP - FORGET_W
        yield Tile("forget", "icon_forget", FORGET, x, ROW_TOP, FORGET_W, ROW_H, 0.6, words_px=18)


def _turns(shelf: Shelf) -> Iterator[Tile]:
    """To the pages before and behind, where there are any."""
    y = TOP + (H - TURN_H) / 2
    if shelf.page > 0:
        yield Tile("before", "icon_arrow_left", "", 10, y, TURN_W, TURN_H, 0.6, plain=True)
    if shelf.page + 1 < shelf.pages:
        x = 1270 - TURN_W
        yield Tile("more", "icon_arrow_right", "", x, y, TURN_W, TURN_H, 0.6, plain=True)


def faces(shelf: Shelf) -> Iterator[Shape]:
    """What is to be seen on the devices' tiles."""
    for number, choice in shelf.shown:
        yield from face(choice, place_x(number), TOP)


def face(choice: SensorChoice, x: float, y: float) -> Iterator[Shape]:
    """A device's picture and names on a tile with its left top at (x, y), and how near it is."""
    middle = x + W / 2
    yield Sprite(
        choice.picture, middle, y + 116, PICTURE_SCALE, alpha=1.0 if choice.here else ASLEEP
    )
    caption_y = y + H - (70 if choice.name else 50)
    yield Text(choice.caption, middle, caption_y, 27, w=W - 24, h=44)
    if choice.name:
        yield Text(choice.name, middle, y + H - 25, 20, "ink_soft", w=W - 24, h=30, verbatim=True)
    mark, scale = ("device_sleeping", 1.0) if not choice.here else MARKS[choice.ours]
    yield Sprite(mark, x + W - 36, y + 36, scale)


MARKS = {True: ("icon_ok", 0.5), False: ("icon_plus", 0.5)}
"""The mark of what is here: by whether it is the family's own."""


def searching(shelf: Shelf, t_s: float, in_vain: bool) -> Iterator[Shape]:
    """The stepling looks for devices in the place where the next one will stand."""
    if shelf.free is None:
        return
    x, middle = place_x(shelf.free), place_x(shelf.free) + W / 2
    yield Panel(x, TOP, W, H, "panel_soft", "", 30)
    feet_y = TOP + H - 72
    if in_vain:
        yield from stepling(middle, feet_y, t_s, Wish(still=True), "sleepy", 0.8)
        return
    yield from waves(middle, feet_y - 152, t_s, 1.15)
    yield from stepling(middle, feet_y, t_s, Wish(), "curious", 0.8)
    yield Text(LOOKING, middle, TOP + H - 34, 22, "ink_soft", w=W - 24, h=48)


def waves(x: float, y: float, t_s: float, scale: float = 1.0) -> Iterator[Shape]:
    """Waves that go out from a place, fade, and begin again."""
    for number in range(WAVES):
        share = (t_s / WAVE_S + (number + 1) / (WAVES + 1)) % 1.0
        yield Sprite("search_wave", x, y, scale * (0.3 + 0.9 * share), alpha=1.0 - share)
