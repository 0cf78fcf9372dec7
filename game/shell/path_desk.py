"""What screens ask about a child's path: all of it, pauses, and which milestones are new.

Five years of play take a while to be looked through, so all this is done beside the frames, by a
connection of its own.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date, timedelta

from game.scenes import path_asks as ask
from game.scenes.answers import Answer, Failure
from game.scenes.scene import Today
from game.shell.desk import Carriers
from profiles.child_path import ChildPath, Stone
from profiles.errors import StoreError
from profiles.milestones import Milestones, new_milestones, shipped
from profiles.model import Child
from profiles.store import Store

__all__ = ["PathDesk"]

GONE = "This child is not here any more. Choose another one."
FRESH_DAYS = 7
"""What was reached longer ago, and is found only now, as in a packet from another computer, stands
on the path with its day and is not celebrated."""


class PathDesk:
    """Knows how far each child has come."""

    def __init__(self, store: Store, today: Callable[[], Today]) -> None:
        """`today` tells the family's date. Nothing is read yet."""
        self._store = store
        self._today = today
        self._worker: ThreadPoolExecutor | None = None
        self._waiting: list[tuple[str, Future[object]]] = []
        self._milestones: Milestones = ()

    @property
    def carriers(self) -> Carriers:
        """The path, pauses, and milestones."""
        return {
            ask.LoadPath: lambda e: self._soon(e.ticket, lambda: self._path(e.child_id)),
            ask.BeginPause: lambda e: self._soon(e.ticket, lambda: self._begin_pause(e)),
            ask.EndPause: lambda e: self._soon(e.ticket, lambda: self._end_pause(e)),
            ask.FindMilestones: lambda e: self._soon(e.ticket, lambda: self._find(e)),
        }

    def news(self) -> Iterator[Answer]:
        """What was found out since the last tick, in the order in which it was asked for."""
        while self._waiting and self._waiting[0][1].done():
            ticket, found = self._waiting.pop(0)
            yield Answer(ticket, found.result())

    def close(self) -> None:
        """Wait for what is under way: milestones that were found are kept."""
        if self._worker is not None:
            self._worker.shutdown(cancel_futures=False)

    def _soon(self, ticket: str, work: Callable[[], object]) -> None:
        if self._worker is None:
            self._worker = ThreadPoolExecutor(1, "stepling-path")
        self._waiting.append((ticket, self._worker.submit(_told, work)))

    # --- Beside the frames --------------------------------------------------------------------
    def _path(self, child_id: str) -> ChildPath:
        with self._store.beside() as beside:
            return beside.path(_child(beside, child_id), self._known(), self._today().date)

    def _begin_pause(self, asked: ask.BeginPause) -> ChildPath:
        child = _child(self._store, asked.child_id)
        self._store.pause(child, asked.reason, self._today().date)
        return self._path(asked.child_id)

    def _end_pause(self, asked: ask.EndPause) -> ChildPath:
        child = _child(self._store, asked.child_id)
        self._store.play_on(child, self._today().date)
        return self._path(asked.child_id)

    def _find(self, asked: ask.FindMilestones) -> ask.Reached:
        """What the session led to is kept, and is to be celebrated."""
        with self._store.beside() as beside:
            child = _child(beside, asked.child_id)
            kept = beside.milestones(child)
            sittings = beside.sittings(child)
        new = new_milestones(self._known(), child, sittings, kept)
        for record in new:
            self._store.keep(f"milestone-{record.milestone}", record)
        last_day = max((one.local_date for one in sittings), default="")
        by_id = {one.id: one for one in self._known()}
        return ask.Reached(
            tuple(
                Stone(by_id[record.milestone], record)
                for record in new
                if _is_fresh(record.reached_on, last_day)
            )
        )

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


def _is_fresh(reached_on: str, last_day: str) -> bool:
    first = date.fromisoformat(last_day) - timedelta(days=FRESH_DAYS)
    return reached_on > first.isoformat()


def _told(work: Callable[[], object]) -> object:
    try:
        return work()
    except StoreError as error:
        return Failure(str(error))
