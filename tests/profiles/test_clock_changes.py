"""Clocks are set back, summer time comes, midnight passes: the path stays that of the days."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from profiles.model import Child, Repetition, Result, SessionRecord
from profiles.progress import Day
from profiles.store import Store
from tests.profiles.afternoon import (
    assignment_of,
    calibration_of,
    repetition_of,
    round_of,
    session_of,
)


def sit(store: Store, child: Child, started_at: str, local_date: str, reps: int = 3) -> None:
    """A session of 90 s that was played to its end."""
    session = replace(
        session_of(child, store.gear_of(child), local_date, "level"), started_at=started_at
    )
    round_ = round_of(session)
    store.keep("session", session)
    store.keep("round", round_)
    for number in range(1, reps + 1):
        store.keep("repetition", repetition_of(round_, number))
    store.keep("result", Result(round_.id, reps, reps, reps, 0, 90.0, "level"))


def test_a_session_over_midnight_belongs_to_the_day_on_which_it_began(tmp_path: Path) -> None:
    with closing(Store(tmp_path)) as store:
        guest = store.guest()
        sit(store, guest, "2026-03-14T23:59:30+01:00", "2026-03-14")
        assert store.progress(guest).days == (Day("2026-03-14", 90.0, 1),)
        assert store.played_s_on(guest, "2026-03-14") == 90.0
        assert store.played_s_on(guest, "2026-03-15") == 0.0


def test_a_clock_that_was_set_back_a_year_loses_nothing_and_mixes_no_days(tmp_path: Path) -> None:
    with closing(Store(tmp_path)) as store:
        guest = store.guest()
        for day in ("2026-03-14", "2025-03-14", "2026-03-15"):
            sit(store, guest, f"{day}T16:00:00+01:00", day)
        progress = store.progress(guest)
        assert [day.date for day in progress.days] == ["2025-03-14", "2026-03-14", "2026-03-15"]
        assert progress.totals.reps == len(store.records(Repetition)) == 9
        kept = [session.local_date for session in store.records(SessionRecord)]
        assert kept == ["2026-03-14", "2025-03-14", "2026-03-15"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # The hour from two to three comes twice in autumn; in spring there is none.
        ("2026-10-25T02:30:00+02:00", "2026-10-25T02:10:00+01:00"),
        ("2026-03-29T01:59:59+01:00", "2026-03-29T03:00:01+02:00"),
        # A flight to the west.
        ("2026-06-01T10:00:00+02:00", "2026-06-01T05:00:00-04:00"),
    ],
)
def test_what_is_newest_is_told_by_moments_and_not_by_clocks(
    first: str, second: str, tmp_path: Path
) -> None:
    with closing(Store(tmp_path)) as store:
        child = store.add_child("Ana", "fox")
        gear = store.gear_of(child)
        later = calibration_of(child, gear, second, "wii_board")
        store.keep("later", later)
        store.keep("earlier", calibration_of(child, gear, first, "wii_board"))
        assert store.latest_calibration(child, gear, "wii_board") == later
        sit(store, child, first, first[:10])
        sit(store, child, second, second[:10])
        assert store.progress(child).days == (Day(first[:10], 180.0, 2),)


def test_a_plan_given_by_a_clock_that_runs_slow_is_the_plan_all_the_same(tmp_path: Path) -> None:
    with closing(Store(tmp_path)) as store:
        child = store.add_child("Ana", "fox")
        store.assign(child, assignment_of(child, "first_weeks"), "2026-03-14T16:00:00+01:00")
        store.assign(child, assignment_of(child, "strong_legs"), "2026-03-13T16:00:00+01:00")
        now = store.assignment(child)
        assert now is not None
        assert now.plan == "strong_legs"
