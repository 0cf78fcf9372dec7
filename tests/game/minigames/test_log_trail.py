"""Puddle & Log Trail: what it promises a child, its family and its therapist."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from game.minigames.log_trail import Params, done, wish
from game.minigames.log_trail_course import Phase
from game.model import Help, Missed, Repetition, Side, Signals, Sound
from tests.game.minigames.trail_play import (
    STANDING,
    after,
    diligent,
    helps,
    lifting,
    motionless,
    other,
    play,
    repetitions,
    sounds,
    trail,
    until,
)


# --- Playing a whole trail ----------------------------------------------------------------------
@pytest.mark.parametrize("side", ["left", "right", "both"])
def test_a_child_that_follows_the_wish_passes_every_obstacle_in_one_try(side: str) -> None:
    moments = list(play(trail(reps=7, side=side), diligent))
    reps = repetitions(moments)
    assert [(rep.success, rep.tries) for rep in reps] == [(True, 1)] * 7
    assert done(moments[-1].state)
    assert not helps(moments)


def test_a_motionless_child_is_helped_three_times_and_then_moved_on_kindly() -> None:
    moments = list(play(trail(reps=2), motionless))
    assert [(rep.success, rep.tries) for rep in repetitions(moments)] == [(False, 4)] * 2
    assert helps(moments) == [Help.SAY, Help.SHOW, Help.EASE] * 2
    assert done(moments[-1].state)


def test_without_extra_tries_a_motionless_child_is_moved_on_at_once() -> None:
    moments = list(play(trail(reps=1, extra_tries=0), motionless))
    assert [(rep.success, rep.tries) for rep in repetitions(moments)] == [(False, 1)]
    assert not helps(moments)


def test_each_obstacle_is_one_repetition_with_the_side_that_was_named() -> None:
    state = trail(seed=5, reps=6)
    named = [obstacle.side for obstacle in state.course]
    assert [rep.side for rep in repetitions(list(play(state, diligent)))] == named


def test_the_last_obstacle_is_followed_by_a_cheer_and_then_the_set_is_done() -> None:
    moments = list(play(trail(reps=1), diligent))
    cheers = [place for place, m in enumerate(moments) if "cheer" in sounds(m.events)]
    assert len(cheers) == 1
    assert not done(moments[cheers[0]].state)
    assert moments[-1].state.phase is Phase.FINALE


# --- The course ---------------------------------------------------------------------------------
@given(seed=st.integers(0, 500), reps=st.integers(1, 50))
def test_with_both_sides_no_foot_is_ever_named_more_than_one_time_ahead(
    seed: int, reps: int
) -> None:
    lead = 0
    for obstacle in trail(seed, reps=reps).course:
        lead += 1 if obstacle.side is Side.LEFT else -1
        assert abs(lead) <= 1


@given(seed=st.integers(0, 500), reps=st.integers(1, 50))
def test_logs_and_puddles_take_turns_and_a_sleeper_is_rare_and_never_first(
    seed: int, reps: int
) -> None:
    kinds = [obstacle.kind for obstacle in trail(seed, reps=reps).course]
    assert len(kinds) == reps
    assert kinds[0] != "sleeper"
    assert kinds.count("sleeper") == reps // 6
    assert all(one != next_ for one, next_ in pairwise(kinds))


def test_the_same_seed_lays_out_the_same_course_and_another_seed_another() -> None:
    assert trail(3).course == trail(3).course
    assert len({trail(seed).course for seed in range(20)}) > 5


@pytest.mark.parametrize("side", ["left", "right"])
def test_a_level_for_one_side_names_that_foot_alone(side: str) -> None:
    assert {obstacle.side.value for obstacle in trail(side=side).course} == {side}


# --- No rush ------------------------------------------------------------------------------------
@pytest.mark.parametrize("lead_s", [4.0, 7.0, 12.0])
def test_the_obstacle_takes_the_time_that_the_therapist_set_to_come(lead_s: float) -> None:
    assert until(trail(lead_s=lead_s), Phase.WAITING).t_s == pytest.approx(lead_s, abs=0.02)


def test_a_wish_to_lift_is_there_only_while_an_obstacle_waits() -> None:
    for moment in play(trail(reps=2), diligent):
        asked = wish(moment.state)
        assert (asked.lift is not None) == (moment.state.phase is Phase.WAITING)
        assert (asked.lean_x, asked.lean_y, asked.on_board) == (0.0, 0.0, True)


# --- The lift -----------------------------------------------------------------------------------
def test_the_named_foot_up_for_the_hold_swings_over() -> None:
    waiting = until(trail(hold_s=0.3), Phase.WAITING)
    side = waiting.obstacle.side
    early, _ = after(waiting, lifting(side), 0.25)
    over, _ = after(early, lifting(side), 0.1)
    assert early.phase is Phase.WAITING
    assert over.phase is Phase.OVER


def test_setting_the_foot_down_pauses_the_fill_and_does_not_empty_it() -> None:
    waiting = until(trail(hold_s=1.0), Phase.WAITING)
    side = waiting.obstacle.side
    up, _ = after(waiting, lifting(side), 0.6)
    down, _ = after(up, STANDING, 2.0)
    assert down.held_s == up.held_s == pytest.approx(0.6)
    again, _ = after(down, lifting(side), 0.45)
    assert again.phase is Phase.OVER


def test_the_fill_hums_once_when_it_begins() -> None:
    waiting = until(trail(hold_s=1.0), Phase.WAITING)
    _, events = after(waiting, lifting(waiting.obstacle.side), 0.9)
    assert sounds(events) == ["fill"]


def test_a_foot_that_goes_up_just_before_the_obstacle_arrives_counts() -> None:
    state, _ = after(trail(lead_s=7.0), STANDING, 6.4)
    state, _ = after(state, lifting(state.obstacle.side), 0.5)
    assert state.phase is Phase.COMING
    state, _ = after(state, STANDING, 0.2)
    assert state.phase is Phase.OVER


def test_a_foot_that_goes_up_long_before_the_obstacle_does_nothing_yet() -> None:
    state, events = after(trail(lead_s=7.0), lifting(trail().obstacle.side), 5.0)
    assert state.held_s == 0.0
    assert events == ()


def test_the_window_never_closes_while_the_named_foot_is_up() -> None:
    waiting = until(trail(hold_s=1.0, window_s=5.0), Phase.WAITING)
    late, _ = after(waiting, STANDING, 4.8)
    side = waiting.obstacle.side
    _, events = after(late, lifting(side), 1.1)
    assert not [event for event in events if isinstance(event, Missed)]


def test_each_further_try_asks_for_a_shorter_hold() -> None:
    asked = [
        m.state.hold_s
        for m in play(trail(reps=1, hold_s=1.0), motionless)
        if m.state.phase is Phase.WAITING
    ]
    levels = list(dict.fromkeys(asked))
    assert len(levels) == 4
    assert levels == sorted(levels, reverse=True)
    assert levels[-1] < 0.7


# --- The other foot -----------------------------------------------------------------------------
def test_the_other_foot_brings_a_curious_hm_and_no_penalty() -> None:
    waiting = until(trail(), Phase.WAITING)
    side = waiting.obstacle.side
    wondering, events = after(waiting, lifting(other(side)), 2.0)
    assert events == (Sound("hm"),)
    assert wondering.tries.number == 1
    moments = list(play(after(wondering, STANDING, 0.5)[0], diligent, 5.0))
    rep = repetitions(moments)[0]
    assert (rep.success, rep.tries) == (True, 1)
    assert dict(rep.quality)["wrong_lifts"] == 1.0


def test_the_other_foot_never_fills_the_hold() -> None:
    waiting = until(trail(), Phase.WAITING)
    state, _ = after(waiting, lifting(other(waiting.obstacle.side)), 3.0)
    assert state.held_s == 0.0
    assert state.phase is Phase.WAITING


def test_each_obstacle_asks_for_its_own_lift_and_counts_its_own_mix_ups() -> None:
    waiting = until(trail(reps=2, extra_tries=0), Phase.WAITING)
    mixed_up, _ = after(waiting, lifting(other(waiting.obstacle.side)), 1.0)
    second = next(
        m.state for m in play(mixed_up, diligent) if m.state.at == 1 and m.state.phase_s == 0.0
    )
    (rep,) = repetitions(list(play(second, motionless)))
    assert not rep.success
    assert dict(rep.quality)["wrong_lifts"] == 0.0


# --- Landing ------------------------------------------------------------------------------------
def test_the_repetition_counts_only_after_the_foot_has_come_down() -> None:
    waiting = until(trail(), Phase.WAITING)
    side = waiting.obstacle.side
    up, events = after(waiting, lifting(side), 5.0)
    assert up.phase is Phase.OVER
    assert not [event for event in events if isinstance(event, Repetition)]
    _, events = after(up, STANDING, 0.6)
    assert [event.success for event in events if isinstance(event, Repetition)] == [True]
    assert sounds(events) == ["land", "chime"]


def test_lifting_the_other_foot_instead_of_landing_does_not_count() -> None:
    waiting = until(trail(), Phase.WAITING)
    side = waiting.obstacle.side
    up, _ = after(waiting, lifting(side), 2.0)
    state, events = after(up, lifting(other(side)), 2.0)
    assert state.phase is Phase.OVER
    assert not [event for event in events if isinstance(event, Repetition)]


def test_a_foot_that_never_comes_down_leads_to_another_easier_try() -> None:
    waiting = until(trail(window_s=5.0), Phase.WAITING)
    state, events = after(waiting, lifting(waiting.obstacle.side), 6.5)
    assert [event.help for event in events if isinstance(event, Missed)] == [Help.SAY]
    assert state.tries.number == 2


def test_the_hardest_moment_of_the_landing_is_kept_for_adults() -> None:
    waiting = until(trail(), Phase.WAITING)
    up, _ = after(waiting, lifting(waiting.obstacle.side), 1.5)
    stamped, first = after(up, Signals(load_share=1.4), 0.1)
    _, then = after(stamped, STANDING, 0.6)
    (rep,) = (event for event in first + then if isinstance(event, Repetition))
    assert dict(rep.quality)["landing_peak_share"] == 1.4


def test_how_long_the_child_took_to_lift_is_kept_for_adults() -> None:
    waiting = until(trail(), Phase.WAITING)
    later, _ = after(waiting, STANDING, 3.0)
    (rep,) = repetitions(list(play(later, diligent, 4.0)))
    assert dict(rep.quality)["lift_delay_s"] == pytest.approx(3.0, abs=0.05)


# --- What a therapist may set -------------------------------------------------------------------
@pytest.mark.parametrize(
    ("key", "value"),
    [("hold_s", 0.05), ("hold_s", 2.5), ("lead_s", 3.0), ("lead_s", 13.0), ("window_s", 4.0)],
)
def test_what_is_too_fast_or_too_long_is_refused(key: str, value: float) -> None:
    with pytest.raises(ValidationError, match=key):
        Params(**{key: value})  # type: ignore[arg-type]  # wrong on purpose
