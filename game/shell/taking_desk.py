"""A child taken along in one file, and a child erased for good; both beside the screens."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import count
from pathlib import Path

from platformdirs import user_documents_path

from game.scenes import child_asks as ask
from game.scenes.answers import Answer
from game.shell.desk import Carriers
from game.shell.errands import Errands
from game.shell.old_recordings import SESSIONS
from game.shell.packed_reports import reports_of
from game.shell.saying import plain
from profiles import packet
from profiles.erasing import Erased
from profiles.errors import StoreError
from profiles.model import Child
from profiles.names import GUEST, same_name
from profiles.store import Store

__all__ = ["TakingDesk", "documents", "what_is_left"]

GONE = "This child is not here any more. Choose another one."
ANOTHER = "That is another name. Nothing was erased."


class TakingDesk:
    """Knows where packets go, and has a child erased wherever something of it lies."""

    def __init__(
        self, store: Store, data: Path, version: str, into: Callable[[], Path] | None = None
    ) -> None:
        """`data` is the family's data folder; `into` tells the folder of packets."""
        self._store = store
        self._data = data
        self._version = version
        self._into = into or documents
        self._errands = Errands()

    @property
    def carriers(self) -> Carriers:
        """Taking along and erasing."""
        return {ask.ExportChild: self._export, ask.EraseChild: self._erase}

    def news(self) -> Iterable[Answer]:
        """What was written or erased since the last time."""
        return self._errands.news()

    def close(self) -> None:
        """Nothing is cut off in the middle."""
        self._errands.close()

    # --- Taking along -------------------------------------------------------------------------
    def _export(self, effect: ask.ExportChild) -> None:
        self._errands.begin(effect.ticket, lambda: self._written(effect))

    def _written(self, effect: ask.ExportChild) -> ask.Exported:
        """Raises StoreError; no file is there then."""
        now = datetime.now().astimezone()
        nameless, today = effect.deidentified, now.date().isoformat()
        with self._store.beside() as beside:
            child = _child(beside, effect.child_id)
            of_child = (child,)
            at = now.isoformat(timespec="seconds")
            whole = beside.packed(of_child, self._version, at, deidentified=nameless)
            of_all = beside, of_child, self._data, self._version, today
            pages = reports_of(*of_all, deidentified=nameless)
        without = "-without-name" if nameless else ""
        path = _free(self._into(), f"stepling-{child.code}-{today}{without}")
        packet.write(path, whole, reports=pages)
        return ask.Exported(str(path))

    # --- Erasing ------------------------------------------------------------------------------
    def _erase(self, effect: ask.EraseChild) -> None:
        self._errands.begin(effect.ticket, lambda: self._erased(effect))

    def _erased(self, effect: ask.EraseChild) -> ask.Erased:
        """Raises StoreError; it can be asked for again then."""
        child = _child(self._store, effect.child_id)
        if not same_name(effect.typed_nickname, child.nickname):
            raise StoreError(ANOTHER)
        erased = self._store.erase(child, self._data / SESSIONS)
        return ask.Erased(" ".join(what_is_left(erased)))


def documents() -> Path:
    """The user's folder for documents, or the home folder where there is none."""
    folder = user_documents_path()
    return folder if folder.is_dir() else Path.home()


def what_is_left(erased: Erased) -> Iterator[str]:
    """What an adult should know or do after erasing, each in a whole sentence; often nothing."""
    for trace in erased.left:
        if not trace.by_others:
            yield f"The {trace.of} is still found in {_shown(trace.path)}. Look what that is."
    if any(trace.by_others for trace in erased.left):
        yield "The nickname is still part of what is kept of other children, and of nothing else."
    for path in erased.packets:
        yield f"{_shown(path)} is a packet. Remove it yourself if this child is in it."
    for path in erased.removed:
        yield f"{_shown(path)} held the child, could not be read, and was removed."


def _free(folder: Path, stem: str) -> Path:
    """A file of this name that is not there yet."""
    names = (f"{stem}{f'-{n}' if n > 1 else ''}.zip" for n in count(1))
    return next(path for name in names if not (path := folder / name).exists())


def _child(store: Store, child_id: str) -> Child:
    """A child that has a profile. Raises StoreError."""
    child = store.child(child_id)
    if child is None or child.code == GUEST:
        raise StoreError(GONE)
    return child


def _shown(path: Path) -> str:
    return plain(str(path))
