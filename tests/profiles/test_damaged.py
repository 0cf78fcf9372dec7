"""A damaged database is left byte for byte as it is, and told in a sentence."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from profiles.model import Repetition
from profiles.rows import TABLES
from profiles.store import DATABASE, Store, StoreDamaged, StoreError, StoreNewer
from tests.profiles.afternoon import one_of_each, play
from tests.profiles.older import files_of

PAGE = 4096
SCHEMA_VERSION_BYTE = 63
"""The last byte of user_version in the header: a change of it looks like a newer program."""


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a database with some play in it."""
    folder = tmp_path_factory.mktemp("sound")
    with closing(Store(folder)) as store:
        for record in one_of_each():
            store.keep("any", record)
        for n in range(4):
            play(store, store.guest(), reps=30, ended=n % 2 == 0)
    return (folder / DATABASE).read_bytes()


def read_everything(store: Store) -> None:
    for kind in TABLES:
        store.records(kind)
    store.unfinished_sessions()
    store.devices()
    for child in (*store.children(), *filter(None, [store.child("guest")])):
        store.progress(child)
        store.played_s_on(child, "2026-03-14")
        store.checks(child)


def opened(folder: Path, database: bytes) -> str:
    """How opening and reading these bytes ends; they must be the same afterwards."""
    folder.mkdir(exist_ok=True)
    for old in folder.glob(f"{DATABASE}*"):
        old.unlink()
    (folder / DATABASE).write_bytes(database)
    try:
        with closing(Store(folder)) as store:
            read_everything(store)
        ending = "read"
    except StoreNewer:
        ending = "newer"
    except StoreDamaged as error:
        ending = "damaged" if says_where_and_what(error, folder) else str(error)
    assert files_of(folder) == ({DATABASE: database} if database else {})
    return ending


def says_where_and_what(error: StoreError, folder: Path) -> bool:
    sentence = str(error)
    return (
        str(folder / DATABASE) in sentence and "left as it is" in sentence and "\n" not in sentence
    )


def with_byte(database: bytes, place: int, value: int) -> bytes:
    return database[:place] + bytes([value]) + database[place + 1 :]


def places(size: int) -> Iterator[int]:
    """All of the header, the start of each page, and some of everything."""
    yield from range(100)
    for page in range(0, size, PAGE):
        yield from range(page, page + 8)
    random = Random(7)
    yield from (random.randrange(size) for _ in range(150))


def test_sound_bytes_open_and_stay_as_they_are(tmp_path: Path, sound: bytes) -> None:
    assert opened(tmp_path, sound) == "read"


def test_any_wrong_byte_is_told_or_harmless_and_nothing_is_written(
    tmp_path: Path, sound: bytes
) -> None:
    endings = {"read": 0, "damaged": 0, "newer": 0}
    for place in places(len(sound)):
        value = sound[place] ^ (0x03, 0x80, 0xFF)[place % 3]
        ending = opened(tmp_path / "family", with_byte(sound, place, value))
        endings[ending] += 1
        if ending == "newer":
            assert place in range(SCHEMA_VERSION_BYTE - 1, SCHEMA_VERSION_BYTE + 1)
    assert endings["damaged"] > 100
    assert endings["read"] > 100


@pytest.mark.parametrize("share", [0.0, 0.001, 0.01, 0.3, 0.5, 0.9, 0.999])
def test_a_database_that_was_cut_short_is_told(tmp_path: Path, sound: bytes, share: float) -> None:
    assert opened(tmp_path, sound[: int(len(sound) * share)]) == "damaged"


@pytest.mark.parametrize("filling", [b"\0", b"\xff", b"not a database. "])
def test_what_is_no_database_is_told(tmp_path: Path, sound: bytes, filling: bytes) -> None:
    assert opened(tmp_path, (filling * len(sound))[: len(sound)]) == "damaged"
    assert opened(tmp_path, sound[: 3 * PAGE] + (filling * PAGE)[:PAGE] + sound[4 * PAGE :]) in (
        "damaged",
        "read",
    )


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE child (id TEXT)")
        connection.execute("PRAGMA user_version = 1")
    assert opened(tmp_path / "family", other.read_bytes()) == "damaged"


