"""What screens ask for is carried out, and answered under its ticket in a later tick."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from game.model import Look, Sound
from game.scenes import answers as told
from game.scenes import child_asks, level_asks, path_asks
from game.scenes import scene as ask
from game.scenes.answers import Failure
from game.scenes.scene import Effect
from game.shell.audio import Silence
from game.shell.sources import ALWAYS
from profiles.model import Child, Device, SessionRecord, new_id
from profiles.store import Store
from sensors.calibration import Calibration, Reach
from sensors.driver import Controls
from sensors.drivers.keyboard import Keyboard
from sensors.simulated import SimulatedChild
from tests.game.shell.small_program import SEED, VERSION, Small, small
from tests.profiles.afternoon import play, session_of

CALIBRATION = Calibration((0.0,) * 4, 21.0, 1.0, 2.0, Reach(50.0, 60.0, 40.0, 30.0), 3.0)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store(tmp_path)) as opened:
        yield opened


@pytest.fixture
def home(tmp_path: Path, store: Store) -> Small:
    return small(tmp_path, store, Keyboard())


OF_DESKS = {
    effect for asks in (level_asks, child_asks, path_asks) for effect in get_args(asks.Asked)
}
"""What is carried out by desks of their own; each has a test of its own."""


def session(
    home: Small, local_date: str = "2026-03-14", ended_by: str | None = None
) -> SessionRecord:
    child = home.store.guest()
    return session_of(child, home.store.gear_of(child), local_date, ended_by)


def one_of_each(home: Small) -> list[Effect]:
    """An effect of each kind, in an order in which all can be carried out."""
    child = home.store.guest()
    record = session(home)
    return [
        Sound("tap"),
        ask.Music("music_home"),
        ask.Keep("session", record),
        ask.LoadChildren("children"),
        ask.AddChild("added", "Kit", "fox"),
        ask.ChangeChild("changed", child),
        ask.OpenChild("child", child.id, "keyboard"),
        ask.LoadUnfinished("unfinished"),
        ask.FinishInterrupted(record.id, keep=True),
        ask.StopFinding(),
        ask.FindSensors("sensors"),
        ask.ForgetSensor("wii:nobody's"),
        ask.OpenSensor("open", "keyboard"),
        ask.UseCalibration(CALIBRATION),
        ask.BeginSession("begin"),
        ask.Started(record.id, False, ()),
        ask.MeasureQuiet(record.id, "none", 0.0, 20.0),
        ask.EndSession("end", replace(record, ended_by="level")),
        ask.UseLook(Look(calm=True)),
        ask.Quit(),
    ]


def test_everything_that_a_screen_can_ask_for_is_carried_out(home: Small) -> None:
    effects = one_of_each(home)
    assert {type(effect) for effect in effects} | OF_DESKS == set(get_args(Effect))
    home.diary.asks += effects
    home.program.tick()
    home.program.tick()
    answers = {answer.ticket: answer.value for answer in home.diary.answers}
    tickets = ["children", "added", "changed", "child", "unfinished", "interrupted"]
    assert list(answers) == [*tickets, "open", "begin", "end", "sensors"]
    assert not any(isinstance(value, Failure) for value in answers.values())
    home.steward.close()


def test_an_answer_comes_in_the_next_tick_and_once(home: Small) -> None:
    home.diary.asks.append(ask.BeginSession("begin"))
    for _ in range(4):
        home.program.tick()
    assert [len(tick.answers) for tick in home.diary.ticks] == [0, 1, 0, 0]


# --- Children -------------------------------------------------------------------------------------
def test_children_are_answered_with_all_that_play_here(home: Small) -> None:
    assert home.ask(ask.LoadChildren("who")) == ()
    added = home.ask(ask.AddChild("added", "  Kit ", "fox"))
    assert isinstance(added, Child)
    assert (added.nickname, added.avatar) == ("Kit", "fox")
    assert home.ask(ask.LoadChildren("who")) == (added,)


def test_a_changed_child_is_kept_and_answered(home: Small) -> None:
    kit = home.store.add_child("Kit", "fox")
    changed = replace(kit, text_scale=1.5, calm=True, high_contrast=True)
    assert home.ask(ask.ChangeChild("changed", changed)) == changed
    assert home.store.child(kit.id) == changed


@pytest.mark.parametrize("nickname", ["", "   ", "guest", "x" * 41])
def test_a_nickname_that_is_none_is_a_failure_that_says_what_to_do(
    home: Small, nickname: str
) -> None:
    failure = home.ask(ask.AddChild("added", nickname, "fox"))
    assert isinstance(failure, Failure)
    assert failure.sentence.endswith(".")
    assert home.store.children() == ()


def test_a_child_that_is_gone_is_a_failure(home: Small) -> None:
    gone = Failure("This child is not here any more. Choose another one.")
    assert home.ask(ask.OpenChild("child", new_id(), "keyboard")) == gone


DEVICE = Device(
    id=new_id(),
    spec="wii:00:1E:35:9B:D4:37",
    sensor="wii_board",
    name="D4:37",
    added_at="2026-11-21T10:00:00+01:00",
    last_used_at="2026-11-21T10:00:00+01:00",
)


# --- Sensors --------------------------------------------------------------------------------------
def test_the_sensors_that_can_be_chosen_are_answered(home: Small) -> None:
    assert home.ask(ask.FindSensors("sensors")) == ALWAYS
    home.tell(ask.StopFinding())


def test_the_familys_own_sensors_are_offered_though_they_are_switched_off(home: Small) -> None:
    home.tell(ask.Keep("device", DEVICE))
    assert home.store.flush(5.0)
    (own, *others) = home.ask(ask.FindSensors("sensors"))
    assert own == told.SensorChoice(
        DEVICE.spec, "Balance board", "device_wii_board", "D4:37", ours=True, here=False
    )
    assert tuple(others) == ALWAYS
    home.tell(ask.StopFinding())


def test_what_was_known_of_a_sensor_stays_when_it_is_used_again(home: Small) -> None:
    home.tell(ask.Keep("device", replace(DEVICE, checked_on="2026-11-20")))
    assert home.store.flush(5.0)
    again = replace(DEVICE, id=new_id(), added_at="later", last_used_at="later")
    home.tell(ask.Keep("device", again))
    assert home.store.flush(5.0)
    assert home.store.devices() == [replace(DEVICE, last_used_at="later", checked_on="2026-11-20")]


def test_a_forgotten_sensor_is_offered_no_more(home: Small) -> None:
    home.tell(ask.Keep("device", DEVICE))
    assert home.store.flush(5.0)
    home.tell(ask.ForgetSensor(DEVICE.spec))
    assert home.ask(ask.FindSensors("sensors")) == ALWAYS
    home.tell(ask.StopFinding())


def test_an_opened_sensor_is_read_and_answered(home: Small) -> None:
    ready = home.ask(ask.OpenSensor("open", "simulated:weak"))
    assert ready == told.SensorReady("simulated:weak", "simulated", 4, None)
    assert isinstance(home.body.driver, SimulatedChild)


def test_a_sensor_that_cannot_be_opened_is_a_failure_and_the_last_one_stays(
    home: Small, tmp_path: Path
) -> None:
    before = home.body.driver
    unknown = home.ask(ask.OpenSensor("open", "simulate"))
    missing = home.ask(ask.OpenSensor("open", f"recording:{tmp_path / 'no.csv'}"))
    assert unknown == Failure('There is no sensor "simulate". Did you mean "simulated"?')
    assert isinstance(missing, Failure)
    assert "no.csv" in missing.sentence
    assert home.body.driver is before


def test_a_calibration_is_used_from_the_next_tick_on(home: Small) -> None:
    home.tell(ask.UseCalibration(CALIBRATION))
    assert home.body.calibration == CALIBRATION
    assert home.diary.ticks[-1].signals.load_share == pytest.approx(30.0 / 21.0)
    home.tell(ask.UseCalibration(None))
    assert home.body.calibration is None


# --- Sessions -------------------------------------------------------------------------------------
def test_each_session_has_an_id_of_its_own_and_the_next_seed(home: Small) -> None:
    begun = [home.ask(ask.BeginSession("begin")) for _ in range(3)]
    assert [one.seed for one in begun if isinstance(one, told.Begun)] == [SEED, SEED + 1, SEED + 2]
    assert len({one.session_id for one in begun if isinstance(one, told.Begun)}) == 3


def test_a_session_ends_with_the_stamp_of_its_sensor_and_the_version(home: Small) -> None:
    record = session(home)
    home.tell(ask.Keep("session", record))
    for tick in range(90):  # before play the empty board repeats itself, which is not play's fault
        home.program.tick((), Controls(off_board=tick < 60))
    home.tell(ask.Started(record.id, False, ()))
    for _ in range(118):
        home.program.tick()
    home.ask(ask.EndSession("end", replace(record, ended_by="level")))
    (kept,) = home.store.records(SessionRecord)
    assert kept == home.steward.outcome.session
    assert (kept.ended_by, kept.program_version) == ("level", VERSION)
    assert kept.rate_hz == pytest.approx(60.0)
    assert (kept.dropouts, kept.repeated, kept.gaps) == (0, 0, 0)


def test_only_a_session_that_is_to_be_recorded_leaves_movements(
    home: Small, tmp_path: Path
) -> None:
    for record in (False, True):
        one = session(home)
        home.tell(ask.Started(one.id, record, (("level", "otter_river"),)))
        home.ask(ask.EndSession("end", one))
        assert (tmp_path / "sessions" / one.id).exists() is record
        assert (home.steward.recorded is not None) is record
        assert home.body.witness is None


def test_play_goes_on_where_its_movements_cannot_be_recorded(home: Small, tmp_path: Path) -> None:
    (tmp_path / "sessions").write_text("a file where a folder should be")
    record = session(home)
    home.tell(ask.Keep("session", record))
    home.tell(ask.Started(record.id, True, ()))
    assert home.steward.trouble.startswith("This session is not recorded: ")
    home.ask(ask.EndSession("end", replace(record, ended_by="level")))
    (kept,) = home.store.records(SessionRecord)
    assert kept.ended_by == "level"
    assert home.steward.recorded is None


def test_what_was_cut_off_is_offered_until_somebody_decides(home: Small) -> None:
    kit = home.store.add_child("Kit", "fox")
    first, second = (play(home.store, kit, reps=2) for _ in range(2))
    offered = home.ask(ask.LoadUnfinished("unfinished"))
    assert isinstance(offered, tuple)
    assert [one.id for one in offered] == [first.id, second.id]
    assert home.ask(ask.FinishInterrupted(first.id, keep=True)) is None
    assert home.ask(ask.FinishInterrupted(second.id, keep=False)) is None
    assert home.ask(ask.LoadUnfinished("unfinished")) == ()
    assert home.store.progress(kit).totals.reps == 2


# --- The rest -------------------------------------------------------------------------------------
class Ears(Silence):
    """Nobody hears it, but it is written down."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str | None] = []

    def play(self, name: str) -> None:
        self.heard.append(name)

    def music(self, name: str | None, fade_s: float = 1.0) -> None:
        self.heard.append(name)


def test_sounds_and_music_go_to_the_player(home: Small) -> None:
    home.steward.player = ears = Ears()
    for effect in (Sound("chime"), ask.Music("music_river"), ask.Music("")):
        home.tell(effect)
    assert ears.heard == ["chime", "music_river", None]


def test_a_look_is_used_and_leaving_closes_the_program(home: Small) -> None:
    home.tell(ask.UseLook(Look(text_scale=2.0)))
    assert home.steward.look == Look(text_scale=2.0)
    assert not home.program.over
    home.tell(ask.Quit())
    assert home.program.over
