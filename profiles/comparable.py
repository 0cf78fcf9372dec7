"""Which numbers of quiet checks may be compared: those of one setting, as they came."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from math import isfinite
from statistics import median
from typing import Literal, NamedTuple

from profiles.model import Check

__all__ = ["NOT_FOR_TRENDS", "Reading", "Setting", "medians_by", "readings_in", "setting_of"]

NOT_FOR_TRENDS = ("range_", "sampen_")
"""How the keys begin of what no trend is made of: one row decides a range, and sample entropy
needs a longer window."""


class Setting(NamedTuple):
    """What two checks must share before their numbers may be compared.

    Gear is known by its id: whoever wears two in turn has a course for each of them.
    """

    gear_id: str
    sensor: str
    chain: str
    support: str
    window_s: int
    """How long the child stood: a longer window sees slower sway."""


class Reading(NamedTuple):
    """One measure of one check; readings of one setting can be sorted by their moment."""

    at: datetime
    """With its offset."""
    session_id: str
    local_date: str
    value: float


def setting_of(check: Check) -> Setting:
    """In which setting a check was made."""
    window_s = round(check.to_s - check.from_s)
    return Setting(check.gear_id, check.sensor, check.chain, check.support, window_s)


def readings_in(setting: Setting, checks: Iterable[Check]) -> dict[str, tuple[Reading, ...]]:
    """What was measured in this setting, by key; only measures that a trend may be made of.

    A value that is no finite number was not measured. Raises ValueError where a time is none.
    """
    found: defaultdict[str, list[Reading]] = defaultdict(list)
    for check in checks:
        if setting_of(check) != setting:
            continue
        at = datetime.fromisoformat(check.at)
        for key, value in check.values:
            if isfinite(value) and not key.startswith(NOT_FOR_TRENDS):
                found[key].append(Reading(at, check.session_id, check.local_date, value))
    return {key: tuple(readings) for key, readings in found.items()}


def medians_by(
    what: Literal["session_id", "local_date"], ordered: Sequence[Reading]
) -> list[float]:
    """The median of each session or each day, in the order of their first readings."""
    grouped: defaultdict[str, list[float]] = defaultdict(list)
    for reading in ordered:
        grouped[getattr(reading, what)].append(reading.value)
    return [median(values) for values in grouped.values()]
