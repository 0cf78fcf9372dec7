"""What a fault of the sensor does to play: it stands still in time, and nothing bad counts."""

from dataclasses import replace

import pytest

from game.guard import Freeze
from game.minigames import GAMES
from game.model import TICK_S, Signals, Unload, Wish
from game.scenes.play import Playing
from game.session import Phase
from sensors.sample import Sample
from tests.game.faulty import Game, silent

IN_TIME_S = 0.25
FOUND_S = 0.5


def in_play(game: Game) -> bool:
    return game.playing.session.phase is Phase.PLAYING


def paused(game: Game) -> bool:
    return game.playing.session.phase is Phase.PAUSED


def mid_play(name: str = "otter_river") -> Game:
    return Game(name).until(in_play).pass_s(3.0)


def seconds_until_paused(game: Game) -> float:
    before = game.ticks
    game.until(paused, 5.0)
    return (game.ticks - before) * TICK_S


def frozen_rows():
    """A spoil that repeats the first row that it sees."""
    held: list[tuple[float, ...]] = []

    def spoil(rows):
        held.extend(row.cells_kg for row in rows[:1] if not held)
        return [Sample(row.t_s, held[0]) for row in rows]

    return spoil


def cells(change):
    return lambda rows: [Sample(row.t_s, change(row.cells_kg)) for row in rows]


NOT_NUMBERS = cells(lambda kg: (float("nan"), *kg[1:]))
BEYOND_BELIEF = cells(lambda kg: (20_000.0, *kg[1:]))
DEAD_CORNER = cells(lambda kg: (*kg[:3], 0.0))


# --- In time -----------------------------------------------------------------------------------
@pytest.mark.parametrize("name", GAMES)
def test_a_lost_sensor_freezes_play_within_a_quarter_of_a_second(name):
    game = mid_play(name)
    game.board.spoil = silent
    assert seconds_until_paused(game) <= IN_TIME_S
    assert game.playing.session.why is Freeze.LOST


@pytest.mark.parametrize(
    "spoil",
    [frozen_rows(), NOT_NUMBERS, BEYOND_BELIEF, DEAD_CORNER],
    ids=["stuck", "no_number", "beyond_belief", "dead_corner"],
)
def test_rows_that_tell_nothing_freeze_play_within_half_a_second(spoil):
    game = mid_play()
    game.board.spoil = spoil
    assert seconds_until_paused(game) <= FOUND_S
    assert game.playing.session.why is Freeze.LOST


# --- Nothing bad counts --------------------------------------------------------------------------
@pytest.mark.parametrize("name", GAMES)
def test_a_repetition_just_before_a_fault_is_void_in_the_store_and_stays_on_the_screen(name):
    game = Game(name).until(lambda game: len(game.kept) == 1)
    seen = game.playing.session.tally
    game.board.spoil = silent
    game.pass_s(1.0)

    assert [one.void for one in game.kept.values()] == [True]
    assert game.playing.session.tally == seen


@pytest.mark.parametrize("name", GAMES)
def test_a_repetition_well_before_a_fault_counts(name):
    game = Game(name).until(lambda game: len(game.kept) == 1).pass_s(0.6)
    game.board.spoil = silent
    game.pass_s(1.0)
    assert [one.void for one in game.kept.values()] == [False]


def test_stepping_off_makes_nothing_void():
    game = Game().until(lambda game: len(game.kept) == 1)
    game.board.spoil = cells(lambda kg: (0.0,) * 4)
    game.pass_s(1.0)
    assert game.playing.session.why is Freeze.OFF_BOARD
    assert [one.void for one in game.kept.values()] == [False]


def test_what_a_round_came_to_leaves_void_repetitions_out():
    game = Game().until(lambda game: len(game.kept) == 2)
    game.board.spoil = silent
    game.pass_s(1.0)
    game.board.spoil = None
    game.until(lambda game: not isinstance(game.scene, Playing), 400.0)
    (result,) = game.results

    assert sum(one.void for one in game.kept.values()) == 1
    assert result.reps == len(game.kept) - 1
    counted = [one for one in game.kept.values() if not one.void]
    assert result.successes == sum(one.success for one in counted)
    assert result.left_reps == sum(one.side == "left" for one in counted)
    assert result.right_reps == sum(one.side == "right" for one in counted)


# --- And all comes back --------------------------------------------------------------------------
def lost_and_back(name: str = "otter_river") -> Game:
    game = mid_play(name)
    game.board.spoil = silent
    game.pass_s(4.0)
    game.board.spoil = None
    game.board.openings += 1
    return game


def test_a_sensor_that_is_back_finds_its_zero_before_targets_return():
    game = lost_and_back()
    asked = []

    def goes_on(game: Game) -> bool:
        session = game.playing.session
        asked.append((session.phase, session.why, session.unload))
        return in_play(game)

    game.until(goes_on, 20.0)
    steps = list(dict.fromkeys(asked))

    assert (Phase.PAUSED, Freeze.NO_ZERO, Unload.BOARD) in steps
    phases = list(dict.fromkeys(phase for phase, _, _ in steps))
    assert phases == [Phase.PAUSED, Phase.WAITING, Phase.COUNTDOWN, Phase.PLAYING]


def test_the_child_is_asked_beside_the_board_for_it():
    game = lost_and_back().until(lambda game: game.frozen is Freeze.NO_ZERO)
    game.tick()
    assert game.scene.wish() == Wish(on_board=False)


@pytest.mark.parametrize("name", GAMES)
def test_game_clock_and_calibration_survive(name):
    game = mid_play(name)
    state, clock_s = game.playing.session.state, game.playing.session.active_s
    calibration = game.body.calibration
    game.board.spoil = silent
    game.until(paused)
    held = game.playing.session
    game.pass_s(3.0)
    game.board.spoil = None
    game.board.openings += 1

    def goes_on(game: Game) -> bool:
        session = game.playing.session
        assert session.active_s == held.active_s
        assert session.state == held.state
        return in_play(game)

    game.until(goes_on, 20.0)

    assert held.active_s - clock_s <= IN_TIME_S
    assert game.body.calibration is not None
    assert calibration is not None
    found = game.body.calibration.zero_kg
    assert replace(game.body.calibration, zero_kg=calibration.zero_kg) == calibration
    assert found == pytest.approx(calibration.zero_kg, abs=0.02)
    assert state is not None


def test_a_short_silence_without_a_new_connection_asks_for_no_zero():
    game = mid_play()
    game.board.spoil = silent
    game.pass_s(1.0)
    game.board.spoil = None
    game.until(in_play, 8.0)
    assert not game.kept or not any(one.void for one in game.kept.values())


def test_a_game_with_three_losses_is_still_played_to_its_end():
    game = Game()
    for _ in range(3):
        game.until(in_play).pass_s(5.0)
        game.board.spoil = silent
        game.pass_s(2.0)
        game.board.spoil = None
        game.board.openings += 1
    game.until(lambda game: not isinstance(game.scene, Playing), 400.0)
    assert len(game.kept) >= 8


# --- Too much on the device ----------------------------------------------------------------------
def test_more_than_the_device_may_bear_stands_still_before_play_and_in_it():
    heavy = cells(lambda kg: tuple(one + 40.0 for one in kg))
    game = Game()
    game.board.spoil = heavy
    game.until(paused, 1.0)
    assert game.playing.session.why is Freeze.TOO_HEAVY
    game.board.spoil = None
    game.until(in_play, 10.0).pass_s(1.0)
    game.board.spoil = heavy
    assert seconds_until_paused(game) <= IN_TIME_S
    assert game.playing.session.why is Freeze.TOO_HEAVY


@pytest.mark.parametrize(("kg", "too_heavy"), [(149.0, False), (151.0, True)])
def test_a_board_is_refused_above_what_its_manual_says(kg, too_heavy):
    game = Game()
    game.board.spoil = lambda rows: [Sample(row.t_s, (kg / 4,) * 4) for row in rows]
    game.board.layout = replace(game.board.layout, lively=False)
    game.body.use(None)
    game.pass_s(0.5)
    assert game.signals.overloaded is too_heavy


def test_the_loss_of_a_sensor_is_no_pause_before_play_began():
    game = Game()
    game.board.spoil = silent
    game.pass_s(1.0)
    assert game.playing.session.pauses == 0
    assert Signals().unload is None
