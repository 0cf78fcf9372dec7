"""A packet that is damaged, or meant to harm, ends in a sentence and changes nothing."""

import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from profiles.model import new_id
from profiles.packet import PacketError, read
from tests.profiles.spoiling import (
    Members,
    clinic_in,
    members_of,
    sound_packet,
    told,
    with_manifest,
    with_records,
    zipped,
)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return sound_packet(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return clinic_in(tmp_path_factory.mktemp("away"))


def setting(of: str, /, **changes: Any) -> Callable[[list[dict[str, Any]]], None]:
    def change(records: list[dict[str, Any]]) -> None:
        next(one for one in records if one["kind"] == of).update(changes)

    return change


def twice(of: str, /, **changes: Any) -> Callable[[list[dict[str, Any]]], None]:
    def change(records: list[dict[str, Any]]) -> None:
        place = next(n for n, one in enumerate(records) if one["kind"] == of)
        records.insert(place + 1, {**records[place], **changes})

    return change


def another_childs_gear(records: list[dict[str, Any]]) -> None:
    child = next(one for one in records if one["kind"] == "child")
    other = {**child, "id": new_id(), "code": "LM22"}
    gear = next(one for one in records if one["kind"] == "gear")
    gear["child_id"] = other["id"]
    records.insert(1, other)


def the_owner_last(records: list[dict[str, Any]]) -> None:
    records.append(records.pop(0))


RECORDS: dict[str, tuple[Callable[[list[dict[str, Any]]], None], str]] = {
    "a path for an id": (setting("child", id="../../x"), 'line 1 of its records is wrong: "id"'),
    "a path for a face": (setting("child", avatar="../x"), '"avatar" is none'),
    "a huge number": (setting("round", rung=2**62), '"rung" is a number that cannot be'),
    "a number too large for the store": (setting("session", seed=2**63), "cannot be"),
    "no number": (setting("repetition", t_s="soon"), '"t_s" is no number'),
    "a text for a truth": (setting("comfort", hurt="no"), "neither true nor false"),
    "a field too many": (setting("skin", photo="x"), "does not know"),
    "a kind too many": (setting("skin", kind="photo"), "its kind is none"),
    "the family's sensor": (setting("skin", kind="device"), "its kind is none"),
    "half a character": (setting("gear", name="\ud800"), '"name" is no text'),
    "a control character": (setting("gear", name="\x1b[2J"), '"name" is none'),
    "a very long text": (setting("round", level_text="x" * 200_001), '"level_text" is none'),
    "an owner that is nowhere": (setting("round", session_id=new_id()), "belongs to nothing"),
    "a gear that is nowhere": (setting("session", gear_id=new_id()), "belongs to nothing"),
    "another child's gear": (another_childs_gear, "belongs to two children"),
    "an owner after what it owns": (the_owner_last, "belongs to nothing"),
    "a record twice": (twice("repetition"), "a repetition is in it twice"),
    "a code twice": (twice("child", id=new_id()), "two children in it have the same code"),
    "two plans at once": (
        lambda records: (
            setting("assignment", ended_at=None)(records),
            twice("assignment", id=new_id())(records),
        )[-1],
        "two plans at once",
    ),
    "nobody": (lambda records: records.clear(), "there is no child in it"),
    "the guest": (setting("child", code="guest"), '"code" is none'),
}


@pytest.mark.parametrize("name", RECORDS)
def test_records_that_cannot_be_are_told(name: str, sound: bytes, clinic: Path) -> None:
    change, why = RECORDS[name]
    assert why in told(with_records(sound, change), clinic)


MANIFESTS = {
    "a newer form": ({"format": 2}, "Install the newest Stepling"),
    "a newer schema": ({"schema": 999}, "Install the newest Stepling"),
    "no form": ({"format": None}, "its manifest is damaged"),
    "an older form that never was": ({"format": 0}, "its manifest is damaged"),
    "of something else": ({"stepling": "recording"}, "it is no packet of Stepling's"),
    "records are missing": ({"records": {"child": 1}}, "some of its records are missing"),
    "names or none": ({"deidentified": "maybe"}, "its manifest is damaged"),
    "no version": ({"program_version": 1}, "its manifest is damaged"),
}


@pytest.mark.parametrize("name", MANIFESTS)
def test_a_manifest_that_cannot_be_is_told(name: str, sound: bytes, clinic: Path) -> None:
    changes, why = MANIFESTS[name]
    assert why in told(with_manifest(sound, **changes), clinic)


def core(content: bytes) -> Members:
    """The two members that every packet has."""
    return dict(list(members_of(content).items())[:2])


def bomb(size: int) -> Members:
    return {"manifest.json": b"{}", "records.jsonl": b"\0" * size}


def with_a_lie_about_its_length(content: bytes) -> bytes:
    """Records that are said to be short, and unfold to 64 MB."""
    whole = bytearray(zipped({**members_of(content), "records.jsonl": b" " * 64 * 1024**2}))
    at = whole.find(b"PK\x01\x02", whole.find(b"PK\x01\x02") + 1)
    assert whole[at + 46 :].startswith(b"records.jsonl")
    struct.pack_into("<L", whole, at + 24, 1000)
    return bytes(whole)


def deep(content: bytes) -> bytes:
    members = members_of(content)
    return zipped({**members, "records.jsonl": b"[" * 1_000_000})


def encrypted(content: bytes) -> bytes:
    whole = bytearray(content)
    for mark, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        place = whole.find(mark)
        whole[place + at] |= 1
    return bytes(whole)


FILES: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "nothing": (lambda _: b"", "it is no packet"),
    "a picture": (lambda _: b"\x89PNG\r\n\x1a\n" + bytes(500), "it is no packet"),
    "half of it": (lambda sound: sound[: len(sound) // 2], "it is no packet"),
    "something before it": (lambda sound: b"#!/bin/sh\n" + sound, ""),
    "something behind it": (lambda sound: sound + b"x", "it is no packet"),
    "a path upwards": (
        lambda sound: zipped({**core(sound), "../../autostart.sh": b"x"}),
        "something in it that is in no packet",
    ),
    "a path from the root": (
        lambda sound: zipped({**core(sound), "/etc/passwd": b"x"}),
        "something in it that is in no packet",
    ),
    "a page that leads upwards": (
        lambda sound: zipped({**core(sound), "report-../../x.html": b"x"}),
        "something in it that is in no packet",
    ),
    "a page that is a bomb": (
        lambda sound: zipped({**core(sound), "report-KT47.html": b" " * 5 * 1024**2}),
        "unfold to far more",
    ),
    "pages without end": (
        lambda sound: zipped({**core(sound), **{f"report-KT{n}.html": b"" for n in range(99)}}),
        "there is more in it than in any packet",
    ),
    "a page that says anything": (
        lambda sound: zipped({**members_of(sound), "report-KT47.html": b"<script>"}),
        "",
    ),
    "a folder": (
        lambda sound: zipped({"records.jsonl/": b"", **core(sound)}),
        "something in it that is in no packet",
    ),
    "no records": (lambda sound: zipped({"manifest.json": b"{}"}), "are missing"),
    "an empty zip": (lambda _: zipped({}), "are missing"),
    "a bomb": (lambda _: zipped(bomb(100 * 1024**2)), "unfold to far more"),
    "a bomb that lies": (with_a_lie_about_its_length, "it is damaged"),
    "ten thousand members": (
        lambda _: zipped({f"{n}": b"" for n in range(10_000)}),
        "there is more in it than in any packet",
    ),
    "a method that nobody uses": (
        lambda sound: zipped(members_of(sound), zipfile.ZIP_LZMA),
        "",
    ),
    "behind a zip's own password": (encrypted, "it is damaged"),
    "nested too deep": (deep, "it is nested too deep"),
    "no text": (
        lambda sound: zipped({**members_of(sound), "records.jsonl": b"\xff\xfe{}\n"}),
        "it is no text",
    ),
    "a manifest nested too deep": (
        lambda sound: zipped({**members_of(sound), "manifest.json": b"[" * 60_000}),
        "its manifest is damaged",
    ),
    "a manifest that is a list": (
        lambda sound: zipped({**members_of(sound), "manifest.json": b"[]"}),
        "its manifest is damaged",
    ),
    "NaN": (
        lambda sound: zipped(
            {**members_of(sound), "records.jsonl": b'{"kind": "child", "text_scale": NaN}\n'}
        ),
        "it holds what is no number",
    ),
}
HARMLESS = {"something before it", "a method that nobody uses", "a page that says anything"}
"""These are packets all the same, and may be read: nothing is taken in from a page."""


@pytest.mark.parametrize("name", sorted(FILES.keys() - HARMLESS))
def test_a_file_that_is_no_packet_is_told(name: str, sound: bytes, clinic: Path) -> None:
    change, why = FILES[name]
    assert why in told(change(sound), clinic)


@pytest.mark.parametrize("name", sorted(HARMLESS))
def test_a_packet_in_other_wrapping_is_the_same_packet(
    name: str, sound: bytes, clinic: Path
) -> None:
    path = clinic.parent / "packet.zip"
    path.write_bytes(sound)
    plain = read(path)
    path.write_bytes(FILES[name][0](sound))
    assert read(path) == plain


def test_a_file_that_is_far_too_large_is_told(clinic: Path) -> None:
    path = clinic.parent / "large"
    with path.open("wb") as file:
        file.truncate(64 * 1024**2 + 1)
    with pytest.raises(PacketError, match="far larger than any packet"):
        read(path)


def test_a_folder_and_a_file_that_is_not_there_are_told(clinic: Path) -> None:
    for path in (clinic, clinic / "nothing"):
        with pytest.raises(PacketError, match="There is no file"):
            read(path)


def test_any_wrong_byte_is_told_or_harmless(sound: bytes, clinic: Path) -> None:
    random = Random(11)
    path = clinic.parent / "packet.zip"
    path.write_bytes(sound)
    plain, endings = read(path), {"told": 0, "same": 0}
    for place in sorted(random.sample(range(len(sound)), 400)):
        spoilt = bytearray(sound)
        spoilt[place] ^= 1 << random.randrange(8)
        path.write_bytes(spoilt)
        try:
            assert read(path) == plain  # in a table for people, or a date of a member
            endings["same"] += 1
        except PacketError:
            endings["told"] += 1
    assert endings["told"] > 100
