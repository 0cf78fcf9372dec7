"""What the command line asked for."""

from collections.abc import Callable
from dataclasses import dataclass

USUAL_SENSOR = "the usual one"
"""Stands for a sensor that nobody named: no sensor is called so."""
Print = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Each field is an option of the command line, with its default."""

    data: str | None = None
    level: str | None = None
    rung: int | None = None
    world: str | None = None
    sensor: str = USUAL_SENSOR
    child: str | None = None
    seed: int | None = None
    record: bool = False
    headless: bool = False
    json: bool = False
    events: bool = False
    shots: str | None = None
    safe_video: bool = False
    full: bool = False
    silent: bool = False
