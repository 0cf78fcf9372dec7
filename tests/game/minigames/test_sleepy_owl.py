"""Sleepy Owl: what it promises a child, its family and its therapist."""

from itertools import islice, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from exercises.loader import load
from game.minigames.sleepy_owl import GAME
from game.minigames.sleepy_owl_nap import STARS, Params, Stage, State
from game.model import TICK_S, Help, Missed
from tests.game.minigames.owl_play import (
    CALM,
    EDGE,
    ROOT,
    WILD,
    for_s,
    helps,
    owl,
    play,
    repetitions,
    sounds,
    until,
    wild,
    wishful,
)


# --- Playing a whole set ------------------------------------------------------------------------
def test_a_child_that_follows_the_wish_fills_every_nap_in_one_try() -> None:
    moments = list(play(owl(reps=4), wishful))
    reps = repetitions(moments)
    assert [(rep.success, rep.tries, rep.side) for rep in reps] == [(True, 1, None)] * 4
    assert not helps(moments)
    assert GAME.done(moments[-1].state)


def test_a_child_that_never_moves_at_all_finishes_too() -> None:
    moments = list(play(owl(), lambda _: 0.0))
    assert [rep.success for rep in repetitions(moments)] == [True] * 3


def test_a_child_that_sways_too_much_is_helped_three_times_and_then_moved_on_kindly() -> None:
    moments = list(play(owl(reps=2), wild))
    reps = repetitions(moments)
    assert [(rep.success, rep.tries) for rep in reps] == [(False, 4)] * 2
    assert helps(moments) == [Help.SAY, Help.SHOW, Help.EASE] * 2
    assert GAME.done(moments[-1].state)


def test_without_extra_tries_play_moves_on_after_the_first() -> None:
    moments = list(play(owl(reps=1, extra_tries=0), wild))
    assert [(rep.success, rep.tries) for rep in repetitions(moments)] == [(False, 1)]
    assert not helps(moments)


def test_nothing_that_is_earned_is_ever_lost() -> None:
    def child(state: State) -> float:
        return WILD if state.nap % 2 else wishful(state)

    moments = list(play(owl(reps=4, extra_tries=1), child))
    assert all(one.state.acorns <= two.state.acorns for one, two in pairwise(moments))
    assert moments[-1].state.acorns == 2


def test_the_same_play_gives_the_same_states_and_events() -> None:
    assert list(play(owl(reps=1), wishful)) == list(play(owl(reps=1), wishful))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.floats(0, 8), min_size=1, max_size=40), st.integers(1, 4), st.integers(0, 3))
def test_however_a_child_sways_each_nap_ends_in_exactly_one_repetition(
    sways: list[float], reps: int, extra_tries: int
) -> None:
    def child(state: State) -> float:
        return sways[int(state.t_s * 2) % len(sways)]

    moments = list(play(owl(reps=reps, extra_tries=extra_tries, hold_s=5), child))
    assert len(repetitions(moments)) == reps
    assert GAME.done(moments[-1].state)


# --- Filling a nap ------------------------------------------------------------------------------
def test_sway_at_the_edge_of_the_band_fills_the_nap_and_a_little_more_does_not() -> None:
    napping = until(owl(), Stage.NAPPING)
    assert for_s(napping, 3, EDGE)[-1].state.filled_s == pytest.approx(3)
    assert for_s(napping, 3, EDGE + 0.01)[-1].state.filled_s == 0


def test_leaving_the_band_pauses_the_fill_and_keeps_it() -> None:
    half = for_s(until(owl(), Stage.NAPPING), 5, CALM)[-1].state
    after = for_s(half, 4, WILD)[-1].state
    assert half.filled_s == after.filled_s > 0
    assert for_s(after, 1, CALM)[-1].state.filled_s == pytest.approx(half.filled_s + 1)


def test_a_nap_lasts_as_long_as_the_therapist_says() -> None:
    for hold_s in (5, 20):
        (rep,) = repetitions(list(play(owl(reps=1, hold_s=hold_s), wishful)))
        assert rep.duration_s == pytest.approx(hold_s, abs=2 * TICK_S)


def test_while_the_owl_settles_nothing_counts() -> None:
    last = for_s(owl(), 2, WILD)[-1].state
    assert last.stage is Stage.SETTLING
    assert (last.calm.nap_s, last.try_s, last.feathers) == (0, 0, ())


def test_a_therapists_wider_band_lets_a_livelier_child_fill_the_nap() -> None:
    def lively(_: State) -> float:
        return 2.8

    assert not repetitions(list(play(owl(reps=1, extra_tries=0), lively)))[0].success
    wider = owl(reps=1, extra_tries=0, calm_factor=3.0)
    assert repetitions(list(play(wider, lively)))[0].success


# --- Tries --------------------------------------------------------------------------------------
def test_a_try_lasts_three_times_the_hold_and_at_least_thirty_seconds() -> None:
    assert [owl(hold_s=hold_s).patience_s for hold_s in (5, 10, 20)] == [30, 30, 60]
    moments = list(play(owl(hold_s=20), wild))
    missed = next(m.state for m in moments if m.events and isinstance(m.events[0], Missed))
    assert missed.calm.nap_s == pytest.approx(60, abs=2 * TICK_S)


def test_a_therapist_may_ask_for_more_calm_in_each_try_but_never_for_less_than_thirty_seconds() -> (
    None
):
    asked = ((10, 1.5), (20, 1.5), (30, 1.1))
    tries_s = [owl(hold_s=hold_s, patience_factor=factor).patience_s for hold_s, factor in asked]
    assert tries_s == pytest.approx([30, 30, 33])


