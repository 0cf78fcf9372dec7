"""A child that is erased is nowhere: no byte of its nickname or its id is left under the folder."""

import json
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from profiles.erasing import Erased
from profiles.model import Child, SessionRecord
from profiles.restore import restore
from profiles.store import DATABASE, Store, StoreError
from profiles.traces import NICKNAME, SQLITE, needles_of, traces
from tests.profiles.afternoon import play
from tests.profiles.older import OLDER, died_with_a_log, golden_rows, rows_of, version_of
from tests.profiles.packets import TODAY, all_of, carried, family, packet_of

SESSIONS = "sessions"


def erase(store: Store, folder: Path, child: Child) -> Erased:
    return store.erase(child, folder / SESSIONS)


def bytes_with(folder: Path, child: Child) -> list[Path]:
    """Every file with the nickname or the id in it, found in the simplest way there is."""
    words = [
        text.encode(encoding)
        for text in (child.nickname, child.id, json.dumps(child.nickname)[1:-1])
        for encoding in ("utf-8", "utf-16-le", "utf-16-be")
    ]
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [
        path
        for path in files
        if any(word in path.read_bytes() or word in str(path).encode() for word in words)
    ]


def recorded(folder: Path, session: SessionRecord) -> Path:
    """A session's movements, as the recorder leaves them."""
    path = folder / SESSIONS / session.id
    path.mkdir(parents=True)
    (path / "samples.csv").write_text("t_s,tl\n0.0,1.0\n")
    (path / "session.json").write_text(json.dumps({"session": session.id}))
    return path


