"""The list of all groups of measures, in the order in which they are printed.

A new measure is a file with a function and its definitions, and a line in its group.
"""

from sensors.measures import (
    body_groups,
    feet_groups,
    load_groups,
    reach_groups,
    row_groups,
    sway_groups,
)
from sensors.measures.group import Group

__all__ = ["GROUPS"]

GROUPS: tuple[Group, ...] = (
    *row_groups.GROUPS,
    *load_groups.GROUPS,
    *sway_groups.GROUPS,
    *reach_groups.GROUPS,
    *feet_groups.GROUPS,
    *body_groups.GROUPS,
)
