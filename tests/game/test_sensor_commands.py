"""`stepling sensors` without any radio: check and record, and every trouble in a sentence."""

import json
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import sleep

import pytest

from sensors.around import Around
from sensors.driver import Controls
from sensors.drivers import DRIVERS
from sensors.layout import WII_BOARD, Layout
from sensors.recording import read
from sensors.recording_writer import RecordingWriter
from sensors.sample import Sample
from sensors.signals import Wish
from tests.game.recorded import run
from tests.game.running import ROOT, Ran, command, stepling, surroundings, told
from tests.sensors.health_rows import BOARD, INSOLES, ROWS, dead

UNIX = pytest.mark.skipif(sys.platform == "win32", reason="limits and signals of Unix")
LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux only")
SIMULATED = ("--sensor", "simulated")
FIGURES = [
    *("rate", "jitter", "lost", "gaps", "repeats", "drop-outs", "saturated", "dead cells"),
    *("stuck", "noise", "drift", "battery"),
]


def recording_of(path: Path, layout: Layout, rows: list[Sample]) -> str:
    """The words for a sensor that gave these rows."""
    with RecordingWriter(path, layout) as writer:
        assert all(map(writer.add, rows))
    return f"recording:{path}"


def pressing(*corners: int) -> list[Sample]:
    """A worn board that hums, on which these corners are pressed for a second each."""
    rows = []
    for at in range(100 * (1 + 2 * len(corners))):
        second, hum_kg = divmod(at, 100)[0], 0.01 * (at % 3)
        pressed = corners[second // 2] if second % 2 else None
        cells = (0.9, -0.8, 0.1, 0.4)
        load = tuple(kg + hum_kg + 8.0 * (cell == pressed) for cell, kg in enumerate(cells))
        rows.append(Sample(at / 100, load))
    return rows


# --- check --------------------------------------------------------------------------------------
def test_a_check_tells_the_light_and_every_figure_and_no_weight() -> None:
    ran = run("sensors", "check", *SIMULATED)
    assert (ran.status, ran.stderr) == (0, "")
    first, *lines = ran.stdout.splitlines()
    assert first == "good: The board is ready. Have fun!"
    assert [line[:20].strip() for line in lines[: len(FIGURES)]] == FIGURES
    assert "100.0 Hz, 1001 rows" in lines[0]
    assert "load" not in ran.stdout
    found = json.loads(run("sensors", "check", *SIMULATED, "--json").stdout)
    assert "loads" not in found


def test_only_who_asks_for_loads_is_told_them() -> None:
    found = json.loads(run("sensors", "check", *SIMULATED, "--json", "--loads").stdout)
    assert list(found["loads"]) == ["tl", "tr", "bl", "br"]
    assert sum(found["loads"].values()) == pytest.approx(30.0, abs=1.0)
    assert found["units"] == "kg"
    printed = run("sensors", "check", *SIMULATED, "--loads").stdout
    assert f"load front left     {found['loads']['tl']:.3f} kg" in printed


def test_a_recording_is_checked_to_its_end_or_as_long_as_was_said(tmp_path: Path) -> None:
    spec = recording_of(tmp_path / "board.csv", BOARD, list(ROWS["board"]()))
    whole, part = (
        json.loads(run("sensors", "check", "--sensor", spec, "--json", *words).stdout)
        for words in ((), ("--seconds", "2.5"))
    )
    assert whole["rows"] == len(ROWS["board"]())
    assert part["rows"] == 251
    assert whole["light"] == part["light"] == "good"


def test_bad_data_are_a_bad_light_and_a_status_of_its_own(tmp_path: Path) -> None:
    spec = recording_of(tmp_path / "dead.csv", BOARD, list(dead(ROWS["board"]())))
    ran = run("sensors", "check", "--sensor", spec, "--json")
    found = json.loads(ran.stdout)
    assert (ran.status, found["light"], len(found["dead_cells"])) == (1, "bad", 1)
    assert "feels nothing" in found["sentence"]


def test_each_corner_that_was_pressed_answers_and_no_other(tmp_path: Path) -> None:
    spec = recording_of(tmp_path / "pressed.csv", WII_BOARD, pressing(0, 3, 1))
    printed = run("sensors", "check", "--sensor", spec).stdout.splitlines()
    assert printed[-4:] == [
        "front left          answers",
        "front right         answers",
        "back left           does not answer",
        "back right          answers",
    ]
    found = json.loads(run("sensors", "check", "--sensor", spec, "--json").stdout)
    assert found["answers"] == {"tl": True, "tr": True, "bl": False, "br": True}


def test_of_corners_that_nobody_touched_nothing_is_said(tmp_path: Path) -> None:
    for name, layout, rows in (
        ("idle", WII_BOARD, pressing()),
        ("feet", INSOLES, list(ROWS["insoles"]())),
    ):
        spec = recording_of(tmp_path / f"{name}.csv", layout, rows)
        assert "answer" not in run("sensors", "check", "--sensor", spec).stdout
        found = json.loads(run("sensors", "check", "--sensor", spec, "--json").stdout)
        assert found["answers"] is None


# --- record -------------------------------------------------------------------------------------
def test_a_recording_holds_the_rows_as_they_came_and_is_private(tmp_path: Path) -> None:
    file = tmp_path / "child.csv"
    ran = run("sensors", "record", file, *SIMULATED, "--seconds", "20")
    assert (ran.status, ran.stdout) == (0, "")
    assert ran.told == [f"stepling: {file} holds 2001 rows. good: The board is ready. Have fun!"]
    driver = DRIVERS["simulated"]("", Around())
    assert list(read(file).samples()) == list(driver.step(20.0, Wish(), Controls()))
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_another_file_is_replaced_only_by_force(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("mine")
    words = ("sensors", "record", file, *SIMULATED, "--seconds", "1")
    assert f"{file} is there already" in told(run(*words), 1)
    assert file.read_text() == "mine"
    assert run(*words, "--force").status == 0
    assert len(read(file).table) == 101


def test_even_by_force_nothing_is_replaced_before_a_row_has_come(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("mine")
    run("sensors", "record", file, "--sensor", "recording:nowhere.csv", "--force")
    assert file.read_text() == "mine"


def test_a_place_where_no_file_can_be_is_told(tmp_path: Path) -> None:
    end = (*SIMULATED, "--seconds", "1", "--force")
    assert "is not a file" in told(run("sensors", "record", tmp_path, *end), 1)
    assert "there is no folder" in told(run("sensors", "record", tmp_path / "no" / "x", *end), 1)
    assert "cannot be written" in told(run("sensors", "record", tmp_path / ("x" * 300), *end), 1)


def test_what_goes_on_for_ever_needs_an_end(tmp_path: Path) -> None:
    said = told(run("sensors", "record", tmp_path / "x.csv", *SIMULATED), 2)
    assert "Say how long" in said
    assert not (tmp_path / "x.csv").exists()


def test_a_recording_ends_before_it_is_too_long_to_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.shell.recording_file.MOST_BYTES", 200_000)
    file = tmp_path / "long.csv"
    ran = run("sensors", "record", file, *SIMULATED, "--seconds", "600")
    assert ran.status == 0
    assert "a longer one could not be read" in ran.told[0]
    assert 200_000 < file.stat().st_size < 400_000
    assert f"holds {len(read(file).table)} rows" in ran.told[1]


def limited_to(size: int) -> Callable[[], None]:
    """What makes a process unable to write files that are larger."""
    from resource import RLIMIT_FSIZE, setrlimit  # noqa: PLC0415  # not on every system

    return lambda: setrlimit(RLIMIT_FSIZE, (size, size))


@UNIX
def test_where_the_disk_takes_no_more_what_was_written_can_be_read(tmp_path: Path) -> None:
    file = tmp_path / "child.csv"
    words = ("sensors", "record", file, *SIMULATED, "--seconds", "60")
    said = told(stepling(*words, preexec_fn=limited_to(100_000)), 1)
    rows = read(file).table
    assert 1000 < len(rows) < 2000
    assert f"{file} cannot be written: " in said
    assert said.endswith(f"It holds the first {len(rows)} rows, which can be read.")


@UNIX
@pytest.mark.parametrize("size", [10, 150])
def test_where_the_disk_takes_not_even_a_row_no_file_is_left(size: int, tmp_path: Path) -> None:
    file = tmp_path / "child.csv"
    words = ("sensors", "record", file, *SIMULATED, "--seconds", "60")
    said = told(stepling(*words, preexec_fn=limited_to(size)), 1)
    assert said.endswith("Nothing was recorded.")
    assert not file.exists()


@UNIX
def test_ctrl_c_ends_a_recording_with_whole_rows(tmp_path: Path) -> None:
    from signal import SIGINT  # noqa: PLC0415  # not on every system

    file = tmp_path / "child.csv"
    words = ("sensors", "record", file, *SIMULATED, "--seconds", "100000")
    with subprocess.Popen(
        command(*words), cwd=ROOT, env=surroundings(), stderr=subprocess.PIPE, text=True
    ) as program:
        while program.poll() is None and not file.exists():
            sleep(0.01)
        sleep(0.2)
        program.send_signal(SIGINT)
        _, said = program.communicate(timeout=30)
    assert program.returncode == 0
    assert f"{file} holds {len(read(file).table)} rows." in said


# --- Wrong use, and what is not there -----------------------------------------------------------
WRONG = {
    "nothing": ((), "COMMAND"),
    "no such command": (("skan",), "invalid choice: 'skan'"),
    "no time": (("scan", "--seconds", "0"), '"0" is no number of seconds above 0'),
    "no number": (("scan", "--seconds", "nan"), '"nan" is no number of seconds'),
    "too long": (("check", "--seconds", "1e9"), "up to 1000000"),
    "no file": (("record",), "FILE"),
    "a file of no name": (("record", " "), "a name is missing"),
    "no frames": (("decode", "stepling_board"), "HEXFILE"),
    "half an option": (("scan", "--js"), "--js"),
}
NOT_THERE = {
    "no such sensor": (("--sensor", "simulate"), 'Did you mean "simulated"?'),
    "no such child": (("--sensor", "simulated:x"), "Choose one of: diligent"),
    "no such profile": (("--sensor", "ble:steplin_board"), 'did you mean "stepling_board"?'),
    "no such recording": (("--sensor", "recording:no.csv"), "there is no such file"),
    "a keyboard of a name": (("--sensor", "keyboard:x"), "A keyboard has no name"),
}


@pytest.mark.parametrize(("words", "said"), WRONG.values(), ids=WRONG)
def test_wrong_use_is_told_in_one_sentence(words: tuple[str, ...], said: str) -> None:
    assert said in told(run("sensors", *words), 2)


@pytest.mark.parametrize("before", [("check",), ("record", "never.csv")], ids=["check", "record"])
@pytest.mark.parametrize(("words", "said"), NOT_THERE.values(), ids=NOT_THERE)
def test_a_sensor_that_cannot_be_opened_is_told_in_one_sentence(
    before: tuple[str, ...], words: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    assert said in told(run("sensors", *before, *words), 1)
    assert not Path("never.csv").exists()


def test_a_sensor_may_be_named_before_the_command(tmp_path: Path) -> None:
    named = run(*SIMULATED, "sensors", "check", "--json")
    assert named == run("sensors", "check", *SIMULATED, "--json")


@LINUX
def test_where_nobody_takes_what_is_printed_that_is_told() -> None:
    script = '"$@" >/dev/full'
    done = subprocess.run(
        ["sh", "-c", script, "sh", *command("sensors", "check", *SIMULATED)],
        cwd=ROOT,
        env=surroundings(),
        capture_output=True,
        text=True,
        check=False,
    )
    ran = Ran(done.returncode, done.stdout, done.stderr)
    assert "cannot be printed" in told(ran, 1)
    assert "played" not in ran.stderr
