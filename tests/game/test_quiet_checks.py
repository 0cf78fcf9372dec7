"""The day's first nap of the owl is a quiet check of 20 s, and only that."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from exercises import Offer
from game.minigames import GAMES
from game.minigames.sleepy_owl_nap import CHECK_S, check
from game.model import TICK_S, Missed, Repetition, Signals, StoodQuietly
from game.scenes.answers import SensorReady
from game.scenes.play import Starting
from game.scenes.scene import BeginSession, Tick
from game.scenes.setting import Setting
from game.session import advance, begin, wish
from game.shell.levels import level
from game.shell.quiet_checks import QuietChecks
from profiles.model import Check
from profiles.store import Store
from sensors.driver import Controls
from sensors.measures import quiet_check
from sensors.simulated import simulated
from sensors.tracker import Tracker
from tests.game.faulty import CHILD, Game, silent
from tests.game.minigames.owl_play import owl, wild
from tests.game.minigames.owl_play import play as nap
from tests.game.recorded import recorded_in, run, short_level


def naps(kind: str, check: bool) -> tuple[list[Repetition], list[StoodQuietly]]:
    """What a set of the owl tells of a simulated child."""
    child = simulated(kind, 1)
    tracker = Tracker(child.layout, child.true_calibration())
    session = begin(Offer.fixed(level("sleepy_owl", 1)), GAMES["sleepy_owl"], 1, check=check)
    told: list[object] = []
    for tick in range(round(600 / TICK_S)):
        rows = child.step(tick * TICK_S, wish(session), Controls())
        session, events = advance(session, tracker.tick(rows, TICK_S), TICK_S)
        told += events
        if session.over:
            break
    assert session.over
    quiet = [event for event in told if isinstance(event, StoodQuietly)]
    return [event for event in told if isinstance(event, Repetition)], quiet


def test_both_say_how_long_a_check_is() -> None:
    assert CHECK_S == quiet_check.CHECK_S


@pytest.mark.parametrize("kind", ["diligent", "weak", "slow", "tired", "one_sided"])
def test_the_first_nap_alone_is_longer_and_tells_of_the_check_once(kind: str) -> None:
    repetitions, quiet = naps(kind, check=True)
    assert quiet == [StoodQuietly(CHECK_S)]
    assert repetitions[0].duration_s >= CHECK_S - TICK_S
    assert min(nap.duration_s for nap in repetitions[1:]) < 15
    assert all(nap.success for nap in repetitions)


def test_without_a_check_all_naps_are_as_the_level_says() -> None:
    repetitions, quiet = naps("diligent", check=False)
    assert quiet == []
    assert max(nap.duration_s for nap in repetitions) < 15


def test_a_game_that_holds_no_check_is_the_same_with_one() -> None:
    offer, game = Offer.fixed(level("otter_river", 1)), GAMES["otter_river"]
    assert begin(offer, game, 1, check=True) == begin(offer, game, 1)


def test_a_restless_child_has_its_check_before_any_help() -> None:
    told = [event for moment in nap(check(owl()), wild) for event in moment.events]
    kinds = [type(event) for event in told if isinstance(event, StoodQuietly | Missed)]
    assert kinds[:2] == [StoodQuietly, Missed]
    assert kinds.count(StoodQuietly) == 1


def test_sessions_recorded_before_there_were_checks_keep_their_marks() -> None:
    """A mark is made of the state's repr: another one, and none of them could be lived again."""
    course = owl()
    assert repr(check(course)) == repr(course)
    assert "check" not in repr(course)


# --- On the play screen ---------------------------------------------------------------------------
def test_the_check_is_the_last_20_s_of_play() -> None:
    game = Game("sleepy_owl", check=True).until(lambda game: bool(game.checks), 60)
    (check,) = game.checks
    assert check.span_s == pytest.approx(20)
    assert check.to_s == pytest.approx(game.playing.session.total_s)
    assert not check.void
    rows = game.body.rows_of_last(check.span_s)
    assert rows[-1].t_s - rows[0].t_s == pytest.approx(20, abs=0.05)


def test_a_pause_in_it_leaves_no_check_for_this_session() -> None:
    game = Game("sleepy_owl", check=True).pass_s(15)
    game.board.spoil = silent
    game.pass_s(1)
    game.board.spoil = None
    game.until(lambda game: bool(game.results) or bool(game.checks), 240)
    assert game.checks == []
    assert game.results


