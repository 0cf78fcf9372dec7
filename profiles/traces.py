"""Searching every byte under a folder for a child: its nickname and its id, however encoded."""

import json
import sqlite3
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, NamedTuple
from uuid import UUID

from profiles.connection import connect
from profiles.model import Child
from profiles.names import GUEST

SQLITE = b"SQLite format 3\0"
NICKNAME, ID = "nickname", "id"
SHORTEST = 3
"""Bytes that a nickname needs, so that finding it elsewhere than in a database tells anything."""
_CHUNK = 1024**2

Needles = dict[str, tuple[bytes, ...]]
"""The ways in which the nickname and the id may be written."""


class Trace(NamedTuple):
    """Where something of a child is left."""

    path: Path
    of: str
    """nickname, or id."""
    by_others: bool
    """Whether it is no more than what other records say, as where another child is called alike."""


def needles_of(child: Child) -> Needles:
    """What to search for; a guest's nickname is everybody's."""
    id_ = _encodings(child.id)
    with suppress(ValueError):  # an id that was given by hand
        id_ |= {UUID(child.id).hex.encode(), UUID(child.id).bytes}
    if child.code == GUEST:
        return {ID: tuple(id_)}
    forms = {unicodedata.normalize(form, child.nickname) for form in ("NFC", "NFD")}
    escaped = {json.dumps(name)[1:-1] for name in forms}
    names = frozenset().union(*map(_encodings, forms | escaped))
    return {ID: tuple(id_), NICKNAME: tuple(names)}


def traces(folder: Path, child: Child) -> tuple[Trace, ...]:
    """Every file under the folder in whose bytes or name something of the child is left."""
    return tuple(_traces(folder, needles_of(child)))


def is_in(path: Path, needles: Needles) -> bool:
    """Whether a file has any of it in its bytes."""
    return any(_count_in(path, words) for words in needles.values())


def files_under(folder: Path) -> Iterator[Path]:
    """Every file, sorted; what links elsewhere is not followed."""
    for path in sorted(folder.iterdir()):
        if path.is_symlink():
            continue
        if path.is_dir():
            yield from files_under(path)
        elif path.is_file():
            yield path


def is_database(path: Path) -> bool:
    """Whether the file begins as SQLite's do."""
    with path.open("rb") as file:
        return file.read(len(SQLITE)) == SQLITE


def _traces(folder: Path, needles: Needles) -> Iterator[Trace]:
    for path in files_under(folder):
        database = is_database(path)
        inside = str(path.relative_to(folder)).encode("utf-8", "surrogateescape")
        for of, words in needles.items():
            telling = [word for word in words if database or of == ID or len(word) >= SHORTEST]
            found = _count_in(path, telling)
            if found or any(word in inside for word in telling):
                yield Trace(path, of, of == NICKNAME and database and _by_others(path, words))


def _by_others(path: Path, words: tuple[bytes, ...]) -> bool:
    """Whether all of it is in rows that are there: a database made anew of them has as much of it.

    Nothing of the file's own pages comes along, so that what was deleted would be missing there.
    """
    with (
        closing(connect(path, read_only=True)) as source,
        closing(sqlite3.connect(":memory:", isolation_level=None)) as anew,
    ):
        source.backup(anew)
        anew.execute("VACUUM")
        content = anew.serialize()
    return _count(BytesIO(content), words) >= _count_in(path, words)


def _count_in(path: Path, words: Sequence[bytes]) -> int:
    with path.open("rb") as file:
        return _count(file, words)


def _count(file: BinaryIO, words: Sequence[bytes]) -> int:
    longest = max(map(len, words), default=1)
    found, tail = 0, b""
    while chunk := file.read(_CHUNK):
        whole = tail + chunk
        tail = whole[1 - longest :] if longest > 1 else b""
        # What lies wholly in the tail is counted when the tail comes again.
        found += sum(whole.count(word) - tail.count(word) for word in words)
    return found + sum(tail.count(word) for word in words)


def _encodings(text: str) -> frozenset[bytes]:
    return frozenset(text.encode(name) for name in ("utf-8", "utf-16-le", "utf-16-be"))
