"""How a report says dates, numbers and words that were kept; and how it shows others' texts."""

from collections.abc import Mapping
from datetime import date
from html import escape
from typing import NamedTuple

from game.shell.saying import plain
from game.shell.texts import counted
from profiles.model import Gear

__all__ = [
    "HELD_ON",
    "HURT_LEVELS",
    "HURT_PLACES",
    "LevelName",
    "Names",
    "day",
    "feet_of",
    "gear_name",
    "listed",
    "minutes",
    "month",
    "sensor_name",
    "shortened",
    "shown",
    "span_told",
    "times",
    "worded",
]

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
HURT_LEVELS = {"little": "a little", "middle": "some", "lots": "a lot"}
HURT_PLACES = {
    "leg_left": "left leg",
    "leg_right": "right leg",
    "back": "back",
    "tummy": "tummy",
    "head": "head",
}
HELD_ON = {
    "none": "nothing",
    "wall": "a wall",
    "chair": "a chair",
    "rail": "a rail",
    "adult_hand": "an adult's hand",
    "adult_two_hands": "an adult's two hands",
    "harness": "a harness",
}
SENSORS = {
    "wii_board": "Wii Balance Board",
    "keyboard": "keyboard (keys alone, nobody stood on a sensor)",
    "simulated": "simulated child (nobody stood on a sensor)",
}
OWN_LEGS = "own legs and shoes"


class LevelName(NamedTuple):
    """What a level is called, and how many rungs its ladder has."""

    title: str
    rungs: int | None
    """None where the level is not installed any more."""


Names = Mapping[str, LevelName]
"""Of every level that a report may name, by its id."""


def day(iso: str, *, year: bool = True) -> str:
    """3 Feb 2026, or 3 Feb."""
    at = date.fromisoformat(iso)
    told = f"{at.day} {MONTHS[at.month - 1]}"
    return f"{told} {at.year}" if year else told


def month(at: date, *, year: bool) -> str:
    """Feb, or Feb 26."""
    return f"{MONTHS[at.month - 1]} {at.year % 100:02d}" if year else MONTHS[at.month - 1]


def span_told(first: str, last: str) -> str:
    """12 Jan to 5 Apr 2026."""
    return f"{day(first, year=first[:4] != last[:4])} to {day(last)}"


def minutes(active_s: float) -> int:
    """Whole minutes."""
    return round(active_s / 60)


def times(number: int, noun: str) -> str:
    """1 session, 2 sessions."""
    return counted(number, noun)


def worded(known: Mapping[str, str], name: str) -> str:
    """What is said for a word that was kept; one that is not known stands as it is."""
    return known.get(name, name.replace("_", " "))


def sensor_name(sensor: str) -> str:
    """What the kind of sensor is called."""
    return SENSORS.get(sensor, sensor)


def gear_name(gear: Gear | None) -> str:
    """What the gear is called by the family; own legs where nothing was ever said."""
    if gear is None:
        return "gear that is not known any more"
    return gear.name or (OWN_LEGS if (gear.left, gear.right) == ("own", "own") else "no name")


def feet_of(gear: Gear) -> str:
    """left prosthesis, right shoe; empty where both are its own."""
    sides = (("left", gear.left), ("right", gear.right))
    return ", ".join(f"{side} {worn}" for side, worn in sides if worn != "own")


def listed(parts: list[str], most: int, noun: str) -> list[str]:
    """At most so many; what is left over is counted, and stands in the table."""
    if len(parts) <= most:
        return parts
    return [*parts[:most], f"and {times(len(parts) - most, noun)} more, in the CSV"]


def shortened(text: str, most: int) -> str:
    """On one line, without what cannot be printed, and no longer than that."""
    line = " ".join(plain(text.replace("\n", " ")).split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def shown(text: str, most: int = 80) -> str:
    """Somebody's own words for a page: shortened, escaped, and turning no others around."""
    return f"<bdi>{escape(shortened(text, most))}</bdi>"
