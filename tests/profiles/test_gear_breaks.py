"""Nothing that was measured crosses a change of gear."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from profiles.change import Verdict, changes_in
from profiles.comparable import setting_of
from profiles.model import Child, Result, SessionRecord
from profiles.store import Store
from tests.profiles.afternoon import (
    calibration_of,
    check_of,
    round_of,
    session_of,
    step_of,
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


def plays(store: Store, child: Child, local_date: str = TODAY) -> SessionRecord:
    session = session_of(child, store.gear_of(child), local_date, "level")
    store.keep("session", session)
    return session


def test_reach_neutral_and_todays_check_start_anew(store: Store, kit: Child) -> None:
    own = store.gear_of(kit)
    store.keep("c", calibration_of(kit, own, "2026-03-14T10:00:00+01:00", "wii_board"))
    store.keep("check", check_of(plays(store, kit)))
    assert store.latest_calibration(kit, own, "wii_board") is not None
    assert store.checked_on(kit, TODAY, own, "wii_board")
    socket = wears(store, kit, "new socket", left="prosthesis")
    assert store.latest_calibration(kit, socket, "wii_board") is None
    assert not store.checked_on(kit, TODAY, socket, "wii_board")


def test_the_ladder_starts_anew(store: Store, kit: Child) -> None:
    session = plays(store, kit)
    round_ = round_of(session)
    for record in (round_, step_of(round_, d=3.2)):
        store.keep("record", record)
    assert store.ladder_steps(kit, store.gear_of(kit))["otter_river"].d == 3.2
    assert store.ladder_steps(kit, wears(store, kit, "new socket")) == {}


def _checks(store: Store, child: Child, first: date, speed_mm_s: float) -> None:
    """On nine days, nearly the same each."""
    for n in range(9):
        session = plays(store, child, (first + timedelta(n)).isoformat())
        store.keep("check", check_of(session, speed_mm_s + n % 3 / 10))


@pytest.mark.parametrize("new_gear", [False, True])
def test_a_change_of_gear_is_never_taken_for_a_change_of_the_child(
    store: Store, kit: Child, new_gear: bool
) -> None:
    _checks(store, kit, date(2026, 2, 1), 20.0)
    if new_gear:
        wears(store, kit, "new socket", BORN_ON)
    _checks(store, kit, date(2026, 3, 1), 8.0)
    checks = store.checks(kit)
    settings = {setting_of(check) for check in checks}
    assert {setting.gear_id for setting in settings} == {one.gear.id for one in store.gears(kit)}
    told = {changes_in(setting, checks)["mean_speed_mm_s"].verdict for setting in settings}
    assert told == {Verdict.AS_USUAL if new_gear else Verdict.REAL}


def test_every_round_of_a_course_says_in_which_gear_it_was_played(store: Store, kit: Child) -> None:
    for name in ("", "new socket"):
        if name:
            wears(store, kit, name)
        round_ = round_of(plays(store, kit))
        for record in (round_, Result(round_.id, 8, 6, 4, 4, 60.0, "level")):
            store.keep("record", record)
    (course,) = store.progress(kit).games
    assert [one.gear_id for one in course.trend] == [one.gear.id for one in store.gears(kit)]
