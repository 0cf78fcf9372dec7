"""The body as the program knows it: which sensor is read, when, and how well."""

from collections.abc import Callable, Generator, Sequence
from dataclasses import replace
from pathlib import Path
from time import monotonic, sleep

import pytest

from game.guard import Freeze, freeze_of
from game.model import TICK_S, Signals
from game.scenes.answers import SensorEnded
from game.shell.body import Body
from profiles.store import Store
from sensors.calibration import Calibration, Reach
from sensors.driver import Connection, Controls, DeviceError, Stepped, SteppedDriver
from sensors.drivers.keyboard import Keyboard
from sensors.drivers.recording import Playback, open_recording
from sensors.four_cells import WII_HALF_X_MM, WII_HALF_Y_MM, corners
from sensors.layout import WII_BOARD, Layout
from sensors.link import Link, Patience
from sensors.recording_writer import RecordingWriter
from sensors.sample import Sample
from sensors.signals import Wish
from tests.game.shell.small_program import small

STILL = (Wish(), Controls())
FREEZES_S = 0.25
"""Play stands still so soon after the last row, or sooner."""


def pass_time(body: Body, time_s: float, controls: Controls = Controls()) -> list[Signals]:
    return [body.tick(TICK_S, Wish(), controls) for _ in range(round(time_s / TICK_S))]


def rows(seconds: float, first_s: float = 0.0) -> list[Sample]:
    """A child of 30 kg that stands there, at 100 Hz; a hair's breadth apart, so none repeats."""
    return [
        Sample(first_s + n / 100, corners(30.0, 1e-3 * (n % 7), 0.0, WII_HALF_X_MM, WII_HALF_Y_MM))
        for n in range(round(seconds * 100))
    ]


@pytest.fixture
def recording(tmp_path: Path) -> Playback:
    """Eight seconds, of which one row comes twice and half a second is missing."""
    kept = [row for row in rows(8.0, first_s=17.0) if not 20.0 <= row.t_s < 20.5]
    kept[100] = Sample(kept[100].t_s, kept[99].cells_kg)
    with RecordingWriter(tmp_path / "standing.csv", WII_BOARD) as writer:
        assert all(writer.add(row) for row in kept)
    return open_recording(str(tmp_path / "standing.csv"))


class Witness:
    """Writes down what it is told."""

    def __init__(self) -> None:
        self.told: list[Sequence[Sample]] = []

    def rows(self, samples: Sequence[Sample]) -> None:
        self.told.append(samples)

    @property
    def samples(self) -> list[Sample]:
        return [sample for samples in self.told for sample in samples]


# --- Which sensor, and when -----------------------------------------------------------------------
def test_without_a_sensor_nobody_is_there_and_play_stands_still() -> None:
    signals = pass_time(Body(), 1.0)[-1]
    assert not signals.on_board
    assert freeze_of(signals) is Freeze.LOST


def test_a_recording_waits_for_its_session_so_that_no_row_is_missed(recording: Playback) -> None:
    body, witness = Body(), Witness()
    body.read(recording)
    body.witness = witness
    assert freeze_of(pass_time(body, 60.0)[-1]) is Freeze.LOST
    assert witness.samples == []
    body.begin()
    pass_time(body, 9.0)
    assert witness.samples[0].t_s == 17.0
    assert witness.samples[-1].t_s == pytest.approx(24.99)
    assert len(witness.samples) == 750
    assert recording.ended


def test_a_recording_brings_its_own_calibration_along(recording: Playback) -> None:
    body = Body()
    body.read(recording)
    body.use(None)
    assert body.calibration == recording.calibration
    assert body.calibration is not None
    assert body.calibration.standing_kg == pytest.approx(30.0)


def test_any_other_sensor_is_read_at_once() -> None:
    body, witness = Body(), Witness()
    body.read(Keyboard())
    body.witness = witness
    assert pass_time(body, 1.0)[-1].on_board
    assert len(witness.samples) == pytest.approx(60, abs=1)
    assert len(witness.told) == 60


def test_a_newly_opened_sensor_starts_from_its_own_beginning() -> None:
    body, witness = Body(), Witness()
    body.read(Keyboard())
    pass_time(body, 5.0)
    body.read(Keyboard())
    body.witness = witness
    pass_time(body, 0.5)
    assert len(witness.samples) == pytest.approx(30, abs=1)
    assert witness.samples[0].t_s == 0.0


def test_another_sensor_forgets_the_calibration_of_the_last_one() -> None:
    body = Body()
    body.read(Keyboard())
    body.use(Keyboard.CALIBRATION)
    body.read(Keyboard())
    assert body.calibration is None


def test_signals_are_in_the_childs_own_scale_from_the_next_tick_on() -> None:
    body = Body()
    body.read(Keyboard())
    pass_time(body, 1.0, Controls(lean_x=1.0))
    body.use(Keyboard.CALIBRATION)
    assert pass_time(body, 1.0, Controls(lean_x=1.0))[-1].lean_x == pytest.approx(1.0, abs=0.1)
    short = Calibration((0.0,) * 4, 30.0, 0.0, 0.0, Reach(200.0, 200.0, 60.0, 60.0), 3.0)
    body.use(short)
    assert pass_time(body, 1.0, Controls(lean_x=1.0))[-1].lean_x == pytest.approx(0.5, abs=0.1)


