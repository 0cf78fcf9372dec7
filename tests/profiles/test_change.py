"""A change is told against the child's own noise, in one setting, and not before it can be."""

from dataclasses import replace
from itertools import pairwise
from math import sqrt
from random import Random
from statistics import median
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from profiles.change import (
    AS_USUAL,
    LESS,
    MORE,
    MOVES_MORE,
    PUBLISHED,
    STEADIER,
    SWAY,
    TOO_EARLY,
    Change,
    Direction,
    Verdict,
    change_of,
    noise_of,
    own_noise,
    smallest_real_change,
)
from profiles.comparable import Reading
from tests.profiles.standing_children import SPEED, reading, readings

AREA = "ellipse95_mm2"
PLAIN = "load_left_share"
"""A measure without a published figure."""

SIX = [10.0, 10.5, 9.5, 10.0, 10.5, 9.5]
"""A baseline whose median is 10."""

values = st.lists(st.integers(1, 4000).map(lambda n: n / 8), min_size=1, max_size=24)


def speed(*course: float) -> Change:
    return change_of(SPEED, readings(course))


# --- Own noise ------------------------------------------------------------------------------------
def test_noise_is_the_spread_of_the_differences_divided_by_the_root_of_two() -> None:
    # Differences 1, -2, 2: (1 + 4 + 4) / 3 / 2 = 1.5
    assert noise_of([5.0, 6.0, 4.0, 6.0]) == pytest.approx(sqrt(1.5))


def test_from_six_differences_on_their_median_is_no_noise() -> None:
    # Differences 2, 2, 2, 3, 2, 1: 1 and -1 are left; 2 / 5 / 2 = 0.2
    assert noise_of([0.0, 2.0, 4.0, 6.0, 9.0, 11.0, 12.0]) == pytest.approx(sqrt(0.2))
    # With five it is: 4 * 2 squared and 3 squared; 25 / 5 / 2 = 2.5
    assert noise_of([0.0, 2.0, 4.0, 6.0, 9.0, 11.0]) == pytest.approx(sqrt(2.5))


def test_only_the_last_eight_differences_count() -> None:
    late = [10.0, 11.0, 10.0, 12.0, 10.0, 11.0, 13.0, 10.0, 11.0]
    assert noise_of([500.0, 1.0, 90.0, *late]) == noise_of(late)
    assert noise_of([500.0, *late[1:]]) != noise_of(late)


def test_fewer_than_three_differences_tell_no_noise() -> None:
    assert noise_of([]) is None
    assert noise_of([1.0, 2.0, 3.0]) is None
    assert noise_of([1.0, 2.0, 3.0, 5.0]) is not None


def test_differences_of_a_single_day_tell_no_noise() -> None:
    course = [reading(0, value, number) for number, value in enumerate((1.0, 2.0, 3.0, 5.0))]
    assert own_noise(course) is None
    assert own_noise([*course[:-1], reading(1, 5.0)]) is not None


def test_checks_of_one_day_that_are_alike_do_not_hide_how_days_differ() -> None:
    days = [10.0, 12.0, 10.0, 11.0, 13.0, 10.0]
    course = [reading(day, value, n) for day, value in enumerate(days) for n in range(3)]
    assert own_noise(course) == noise_of(days)


# --- Smallest real change -------------------------------------------------------------------------
def test_the_smallest_real_change_is_2_77_times_the_noise() -> None:
    assert smallest_real_change(SPEED, 1.0, 10.0) == pytest.approx(2.772, abs=5e-4)
    assert smallest_real_change(PLAIN, 1.0, 10.0) == pytest.approx(2.772, abs=5e-4)


def test_half_of_the_published_figure_is_its_floor() -> None:
    assert smallest_real_change(SPEED, 0.1, 10.0) == pytest.approx(1.05)
    assert smallest_real_change(AREA, 0.1, 100.0) == pytest.approx(21.5)
    assert smallest_real_change(PLAIN, 0.1, 10.0) == pytest.approx(0.2772, abs=5e-5)


def test_the_published_figure_stands_in_while_the_noise_is_not_known() -> None:
    assert smallest_real_change(SPEED, None, 10.0) == pytest.approx(2.1)
    assert smallest_real_change(AREA, None, 100.0) == pytest.approx(43.0)
    assert smallest_real_change(PLAIN, None, 10.0) is None
    assert all("n = 52" in one.source for one in PUBLISHED.values())


