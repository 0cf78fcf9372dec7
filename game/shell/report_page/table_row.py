"""One row of a report's table."""

from typing import NamedTuple

__all__ = ["Row"]


class Row(NamedTuple):
    """One number, or one text; the fields are the columns."""

    section: str
    date: str = ""
    """A local date, where the row belongs to one day or week."""
    item: str = ""
    """What it is about: a level, a sensor, a measure."""
    measure: str = ""
    value: str | float | None = None
    unit: str = ""
    setting: str = ""
    """Of a trend: what its numbers share, and no others may be compared with."""
    text: str = ""
