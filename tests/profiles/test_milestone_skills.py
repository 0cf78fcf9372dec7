"""A skill is a real change of the quiet checks in one setting, and nothing else is."""

from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiles.change import change_of
from profiles.comparable import Reading
from profiles.milestone_history import Sitting
from profiles.milestone_rules import Steadier
from profiles.milestone_skills import telling
from profiles.model import Check
from tests.profiles.milestone_days import at, found, sitting
from tests.profiles.standing_children import SPEED, reading

RULE = Steadier(steadier="mean_speed_mm_s")
TWICE = Steadier(steadier="mean_speed_mm_s", smallest_real_changes=2)
USUAL = [10.0, 10.5, 9.5, 10.0, 10.5, 9.5]
"""The baseline: its median is 10, and with what follows 4 is a real change."""
LESS = [4.0, 3.0, 5.0]


def checked(day: int, value: float, **settings: Any) -> Sitting:
    """A time of playing with a quiet check."""
    one = sitting(day)
    check = Check(
        id=f"check {day}",
        session_id=one.session_id,
        at=f"{one.local_date}T16:00:00+01:00",
        local_date=one.local_date,
        sensor="wii_board",
        gear_id="gear",
        support="none",
        chain="swarii25_lp10",
        from_s=5.0,
        to_s=25.0,
        standing_kg=21.0,
        values=((SPEED, value), ("ellipse95_mm2", 100.0)),
    )
    return replace(one, checks=(replace(check, **settings),))


def course(*values: float) -> list[Sitting]:
    return [checked(day, value) for day, value in enumerate(values)]


def test_a_real_change_to_less_is_a_skill_once_nine_sessions_are_there() -> None:
    assert at(RULE, *course(*USUAL, *LESS)) == 8
    assert at(RULE, *course(*USUAL, *LESS[:2])) is None


def test_the_evidence_has_the_numbers() -> None:
    one = found(RULE, *course(*USUAL, *LESS))
    assert one is not None
    assert one.evidence.sentence.startswith(
        "mean_speed_mm_s: 10 in the first 6 sessions, 4 in the last 3, at least two of them beyond"
    )
    assert one.evidence.sentence.endswith("holding on to: none.")


def test_more_is_none_and_one_odd_session_is_none() -> None:
    assert at(RULE, *course(*USUAL, 17.0, 18.0, 16.0)) is None
    assert at(RULE, *course(*USUAL, 10.0, 1.0, 10.0)) is None


def test_twice_the_smallest_real_change_needs_more() -> None:
    once = course(10.0, 10.1, 9.9, 10.0, 10.1, 9.9, 8.3, 8.2, 8.4)
    far = course(10.0, 10.1, 9.9, 10.0, 10.1, 9.9, 9.0, 8.0, 7.0, 6.0, 5.0, 4.0, 4.0, 4.0)
    assert at(RULE, *once) == 8
    assert at(TWICE, *once) is None
    assert at(TWICE, *far) is not None


@pytest.mark.parametrize(
    "setting",
    [{"gear_id": "new socket"}, {"sensor": "insoles"}, {"support": "chair"}, {"chain": "raw"}],
)
def test_a_course_breaks_where_the_setting_changes(setting: dict[str, str]) -> None:
    late = [checked(day, value, **setting) for day, value in enumerate(LESS * 4, 6)]
    assert at(RULE, *course(*USUAL), *late) is None
    again = [checked(day, value, **setting) for day, value in enumerate([*USUAL, *LESS], 6)]
    assert at(RULE, *course(*USUAL), *again) == 14


def test_a_longer_window_is_another_setting() -> None:
    late = [
        replace(one, checks=(replace(one.checks[0], to_s=35.0),)) for one in course(*LESS, *LESS)
    ]
    assert at(RULE, *course(*USUAL), *late) is None


@pytest.mark.parametrize("fault", [{"hurt": True}, {"sensor_light": "bad"}])
def test_sessions_with_hurt_or_bad_data_are_no_part_of_the_course(
    fault: dict[str, Any],
) -> None:
    sittings = course(*USUAL, *LESS)
    lost = replace(sittings[8], **fault)
    assert at(RULE, *sittings[:8], lost) is None
    assert at(RULE, *sittings[:8], lost, checked(9, 5.0)) == 9


def test_a_void_check_is_no_part_of_the_course() -> None:
    sittings = course(*USUAL, *LESS)
    lost = replace(sittings[8], checks=(replace(sittings[8].checks[0], void=True),))
    assert at(RULE, *sittings[:8], lost) is None


def test_another_measure_of_the_same_checks_tells_nothing() -> None:
    assert at(Steadier(steadier="ellipse95_mm2"), *course(*USUAL, *LESS)) is None


def test_a_check_whose_clock_was_set_back_is_sorted_in_by_its_moment() -> None:
    sittings = course(*USUAL, 10.0, 4.0, 4.0)
    assert at(RULE, *sittings) == 8
    early = replace(sittings[8].checks[0], at="2020-01-01T16:00:00+01:00")
    assert at(RULE, *sittings[:8], replace(sittings[8], checks=(early,))) is None


@given(
    st.lists(st.tuples(st.integers(0, 2), st.integers(1, 3), st.integers(0, 5)), max_size=60),
    st.integers(0, 10**6),
)
def test_of_a_long_course_the_middle_changes_nothing(
    days: list[tuple[int, int, int]], seed: int
) -> None:
    rng = Random(seed)
    course: list[Reading] = []
    day = 0
    for away, checks, moved in days:
        day += 1 + away
        value = 20.0 - moved
        course += [reading(day, value + rng.gauss(0.0, 0.4), n) for n in range(checks)]
    whole, short = change_of(SPEED, course), change_of(SPEED, telling(course))
    assert replace(short, sessions=whole.sessions) == whole


def test_a_long_course_is_cut() -> None:
    assert len(telling([reading(day, 10.0) for day in range(1800)])) == 6 + 9
