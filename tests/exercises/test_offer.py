"""A level as it is offered to one child."""

from exercises import Offer
from exercises.adapt import Standing, first
from game.shell.levels import library

RIVER = library().level("otter_river")


def test_a_child_that_is_new_to_a_level_starts_on_its_first_rung():
    offer = Offer.of(RIVER)
    assert offer.exercise is RIVER.rungs[0]
    assert offer.standing == first(RIVER.ladder)


def test_a_plan_may_begin_on_another_rung():
    assert Offer.of(RIVER, rung=2).exercise is RIVER.rungs[1]


def test_a_child_goes_on_from_where_it_stands_even_where_the_ladder_has_lost_rungs():
    high = Standing(d=3.2, ability=3.9, tries=40)
    assert Offer.of(RIVER, high).exercise is RIVER.rungs[2]
    lost = Standing(d=9.0, ability=9.5, tries=40)
    assert Offer.of(RIVER, lost).exercise is RIVER.rungs[-1]


def test_one_rung_alone_never_moves_and_says_so():
    offer = Offer.fixed(RIVER.rungs[1])
    assert offer.rungs == (RIVER.rungs[1],)
    assert (offer.ladder.lowest, offer.ladder.highest) == (1, 1)
    assert offer.is_fixed
    assert not Offer.of(RIVER).is_fixed


def test_a_plans_minutes_end_each_rung_kindly_but_never_later_than_the_level_itself():
    assert {rung.max_minutes for rung in Offer.of(RIVER).planned(2.0).rungs} == {2.0}
    longest = [rung.max_minutes for rung in RIVER.rungs]
    assert [rung.max_minutes for rung in Offer.of(RIVER).planned(15.0).rungs] == longest


def test_a_share_of_the_day_is_done_about_when_its_minutes_are_played():
    assert not Offer.of(RIVER).done
    assert not Offer.of(RIVER).planned(4.0, played_s=150.0).done
    assert Offer.of(RIVER).planned(4.0, played_s=180.0).done
