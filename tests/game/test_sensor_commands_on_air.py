"""`stepling sensors` with boards on a radio: found, checked, recorded, lost, and let go."""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from signal import SIGINT
from threading import Timer
from time import monotonic, sleep

import pytest
from bleak.exc import BleakBluetoothNotAvailableReason

from sensors.recording import read
from tests.game.recorded import run
from tests.game.running import is_one_sentence, told
from tests.game.sensors_on_air import (
    FIRST,
    SECOND,
    STEPLING_BOARD,
    air_of_the_program,
    board,
    leaning,
)
from tests.sensors.ble.air import VirtualAir
from tests.sensors.ble.virtual_insole import VirtualInsole

SPEC = f"ble:stepling_board@{FIRST}"
OFF = BleakBluetoothNotAvailableReason.POWERED_OFF
CTRL_C = pytest.mark.skipif(sys.platform == "win32", reason="it would end the tests, too")


@pytest.fixture
def air(monkeypatch: pytest.MonkeyPatch) -> Iterator[VirtualAir]:
    with air_of_the_program(monkeypatch) as air:
        yield air


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits long."""
    monkeypatch.setattr("game.shell.bench.FIRST_ROWS_S", 0.5)
    monkeypatch.setattr("game.shell.bench.SHORT_SEARCH_S", 1.0)


# --- scan ---------------------------------------------------------------------------------------
def test_each_sensor_is_a_line_and_can_be_named_as_it_is_printed(air):
    board(air)
    board(air, SECOND)
    ran = run("sensors", "scan", "--seconds", "1.5")
    assert (ran.status, ran.stderr) == (0, "")
    lines = sorted(ran.stdout.splitlines())
    assert lines == [
        f"ble:stepling_board@{address}  Stepling board  Stepling" for address in (FIRST, SECOND)
    ]


def test_as_json_each_sensor_is_an_object_of_its_own(air):
    board(air)
    ran = run("sensors", "scan", "--seconds", "1.5", "--json")
    assert json.loads(ran.stdout) == {
        "spec": SPEC,
        "kind": "board",
        "title": "Stepling board",
        "name": "Stepling",
    }


def test_where_nothing_is_found_a_sentence_says_what_to_do(air):
    said = told(run("sensors", "scan", "--seconds", "0.3"), 1)
    assert "Switch it on and go nearer" in said


def test_what_stands_in_the_way_is_told_beside_what_was_found(air):
    air.switch_off(OFF)
    ran = run("sensors", "scan", "--seconds", "0.5")
    assert (ran.status, ran.stdout) == (1, "")
    assert ran.told[0] == "stepling: Bluetooth is switched off. Switch it on."
    assert "No sensor was found" in ran.told[1]


def test_a_name_from_the_air_gives_the_terminal_no_orders(air):
    VirtualInsole(air, "a\x1b[2Jb", FIRST, STEPLING_BOARD)
    ran = run("sensors", "scan", "--seconds", "1.5")
    assert ran.stdout == f"{SPEC}  Stepling board  a?[2Jb\n"


# --- check --------------------------------------------------------------------------------------
def test_the_only_board_there_is_checked_without_being_named_and_let_go(air, hasty):
    device = board(air)
    ran = run("sensors", "check", "--seconds", "1.5", "--json")
    found = json.loads(ran.stdout)
    assert (ran.status, found["sensor"]) == (0, SPEC)
    assert found["light"] in ("good", "fair")  # a busy machine is uneven
    assert found["battery_share"] == 0.87
    assert found["rows"] > 50
    assert found["lost_rows"] == 0
    assert set(found["answers"].values()) == {True}
    assert len(ran.told) == 1
    assert "Press each of its corners" in ran.told[0]
    assert not device.connected
    assert device.commands[-1] == b"\x00"


def test_of_several_sensors_one_has_to_be_named(air, hasty):
    board(air)
    board(air, SECOND)
    said = told(run("sensors", "check"), 1)
    assert "There are 2 sensors" in said
    assert FIRST in said
    assert SECOND in said
    assert "--sensor" in said


def test_where_no_sensor_is_there_none_can_be_checked(air, hasty):
    assert "No sensor was found" in told(run("sensors", "check"), 1)


def test_a_sensor_that_is_not_there_is_waited_for_only_so_long(air, hasty):
    started_s = monotonic()
    assert "Nothing came from" in told(run("sensors", "check", "--sensor", SPEC), 1)
    assert monotonic() - started_s < 10


def test_why_nothing_comes_is_told_at_once(air, hasty):
    air.switch_off(OFF)
    ran = run("sensors", "check", "--sensor", SPEC)
    assert (ran.status, ran.stdout) == (1, "")
    assert ran.told[0] == "stepling: Bluetooth is switched off. Switch it on."
    assert ran.told[1].endswith("See above, and try again.")


def test_the_light_of_a_sensor_that_goes_away_is_off(air):
    device = board(air)
    going = Timer(1.0, device.go_away)
    going.start()
    ran = run("sensors", "check", "--sensor", SPEC, "--seconds", "2.5", "--json")
    going.join()
    assert ran.status == 1
    assert json.loads(ran.stdout)["light"] == "off"


def test_a_corner_that_feels_nothing_does_not_answer(air):
    board(air, cells=lambda t_s: (*leaning(t_s)[:3], 0.0))
    ran = run("sensors", "check", "--sensor", SPEC, "--seconds", "3")
    lines = dict(line.rsplit("  ", 1) for line in ran.stdout.splitlines()[1:])
    answers = {name.strip(): said for name, said in lines.items() if "answer" in said}
    assert answers == {
        "front left": "answers",
        "front right": "answers",
        "back left": "answers",
        "back right": "does not answer",
    }
    assert ran.status == 1
    assert ran.stdout.startswith("bad: Part of the board feels nothing.")


# --- record -------------------------------------------------------------------------------------
def test_a_boards_rows_are_recorded_as_they_come(air, tmp_path: Path):
    board(air)
    file = tmp_path / "leaning.csv"
    ran = run("sensors", "record", file, "--sensor", SPEC, "--seconds", "1.5")
    assert (ran.status, ran.stdout) == (0, "")
    recording = read(file)
    assert len(ran.told) == 1
    assert ran.stderr.startswith(f"stepling: {file} holds {len(recording.table)} rows. ")
    assert len(recording.table) > 50
    assert all(sum(row[1:]) == pytest.approx(32.0, abs=0.03) for row in recording.table)


@CTRL_C
def test_ctrl_c_ends_a_recording_well(air, tmp_path: Path):
    device = board(air)
    file = tmp_path / "leaning.csv"
    stopping = Timer(0.0, _press_ctrl_c_once_there_is, (file,))
    stopping.start()
    ran = run("sensors", "record", file, "--sensor", SPEC)
    stopping.join()
    assert ran.status == 0
    assert ran.told[0] == "stepling: It is recorded. Ctrl+C ends the recording."
    assert f"holds {len(read(file).table)} rows" in ran.told[1]
    assert not device.connected


@CTRL_C
def test_ctrl_c_before_anything_came_leaves_no_file(air, tmp_path: Path):
    file = tmp_path / "nothing.csv"
    stopping = Timer(0.5, os.kill, (os.getpid(), SIGINT))
    stopping.start()
    ran = run("sensors", "record", file, "--sensor", SPEC)
    stopping.join()
    assert (ran.status, is_one_sentence(ran), file.exists()) == (1, True, False)
    assert "Stopped before anything came" in ran.stderr


def _press_ctrl_c_once_there_is(file: Path) -> None:
    end_s = monotonic() + 10
    while not file.exists() and monotonic() < end_s:
        sleep(0.01)
    sleep(0.3)
    os.kill(os.getpid(), SIGINT)
