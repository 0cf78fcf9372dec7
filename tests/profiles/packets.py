"""Families to make packets of, and what is kept of a child, to be compared."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

from profiles.belonging import entries
from profiles.model import Child, Device, SessionRecord
from profiles.packet import Packet, read, write
from profiles.packet_records import as_line
from profiles.store import DATABASE, Store
from tests.profiles.afternoon import one_of_each, play

TODAY, NOW = "2026-03-15", "2026-03-15T10:00:00+01:00"
VERSION = "0.1.0"


@contextmanager
def family(folder: Path) -> Iterator[tuple[Store, Child]]:
    """A child with a record of each kind, Ñandú, and another one, Anabel, with two sessions."""
    with closing(Store(folder)) as store:
        if not store.children():
            for record in one_of_each():
                if not isinstance(record, Device):
                    store.keep("any", record)
            other = store.add_child("Anabel", "owl", created_on="2026-03-01")
            for day in ("2026-03-13", "2026-03-14"):
                play(store, other, 4, day, ended=True)
        child = store.child("Ñandú")
        assert child is not None
        yield store, child


def packet_of(store: Store, *children: Child, deidentified: bool = False) -> Packet:
    """What is kept of these children, or of all."""
    who = children or store.children()
    return store.packed(who, VERSION, NOW, deidentified=deidentified)


def carried(packet: Packet, folder: Path, passphrase: str | None = None) -> Packet:
    """The packet, once it has been a file."""
    path = folder / "carried.zip"
    write(path, packet, passphrase, replace=True)
    return read(path, passphrase)


def all_of(folder: Path, child: Child) -> list[str]:
    """Every record of a child as a line, sorted, straight from the database."""
    with closing(sqlite3.connect(folder / DATABASE)) as connection:
        return sorted(as_line(entry) for entry in entries(connection, child.id))


def put_into_trash(store: Store, session: SessionRecord) -> None:
    """As an adult does with a session that was cut off."""
    store.finish_interrupted(session.id, keep=False)


def renamed(packet: Packet, **changes: object) -> Packet:
    """The packet with another first child's record."""
    first = packet.entries[0]
    changed = first._replace(record=replace(first.record, **changes))
    return replace(packet, entries=(changed, *packet.entries[1:]))


def with_record(packet: Packet, old: object, new: object) -> Packet:
    """The packet with another record in the place of one."""
    entries = [one._replace(record=new) if one.record == old else one for one in packet.entries]
    return replace(packet, entries=tuple(entries))


def the_only(packet: Packet, kind: type) -> object:
    (record,) = (one.record for one in packet.entries if isinstance(one.record, kind))
    return record
