"""The file of a packet: a zip of a few plain members, whose sizes are looked at first."""

import json
import os
import re
import secrets
import struct
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from profiles.errors import reason
from profiles.folder import OWNER_ONLY_FILE, sync_folder
from profiles.packet_errors import PacketError, spoilt

MANIFEST, RECORDS = "manifest.json", "records.jsonl"
SESSIONS_TABLE, REPETITIONS_TABLE = "sessions.csv", "repetitions.csv"
MEMBERS = {
    MANIFEST: 64 * 1024,
    RECORDS: 256 * 1024**2,
    SESSIONS_TABLE: 128 * 1024**2,
    REPETITIONS_TABLE: 256 * 1024**2,
}
"""What a packet may hold, and how long each may be."""
REPORT = re.compile(r"report-[A-Z]{2}[0-9]{2,9}\.html")
"""Besides, a page for each child, by its code."""
LONGEST_REPORT, MOST_REPORTS = 4 * 1024**2, 40
MOST_BYTES = 64 * 1024**2
"""Five years of four children are a tenth of it."""
MOST_RATIO = 200
"""Records shrink to a tenth; what unfolds to more than this is a trap."""
SMALL = 1024**2
"""So little may unfold however it likes."""
_END = struct.Struct("<4s4H2LH")
_END_MARK, _ZIP64_MARK, _ZIP64_BYTES = b"PK\x05\x06", b"PK\x06\x07", 20
"""The end of a zip and of its large kind (APPNOTE.TXT 4.3.15 and 4.3.16)."""
_LONGEST_DIRECTORY = 4096
_UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError),
    *(ValueError, struct.error, OverflowError, OSError),
)
"""What Python raises for zips that are none."""


def packed(members: Mapping[str, bytes]) -> bytes:
    """The members as one zip; the same members give the same bytes."""
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            # A date of their own would tell when, and make each export another file.
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return whole.getvalue()


def content_of(path: Path) -> bytes:
    """The bytes of a file that may be a packet. Raises PacketError."""
    try:
        if not path.is_file():
            raise PacketError(f"There is no file {path}. Name the packet that you were given.")
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        why = error.strerror or "the disk gives no reason"
        raise PacketError(f"{path} cannot be read ({why}). Nothing was changed.") from None
    if len(content) > MOST_BYTES:
        raise spoilt(path, "it is far larger than any packet")
    return content


def unpacked(content: bytes, path: Path) -> dict[str, bytes]:
    """Manifest and records; the tables for people are passed over. Raises PacketError."""
    _look_at_the_end(content, path)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            _look_at_members(archive.infolist(), path)
            return {name: _member(archive, name, path) for name in (MANIFEST, RECORDS)}
    except _UNREADABLE:
        raise spoilt(path, "it is damaged") from None


def said_by(manifest: bytes, path: Path) -> dict[str, object]:
    """What the manifest says. Raises PacketError."""
    try:
        said = json.loads(manifest)
    except (ValueError, RecursionError):
        raise spoilt(path, "its manifest is damaged") from None
    if not isinstance(said, dict):
        raise spoilt(path, "its manifest is damaged")
    return said


def write(path: Path, content: bytes, replace: bool = False) -> None:
    """Put a file in its place, whole or not at all, for its owner alone.

    Raises PacketError where something is there already and `replace` is not said, or where the
    disk refuses; what was there is unchanged then.
    """
    if path.exists() and not (replace and path.is_file()):
        raise PacketError(
            f"{path} is there already. Give another name, or replace it with --force."
        )
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        try:
            descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY_FILE)
            with open(descriptor, "wb") as file:  # noqa: PTH123 (it is open already)
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
            sync_folder(path.parent)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        why = reason(error)
        raise PacketError(f"{path} cannot be written: {why}. Nothing was exported.") from None


def _look_at_the_end(content: bytes, path: Path) -> None:
    """See that the list of members is short, before anybody reads it."""
    try:
        end = _END.unpack(content[-_END.size :])
    except struct.error:
        raise spoilt(path, "it is no packet of Stepling's") from None
    mark, _, _, _, members, directory_bytes, _, comment = end
    before = content[-_END.size - _ZIP64_BYTES : -_END.size]
    if mark != _END_MARK or comment or before.startswith(_ZIP64_MARK):
        raise spoilt(path, "it is no packet of Stepling's")
    if members > len(MEMBERS) + MOST_REPORTS or directory_bytes > _LONGEST_DIRECTORY:
        raise spoilt(path, "there is more in it than in any packet")


def _look_at_members(members: list[zipfile.ZipInfo], path: Path) -> None:
    names = [member.filename for member in members]
    others = [name for name in names if _longest(name) is None]
    if others or len(set(names)) != len(names):
        raise spoilt(path, "there is something in it that is in no packet")
    if not {MANIFEST, RECORDS} <= set(names):
        raise spoilt(path, "its manifest or its records are missing")
    for member in members:
        grows = member.file_size > max(SMALL, MOST_RATIO * member.compress_size)
        if grows or member.file_size > (_longest(member.filename) or 0):
            raise spoilt(path, "it would unfold to far more than any packet")


def _longest(name: str) -> int | None:
    """How long a member of this name may be; None where none may be called so."""
    return LONGEST_REPORT if REPORT.fullmatch(name) else MEMBERS.get(name)


def _member(archive: zipfile.ZipFile, name: str, path: Path) -> bytes:
    with archive.open(name) as file:
        # What a member says of its length may be a lie; its checksum is looked at on the way.
        content = file.read(MEMBERS[name] + 1)
    if len(content) > MEMBERS[name]:
        raise spoilt(path, "it would unfold to far more than any packet")
    return content
