"""What screens ask about a child's path: all of it, pauses, and which milestones are new.

Five years of play take a while to be looked through, so all this is done beside the frames, by a
connection of its own.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from game.scenes import path_asks as ask
from game.scenes.answers import Answer
from game.scenes.scene import Today
from game.shell.desk import Carriers
from game.shell.errands import Errands
from profiles.child_path import ChildPath, Stone, is_fresh
from profiles.errors import StoreError
from profiles.milestones import Milestones, new_milestones, shipped
from profiles.model import Child
from profiles.store import Store

__all__ = ["PathDesk"]

GONE = "This child is not here any more. Choose another one."


class PathDesk:
    """Knows how far each child has come."""

    def __init__(self, store: Store, today: Callable[[], Today]) -> None:
        """`today` tells the family's date. Nothing is read yet."""
        self._store = store
        self._today = today
        self._errands = Errands()
        self._milestones: Milestones = ()

    @property
    def carriers(self) -> Carriers:
        """The path, pauses, and milestones."""
        return {
            ask.LoadPath: partial(self._soon, self._load),
            ask.BeginPause: partial(self._soon, self._begin_pause),
            ask.EndPause: partial(self._soon, self._end_pause),
            ask.FindMilestones: partial(self._soon, self._find),
            ask.TellMilestone: partial(self._soon, self._tell),
        }

    def news(self) -> Iterator[Answer]:
        """What was found out since the last tick, in the order in which it was asked for."""
        return self._errands.news()

    def close(self) -> None:
        """Wait for what is under way: milestones that were found are kept."""
        self._errands.close()

    def _soon(self, work: Callable[[Any, str], object], asked: Any) -> None:
        self._errands.begin(asked.ticket, partial(work, asked, self._today().date))

    # --- Beside the frames --------------------------------------------------------------------
    def _load(self, asked: ask.LoadPath | ask.BeginPause | ask.EndPause, today: str) -> ChildPath:
        with self._store.beside() as beside:
            return beside.path(_child(beside, asked.child_id), self._known(), today)

    def _begin_pause(self, asked: ask.BeginPause, today: str) -> ChildPath:
        self._store.pause(_child(self._store, asked.child_id), asked.reason, today)
        return self._load(asked, today)

    def _end_pause(self, asked: ask.EndPause, today: str) -> ChildPath:
        self._store.play_on(_child(self._store, asked.child_id), today)
        return self._load(asked, today)

    def _find(self, asked: ask.FindMilestones, today: str) -> ask.Reached:
        """What the session led to is kept, and is to be celebrated."""
        with self._store.beside() as beside:
            child = _child(beside, asked.child_id)
            kept = beside.milestones(child)
            sittings = beside.sittings(child)
        new = new_milestones(self._known(), child, sittings, kept)
        for record in new:
            self._store.keep(f"milestone-{record.milestone}", record)
        last_day = max((one.local_date for one in sittings), default=today)
        by_id = {one.id: one for one in self._known()}
        return ask.Reached(
            tuple(
                Stone(by_id[record.milestone], record)
                for record in new
                if is_fresh(record, last_day)
            )
        )

    def _tell(self, asked: ask.TellMilestone, today: str) -> ask.Reached:
        child = _child(self._store, asked.child_id)
        milestone = next(one for one in self._known() if one.id == asked.milestone)
        record = self._store.tell_milestone(child, milestone, today)
        return ask.Reached(() if record is None else (Stone(milestone, record),))

    def _known(self) -> Milestones:
        """The milestones that there are, read when they are first asked for."""
        self._milestones = self._milestones or shipped()
        return self._milestones


def _child(store: Store, child_id: str) -> Child:
    """Raises StoreError."""
    child = store.child(child_id)
    if child is None:
        raise StoreError(GONE)
    return child
