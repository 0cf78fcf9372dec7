"""Sensors by the words of the command line."""

from collections.abc import Generator
from pathlib import Path
from time import sleep

import pytest

from game.model import TICK_S
from game.shell.sources import ALWAYS, kind_of, open_source
from sensors.around import Around
from sensors.driver import Controls, DeviceError, SteppedDriver
from sensors.drivers import DRIVERS
from sensors.drivers.keyboard import Keyboard
from sensors.drivers.recording import Playback
from sensors.layout import WII_BOARD, Layout
from sensors.link import Link
from sensors.recording import RecordingError
from sensors.recording_writer import RecordingWriter
from sensors.sample import Sample
from sensors.signals import Wish


def some(driver: SteppedDriver, seconds: int = 3) -> list[Sample]:
    """What comes while the child is asked to lean to the right."""
    ticks = range(seconds * 60)
    rows = (driver.step(tick * TICK_S, Wish(lean_x=0.5), Controls()) for tick in ticks)
    return [sample for row in rows for sample in row]


THERE = "There are: keyboard, simulated, recording, wii, ble."


def played(spec: str, seed: int) -> list[Sample]:
    """The first rows of what `spec` names."""
    return some(open_source(spec, Around(seed)))


def test_a_keyboard_is_opened() -> None:
    assert isinstance(open_source("keyboard", Around(1)), Keyboard)


def test_a_simulated_child_is_the_diligent_one_where_no_name_is_given() -> None:
    assert played("simulated", 5) == some(open_source("simulated:diligent", Around(5)))
    assert played("simulated:weak", 5) != some(open_source("simulated:diligent", Around(5)))


def test_the_seed_makes_the_child() -> None:
    assert played("simulated", 5) == played("simulated", 5)
    assert played("simulated", 5) != played("simulated", 6)


def test_the_onlooker_has_the_body_of_the_diligent_child() -> None:
    assert played("simulated:onlooker", 5) == some(open_source("simulated:diligent", Around(5)))


def test_a_recording_is_opened_by_its_path_even_with_a_colon_in_it(tmp_path: Path) -> None:
    path = tmp_path / "c: standing.csv"
    with RecordingWriter(path, WII_BOARD) as writer:
        for sample in some(Keyboard(), seconds=8):
            writer.add(sample)
    driver = open_source(f"recording:{path}", Around(1))
    assert isinstance(driver, Playback)
    assert driver.calibration.standing_kg == pytest.approx(30.0)


@pytest.mark.parametrize(
    ("spec", "told"),
    [
        ("keybord", 'There is no sensor "keybord". Did you mean "keyboard"?'),
        ("simulate:weak", 'There is no sensor "simulate". Did you mean "simulated"?'),
        ("Recording:x.csv", 'There is no sensor "Recording". Did you mean "recording"?'),
        ("balloon", f'There is no sensor "balloon". {THERE}'),
        ("", f'There is no sensor "". {THERE}'),
        ("recording", "Say which recording: --sensor recording:FILE."),
        ("recording:", "Say which recording: --sensor recording:FILE."),
        ("keyboard:big", "A keyboard has no name: --sensor keyboard."),
    ],
)
def test_a_sensor_that_cannot_be_meant_is_told(spec: str, told: str) -> None:
    with pytest.raises(DeviceError) as error:
        open_source(spec, Around(1))
    assert str(error.value) == told


def test_a_simulated_child_that_nobody_knows_is_told() -> None:
    with pytest.raises(DeviceError, match=r'called "lazy"\. Choose one of: diligent, weak'):
        open_source("simulated:lazy", Around(1))


def test_a_recording_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(RecordingError, match=r"nowhere\.csv"):
        open_source(f"recording:{tmp_path / 'nowhere.csv'}", Around(1))


def test_everything_before_the_colon_is_the_kind() -> None:
    assert [kind_of(spec) for spec in ("keyboard", "simulated:weak", "recording:c:/a.csv")] == [
        "keyboard",
        "simulated",
        "recording",
    ]


def test_everything_that_a_screen_offers_can_be_opened() -> None:
    for choice in ALWAYS:
        assert len(some(open_source(choice.spec, Around(1)))) > 100


class Streaming:
    """A device that is read on a thread of its own."""

    layout: Layout = WII_BOARD
    silence_s: float | None = None
    battery_share: float | None = None

    def read(self) -> Generator[Sample | None, None, None]:
        yield Sample(0.0, (1.0, 2.0, 3.0, 4.0))
        while True:
            sleep(0.001)
            yield None


def test_a_streamed_device_is_read_through_a_link(monkeypatch: pytest.MonkeyPatch) -> None:
    drivers = dict(DRIVERS, wii=lambda _, around: Streaming())
    monkeypatch.setattr("game.shell.sources.DRIVERS", drivers)
    driver = open_source("wii", Around(1))
    assert isinstance(driver, Link)
    driver.close()
    assert driver.step(0.0, Wish(), Controls()) == [Sample(0.0, (1.0, 2.0, 3.0, 4.0))]
