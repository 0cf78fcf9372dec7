"""What becomes of a packet's records in the family's data: what is new is added, nothing twice."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, fields, replace

from profiles import names, reading
from profiles.belonging import Entry, entries, key_of, owner_field
from profiles.deidentified import NO_FACE, deidentifier
from profiles.fitting import Key, owners_of
from profiles.milestone_record import MilestoneRecord, joined
from profiles.model import Check, Child, Record, Repetition, SessionRecord
from profiles.packet import Packet
from profiles.packet_errors import PacketError
from profiles.packet_records import as_plain
from profiles.practice_records import Assignment, Pause
from profiles.rows import TABLES, write

ITS_OWN = ("code", "recording_on")
"""What a child is here, whatever a packet says: what it is called by, and what may be recorded."""
ANOTHERS = (
    "The packet holds records of another child under the ids of one that plays here. "
    "Nothing was changed. Ask for the packet once more."
)


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one child's records."""

    child: Child
    """As it is kept here."""
    is_new: bool
    code_there: str
    """Its code in the packet, which may be another child's here."""
    added: int
    """Records that are new, or that know more than what was kept."""
    known: int
    """Records that were kept before."""
    conflicts: tuple[tuple[str, int], ...]
    """How many records of which table say something else than what is kept, which stays."""


def merge(
    connection: sqlite3.Connection, packet: Packet, faces: Collection[str] = ()
) -> tuple[Taken, ...]:
    """Take in a packet, within a transaction; one answer a child.

    A child that is new gets another face where its own is none of `faces`, if there are any.
    Raises PacketError, upon which the caller must roll back.
    """
    owned: dict[str, list[Entry]] = {}
    for child_id, entry in zip(owners_of(packet.entries), packet.entries, strict=True):
        owned.setdefault(child_id, []).append(entry)
    try:
        return tuple(
            _Merging(connection, child, packet.deidentified, faces).of(owned[child.id])
            for child in packet.children
        )
    except sqlite3.IntegrityError:
        raise PacketError(ANOTHERS) from None


class _Merging:
    """The records of one child on their way into a database."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        child: Child,
        deidentified: bool,
        faces: Collection[str],
    ) -> None:
        self._connection = connection
        self._faces = faces
        self._child = child
        here = list(entries(connection, child.id))
        self._kept: dict[Key, Entry] = {_key(entry): entry for entry in here}
        self._seen: Callable[[Entry], Entry] = lambda entry: entry
        if deidentified and here and isinstance(here[0].record, Child):
            self._seen = deidentifier(replace(here[0].record, code=child.code))
        self._on_a_plan = any(_is_on(entry.record) for entry in here)
        self._added = self._known = 0
        self._conflicts: Counter[str] = Counter()

    def of(self, incoming: Sequence[Entry]) -> Taken:
        """Take in all of them."""
        kept = self._kept.get((Child, self._child.id))
        if kept is not None and getattr(kept.record, "code", "") == names.GUEST:
            raise PacketError(ANOTHERS)
        # A plan that has ended makes room for the one that came after it.
        for entry in sorted(incoming, key=lambda entry: _is_on(entry.record)):
            self._take(entry)
        (child,) = reading.children_called(self._connection, self._child.id)
        conflicts = tuple(sorted(self._conflicts.items()))
        return Taken(child, kept is None, self._child.code, self._added, self._known, conflicts)

    def _take(self, entry: Entry) -> None:
        record, kept = entry.record, self._kept.get(_key(entry))
        if kept is None:
            self._add(entry)
        elif _owner(kept.record) != _owner(record):
            raise PacketError(ANOTHERS)
        elif _same(self._seen(kept), entry):
            self._known += 1
        elif (more := _further(self._seen(kept).record, record)) is not None:
            self._on_a_plan &= not _is_on(kept.record)
            self._write(_with_what_is_more(kept.record, more))
        elif _further(record, self._seen(kept).record) is not None:
            self._known += 1
        else:
            self._conflicts[TABLES[type(record)]] += 1

    def _add(self, entry: Entry) -> None:
        record = entry.record
        self._free(_key(entry))
        if isinstance(record, Child):
            record = self._named(record)
        elif _is_on(record) and self._on_a_plan:
            self._conflicts[TABLES[type(record)]] += 1
            return
        self._write(record)
        self._on_a_plan |= _is_on(record)
        if entry.trashed_at is not None:
            self._connection.execute(
                "UPDATE session SET trashed_at = ? WHERE id = ?", (entry.trashed_at, key_of(record))
            )

    def _write(self, record: Record) -> None:
        write(self._connection, record)
        self._added += 1

    def _free(self, key: Key) -> None:
        """Raise PacketError where another child has a record of this id."""
        kind, value = key
        column, table = fields(kind)[0].name, TABLES[kind]
        select = f"SELECT 1 FROM {table} WHERE {column} = ?"
        if self._connection.execute(select, (value,)).fetchone() is not None:
            raise PacketError(ANOTHERS)

    def _named(self, child: Child) -> Child:
        """A child that is new here, under a code that is nobody else's."""
        codes = reading.codes(self._connection)
        nicknames = [other.nickname for other in reading.children(self._connection)]
        taken = {word.casefold() for word in (*codes, *nicknames)}
        code = child.code if child.code.casefold() not in taken else names.new_code(taken)
        nameless = child.nickname == child.code
        nickname = code if nameless else names.clean_nickname(child.nickname, (*codes, code))
        face = child.avatar if not self._faces or child.avatar in self._faces else NO_FACE
        return replace(child, code=code, nickname=nickname, avatar=face, recording_on=False)


def _key(entry: Entry) -> Key:
    return type(entry.record), key_of(entry.record)


def _owner(record: Record) -> str:
    """What a record belongs to, by its id."""
    return str(getattr(record, owner_field(type(record))))


def _same(first: Entry, second: Entry) -> bool:
    """Whether two records say the same; where it lies, and what is a child's own here, apart."""
    return _said(first) == _said(second)


def _said(entry: Entry) -> dict[str, object]:
    plain = as_plain(entry._replace(trashed_at=None))
    if isinstance(entry.record, Child):
        for name in ITS_OWN:
            del plain[name]
    return plain


def _further(kept: Record, other: Record) -> Record | None:
    """`other`, where it is the same record at a later time; else None."""
    if isinstance(kept, SessionRecord) and isinstance(other, SessionRecord):
        began = (kept.started_at, kept.local_date, kept.seed)
        same = began == (other.started_at, other.local_date, other.seed)
        return other if same and kept.ended_by is None and other.ended_by is not None else None
    if isinstance(kept, Assignment) and isinstance(other, Assignment):
        ended = kept.ended_at is None and other.ended_at is not None
        return other if ended and replace(kept, ended_at=other.ended_at) == other else None
    if isinstance(kept, Pause) and isinstance(other, Pause):
        ended = kept.until_date is None and other.until_date is not None
        return other if ended and replace(kept, until_date=other.until_date) == other else None
    if isinstance(kept, MilestoneRecord) and isinstance(other, MilestoneRecord):
        both = joined(kept, other)
        return both if both != kept else None
    if isinstance(kept, Repetition | Check) and not kept.void:
        return other if replace(kept, void=True) == other else None
    return None


def _with_what_is_more(kept: Record, more: Record) -> Record:
    """What is kept, with what a later look at it knows; texts that a packet left out stay."""
    if isinstance(kept, Assignment) and isinstance(more, Assignment):
        return replace(kept, ended_at=more.ended_at)
    return more


def _is_on(record: Record) -> bool:
    return isinstance(record, Assignment) and record.ended_at is None
