"""Getting harder and easier: what each rule says, one by one."""

from math import exp, isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercises.adapt import (
    WORDS,
    Adapt,
    Ladder,
    Mark,
    ProgressWhen,
    Standing,
    adapt_breaches,
    begin,
    first,
    fitted,
    learned,
    moved,
    next_set,
    rung_of,
)
from exercises.adapt_decision import Reason, decide, play, replay
from exercises.limits import breaches
from tests.exercises.adapt_outings import ALL_WELL, THREE, M, S, decided, outing


def test_a_success_makes_it_harder_by_a_third_of_what_a_miss_makes_it_easier() -> None:
    assert isclose(moved(THREE, 2.0, True), 2.1)
    assert isclose(moved(THREE, 2.0, False), 1.7)
    half = Ladder(3, Adapt(goal=0.5))
    assert isclose(moved(half, 2.0, True) - 2.0, 2.0 - moved(half, 2.0, False))


@given(st.floats(0.5, 0.95), st.floats(0.01, 0.5))
def test_at_the_goal_successes_and_misses_cancel_out(goal: float, step: float) -> None:
    ladder = Ladder(3, Adapt(goal=goal, step=step))
    drift = goal * (moved(ladder, 0, True)) + (1 - goal) * moved(ladder, 0, False)
    assert abs(drift) < 1e-12


def test_elo_follows_its_formula() -> None:
    chance = 1 / (1 + exp(-(2.5 - 2) / 0.5))
    assert isclose(learned(2.5, 0, 2, True), 2.5 + (1 - chance))
    assert isclose(learned(2.5, 4, 2, False), 2.5 - chance / 1.6)
    assert isclose(learned(2.5, 1000, 2, True), 2.5 + 0.15 * (1 - chance))
    assert isclose(learned(-1e6, 0, 2, True), -1e6 + 1)


def test_a_child_on_its_first_rung_is_thought_to_meet_the_goal_there() -> None:
    standing = first(THREE, 2)
    chance = 1 / (1 + exp(-(standing.ability - 2) / 0.5))
    assert standing.rung == 2
    assert abs(chance - 0.75) < 1e-5


@pytest.mark.parametrize(
    ("d", "rung"), [(1, 1), (1.5, 1), (1.51, 2), (2, 2), (2.5, 2), (2.500001, 3), (0.2, 1)]
)
def test_halfway_between_two_rungs_the_easier_one_is_played(d: float, rung: int) -> None:
    assert rung_of(d) == rung


def test_a_set_at_the_goal_leaves_the_rung_as_it_is_and_a_perfect_one_raises_it() -> None:
    played = play(THREE, first(THREE, 2), [(S, S, S, M, S, S, S, M)])
    assert next_set(THREE, played)[0].rung == 2
    assert next_set(THREE, play(THREE, first(THREE, 2), [ALL_WELL]))[0].rung == 3
    assert next_set(THREE, play(THREE, first(THREE, 2), [(M, M, S)]))[0].rung == 1


def test_inside_a_set_the_rung_stays_whatever_happens() -> None:
    played = play(THREE, first(THREE, 2), [ALL_WELL])
    assert {one.rung for one in played.tries} == {2}


def test_in_one_session_even_the_longest_row_moves_it_by_one_rung() -> None:
    ladder = Ladder(5)
    for marks, rung in ((ALL_WELL, 4), ((M,) * 8, 2)):
        played = play(ladder, first(ladder, 3), [marks] * 5)
        assert {one.rung for one in played.tries} == {3, rung}
        assert played.d == rung


def test_progress_takes_two_good_sessions_at_the_rungs_upper_edge() -> None:
    good = outing("SSSSSSSS", "SSSMSSSS")
    decisions = replay(THREE, first(THREE), [good, good])
    assert [one.reason for one in decisions] == [Reason.NOT_YET, Reason.RISE]
    assert [one.after.rung for one in decisions] == [1, 2]


def test_on_another_rung_a_session_starts_where_the_ability_says_if_that_is_farther() -> None:
    five, good, poor = Ladder(5), outing("SSSSSSSS", "SSSSSSSS"), outing("MMMMMMMM", "MMMMMMMM")
    unknown, able = Standing(3.5, 4.0, 99, 1), Standing(3.5, 6.0, 99, 1)
    assert decide(five, unknown, good).after.d == 4.0
    assert 4.2 < decide(five, able, good).after.d <= 4.5
    weak, middling = Standing(2.6, 1.6, 99), Standing(2.6, 6.0, 99)
    assert decide(five, middling, poor).after.d == 2.0
    assert 1.6 <= decide(five, weak, poor).after.d < 1.8


def test_a_session_that_was_not_good_starts_the_count_again() -> None:
    good, fair = outing("SSSSSSSS", "SSSMSSSS"), outing("MSSSMSSS", "SMSSSSSM")
    rungs = [one.after.rung for one in replay(THREE, first(THREE), [good, fair, good])]
    assert rungs == [1, 1, 1]


def test_fewer_than_half_eases_and_half_does_not() -> None:
    assert decided(first(THREE, 3), "SSSMMMMM", "SSSSMMMM").reason is Reason.EASE
    assert decided(first(THREE, 3), "SSSMMMMM", "SSSSMMMM").after.rung == 2
    assert decided(first(THREE, 3), "SSSSMMMM", "SSSSMMMM").after.rung == 3


def test_a_session_is_judged_from_half_of_its_tries_on() -> None:
    assert decided(first(THREE, 3), "MMMMMMMM").reason is Reason.EASE
    assert decided(first(THREE, 3), "MMMMMMM").reason is Reason.TOO_FEW
    assert decided(first(THREE, 3), "", asked=0).reason is Reason.TOO_FEW


def test_a_share_is_met_by_exactly_its_count() -> None:
    ladder = Ladder(3, progress_when=ProgressWhen(sessions=1, at_upper_edge=False))
    for tries in range(10, 101, 10):
        asked, enough = tries, tries * 7 // 10
        sets = "S" * enough + "M" * (tries - enough)
        assert decided(first(ladder), sets, asked=asked, ladder=ladder).reason is Reason.RISE
        sets = "S" * (enough - 1) + "M" * (tries - enough + 1)
        assert decided(first(ladder), sets, asked=asked, ladder=ladder).reason is Reason.BELOW


def test_one_word_holds_and_a_second_in_a_row_eases() -> None:
    perfect = ("SSSSSSSS", "SSSSSSSS")
    for word in WORDS:
        said = outing(*perfect, words=(word,))
        held, eased = replay(THREE, first(THREE, 3), [said, said])
        assert (held.reason, held.after.rung) == (Reason.WORD, 3)
        assert (eased.reason, eased.after.rung) == (Reason.WORD_AGAIN, 2)


def test_what_was_too_much_twice_has_to_be_earned_again() -> None:
    said = outing("SSSSSSSS", "SSSSSSSS", words=(Mark.TOO_HARD,))
    eased = replay(THREE, first(THREE, 3), [said, said])[-1].after
    assert isclose(eased.ability, eased.d + THREE.ahead, abs_tol=1e-5)
    following = decide(THREE, eased, outing("SSSMSSSM", "SSSMSSSM")).after
    assert abs(following.d - eased.d) < 0.2


def test_a_session_without_a_word_between_two_with_one_forgives_the_first() -> None:
    said = outing("SSSSSSSS", "SSSSSSSM", words=(Mark.TOO_HARD,))
    fine = outing("SSSMSSSM", "SSSMSSSM")
    decisions = replay(THREE, first(THREE, 3), [said, fine, said])
    assert [one.after.rung for one in decisions] == [3, 3, 3]


def test_the_session_after_a_word_does_not_climb_above_its_rung() -> None:
    said = decide(THREE, first(THREE), outing("SSSSSSSS", "SSSSSSSS", words=(Mark.HURT,)))
    played = play(THREE, said.after, [ALL_WELL, ALL_WELL, ALL_WELL])
    assert next_set(THREE, played)[0].rung == 1


def test_an_unjudged_session_keeps_the_care_that_a_word_asked_for() -> None:
    said = outing("SSSSSSSS", "SSSSSSSS", words=(Mark.HURT,))
    for between in (outing("SS"), outing("SSSSSSSS", "SSSSSSSS", light="bad")):
        decisions = replay(THREE, first(THREE, 2), [said, between, said])
        assert decisions[1].after.careful
        assert decisions[2].reason is Reason.WORD_AGAIN


def test_hurt_starts_the_count_of_good_sessions_again_unless_the_level_says_otherwise() -> None:
    good = outing("SSSSSSSS", "SSSSSSSS")
    hurt = outing("SSSSSSSS", "SSSSSSSS", words=(Mark.HURT,))
    mild = Ladder(3, progress_when=ProgressWhen(no_hurt=False, at_upper_edge=False))
    strict = Ladder(3, progress_when=ProgressWhen(at_upper_edge=False))
    assert replay(strict, first(strict), [good, hurt, good])[-1].after.rung == 1
    assert replay(mild, first(mild), [good, hurt, good])[-1].after.rung == 2
    assert replay(mild, first(mild), [good, hurt])[-1].after.rung == 1


def test_halfway_between_two_safe_rungs_is_not_always_safe_so_rungs_are_played_whole() -> None:
    few_long, many_short = {"hold_s": 40.0, "reps": 3}, {"hold_s": 3.0, "reps": 40}
    assert not list(breaches(few_long))
    assert not list(breaches(many_short))
    halfway = {key: (few_long[key] + many_short[key]) / 2 for key in few_long}
    assert [one.key for one in breaches(halfway)] == ["hold_s"]


def test_what_does_not_fit_on_the_ladder_is_refused_with_a_sentence() -> None:
    assert [one.message for one in adapt_breaches(3, Adapt(max=4))] == [
        "max is rung 4, and the ladder has 3"
    ]
    assert [one.key for one in adapt_breaches(3, Adapt(min=3, max=2))] == ["min"]
    for rungs, adapt in ((3, Adapt(min=4)), (3, Adapt(min=3, max=2)), (0, Adapt())):
        with pytest.raises(ValueError, match=r"ladder|swap"):
            Ladder(rungs, adapt)
    with pytest.raises(ValueError, match="finite"):
        Standing(float("nan"), 1.0)


def test_a_standing_is_fitted_to_a_ladder_that_was_cut() -> None:
    assert fitted(THREE, Standing(6.0, 7.0)).rung == 3
    assert begin(Ladder(8, Adapt(min=4)), first(THREE)).rung == 4
