"""A child's plan, where it stands on each level's ladder, and what it played of each today."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from profiles.model import Child, Gear, Result, new_id
from profiles.practice_records import Assignment, LadderStep
from profiles.store import Store
from tests.profiles.afternoon import assignment_of, round_of, session_of, step_of

LATER = "2026-03-20T09:00:00+01:00"


@pytest.fixture
def store(tmp_path: Path):
    with closing(Store(tmp_path)) as opened:
        yield opened


def a_session(store: Store, child: Child, gear: Gear, at: str, d: float) -> LadderStep:
    """One session of the river, its result, and where the child stood after it."""
    session = replace(session_of(child, gear, at[:10], "level"), started_at=at)
    round_ = round_of(session)
    step = step_of(round_, at, d)
    for record in (session, round_, Result(round_.id, 8, 6, 4, 4, 61.5, "level"), step):
        store.keep("record", record)
    return step


def test_a_child_without_a_plan_has_none(store):
    assert store.assignment(store.add_child("Ana", "fox")) is None


def test_a_plan_takes_the_place_of_the_one_before_which_keeps_its_end(store):
    ana = store.add_child("Ana", "fox")
    first, second = assignment_of(ana), assignment_of(ana, "steady_stance")
    store.assign(ana, first, first.assigned_at)
    assert store.assignment(ana) == first
    store.assign(ana, second, LATER)
    assert store.assignment(ana) == second
    assert store.records(Assignment) == (replace(first, ended_at=LATER), second)


def test_a_plan_can_be_taken_back(store):
    ana = store.add_child("Ana", "fox")
    store.assign(ana, assignment_of(ana), LATER)
    store.assign(ana, None, LATER)
    assert store.assignment(ana) is None


def test_a_plan_that_cannot_be_kept_leaves_the_one_before(store):
    ana = store.add_child("Ana", "fox")
    first = assignment_of(ana)
    store.assign(ana, first, first.assigned_at)
    nobody = replace(assignment_of(ana), child_id=new_id())
    with pytest.raises(sqlite3.IntegrityError):
        store.assign(ana, nobody, LATER)
    assert store.assignment(ana) == first


def test_every_child_has_its_own_plan(store):
    ana, ben = store.add_child("Ana", "fox"), store.add_child("Ben", "owl")
    for child, plan in ((ana, "first_weeks"), (ben, "steady_stance")):
        store.assign(child, assignment_of(child, plan), LATER)
    assert [store.assignment(child).plan for child in (ana, ben)] == [
        "first_weeks",
        "steady_stance",
    ]


def test_the_latest_step_on_a_ladder_is_where_a_child_stands(store):
    ana = store.add_child("Ana", "fox")
    gear = store.gear_of(ana)
    a_session(store, ana, gear, "2026-03-14T16:00:00+01:00", 1.2)
    last = a_session(store, ana, gear, "2026-03-15T16:00:00+01:00", 1.7)
    assert store.ladder_steps(ana, gear) == {"otter_river": last}


def test_new_gear_starts_its_own_way_on_the_ladder(store):
    ana = store.add_child("Ana", "fox")
    old, new = store.gear_of(ana), Gear(new_id(), ana.id, "new socket", "2026-03-15")
    a_session(store, ana, old, "2026-03-14T16:00:00+01:00", 1.2)
    store.keep("gear", new)
    assert store.ladder_steps(ana, new) == {}


def test_a_session_in_the_trash_moved_nobody(store):
    ana = store.add_child("Ana", "fox")
    gear = store.gear_of(ana)
    first = a_session(store, ana, gear, "2026-03-14T16:00:00+01:00", 1.2)
    session = session_of(ana, gear)
    round_ = round_of(session)
    for record in (session, round_, step_of(round_, LATER, 2.9)):
        store.keep("record", record)
    store.finish_interrupted(session.id, keep=False)
    assert store.ladder_steps(ana, gear) == {"otter_river": first}


def test_a_guest_stands_nowhere(store):
    guest = store.guest()
    gear = store.gear_of(guest)
    a_session(store, guest, gear, LATER, 2.0)
    assert store.ladder_steps(guest, gear) == {}


def test_what_was_played_of_each_level_on_a_day_is_known(store):
    ana = store.add_child("Ana", "fox")
    gear = store.gear_of(ana)
    for at in ("2026-03-14T09:00:00+01:00", "2026-03-14T16:00:00+01:00", LATER):
        a_session(store, ana, gear, at, 1.0)
    assert store.played_by_level(ana, "2026-03-14") == {"otter_river": 123.0}
    assert store.played_by_level(ana, "2026-03-16") == {}
