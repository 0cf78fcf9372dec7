"""What grown-ups ask about children's gear, and about what is kept on this computer."""

import os
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from game.scenes import child_asks as ask
from game.scenes.answers import Answer, Failure
from game.shell.desk import Carriers
from game.shell.old_recordings import KEEP_DAYS, SESSIONS, erase, recordings_in
from profiles.errors import StoreError
from profiles.model import Child, Gear, new_id
from profiles.names import GUEST
from profiles.store import Store
from profiles.synced import copied_by

__all__ = ["FamilyDesk"]

GONE = "This child is not here any more. Choose another one."


class FamilyDesk:
    """Knows what children wear, and the folder of the family's data.

    Taking along and erasing a child are not carried out here.
    """

    def __init__(self, store: Store, data: Path) -> None:
        """`data` is the family's data folder; nothing of it is read yet."""
        self._store = store
        self._data = data

    @property
    def carriers(self) -> Carriers:
        """Gear, and what is kept."""
        return {
            ask.LoadGears: self._load,
            ask.AddGear: self._add,
            ask.ChangeGear: self._change,
            ask.WearAgain: self._wear_again,
            ask.DropGear: self._drop,
            ask.LoadKept: lambda e: _told(e.ticket, self._kept),
            ask.EraseRecordings: self._erase,
        }

    def news(self) -> Iterable[Answer]:
        """Nothing goes on by itself."""
        return ()

    def close(self) -> None:
        """Nothing goes on by itself."""

    # --- Gear ---------------------------------------------------------------------------------
    def _load(self, effect: ask.LoadGears) -> Answer:
        return _told(effect.ticket, lambda: self._wardrobe(effect.child_id))

    def _add(self, effect: ask.AddGear) -> Answer:
        worn = Gear(
            id=new_id(),
            child_id=effect.child_id,
            name=effect.name,
            since=effect.since,
            left=effect.left,
            right=effect.right,
        )

        def add() -> ask.Wardrobe:
            # Whatever the child wore until now is said first.
            self._store.gear_of(self._child(effect.child_id))
            self._store.add_gear(worn, _today())
            return self._wardrobe(effect.child_id)

        return _told(effect.ticket, add)

    def _change(self, effect: ask.ChangeGear) -> Answer:
        def change() -> ask.Wardrobe:
            self._store.change_gear(effect.gear, _today())
            return self._wardrobe(effect.gear.child_id)

        return _told(effect.ticket, change)

    def _wear_again(self, effect: ask.WearAgain) -> Answer:
        def wear() -> ask.Wardrobe:
            self._store.wear_again(effect.gear, _today())
            return self._wardrobe(effect.gear.child_id)

        return _told(effect.ticket, wear)

    def _drop(self, effect: ask.DropGear) -> Answer:
        def drop() -> ask.Wardrobe:
            self._store.drop_gear(effect.gear.id)
            return self._wardrobe(effect.gear.child_id)

        return _told(effect.ticket, drop)

    def _wardrobe(self, child_id: str) -> ask.Wardrobe:
        return ask.Wardrobe(self._store.gears(self._child(child_id)))

    def _child(self, child_id: str) -> Child:
        """A child that has a profile. Raises StoreError."""
        child = self._store.child(child_id)
        if child is None or child.code == GUEST:
            raise StoreError(GONE)
        return child

    # --- What is kept -------------------------------------------------------------------------
    def _kept(self) -> ask.KeptHere:
        """Raises OSError."""
        recordings = recordings_in(self._data / SESSIONS)
        size_bytes = sum(one.size_bytes for one in recordings)
        return ask.KeptHere(
            folder=str(self._data.absolute()),
            recordings=len(recordings),
            recordings_bytes=size_bytes,
            keep_days=KEEP_DAYS,
            copied_by=copied_by(self._data.resolve(), os.environ),
        )

    def _erase(self, effect: ask.EraseRecordings) -> Answer:
        def everything() -> ask.KeptHere | Failure:
            trouble = erase(recordings_in(self._data / SESSIONS))
            return Failure(trouble) if trouble else self._kept()

        return _told(effect.ticket, everything)


def _told(ticket: str, load: Callable[[], object]) -> Answer:
    try:
        return Answer(ticket, load())
    except StoreError as error:
        return Answer(ticket, Failure(str(error)))
    except OSError as error:
        return Answer(ticket, Failure(_unreadable(error)))


def _unreadable(error: OSError) -> str:
    where, why = (
        error.filename or "The folder of the recordings",
        error.strerror or "it is not there",
    )
    return f"{where} cannot be used ({why}). Give yourself the right to it, and try again."


def _today() -> str:
    return datetime.now().astimezone().date().isoformat()