def test_a_fault_just_after_it_makes_it_void() -> None:
    game = Game("sleepy_owl", check=True).until(lambda game: bool(game.checks), 60)
    game.board.spoil = silent
    game.pass_s(0.4)
    assert [check.void for check in game.checks] == [False, True]


def test_a_later_fault_leaves_it_as_it_is() -> None:
    game = Game("sleepy_owl", check=True).until(lambda game: bool(game.checks), 60).pass_s(0.6)
    game.board.spoil = silent
    game.pass_s(1)
    assert len(game.checks) == 1


def test_a_zero_that_is_found_anew_after_the_check_changes_none_of_its_numbers() -> None:
    game = Game("sleepy_owl", check=True).until(lambda game: bool(game.checks), 60)
    record, calibration = game.playing.record, game.body.calibration
    assert calibration is not None

    def measured(*zero_kg: float) -> Check | None:
        checks = QuietChecks(game.body)
        checks.ask(game.checks[0])
        game.body.use(replace(calibration, zero_kg=zero_kg))
        found = checks.measured(record)
        game.body.use(calibration)
        return found

    as_it_was = measured(*calibration.zero_kg)
    assert as_it_was is not None
    assert measured(1.0, 0.0, 0.0, 0.0) == as_it_was


@pytest.mark.parametrize(
    ("code", "sensor", "sides_known", "asked"),
    [
        ("KT47", "wii", True, True),
        ("KT47", "keyboard", True, False),
        ("guest", "wii", True, False),
        ("KT47", "ble:insoles", False, False),
    ],
)
def test_keys_guests_and_unknown_sides_have_no_check(
    code: str, sensor: str, sides_known: bool, asked: bool
) -> None:
    ready = SensorReady(sensor, sensor, 4, None, sides_known=sides_known)
    setting = Setting((), sensor, replace(CHILD, code=code), CHILD.id, ready)
    starting = Starting(setting, Offer.fixed(level("sleepy_owl", 1)), "woods")
    _, (begins,) = starting.step(Tick(TICK_S, Signals()))
    assert begins == BeginSession("begin", *((CHILD.id, sensor) if asked else ()))


# --- In the family's data -------------------------------------------------------------------------
def checks_in(data: Path) -> tuple[Check, ...]:
    with closing(Store(data)) as store:
        return store.records(Check)


def play(data: Path, *words: str) -> None:
    ran = run("play", *words, "--headless", "--data", str(data))
    assert ran.status == 0, ran.stderr


OWL = ("sleepy_owl", "--sensor", "simulated", "--seed", "3")


def test_the_first_owl_of_a_day_leaves_a_check_and_the_second_none(tmp_path: Path) -> None:
    run("children", "add", "Kit", "--data", str(tmp_path))
    for _ in range(2):
        play(tmp_path, *OWL, "--child", "Kit")
    (check,) = checks_in(tmp_path)
    values = dict(check.values)
    assert (check.sensor, check.chain, check.support) == ("simulated", quiet_check.CHAIN, "none")
    assert check.to_s - check.from_s == pytest.approx(20)
    assert check.standing_kg == pytest.approx(30, rel=0.01)
    assert 3 < values["mean_speed_mm_s"] < 25
    assert 1.5 < values["rms_radius_mm"] < 9
    assert "board_left_share" in values


def test_another_game_a_guest_and_a_recording_leave_none(tmp_path: Path) -> None:
    run("children", "add", "Kit", "--data", str(tmp_path))
    play(tmp_path, "otter_river", "--sensor", "simulated", "--child", "Kit")
    play(tmp_path, *OWL)
    short = str(short_level("sleepy_owl", tmp_path))
    play(tmp_path, short, "--sensor", "simulated", "--record")
    samples = recorded_in(tmp_path).folder / "samples.csv"
    play(tmp_path, short, "--sensor", f"recording:{samples}", "--child", "Kit")
    assert checks_in(tmp_path) == ()


def test_a_session_with_a_check_is_lived_again(tmp_path: Path) -> None:
    run("children", "add", "Kit", "--data", str(tmp_path))
    short = str(short_level("sleepy_owl", tmp_path))
    play(tmp_path, short, *OWL[1:], "--child", "Kit", "--record")
    session = recorded_in(tmp_path)
    assert session.session["check"] == "true"
    assert session.repetitions[0].duration_s > 19
    assert len(checks_in(tmp_path)) == 1
    ran = run("replay", str(session.folder), "--headless", "--json", "--data", str(tmp_path))
    assert ran.status == 0, ran.stderr
    assert len(checks_in(tmp_path)) == 1
