"""Whatever Stepling puts into the family's folder is for its owner's eyes alone (PRIV-07)."""

import os
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from profiles.restore import restore
from profiles.store import DATABASE, Store
from tests.game.recorded import run, short_level
from tests.game.running import headless

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such rights")


@pytest.fixture(autouse=True)
def _open_handed() -> Iterator[None]:
    """The system would let everybody read and write what is made."""
    before = os.umask(0)
    yield
    os.umask(before)


def rights(folder: Path) -> dict[str, int]:
    """Of the folder and everything in it, what is not its owner's alone."""
    all_ = {path: path.lstat().st_mode & 0o777 for path in (folder, *folder.rglob("*"))}
    allowed = {True: 0o700, False: 0o600}
    return {str(path): mode for path, mode in all_.items() if mode != allowed[path.is_dir()]}


def test_what_play_recordings_backups_and_restoring_leave_is_private(tmp_path: Path) -> None:
    data = tmp_path / "family"
    assert run("children", "add", "Ada", "--data", data).status == 0
    level = short_level("otter_river", tmp_path)
    assert run(*headless(level, data, "--record")).status == 0
    assert rights(data) == {}
    assert list(data.rglob("samples.csv")), "the recording was looked at, too"

    with closing(Store(data)) as store:
        store.back_up("2026-03-14")
        assert (data / f"{DATABASE}-wal").exists()
        assert rights(data) == {}
    (data / DATABASE).write_bytes(b"gone")
    restore(data / DATABASE)
    Store(data).close()
    assert list((data / "set-aside").rglob(DATABASE))
    assert rights(data) == {}
