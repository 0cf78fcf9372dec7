"""`stepling sensors decode`: a maker's frames and profile become a recording."""

import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest

from sensors.recording import parse, read
from tests.game.recorded import run
from tests.game.running import ROOT, Ran, command, headless, stepling, surroundings, told

LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux only")
PROFILE = """\
format: 1
id: bathroom_tile
title: A tile with a cell at each corner
kind: board
source: [our own firmware]
gatt: {stream: [6e400003-b5a3-f393-e0a9-e50e24dcca9e]}
rate_hz: 50
frames:
  - require: {0: 170}
    size: 10
    sequence: {at: 1, type: u8}
    cells: {type: u16be, run: {start: 2, count: 4}}
cells:
  unit: N
  scale: 0.1
  places: [[-150, 150], [150, 150], [-150, -150], [150, -150]]
"""
"""A device that nobody described before."""
FRAMES = "\n".join(
    ["# somebody stands on it", *(f"aa {at:02x} 0300 0310 02f0 0300" for at in range(1, 250))]
)
CELLS_KG = [newtons / 10 / 9.80665 for newtons in (0x300, 0x310, 0x2F0, 0x300)]


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    path = tmp_path / "bathroom_tile.yaml"
    path.write_text(PROFILE)
    return path


@pytest.fixture
def frames(tmp_path: Path) -> Path:
    path = tmp_path / "frames.txt"
    path.write_text(FRAMES)
    return path


def test_a_device_known_only_from_its_own_yaml_becomes_a_recording(profile, frames):
    ran = run("sensors", "decode", profile, frames)
    assert ran.status == 0
    assert ran.told == [
        "stepling: 249 rows; 0 lost on the way, 0 repeated and left out; "
        "0 lines that cannot be used."
    ]
    recording = parse(ran.stdout, "printed")
    assert [cell.x_mm for cell in recording.layout.cells] == [-150, 150, -150, 150]
    assert len(recording.table) == 249
    assert recording.table[-1] == pytest.approx((248 / 50, *CELLS_KG))


def test_such_a_recording_is_checked_and_played_like_any_other(profile, frames, tmp_path):
    ran = stepling("sensors", "decode", profile, frames)
    path = tmp_path / "standing.csv"
    path.write_text(ran.stdout, "utf-8")
    spec = f"recording:{path}"
    assert run("sensors", "check", "--sensor", spec).stdout.startswith("good: ")
    played = run(*headless("sleepy_owl", tmp_path / "family", "--sensor", spec, "--json"))
    assert (played.status, played.stderr) == (0, "")
    assert len(read(path).table) == 249


def test_frames_may_come_through_a_pipe(profile, monkeypatch):
    monkeypatch.setattr("sys.stdin", StringIO(FRAMES))
    assert len(parse(run("sensors", "decode", profile, "-").stdout, "printed").table) == 249
    piped = stepling("sensors", "decode", profile, "-", input=f"\ufeff{FRAMES}")
    assert len(parse(piped.stdout, "printed").table) == 249


def test_a_line_that_is_no_frame_is_told_with_its_place_and_the_others_are_kept(profile, tmp_path):
    path = tmp_path / "frames.txt"
    path.write_bytes(
        b"aa 01 0300 0310 02f0 0300\naa 02 03\nxyz \x1b[2J\xff\naa 04 0300 0310 02f0 0300\n"
    )
    ran = run("sensors", "decode", profile, path)
    assert ran.status == 1
    assert len(parse(ran.stdout, "printed").table) == 2
    short, no_hex, summary = ran.told
    assert short.startswith(f"stepling: {path}:2: ")
    assert no_hex.startswith(f'stepling: {path}:3: "xyz ?[2J')
    assert "2 rows; 2 lost on the way" in summary
    assert "2 lines that cannot be used" in summary


def test_where_no_line_holds_a_frame_nothing_is_printed(profile, tmp_path):
    path = tmp_path / "frames.txt"
    path.write_text("# nothing\n")
    ran = run("sensors", "decode", profile, path)
    assert (ran.status, ran.stdout) == (1, "")
    assert "no line holds a row" in ran.told[0]


def test_every_mistake_of_a_profile_is_told_with_file_line_column_and_what_stands_there(
    tmp_path, frames
):
    path = tmp_path / "bathroom_tile.yaml"
    text = PROFILE.replace("kind: board", "kind: bord").replace("rate_hz: 50", "rate_hz: fast")
    path.write_text(text.replace("  scale: 0.1", "  skale: 0.1"))
    ran = run("sensors", "decode", path, frames)
    assert (ran.status, ran.stdout) == (1, "")
    assert ran.told[0] == f"stepling: The profile {path} has 3 mistakes. Mend it and try again."
    heads = [line for line in ran.told[1:] if not line.startswith(" ")]
    assert [line.split(": ")[0] for line in heads] == [
        f"{path}:{place}" for place in ("4:7", "7:10", "15:3")
    ]
    assert 'did you mean "board"?' in heads[0]
    assert "    4 | kind: bord" in ran.told
    assert sum(line.strip("| ") == "^" for line in ran.told) == 3


def test_a_profile_that_is_not_there_is_told(frames, tmp_path):
    said = told(run("sensors", "decode", "steplin_board", frames), 1)
    assert said.endswith('did you mean "stepling_board"?')
    missing = tmp_path / "no.yaml"
    assert f"{missing}: there is no such file" in told(run("sensors", "decode", missing, frames), 1)


def test_frames_that_cannot_be_read_are_told(profile, tmp_path):
    for place in (tmp_path / "nowhere.txt", tmp_path):
        assert f"{place} cannot be read" in told(run("sensors", "decode", profile, place), 1)


def test_closed_standard_input_is_told(profile, monkeypatch):
    monkeypatch.setattr("sys.stdin", None)
    assert "Standard input is closed" in told(run("sensors", "decode", profile, "-"), 1)


@LINUX
def test_a_full_disk_behind_standard_output_is_told(profile, frames):
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            command("sensors", "decode", profile, frames),
            cwd=ROOT,
            env=surroundings(),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    ran = Ran(done.returncode, "", done.stderr)
    assert "cannot be printed" in told(ran, 1)
