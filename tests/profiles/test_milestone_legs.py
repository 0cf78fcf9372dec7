"""Firsts of the legs: one foot up, and how the weight is shared, seen on two of three days."""

from dataclasses import replace

import pytest

from profiles.legs import helper_leg
from profiles.milestone_history import Played, Sitting
from profiles.milestone_rules import EvenSides, HelperShare, OneLeg, Told, needs_helper_leg
from profiles.milestones import shipped
from profiles.model import Gear
from tests.profiles.milestone_days import at, found, sitting
from tests.profiles.milestone_families import check, played

THREE, HELPER = OneLeg(one_leg_s=3, leg="any"), OneLeg(one_leg_s=3, leg="helper")
SHARE, EVEN = HelperShare(helper_share=0.45), EvenSides(side_difference=0.10)


def trail(left_up_s: float | None, right_up_s: float | None) -> Played:
    """A round of the trail with feet up for so long."""
    return Played(
        "log_trail", "log_trail", "forest", 1, "none", left_up_s=left_up_s, right_up_s=right_up_s
    )


def shared(
    day: int, left: float, helper: str = "", key: str = "board_left_share", void: bool = False
) -> Sitting:
    """A time of playing whose quiet check had so much on the left."""
    session, _ = played(day, 0, "sleepy_owl", Gear("gear", "child", "", "2026-01-01"))
    one = replace(check(session, 1.0), values=(("mean_speed_mm_s", 8.0), (key, left)), void=void)
    return replace(sitting(day), helper=helper, checks=(one,))


def with_helper(day: int, one: Played, helper: str = "left") -> Sitting:
    return replace(sitting(day, one), helper=helper)


# --- One foot up ----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("ups", "reached"),
    [
        ([(3.0, 0.5), (0.5, 3.1)], 1),
        ([(3.0, 0.5)], None),
        ([(2.96, None), (None, 2.96)], 1),
        ([(2.9, 2.9)] * 5, None),
        ([(3.0, None), (1.0, 1.0), (1.0, 1.0), (3.0, 1.0)], None),
        ([(None, None), (3.0, 1.0), (None, None), (3.0, 1.0)], 3),
    ],
)
def test_one_foot_was_up_for_so_long_on_two_of_three_days(
    ups: list[tuple[float | None, float | None]], reached: int | None
) -> None:
    assert at(THREE, *(sitting(n, trail(*up)) for n, up in enumerate(ups))) == reached


def test_the_helper_leg_stands_while_the_other_foot_is_up() -> None:
    right_up = [with_helper(n, trail(0.2, 3.2)) for n in range(2)]
    left_up = [with_helper(n, trail(3.2, 0.2)) for n in range(2)]
    assert at(HELPER, *right_up) == 1
    assert at(HELPER, *left_up) is None
    assert at(HELPER, *(with_helper(n, trail(9.0, 9.0), helper="") for n in range(3))) is None


def test_what_hurt_or_rests_on_bad_data_is_no_evidence() -> None:
    good = sitting(0, trail(4.0, 0.0))
    assert at(THREE, good, sitting(1, trail(4.0, 0.0), hurt=True)) is None
    assert at(THREE, good, sitting(1, trail(4.0, 0.0), sensor_light="bad")) is None
    for sensor in ("keyboard", "recording"):
        assert at(THREE, good, replace(sitting(1, trail(4.0, 0.0)), sensor=sensor)) is None


def test_the_evidence_says_which_leg_and_when() -> None:
    one = found(HELPER, *(with_helper(n, trail(0.0, 4.0)) for n in range(2)))
    assert one is not None
    assert one.evidence.sentence == (
        "One foot was up for 3 s, with the weight on the helper leg: "
        "seen on 2026-01-05 and 2026-01-06."
    )


# --- Shares ---------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("helper", "left", "reached"),
    [
        *(("left", 0.46, 1), ("left", 0.44, None), ("right", 0.55, 1), ("right", 0.56, None)),
        *(("", 0.5, None), ("left", 0.45, 1)),
    ],
)
def test_the_helper_leg_carried_its_share(helper: str, left: float, reached: int | None) -> None:
    assert at(SHARE, *(shared(n, left, helper) for n in range(2))) == reached


@pytest.mark.parametrize(("left", "reached"), [(0.5, 1), (0.546, 1), (0.454, 1), (0.56, None)])
def test_both_sides_carried_nearly_the_same(left: float, reached: int | None) -> None:
    assert at(EVEN, *(shared(n, left) for n in range(2))) == reached
    assert at(EVEN, *(shared(n, left, key="left_share") for n in range(2))) == reached


def test_a_check_without_shares_or_on_bad_data_tells_nothing() -> None:
    assert at(EVEN, *(shared(n, 0.5, key="rms_ml_mm") for n in range(3))) is None
    assert at(EVEN, shared(0, 0.5), shared(1, 0.5, void=True)) is None
    assert at(EVEN, shared(0, 0.5), shared(1, 0.9), shared(2, 0.5)) == 2


# --- What can be told, and to whom ----------------------------------------------------------------
def test_what_a_grown_up_says_is_told_by_no_history() -> None:
    assert at(Told(told_by_grown_up=True), *(sitting(n, trail(9.0, 9.0)) for n in range(9))) is None


@pytest.mark.parametrize(
    ("left", "right", "helper"),
    [
        *(("own", "own", ""), ("prosthesis", "own", "left"), ("own", "orthosis", "right")),
        *(("prosthesis", "orthosis", ""), ("shoe", "own", ""), ("shoe", "prosthesis", "right")),
    ],
)
def test_the_helper_leg_is_the_one_that_wears_something(left: str, right: str, helper: str) -> None:
    assert helper_leg(Gear("a", "b", "", "2026-01-01", left, right)) == helper
    assert helper_leg(None) == ""


def test_only_some_need_a_helper_leg() -> None:
    needing = {one.id for one in shipped() if needs_helper_leg(one.needs)}
    assert needing == {"helper_leg_3", "helper_leg_5", "helper_leg_10", "helper_share_45"}