def test_export_erase_search_every_byte_import_and_all_is_there_again(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with family(home) as (store, child):
        store.back_up(TODAY)
        play(store, child, 30, ended=True)
        store.back_up(TODAY)
        for session in store.records(SessionRecord):
            recorded(home, session)
        before = all_of(home, child)
        other = store.child("Anabel")
        assert other is not None
        others = all_of(home, other)
        packet = carried(packet_of(store, child), tmp_path)
        assert len(bytes_with(home, child)) >= 4

        erased = erase(store, home, child)
        assert bytes_with(home, child) == []  # while it is open still
        assert erased.is_clean
        assert erased.left == erased.removed == ()
        assert (erased.records["child"], erased.records["repetition"]) == (1, 31)
        assert (erased.recordings, len(erased.rewritten)) == (2, 3)
        assert store.child(child.code) is None
    assert bytes_with(home, child) == []
    assert all_of(home, other) == others
    assert len(list((home / SESSIONS).iterdir())) == 2  # the other child's
    for backup in (home / "backups").glob("*"):
        assert [row["nickname"] for row in rows_of(backup)["child"]] == ["Anabel"]
    with closing(Store(home)) as store:
        store.take_in(packet, TODAY)
        came = store.child(child.id)
        assert came is not None
        store.update_child(replace(came, recording_on=child.recording_on))
    assert all_of(home, child) == before


def test_each_backup_can_be_restored_afterwards(tmp_path: Path) -> None:
    with family(tmp_path) as (store, child):
        made = store.back_up(TODAY)
        erase(store, tmp_path, child)
    restore(tmp_path / DATABASE, made, TODAY)
    with closing(Store(tmp_path)) as store:
        assert [one.nickname for one in store.children()] == ["Anabel"]
    with family(tmp_path / "again") as (store, _):
        assert len(store.children()) == 2


def test_a_backup_stays_as_old_as_it_is(tmp_path: Path) -> None:
    with family(tmp_path) as (store, child):
        made = store.back_up(TODAY)
        before = made.stat().st_mtime_ns
        erase(store, tmp_path, child)
        assert made.stat().st_mtime_ns == before


@pytest.mark.parametrize("schema", OLDER)
def test_a_backup_of_an_older_schema_is_rewritten_in_that_schema(
    tmp_path: Path, schema: int
) -> None:
    backup = tmp_path / "backups" / f"before-schema-4-2026-03-1{schema}.sqlite3"
    backup.parent.mkdir()
    shutil.copyfile(OLDER[schema], backup)
    before = golden_rows(schema)
    row = next(row for row in before["child"] if row["nickname"] == "Ana")
    child = Child(str(row["id"]), str(row["code"]), "Ana", "owl", "2026-03-01")
    with closing(Store(tmp_path)) as store:
        store.keep("child", child)
        erased = erase(store, tmp_path, child)
    assert bytes_with(tmp_path, child) == []
    assert erased.rewritten == (backup,)
    assert version_of(backup) == schema
    after = rows_of(backup)
    assert after["child"] == [other for other in before["child"] if other != row]
    assert 0 < len(after["session"]) < len(before["session"])


def test_a_log_beside_what_lies_aside_is_swept_too(tmp_path: Path) -> None:
    died_with_a_log(1, tmp_path / "old" / "dead")
    aside = tmp_path / "home" / "set-aside" / "000001-2026-03-14"
    shutil.copytree(tmp_path / "old" / "dead", aside)
    (kim,) = (row for row in rows_of(aside / DATABASE)["child"] if row["nickname"] == "Kim")
    child = Child(str(kim["id"]), "KM22", "Kim", "owl", "2026-03-01")
    with closing(Store(tmp_path / "home")) as store:
        store.keep("child", child)
        erased = erase(store, tmp_path / "home", child)
    assert bytes_with(tmp_path / "home", child) == []
    assert erased.rewritten == (aside / DATABASE,)
    assert not list(aside.glob("*-wal"))
    assert len(rows_of(aside / DATABASE)["child"]) == 2


def test_what_cannot_be_rewritten_is_removed_only_where_it_holds_the_child(tmp_path: Path) -> None:
    with family(tmp_path) as (store, child):
        made = store.back_up(TODAY)
        aside = tmp_path / "set-aside"
        aside.mkdir()
        held, newer, strange = (aside / name for name in ("held.db", "newer.db", "strange.db"))
        # Damaged, but for a page in which the child stands.
        held.write_bytes(made.read_bytes().replace(b"CREATE TABLE skin", b"CREATE TABLE sk!n"))
        newer.write_bytes(made.read_bytes())
        with closing(sqlite3.connect(newer)) as connection:
            connection.execute("PRAGMA user_version = 900")
        strange.write_bytes(SQLITE + bytes(5000))
        erased = erase(store, tmp_path, child)
    assert erased.removed == (held, newer)
    assert strange.exists()
    assert erased.is_clean


def test_logs_are_removed_and_other_files_are_told_and_stay(tmp_path: Path) -> None:
    with family(tmp_path) as (store, child):
        for name in ("logs", "levels"):
            (tmp_path / name).mkdir()
        log, clean = tmp_path / "logs" / "play.log", tmp_path / "logs" / "other.log"
        log.write_text(f"child {child.id} began")
        clean.write_text("began")
        level = tmp_path / "levels" / "river.yaml"
        level.write_text("title: Der Fluss von Ñandú\n", "utf-8")
        named = tmp_path / "levels" / "Ñandú.txt"
        named.write_text("")
        wide = tmp_path / "levels" / "wide.txt"
        wide.write_text(child.nickname, "utf-16")
        erased = erase(store, tmp_path, child)
    assert (log.exists(), clean.exists()) == (False, True)
    assert not erased.is_clean
    assert [(one.path, one.of) for one in erased.left] == [
        (path, NICKNAME) for path in sorted((level, named, wide))
    ]
    assert level.exists()


def test_packets_under_the_folder_are_told(tmp_path: Path) -> None:
    with family(tmp_path) as (store, child):
        carried(packet_of(store, child), tmp_path)
        erased = erase(store, tmp_path, child)
    assert erased.packets == (tmp_path / "carried.zip",)
    assert erased.is_clean


def test_another_child_who_is_called_alike_is_no_trace(tmp_path: Path) -> None:
    with family(tmp_path) as (store, _):
        ana = store.add_child("Ana", "fox")
        play(store, ana, 40, ended=True)
        store.back_up(TODAY)
        erased = erase(store, tmp_path, ana)
        assert {one.path.name for one in erased.left} >= {DATABASE}
        assert all(one.by_others and one.of == NICKNAME for one in erased.left)
        assert erased.is_clean
        assert store.child("Anabel") is not None


def test_what_only_lies_between_the_pages_is_a_trace(tmp_path: Path) -> None:
    with family(tmp_path) as (store, _):
        ana = store.add_child("Ana", "fox")
        store.add_child("Lu", "owl")  # behind her in the file, so that her place stays free
    with closing(sqlite3.connect(tmp_path / DATABASE)) as connection:
        connection.execute("PRAGMA secure_delete = OFF")
        connection.execute("UPDATE child SET nickname = 'Zoe, Zoe, Zoe' WHERE nickname = 'Ana'")
        connection.commit()
    found = [one for one in traces(tmp_path, ana) if one.of == NICKNAME]
    assert [one.by_others for one in found] == [False]


def test_a_nickname_of_one_letter_is_searched_for_in_databases_alone(tmp_path: Path) -> None:
    with family(tmp_path) as (store, _):
        child = store.add_child("7", "fox")
        store.back_up(TODAY)
        (tmp_path / "levels").mkdir()
        (tmp_path / "levels" / "a.yaml").write_text("reps: 7\n")
        erased = erase(store, tmp_path, child)
    assert erased.is_clean
    assert {one.path.suffix for one in erased.left} <= {".db", ".sqlite3"}


def test_a_guest_is_searched_for_by_the_id(tmp_path: Path) -> None:
    with closing(Store(tmp_path)) as store:
        guest = store.guest()
        play(store, guest, 5)
        assert needles_of(guest).keys() == {"id"}
        erased = erase(store, tmp_path, guest)
        assert erased.is_clean
        assert store.child("guest") is None
        assert store.guest().id != guest.id


def test_what_links_elsewhere_is_left_alone(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "photo.txt").write_text("Ñandú", "utf-8")
    home = tmp_path / "home"
    with family(home) as (store, child):
        (session,) = (one for one in store.records(SessionRecord) if one.child_id == child.id)
        (home / SESSIONS).mkdir()
        try:
            (home / SESSIONS / session.id).symlink_to(mine)
        except OSError:
            pytest.skip("this system lets us make no links")
        erased = erase(store, home, child)
    assert (mine / "photo.txt").exists()
    assert erased.recordings == 0


def test_in_memory_a_child_is_gone_at_once(tmp_path: Path) -> None:
    with closing(Store.in_memory()) as store:
        child = store.add_child("Kim", "fox")
        play(store, child, 2)
        assert erase(store, tmp_path, child).is_clean
        assert store.children() == ()


def test_what_is_only_read_erases_nobody(tmp_path: Path) -> None:
    with family(tmp_path) as (store, child):
        pass
    with closing(Store.read_only(tmp_path)) as store:
        with pytest.raises(StoreError, match="opened to be read"):
            erase(store, tmp_path, child)
        assert store.child(child.code) is not None