def test_a_record_whose_owner_is_gone_is_told(tmp_path: Path, sound: bytes) -> None:
    broken = tmp_path / "broken.db"
    broken.write_bytes(sound)
    with closing(sqlite3.connect(broken)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("DELETE FROM session")
        connection.commit()
        connection.execute("PRAGMA journal_mode = WAL")
    assert opened(tmp_path / "family", broken.read_bytes()) == "damaged"


def test_the_sentence_repeats_nothing_that_stood_in_the_database(
    tmp_path: Path, sound: bytes
) -> None:
    name = "Ñandú".encode()
    (tmp_path / DATABASE).write_bytes(sound.replace(name, b"\xffand\xff" + name[-2:]))
    with pytest.raises(StoreDamaged) as told:
        Store(tmp_path)
    assert "a text in it cannot be read" in str(told.value)
    assert "\ufffd" not in str(told.value)


def test_a_table_that_is_gone_is_told(tmp_path: Path, sound: bytes) -> None:
    broken = tmp_path / "broken.db"
    broken.write_bytes(sound)
    with closing(sqlite3.connect(broken)) as connection:
        connection.execute("DROP TABLE skin")
    assert opened(tmp_path / "family", broken.read_bytes()) == "damaged"


def died_with_a_log(tmp_path: Path) -> Path:
    """The folder of a program that died before its log went into the database."""
    alive, dead = tmp_path / "alive", tmp_path / "dead"
    dead.mkdir()
    with closing(Store(alive)) as store:
        play(store, store.guest(), reps=20)
        assert store.flush(10)
        for name in (DATABASE, f"{DATABASE}-wal"):
            shutil.copyfile(alive / name, dead / name)
    assert (dead / f"{DATABASE}-wal").stat().st_size > 0
    return dead


def test_the_log_of_a_program_that_died_is_read(tmp_path: Path) -> None:
    with closing(Store(died_with_a_log(tmp_path))) as store:
        assert len(store.records(Repetition)) == 20


@pytest.mark.parametrize("place", [5, 18, 60, 101, PAGE * 2 + 1])
def test_a_damaged_database_keeps_its_log_too(tmp_path: Path, place: int) -> None:
    folder = died_with_a_log(tmp_path)
    database = (folder / DATABASE).read_bytes()
    (folder / DATABASE).write_bytes(database[:place] + b"\xee" * 40 + database[place + 40 :])
    before = files_of(folder)
    try:
        with closing(Store(folder)) as store:
            read_everything(store)
    except StoreError:
        assert files_of(folder) == before


def test_a_log_that_was_cut_short_loses_its_end_alone(tmp_path: Path) -> None:
    folder = died_with_a_log(tmp_path)
    log = folder / f"{DATABASE}-wal"
    log.write_bytes(log.read_bytes()[:-PAGE])
    with closing(Store(folder)) as store:
        assert len(store.records(Repetition)) == 19


@pytest.mark.parametrize("emptied", [True, False])
def test_a_log_without_its_database_is_not_thrown_away(tmp_path: Path, emptied: bool) -> None:
    folder = died_with_a_log(tmp_path)
    if emptied:
        (folder / DATABASE).write_bytes(b"")
    else:
        (folder / DATABASE).unlink()
    before = files_of(folder)
    with pytest.raises(StoreDamaged):
        Store(folder)
    assert files_of(folder) == before


def test_reading_only_tells_damage_too(tmp_path: Path, sound: bytes) -> None:
    (tmp_path / DATABASE).write_bytes(sound[: len(sound) // 2])
    with pytest.raises(StoreDamaged):
        Store.read_only(tmp_path)


def test_a_guest_can_play_beside_damaged_data(tmp_path: Path) -> None:
    (tmp_path / DATABASE).write_bytes(b"gone")
    with pytest.raises(StoreDamaged):
        Store(tmp_path)
    with closing(Store.in_memory()) as store:
        play(store, store.guest(), reps=3)
        assert store.progress(store.guest()).totals.reps == 3
    assert (tmp_path / DATABASE).read_bytes() == b"gone"
