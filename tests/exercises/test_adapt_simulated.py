"""Simulated players: the two rules hold success near the goal, and rungs come to suit each child.

The table of measures, section 11, is made again: 400 players of 120 tries, success logistic with
s = 0.5 rungs. It does not say where its players begin, how fast they learn or how large a step is;
these players are 1 to 3 rungs better than the first try is hard, gain 0.6 of a rung in all, and a
tired one loses one unit of log-odds, half a rung, after try 80. With the step of 0.3 rungs every
number of its two rows comes back within the room below, so it is the default of `adapt.step`.
"""

from collections.abc import Callable
from math import exp, sqrt
from random import Random
from statistics import fmean, median
from typing import NamedTuple, TypeVar

import pytest

from exercises.adapt import Adapt, Ladder, Mark, begin, first, learned, mark, moved, next_set
from exercises.adapt_decision import finish

LADDER = Ladder(5)
PLAYERS, TRIES, SETTLED, TIRED_FROM = 400, 120, 40, 80
LEARNS, TIRES, SPREAD = 0.6 / TRIES, 0.5, 0.5
NEAR = 0.1
SHARE_ROOM, RMS_ROOM, TRIES_ROOM = 0.02, 0.01, 3


class Outcome(NamedTuple):
    """What the table has of a rule."""

    share: float
    """Successes as a share of the tries after the 40th."""
    rms: float
    """Of the true chance against 0.75, over the same tries."""
    tries: float
    """Until the true chance is first within 0.1 of 0.75: the median player's."""


class Blocks(NamedTuple):
    """Where a rule that looks at ten tries at once stands."""

    d: float = 0.0
    tries: int = 0
    successes: int = 0


class Rated(NamedTuple):
    """Where the Elo rule stands."""

    ability: float
    tries: int = 0

    @property
    def d(self) -> float:
        return self.ability - LADDER.ahead


class Stepped(NamedTuple):
    """Where the weighted up-down stands."""

    d: float = 0.0


A = TypeVar("A", Stepped, Rated, Blocks)


def weighted(at: Stepped, success: bool) -> Stepped:
    return Stepped(moved(LADDER, at.d, success))


def elo(at: Rated, success: bool) -> Rated:
    return Rated(learned(at.ability, at.tries, at.d, success), at.tries + 1)


def in_blocks(at: Blocks, success: bool) -> Blocks:
    """The rule that the table compares with: harder above 70 % of ten, easier below 50 %."""
    tries, successes = at.tries + 1, at.successes + success
    if tries < 10:
        return Blocks(at.d, tries, successes)
    return Blocks(at.d + (0.5 if successes > 7 else -0.5 if successes < 5 else 0.0))


def chance(ability: float, d: float) -> float:
    return 1 / (1 + exp((d - ability) / SPREAD))


def simulated(start: A, rule: Callable[[A, bool], A], tired: bool = False) -> Outcome:
    """The rule, tried by all players."""
    successes, errors, until = [], [], []
    for player in range(PLAYERS):
        rng, at = Random(player), start
        ability, near = rng.uniform(1, 3), TRIES
        for number in range(TRIES):
            worn = TIRES if tired and number >= TIRED_FROM else 0.0
            p = chance(ability + LEARNS * number - worn, at.d)
            success = rng.uniform(0, 1) < p
            near = min(near, number) if abs(p - 0.75) <= NEAR else near
            if number >= SETTLED:
                successes.append(success)
                errors.append((p - 0.75) ** 2)
            at = rule(at, success)
        until.append(near)
    return Outcome(fmean(successes), sqrt(fmean(errors)), median(until))


RATED = Rated(LADDER.ahead)


def test_the_weighted_up_down_does_as_the_table_says() -> None:
    found = simulated(Stepped(), weighted)
    assert found.share == pytest.approx(0.76, abs=SHARE_ROOM)
    assert found.rms == pytest.approx(0.109, abs=RMS_ROOM)
    assert found.tries == pytest.approx(14, abs=TRIES_ROOM)


def test_the_weighted_up_down_follows_the_tired_as_the_table_says() -> None:
    found = simulated(Stepped(), weighted, tired=True)
    assert found.share == pytest.approx(0.74, abs=SHARE_ROOM)
    assert found.rms == pytest.approx(0.119, abs=RMS_ROOM)


def test_elo_does_as_the_table_says() -> None:
    found = simulated(RATED, elo)
    assert found.share == pytest.approx(0.79, abs=SHARE_ROOM)
    assert found.rms == pytest.approx(0.075, abs=RMS_ROOM)
    assert found.tries == pytest.approx(10, abs=TRIES_ROOM)


def test_elo_follows_the_tired_as_the_table_says() -> None:
    found = simulated(RATED, elo, tired=True)
    assert found.share == pytest.approx(0.74, abs=SHARE_ROOM)
    assert found.rms == pytest.approx(0.093, abs=RMS_ROOM)


