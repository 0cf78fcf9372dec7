"""Looks at a level's file, and at those it may build on, and tells when it was saved.

Editors replace a file, empty it first, or write it in pieces; so what changed is read once it has
been still for a moment, and mistakes are told only where they stay a little longer.
"""

import os
from collections.abc import Callable
from pathlib import Path
from time import monotonic

from exercises import Level, LevelError
from exercises.shelves import SUFFIX
from exercises.strict_yaml import Problem
from exercises.strict_yaml.reader import MAX_BYTES
from game.scenes.previewing import News, Taken, Wrong
from game.shell.levels import FOLDER, library
from game.shell.levels_checked import placed

LOOK_S = 0.25
"""Four looks a second."""
PATIENCE = 3
"""A file that is gone or wrong stays so for this many looks until it is told."""

Mark = tuple[int, ...] | None
"""What changes whenever a file is written; None where there is no file."""
Marks = tuple[tuple[str, Mark], ...]
Found = Level | tuple[Problem, ...]
"""A level, or why there is none."""


class LevelWatch:
    """Follows one file."""

    def __init__(self, path: Path, data: Path, clock: Callable[[], float] = monotonic) -> None:
        """`data` is the family's folder, where levels are that the file may extend."""
        self._path = path
        self._data = data
        self._clock = clock
        self._next_s = clock()
        self._own, self._others = self._marks()
        self._calm: int | None = None
        """For how many looks nothing has changed since the latest change; None once it was told."""
        self._saved = False
        """Whether the file itself was written since the latest news."""
        self._level: Level | None = None
        self._problems: tuple[Problem, ...] = ()

    def first(self) -> News:
        """What stands in the file now, however short it has stood there."""
        return self._tell(self._read())

    def look(self) -> News | None:
        """What there is to tell, if it is time to look; call it as often as you like."""
        now_s = self._clock()
        if now_s < self._next_s:
            return None
        self._next_s = now_s + LOOK_S
        if self._changed():
            self._calm = 0
            return None
        if self._calm is None:
            return None
        self._calm += 1
        found = self._read()
        if self._changed():  # while it was being read
            self._calm = 0
            return None
        if not isinstance(found, Level) and self._calm < PATIENCE:
            return None
        if self._is_news(found):
            return self._tell(found)
        self._settled()
        return None

    def _is_news(self, found: Found) -> bool:
        if not isinstance(found, Level):
            return found != self._problems
        same = self._level is not None and found.rungs == self._level.rungs
        return self._saved or bool(self._problems) or not same

    def _tell(self, found: Found) -> News:
        self._settled()
        if isinstance(found, Level):
            self._level, self._problems = found, ()
            return Taken(found)
        self._problems = found
        return Wrong(found)

    def _settled(self) -> None:
        self._calm, self._saved = None, False

    def _changed(self) -> bool:
        """Whether something was written since the last look."""
        own, others = self._marks()
        self._saved = self._saved or own != self._own
        changed = (own, others) != (self._own, self._others)
        self._own, self._others = own, others
        return changed

    def _marks(self) -> tuple[Mark, Marks]:
        return _mark(self._path), _marks_in(self._data / FOLDER)

    def _read(self) -> Found:
        name = str(self._path)
        try:
            with self._path.open("rb") as file:
                raw = file.read(MAX_BYTES + 1)
            return library(self._data).read(raw, name)
        except LevelError as error:
            folder = self._data / FOLDER
            return tuple(one if one.name == name else placed(one, folder) for one in error.problems)
        except FileNotFoundError:
            message = "this file is no longer there; save it again under this name"
        except OSError as error:
            reason = error.strerror or "unknown reason"
            message = f"this file cannot be read ({reason}); look at its permissions"
        return (Problem(name, 0, 0, "", message),)


def _marks_in(folder: Path) -> Marks:
    try:
        with os.scandir(folder) as entries:
            paths = sorted(entry.path for entry in entries if entry.name.endswith(SUFFIX))
    except OSError:
        return ()
    return tuple((path, _mark(path)) for path in paths)


def _mark(path: str | Path) -> Mark:
    try:
        found = os.stat(path)  # noqa: PTH116  # some paths come from scandir as text
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino
