"""A level gets harder and easier between sets and between sessions, and says why."""

from dataclasses import replace

import pytest

from exercises import Offer
from exercises.adapt import Mark, Standing, first
from exercises.adapt_decision import Reason
from game.minigames import GAMES
from game.model import TICK_S, Repetition, Signals
from game.scenes import ladder_steps
from game.scenes.answers import Begun, SensorReady, SessionKept
from game.scenes.comfort import Comfort
from game.scenes.results import Results
from game.scenes.scene import Keep
from game.scenes.setting import Setting
from game.session import Phase, advance, begin, mark_of, without_last
from game.shell.levels import library
from profiles.practice_records import LadderStep
from tests.game.faulty import CHILD, SESSION
from tests.game.scenes.house import TODAY, Visit

RIVER = library().level("otter_river")
BEGUN = Begun(SESSION, 7)
DEVICE = SensorReady("wii", "wii", 4, None, device=True)
KEYS = SensorReady("keyboard", "keyboard", 4, None)
RECORDING = SensorReady("recording:a.csv", "recording", 4, object())


def scripted(outcomes):
    """The river, in which each tick of play brings the next outcome: (success, tries)."""

    def step(state, _signals, _dt_s):
        left, params = state
        success, tries = left[0]
        return (left[1:], params), (Repetition(success, None, tries, 1.0),)

    def start(params, _rng):
        each = outcomes.pop(0)
        return (each * params.reps, params)

    return replace(
        GAMES["otter_river"], start=start, step=step, done=lambda state: not state[0], check=None
    )


def played(*sets, standing=None):
    """A session of the river whose sets bring these outcomes, over and over, to its end."""
    session = begin(Offer.of(RIVER, standing), scripted([[one] for one in sets]), seed=1)
    while not session.over:
        session, _ = advance(session, Signals(), TICK_S)
    return session


WELL, HELPED, MISSED = (True, 1), (True, 3), (False, 4)


def test_a_repetition_that_took_help_was_too_hard_for_the_ladder_but_not_for_the_child():
    outcomes = [Repetition(done, None, tries, 1.0) for done, tries in (WELL, HELPED, MISSED)]
    assert [mark_of(one) for one in outcomes] == [Mark.SUCCESS, Mark.MISS, Mark.MISS]
    session = played(HELPED, HELPED)
    assert session.tally.successes == session.tally.reps > 0
    assert not any(one.success for one in session.climb.tries)


def test_after_a_set_that_went_well_the_next_is_one_rung_harder_and_its_own_course_is_played():
    session = played(WELL, WELL)
    (change,) = session.changes
    assert (change.from_rung, change.to_rung) == (1, 2)
    assert session.exercise is RIVER.rungs[1]
    assert session.state[1] is RIVER.rungs[1].params


def test_after_a_set_that_went_badly_the_next_is_easier():
    session = played(MISSED, MISSED, standing=first(RIVER.ladder, 2))
    (change,) = session.changes
    assert (change.from_rung, change.to_rung) == (2, 1)


def test_a_rung_alone_stays_whatever_comes():
    session = begin(Offer.fixed(RIVER.rungs[1]), scripted([[WELL], [WELL]]), seed=1)
    while not session.over:
        session, _ = advance(session, Signals(), TICK_S)
    assert session.exercise is RIVER.rungs[1]


def test_repetitions_on_bad_data_move_nobody_on_the_ladder():
    session = begin(Offer.of(RIVER), scripted([[WELL], [WELL]]), seed=1)
    before = session.climb.d
    while session.tally.reps < 3:
        session, _ = advance(session, Signals(), TICK_S)
    assert session.climb.d > before
    taken_back = without_last(session, 3)
    assert taken_back.climb.d == before
    assert taken_back.climb.tries == ()
    assert taken_back.tally == session.tally
    one = without_last(session, 1).climb
    assert one.tries == session.climb.tries[:2]
    assert one.d == session.climb.tries[1].d


