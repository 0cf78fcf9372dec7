"""A backup that is asked for while the data is open comes in its place at the next start."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from profiles import restore as restoring
from profiles.model import Repetition
from profiles.restore import ASIDE, ask, pending
from profiles.store import DATABASE, Store, StoreError
from tests.profiles.afternoon import play
from tests.profiles.test_restore import family, repetitions

LAST_SYNC = 6
"""Three while the data is set aside, one when the backup is ready, and two when it is in place."""


def asked(folder: Path) -> Path:
    """The database, once its backup of five repetitions was asked for with all eight open."""
    path, made = family(folder)
    with closing(Store(folder)) as store:
        ask(path, made)
        assert len(store.records(Repetition)) == 8, "nothing changes while it is open"
    return path


def test_the_next_start_has_the_backup_and_what_was_kept_until_then_lies_aside(
    tmp_path: Path,
) -> None:
    path, made = family(tmp_path)
    with closing(Store(tmp_path)) as store:
        ask(path, made)
        play(store, store.guest(), 4)  # in the last moments
    assert pending(path)
    assert repetitions(tmp_path) == 5
    assert not pending(path)
    assert repetitions(tmp_path) == 5
    (aside,) = (tmp_path / ASIDE).iterdir()
    shutil.copytree(aside, tmp_path / "way back")
    assert repetitions(tmp_path / "way back") == 12


def test_a_backup_that_goes_away_meanwhile_is_missed_by_nobody(tmp_path: Path) -> None:
    path, made = family(tmp_path)
    with closing(Store(tmp_path)) as store:
        ask(path, made)
        made.unlink()
        assert len(store.records(Repetition)) == 8
    assert repetitions(tmp_path) == 5


def test_whoever_only_reads_is_told_that_a_start_is_due(tmp_path: Path) -> None:
    asked(tmp_path)
    with pytest.raises(StoreError, match="Start Stepling once"):
        Store.read_only(tmp_path)


def test_whoever_changes_the_mind_asks_for_another_one(tmp_path: Path) -> None:
    path = asked(tmp_path / "a")
    _, other = family(tmp_path / "b")
    with closing(Store(tmp_path / "b")) as store:
        play(store, store.guest(), 2)
        other = store.back_up("2026-03-15")
    ask(path, other)
    assert repetitions(tmp_path / "a") == 10


def test_what_is_no_sound_backup_is_refused_at_once(tmp_path: Path) -> None:
    path, made = family(tmp_path)
    made.write_bytes(made.read_bytes()[:3000])
    for wrong in (made, tmp_path / "nothing"):
        with pytest.raises(StoreError):
            ask(path, wrong)
    assert not pending(path)
    assert repetitions(tmp_path) == 8


class Killed(BaseException):
    """As if the power went."""


@pytest.mark.parametrize("dies_at", range(1, 7))
def test_a_start_that_was_cut_off_anywhere_goes_on_with_the_next_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dies_at: int
) -> None:
    path, calls = asked(tmp_path), list[Path]()
    sync_folder = restoring.sync_folder

    def sync(folder: Path) -> None:
        calls.append(folder)
        if len(calls) == dies_at:
            raise Killed
        sync_folder(folder)

    with monkeypatch.context() as patch:
        patch.setattr(restoring, "sync_folder", sync)
        with pytest.raises(Killed):
            Store(tmp_path)
    assert pending(path) is (dies_at < LAST_SYNC)
    assert repetitions(tmp_path) == 5
    for aside in (tmp_path / ASIDE).iterdir():
        assert (aside / DATABASE).is_file(), "no half copy is taken for a whole one"


def test_a_disk_that_has_no_room_to_set_aside_leaves_the_data_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = asked(tmp_path)

    def full(source: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(restoring, "_copy", full)
        with pytest.raises(StoreError, match=r"the disk is full.* as it was"):
            Store(tmp_path)
    assert not pending(path)
    assert repetitions(tmp_path) == 8


def test_the_copy_that_waits_is_swept_when_a_child_is_erased(tmp_path: Path) -> None:
    with closing(Store(tmp_path)) as store:
        mia = store.add_child("Miamia", "fox")
        ask(tmp_path / DATABASE, store.back_up("2026-03-14"))
        assert store.erase(mia, tmp_path / "sessions").is_clean
    assert [p for p in tmp_path.rglob("*") if p.is_file() and b"Miamia" in p.read_bytes()] == []
    with closing(Store(tmp_path)) as store:
        assert store.children() == ()
