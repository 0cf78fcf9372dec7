"""Before old data is brought up to date a sound and private backup is made, or nothing is done."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from profiles.backup import before_migration
from profiles.migrations import SCHEMA
from profiles.store import DATABASE, Store, StoreError
from tests.profiles.afternoon import play
from tests.profiles.older import (
    as_of_schema,
    backups_in,
    died_with_a_log,
    files_of,
    golden_rows,
    is_the_newest,
    rows_of,
    version_of,
)

ROOT = Path(__file__).parents[2]
TODAY = "2026-03-14"

DISK_THAT_REFUSES = """
import resource, sys
from pathlib import Path
from profiles.store import Store, StoreError
_, most = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (45_000, most))
try:
    Store(Path(sys.argv[1]))
except StoreError as error:
    print(error)
"""


def assert_refused(folder: Path, why: str) -> None:
    """Opening it fails with a sentence that says why, and changes nothing."""
    before = files_of(folder)
    with pytest.raises(StoreError) as told:
        Store(folder)
    assert_says(str(told.value), folder, why)
    assert files_of(folder) == before


def assert_says(sentence: str, folder: Path, why: str) -> None:
    assert sentence == (
        f"The family's data ({folder / DATABASE}) was left as it is: before it can be brought up "
        f"to date it needs a backup in {folder / 'backups'}, and that cannot be made: {why}. "
        "Then start Stepling again."
    )


# --- What is made -------------------------------------------------------------------------------
def test_the_backup_holds_every_row_and_stands_alone(tmp_path: Path) -> None:
    as_of_schema(1, tmp_path)
    day = date.today()
    Store(tmp_path).close()
    (backup,) = backups_in(tmp_path)
    days = {day.isoformat(), date.today().isoformat()}  # midnight may have passed
    assert backup.name in {f"before-schema-{SCHEMA}-{local_date}.sqlite3" for local_date in days}
    assert rows_of(backup) == golden_rows(1)
    assert version_of(backup) == 1
    assert backups_in(tmp_path) == [backup]  # to read it needed no log beside it


def test_a_backup_in_the_place_of_the_data_is_the_data_of_then(tmp_path: Path) -> None:
    as_of_schema(1, tmp_path / "family")
    with closing(Store(tmp_path / "family")) as store:
        play(store, store.guest(), reps=3)
    (backup,) = backups_in(tmp_path / "family")
    (tmp_path / "restored").mkdir()
    shutil.copyfile(backup, tmp_path / "restored" / DATABASE)
    with closing(Store(tmp_path / "restored")) as store:
        assert store.progress(store.guest()).totals.reps == 8
    before, after = golden_rows(1), rows_of(tmp_path / "restored" / DATABASE)
    assert {name: len(after[name]) for name in before} == {n: len(r) for n, r in before.items()}


def test_what_is_in_a_log_only_is_in_the_backup_too(tmp_path: Path) -> None:
    folder = tmp_path / "family"
    died_with_a_log(1, folder)
    Store(folder).close()
    (backup,) = backups_in(folder)
    assert "Kim" in {row["nickname"] for row in rows_of(backup)["child"]}


@pytest.mark.skipif(sys.platform == "win32", reason="rights are the user profile's there")
def test_only_its_owner_can_read_the_backup(tmp_path: Path) -> None:
    as_of_schema(1, tmp_path)
    (tmp_path / DATABASE).chmod(0o644)
    Store(tmp_path).close()
    (backup,) = backups_in(tmp_path)
    assert backup.stat().st_mode & 0o777 == 0o600
    assert backup.parent.stat().st_mode & 0o777 == 0o700


def test_where_nothing_is_brought_up_to_date_nothing_is_backed_up(tmp_path: Path) -> None:
    for _ in range(2):
        Store(tmp_path).close()
    Store.in_memory().close()
    assert not (tmp_path / "backups").exists()


# --- What was there -------------------------------------------------------------------------------
def test_earlier_backups_stay_and_the_same_one_is_not_made_twice(tmp_path: Path) -> None:
    as_of_schema(1, tmp_path)
    first = before_migration(tmp_path / DATABASE, TODAY)
    assert before_migration(tmp_path / DATABASE, TODAY) == first
    assert before_migration(tmp_path / DATABASE, "2026-03-15") == first
    kept = [(first, first.read_bytes())]
    for nickname in ("Kim", "Lu"):
        with closing(sqlite3.connect(tmp_path / DATABASE)) as connection:
            connection.execute("UPDATE child SET nickname = ? WHERE avatar = 'owl'", (nickname,))
            connection.commit()
        another = before_migration(tmp_path / DATABASE, TODAY)
        assert before_migration(tmp_path / DATABASE, TODAY) == another
        kept.append((another, another.read_bytes()))
    assert [path.name for path, _ in kept] == [
        f"before-schema-{SCHEMA}-{TODAY}.sqlite3",
        f"before-schema-{SCHEMA}-{TODAY}-2.sqlite3",
        f"before-schema-{SCHEMA}-{TODAY}-3.sqlite3",
    ]
    assert [(path, path.read_bytes()) for path, _ in kept] == kept
    assert backups_in(tmp_path) == sorted(path for path, _ in kept)


def test_what_else_lies_among_backups_stays(tmp_path: Path) -> None:
    as_of_schema(1, tmp_path)
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "of my own.txt").write_text("mine")
    Store(tmp_path).close()
    assert (tmp_path / "backups" / "of my own.txt").read_text() == "mine"
    assert len(backups_in(tmp_path)) == 2


def test_what_a_program_that_died_had_begun_is_swept_away(tmp_path: Path) -> None:
    as_of_schema(1, tmp_path)
    (tmp_path / "backups").mkdir()
    for end in ("", "-journal", "-wal", "-shm"):
        (tmp_path / "backups" / f"before-schema-{SCHEMA}.new{end}").write_bytes(
            b"half a page" * 100
        )
    Store(tmp_path).close()
    (backup,) = backups_in(tmp_path)
    assert rows_of(backup) == golden_rows(1)


# --- Where none can be made -----------------------------------------------------------------------
def test_a_file_in_the_place_of_the_folder_of_backups_is_told(tmp_path: Path) -> None:
    as_of_schema(1, tmp_path)
    (tmp_path / "backups").write_text("my shopping list")
    assert_refused(tmp_path, "something else is in its place; move that away")
    assert (tmp_path / "backups").read_text() == "my shopping list"
    (tmp_path / "backups").unlink()
    Store(tmp_path).close()
    assert is_the_newest(tmp_path / DATABASE)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no largest file size")
@pytest.mark.parametrize("with_a_log", [False, True])
def test_a_disk_that_refuses_is_told_and_the_data_stays_as_it_is(
    tmp_path: Path, with_a_log: bool
) -> None:
    folder = tmp_path / "family"
    (died_with_a_log if with_a_log else as_of_schema)(1, folder)
    before = files_of(folder)
    program = [sys.executable, "-c", DISK_THAT_REFUSES, str(folder)]
    ended = subprocess.run(
        program, cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    why = "the disk reports an error; check it, or move the data to another one"
    assert_says(ended.stdout.strip(), folder, why)
    assert files_of(folder) == before
    assert backups_in(folder) == []
    Store(folder).close()
    assert is_the_newest(folder / DATABASE)


def test_a_folder_without_the_right_to_write_is_told(tmp_path: Path) -> None:
    as_of_schema(1, tmp_path)
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "of my own.txt").write_text("mine")
    (tmp_path / "backups").chmod(0o500)
    if os.access(tmp_path / "backups", os.W_OK):
        pytest.skip("whoever may do everything here is refused nothing")
    assert_refused(tmp_path, "you may not write there; give yourself the right to")
    (tmp_path / "backups").chmod(0o700)
    Store(tmp_path).close()
    assert is_the_newest(tmp_path / DATABASE)


def test_a_copy_that_is_not_sound_is_no_backup(tmp_path: Path) -> None:
    as_of_schema(1, tmp_path)
    with closing(sqlite3.connect(tmp_path / DATABASE)) as connection:
        connection.execute("DROP TABLE skin")
    with pytest.raises(StoreError, match="the copy does not read back as written; check the disk"):
        before_migration(tmp_path / DATABASE, TODAY)
    assert backups_in(tmp_path) == []
