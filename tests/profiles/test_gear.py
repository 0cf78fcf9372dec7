"""What a child wears over time: something new, mistakes put right, worn again."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from profiles.errors import StoreError
from profiles.gear import EARLIEST, KINDS, Worn, span
from profiles.model import CalibrationRecord, Child, Gear, SessionRecord, new_id
from profiles.store import Store
from tests.profiles.afternoon import (
    calibration_of,
    session_of,
)
from tests.profiles.wearing import BORN_ON, TODAY, kit_of, wears


@pytest.fixture
def store() -> Iterator[Store]:
    opened = Store.in_memory()
    yield opened
    opened.close()


@pytest.fixture
def kit(store: Store) -> Child:
    return kit_of(store)


def names(store: Store, child: Child) -> list[str]:
    return [one.gear.name for one in store.gears(child)]


def plays(store: Store, child: Child, local_date: str = TODAY) -> SessionRecord:
    session = session_of(child, store.gear_of(child), local_date, "level")
    store.keep("session", session)
    return session


# --- Something new --------------------------------------------------------------------------------
def test_at_first_a_child_wears_its_own_legs(store: Store, kit: Child) -> None:
    (worn,) = store.gears(kit)
    assert (worn.gear.left, worn.gear.right, worn.gear.since) == ("own", "own", BORN_ON)
    assert (worn.sessions, worn.first_on) == (0, "")


def test_what_is_new_is_worn_now_and_what_came_before_stays(store: Store, kit: Child) -> None:
    plays(store, kit, "2026-03-02")
    socket = wears(store, kit, "new socket", left="prosthesis")
    assert store.gear_of(kit) == socket
    assert names(store, kit) == ["", "new socket"]
    assert store.gears(kit)[0].sessions == 1


def test_of_two_of_the_same_day_the_one_told_last_is_worn(store: Store, kit: Child) -> None:
    wears(store, kit, "first try")
    second = wears(store, kit, "second try")
    assert store.gear_of(kit) == second
    assert names(store, kit) == ["", "first try", "second try"]
    store.change_gear(replace(store.gears(kit)[1].gear, name="renamed"), TODAY)
    assert store.gear_of(kit) == second


def test_on_the_day_a_child_comes_gear_replaces_its_own_legs(store: Store) -> None:
    mei = store.add_child("Mei", "owl", created_on=TODAY)
    own = store.gear_of(mei)
    wears(store, mei, "brace")
    assert [one.gear.since for one in store.gears(mei)] == [own.since, TODAY]
    assert store.gear_of(mei).name == "brace"


@pytest.mark.parametrize("since", ["2026-03-15", "2026-02-28", "2026-02-30", "yesterday", ""])
def test_a_day_that_cannot_be_is_refused_in_a_sentence(
    store: Store, kit: Child, since: str
) -> None:
    with pytest.raises(StoreError, match=r"\.$"):
        wears(store, kit, "new socket", since)
    assert names(store, kit) == [""]


def test_new_gear_is_never_hidden_behind_an_older_one(store: Store, kit: Child) -> None:
    wears(store, kit, "new socket", "2026-03-10")
    with pytest.raises(StoreError, match="from 2026-03-10 to 2026-03-14"):
        wears(store, kit, "of before", "2026-03-09")


def test_a_gear_dated_ahead_by_a_wrong_clock_is_worn_but_hides_nothing(
    store: Store, kit: Child
) -> None:
    ahead = Gear(new_id(), kit.id, "from the future", "2031-01-01")
    store.keep("gear", ahead)
    assert store.gear_of(kit) == ahead
    newest = wears(store, kit, "new socket")
    assert store.gear_of(kit) == newest
    assert [one.gear.since for one in store.gears(kit)] == [BORN_ON, TODAY, TODAY]


def test_gear_of_one_child_is_none_of_anothers(store: Store, kit: Child) -> None:
    mei = store.add_child("Mei", "owl", created_on=BORN_ON)
    wears(store, kit, "new socket")
    assert names(store, mei) == [""]


@pytest.mark.parametrize("name", ["a/b", "a\\b", "a\nb\x07", "n" * 41, "\u202eabc"])
def test_a_name_that_cannot_be_kept_is_refused(store: Store, kit: Child, name: str) -> None:
    with pytest.raises(StoreError, match="name"):
        wears(store, kit, name)


def test_a_name_is_kept_without_needless_spaces(store: Store, kit: Child) -> None:
    wears(store, kit, "  new   socket ")
    assert store.gear_of(kit).name == "new socket"


def test_only_what_may_be_on_a_leg_is_worn(store: Store, kit: Child) -> None:
    for kind in KINDS:
        wears(store, kit, kind, left=kind)
    with pytest.raises(StoreError, match="own, shoe, orthosis, prosthesis"):
        wears(store, kit, "ski", left="ski")


# --- Mistakes -------------------------------------------------------------------------------------
def test_a_mistake_is_put_right_and_it_stays_the_same_gear(store: Store, kit: Child) -> None:
    socket = wears(store, kit, "sockte", "2026-03-10", "shoe")
    measured = calibration_of(kit, socket, "2026-03-10T16:00:00+01:00", "wii_board")
    store.keep("calibration", measured)
    right = replace(socket, name="socket", left="prosthesis", since="2026-03-11")
    store.change_gear(right, TODAY)
    assert store.gear_of(kit) == right
    assert store.latest_calibration(kit, right, "wii_board") == measured


def test_a_changed_day_never_changes_the_order(store: Store, kit: Child) -> None:
    first = wears(store, kit, "first", "2026-03-05")
    wears(store, kit, "second", "2026-03-10")
    for day in ("2026-03-01", "2026-03-10"):
        store.change_gear(replace(first, since=day), TODAY)
        assert names(store, kit) == ["", "first", "second"]
    for day in ("2026-02-28", "2026-03-11", "2026-03-15"):
        with pytest.raises(StoreError, match="Choose a day from 2026-03-01 to 2026-03-10"):
            store.change_gear(replace(first, since=day), TODAY)


def test_gear_that_was_played_in_was_worn_by_then(store: Store, kit: Child) -> None:
    socket = wears(store, kit, "socket", "2026-03-10")
    plays(store, kit, "2026-03-12")
    with pytest.raises(StoreError, match="to 2026-03-12"):
        store.change_gear(replace(socket, since="2026-03-13"), TODAY)
    store.change_gear(replace(socket, since="2026-03-12"), TODAY)


def test_the_first_gear_may_be_worn_for_long(store: Store, kit: Child) -> None:
    own = store.gear_of(kit)
    store.change_gear(replace(own, since=EARLIEST), TODAY)
    with pytest.raises(StoreError, match=EARLIEST):
        store.change_gear(replace(own, since="1999-12-31"), TODAY)


def test_a_gear_that_is_gone_cannot_be_changed(store: Store, kit: Child) -> None:
    with pytest.raises(StoreError, match="not here any more"):
        store.change_gear(Gear(new_id(), kit.id, "x", TODAY), TODAY)


def test_gear_that_nobody_played_in_goes_with_what_was_measured_in_it(
    store: Store, kit: Child
) -> None:
    own = store.gear_of(kit)
    socket = wears(store, kit, "by mistake")
    store.keep("c", calibration_of(kit, socket, "2026-03-14T16:00:00+01:00", "wii_board"))
    store.keep("d", calibration_of(kit, own, "2026-03-13T16:00:00+01:00", "wii_board"))
    store.drop_gear(socket.id)
    assert store.gear_of(kit) == own
    assert [one.gear_id for one in store.records(CalibrationRecord)] == [own.id]


def test_gear_that_was_played_in_stays(store: Store, kit: Child) -> None:
    wears(store, kit, "socket")
    plays(store, kit)
    socket = store.gear_of(kit)
    with pytest.raises(StoreError, match="played in"):
        store.drop_gear(socket.id)
    assert store.gear_of(kit) == socket


# --- Worn again -----------------------------------------------------------------------------------
def test_an_old_gear_that_is_worn_again_finds_all_that_was_measured_in_it(
    store: Store, kit: Child
) -> None:
    old = wears(store, kit, "old socket", "2026-03-05")
    measured = calibration_of(kit, old, "2026-03-05T16:00:00+01:00", "wii_board")
    store.keep("calibration", measured)
    plays(store, kit, "2026-03-05")
    wears(store, kit, "new socket", TODAY)
    store.wear_again(old, TODAY)
    assert names(store, kit) == ["", "new socket", "old socket"]
    now = store.gear_of(kit)
    assert (now.id, now.since) == (old.id, TODAY)
    assert store.latest_calibration(kit, now, "wii_board") == measured
    store.change_gear(replace(now, name="the good old one"), TODAY)
    assert store.gear_of(kit).name == "the good old one"


def test_two_gears_can_be_worn_in_turn_on_one_day(store: Store, kit: Child) -> None:
    shoes, brace = wears(store, kit, "shoes"), wears(store, kit, "brace")
    for worn in (shoes, brace, brace, shoes):
        store.wear_again(worn, TODAY)
        assert store.gear_of(kit).id == worn.id
    assert sorted(names(store, kit)) == ["", "brace", "shoes"]


def test_what_is_not_here_cannot_be_worn_again(store: Store, kit: Child) -> None:
    with pytest.raises(StoreError, match="not here any more"):
        store.wear_again(Gear(new_id(), kit.id, "x", TODAY), TODAY)


def test_whatever_is_done_the_day_that_is_offered_is_taken(store: Store, kit: Child) -> None:
    rng, day = random.Random(6), date(2026, 3, 1)
    for _ in range(120):
        day += timedelta(rng.randrange(3))
        today, known = day.isoformat(), store.gears(kit)
        one = rng.choice(known)
        first, last = span(known, "", today)
        deed = rng.randrange(4)
        if deed == 0:
            store.add_gear(Gear(new_id(), kit.id, "", rng.choice((first, last))), today)
            assert store.gear_of(kit).id not in [worn.gear.id for worn in known]
        elif deed == 1:
            store.wear_again(one.gear, today)
            assert store.gear_of(kit).id == one.gear.id
        elif deed == 2:
            plays(store, kit, today)
        else:
            _, last = span(known, one.gear.id, today)
            store.change_gear(replace(one.gear, since=last), today)
            assert [w.gear.id for w in store.gears(kit)] == [w.gear.id for w in known]


def test_the_span_of_what_is_not_there_yet_begins_with_what_is_worn_now() -> None:
    own, socket = (Worn(Gear(str(n), "c", "", f"2026-03-0{n}")) for n in (1, 5))
    assert span((own, socket), "", "2026-03-14") == ("2026-03-05", "2026-03-14")
    assert span((own, socket), "1", "2026-03-14") == (EARLIEST, "2026-03-05")
    assert span((own, socket), "2", "2026-03-02") == ("2026-03-02", "2026-03-02")
