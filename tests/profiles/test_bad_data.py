"""What rests on bad data tells nothing about skill; what the child did stays done all the same."""

from contextlib import closing
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiles.model import Child, Repetition, Result, Round, SessionRecord
from profiles.progress import CourseRound, GameCourse, Progress
from profiles.store import Store
from profiles.tally import Tally, tally_of, tells_skill
from tests.profiles.afternoon import play, repetition_of, round_of, session_of

DAY = "2026-03-14"


def play_with_voids(store: Store, child: Child, voids: set[int], reps: int = 6) -> SessionRecord:
    """A session that was cut off, with some repetitions found void afterwards."""
    session = play(store, child, reps)
    for repetition in store.records(Repetition):
        if repetition.number in voids:
            store.keep("void", replace(repetition, void=True))
    return session


def course(progress: Progress) -> CourseRound:
    ((round_,),) = (game.rounds for game in progress.games)
    return round_


# --- The rule -------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("void", "light", "tells"),
    [
        (False, "good", True),
        (False, "fair", True),
        (False, "bad", False),
        (True, "good", False),
        (True, "bad", False),
    ],
)
def test_void_repetitions_and_a_bad_light_tell_nothing(void: bool, light: str, tells: bool) -> None:
    assert tells_skill(void=void, sensor_light=light) is tells


repetitions = st.lists(
    st.builds(
        Repetition,
        id=st.just(""),
        round_id=st.just(""),
        number=st.just(1),
        t_s=st.just(0.0),
        success=st.booleans(),
        side=st.sampled_from(["left", "right", None]),
        tries=st.just(1),
        duration_s=st.integers(1, 60).map(float),
        void=st.booleans(),
    ),
    max_size=20,
)


@given(repetitions)
def test_voids_change_no_effort_and_the_rest_is_as_if_they_were_not_there(
    done: list[Repetition],
) -> None:
    tally = tally_of(done)
    assert tally.reps + tally.void_reps == len(done)
    assert tally.active_s == sum(one.duration_s for one in done)
    rest = tally_of(one for one in done if not one.void)
    assert tally[:4] == rest[:4]
    assert rest.void_reps == 0
    cleared = tally_of(replace(one, void=False) for one in done)
    assert cleared.successes >= tally.successes
    assert cleared.active_s == tally.active_s


def test_nothing_done_is_an_empty_tally() -> None:
    assert tally_of(()) == Tally(0, 0, 0, 0, 0.0, 0)


# --- In the child's path --------------------------------------------------------------------------
def test_a_void_repetition_is_no_success_and_no_miss_and_stays_done() -> None:
    with closing(Store.in_memory()) as store:
        guest = store.guest()
        session = play_with_voids(store, guest, {2, 3})  # a success, and a miss
        progress = store.progress(guest)
        round_ = course(progress)
        # 1, 4 and 5 are successes, 6 is a miss; odd numbers are on the right.
        assert (round_.reps, round_.successes, round_.left_reps, round_.right_reps) == (4, 3, 2, 2)
        assert (round_.void_reps, round_.active_s) == (2, 24.0)
        assert (progress.totals.reps, progress.totals.successes) == (6, 3)
        assert progress.days[0].active_s == progress.totals.active_s == 24.0
        assert store.played_s_on(guest, DAY) == 24.0

        store.finish_interrupted(session.id, keep=True)
        assert store.progress(guest) == progress
        (result,) = store.records(Result)
        assert (result.reps, result.successes, result.active_s) == (4, 3, 24.0)


@pytest.mark.parametrize("left_out", [0, 2])
def test_a_round_with_a_result_counts_voids_out_once_whoever_wrote_it(left_out: int) -> None:
    with closing(Store.in_memory()) as store:
        guest = store.guest()
        play_with_voids(store, guest, {1, 2})
        (round_,) = store.records(Round)
        result = Result(round_.id, 6 - left_out, 4 - left_out, 3, 3, 41.5, "level")
        store.keep("result", result)
        told = course(store.progress(guest))
        assert (told.reps, told.successes, told.left_reps, told.right_reps) == (4, 2, 2, 2)
        assert (told.void_reps, told.active_s) == (2, 41.5)
        assert store.progress(guest).totals.reps == 6


def test_a_repetition_found_void_after_its_session_ended_is_counted_out() -> None:
    with closing(Store.in_memory()) as store:
        guest = store.guest()
        play(store, guest, reps=3, ended=True)
        assert course(store.progress(guest)).successes == 3
        last = store.records(Repetition)[0]
        store.keep("void", replace(last, void=True))
        assert course(store.progress(guest)).successes == 1  # the third was a miss


def test_a_bad_light_keeps_a_session_out_of_trends_and_not_out_of_days_and_minutes() -> None:
    with closing(Store.in_memory()) as store:
        guest = store.guest()
        for n, light in enumerate(("good", "bad", "fair")):
            session = play(store, guest, reps=4 + n, local_date=f"2026-03-1{n}", ended=True)
            ended = replace(session, ended_by="level", active_s=90.0, sensor_light=light)
            store.keep("session", ended)
        progress = store.progress(guest)
        (game,) = progress.games
        assert [one.reps for one in game.rounds] == [4, 5, 6]
        assert [one.sensor_light for one in game.rounds] == ["good", "bad", "fair"]
        assert [one.reps for one in game.trend] == [4, 6]
        assert [day.active_s for day in progress.days] == [90.0, 90.0, 90.0]
        assert (progress.totals.days, progress.totals.reps) == (3, 15)
        assert store.played_s_on(guest, "2026-03-11") == 90.0


def test_a_round_of_void_repetitions_alone_is_in_no_trend() -> None:
    with closing(Store.in_memory()) as store:
        guest = store.guest()
        play_with_voids(store, guest, {1, 2}, reps=2)
        (game,) = store.progress(guest).games
        assert course(store.progress(guest)).void_reps == 2
        assert game.trend == ()
    assert GameCourse("otter_river", ()).trend == ()


def test_the_voids_of_one_round_are_not_those_of_another() -> None:
    with closing(Store.in_memory()) as store:
        guest, other = store.guest(), store.add_child("Ana", "fox")
        for child in (guest, other, guest):
            session = session_of(child, store.gear_of(child))
            round_ = round_of(session)
            store.keep("session", session)
            store.keep("round", round_)
            for number in range(1, 4):
                store.keep("rep", repetition_of(round_, number))
        store.keep("void", replace(store.records(Repetition)[7], void=True))
        (game,) = store.progress(guest).games
        assert [(one.reps, one.void_reps) for one in game.rounds] == [(3, 0), (2, 1)]
        assert course(store.progress(other)).reps == 3