# --- How well -------------------------------------------------------------------------------------
def test_the_health_of_a_session_is_that_of_its_own_rows() -> None:
    body = Body()
    body.read(Keyboard())
    pass_time(body, 3.0, Controls(off_board=True))
    assert body.health.repeated > 100
    body.begin()
    pass_time(body, 2.0)
    assert body.health.rate_hz == pytest.approx(60.0)
    assert body.health.repeated <= 10  # stepping on again takes a moment


def test_the_health_of_a_recording_is_that_of_the_whole_file(recording: Playback) -> None:
    body = Body()
    body.read(recording)
    body.begin()
    pass_time(body, 1.0)
    assert body.health == recording.health
    assert (body.health.repeated, body.health.gaps) == (1, 1)
    assert body.health.rate_hz == pytest.approx(749 / 7.99)


# --- A lost device --------------------------------------------------------------------------------
class Falters(Stepped):
    """A device that is lost for a while: it says why once, as a link does, and comes again."""

    layout: Layout = WII_BOARD

    def __init__(self, lost_s: float, back_s: float) -> None:
        self._rows = [row for row in rows(20.0) if not lost_s < row.t_s < back_s]
        self._lost_s = lost_s
        self._told = False

    def step(self, t_s: float, wish: Wish, controls: Controls) -> Sequence[Sample]:
        if t_s > self._lost_s and not self._told:
            self._told = True
            raise DeviceError("The board is gone. Switch it on again.")
        due = [row for row in self._rows if row.t_s <= t_s]
        self._rows = self._rows[len(due) :]
        return due


def test_a_lost_link_freezes_play_within_a_quarter_of_a_second_and_goes_on_by_itself() -> None:
    body = Body()
    body.read(Falters(lost_s=2.0, back_s=5.0))
    frozen = [freeze_of(signals) for signals in pass_time(body, 6.0)]
    lost = [tick * TICK_S for tick, why in enumerate(frozen, 1) if why is Freeze.LOST]
    assert 2.0 < lost[0] <= 2.0 + FREEZES_S
    assert lost[-1] < 5.0 + 2 * TICK_S
    assert set(frozen[round(2.3 / TICK_S) : round(4.9 / TICK_S)]) == {Freeze.LOST}
    assert frozen[-1] is None


def test_why_a_device_was_lost_is_told_once(tmp_path: Path) -> None:
    home = small(tmp_path, Store.in_memory(), Falters(lost_s=0.5, back_s=1.0))
    told = []
    for _ in range(120):
        home.program.tick()
        told.append(home.steward.trouble)
        home.steward.trouble = ""
    home.store.close()
    assert [sentence for sentence in told if sentence] == ["The board is gone. Switch it on again."]


class Unplugged:
    """A streamed device that sends a second of rows, then is lost for good."""

    layout: Layout = WII_BOARD
    silence_s: float | None = None
    battery_share: float | None = None

    def __init__(self) -> None:
        self._plugged = True

    def read(self) -> Generator[Sample | None, None, None]:
        if not self._plugged:
            raise DeviceError("The board cannot be found. Press its red button.")
        self._plugged = False
        yield from rows(1.0)
        raise DeviceError("The board is gone.")


def test_a_device_that_is_lost_on_its_thread_freezes_play_and_tells_why() -> None:
    link = Link(Unplugged(), Patience(first_wait_s=0.01))
    body = Body()
    body.read(link)
    told: list[str] = []

    def ticked(until: Callable[[], bool]) -> Signals:
        end_s = monotonic() + 5.0
        while True:
            signals = body.tick(TICK_S, *STILL)
            if body.trouble not in told:
                told.append(body.trouble)
            if until():
                return signals
            assert monotonic() < end_s, told
            sleep(0.001)

    ticked(lambda: len(told) == 3)
    link.close()
    frozen = pass_time(body, FREEZES_S)[-1]
    assert told == ["", "The board is gone.", "The board cannot be found. Press its red button."]
    assert freeze_of(frozen) is Freeze.LOST


# --- The end of a recording -----------------------------------------------------------------------
def test_the_end_of_each_recording_is_told_once(tmp_path: Path, recording: Playback) -> None:
    home = small(tmp_path, Store.in_memory())
    again: SteppedDriver = open_recording(str(tmp_path / "standing.csv"))
    for driver in (recording, again):
        before = len(home.diary.answers)
        home.body.read(driver)
        home.program.tick()
        home.body.begin()
        for _ in range(600):
            home.program.tick()
        told = [(answer.ticket, answer.value) for answer in home.diary.answers[before:]]
        assert told == [("sensor", SensorEnded())]
    home.store.close()


class Changes(Stepped):
    """A board that turns out to be read another way once it is open."""

    def __init__(self) -> None:
        self.layout = replace(WII_BOARD, lively=True)
        self.openings = 0

    @property
    def connection(self) -> Connection:
        return Connection(self.openings, device=True)

    def step(self, t_s: float, wish: Wish, controls: Controls) -> Sequence[Sample]:
        return [Sample(t_s, (8.0, 7.0, 9.0, 6.0))]


def test_what_is_known_of_a_device_once_it_is_open_counts() -> None:
    board, body = Changes(), Body()
    body.read(board)
    body.use(Calibration((0.0,) * 4, 30.0, 0.0, 0.0, Reach(80, 80, 50, 50), 4.0))
    assert freeze_of(pass_time(body, 1.0)[-1]) is Freeze.LOST  # it repeats itself: stuck
    board.layout, board.openings = WII_BOARD, 1
    assert freeze_of(pass_time(body, 1.0)[-1]) is None
    assert body.calibration is not None
