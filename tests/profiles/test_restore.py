"""A backup comes in the place of the family's data, which is kept aside and never written over."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from profiles import restore as restoring
from profiles.model import Repetition
from profiles.restore import ASIDE, restore
from profiles.store import DATABASE, Store, StoreBusy, StoreDamaged, StoreError
from tests.profiles.afternoon import play
from tests.profiles.older import died_with_a_log, files_of, rows_of

TODAY = "2026-03-15"


def family(folder: Path) -> tuple[Path, Path]:
    """Five repetitions with a backup, and three more; the database and the backup."""
    with closing(Store(folder)) as store:
        play(store, store.guest(), 5)
        made = store.back_up("2026-03-14")
        play(store, store.guest(), 3)
    return folder / DATABASE, made


def repetitions(folder: Path) -> int:
    with closing(Store(folder)) as store:
        return len(store.records(Repetition))


def test_a_backup_that_is_named_is_the_data_and_what_was_there_lies_aside(tmp_path: Path) -> None:
    path, made = family(tmp_path)
    before = files_of(tmp_path)
    done = restore(path, made, TODAY)
    assert (done.backup, done.aside) == (made, tmp_path / ASIDE / f"000001-{TODAY}")
    assert done.aside is not None
    assert files_of(done.aside) == before
    assert repetitions(tmp_path) == 5
    # And what lies aside is a way back.
    again = restore(path, done.aside / DATABASE, TODAY)
    assert repetitions(tmp_path) == 8
    assert again.aside == tmp_path / ASIDE / f"000002-{TODAY}"
    assert files_of(done.aside) == before


def test_damaged_data_is_kept_as_it_is_and_the_newest_good_backup_takes_its_place(
    tmp_path: Path,
) -> None:
    path, made = family(tmp_path)
    spoilt = path.read_bytes()[:20_000]
    path.write_bytes(spoilt)
    with pytest.raises(StoreDamaged):
        Store(tmp_path)
    done = restore(path)
    assert rows_of(done.backup) == rows_of(made)
    assert done.aside is not None
    assert (done.aside / DATABASE).read_bytes() == spoilt
    assert repetitions(tmp_path) == 5


def test_a_log_is_kept_aside_too_and_gets_into_no_other_database(tmp_path: Path) -> None:
    folder = tmp_path / "family"
    died_with_a_log(1, folder)
    before = files_of(folder)
    assert len(before) == 2
    _, made = family(tmp_path / "other")
    done = restore(folder / DATABASE, made, TODAY)
    assert done.aside is not None
    assert files_of(done.aside) == before
    assert "Kim" in {row["nickname"] for row in rows_of(done.aside / DATABASE)["child"]}
    assert repetitions(folder) == 5


def test_an_older_backup_is_brought_up_to_date_by_the_next_start(tmp_path: Path) -> None:
    path, _ = family(tmp_path)
    old = tmp_path / "old.sqlite3"
    shutil.copyfile(Path(__file__).parent / "schema_1.sqlite3", old)
    restore(path, old, TODAY)
    with closing(Store(tmp_path)) as store:
        assert len(store.children()) == 2


def test_where_nothing_is_yet_a_backup_from_elsewhere_is_the_data(tmp_path: Path) -> None:
    _, made = family(tmp_path / "old")
    done = restore(tmp_path / "new" / DATABASE, made)
    assert done.aside is None
    assert repetitions(tmp_path / "new") == 5


def test_while_a_stepling_runs_nothing_is_restored(tmp_path: Path) -> None:
    path, made = family(tmp_path)
    with closing(Store(tmp_path)) as store:
        with pytest.raises(StoreBusy, match="close it first"):
            restore(path, made)
        assert len(store.records(Repetition)) == 8
    assert not (tmp_path / ASIDE).exists()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (None, "There is no file"),
        (b"", "it is no sound backup"),
        (b"SQLite format 3\0" + bytes(5000), "it is no sound backup"),
        (b"a letter to my aunt", "it is no sound backup"),
    ],
)
def test_what_is_no_backup_is_told_and_changes_nothing(
    tmp_path: Path, content: bytes | None, why: str
) -> None:
    path, _ = family(tmp_path)
    before = files_of(tmp_path)
    other = tmp_path / "other"
    if content is not None:
        other.write_bytes(content)
    with pytest.raises(StoreError, match=why):
        restore(path, other)
    assert files_of(tmp_path) == before
    assert not (tmp_path / ASIDE).exists()
    assert repetitions(tmp_path) == 8


def test_a_backup_of_a_newer_stepling_is_told(tmp_path: Path) -> None:
    path, made = family(tmp_path)
    newer = bytearray(made.read_bytes())
    newer[62:64] = b"\x01\x00"
    (tmp_path / "newer").write_bytes(newer)
    with pytest.raises(StoreError, match="install the newest one"):
        restore(path, tmp_path / "newer")
    assert repetitions(tmp_path) == 8


def test_without_any_backup_that_is_told(tmp_path: Path) -> None:
    Store(tmp_path).close()
    with pytest.raises(StoreError, match="There is no sound backup"):
        restore(tmp_path / DATABASE)


def test_a_restoring_that_was_cut_off_is_finished_by_the_next_start(tmp_path: Path) -> None:
    folder = tmp_path / "family"
    died_with_a_log(1, folder)
    _, made = family(tmp_path / "other")
    shutil.copyfile(made, folder / f"{DATABASE}{restoring.READY}")
    with pytest.raises(StoreError, match="Start Stepling once"):
        Store.read_only(folder)
    assert repetitions(folder) == 5
    assert not restoring.pending(folder / DATABASE)


def test_what_a_program_that_died_had_begun_to_set_aside_is_swept_away(tmp_path: Path) -> None:
    path, made = family(tmp_path)
    half = tmp_path / ASIDE / "000001-2026-03-14.new"
    half.mkdir(parents=True)
    (half / DATABASE).write_bytes(b"half")
    (tmp_path / f"{DATABASE}.new").write_bytes(b"half")
    restore(path, made, TODAY)
    assert [one.name for one in (tmp_path / ASIDE).iterdir()] == [f"000001-{TODAY}"]
    assert not (tmp_path / f"{DATABASE}.new").exists()
