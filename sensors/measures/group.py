"""A group of measures: numbers that belong together and went through the same chain."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from sensors.measures.definition import Definition
from sensors.measures.given import Given
from sensors.measures.refused import Refused

__all__ = ["Group", "Values"]

Values = Mapping[str, float | Refused]
"""Numbers by key, or why one of them is not given."""


class Group(NamedTuple):
    """What is computed, and what it means."""

    name: str
    chain: str
    measure: Callable[[Given], Values]
    """Raises Refused where none of them can be given."""
    definitions: tuple[Definition, ...]
