"""A packet: all that is kept of children, in one file to take to a therapist or another computer.

packet = Packet(children's entries, version, now)
write(path, packet, passphrase)           # a zip, or the same behind a passphrase
packet = read(path, passphrase)           # checked to the last value
store.take_in(packet, today)              # what is new is added; nothing twice

`profiles/README.md` describes the file. Movement recordings are no part of it.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from profiles import packet_file, packet_seal
from profiles.belonging import Entry
from profiles.deidentified import deidentifier
from profiles.fitting import owners_of
from profiles.migrations import SCHEMA
from profiles.model import Child
from profiles.packet_errors import PacketError, Passphrase, newer, spoilt
from profiles.packet_file import MANIFEST, RECORDS, REPETITIONS_TABLE, SESSIONS_TABLE
from profiles.packet_records import as_line, from_line
from profiles.packet_tables import tables
from profiles.rows import TABLES

__all__ = [
    "FORMAT",
    "Packet",
    "PacketError",
    "Passphrase",
    "is_packet",
    "is_sealed",
    "read",
    "without_names",
    "write",
]

FORMAT = 1
"""The form of the file. What the records hold goes by `schema`, the database's."""
KIND = "packet"
NO_REPORTS: Mapping[str, str] = {}
LONGEST_ZIP_HEAD = 64
"""Where the name of a zip's first member begins at the latest."""


@dataclass(frozen=True, slots=True)
class Packet:
    """The records of one or more children, owners before what they own."""

    entries: tuple[Entry, ...]
    program_version: str
    exported_at: str
    """Local time with its offset, ISO 8601."""
    deidentified: bool = False

    @property
    def children(self) -> tuple[Child, ...]:
        """The children in it."""
        return tuple(one.record for one in self.entries if isinstance(one.record, Child))


def without_names(of_children: Sequence[Sequence[Entry]]) -> tuple[Entry, ...]:
    """The records of each child, its own record first, without who it is."""
    return tuple(chain.from_iterable(map(_without_a_name, of_children)))


def _without_a_name(of_child: Sequence[Entry]) -> Iterator[Entry]:
    child = of_child[0].record
    assert isinstance(child, Child), "a child comes before what it owns"
    return map(deidentifier(child), of_child)


def write(
    path: Path,
    packet: Packet,
    passphrase: str | None = None,
    replace: bool = False,
    reports: Mapping[str, str] = NO_REPORTS,
) -> None:
    """Write the packet, read it back, and put it in its place. Raises PacketError.

    `reports` are pages for people, by the children's codes; nothing is taken in from them.
    """
    lines = _lines(packet)
    content = _zipped(packet, lines, reports)
    if _lines(_unzipped(content, path)) != lines:
        raise PacketError(
            f"{path} was not written: some of what is kept would not come back from it. "
            "Please report this."
        )
    if passphrase is not None:
        content = packet_seal.seal(content, passphrase)
    packet_file.write(path, content, replace)


def is_sealed(path: Path) -> bool:
    """Whether the file is a packet behind a passphrase. Raises PacketError."""
    return packet_seal.is_sealed(packet_file.content_of(path))


def is_packet(path: Path) -> bool:
    """Whether the file looks like a packet, sealed or not; raises OSError."""
    with path.open("rb") as file:
        head = file.read(len(packet_seal.MARK) + len(MANIFEST) + LONGEST_ZIP_HEAD)
    zipped = head.startswith(b"PK") and MANIFEST.encode() in head
    return zipped or packet_seal.is_sealed(head)


def read(path: Path, passphrase: str | None = None) -> Packet:
    """The packet in a file. Raises PacketError, and Passphrase where that is missing or another."""
    content = packet_file.content_of(path)
    if packet_seal.is_sealed(content):
        if passphrase is None:
            raise Passphrase(f"{path} is behind a passphrase. Give it, and try again.")
        content = packet_seal.unseal(content, passphrase)
    return _unzipped(content, path)


def _zipped(packet: Packet, lines: bytes, reports: Mapping[str, str]) -> bytes:
    sessions, repetitions = tables(packet.entries)
    manifest = {
        "stepling": KIND,
        "format": FORMAT,
        "schema": SCHEMA,
        "program_version": packet.program_version,
        "exported_at": packet.exported_at,
        "deidentified": packet.deidentified,
        "codes": [child.code for child in packet.children],
        "records": _counted(packet.entries),
    }
    return packet_file.packed(
        {
            MANIFEST: json.dumps(manifest, indent=1).encode(),
            RECORDS: lines,
            SESSIONS_TABLE: sessions,
            REPETITIONS_TABLE: repetitions,
            **{f"report-{code}.html": page.encode() for code, page in reports.items()},
        }
    )


def _lines(packet: Packet) -> bytes:
    return "".join(f"{as_line(entry)}\n" for entry in packet.entries).encode()


def _unzipped(content: bytes, path: Path) -> Packet:
    members = packet_file.unpacked(content, path)
    said = packet_file.said_by(members[MANIFEST], path)
    if said.get("stepling") != KIND:
        raise spoilt(path, "it is no packet of Stepling's")
    if _later(said.get("format"), FORMAT) or _later(said.get("schema"), SCHEMA):
        raise newer(path)
    version, at, nameless = (
        said.get(name) for name in ("program_version", "exported_at", "deidentified")
    )
    right = isinstance(version, str) and isinstance(at, str) and isinstance(nameless, bool)
    if said.get("format") != FORMAT or not right:
        raise spoilt(path, "its manifest is damaged")
    entries = tuple(_entries(members[RECORDS], path))
    if said.get("records") != _counted(entries):
        raise spoilt(path, "some of its records are missing")
    try:
        owners_of(entries)
    except ValueError as error:
        raise spoilt(path, str(error)) from None
    return Packet(entries, str(version), str(at), bool(nameless))


def _entries(records: bytes, path: Path) -> Iterator[Entry]:
    for number, line in enumerate(records.split(b"\n"), 1):
        if line:
            try:
                yield from_line(line.decode())
            except ValueError as error:  # what is no UTF-8 is one, too
                why = "it is no text" if isinstance(error, UnicodeDecodeError) else str(error)
                raise spoilt(path, f"line {number} of its records is wrong: {why}") from None


def _counted(entries: Sequence[Entry]) -> dict[str, int]:
    return dict(Counter(TABLES[type(entry.record)] for entry in entries))


def _later(version: object, known: int) -> bool:
    return isinstance(version, int) and version > known
