"""The crowd is drawn from its table alone, and each child stays who it is."""

import pickle
from dataclasses import fields

import pytest

from game.rehearsal import FULL_CROWD, GROUPS, QUICK_CROWD, crowd
from game.rehearsal.crowd import Span, onlooker
from sensors.abilities import REACH
from sensors.layout import Side

SEEDS = range(1, 6)


def test_the_same_seed_draws_the_same_crowd_and_another_seed_another():
    assert crowd(FULL_CROWD, 3) == crowd(FULL_CROWD, 3)
    assert crowd(FULL_CROWD, 3) != crowd(FULL_CROWD, 4)


def test_the_quick_crowd_has_one_child_of_each_group_and_is_the_beginning_of_the_full_one():
    quick = crowd(QUICK_CROWD)

    assert [child.group for child in quick] == list(GROUPS)
    assert crowd(FULL_CROWD)[:QUICK_CROWD] == quick


def test_a_child_does_not_change_with_the_groups_drawn_beside_it():
    alone = crowd(1, 7, (GROUPS["able"],))

    assert crowd(8, 7)[0] == alone[0]


def test_all_children_differ():
    children = crowd(FULL_CROWD)

    assert len({child.seed for child in children}) == FULL_CROWD
    assert len({child.abilities for child in children}) == FULL_CROWD


@pytest.mark.parametrize("name", GROUPS)
def test_every_number_lies_within_its_range(name):
    group = GROUPS[name]
    same = ("sway_mm", "one_leg_sway", "reaction_s", "speed_shares_s", "aim_share")
    same += ("tires_share_min", "attention_share", "one_leg_s", "weaker_leg_share")
    for seed in SEEDS:
        for child in crowd(20, seed, (group,)):
            numbers = {name: getattr(child.abilities, name) for name in same if name != "sway_mm"}
            numbers["sway_mm"] = child.abilities.sway_x_mm
            numbers["leaves_per_min"] = child.leaves_per_min
            numbers["lapses_per_min"] = child.lapses_per_min
            for key, number in numbers.items():
                span = getattr(group, key)
                assert span.least <= number <= span.most, key


def test_every_range_runs_from_less_to_more():
    for group in GROUPS.values():
        spans = {field.name: getattr(group, field.name) for field in fields(group)}
        for name, span in spans.items():
            if isinstance(span, Span):
                assert span.least <= span.most, (group.name, name)


def test_groups_differ_in_what_they_are_called_after():
    means = {}
    for name, group in GROUPS.items():
        children = crowd(30, 1, (group,))
        means[name] = {
            "reach": sum(child.abilities.reach.front_mm for child in children) / 30,
            "speed": sum(child.abilities.speed_shares_s for child in children) / 30,
            "tires": sum(child.abilities.tires_share_min for child in children) / 30,
            "attention": sum(child.abilities.attention_share for child in children) / 30,
        }

    assert means["weak"]["reach"] < 0.6 * means["able"]["reach"] < means["strong"]["reach"]
    assert means["strong"]["reach"] > REACH.front_mm
    assert means["slow"]["speed"] < 0.5 * means["able"]["speed"]
    assert means["tired"]["tires"] > 5 * means["able"]["tires"]
    assert means["inattentive"]["attention"] < 0.8 < means["able"]["attention"]


def test_a_prosthesis_weakens_its_own_side_and_the_child_rests_over_the_other():
    for side, sign in ((Side.LEFT, 1), (Side.RIGHT, -1)):
        for child in crowd(20, 2, (GROUPS[f"one_sided_{side.value}"],)):
            assert child.abilities.weaker is side
            assert child.abilities.weaker_reach_share < 0.8
            assert sign * child.abilities.neutral_x_mm > 0


def test_children_and_the_onlooker_can_travel_to_another_process():
    for child in (*crowd(8), onlooker()):
        assert pickle.loads(pickle.dumps(child)) == child


@pytest.mark.parametrize(("count", "groups"), [(0, tuple(GROUPS.values())), (5, ())])
def test_nobody_is_no_crowd(count, groups):
    with pytest.raises(ValueError, match="at least one child"):
        crowd(count, 1, groups)
