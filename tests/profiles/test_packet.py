"""A packet brings all that is kept of a child to another computer, and never anything twice."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from profiles.belonging import KINDS, owner_field
from profiles.model import (
    Device,
    Repetition,
    Result,
    Round,
    SessionRecord,
    new_id,
)
from profiles.packet import PacketError
from profiles.practice_records import Assignment
from profiles.rows import TABLES
from profiles.store import Store
from tests.profiles.afternoon import assignment_of, device_of, play, repetition_of
from tests.profiles.packets import (
    NOW,
    TODAY,
    VERSION,
    all_of,
    carried,
    family,
    packet_of,
    put_into_trash,
    renamed,
    the_only,
    with_record,
)


# --- There and back -------------------------------------------------------------------------------
def test_every_kind_of_record_but_the_family_s_sensors_has_an_owner_and_is_in_a_packet(
    tmp_path: Path,
) -> None:
    with family(tmp_path) as (store, child):
        store.keep("device", device_of())
        kinds = {type(entry.record) for entry in packet_of(store, child).entries}
    assert kinds == set(KINDS) == set(TABLES) - {Device}
    assert all(owner_field(kind) for kind in KINDS)


def test_all_that_is_kept_of_a_child_is_on_the_other_computer(tmp_path: Path) -> None:
    with family(tmp_path / "home") as (store, child):
        (cut_off,) = store.unfinished_sessions()
        put_into_trash(store, cut_off)
        packet = carried(packet_of(store, child), tmp_path)
    with closing(Store(tmp_path / "clinic")) as store:
        (taken,) = store.take_in(packet, TODAY)
        assert (taken.is_new, taken.known, taken.conflicts) == (True, 0, ())
        assert taken.added == len(packet.entries)
        assert store.unfinished_sessions() == ()  # what was in the trash is there, too
        there = all_of(tmp_path / "clinic", child)
    here = all_of(tmp_path / "home", child)
    # Whether movements are recorded is for an adult at that computer to say.
    assert [line.replace('"recording_on": true', '"recording_on": false') for line in here] == there


def test_all_children_go_into_one_packet(tmp_path: Path) -> None:
    with family(tmp_path / "home") as (store, _):
        packet = carried(packet_of(store), tmp_path)
        children = store.children()
    with closing(Store(tmp_path / "clinic")) as store:
        assert [taken.child.code for taken in store.take_in(packet, TODAY)] == [
            child.code for child in children
        ]
    for child in children[1:]:
        assert all_of(tmp_path / "clinic", child) == all_of(tmp_path / "home", child)


def test_the_same_packet_twice_changes_nothing(tmp_path: Path) -> None:
    with family(tmp_path / "home") as (store, child):
        packet = carried(packet_of(store), tmp_path)
        before = all_of(tmp_path / "home", child)
        for taken in store.take_in(packet, TODAY):
            assert (taken.is_new, taken.added, taken.conflicts) == (False, 0, ())
        assert all_of(tmp_path / "home", child) == before


def test_a_guest_is_in_no_packet(tmp_path: Path) -> None:
    with closing(Store(tmp_path)) as store:
        with pytest.raises(PacketError, match="another child each time"):
            packet_of(store, store.guest())
        with pytest.raises(PacketError, match="Add a child first"):
            store.packed((), VERSION, NOW)


def test_a_packet_can_be_made_beside_a_stepling_that_plays(tmp_path: Path) -> None:
    with family(tmp_path) as (store, child):
        play(store, child, 5, ended=True)
        store.flush(5)
        with closing(Store.read_only(tmp_path)) as beside:
            assert packet_of(beside, child) == packet_of(store, child)


# --- What is new, and what is not -----------------------------------------------------------------
def test_a_later_packet_adds_what_is_new_and_finishes_what_was_under_way(tmp_path: Path) -> None:
    with family(tmp_path / "home") as (store, _), closing(Store(tmp_path / "clinic")) as clinic:
        child = store.add_child("Kim", "fox")
        first_plan = assignment_of(child)
        store.assign(child, first_plan, first_plan.assigned_at)
        cut_off = play(store, child, 3)
        first = packet_of(store, child)
        clinic.take_in(first, TODAY)

        store.finish_interrupted(cut_off.id, keep=True)
        store.keep("void", replace(store.records(Repetition)[-1], void=True))
        store.assign(child, assignment_of(child, "next_weeks"), "2026-03-20T10:00:00+01:00")
        play(store, child, 2, "2026-03-20", ended=True)
        second = packet_of(store, child)
        (taken,) = clinic.take_in(carried(second, tmp_path), TODAY)
        assert taken.conflicts == ()
        kim = clinic.child("Kim")
        assert kim is not None
        assert packet_of(clinic, kim) == second
        (again,) = clinic.take_in(carried(first, tmp_path), TODAY)
        assert (again.added, again.conflicts) == (0, ())  # what is older takes nothing back
        assert packet_of(clinic, kim) == second


def test_what_says_something_else_is_told_and_what_was_here_stays(tmp_path: Path) -> None:
    with family(tmp_path) as (store, child):
        packet = packet_of(store, child)
        before = all_of(tmp_path, child)
        result = the_only(packet, Result)
        assert isinstance(result, Result)
        other = with_record(packet, result, replace(result, successes=7))
        (taken,) = store.take_in(renamed(other, nickname="Nándu"), TODAY)
        assert taken.conflicts == (("child", 1), ("result", 1))
        assert taken.child.nickname == "Ñandú"
        assert all_of(tmp_path, child) == before


def test_a_second_plan_at_once_is_told_and_the_one_here_stays(tmp_path: Path) -> None:
    with closing(Store(tmp_path)) as store:
        child = store.add_child("Kim", "fox")
        ours = assignment_of(child)
        away = packet_of(store, child)
        store.assign(child, ours, ours.assigned_at)
        theirs = away.entries[0]._replace(record=assignment_of(child, "theirs"))
        (taken,) = store.take_in(replace(away, entries=(*away.entries, theirs)), TODAY)
        assert taken.conflicts == (("assignment", 1),)
        assert store.records(Assignment) == (ours,)


@pytest.mark.parametrize("taken_by", ["code", "nickname"])
def test_a_code_that_is_taken_here_is_another_one(tmp_path: Path, taken_by: str) -> None:
    with family(tmp_path / "home") as (store, child):
        packet = carried(packet_of(store, child), tmp_path)
    with closing(Store(tmp_path / "clinic")) as store:
        other = store.add_child("kt47" if taken_by == "nickname" else "Lu", "fox")
        if taken_by == "code":
            store.keep("code", replace(other, code="KT47"))
        for _ in range(2):
            (taken,) = store.take_in(packet, TODAY)
            assert taken.code_there == "KT47"
            assert taken.child.code != "KT47"
            assert taken.conflicts == ()
        assert len(store.children()) == 2


def test_a_face_that_cannot_be_shown_here_is_another_one(tmp_path: Path) -> None:
    with family(tmp_path / "home") as (store, child):
        packet = packet_of(store, child)
    with closing(Store(tmp_path / "clinic")) as store:
        (taken,) = store.take_in(renamed(packet, avatar="dragon"), TODAY, ("fox", "otter"))
    assert taken.child.avatar == "otter"


def test_what_belongs_to_another_child_here_is_refused_and_nothing_changed(tmp_path: Path) -> None:
    with family(tmp_path) as (store, child):
        packet = packet_of(store, child)
        stranger = renamed(packet, id=new_id())
        entries = [
            one._replace(record=replace(one.record, child_id=stranger.children[0].id))
            if hasattr(one.record, "child_id")
            else one
            for one in stranger.entries
        ]
        before = all_of(tmp_path, child)
        with pytest.raises(PacketError, match="records of another child"):
            store.take_in(replace(stranger, entries=tuple(entries)), TODAY)
        assert len(store.children()) == 2
        guest = renamed(packet, id=store.guest().id)
        with pytest.raises(PacketError, match="records of another child"):
            store.take_in(replace(guest, entries=guest.entries[:1]), TODAY)
        assert all_of(tmp_path, child) == before


def test_an_import_makes_a_backup_first_and_one_that_fails_changes_nothing(tmp_path: Path) -> None:
    with family(tmp_path / "home") as (store, child):
        packet = packet_of(store, child)
    with closing(Store(tmp_path / "clinic")) as store:
        lu = store.add_child("Lu", "fox")
        unknown = replace(the_only(packet, SessionRecord), child_id=new_id())
        with pytest.raises(ValueError, match="belongs to"):
            store.take_in(with_record(packet, the_only(packet, SessionRecord), unknown), TODAY)
        assert store.children() == (lu,)
        store.take_in(packet, TODAY)
    backups = sorted((tmp_path / "clinic" / "backups").glob("*before-import*"))
    assert len(backups) == 1  # nothing had changed before the second
    backups[0].replace(tmp_path / "stepling.db")
    with closing(Store(tmp_path)) as store:
        assert store.children() == (lu,)


def test_records_that_came_in_can_be_played_on_with(tmp_path: Path) -> None:
    with family(tmp_path / "home") as (store, child):
        packet = packet_of(store, child)
    with closing(Store(tmp_path / "clinic")) as store:
        store.take_in(packet, TODAY)
        round_ = store.records(Round)[0]
        store.keep("more", repetition_of(round_, 2))
        assert store.flush(5)
        assert [kept.error for kept in store.answers()] == [None]
