"""Firsts are what was seen on two of three days, with good or fair data and without hurt."""

import pytest

from profiles.milestone_history import Played
from profiles.milestone_rules import FirstTries, Held, LessSupport, Rung, Sides
from tests.profiles.milestone_days import at, day, found, gates, nap, sitting

TEN = Held(held_s=10, support="any")
FREE = Held(held_s=10, support="none")
SIDES = Sides(game="otter_river", left_reps=10, right_reps=10)


# --- Two of three days ----------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("naps", "reached"),
    [
        ([11], None),
        ([11, 11], 1),
        ([11, 5, 11], 2),
        ([11, 5, 5, 11], None),
        ([5, 11, 5, 11], 3),
        ([5, 5, 5, 9.9], None),
    ],
)
def test_a_first_needs_two_of_three_days_in_a_row(naps: list[float], reached: int | None) -> None:
    assert at(TEN, *(sitting(n, nap(still_s)) for n, still_s in enumerate(naps))) == reached


def test_the_evidence_says_which_days_it_was() -> None:
    one = found(TEN, sitting(0, nap(11)), sitting(3, nap(5)), sitting(4, nap(12)))
    assert one is not None
    told = "Stood quietly for 10 s in one nap, holding on or not: seen on {} and {}."
    assert one.evidence.sentence == told.format(day(0), day(4))


def test_two_sessions_of_a_day_are_evidence_once() -> None:
    twice = (sitting(0, nap(11)), sitting(0, nap(11), name="later"))
    assert at(TEN, *twice) is None
    assert at(TEN, *twice, sitting(1, nap(11))) == 2


def test_days_on_which_it_was_not_played_are_passed_over() -> None:
    assert at(TEN, sitting(0, nap(11)), *(sitting(n) for n in (1, 2, 3)), sitting(4, nap(11))) == 4


@pytest.mark.parametrize("light", ["good", "fair"])
def test_fair_data_tell_and_bad_data_do_not(light: str) -> None:
    assert at(TEN, sitting(0, nap(11)), sitting(1, nap(11), sensor_light=light)) == 1
    assert at(TEN, sitting(0, nap(11)), sitting(1, nap(11), sensor_light="bad")) is None


def test_a_session_in_which_it_hurt_is_no_evidence_and_takes_none_away() -> None:
    course = (sitting(0, nap(11)), sitting(1, nap(11), hurt=True), sitting(2, nap(11)))
    assert at(TEN, *course[:2]) is None
    assert at(TEN, *course) == 2


def test_a_clock_that_was_set_back_gives_no_second_day() -> None:
    assert at(TEN, sitting(9, nap(11)), sitting(2, nap(5)), sitting(9, nap(11))) is None
    assert at(TEN, sitting(9, nap(11)), sitting(2, nap(11))) == 1


# --- Each rule ------------------------------------------------------------------------------------
def test_who_held_on_did_not_stand_free_and_where_the_sensor_saw_hands_neither() -> None:
    assert at(FREE, sitting(0, nap(11)), sitting(1, nap(11))) == 1
    assert at(FREE, sitting(0, nap(11)), sitting(1, nap(11, "chair"))) is None
    assert at(FREE, sitting(0, nap(11)), sitting(1, nap(11, hands=True))) is None
    assert at(TEN, sitting(0, nap(11, "rail")), sitting(1, nap(11, hands=True))) == 1


def test_a_day_with_a_chair_does_not_tell_of_standing_free() -> None:
    chairs = [sitting(n, nap(11, "chair")) for n in (1, 2, 3)]
    assert at(FREE, sitting(0, nap(11)), *chairs, sitting(4, nap(11))) == 4


def test_both_sides_are_needed_and_add_up_over_the_day() -> None:
    half = gates(5, 5)
    once = (sitting(0, half), sitting(0, half), sitting(1, gates(20, 9)))
    assert at(SIDES, *once) is None
    assert at(SIDES, *once, sitting(2, gates(10, 10))) == 3
    one = found(SIDES, *once, sitting(2, gates(10, 10)))
    assert one is not None
    told = f"10 on the left and 10 on the right: seen on {day(0)} and {day(2)}."
    assert told in one.evidence.sentence


def test_another_game_tells_nothing_of_this_one() -> None:
    other = Sides(game="log_trail", left_reps=1, right_reps=1)
    assert at(other, sitting(0, gates(9, 9)), sitting(1, gates(9, 9))) is None


def test_first_tries_add_up_over_the_day() -> None:
    rule = FirstTries(game="otter_river", first_tries=8)
    assert at(rule, sitting(0, gates(4, 4)), sitting(1, gates(2, 2)), sitting(1, gates(2, 2))) == 2
    assert (
        at(rule, sitting(0, gates(4, 4)), sitting(1, gates(2, 2)), sitting(2, gates(2, 2))) is None
    )


def test_a_rung_counts_where_half_of_it_was_done() -> None:
    rule = Rung(rung=2)
    good, poor = gates(2, 2, rung=2, reps=8), gates(2, 1, rung=2, reps=8)
    assert at(rule, sitting(0, good), sitting(1, good)) == 1
    assert at(rule, sitting(0, good), sitting(1, poor), sitting(2, gates(4, 4))) is None


def test_rungs_of_two_levels_are_not_put_together() -> None:
    other = gates(4, 4, rung=2)._replace(level="steep_river")
    rule = Rung(rung=2)
    assert at(rule, sitting(0, gates(4, 4, rung=2)), sitting(1, other)) is None
    both = (sitting(n, gates(4, 4, rung=2), other) for n in (0, 1))
    assert at(rule, *both) == 1


# --- Less to hold on to ---------------------------------------------------------------------------
def supported(*supports: str, gear_id: str = "gear", hands: bool = False) -> int | None:
    rounds = [gates(4, 4, support=one)._replace(hands=hands) for one in supports]
    sittings = (sitting(n, one, gear_id=gear_id) for n, one in enumerate(rounds))
    return at(LessSupport(less_support=1), *sittings)


def test_less_support_than_on_the_first_two_days_is_a_first() -> None:
    assert supported("adult_two_hands", "adult_two_hands", "adult_hand", "adult_hand") == 3
    assert supported("chair", "chair", "none", "chair", "none") == 4
    assert supported("chair", "chair", "none", "chair", "chair", "none") is None


def test_the_least_support_of_the_first_days_is_what_is_usual() -> None:
    assert supported("adult_hand", "none", "none", "none", "none") is None
    assert supported("none", "none", "none", "none") is None


def test_another_thing_that_stands_still_is_not_less() -> None:
    assert supported("rail", "chair", "wall", "wall", "wall") is None


def test_where_the_sensor_saw_hands_nobody_stood_free() -> None:
    assert supported("chair", "chair", "none", "none", hands=True) is None


def test_support_that_is_not_known_counts_as_the_most() -> None:
    assert supported("tree", "tree", "adult_hand", "adult_hand") == 3


def test_new_gear_starts_with_its_own_usual_support() -> None:
    old = [sitting(n, gates(4, 4, support="adult_hand")) for n in (0, 1)]
    new = [sitting(n, gates(4, 4), gear_id="new socket") for n in (2, 3, 4, 5)]
    assert at(LessSupport(less_support=1), *old, *new) is None


def test_what_did_not_come_off_by_half_tells_nothing_of_support() -> None:
    lost = Played("otter_river", "otter_river", "river", 1, "none", done=8, reps=8, successes=3)
    held = [sitting(n, gates(4, 4, support="chair")) for n in (0, 1)]
    assert at(LessSupport(less_support=1), *held, sitting(2, lost), sitting(3, lost)) is None