def test_three_lucky_checks_make_no_noise_vanish() -> None:
    lucky = speed(10.0, 10.0, 10.0, 10.0)
    assert lucky.noise == 0.0
    assert lucky.smallest_real_change == pytest.approx(1.05)
    course = [10.0] * 6
    assert speed(*course, 9.0, 9.0, 9.0).verdict is Verdict.AS_USUAL
    assert speed(*course, 8.9, 8.9, 8.9).verdict is Verdict.REAL


def test_without_a_floor_no_noise_at_all_is_too_early_to_tell() -> None:
    course = [10.0] * 9
    assert change_of(PLAIN, readings(course)).verdict is Verdict.TOO_EARLY
    course += [11.0, 11.0, 11.0]
    assert change_of(PLAIN, readings(course)).smallest_real_change is not None
    tiny = [0.1 + 0.2, 0.3] * 6
    assert change_of(PLAIN, readings(tiny)).verdict is Verdict.TOO_EARLY


# --- What is told ---------------------------------------------------------------------------------
def test_a_child_without_checks_has_no_numbers() -> None:
    assert change_of(SPEED, []) == Change(SPEED, Verdict.TOO_EARLY)


def test_before_nine_sessions_it_is_too_early_and_the_noise_is_there_already() -> None:
    course = [*SIX, 2.0, 2.0, 2.0]
    for sessions in range(1, 9):
        change = speed(*course[:sessions])
        assert change.verdict is Verdict.TOO_EARLY
        assert change.sentence == TOO_EARLY
        assert change.sessions == sessions
        assert (change.noise is None) == (sessions < 4)
        assert change.smallest_real_change is not None
    assert speed(*course).verdict is Verdict.REAL


def test_a_real_change_has_its_numbers() -> None:
    change = speed(*SIX, 4.0, 3.0, 5.0)
    assert (change.verdict, change.direction) == (Verdict.REAL, Direction.LESS)
    assert (change.baseline, change.latest, change.sessions) == (10.0, 4.0, 9)
    assert change.noise == noise_of([*SIX, 4.0, 3.0, 5.0])
    assert change.noise is not None
    assert change.smallest_real_change == pytest.approx(2.772 * change.noise, rel=1e-3)


def test_one_odd_session_is_no_change() -> None:
    assert speed(*SIX, 10.0, 2.0, 10.0).verdict is Verdict.AS_USUAL
    assert speed(*SIX, 10.0, 10.0, 2.0).verdict is Verdict.AS_USUAL


def test_a_steady_trend_is_not_taken_for_noise() -> None:
    rng = Random(4)
    course = [20.0 - 0.4 * day + rng.gauss(0.0, 0.3) for day in range(24)]
    change = speed(*course)
    assert change.noise is not None
    assert change.noise < 0.5
    assert (change.verdict, change.direction) == (Verdict.REAL, Direction.LESS)


def test_several_checks_of_a_session_count_as_their_median() -> None:
    course = readings([*SIX, 4.0, 3.0, 5.0])
    twice = [*course, replace_at(course[7], 90.0, minute=1), replace_at(course[7], 2.0, minute=2)]
    change = change_of(SPEED, twice)
    assert (change.latest, change.sessions) == (4.0, 9)


def replace_at(one: Reading, value: float, minute: int) -> Reading:
    return one._replace(at=one.at.replace(minute=minute), value=value)


@pytest.mark.parametrize("key", sorted(SWAY))
def test_sway_is_steadier_or_moves_more_and_never_better_or_worse(key: str) -> None:
    less, more = readings([*SIX, 1.0, 1.0, 1.0]), readings([*SIX, 30.0, 30.0, 30.0])
    assert change_of(key, less).sentence == STEADIER == "Steadier than usual."
    assert change_of(key, more).sentence == MOVES_MORE == "Moves more than usual."


