"""Quiet checks: which of a child's may be compared, and whether it had one on a day already."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from profiles.model import Check, Child, Comfort, Gear, SessionRecord, new_id
from profiles.store import Store
from tests.profiles.afternoon import check_of, session_of

DAY = "2026-03-14"


@pytest.fixture(params=["on disk", "in memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    made = Store(tmp_path / "family") if request.param == "on disk" else Store.in_memory()
    with closing(made):
        yield made


@pytest.fixture
def child(store: Store) -> Child:
    return store.add_child("Ana", "fox", created_on="2026-03-01")


def checked(store: Store, child: Child, day: str = DAY) -> tuple[SessionRecord, Check]:
    """Keep a session that ended, and its quiet check."""
    session = session_of(child, store.gear_of(child), day, "level")
    check = check_of(session)
    store.keep("session", session)
    store.keep("check", check)
    return session, check


def had_one(store: Store, child: Child, day: str = DAY, sensor: str = "wii_board") -> bool:
    return store.checked_on(child, day, store.gear_of(child), sensor)


def test_a_child_has_its_own_checks_and_no_others(store: Store, child: Child) -> None:
    other = store.add_child("Lu", "owl")
    _, check = checked(store, child)
    _, others = checked(store, other)
    assert store.checks(child) == (check,)
    assert store.checks(other) == (others,)
    assert had_one(store, child)


def test_checks_come_oldest_first_by_the_moment_and_not_by_the_clock(
    store: Store, child: Child
) -> None:
    session, _ = checked(store, child, "2026-10-01")
    # 02:30 of summer time is earlier than 02:10 of winter time in the night they change.
    late = replace(check_of(session), at="2026-10-25T02:10:00+01:00")
    early = replace(check_of(session), at="2026-10-25T02:30:00+02:00")
    store.keep("late", late)
    store.keep("early", early)
    assert store.checks(child)[1:] == (early, late)


def test_a_check_of_a_session_in_which_it_hurt_is_no_evidence_and_is_not_asked_for_again(
    store: Store, child: Child
) -> None:
    session, check = checked(store, child)
    store.keep("well", Comfort(new_id(), session.id, f"{DAY}T16:00:20+01:00", False))
    assert store.checks(child) == (check,)
    store.keep("hurt", Comfort(new_id(), session.id, f"{DAY}T16:10:00+01:00", True, "little"))
    assert store.checks(child) == ()
    assert had_one(store, child)


@pytest.mark.parametrize(("light", "counts"), [("good", True), ("fair", True), ("bad", False)])
def test_a_bad_light_makes_a_check_as_if_there_had_been_none(
    store: Store, child: Child, light: str, counts: bool
) -> None:
    session, check = checked(store, child)
    store.keep("light", replace(session, sensor_light=light))
    assert store.checks(child) == ((check,) if counts else ())
    assert had_one(store, child) is counts


def test_a_check_found_void_afterwards_is_as_if_there_had_been_none(
    store: Store, child: Child
) -> None:
    _, check = checked(store, child)
    store.keep("void", replace(check, void=True))
    assert store.checks(child) == ()
    assert not had_one(store, child)
    assert store.records(Check) == (replace(check, void=True),)


def test_a_session_that_was_cut_off_keeps_its_check_unless_it_goes_into_the_trash(
    store: Store, child: Child
) -> None:
    session = session_of(child, store.gear_of(child), DAY)
    check = check_of(session)
    store.keep("session", session)
    store.keep("check", check)
    assert store.checks(child) == (check,)
    store.finish_interrupted(session.id, keep=False)
    assert store.checks(child) == ()
    assert not had_one(store, child)
    assert store.records(Check) == (check,)


def test_a_day_is_checked_for_one_gear_and_one_kind_of_sensor(store: Store, child: Child) -> None:
    assert not had_one(store, child)
    checked(store, child)
    assert had_one(store, child)
    assert not had_one(store, child, day="2026-03-15")
    assert not had_one(store, child, sensor="insoles")
    store.keep("gear", Gear(new_id(), child.id, "new socket", "2026-03-14", left="prosthesis"))
    assert not had_one(store, child)


def test_one_sound_check_of_a_day_is_enough(store: Store, child: Child) -> None:
    bad, _ = checked(store, child)
    store.keep("light", replace(bad, sensor_light="bad"))
    assert not had_one(store, child)
    checked(store, child)
    assert had_one(store, child)


def test_a_guest_may_be_anybody_and_has_no_checks_to_be_compared(store: Store) -> None:
    _, check = checked(store, store.guest())
    assert store.checks(store.guest()) == ()
    assert store.records(Check) == (check,)


def test_a_check_of_no_session_or_no_gear_is_refused(store: Store, child: Child) -> None:
    session, check = checked(store, child)
    store.keep("no session", replace(check, id=new_id(), session_id=new_id()))
    store.keep("no gear", replace(check, id=new_id(), gear_id=new_id()))
    assert store.flush(10)
    refused = [kept.ticket for kept in store.answers() if kept.error]
    assert refused == ["no session", "no gear"]
    assert store.checks(child) == (check,)
    assert store.records(SessionRecord) == (session,)
