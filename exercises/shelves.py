"""Folders of YAML files by id: what comes with the program, and a family's own over it."""

from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from exercises.merging import Written
from exercises.strict_yaml import Problem, YamlError
from exercises.strict_yaml.reader import MAX_BYTES

SUFFIX = ".yaml"
BUILT_IN = "built-in"
"""What stands before the names of files that come with the program."""


class Shelf(Mapping[str, Written]):
    """The files of one folder by id, read when they are asked for. Raises YamlError then."""

    def __init__(self, files: Mapping[str, Traversable], before: str = "") -> None:
        """`before` stands before the names of the files."""
        self._files = files
        self._before = before

    def __getitem__(self, level_id: str) -> Written:
        """The text of a level. Only files that are listed are ever opened."""
        name = f"{self._before}{level_id}{SUFFIX}"
        try:
            with self._files[level_id].open("rb") as file:
                return Written(file.read(MAX_BYTES + 1), name, self)
        except OSError as error:
            reason = error.strerror or "unknown reason"
            raise YamlError((Problem(name, 0, 0, "", f"cannot be read ({reason})"),)) from None

    def __contains__(self, level_id: object) -> bool:
        """Whether there is such a file; it is not read for that."""
        return level_id in self._files

    def __iter__(self) -> Iterator[str]:
        """The ids, in the alphabet's order."""
        return iter(sorted(self._files))

    def __len__(self) -> int:
        """How many files there are."""
        return len(self._files)


class Over(Mapping[str, Written]):
    """The family's files, and below them those that come with the program."""

    def __init__(self, own: Mapping[str, Written], below: Mapping[str, Written]) -> None:
        """Each finds what it extends on its own: what lies below never sees what is above."""
        self._own = own
        self._below = below

    def __getitem__(self, level_id: str) -> Written:
        """The family's, or else the built-in one."""
        if level_id in self._own:
            return self._own[level_id]._replace(others=self)
        return self._below[level_id]

    def __contains__(self, level_id: object) -> bool:
        """Whether there is one; none is read for that."""
        return level_id in self._own or level_id in self._below

    def __iter__(self) -> Iterator[str]:
        """The ids, in the alphabet's order."""
        return iter(sorted({*self._own, *self._below}))

    def __len__(self) -> int:
        """How many ids there are."""
        return len({*self._own, *self._below})


def shipped(kind: str) -> dict[str, Traversable]:
    """The files of `levels`, `plans` or `templates` that come with the program, by id.

    Only these are ever opened, so that no id reaches outside the folder.
    """
    folder = files("exercises").joinpath(kind)
    found = [entry for entry in folder.iterdir() if entry.name.endswith(SUFFIX)]
    return {entry.name.removesuffix(SUFFIX): entry for entry in found}


def family(folder: Path | None) -> tuple[Shelf, tuple[Problem, ...]]:
    """A family's files, and what is wrong with their folder; a missing one is empty."""
    found: dict[str, Traversable] = {}
    try:
        for path in sorted(folder.iterdir()) if folder else ():
            if _is_meant(path):
                found[path.stem.encode("utf-8", "replace").decode()] = path
    except FileNotFoundError:
        return Shelf(found), ()
    except OSError as error:
        reason = error.strerror or "unknown reason"
        message = f"this folder cannot be read ({reason}); what comes with the program is here"
        return Shelf(found), (Problem(str(folder), 0, 0, "", message),)
    return Shelf(found), ()


def _is_meant(path: Path) -> bool:
    """Whether a file is meant to be read: no folder, pipe or hidden file."""
    return path.suffix == SUFFIX and not path.name.startswith(".") and path.is_file()
