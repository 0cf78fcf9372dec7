"""A level being played: waiting, 3-2-1, pauses, rests, sets and caps, round any game."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises import Offer
from game import guard
from game.guard import Freeze
from game.minigames import GAMES
from game.model import TICK_S, Repetition, Signals, Wish
from game.session import Asked, Phase, advance, begin, end, wish
from game.shell.levels import level

STANDS, AWAY = Signals(), Signals(on_board=False)
SPIKES = Signals(load_share=3.0)


def fresh(name="otter_river", **changes):
    return begin(Offer.fixed(replace(level(name, 1), **changes)), GAMES[name], seed=1)


def after(session, seconds, signals=STANDS):
    for _ in range(round(seconds / TICK_S)):
        session, _ = advance(session, signals, TICK_S)
    return session


def playing(**changes):
    return after(fresh(**changes), guard.CALM_S + guard.COUNT_S + 0.5)


def until(session, phase, longest_s, signals=STANDS):
    for _ in range(round(longest_s / TICK_S)):
        if session.phase is phase:
            return session
        session, _ = advance(session, signals, TICK_S)
    raise AssertionError(f"{phase} did not come, but {session.phase}")


def test_play_begins_after_a_calm_stand_and_three_two_one_and_waiting_is_no_pause():
    session = after(fresh(), 30, AWAY)
    assert session.phase is Phase.WAITING
    assert session.pauses == 0
    session = after(session, guard.CALM_S + 0.1)
    assert session.phase is Phase.COUNTDOWN
    assert session.count == 3
    session = until(session, Phase.PLAYING, guard.COUNT_S + 0.1)
    assert session.active_s < 0.1


def test_a_child_that_steps_off_during_the_first_countdown_simply_waits_again():
    session = after(fresh(), guard.CALM_S + 1.0)
    session, _ = advance(session, AWAY, TICK_S)

    assert session.phase is Phase.WAITING
    assert session.pauses == 0


@pytest.mark.parametrize(
    ("signals", "why"),
    [(AWAY, Freeze.OFF_BOARD), (SPIKES, Freeze.SPIKE), (Signals(age_s=1.0), Freeze.LOST)],
)
def test_play_freezes_in_the_same_tick_and_nothing_of_the_game_moves(signals, why):
    before = playing()
    frozen, events = advance(before, signals, TICK_S)

    assert (frozen.phase, frozen.why, frozen.pauses) == (Phase.PAUSED, why, 1)
    assert not events
    assert after(frozen, 20, signals).state == before.state
    assert after(frozen, 20, signals).active_s == before.active_s


def test_stepping_back_on_goes_on_by_itself_after_calm_and_three_two_one():
    paused, _ = advance(playing(), AWAY, TICK_S)
    back = until(paused, Phase.PLAYING, guard.CALM_S + guard.COUNT_S + 0.2)

    assert back.pauses == 1


@pytest.mark.parametrize(("signals", "asked"), [(SPIKES, None), (STANDS, Asked.STOP)])
def test_a_spike_and_the_stop_wait_for_a_hand(signals, asked):
    paused, _ = advance(playing(), signals, TICK_S, asked)
    assert after(paused, 60).phase is Phase.PAUSED
    session, _ = advance(paused, STANDS, TICK_S, Asked.RESUME)

    assert until(session, Phase.PLAYING, 10).active_s >= paused.active_s


def test_the_pause_card_can_end_play_and_can_bring_a_rest():
    paused, _ = advance(playing(), STANDS, TICK_S, Asked.STOP)
    ended, _ = advance(paused, STANDS, TICK_S, Asked.END)
    resting, _ = advance(paused, STANDS, TICK_S, Asked.REST)

    assert (ended.phase, ended.ended_by) == (Phase.OVER, "stopped")
    assert resting.phase is Phase.RESTING
    early, _ = advance(resting, STANDS, TICK_S, Asked.RESUME)
    assert early.phase is Phase.RESTING


def test_a_rest_of_twenty_seconds_comes_between_sixty_and_ninety_seconds_of_work():
    session = until(playing(), Phase.RESTING, 95)

    assert guard.WORK_S <= session.active_s <= guard.LATEST_WORK_S + 1
    rested = after(session, guard.REST_S - 0.5, AWAY)
    assert rested.phase is Phase.RESTING, "nobody has to stand while resting"
    assert until(rested, Phase.PLAYING, 7).work_s < 1


def test_the_daily_cap_and_the_level_s_minutes_end_play_kindly():
    game, offer = GAMES["otter_river"], Offer.fixed(level("otter_river", 1))
    day = begin(offer, game, 1, day_s=guard.DAY_S - 5)

    assert until(day, Phase.OVER, 20).ended_by == "daily_limit"
    short = fresh(max_minutes=0.1)
    assert until(short, Phase.OVER, 20).ended_by == "max_minutes"


def test_two_sets_have_two_courses_with_a_rest_between_and_then_the_level_is_done():
    session, phases, done = fresh("sleepy_owl", sets=2), [], 0
    while not session.over:
        phases += [session.phase] if not phases or phases[-1] is not session.phase else []
        session, events = advance(session, STANDS, TICK_S)
        done += sum(isinstance(event, Repetition) for event in events)

    assert session.ended_by == "level"
    assert session.tally.reps == done == 2 * session.exercise.params.reps
    assert session.set_number == 2
    assert Phase.RESTING in phases
    assert session.tally.success_share == 1.0


def test_the_wish_is_the_game_s_in_play_and_to_stand_at_ease_otherwise():
    session = playing()

    assert wish(session) == session.game.wish(session.state)
    assert wish(end(session, "stopped")) == Wish()


ANY = st.builds(
    Signals,
    lean_x=st.floats(-1.5, 1.5),
    load_share=st.floats(0, 4),
    on_board=st.booleans(),
    age_s=st.floats(0, 1),
)
STEPS = st.lists(st.tuples(ANY, st.sampled_from([None, *Asked]), st.integers(1, 300)), max_size=15)


@settings(max_examples=40, deadline=None)
@given(steps=STEPS)
def test_whatever_comes_times_add_up_and_over_stays_over(steps):
    session = fresh()
    for signals, asked, ticks in steps:
        for tick in range(ticks):
            was_over = session.over
            session, events = advance(session, signals, TICK_S, asked if tick == 0 else None)
            assert session.active_s <= session.total_s + 1e-9
            assert session.work_s <= session.active_s + 1e-9
            assert session.tally.successes <= session.tally.reps
            assert not (was_over and events)
            assert session.over >= was_over
