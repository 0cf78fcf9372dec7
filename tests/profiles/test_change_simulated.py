"""Simulated families: steady ones are rarely told of a change, and those that change are.

Each share is that of children who are told so at least once, after any of 24 sessions. They hold
for noise that differs from day to day by itself; what good and bad weeks do to them is here too.
"""

import pytest

from profiles import change
from tests.profiles.standing_children import (
    SPEED,
    checked_thrice,
    children,
    improving,
    shares,
    steady,
)

COUNT = 600
USUAL = 0.076
"""The noise that the published smallest detectable change of speed, 21 %, comes from."""
NOISES = (0.03, USUAL, 0.12, 0.2)


# --- Steady children ------------------------------------------------------------------------------
@pytest.mark.parametrize("noise", NOISES)
@pytest.mark.parametrize("key", [SPEED, "ellipse95_mm2", "rms_ml_mm"])
def test_steady_children_are_rarely_told_of_a_change(key: str, noise: float) -> None:
    found = shares(children(COUNT, noise), key)
    assert found.steadier <= 0.05
    assert found.changed <= 0.09


def test_below_the_floor_nothing_is_told_of_steady_children() -> None:
    assert shares(children(COUNT, 0.03)).changed == 0.0


def test_a_baseline_of_three_sessions_would_tell_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    families = children(COUNT, USUAL)
    six = shares(families)
    monkeypatch.setattr(change, "BASELINE", 3)
    three = shares(families)
    assert six.changed < 0.07
    assert three.changed > 0.1
    assert three.steadier > 0.05 > six.steadier


def test_a_baseline_of_eight_sessions_would_tell_a_slow_change_too_late(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    families = children(COUNT, USUAL, improving(1.5, USUAL, last_day=23))
    six = shares(families)
    monkeypatch.setattr(change, "BASELINE", 8)
    assert shares(families).steadier < 0.9 < six.steadier


@pytest.mark.parametrize(("between", "within"), [(USUAL, 0.0), (0.06, 0.045), (0.045, 0.06)])
def test_three_checks_a_day_tell_no_more_changes_than_one(between: float, within: float) -> None:
    assert shares(checked_thrice(300, between, within)).changed <= 0.07


def test_good_and_bad_weeks_are_told_as_changes_more_often() -> None:
    # A limit of the rule: differences from day to day show little of what lasts for days.
    few = shares(children(COUNT, USUAL, likeness=0.3))
    many = shares(children(COUNT, USUAL, likeness=0.5))
    assert 0.05 < few.steadier < 0.15
    assert few.steadier < many.steadier < 0.25


# --- Children who change --------------------------------------------------------------------------
@pytest.mark.parametrize("noise", [0.05, USUAL, 0.12, 0.2])
@pytest.mark.parametrize(
    ("first_day", "last_day"), [(0, 23), (0, 12), (7, 8)], ids=["six weeks", "three weeks", "leap"]
)
def test_a_change_of_one_and_a_half_smallest_real_ones_is_told(
    noise: float, first_day: int, last_day: int
) -> None:
    found = shares(children(COUNT, noise, improving(1.5, noise, last_day, first_day)))
    assert found.steadier >= 0.9


def test_the_slower_and_smaller_a_change_the_less_it_is_told() -> None:
    told = [
        shares(children(COUNT, USUAL, improving(by, USUAL, last_day=23))).steadier
        for by in (0.25, 0.5, 1.0, 1.5)
    ]
    assert told == sorted(told)
    assert told[0] < 0.15
    assert 0.1 < told[1] < 0.3
    assert 0.45 < told[2] < 0.75


def test_what_went_the_other_way_is_never_called_steadier() -> None:
    found = shares(children(COUNT, USUAL, improving(-1.5, USUAL, last_day=12)))
    assert found.changed >= 0.9
    assert found.steadier <= 0.01


def test_the_shares_do_not_hang_on_the_seed() -> None:
    families = [shares(children(COUNT, USUAL, steady, seed=seed)) for seed in range(2, 6)]
    assert all(found.steadier <= 0.05 and found.changed <= 0.09 for found in families)