def test_each_miss_widens_the_band_so_that_a_swaying_child_gets_there() -> None:
    moments = list(play(owl(reps=1), lambda _: 2.6))
    bands = [m.state.band for m in moments if any(isinstance(e, Missed) for e in m.events)]
    assert bands == pytest.approx([2.0 * 1.15, 2.0 * 1.35])
    (rep,) = repetitions(moments)
    assert (rep.success, rep.tries) == (True, 3)


def test_the_next_nap_begins_with_the_therapists_own_band() -> None:
    eased = until(owl(reps=2), Stage.WIGGLING, lambda _: 2.6)
    assert (eased.band, eased.filled_s, eased.tries.number) == (2.0, 0, 1)


def test_what_is_filled_is_kept_for_the_next_try() -> None:
    half = for_s(until(owl(), Stage.NAPPING), 6, CALM)[-1].state
    again = until(half, Stage.SETTLING, wild)
    assert again.tries.number == 2
    assert again.filled_s == half.filled_s


def test_no_try_ends_while_the_child_stands_quietly() -> None:
    late = for_s(until(owl(), Stage.NAPPING), 29.5, WILD)[-1].state
    moments = list(islice(play(late, wishful), round(10.5 / TICK_S)))
    assert not helps(moments)
    assert repetitions(moments)[0].tries == 1


# --- What the adults read -----------------------------------------------------------------------
def test_a_repetition_tells_how_calm_the_nap_was() -> None:
    half = for_s(until(owl(reps=1), Stage.NAPPING), 5, CALM)[-1].state
    restless = for_s(half, 10, 3.0)[-1].state
    (rep,) = repetitions(list(play(restless, wishful)))
    quality = dict(rep.quality)
    assert quality["in_band_share"] == pytest.approx(10 / 20, abs=0.01)
    assert quality["mean_sway_ratio"] == pytest.approx(2.0, abs=0.01)
    assert quality["largest_sway_ratio"] == 3.0


def test_each_nap_tells_of_itself_and_never_of_the_break_or_of_the_nap_before() -> None:
    def child(state: State) -> float:
        return 3.0 if state.nap == 0 and state.calm.nap_s < 4 else wishful(state)

    first, second = repetitions(list(play(owl(reps=2), child)))
    assert dict(first.quality)["largest_sway_ratio"] == 3.0
    assert first.duration_s == pytest.approx(14, abs=2 * TICK_S)
    assert dict(second.quality)["largest_sway_ratio"] == CALM
    assert second.duration_s == pytest.approx(10, abs=2 * TICK_S)


# --- Wishes, breaks and sounds ------------------------------------------------------------------
def test_it_wishes_stillness_for_the_nap_and_nothing_in_between() -> None:
    for moment in play(owl(reps=2), wishful):
        wish = GAME.wish(moment.state)
        assert wish.still == (moment.state.stage in (Stage.SETTLING, Stage.NAPPING))
        assert (wish.lean_x, wish.lean_y, wish.lift, wish.on_board) == (0, 0, None, True)


def test_a_break_of_four_seconds_lies_between_two_naps_and_none_after_the_last() -> None:
    stages = [m.state.stage for m in play(owl(reps=3), wishful)]
    assert stages.count(Stage.WIGGLING) * TICK_S == pytest.approx(2 * 4.0, abs=4 * TICK_S)
    assert stages[stages.index(Stage.FINALE) - 1] is Stage.WAKING


def test_a_full_nap_chimes_hoots_and_lights_an_acorn_and_the_set_ends_with_a_cheer() -> None:
    heard = sounds(list(play(owl(reps=1), wishful)))
    assert heard[:2] == ["yawn", "fill"]
    assert heard.count("star") == STARS - 1
    assert heard[-4:] == ["chime", "owl_hoot", "sparkle", "cheer"]


def test_the_fill_hums_anew_only_after_a_real_pause() -> None:
    half = for_s(until(owl(), Stage.NAPPING), 3.2, CALM)[-1].state
    blip = for_s(half, 0.3, WILD)[-1].state
    pause = for_s(half, 2, WILD)[-1].state
    assert "fill" not in sounds(for_s(blip, 0.5, CALM))
    assert sounds(for_s(pause, 0.5, CALM)) == ["fill"]


def test_restlessness_makes_no_sound_at_all() -> None:
    assert sounds(for_s(until(owl(), Stage.NAPPING), 20, WILD)) == []


# --- What a therapist may set -------------------------------------------------------------------
@pytest.mark.parametrize(
    "params",
    [
        {"hold_s": 4},
        {"hold_s": 31},
        {"calm_factor": 1.1},
        {"calm_factor": 4.1},
        {"patience_factor": 1.0},
    ],
)
def test_a_nap_or_a_band_beyond_its_bounds_is_refused(params: dict[str, float]) -> None:
    with pytest.raises(ValidationError):
        owl(**params)


def test_the_familys_level_begins_gently_and_its_naps_grow_longer_and_its_band_narrower() -> None:
    text = (ROOT / "exercises" / "levels" / "sleepy_owl.yaml").read_text("utf-8")
    worlds = {GAME.name: GAME.worlds}
    first = load(text, {GAME.name: Params}, "sleepy_owl.yaml", 1, worlds)
    numbers = range(1, first.rungs + 1)
    rungs = [load(text, {GAME.name: Params}, "sleepy_owl.yaml", n, worlds).params for n in numbers]
    asked = [(rung.hold_s, -rung.calm_factor) for rung in rungs]
    assert asked[0] == (10, -2.0)
    assert len(set(asked)) == len(asked) >= 6
    assert [hold_s for hold_s, _ in asked] == sorted(hold_s for hold_s, _ in asked)
    assert [calm for _, calm in asked] == sorted(calm for _, calm in asked)
