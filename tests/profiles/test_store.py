"""The store keeps every record exactly, tells when it is on the disk, and reads it back."""

import stat
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from profiles.model import Child, Gear, Record, Repetition, SessionRecord, new_id
from profiles.rows import TABLES
from profiles.store import DATABASE, Kept, Store, StoreError
from tests.profiles.afternoon import calibration_of, one_of_each, play, session_of


@pytest.fixture(params=["on disk", "in memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    made = Store(tmp_path / "family") if request.param == "on disk" else Store.in_memory()
    with closing(made):
        yield made


def test_one_of_each_covers_every_kind_of_record() -> None:
    kinds = {type(record) for record in one_of_each()}
    assert kinds == set(get_args(Record)) == set(TABLES)


def test_every_record_comes_back_as_it_was_kept(store: Store) -> None:
    for record in one_of_each():
        store.keep("any", record)
        assert store.records(type(record)) == (record,)


def test_a_record_kept_again_replaces_the_one_of_its_id(store: Store) -> None:
    child = store.guest()
    session = play(store, child, reps=2)
    ended = replace(session, ended_by="level", active_s=12.5, pauses=1)
    store.keep("end", ended)
    assert store.records(SessionRecord) == (ended,)
    assert store.progress(child).totals.reps == 2


def test_each_ticket_is_answered_once_in_order_and_after_the_commit(tmp_path: Path) -> None:
    with closing(Store(tmp_path)) as store, closing(Store.read_only(tmp_path)) as other:
        play(store, store.guest(), reps=3)
        assert store.flush(10)
        tickets = ["session", "round", "repetition-1", "repetition-2", "repetition-3"]
        assert store.answers() == [Kept(ticket) for ticket in tickets]
        assert store.answers() == []
        assert len(other.unfinished_sessions()) == 1


def test_a_record_that_fits_nowhere_is_refused_in_a_sentence_and_hinders_no_other(
    store: Store,
) -> None:
    child = store.guest()
    session = session_of(child, store.gear_of(child))
    store.keep("of nobody", replace(session, id=new_id(), child_id=new_id()))
    store.keep("too big", replace(session, id=new_id(), seed=2**63))
    store.keep("half a letter", replace(session, id=new_id(), sensor="\ud800"))
    store.keep("good", session)
    assert store.flush(10)
    answers = store.answers()
    assert [kept.ticket for kept in answers] == ["of nobody", "too big", "half a letter", "good"]
    assert [kept.error is None for kept in answers] == [False, False, False, True]
    assert all("could not be kept" in str(kept.error) for kept in answers[:3])
    assert store.records(SessionRecord) == (session,)


def test_what_was_kept_is_there_after_closing_and_opening(tmp_path: Path) -> None:
    records = one_of_each()
    with closing(Store(tmp_path)) as store:
        for record in records:
            store.keep("any", record)
    with closing(Store(tmp_path)) as store:
        assert [store.records(type(record)) for record in records] == [(r,) for r in records]


def test_closing_twice_is_fine_and_keeping_after_it_is_told(store: Store) -> None:
    child = store.guest()
    assert store.close()
    assert store.close()
    with pytest.raises(StoreError, match="closed already"):
        store.keep("late", child)


# --- Children ---------------------------------------------------------------------------------
def test_a_new_child_has_a_code_and_is_found_by_it_its_nickname_and_its_id(store: Store) -> None:
    child = store.add_child("  Ana   Lu ", "fox", created_on="2026-03-14", birth_year=2019)
    assert child == Child(
        child.id, child.code, "Ana Lu", "fox", "2026-03-14", birth_year=2019, archived=False
    )
    assert store.children() == (child,)
    for who in (child.id, child.code, child.code.lower(), "Ana Lu", "ana lu", " ANA  LU"):
        assert store.child(who) == child
    assert store.child("Ana") is None


def test_two_children_of_one_nickname_are_told_apart_by_their_codes(store: Store) -> None:
    first, second = store.add_child("Ana", "fox"), store.add_child("ana", "owl")
    assert store.child(second.code) == second
    with pytest.raises(StoreError, match=f"{first.code}, {second.code}"):
        store.child("Ana")


def test_the_guest_is_made_once_and_is_none_of_the_children(store: Store) -> None:
    assert store.child("guest") is None
    guest = store.guest()
    assert store.guest() == guest == store.child("guest")
    assert guest.code == "guest"
    assert store.children() == ()


@pytest.mark.parametrize("nickname", ["guest", "Guest", "  GUEST "])
def test_no_child_can_be_called_guest(store: Store, nickname: str) -> None:
    with pytest.raises(StoreError, match="Choose another"):
        store.add_child(nickname, "fox")


def test_no_child_can_be_called_by_the_code_of_another(store: Store) -> None:
    code = store.add_child("Ana", "fox").code
    with pytest.raises(StoreError, match="Choose another"):
        store.add_child(code.lower(), "owl")


def test_changed_settings_are_kept_and_a_rename_keeps_the_history(store: Store) -> None:
    child = store.add_child("Ana", "fox")
    play(store, child, reps=4)
    changed = store.update_child(
        replace(child, nickname=" Lu ", avatar="owl", text_scale=2.0, calm=True, archived=True)
    )
    assert changed == replace(
        child, nickname="Lu", avatar="owl", text_scale=2.0, calm=True, archived=True
    )
    assert store.children() == (changed,)
    assert store.progress(changed).totals.reps == 4


def test_the_guest_can_change_its_look(store: Store) -> None:
    changed = store.update_child(replace(store.guest(), calm=True))
    assert store.guest() == changed


def test_words_that_are_no_text_mean_no_child(store: Store) -> None:
    assert store.child("\udcff") is None


def test_the_profile_holds_nothing_that_tells_who_a_child_is() -> None:
    assert set(Child.__slots__) == {
        "id",
        "code",
        "nickname",
        "avatar",
        "created_on",
        "text_scale",
        "calm",
        "high_contrast",
        "recording_on",
        "birth_year",
        "archived",
    }
    assert Child("", "", "", "", "").recording_on is False


# --- Gear and calibration -----------------------------------------------------------------------
def test_a_child_wears_its_own_legs_until_told_otherwise(store: Store) -> None:
    child = store.add_child("Ana", "fox", created_on="2026-03-14")
    gear = store.gear_of(child)
    assert gear == Gear(gear.id, child.id, "", "2026-03-14", "own", "own")
    assert store.gear_of(child) == gear
    socket = Gear(new_id(), child.id, "new socket", "2026-04-01", left="prosthesis")
    store.keep("gear", socket)
    assert store.gear_of(child) == socket
    old = Gear(new_id(), child.id, "old socket", "2026-03-20", left="prosthesis")
    store.keep("gear", old)
    assert store.gear_of(child) == socket


def test_the_newest_calibration_is_the_latest_moment_of_this_gear_and_sensor(store: Store) -> None:
    child = store.add_child("Ana", "fox")
    gear = store.gear_of(child)
    other_gear = Gear(new_id(), child.id, "", child.created_on)
    store.keep("gear", other_gear)
    assert store.latest_calibration(child, gear, "wii_board") is None
    # 02:30 of summer time is earlier than 02:10 of winter time in the night they change.
    newest = calibration_of(child, gear, "2026-10-25T02:10:00+01:00", "wii_board")
    older = calibration_of(child, gear, "2026-10-25T02:30:00+02:00", "wii_board")
    for other in (
        newest,
        older,
        calibration_of(child, gear, "2026-11-01T10:00:00+01:00", "insoles"),
        calibration_of(child, other_gear, "2026-11-01T10:00:00+01:00", "wii_board"),
    ):
        store.keep("calibration", other)
    assert store.latest_calibration(child, gear, "wii_board") == newest


# --- Sessions -----------------------------------------------------------------------------------
def test_a_session_without_an_end_is_offered_until_somebody_decides(store: Store) -> None:
    child = store.guest()
    play(store, child, reps=3, ended=True)
    cut_off = play(store, child, reps=6)
    assert store.unfinished_sessions() == (cut_off,)
    assert store.progress(child).totals.reps == 9


def test_keeping_a_session_that_was_cut_off_counts_what_it_had_done(store: Store) -> None:
    child = store.guest()
    session = play(store, child, reps=6)
    before = store.progress(child)
    store.finish_interrupted(session.id, keep=True)
    assert store.unfinished_sessions() == ()
    (kept,) = store.records(SessionRecord)
    assert kept == replace(session, ended_by="interrupted", active_s=24.0, duration_s=30.0)
    after = store.progress(child)
    assert after == before
    (course,) = after.games
    (round_,) = course.rounds
    assert (round_.reps, round_.successes, round_.left_reps, round_.right_reps) == (6, 4, 3, 3)
    assert round_.active_s == 24.0
    store.finish_interrupted(session.id, keep=True)
    assert store.records(SessionRecord) == (kept,)


def test_a_session_that_ended_is_not_made_interrupted(store: Store) -> None:
    session = play(store, store.guest(), reps=2, ended=True)
    store.finish_interrupted(session.id, keep=True)
    assert store.records(SessionRecord) == (session,)


def test_the_trash_hides_a_session_and_deletes_nothing(store: Store) -> None:
    child = store.guest()
    session = play(store, child, reps=6)
    store.finish_interrupted(session.id, keep=False)
    assert store.unfinished_sessions() == ()
    assert store.progress(child).totals.sessions == 0
    assert store.records(SessionRecord) == (session,)
    assert len(store.records(Repetition)) == 6
    assert store.played_s_on(child, "2026-03-14") == 24.0


def test_active_seconds_of_a_day_count_what_ended_and_what_was_cut_off(store: Store) -> None:
    child, other = store.add_child("Ana", "fox"), store.add_child("Lu", "owl")
    play(store, child, reps=3, ended=True)
    play(store, child, reps=2)
    play(store, child, reps=5, local_date="2026-03-13", ended=True)
    play(store, other, reps=5, ended=True)
    assert store.played_s_on(child, "2026-03-14") == 90.0 + 8.0
    assert store.played_s_on(child, "2026-03-13") == 90.0
    assert store.played_s_on(child, "2026-03-12") == 0.0


# --- The files ----------------------------------------------------------------------------------
@pytest.mark.skipif(sys.platform == "win32", reason="rights are the user profile's there")
def test_only_its_owner_can_read_the_folder_and_its_files(tmp_path: Path) -> None:
    folder = tmp_path / "family" / "stepling"
    with closing(Store(folder)) as store:
        play(store, store.guest(), reps=1)
        assert store.flush(10)
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        rights = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
    assert set(rights) >= {DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", "stepling.lock"}
    assert set(rights.values()) == {0o600}


def test_closing_leaves_one_database_and_no_log_beside_it(tmp_path: Path) -> None:
    with closing(Store(tmp_path)) as store:
        play(store, store.guest(), reps=1)
    assert {path.name for path in tmp_path.iterdir()} == {DATABASE, "stepling.lock"}