def test_both_are_nearer_to_the_goal_and_sooner_than_a_rule_over_blocks_of_ten() -> None:
    blocks = simulated(Blocks(), in_blocks)
    for rule in (simulated(Stepped(), weighted), simulated(RATED, elo)):
        assert rule.rms < blocks.rms
        assert rule.tries < blocks.tries


@pytest.mark.parametrize("goal", [0.6, 0.75, 0.85])
def test_a_level_with_another_goal_comes_to_that_goal(goal: float) -> None:
    ladder = Ladder(5, Adapt(goal=goal, step=0.2))
    rng, d, chances = Random(1), 2.0, []
    for _ in range(4000):
        chances.append(chance(3.0, d))
        d = moved(ladder, d, rng.uniform(0, 1) < chances[-1])
    assert fmean(chances) == pytest.approx(goal, abs=0.02)


# Sessions: two sets of eight, on whole rungs


class Child(NamedTuple):
    """A simulated child, with its ability on the ladder: on this rung it succeeds in half."""

    ability: float
    start: int = 1
    tires: float = 0.0
    """Rungs that it loses within each session."""


class Course(NamedTuple):
    """What came of it: the rung after each session, and the share of successes in each set."""

    rungs: tuple[int, ...]
    shares: tuple[tuple[float, float], ...]
    set_rungs: tuple[tuple[int, int], ...]


def course(child: Child, seed: int, sessions: int) -> Course:
    rng, standing = Random(seed), first(LADDER, child.start)
    rungs, shares, set_rungs = [], [], []
    for _ in range(sessions):
        played, done, on = begin(LADDER, standing), [0, 0], [0, 0]
        for number in range(16):
            half = number // 8
            played = next_set(LADDER, played)[0] if number == 8 else played
            ability = child.ability - child.tires * number / 16
            success = rng.uniform(0, 1) < chance(ability, played.rung)
            done[half] += success
            on[half] = played.rung
            played = mark(LADDER, played, Mark.SUCCESS if success else Mark.MISS)
        standing = finish(LADDER, standing, played, asked=16).after
        rungs.append(standing.rung)
        shares.append((done[0] / 8, done[1] / 8))
        set_rungs.append((on[0], on[1]))
    return Course(tuple(rungs), tuple(shares), tuple(set_rungs))


TWO_WEEKS, TWO_MONTHS = 8, 32


def courses(child: Child, sessions: int) -> list[Course]:
    return [course(child, seed, sessions) for seed in range(100)]


def test_in_two_weeks_a_strong_child_climbs_a_rung_every_second_session() -> None:
    assert all(
        one.rungs == (1, 2, 2, 3, 3, 4, 4, 5) for one in courses(Child(ability=8), TWO_WEEKS)
    )


def test_in_two_weeks_a_child_comes_to_the_rung_that_suits_it_and_stays() -> None:
    for suits in (1, 2, 3):
        ends = [one.rungs[-1] for one in courses(Child(suits + LADDER.ahead), TWO_WEEKS)]
        assert fmean(rung == suits for rung in ends) >= 0.85


def test_in_two_weeks_a_weak_child_that_began_too_high_is_down_after_two_sessions() -> None:
    for one in courses(Child(ability=0.5, start=3), TWO_WEEKS):
        assert one.rungs[0] == 2
        assert set(one.rungs[2:]) == {1}


def test_a_weak_child_stays_on_the_easiest_rung_and_is_never_sent_up() -> None:
    for one in courses(Child(ability=0.5), TWO_WEEKS):
        assert set(one.rungs) == {1}


def test_a_child_that_tires_has_an_easier_second_set_more_often_and_comes_down() -> None:
    fresh = courses(Child(3 + LADDER.ahead, start=3), TWO_WEEKS)
    tired = courses(Child(3 + LADDER.ahead, start=3, tires=1.5), TWO_WEEKS)

    def eased(many: list[Course]) -> float:
        return fmean(second < begun for one in many for begun, second in one.set_rungs)

    assert eased(tired) > 2 * eased(fresh)
    assert fmean(one.rungs[-1] for one in tired) < fmean(one.rungs[-1] for one in fresh) - 0.4


@pytest.mark.parametrize("ability", [1.6, 2.0, 2.8, 3.4, 4.6, 5.2])
def test_over_two_months_success_is_held_between_two_thirds_and_four_fifths(
    ability: float,
) -> None:
    """Not at 75 % itself: a rung is one step from 83 to 40 % for some, and is played whole."""
    settled = [one.shares[TWO_WEEKS:] for one in courses(Child(ability), TWO_MONTHS)]
    share = fmean(share for one in settled for pair in one for share in pair)
    assert 0.66 < share < 0.80


def test_the_same_seeds_give_the_same_courses() -> None:
    child = Child(ability=2.9, tires=0.5)
    assert course(child, 5, TWO_MONTHS) == course(child, 5, TWO_MONTHS)
