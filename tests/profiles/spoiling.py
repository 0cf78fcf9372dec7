"""Packets to be spoilt, and what taking in a spoilt one ends with."""

import io
import json
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from profiles.packet import PacketError, read, write
from profiles.store import Store
from tests.profiles.packets import family, packet_of

Members = dict[str, bytes]


def sound_packet(folder: Path) -> bytes:
    """The bytes of a packet with a record of each kind."""
    with family(folder) as (store, child):
        write(folder / "packet.zip", packet_of(store, child))
    return (folder / "packet.zip").read_bytes()


def clinic_in(folder: Path) -> Path:
    """Data with a child in it, which nothing may change."""
    with closing(Store(folder / "clinic")) as store:
        store.add_child("Lu", "fox")
    return folder / "clinic"


def told(content: bytes, clinic: Path, passphrase: str | None = None) -> str:
    """The sentence that taking it in ends with; everything is as it was then."""
    path = clinic.parent / "packet.zip"
    path.write_bytes(content)
    before = {one: one.read_bytes() for one in clinic.rglob("*") if one.is_file()}
    with pytest.raises(PacketError) as error:
        read(path, passphrase)
    assert {one: one.read_bytes() for one in clinic.rglob("*") if one.is_file()} == before
    sentence = str(error.value)
    assert "\n" not in sentence
    assert "Nothing was changed." in sentence
    assert sentence.endswith(".")
    assert "Ñandú" not in sentence
    return sentence


def members_of(content: bytes) -> Members:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(members: Members, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return whole.getvalue()


def with_manifest(content: bytes, **changes: Any) -> bytes:
    members = members_of(content)
    manifest = {**json.loads(members["manifest.json"]), **changes}
    return zipped({**members, "manifest.json": json.dumps(manifest).encode()})


def with_records(content: bytes, change: Callable[[list[dict[str, Any]]], None]) -> bytes:
    """The packet with other records, which its manifest counts."""
    members = members_of(content)
    plain = [json.loads(line) for line in members["records.jsonl"].splitlines()]
    change(plain)
    counts: dict[str, int] = {}
    for one in plain:
        counts[one["kind"]] = counts.get(one["kind"], 0) + 1
    lines = "".join(f"{json.dumps(one)}\n" for one in plain).encode()
    return with_manifest(zipped({**members, "records.jsonl": lines}), records=counts)
