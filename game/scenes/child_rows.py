"""What can be looked after of one child: a box for each thing, with what it is now."""

from collections.abc import Iterator
from typing import NamedTuple

from game.model import Shape, Sprite, Text, msg
from game.scenes import gear_words
from game.scenes.child_asks import Wardrobe
from game.scenes.grown_up_page import SMALL_PX
from game.scenes.menu import Tile
from profiles.model import Child

COLUMNS, X, Y, W, H, GAP_X, GAP_Y = 2, 40.0, 138.0, 588.0, 94.0, 24.0, 9.0
PICTURE_X, TEXT_X, TEXT_W = 66.0, 132.0, 436.0
NICKNAME, FACE, BORN = msg("Nickname"), msg("Face"), msg("Born in")
LOOK, WEARS, RECORDING = msg("The screen"), msg("On the legs"), msg("Movement recording")
AWAY, BACK_HERE, TAKE = msg("Put away"), msg("Bring back"), msg("Take along or erase")
CHANGE, NOT_TOLD = msg("Choose another one"), msg("Not told, and not needed")
USUAL = msg("As usual; calm, strong colours and large words can be had")
LOOKS = {
    (True, False, False): msg("Calm"),
    (False, True, False): msg("Strong colours"),
    (False, False, True): msg("Large words"),
    (True, True, False): msg("Calm, strong colours"),
    (True, False, True): msg("Calm, large words"),
    (False, True, True): msg("Strong colours, large words"),
    (True, True, True): msg("Calm, strong colours, large words"),
}
OFF, ON = msg("Off"), msg("On: kept on this computer for 30 days")
GOES_AWAY = msg("Not offered for play any more; nothing is lost")
COMES_BACK = msg("Now put away: not offered for play, nothing is lost")
MILESTONES = msg("Milestones")
WHEN_AND_WHY = msg("What each one means, when it came, and what told it")
ONE_FILE = msg("All in one file for the therapist, or gone for good")


class Row(NamedTuple):
    """One thing to look after."""

    id: str
    picture: str
    title: str
    value: str
    verbatim: bool = False
    """Whether the value is a name and not a message."""


def rows(child: Child) -> tuple[Row, ...]:
    """The things of a child, in two columns from the left top on."""
    year = "" if child.birth_year is None else str(child.birth_year)
    looks = child.calm, child.high_contrast, child.text_scale > 1.0
    away = (
        Row("away", "icon_home", BACK_HERE, COMES_BACK)
        if child.archived
        else Row("away", "icon_box", AWAY, GOES_AWAY)
    )
    return (
        Row("name", "icon_name", NICKNAME, child.nickname, verbatim=True),
        Row("gear", "icon_gear", WEARS, ""),
        Row("face", f"avatar_{child.avatar}", FACE, CHANGE),
        Row("recording", "icon_recording", RECORDING, ON if child.recording_on else OFF),
        Row("born", "icon_cake", BORN, year or NOT_TOLD, verbatim=bool(year)),
        away,
        Row("look", "icon_contrast", LOOK, LOOKS.get(looks, USUAL)),
        Row("take", "icon_packet", TAKE, ONE_FILE),
        Row("milestones", "icon_progress", MILESTONES, WHEN_AND_WHY),
    )


def tile(row: Row, number: int) -> Tile:
    """Its box; what it shows is drawn by `face`."""
    x = X + number % COLUMNS * (W + GAP_X)
    y = Y + number // COLUMNS * (H + GAP_Y)
    return Tile(row.id, "", "", x, y, W, H)


def face(row: Row, box: Tile, wardrobe: Wardrobe | None) -> Iterator[Shape]:
    """Picture, what it is, and how it is now."""
    left, middle = box.x + TEXT_X, box.y + box.h / 2
    scale = 0.44 if row.picture.startswith("avatar_") else 0.68
    yield Sprite(row.picture, box.x + PICTURE_X, middle, scale)
    yield Text(row.title, left, box.y + 25, 24, "ink", "left", TEXT_W, 42)
    at = box.y + 70
    if row.id != "gear":
        yield Text(
            row.value, left, at, SMALL_PX, "ink_soft", "left", TEXT_W, 46, verbatim=row.verbatim
        )
        return
    if wardrobe is None:
        return
    worn = wardrobe.worn[-1].gear
    called = gear_words.name(worn, TEXT_W, SMALL_PX, 2)
    if called:
        yield Text(called, left, at, SMALL_PX, "ink_soft", "left", TEXT_W, 46, verbatim=True)
    else:
        yield from gear_words.words(worn, left, at, TEXT_W)
