"""Backups take turns: ten sessions, eight weeks; a new one first, and only then an old one goes."""

import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from profiles import rotation
from profiles.model import Repetition
from profiles.rotation import BEFORE_IMPORT, RECENT, WEEK, back_up, backups, newest_good
from profiles.store import DATABASE, Store, StoreError
from tests.profiles.afternoon import play
from tests.profiles.older import as_of_schema, backups_in, files_of, rows_of

ROOT = Path(__file__).parents[2]
TODAY = "2026-03-14"  # a Saturday, of week 11

DISK_THAT_REFUSES = """
import resource, sys
from pathlib import Path
from profiles.store import Store, StoreError
store = Store(Path(sys.argv[1]))
_, most = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, most))
try:
    store.back_up("2026-03-14")
except StoreError as error:
    print(error)
"""


def days(count: int, first: str = TODAY) -> list[str]:
    return [(date.fromisoformat(first) + timedelta(days=n)).isoformat() for n in range(count)]


def names(folder: Path, kind: str) -> list[str]:
    """What is there of a kind, newest first."""
    return [one.when for one in backups(folder) if one.kind == kind]


def test_a_backup_is_whole_private_and_stands_alone(tmp_path: Path) -> None:
    with closing(Store(tmp_path)) as store:
        play(store, store.guest(), 5)
        made = store.back_up(TODAY)  # while the store is open, and its log is not empty
        assert rows_of(made) == rows_of(tmp_path / DATABASE)
    assert made.name == f"000001-recent-{TODAY}.sqlite3"
    if sys.platform != "win32":
        assert stat.S_IMODE(made.stat().st_mode) == 0o600
        assert stat.S_IMODE(made.parent.stat().st_mode) == 0o700
    assert [path.suffix for path in backups_in(tmp_path)] == [".sqlite3"] * 2  # and the week's


def test_ten_sessions_and_eight_weeks_are_kept(tmp_path: Path) -> None:
    with closing(Store(tmp_path)) as store:
        guest = store.guest()
        for n, day in enumerate(days(70)):
            if n % 2 == 0:
                play(store, guest, 1, day, ended=True)
                store.back_up(day)
    assert names(tmp_path, RECENT) == days(70)[68:48:-2]
    assert names(tmp_path, WEEK) == [f"2026-W{n}" for n in range(21, 13, -1)]
    # Each holds what there was then, and a week's is that of its first session.
    kept = {one.when: len(rows_of(one.path)["session"]) for one in backups(tmp_path)}
    assert kept["2026-05-21"] == 35
    assert kept["2026-W20"] == 30
    assert len(list(tmp_path.glob("backups/*"))) == 18


def test_where_nothing_changed_no_backup_takes_another_s_place(tmp_path: Path) -> None:
    with closing(Store(tmp_path)) as store:
        play(store, store.guest(), 1)
        made = {store.back_up(day) for day in days(5)}
    assert len(made) == 1


def test_a_clock_that_was_set_back_makes_no_backup_look_old(tmp_path: Path) -> None:
    with closing(Store(tmp_path)) as store:
        for day in [*days(12), "2001-01-01"]:
            play(store, store.guest(), 1, day)
            newest = store.back_up(day)
    assert names(tmp_path, RECENT)[:2] == ["2001-01-01", days(12)[-1]]
    assert len(names(tmp_path, RECENT)) == 10
    good = newest_good(tmp_path)
    assert good is not None
    assert rows_of(good.path) == rows_of(newest)


def test_backups_of_one_kind_make_no_room_for_another(tmp_path: Path) -> None:
    with closing(Store(tmp_path)) as store:
        for kind in (RECENT, *[BEFORE_IMPORT] * 5, RECENT):
            play(store, store.guest(), 1)
            store.back_up(TODAY, kind)
    assert len(names(tmp_path, RECENT)) == 2
    assert len(names(tmp_path, BEFORE_IMPORT)) == 3


def test_what_else_lies_among_backups_stays(tmp_path: Path) -> None:
    as_of_schema(3, tmp_path)
    Store(tmp_path).close()
    (before,) = backups_in(tmp_path)
    mine = [before.with_name(name) for name in ("mine.txt", "000001-recent-x.zip", "a.sqlite3")]
    for path in mine:
        path.write_text("mine")
    with closing(Store(tmp_path)) as store:
        for day in days(12):
            play(store, store.guest(), 1, day)
            store.back_up(day)
    assert before.exists()
    assert [path.read_text() for path in mine] == ["mine"] * 3
    assert backups(tmp_path)[-1].kind == "before-schema"


