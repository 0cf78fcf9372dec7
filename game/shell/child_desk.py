"""What screens ask about children: who plays here, what is known of one today, what was cut off."""

from collections.abc import Callable, Iterable

from exercises.offer import Offer
from game import guard
from game.scenes import scene as ask
from game.scenes.answers import Answer, ChildDay, Failure
from game.scenes.scene import Today
from game.scenes.setting import to_calibration
from game.shell.desk import Carriers
from game.shell.sources import kind_of
from profiles.errors import StoreError
from profiles.model import Child
from profiles.names import GUEST
from profiles.store import Store

__all__ = ["ChildDesk", "Offers", "nothing_offered"]

Offers = Callable[[Child, str], tuple[tuple[Offer, ...], float]]
"""What a child may play on a local date, and for how many active seconds; raises StoreError."""


def nothing_offered(child: Child, local_date: str) -> tuple[tuple[Offer, ...], float]:
    """What anybody may play."""
    return (), guard.DAY_S


class ChildDesk:
    """Knows the family's children."""

    def __init__(self, store: Store, today: Callable[[], Today], offers: Offers) -> None:
        """`today` tells the family's date."""
        self._store = store
        self._today = today
        self._offers = offers

    @property
    def carriers(self) -> Carriers:
        """Children and their sessions."""
        store = self._store
        return {
            ask.LoadChildren: lambda e: _told(e.ticket, store.children),
            ask.AddChild: lambda e: _told(e.ticket, lambda: store.add_child(e.nickname, e.avatar)),
            ask.ChangeChild: lambda e: _told(e.ticket, lambda: store.update_child(e.child)),
            ask.OpenChild: lambda e: _told(e.ticket, lambda: self.day(e.child_id, e.sensor)),
            ask.LoadUnfinished: lambda e: _told(e.ticket, store.unfinished_sessions),
            ask.FinishInterrupted: lambda e: _told(
                "interrupted", lambda: store.finish_interrupted(e.session_id, keep=e.keep)
            ),
        }

    def news(self) -> Iterable[Answer]:
        """Nothing goes on by itself."""
        return ()

    def close(self) -> None:
        """Nothing goes on by itself."""

    def day(self, child_id: str, spec: str) -> ChildDay:
        """A child, and what is known of it today; `guest` is made where it is missing."""
        store, date = self._store, self._today().date
        child = store.guest() if child_id == GUEST else self.child(child_id)
        gear = store.gear_of(child)
        levels, asked_s = self._offers(child, date)
        # A guest may be anybody: neither reach nor minutes of the last one are this one's.
        if child.code == GUEST:
            return ChildDay(child, gear.id, None, "", 0.0, levels, asked_s)
        record = store.latest_calibration(child, gear, kind_of(spec))
        calibration = to_calibration(record) if record else None
        made_on = record.made_at[:10] if record else ""
        played_s = store.played_s_on(child, date)
        worn = gear.left, gear.right
        is_new = guard.is_new(worn, gear.since, date)
        return ChildDay(
            *(child, gear.id, calibration, made_on, played_s, levels),
            day_s=guard.day_s(asked_s, is_new),
            new_gear=is_new,
            on_skin=not guard.ON_THE_SKIN.isdisjoint(worn),
            skin_due=date if is_new and not played_s else "",
        )

    def child(self, child_id: str) -> Child:
        """The child of this id. Raises StoreError."""
        child = self._store.child(child_id)
        if child is None:
            raise StoreError("This child is not here any more. Choose another one.")
        return child


def _told(ticket: str, load: Callable[[], object]) -> Answer:
    try:
        return Answer(ticket, load())
    except StoreError as error:
        return Answer(ticket, Failure(str(error)))
