"""Simulated families: luck is rarely celebrated, real change is, and strong children lack nothing.

Each share is that of families that see the milestone at all in a block of 24 days, looked at after
each session. Noise differs from day to day by itself; what good and bad weeks do is here, too.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from random import Random

import pytest

from profiles.change import Direction, change_of
from profiles.milestone_history import Kept, Sitting, sittings_of
from profiles.milestones import Milestones, reached, shipped
from tests.profiles.milestone_families import (
    CHILD,
    FIRSTS,
    GEAR,
    KINDS,
    OWL_ALONE,
    Family,
    block,
    blocks,
    evenly_improving_family,
    family_with_a_new_socket,
    getting_steadier,
    shares,
    steady_family,
)
from tests.profiles.standing_children import SESSIONS, SPEED, children

FAMILIES = 200
MANY = 4000


@pytest.fixture(scope="module")
def skills() -> Milestones:
    return tuple(milestone for milestone in shipped() if milestone.kind == "skill")


def seeing(
    skills: Milestones, kind: Callable[[Random], Family], count: int = FAMILIES, seed: int = 2026
) -> float:
    """The share of such families that see a skill milestone in the block."""
    return shares(skills, blocks(kind, count, seed, OWL_ALONE))["skill"]


@pytest.mark.parametrize("kind", ["steady", "noisy", "worsening", "new socket"])
def test_families_that_do_not_get_steadier_rarely_see_a_skill_milestone(
    skills: Milestones, kind: str
) -> None:
    assert seeing(skills, KINDS[kind]) <= 0.05


def test_families_that_get_steadier_by_one_and_a_half_smallest_real_changes_do(
    skills: Milestones,
) -> None:
    assert seeing(skills, KINDS["improving"]) >= 0.9


def test_those_that_do_so_evenly_over_the_whole_block_are_the_hardest_to_tell(
    skills: Milestones,
) -> None:
    evenly, all_ways = seeing(skills, evenly_improving_family), seeing(skills, KINDS["improving"])
    assert 0.85 <= evenly < all_ways


def test_to_ask_for_the_real_change_twice_would_hold_it_back_from_many_of_them() -> None:
    noise = 0.076
    courses = children(FAMILIES, noise, getting_steadier(1.5, noise), seed=2026)
    told = [[change_of(SPEED, course[: n + 1]) for n in range(SESSIONS)] for course in courses]
    less = [[change.direction is Direction.LESS for change in course] for course in told]
    once = sum(map(any, less)) / FAMILIES
    twice = sum(any(sum(course[n : n + 3]) >= 2 for n in range(SESSIONS)) for course in less)
    assert once >= 0.85
    assert twice / FAMILIES < once - 0.05


def test_if_gear_did_not_break_the_course_a_new_socket_would_be_celebrated(
    skills: Milestones,
) -> None:
    seen = shares(skills, in_one_gear(40))
    assert seen["skill"] >= 0.9
    assert seeing(skills, family_with_a_new_socket, 40) <= 0.05


def in_one_gear(count: int) -> Iterator[Sequence[Sitting]]:
    rng = Random(7)
    for _ in range(count):
        kept = block(family_with_a_new_socket(rng)._replace(new_socket_on=12), rng, OWL_ALONE)
        checks = tuple(replace(check, gear_id=GEAR.id) for check in kept.checks)
        yield sittings_of(CHILD, replace(kept, checks=checks))


def test_a_strong_steady_child_gets_its_firsts_and_its_effort() -> None:
    seen = shares(shipped(), blocks(steady_family, 3, 11))
    effort = {"first_time", "days_3", "days_10", "planned_week", "minutes_60", "tries_100"}
    assert {seen[one] for one in FIRSTS | effort | {"games_3", "tries_1000"}} == {1.0}
    assert seen["skill"] == 0.0


def test_a_child_for_whom_little_comes_off_sees_effort_and_no_firsts() -> None:
    found = reached(shipped(), sittings_of(CHILD, weak_block()))
    assert {one.milestone.kind for one in found} == {"effort"}
    ids = [one.milestone.id for one in found]
    assert len(ids) >= 8
    assert {"tried_again_10", "days_10", "planned_week"} <= set(ids)


def weak_block() -> Kept:
    return block(Family(0.08, strong=False), Random(3))


@pytest.mark.long
@pytest.mark.parametrize("seed", range(9001, 9006))
@pytest.mark.parametrize(("kind", "least", "most"), [
    ("improving", 0.9, 1.0),
    ("steady", 0.0, 0.05),
    ("noisy", 0.0, 0.05),
    ("worsening", 0.0, 0.05),
    ("new socket", 0.0, 0.05),
])  # fmt: skip
def test_with_many_families_the_shares_hold_for_any_seed(
    skills: Milestones, kind: str, least: float, most: float, seed: int
) -> None:
    assert least <= seeing(skills, KINDS[kind], MANY, seed) <= most


@pytest.mark.long
def test_good_and_bad_weeks_are_celebrated_more_often(skills: Milestones) -> None:
    # A limit of the rule, as in profiles.change: what lasts for days looks like a change.
    def in_weeks(rng: Random) -> Family:
        return steady_family(rng)._replace(likeness=0.3)

    assert 0.05 < seeing(skills, in_weeks, MANY) < 0.12
