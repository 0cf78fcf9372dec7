"""Numbers of quiet checks are compared in one setting alone; new gear starts again."""

from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from profiles.change import Direction, Verdict, changes_in
from profiles.comparable import Setting, readings_in, setting_of
from profiles.model import Check, Child, Comfort, Gear, SessionRecord, new_id
from profiles.store import Store
from tests.profiles.afternoon import check_of, session_of

GEAR = Gear("gear", "child", "", "2026-01-01")
CHILD = Child("child", "KT47", "Ana", "fox", "2026-01-01")
USUAL = (8.0, 8.4, 7.6, 8.2, 7.8, 8.0)
LESS = (4.0, 4.2, 3.8)


def day(number: int) -> str:
    return (date(2026, 1, 5) + timedelta(days=number)).isoformat()


def checks_of(*speeds: float, first: int = 0) -> list[Check]:
    """A check a day."""
    sessions = [session_of(CHILD, GEAR, day(first + n)) for n in range(len(speeds))]
    return [check_of(one, speed) for one, speed in zip(sessions, speeds, strict=True)]


def speed_of(checks: list[Check]) -> tuple[Verdict, Direction | None]:
    """What is told of the speed, in the setting of the last check."""
    change = changes_in(setting_of(checks[-1]), checks)["mean_speed_mm_s"]
    return change.verdict, change.direction


def test_the_setting_of_a_check_is_all_that_must_be_shared() -> None:
    (check,) = checks_of(8.0)
    assert setting_of(check) == Setting("gear", "wii_board", "swarii25_lp10", "none", 20)


def test_every_measure_of_the_checks_has_its_own_change() -> None:
    checks = checks_of(*USUAL, *LESS)
    found = changes_in(setting_of(checks[0]), checks)
    assert set(found) == {"mean_speed_mm_s", "ellipse95_mm2"}
    assert found["mean_speed_mm_s"].verdict is Verdict.REAL
    assert found["ellipse95_mm2"].verdict is Verdict.AS_USUAL


@pytest.mark.parametrize(
    "other",
    [
        {"gear_id": "new socket"},
        {"sensor": "insoles"},
        {"chain": "lp10"},
        {"support": "wall"},
        {"to_s": 41.0},
    ],
    ids=lambda other: next(iter(other)),
)
def test_what_differs_in_gear_sensor_chain_support_or_window_starts_again(
    other: dict[str, Any],
) -> None:
    before, after = checks_of(*USUAL), checks_of(*LESS, first=6)
    assert speed_of([*before, *after]) == (Verdict.REAL, Direction.LESS)
    changed = [replace(check, **other) for check in after]
    assert speed_of([*before, *changed]) == (Verdict.TOO_EARLY, None)
    # What came between says nothing about the old setting either.
    again = checks_of(8.0, 8.1, 7.9, first=9)
    assert speed_of([*before, *changed, *again]) == (Verdict.AS_USUAL, None)


def test_a_new_gear_has_a_baseline_of_its_own() -> None:
    before = checks_of(*USUAL)
    after = [replace(one, gear_id="new") for one in checks_of(*LESS, *LESS, *LESS, first=6)]
    change = changes_in(setting_of(after[0]), [*before, *after])["mean_speed_mm_s"]
    assert (change.verdict, change.baseline) == (Verdict.AS_USUAL, 4.0)


def test_ranges_and_entropy_make_no_trend_and_what_is_no_number_was_not_measured() -> None:
    values = (
        ("range_ml_mm", 9.0),
        ("sampen_m2_r0.2_25hz_ml", 1.0),
        ("path_mm", float("nan")),
        ("rms_ml_mm", 3.0),
    )
    checks = [replace(one, values=values) for one in checks_of(8.0)]
    assert set(readings_in(setting_of(checks[0]), checks)) == {"rms_ml_mm"}


def test_readings_are_ordered_by_the_moment_and_not_by_the_clock() -> None:
    first, second = checks_of(8.0, 9.0)
    # 02:30 of summer time is earlier than 02:10 of winter time in the night they change.
    first = replace(first, at="2026-10-25T02:30:00+02:00")
    second = replace(second, at="2026-10-25T02:10:00+01:00")
    found = readings_in(setting_of(first), [second, first])["mean_speed_mm_s"]
    assert [one.value for one in sorted(found)] == [8.0, 9.0]


# --- With the store -------------------------------------------------------------------------------
def kept(store: Store, child: Child, number: int, speed: float) -> SessionRecord:
    session = session_of(child, store.gear_of(child), day(number), "level")
    store.keep("session", session)
    store.keep("check", check_of(session, speed))
    return session


@pytest.mark.parametrize("why", ["bad light", "hurt", "trash", "void"])
def test_a_session_that_does_not_count_changes_nothing(why: str) -> None:
    with closing(Store.in_memory()) as store:
        child = store.add_child("Ana", "fox")
        for number, speed in enumerate((*USUAL, *LESS)):
            kept(store, child, number, speed)
        before = store.checks(child)
        session = kept(store, child, 9, 30.0)
        assert len(store.checks(child)) == 10
        if why == "bad light":
            store.keep("light", replace(session, sensor_light="bad"))
        elif why == "hurt":
            at = f"{session.local_date}T16:05:00+01:00"
            store.keep("hurt", Comfort(new_id(), session.id, at, True, "little", "leg_left"))
        elif why == "trash":
            store.keep("open", replace(session, ended_by=None))
            store.finish_interrupted(session.id, keep=False)
        else:
            store.keep("void", replace(store.checks(child)[-1], void=True))
        assert store.checks(child) == before
        assert speed_of(list(store.checks(child))) == (Verdict.REAL, Direction.LESS)
