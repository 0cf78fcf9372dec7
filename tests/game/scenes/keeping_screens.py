"""The pages about backups and own sensors, in each of their states: for tests of all of them."""

from collections.abc import Callable

from game.scenes import grown_ways
from game.scenes.answers import Failure
from game.scenes.keeping_asks import BackupCard, Backups, DeviceCard, Devices
from game.scenes.scene import Scene
from tests.game.scenes.family_house import Family, FamilyVisit, visit
from tests.game.scenes.family_screens import CHINESE, LONG, NAME
from tests.game.scenes.house import SETTING

KINDS = ("recent", "before-import", "week", "before-schema")


def backup(number: int = 12, size_bytes: int = 1_300_000) -> BackupCard:
    kind = KINDS[number % len(KINDS)]
    day = f"2026-03-{1 + number % 28:02}"
    time = f"{number % 24:02}:05" if number % 3 else ""
    return BackupCard(f"{number:06}-{kind}-{day}.sqlite3", kind, day, time, size_bytes)


def board(number: int = 1, name: str = "Nintendo RVL-WBC-01", checked: bool = True) -> DeviceCard:
    """A balance board; each third one is a pair of insoles."""
    spec, used = f"wii:00:1E:35:3B:7C:{number:02}", f"2026-03-{number:02}"
    if number % 3 == 0:
        return DeviceCard(
            spec, "Insoles", "device_insoles", name, "2026-03-01", used, "", has_corners=False
        )
    checked_on = "2026-03-01" if checked else ""
    return DeviceCard(
        spec, "Balance board", "device_wii_board", name, "2026-03-01", used, checked_on,
        has_corners=True,
    )  # fmt: skip


def _told(family: Family, scene: Scene, ticket: str, value: object) -> FamilyVisit:
    there = visit(family, scene)
    there.tell(ticket, value).tick()
    return there


def backups(family: Family, count: int, *, made: bool = False, name: str = "") -> FamilyVisit:
    """In front of so many, the newest first."""
    cards = tuple(backup(n, 10 ** (n % 9)) for n in range(count, 0, -1))
    return _told(family, grown_ways.to_backups(SETTING, name), "backups", Backups(cards, made))


def devices(family: Family, *cards: DeviceCard) -> FamilyVisit:
    return _told(family, grown_ways.to_own_sensors(SETTING), "devices", Devices(cards))


def _back(family: Family, *told: object) -> FamilyVisit:
    there = visit(family, grown_ways.to_bringing_back(SETTING, backup(13)))
    for value in told:
        there.go("yes").tell("bring_back", value).tick()
    return there


def _forgetting(family: Family, card: DeviceCard) -> FamilyVisit:
    return visit(family, grown_ways.to_own_sensor(SETTING, card))


def _failed(there: FamilyVisit, ticket: str) -> FamilyVisit:
    there.tell(ticket, Failure(LONG)).tick()
    return there


STATES: dict[str, Callable[[Family], FamilyVisit]] = {
    "whose screen": lambda family: visit(
        family, grown_ways.to_our_children(SETTING, for_look=True)
    ),
    "backups being loaded": lambda family: visit(family, grown_ways.to_backups(SETTING)),
    "no backup": lambda family: backups(family, 0),
    "two backups": lambda family: backups(family, 2),
    "many backups": lambda family: backups(family, 24),
    "more backups": lambda family: backups(family, 24).go("more"),
    "a backup made": lambda family: backups(family, 3, made=True),
    "a backup being made": lambda family: backups(family, 3).go("now"),
    "backups unknown": lambda family: _failed(backups(family, 3), "backups"),
    "going back": _back,
    "not going back": lambda family: _back(family, Failure(LONG)),
    "sensors being loaded": lambda family: visit(family, grown_ways.to_own_sensors(SETTING)),
    "no sensor": devices,
    "a sensor": lambda family: devices(family, board()),
    "sensors": lambda family: devices(family, board(1), board(2, NAME, False), board(3)),
    "many sensors": lambda family: devices(family, *(board(n, CHINESE) for n in range(1, 12))),
    "more sensors": lambda family: devices(family, *map(board, range(1, 12))).go("more"),
    "sensors unknown": lambda family: _failed(devices(family), "devices"),
    "forgetting a board": lambda family: _forgetting(family, board(2, NAME, False)),
    "forgetting insoles": lambda family: _forgetting(family, board(3, CHINESE)),
    "a sensor not forgotten": lambda family: _failed(_forgetting(family, board()), "forget_device"),
}
