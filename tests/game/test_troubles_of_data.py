"""What happens where the family's data cannot be kept: it is told, and nothing is lost by it."""

import json
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from profiles.model import Repetition
from profiles.store import DATABASE, Store
from tests.game.recorded import run, short_level
from tests.game.running import (
    ROOT,
    Ran,
    command,
    headless,
    stepling,
    surroundings,
    told,
)

LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux only")
GOOD = ("play", "sleepy_owl", "--sensor", "simulated", "--headless")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "family"


def test_data_that_cannot_be_kept_where_it_should_is_told(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("mine")
    for name in ("stepling.lock", DATABASE):
        (tmp_path / name / name).mkdir(parents=True)
    places = [file, file / "below", tmp_path / "stepling.lock", tmp_path / DATABASE]
    for place in [*places, tmp_path / ("x" * 300)]:
        for words in (GOOD, ("children", "add", "Ada")):
            assert "--data" in told(run("--data", place, *words), 1)
    assert file.read_text() == "mine"


@LINUX
def test_data_cannot_be_kept_where_the_system_makes_no_folders() -> None:
    assert "cannot be kept in /proc/nope" in told(run("--data", "/proc/nope", *GOOD), 1)


def test_a_second_stepling_leaves_the_data_to_the_first(data: Path) -> None:
    with closing(Store(data)):
        assert "already running" in told(stepling(*GOOD, "--data", data), 1)
    assert run("children", "add", "Ada", "--data", data).status == 0


def damaged(data: Path, at: int, by: bytes) -> bytes:
    """Spoil the database; all of its bytes."""
    content = bytearray((data / DATABASE).read_bytes())
    content[at : at + len(by)] = by
    (data / DATABASE).write_bytes(content)
    return bytes(content)


DAMAGE = {
    "its header": (0, b"no database"),
    "its owner": (68, b"\0\0\0\1"),
    "its version": (60, b"\0\0\3\xe7"),  # 999: from the future
    "a page": (4096, bytes(range(200))),
}


@pytest.mark.parametrize(("at", "by"), DAMAGE.values(), ids=DAMAGE)
def test_a_database_that_is_damaged_or_newer_is_left_as_it_is(
    at: int, by: bytes, data: Path
) -> None:
    assert run("children", "add", "Ada", "--data", data).status == 0
    spoilt = damaged(data, at, by)
    said = told(run(*GOOD, "--data", data), 1)
    assert "was left as it is" in said
    assert ("Install the newest Stepling" in said) is (at == 60)
    assert told(run("children", "add", "Ada", "--data", data), 1) == said
    assert (data / DATABASE).read_bytes() == spoilt


def test_what_is_no_database_at_all_is_left_as_it_is(data: Path) -> None:
    data.mkdir()
    for content in (b"", b"hello"):
        (data / DATABASE).write_bytes(content)
        assert "was left as it is" in told(run(*GOOD, "--data", data), 1)
        assert "was left as it is" in told(run("children", "list", "--data", data), 1)
        assert (data / DATABASE).read_bytes() == content


def in_a_disk_of(size_kb: int, folder: Path, *words: str) -> tuple[Ran, Path]:
    """Run with a tiny disk for data, and a copy of what is on it in the end."""
    disk, kept = folder / "disk", folder / "kept"
    disk.mkdir()
    kept.mkdir()
    mount = f"mount -t tmpfs -o size={size_kb}k tmpfs '{disk}'"
    if shutil.which("unshare") is None:
        pytest.skip("unshare is not here to make a tiny disk with")
    inside = ["unshare", "-rm", "sh", "-c"]
    if subprocess.run([*inside, mount], capture_output=True, check=False).returncode:
        pytest.skip("this system does not let us make a tiny disk")
    script = f"{mount} && \"$@\"; status=$?; cp -a '{disk}/.' '{kept}'; exit $status"
    done = subprocess.run(
        [*inside, script, "sh", *command(*headless("otter_river", disk, "--seed", "1", *words))],
        cwd=ROOT,
        env=surroundings(),
        capture_output=True,
        text=True,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr), kept


@LINUX
@pytest.mark.parametrize("size_kb", [4, 100])
def test_a_disk_without_room_for_any_data_is_told(size_kb: int, tmp_path: Path) -> None:
    ran, _ = in_a_disk_of(size_kb, tmp_path, "--json")
    assert "Free some space on the disk" in told(ran, 1)


@LINUX
def test_on_a_disk_that_is_full_play_goes_on_and_what_was_told_is_kept(tmp_path: Path) -> None:
    ran, kept = in_a_disk_of(370, tmp_path, "--events", "--json")
    *events, outcome = map(json.loads, ran.stdout.splitlines())
    assert outcome["reps"] == 16
    assert 0 < len(events) < 16
    assert ran.status == 1
    # Whether the backup is refused before or after the rest is a race that nobody needs to win.
    room, full, *backup, end = ran.told
    assert "Only 0 MB are free" in room
    assert "the disk is full; free some space on it" in full
    assert len(backup) <= 1
    assert all("backup" in line or "up to date" in line for line in backup)
    assert "The end of this game is not kept" in end
    with closing(Store(kept)) as store:
        on_disk = {repetition.id for repetition in store.records(Repetition)}
        assert {event["id"] for event in events} == on_disk
        assert len(store.unfinished_sessions()) == 1


@LINUX
def test_on_a_disk_that_is_full_the_recording_gives_way_to_the_game(tmp_path: Path) -> None:
    ran, kept = in_a_disk_of(900, tmp_path, "--events", "--record")
    assert ran.status == 1
    assert "This session is not recorded" in ran.told[1]
    assert "The game is kept, but its movements are not" in ran.told[2]
    assert len(ran.told) == 3
    assert len(ran.stdout.splitlines()) == 16
    assert not list(kept.rglob("*.csv"))
    with closing(Store(kept)) as store:
        assert len(store.records(Repetition)) == 16
        assert store.unfinished_sessions() == ()


def test_where_no_recording_can_be_kept_the_game_is(data: Path) -> None:
    data.mkdir()
    (data / "sessions").write_text("in the way")
    ran = run(*headless(short_level("otter_river", data.parent), data, "--record", "--json"))
    assert ran.status == 1
    assert json.loads(ran.stdout)["reps"] == 2
    assert "This session is not recorded" in ran.told[0]
    assert (data / "sessions").read_text() == "in the way"
