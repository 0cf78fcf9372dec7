"""Promises that every mini-game in the list keeps."""

from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exercises import Offer
from game.guard import Freeze
from game.looker import LOOK_EVERY, Looker
from game.minigames import GAMES
from game.model import (
    TICK_S,
    Help,
    Layer,
    Missed,
    Particles,
    Repetition,
    Side,
    Signals,
    Sound,
    Sprite,
    Text,
)
from game.session import Asked, Phase, advance, begin, wish
from game.shell.levels import level, library
from game.shell.theme import INKS, LEAST_PX
from sensors.driver import Controls
from sensors.simulated import simulated
from sensors.tracker import Tracker

ASSETS = Path(__file__).parents[3] / "assets"
EVERY_GAME = pytest.mark.parametrize("game", GAMES.values(), ids=lambda game: game.name)
LADDERS = {name: library().level(name).rungs for name in GAMES}


def climbed(rungs):
    """The first, middle and last rung, and the child that gets there: the last is for a strong one.

    Whatever lies between two rungs that keep a promise asks for no more than the harder of them.
    """
    return [(1, "diligent"), ((rungs + 1) // 2, "diligent"), (rungs, "strong")]


CLIMBED = pytest.mark.parametrize(
    ("name", "rung", "kind"),
    [(name, *step) for name, rungs in LADDERS.items() for step in climbed(len(rungs))],
)
LONGEST_TICKS = round(20 * 60 / TICK_S)
ANY_SIGNALS = st.builds(
    Signals,
    lean_x=st.floats(-1.5, 1.5),
    lean_y=st.floats(-1.5, 1.5),
    load_share=st.floats(0.0, 3.0),
    left_share=st.floats(0.0, 1.0),
    sway=st.floats(0.0, 50.0),
    lifted=st.sampled_from([None, Side.LEFT, Side.RIGHT]),
    steps=st.lists(st.sampled_from(Side), max_size=2).map(tuple),
)
ANY_PLAY = st.lists(st.tuples(ANY_SIGNALS, st.integers(1, 90)), max_size=25)


def played(game, params, play, seed=1):
    """Every state and event of a play; each signals goes on for some ticks."""
    state, log = game.start(params, Random(seed)), []
    for signals, ticks in play:
        for _ in range(ticks):
            state, events = game.step(state, signals, TICK_S)
            log.append((state, events))
    return log


@cache
def rehearse(name, rung, kind, seed=1, look=False, most_lean=1.5):
    """A simulated child plays a level; the session, its events and the wishes it was given."""
    child = simulated(kind, seed)
    tracker = Tracker(child.layout, child.true_calibration())
    session = begin(Offer.fixed(level(name, rung)), GAMES[name], seed)
    looker, log, wishes = Looker(), [], []
    seen = wish(session)
    for tick in range(LONGEST_TICKS):
        if look and session.phase is Phase.PLAYING:
            seen = looker.look(GAMES[name].view(session.state)) if tick % LOOK_EVERY == 0 else seen
        else:
            seen = wish(session)
        wishes.append(seen)
        signals = tracker.tick(child.step(tick * TICK_S, seen, Controls()), TICK_S)
        lean_x = max(-most_lean, min(most_lean, signals.lean_x))
        session, events = advance(session, signals._replace(lean_x=lean_x), TICK_S)
        log += events
        if session.over:
            break
    return session, log, wishes


def repetitions(log):
    return [event for event in log if isinstance(event, Repetition)]


@EVERY_GAME
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(play=ANY_PLAY, seed=st.integers(0, 1000))
def test_the_same_play_gives_the_same_states_and_events(game, play, seed):
    params = game.params()

    assert played(game, params, play, seed) == played(game, params, play, seed)


@EVERY_GAME
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(play=ANY_PLAY)
def test_every_state_can_be_shown_with_pictures_inks_and_sounds_that_exist(game, play):
    for state, events in played(game, game.params(), play)[::7]:
        for shape in game.view(state):
            if isinstance(shape, Sprite | Layer | Particles):
                for world in game.worlds:
                    assert picture(world, shape.image), (world, shape.image)
            if isinstance(shape, Text):
                assert shape.size_px >= LEAST_PX
            ink = getattr(shape, "ink", None)
            assert ink is None or ink in INKS
        for event in events:
            if isinstance(event, Sound):
                assert (ASSETS / "sounds" / f"{event.name}.ogg").is_file(), event.name


def picture(world, name):
    folders = (f"worlds/{world}", "heroes", "ui")
    return any((ASSETS / folder / f"{name}.svg").is_file() for folder in folders)


@EVERY_GAME
def test_it_has_two_worlds_a_tile_music_and_a_short_cue(game):
    assert len(game.worlds) >= 2
    assert picture("", f"tile_{game.name}")
    for world in game.worlds:
        assert picture("", f"world_{world}")
        assert (ASSETS / "sounds" / f"music_{world}.ogg").is_file()
    assert 0 < len(game.cue.split()) <= 8


@CLIMBED
def test_a_child_that_got_there_finishes_the_rung_in_its_own_way_of_easing(name, rung, kind):
    session, log, _ = rehearse(name, rung, kind)

    assert session.ended_by == "level"
    assert session.tally.success_share >= 0.75
    assert len(repetitions(log)) == session.tally.reps > 0


@pytest.mark.parametrize("name", GAMES)
def test_an_onlooker_finishes_from_what_is_shown_alone(name):
    session, _, _ = rehearse(name, 1, "diligent", look=True)

    assert session.ended_by == "level"
    assert session.tally.success_share >= 0.75


@pytest.mark.parametrize("name", GAMES)
def test_a_motionless_child_is_never_punished(name):
    session, log, _ = rehearse(name, 1, "still")
    done = repetitions(log)

    assert session.over
    assert done, "play moves on by itself"
    for event in log:
        if isinstance(event, Sound):
            assert event.name not in {"buzz", "fail", "error"}
    assert session.tally.reps == len(done)
    assert all(repetition.tries <= 4 for repetition in done)


@pytest.mark.parametrize("name", ["otter_river", "log_trail"])
def test_misses_bring_a_word_then_a_demonstration_then_an_easier_try_then_the_next(name):
    _, log, _ = rehearse(name, 1, "still")
    helps, rounds = [], []
    for event in log:
        if isinstance(event, Missed):
            helps.append(event.help)
        if isinstance(event, Repetition):
            rounds.append(tuple(helps))
            helps = []

    assert rounds
    assert set(rounds) == {(Help.SAY, Help.SHOW, Help.EASE)}


@CLIMBED
def test_no_wish_goes_beyond_the_level_and_none_beyond_the_safe_limit(name, rung, kind):
    exercise = level(name, rung)
    most = getattr(exercise.params, "reach_share", 0.8)
    _, _, wishes = rehearse(name, rung, kind)

    assert most <= 0.8
    for wanted in wishes:
        assert max(abs(wanted.lean_x), abs(wanted.lean_y)) <= most + 1e-9


@CLIMBED
def test_a_child_whose_reach_is_clipped_at_the_safe_limit_still_finishes(name, rung, kind):
    session, _, _ = rehearse(name, rung, kind, most_lean=0.8)

    assert session.ended_by == "level"


@pytest.mark.parametrize("name", GAMES)
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(ticks=st.lists(st.integers(1, 1500), min_size=1, max_size=3))
def test_pausing_at_any_tick_and_resuming_changes_nothing(name, ticks):
    exercise, game = level(name, 1), GAMES[name]
    plain = paused = begin(Offer.fixed(exercise), game, 7)
    plain, _ = up_to_play(plain)
    paused, _ = up_to_play(paused)
    for tick in range(1, 1600):
        signals = Signals(lean_x=0.5 * ((tick // 200) % 3 - 1), sway=(tick // 150) % 4)
        if tick in ticks:
            before = paused.state
            paused, events = advance(paused, signals, TICK_S, Asked.STOP)
            assert paused.why is Freeze.STOP
            assert not events
            for _ in range(30):
                paused, events = advance(paused, Signals(on_board=False), TICK_S)
                assert not events
            paused, _ = advance(paused, Signals(), TICK_S, Asked.RESUME)
            paused, _ = up_to_play(paused)
            assert paused.state == before
        plain, said = advance(plain, signals, TICK_S)
        paused, heard = advance(paused, signals, TICK_S)
        assert said == heard
        if plain.phase is not Phase.PLAYING:
            return
        assert paused.state == plain.state


def up_to_play(session):
    """Stand calmly until play begins."""
    for _ in range(2000):
        if session.phase is Phase.PLAYING:
            break
        session, events = advance(session, Signals(), TICK_S)
    return session, events


@pytest.mark.parametrize("name", GAMES)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_both_sides_get_their_turns(name, seed):
    _, log, _ = rehearse(name, 1, "diligent", seed)
    sides = [repetition.side for repetition in repetitions(log)]

    assert abs(sides.count(Side.LEFT) - sides.count(Side.RIGHT)) <= 1


@pytest.mark.parametrize("name", GAMES)
def test_the_ladder_asks_more_with_each_rung(name):
    rungs = [rung.params for rung in LADDERS[name]]

    for field in ("reach_share", "hold_s"):
        asked = [getattr(params, field, 0.0) for params in rungs]
        assert asked == sorted(asked), field
    for field in (
        "gate_width_share",
        "patience_s",
        "patience_factor",
        "calm_factor",
        "lead_s",
        "window_s",
    ):
        room = [getattr(params, field, 0.0) for params in rungs]
        assert room == sorted(room, reverse=True), field
    assert len({repr(params) for params in rungs}) == len(rungs) >= 6
