"""Puddle & Log Trail: how long the child stood on one leg, while the other stepped over."""

import pytest

from game.minigames.log_trail import GAME
from game.minigames.log_trail_course import Phase, State
from game.model import Repetition, Signals
from profiles.milestone_history import LIFT
from profiles.report_reading import LIFTS
from tests.game.minigames.trail_play import (
    STANDING,
    after,
    diligent,
    lifting,
    motionless,
    other,
    play,
    repetitions,
    trail,
    until,
)


def kept_of(state: State, *held: tuple[Signals, float]) -> Repetition:
    """The first repetition after signals that were each held for so many seconds."""
    for signals, seconds in held:
        state, events = after(state, signals, seconds)
        for event in events:
            if isinstance(event, Repetition):
                return event
    return repetitions(list(play(state, motionless)))[0]


def test_how_long_the_child_stood_on_the_other_leg_is_kept_and_goes_on_while_it_swings_over() -> (
    None
):
    waiting = until(trail(hold_s=0.3), Phase.WAITING)
    rep = kept_of(waiting, (lifting(waiting.obstacle.side), 2.4))
    assert (rep.success, rep.side) == (True, waiting.obstacle.side)
    assert dict(rep.quality)["lift_hold_s"] == pytest.approx(2.4, abs=0.02)


def test_reports_look_for_a_hold_by_the_names_that_this_game_gives() -> None:
    (rep,) = repetitions(list(play(trail(reps=1), diligent)))
    assert GAME.name == LIFTS
    assert LIFT in dict(rep.quality)


def test_of_several_lifts_the_longest_is_kept_and_they_are_not_added_up() -> None:
    waiting = until(trail(hold_s=2.0), Phase.WAITING)
    up = lifting(waiting.obstacle.side)
    rep = kept_of(waiting, (up, 0.9), (STANDING, 0.5), (up, 0.6), (STANDING, 0.5), (up, 0.7))
    assert rep.success
    assert dict(rep.quality)["lift_hold_s"] == pytest.approx(0.9, abs=0.02)


def test_a_lift_that_was_too_short_is_kept_of_an_obstacle_that_was_not_passed() -> None:
    waiting = until(trail(hold_s=2.0, extra_tries=1), Phase.WAITING)
    rep = kept_of(waiting, (lifting(waiting.obstacle.side), 0.5), (STANDING, 40.0))
    assert not rep.success
    assert dict(rep.quality)["lift_hold_s"] == pytest.approx(0.5, abs=0.02)


def test_who_never_lifts_or_lifts_the_other_foot_has_held_nothing() -> None:
    waiting = until(trail(extra_tries=0), Phase.WAITING)
    for signals in (STANDING, lifting(other(waiting.obstacle.side))):
        rep = kept_of(waiting, (signals, 3.0), (STANDING, 40.0))
        assert dict(rep.quality)["lift_hold_s"] == 0.0


def test_each_obstacle_has_a_hold_of_its_own() -> None:
    waiting = until(trail(reps=2, extra_tries=0), Phase.WAITING)
    passed, _ = after(waiting, lifting(waiting.obstacle.side), 5.0)
    first, second = repetitions(list(play(passed, motionless)))
    assert dict(first.quality)["lift_hold_s"] == pytest.approx(5.0, abs=0.02)
    assert dict(second.quality)["lift_hold_s"] == 0.0
