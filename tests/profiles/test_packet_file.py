"""The file of a packet: what stands in it, with and without names, and behind a passphrase."""

import csv
import json
import stat
import sys
import zipfile
from contextlib import closing
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest

from profiles.belonging import KINDS
from profiles.model import (
    Child,
    Gear,
    Round,
)
from profiles.packet import PacketError, Passphrase, is_packet, is_sealed, read, write
from profiles.store import Store
from tests.profiles.afternoon import play
from tests.profiles.packets import (
    NOW,
    TODAY,
    VERSION,
    all_of,
    carried,
    family,
    packet_of,
    the_only,
    with_record,
)

SECRET = "seven otters swim"


# --- Without names --------------------------------------------------------------------------------
def test_without_names_nothing_says_who_it_is_and_all_numbers_are_there(tmp_path: Path) -> None:
    with family(tmp_path) as (store, child):
        (gear,) = (g for g in store.records(Gear) if g.child_id == child.id)
        store.keep("gear", replace(gear, name="Ñandús Bein"))
        for round_ in store.records(Round):
            store.keep("round", replace(round_, level="ñandú_river", level_text="id: ÑANDÚ_river"))
        packet = packet_of(store, child, deidentified=True)
        whole = packet_of(store, child)
    write(tmp_path / "x.zip", packet)
    with zipfile.ZipFile(tmp_path / "x.zip") as archive:
        text = "".join(archive.read(name).decode() for name in archive.namelist()).casefold()
    assert "ñandú" not in text
    assert "kt47_river" in text
    nobody = packet.children[0]
    assert (nobody.nickname, nobody.birth_year, nobody.avatar) == ("KT47", None, "otter")
    assert the_only(packet, Gear) == replace(gear, name="")
    assert len(packet.entries) == len(whole.entries)
    for kind in set(KINDS) - {Child, Gear, Round}:
        assert the_only(packet, kind) == the_only(whole, kind)


def test_a_packet_without_names_is_known_again_and_takes_no_name_away(tmp_path: Path) -> None:
    with family(tmp_path / "home") as (store, child):
        nameless = carried(packet_of(store, child, deidentified=True), tmp_path)
        before = all_of(tmp_path / "home", child)
        (taken,) = store.take_in(nameless, TODAY)
        assert (taken.added, taken.conflicts) == (0, ())
        assert all_of(tmp_path / "home", child) == before
    with closing(Store(tmp_path / "clinic")) as store:
        for added in (len(nameless.entries), 0):
            (taken,) = store.take_in(nameless, TODAY)
            assert (taken.added, taken.conflicts) == (added, ())
        assert store.children()[0].nickname == store.children()[0].code == "KT47"


def test_a_nickname_within_another_word_or_an_id_stays(tmp_path: Path) -> None:
    with closing(Store(tmp_path)) as store:
        child = store.add_child("a", "fox")
        play(store, child, 2, ended=True)
        packet = packet_of(store, child, deidentified=True)
        assert carried(packet, tmp_path) == packet
        level = the_only(packet, Round)
        assert isinstance(level, Round)
        assert level.level == "otter_river"


# --- The file -------------------------------------------------------------------------------------
def test_the_file_is_a_zip_of_four_members_that_say_what_they_are(tmp_path: Path) -> None:
    with family(tmp_path) as (store, child):
        packet = packet_of(store, child)
    path = tmp_path / "packet.zip"
    write(path, packet)
    assert is_packet(path)
    assert not is_sealed(path)
    with zipfile.ZipFile(path) as archive:
        assert archive.namelist() == [
            *("manifest.json", "records.jsonl", "sessions.csv", "repetitions.csv")
        ]
        manifest = json.loads(archive.read("manifest.json"))
        sessions = archive.read("sessions.csv").decode("utf-8-sig")
        repetitions = archive.read("repetitions.csv").decode("utf-8-sig")
    assert (manifest["stepling"], manifest["format"]) == ("packet", 1)
    assert (manifest["program_version"], manifest["exported_at"]) == (VERSION, NOW)
    assert (manifest["codes"], manifest["deidentified"]) == (["KT47"], False)
    (session,) = csv.DictReader(StringIO(sessions))
    assert (session["code"], session["local_date"], session["gear_left"]) == (
        *("KT47", "2026-03-14", "prosthesis"),
    )
    assert (session["repetitions"], session["void"], session["hurt"]) == ("1", "1", "1")
    (repetition,) = csv.DictReader(StringIO(repetitions))
    assert (repetition["side"], repetition["level"], repetition["void"]) == (
        *("right", "otter_river", "1"),
    )


def test_no_text_is_a_formula_in_a_spreadsheet(tmp_path: Path) -> None:
    with family(tmp_path) as (store, child):
        packet = packet_of(store, child)
        level = the_only(packet, Round)
        evil = replace(level, level="=HYPERLINK(1)")
        write(tmp_path / "x.zip", with_record(packet, level, evil))
    with zipfile.ZipFile(tmp_path / "x.zip") as archive:
        assert b",'=HYPERLINK(1)," in archive.read("repetitions.csv")


@pytest.mark.skipif(sys.platform == "win32", reason="rights are the user profile's there")
def test_only_its_owner_can_read_a_packet(tmp_path: Path) -> None:
    with family(tmp_path) as (store, child):
        write(tmp_path / "x.zip", packet_of(store, child))
    assert stat.S_IMODE((tmp_path / "x.zip").stat().st_mode) == 0o600


def test_a_file_that_is_there_stays_unless_it_is_to_be_replaced(tmp_path: Path) -> None:
    path = tmp_path / "mine.txt"
    path.write_text("mine")
    with family(tmp_path / "home") as (store, child):
        packet = packet_of(store, child)
    with pytest.raises(PacketError, match="is there already"):
        write(path, packet)
    assert path.read_text() == "mine"
    write(path, packet, replace=True)
    assert read(path) == packet
    with pytest.raises(PacketError, match="is there already"):
        write(tmp_path / "home", packet, replace=True)
    with pytest.raises(PacketError, match=r"cannot be written: .* Nothing was exported"):
        write(tmp_path / "no folder" / "x.zip", packet)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["home", "mine.txt"]


# --- Behind a passphrase --------------------------------------------------------------------------
def test_behind_a_passphrase_it_is_the_same_packet_and_nothing_can_be_read(tmp_path: Path) -> None:
    with family(tmp_path) as (store, child):
        packet = packet_of(store, child)
    path = tmp_path / "sealed"
    write(path, packet, SECRET)
    assert is_sealed(path)
    assert is_packet(path)
    content = path.read_bytes()
    assert b"records" not in content
    assert child.code.encode() not in content
    assert read(path, SECRET) == packet
    with pytest.raises(Passphrase, match="Give it"):
        read(path)
    with pytest.raises(Passphrase, match="another one, or the packet is damaged"):
        read(path, SECRET + "!")


def test_a_passphrase_may_be_typed_composed_or_not(tmp_path: Path) -> None:
    with family(tmp_path) as (store, child):
        packet = packet_of(store, child)
    write(tmp_path / "x", packet, "N\u0303andu\u0301 schwimmt")
    assert read(tmp_path / "x", "\u00d1and\u00fa schwimmt") == packet


def test_a_short_passphrase_is_refused(tmp_path: Path) -> None:
    with family(tmp_path) as (store, child):
        packet = packet_of(store, child)
    with pytest.raises(Passphrase, match="at least 8 letters"):
        write(tmp_path / "x", packet, "otter")
    assert not (tmp_path / "x").exists()