def test_bad_data_found_after_the_set_has_changed_leaves_the_new_set_as_it_is():
    session = begin(Offer.of(RIVER), scripted([[WELL], [WELL]]), seed=1)
    while session.phase is not Phase.RESTING:
        session, _ = advance(session, Signals(), TICK_S)
    taken_back = without_last(session, 2).climb
    assert len(taken_back.tries) == session.tally.reps - 2
    assert taken_back.set_from == len(taken_back.tries)
    assert (taken_back.rung, taken_back.d) == (session.climb.rung, session.climb.set_d)


def test_the_session_knows_how_many_repetitions_it_asks_for():
    session = played(WELL, WELL)
    reps = [rung.params.reps for rung in RIVER.rungs]
    assert session.asked == session.tally.reps == reps[0] + reps[1]


# --- After play -----------------------------------------------------------------------------------
def asked_after(session, sensor=DEVICE, child=CHILD, words=frozenset()):
    setting = Setting((session.offer,), sensor.spec, child, child.id, sensor)
    return Comfort(setting, "river", session, BEGUN, words)


def answered(scene, *answers, light="good"):
    """The screen after these answers, and the step on the ladder that was kept."""
    visit = Visit(scene).tell("end", SessionKept(light)).tick()
    for answer in answers:
        visit.choose(answer)
    asked = [effect for effect in visit.asked if isinstance(effect, Keep)]
    return visit.scene, [effect.record for effect in asked if effect.ticket == "ladder"]


def test_where_the_child_starts_next_time_is_kept_with_its_reason():
    session = played(WELL, WELL)
    scene, (step,) = answered(asked_after(session), "no", "right")
    assert isinstance(scene, Results)
    assert isinstance(step, LadderStep)
    assert step.reason == Reason.NOT_YET.name.lower()
    assert step.told.startswith("Set 2 goes up to rung 2: 8 of 8 tries")
    assert step.told.endswith("good sessions in a row: 1, and going up takes 2.")
    assert step.at == TODAY.at
    assert scene.setting.levels[0].standing == ladder_steps.standing_of(step)
    again = ladder_steps.again(session.offer, scene.setting)
    assert again.standing.good_sessions == 1


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        (("no", "hard"), "it never goes up after"),
        (("yes", "little", "leg_left", "ok"), "it never goes up after hurt"),
    ],
)
def test_it_never_goes_up_after_a_word(answers, words):
    ready = Standing(d=1.5, ability=2.5, tries=30, good_sessions=1)
    session = played(WELL, WELL, standing=ready)
    _, (step,) = answered(asked_after(session), *answers)
    assert words in step.told
    assert step.careful
    assert step.d <= ready.d
    _, (without,) = answered(asked_after(session), "no", "right")
    assert without.d > step.d


def test_a_stumble_counts_although_nobody_asks_about_it():
    ready = Standing(d=1.5, ability=2.5, tries=30, good_sessions=1)
    session = played(WELL, WELL, standing=ready)
    scene = asked_after(session, words=frozenset({Mark.STUMBLE}))
    _, (step,) = answered(scene, "no", "easy")
    assert "a stumble" in step.told
    assert step.d <= ready.d


def test_a_session_whose_sensor_was_bad_changes_nothing():
    session = played(WELL, WELL)
    _, (step,) = answered(asked_after(session), "no", "right", light="bad")
    assert step.reason == Reason.BAD_SENSOR.name.lower()
    assert step.d == session.offer.standing.d


@pytest.mark.parametrize(
    ("sensor", "child"),
    [(KEYS, CHILD), (RECORDING, CHILD), (DEVICE, replace(CHILD, code="guest"))],
    ids=["keys", "recording", "guest"],
)
def test_nothing_is_kept_where_nobody_knows_who_played(sensor, child):
    scene, kept = answered(asked_after(played(WELL, WELL), sensor, child), "no", "right")
    assert kept == []
    # Yet whoever plays once more goes on from where it went well.
    assert scene.setting.levels[0].standing.good_sessions == 1
