"""The folder is its owner's alone, one Stepling's at a time, and told about where it cannot be."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from profiles.store import DATABASE, Store, StoreBusy, StoreError
from tests.profiles.afternoon import play

ROOT = Path(__file__).parents[2]

ANOTHER_PROGRAM = """
import sys
from pathlib import Path
from profiles.store import Store, StoreBusy
folder = Path(sys.argv[1])
try:
    Store(folder)
except StoreBusy as error:
    print("busy:", error)
with_reading = Store.read_only(folder)
print(with_reading.progress(with_reading.guest()).totals.reps)
"""

DISK_THAT_FILLS_UP = """
import resource, sys
from pathlib import Path
from profiles.store import Store
from tests.profiles.afternoon import play
folder = Path(sys.argv[1])
store = Store(folder)
guest = store.guest()
play(store, guest, reps=5)
assert store.flush(10)
store.answers()
_, most = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, most))
play(store, guest, reps=200)
print(store.flush(10), store.held > 0, store.progress(guest).totals.reps < 205)
print({kept.error for kept in store.answers() if kept.error} != set())
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
print(store.flush(10), store.held, store.progress(guest).totals.reps, store.close())
"""


def run(program: str, folder: Path) -> list[str]:
    command = [sys.executable, "-c", program, str(folder)]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    ).stdout.splitlines()


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "stepling"
    folder.write_text("my shopping list")
    with pytest.raises(StoreError, match=r"cannot be kept in .*stepling .*--data\."):
        Store(folder)
    assert folder.read_text() == "my shopping list"


def test_a_folder_below_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="name another folder with --data"):
        Store(tmp_path / "file" / "below")


def test_a_folder_in_the_place_of_the_database_is_told(tmp_path: Path) -> None:
    (tmp_path / DATABASE).mkdir()
    with pytest.raises(StoreError, match="cannot be kept in"):
        Store(tmp_path)


def test_a_folder_in_the_place_of_the_lock_is_told(tmp_path: Path) -> None:
    (tmp_path / "stepling.lock").mkdir()
    with pytest.raises(StoreError, match="cannot be kept in"):
        Store(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such rights")
def test_an_empty_folder_becomes_private_and_one_in_use_keeps_its_rights(tmp_path: Path) -> None:
    empty, in_use = tmp_path / "empty", tmp_path / "in_use"
    for folder in (empty, in_use):
        folder.mkdir()
        folder.chmod(0o755)
    (in_use / "holiday.jpg").write_bytes(b"")
    Store(empty).close()
    Store(in_use).close()
    assert empty.stat().st_mode & 0o777 == 0o700
    assert in_use.stat().st_mode & 0o777 == 0o755
    assert (in_use / DATABASE).stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such rights")
def test_a_database_that_anybody_could_read_becomes_private(tmp_path: Path) -> None:
    Store(tmp_path).close()
    (tmp_path / DATABASE).chmod(0o644)
    Store(tmp_path).close()
    assert (tmp_path / DATABASE).stat().st_mode & 0o777 == 0o600


def test_a_second_store_on_the_same_folder_is_refused_until_the_first_is_closed(
    tmp_path: Path,
) -> None:
    with closing(Store(tmp_path)), pytest.raises(StoreBusy, match="close it first"):
        Store(tmp_path)
    Store(tmp_path).close()


def test_another_process_is_refused_kindly_and_may_read(tmp_path: Path) -> None:
    with closing(Store(tmp_path)) as store:
        play(store, store.guest(), reps=7)
        assert store.flush(10)
        busy, reps = run(ANOTHER_PROGRAM, tmp_path)
    assert busy == f"busy: Stepling is already running with the data in {tmp_path}. " + (
        "Go on there, or close it first."
    )
    assert reps == "7"


def test_a_folder_that_could_not_be_opened_is_free_again(tmp_path: Path) -> None:
    (tmp_path / DATABASE).write_bytes(b"damaged")
    for _ in range(2):
        with pytest.raises(StoreError, match="damaged"):
            Store(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no largest file size")
def test_a_disk_that_refuses_is_played_on_in_memory_until_it_takes_everything(
    tmp_path: Path,
) -> None:
    assert run(DISK_THAT_FILLS_UP, tmp_path) == ["False True True", "True", "True 0 205 True"]
    with closing(Store(tmp_path)) as store:
        assert store.progress(store.guest()).totals.reps == 205


# --- Only reading ---------------------------------------------------------------------------------
def test_reading_only_sees_what_is_there_and_changes_nothing(tmp_path: Path) -> None:
    with closing(Store(tmp_path)) as store:
        play(store, store.guest(), reps=2)
    before = (tmp_path / DATABASE).read_bytes()
    with closing(Store.read_only(tmp_path)) as store:
        guest = store.child("guest")
        assert guest is not None
        assert store.progress(guest).totals.reps == 2
        with pytest.raises(StoreError, match="opened to be read"):
            store.keep("child", guest)
        with pytest.raises(StoreError, match="opened to be read"):
            store.add_child("Ana", "fox")
        assert store.answers() == []
        assert store.flush(1)
    assert (tmp_path / DATABASE).read_bytes() == before


def test_reading_only_where_nothing_is_yet_finds_nothing_and_makes_nothing(tmp_path: Path) -> None:
    with closing(Store.read_only(tmp_path / "family")) as store:
        assert store.children() == ()
        assert store.child("guest") is None
    assert not (tmp_path / "family").exists()
