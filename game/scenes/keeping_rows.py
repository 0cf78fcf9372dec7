"""Boxes of the pages about backups and own sensors: one for each backup, one for each sensor."""

from collections.abc import Iterator

from game.model import Shape, Sprite, Text, msg
from game.scenes import typeset
from game.scenes.grown_up_page import BODY_PX, SMALL_PX
from game.scenes.keeping_asks import BackupCard, DeviceCard
from game.scenes.menu import Tile

X, W, TEXT_X = 40.0, 1200.0, 142.0
KINDS = {
    "recent": (msg("Of the day"), "icon_clock"),
    "week": (msg("Of the week"), "icon_calendar"),
    "before-import": (msg("Before a file was taken in"), "icon_packet"),
    "before-schema": (msg("Before a newer Stepling"), "icon_settings"),
}
"""What each kind of backup is called, and its picture."""
OTHER = (msg("Backup"), "icon_backup")
SIZE = msg("{mb} MB")
USED = msg("Last used {day}")
CHECKED, UNCHECKED = msg("All four corners felt {day}"), msg("Corners never checked")
BACKUP_Y, BACKUP_H, BACKUP_GAP = 234.0, 74.0, 9.0
DAY_W, TIME_X, TIME_W, KIND_X, KIND_W = 196.0, 350.0, 104.0, 490.0, 480.0
SIZE_X, SIZE_W = 1212.0, 220.0
SENSOR_Y, SENSOR_H, SENSOR_GAP = 140.0, 116.0, 12.0
NAME_X, NAME_W, USED_X, USED_W = 196.0, 540.0, 760.0, 456.0


def made_at(card: BackupCard) -> str:
    """When a backup was made: its day, and the time where that is known."""
    return f"{card.day} {card.time}".rstrip()


def backup_tile(card: BackupCard, number: int) -> Tile:
    """The box of a backup; what it shows is drawn by `backup_face`."""
    y = BACKUP_Y + number * (BACKUP_H + BACKUP_GAP)
    return Tile(f"backup/{card.name}", "", "", X, y, W, BACKUP_H)


def backup_face(card: BackupCard, middle: float) -> Iterator[Shape]:
    """When it was made, why, and how large it is."""
    kind, picture = KINDS.get(card.kind, OTHER)
    yield Sprite(picture, X + 56, middle, 0.56)
    yield Text(card.day, TEXT_X, middle, BODY_PX, "ink", "left", DAY_W, 60, verbatim=True)
    if card.time:
        yield Text(card.time, TIME_X, middle, BODY_PX, "ink", "left", TIME_W, 60, verbatim=True)
    yield Text(kind, KIND_X, middle, 20, "ink", "left", KIND_W, 60)
    size = (("mb", f"{max(0.1, card.size_bytes / 1e6):.1f}"),)
    yield Text(SIZE, SIZE_X, middle, SMALL_PX, "ink_soft", "right", SIZE_W, 60, values=size)


def sensor_tile(card: DeviceCard, number: int) -> Tile:
    """The box of a sensor; what it shows is drawn by `sensor_face`."""
    y = SENSOR_Y + number * (SENSOR_H + SENSOR_GAP)
    return Tile(f"sensor/{card.spec}", "", "", X, y, W, SENSOR_H)


def sensor_face(card: DeviceCard, middle: float) -> Iterator[Shape]:
    """What a sensor is, and when it was used and checked."""
    above, below = middle - 24, middle + 26
    yield Sprite(card.picture, X + 76, middle, 0.62)
    yield Text(card.caption, NAME_X, above, BODY_PX, "ink", "left", NAME_W, 44)
    name = typeset.cut(card.name, NAME_W - 8)
    if name:
        yield Text(name, NAME_X, below, SMALL_PX, "ink_soft", "left", NAME_W, 40, verbatim=True)
    used = (("day", card.used_on),)
    used_y = above if card.has_corners else middle
    yield Text(USED, USED_X, used_y, SMALL_PX, "ink", "left", USED_W, 40, values=used)
    if card.has_corners:
        words = CHECKED if card.checked_on else UNCHECKED
        checked = (("day", card.checked_on),) if card.checked_on else ()
        yield Text(words, USED_X, below, SMALL_PX, "ink_soft", "left", USED_W, 40, values=checked)