def test_other_measures_are_more_or_less_than_usual() -> None:
    assert change_of(PLAIN, readings([*SIX, 30.0, 30.0, 30.0])).sentence == MORE
    assert change_of(PLAIN, readings([*SIX, 1.0, 1.0, 1.0])).sentence == LESS
    assert change_of(PLAIN, readings([*SIX, 10.0, 10.0, 10.0])).sentence == AS_USUAL


@pytest.mark.parametrize("sentence", [TOO_EARLY, AS_USUAL, STEADIER, MOVES_MORE, MORE, LESS])
def test_no_sentence_judges(sentence: str) -> None:
    words = set(sentence.lower().replace(".", "").replace("!", "").split())
    assert not words & {
        "better",
        "worse",
        "balance",
        "normal",
        "abnormal",
        "significant",
        "improved",
    }


# --- For all courses ------------------------------------------------------------------------------
@given(values, st.integers(-8, 8), st.sampled_from([SPEED, AREA, PLAIN]))
def test_another_unit_tells_the_same(course: list[float], power: int, key: str) -> None:
    k = 2.0**power
    here, there = (
        change_of(key, readings(course)),
        change_of(key, readings([k * v for v in course])),
    )
    numbers: dict[str, Any] = {
        name: None if number is None else k * number
        for name in ("baseline", "latest", "noise", "smallest_real_change")
        for number in [getattr(here, name)]
    }
    assert there == replace(here, **numbers)


@given(values, st.floats(0.001, 1000.0), st.sampled_from([SPEED, AREA, PLAIN]))
def test_any_scale_tells_the_same(course: list[float], k: float, key: str) -> None:
    here = change_of(key, readings(course))
    if here.smallest_real_change and here.latest is not None and here.baseline is not None:
        beyond = abs(here.latest - here.baseline) / here.smallest_real_change
        assume(abs(beyond - 1) > 1e-6)  # there it hangs on rounding
        assume(here.noise is None or here.noise > 1e-3 or here.noise == 0.0)
    there = change_of(key, readings([k * value for value in course]))
    if key == PLAIN and here.noise == 0.0:  # a steady course scaled is as steady but for rounding
        assert Verdict.REAL not in (here.verdict, there.verdict)
    else:
        assert (there.verdict, there.direction) == (here.verdict, here.direction)


@given(values, st.integers(-10_000, 10_000))
def test_without_a_share_in_it_another_zero_tells_the_same(course: list[float], c: int) -> None:
    here = change_of(PLAIN, readings(course))
    there = change_of(PLAIN, readings([value + c for value in course]))
    assert (there.verdict, there.direction) == (here.verdict, here.direction)
    assert (there.noise, there.smallest_real_change) == (here.noise, here.smallest_real_change)


@given(values)
def test_a_mirrored_course_of_a_measure_without_floor_goes_the_other_way(
    course: list[float],
) -> None:
    here, there = (change_of(PLAIN, readings(v)) for v in (course, [-value for value in course]))
    assert there.verdict is here.verdict
    assert {here.direction, there.direction} in ({None}, set(Direction))


@given(values, st.randoms(use_true_random=False), st.sampled_from([SPEED, PLAIN]))
def test_the_order_of_the_input_does_not_matter(course: list[float], rng: Random, key: str) -> None:
    ordered = [reading(n // 3, value, n % 3) for n, value in enumerate(course)]
    mixed = ordered.copy()
    rng.shuffle(mixed)
    assert change_of(key, mixed) == change_of(key, ordered)


@given(values)
def test_a_change_is_told_only_where_two_of_the_last_three_lie_beyond(course: list[float]) -> None:
    change = change_of(SPEED, readings(course))
    if change.verdict is Verdict.REAL:
        assert change.baseline == median(course[:6])
        assert change.smallest_real_change is not None
        off = [value - change.baseline for value in course[-3:]]
        sign = 1 if change.direction is Direction.MORE else -1
        assert sum(sign * one > change.smallest_real_change for one in off) >= 2


@given(values)
def test_a_longer_way_between_checks_is_more_noise(course: list[float]) -> None:
    here, wider = noise_of(course), noise_of([2 * value for value in course])
    steps = [abs(b - a) for a, b in pairwise(course[-9:])]
    assert (here is None) == (len(steps) < 3)
    if here is not None and wider is not None:
        assert wider == pytest.approx(2 * here)
        assert here <= 2 * max(steps)
