"""On a full disk, backups, packets and erasing end in a sentence and leave what was there."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.game.running import ROOT, Ran, command, surroundings, told
from tests.game.small_family import family_of_two, run, sessions

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux mounts a tiny disk for us")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return family_of_two(tmp_path / "family")


def on_a_disk_of(size_kb: int, data: Path, folder: Path, *words: str | Path) -> tuple[Ran, Path]:
    """Run with a copy of the data on a tiny disk, and a copy of what is on it in the end."""
    disk, kept = folder / "disk", folder / "kept"
    for place in (disk, kept):
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
    mount = f"mount -t tmpfs -o size={size_kb}k tmpfs '{disk}'"
    if shutil.which("unshare") is None:
        pytest.skip("unshare is not here to make a tiny disk with")
    inside = ["unshare", "-rm", "sh", "-c"]
    if subprocess.run([*inside, mount], capture_output=True, check=False).returncode:
        pytest.skip("this system does not let us make a tiny disk")
    script = (
        f"{mount} && cp -a '{data}/.' '{disk}' && \"$@\"; status=$?; "
        f"cp -a '{disk}/.' '{kept}'; exit $status"
    )
    done = subprocess.run(
        [*inside, script, "sh", *command("children", *words, "--data", disk)],
        cwd=ROOT,
        env=surroundings(),
        capture_output=True,
        text=True,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr), kept


@LINUX
@pytest.mark.parametrize(
    "words", [("backup",), ("restore",), ("import",), ("erase", "Mia", "--yes")]
)
def test_on_a_disk_that_is_full_all_is_as_it_was_and_that_is_told(
    data: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    packet = tmp_path / "mia.zip"
    run("export", "Mia", "-o", packet, "--data", data)
    if words == ("import",):
        words = (*words, str(packet))
        run("erase", "Mia", "--yes", "--data", data)
    run("backup", "--data", data)
    before, used_kb = sessions(data), sum(p.stat().st_size for p in data.rglob("*")) // 1024
    endings = {"done": 0, "full": 0}
    for more_kb in (100, 400, 4000):
        ran, kept = on_a_disk_of(used_kb + more_kb, data, tmp_path, *words)
        if ran.status == 0:
            endings["done"] += 1
            continue
        endings["full"] += 1
        assert "free" in told(ran, 1).casefold()
        assert sessions(kept) == before
    assert endings["done"] >= 1
    assert endings["full"] >= 1


@LINUX
def test_a_packet_that_finds_no_room_is_told_and_no_half_of_it_stays(
    data: Path, tmp_path: Path
) -> None:
    ran, kept = on_a_disk_of(
        sum(p.stat().st_size for p in data.rglob("*")) // 1024 + 60,
        *(data, tmp_path, "export", "Mia", "-o", tmp_path / "disk" / "x.zip"),
    )
    if ran.status:
        assert "the disk is full" in told(ran, 1)
        assert not list(kept.glob("*x.zip*"))
