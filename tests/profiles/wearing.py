"""A child of a family in memory, and what it wears over time."""

from profiles.model import Child, Gear, new_id
from profiles.store import Store

TODAY, BORN_ON = "2026-03-14", "2026-03-01"


def kit_of(store: Store) -> Child:
    """A child that wears something since the day it came here."""
    child = store.add_child("Kit", "fox", created_on=BORN_ON)
    store.gear_of(child)
    return child


def wears(store: Store, child: Child, name: str, since: str = TODAY, left: str = "own") -> Gear:
    """From that day on the child wears something new."""
    gear = Gear(new_id(), child.id, name, since, left)
    store.add_gear(gear, TODAY)
    return gear
