"""What is told at the start of the family's data and its place, and what opens it all the same.

The command line tells it in sentences; a window shows a page first, and acts on what is chosen.
"""

import os
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from game.scenes import data_page
from game.scenes.data_page import DataPage
from game.scenes.told_rows import Told
from game.shell.trouble import Trouble
from profiles.errors import StoreBusy, StoreDamaged, StoreError
from profiles.restore import restore
from profiles.room import free_mb, short_of_room
from profiles.rotation import newest_good
from profiles.store import DATABASE, Store
from profiles.synced import copied_by, often_copied

__all__ = ["Ask", "news", "opened_in_window", "tell_of_data"]

Ask = Callable[[DataPage], str]
"""Shows a page and returns what was chosen; the page's own way out where the window was closed."""


def tell_of_data(folder: Path, warn: Callable[[str], None]) -> None:
    """One sentence for each thing about the data's place that an adult should know."""
    for told in _news(folder):
        sentence = told.message
        for name, value in told.values:
            sentence = sentence.replace(f"{{{name}}}", value)
        warn(sentence)


def news(folder: Path) -> DataPage | None:
    """The same as a page, to be shown before anything is kept; None where there is nothing.

    That a folder is copied elsewhere is shown there once, before it holds any data: it may be so by
    the family's will.
    """
    new = not (folder / DATABASE).exists()
    told = tuple(one for one in _news(folder) if new or one.message == data_page.ROOM)
    return data_page.of_news(told) if told else None


def opened_in_window(folder: Path, ask: Ask) -> Store:
    """The family's data; where it cannot be opened, whatever is chosen in its stead.

    Raises Trouble where the family leaves.
    """
    said = ""
    while True:
        try:
            return Store(folder)
        except StoreError as error:
            chosen = ask(_page_of(error, folder, said))
            if chosen == data_page.GUEST:
                return Store.in_memory()
            if chosen != data_page.RESTORE:
                raise Trouble(str(error)) from None
        said = _restored(folder)


def _page_of(error: StoreError, folder: Path, said: str) -> DataPage:
    # Of a disk that refuses, or of a newer program, no backup is any better.
    backup = newest_good(folder) if isinstance(error, StoreDamaged) and not said else None
    guest = not isinstance(error, StoreBusy)
    when = _made_on(backup.path) if backup is not None else ""
    return data_page.of_trouble(data_page.Trouble(said or str(error), guest, when))


def _made_on(backup: Path) -> str:
    """The local date; the name of a weekly one would tell the week alone."""
    return datetime.fromtimestamp(backup.stat().st_mtime).date().isoformat()


def _restored(folder: Path) -> str:
    """Put the newest sound backup in the data's place; why not, where that failed."""
    try:
        restore(folder / DATABASE)
    except StoreError as error:
        return str(error)
    return ""


def _news(folder: Path) -> Iterator[Told]:
    free = free_mb(folder)
    if free is not None and short_of_room(free):
        yield Told("icon_box", data_page.ROOM, (("n", str(free)),))
    place = folder.absolute().resolve()
    service = copied_by(place, os.environ)
    often = "" if service else often_copied(place, Path.home())
    if service:
        yield Told("icon_privacy", data_page.COPIED, (("service", service),))
    elif often:
        yield Told("icon_privacy", data_page.OFTEN, (("name", often),))