def test_the_newest_good_one_is_found_among_bad_ones(tmp_path: Path) -> None:
    assert newest_good(tmp_path) is None
    with closing(Store(tmp_path)) as store:
        for day in days(3, "2026-03-10"):
            play(store, store.guest(), 1, day)
            store.back_up(day)
    newest, older, *_ = [one for one in backups(tmp_path) if one.kind == RECENT]
    newest.path.write_bytes(newest.path.read_bytes()[:5000])
    assert newest_good(tmp_path) == older
    with closing(sqlite3.connect(older.path)) as connection:
        connection.execute("PRAGMA user_version = 500")  # from a newer Stepling
    found = newest_good(tmp_path)
    assert found is not None
    assert found.number < older.number


def test_a_copy_that_is_not_sound_takes_nobody_s_place(tmp_path: Path) -> None:
    with closing(Store(tmp_path)) as store:
        made = store.back_up(TODAY)
    before = made.read_bytes()
    with closing(sqlite3.connect(tmp_path / DATABASE)) as connection:
        connection.execute("DROP TABLE skin")
    with pytest.raises(StoreError, match="the copy does not read back as written"):
        back_up(tmp_path / DATABASE, "2026-03-15")
    assert made.read_bytes() == before
    assert len(backups_in(tmp_path)) == 2


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "backups").write_text("mine")
    with (
        closing(Store(tmp_path)) as store,
        pytest.raises(StoreError, match="something else is in its place; move that away"),
    ):
        store.back_up(TODAY)
    assert (tmp_path / "backups").read_text() == "mine"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no largest file size")
def test_a_disk_that_refuses_is_told_and_leaves_what_was_there(tmp_path: Path) -> None:
    with closing(Store(tmp_path)) as store:
        store.back_up(TODAY)
    before = {path: path.read_bytes() for path in backups_in(tmp_path)}
    with closing(Store(tmp_path)) as store:
        play(store, store.guest(), 300)
    data = files_of(tmp_path)
    program = [sys.executable, "-c", DISK_THAT_REFUSES, str(tmp_path)]
    ended = subprocess.run(
        program, cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    assert "No backup of the family's data could be made" in ended.stdout
    assert ended.stdout.strip().endswith("The data itself is as it was.")
    assert {path: path.read_bytes() for path in backups_in(tmp_path)} == before
    assert files_of(tmp_path) == data


# --- Beside play ----------------------------------------------------------------------------------
def test_a_backup_beside_play_is_done_when_the_store_is_closed(tmp_path: Path) -> None:
    with closing(Store(tmp_path)) as store:
        play(store, store.guest(), 20, ended=True)
        store.back_up_soon(TODAY)
        play(store, store.guest(), 20)
    assert names(tmp_path, RECENT) == [TODAY]
    assert store.backup_trouble() == ""
    (made,) = (one.path for one in backups(tmp_path) if one.kind == RECENT)
    assert len(rows_of(made)["repetition"]) >= 20
    with closing(Store(tmp_path)) as store:
        assert len(store.records(Repetition)) == 40


def test_trouble_with_a_backup_beside_play_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "backups").write_text("mine")
    with closing(Store(tmp_path)) as store:
        store.back_up_soon(TODAY)
    assert "something else is in its place" in store.backup_trouble()
    assert store.backup_trouble() == ""


def test_in_memory_and_read_only_nothing_is_backed_up(tmp_path: Path) -> None:
    with closing(Store.in_memory()) as store:
        store.back_up_soon(TODAY)
        with pytest.raises(StoreError, match="has no backup"):
            store.back_up(TODAY)
    Store(tmp_path).close()
    with closing(Store.read_only(tmp_path)) as store:
        store.back_up_soon(TODAY)
        with pytest.raises(StoreError, match="opened to be read"):
            store.back_up(TODAY)
    assert not (tmp_path / "backups").exists()
    assert rotation.KEPT == {RECENT: 10, WEEK: 8, BEFORE_IMPORT: 3}
