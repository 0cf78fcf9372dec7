"""Wherever the file is damaged, it stays as it is, a guest can play, and the backup comes back."""

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from profiles.model import Repetition
from profiles.restore import restore
from profiles.rows import TABLES
from profiles.store import DATABASE, Store, StoreDamaged, StoreError, StoreNewer
from tests.profiles.afternoon import one_of_each, play
from tests.profiles.older import files_of

REGION = 64
REPS_IN_BACKUP = 30


class Family:
    """A folder with a sound backup, and a database that is damaged anew each time."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.database = folder, folder / DATABASE
        with closing(Store(folder)) as store:
            for record in one_of_each():
                store.keep("any", record)
            play(store, store.guest(), REPS_IN_BACKUP, ended=True)
            store.back_up("2026-03-14")
            for _ in range(3):
                play(store, store.guest(), 40, ended=True)
        self.sound = self.database.read_bytes()

    def opened(self, damaged: bytes) -> str:
        """How opening and reading ends; whatever it is, the bytes are as they were."""
        for old in self.folder.glob(f"{DATABASE}*"):
            old.unlink()
        self.database.write_bytes(damaged)
        try:
            with closing(Store(self.folder)) as store:
                for kind in TABLES:
                    store.records(kind)
                for child in store.children():
                    store.progress(child)
            ending = "read"
        except StoreNewer:
            ending = "newer"
        except StoreDamaged:
            ending = "damaged"
        assert files_of(self.folder) == ({DATABASE: damaged} if damaged else {})
        return ending

    def assert_a_guest_plays_and_the_backup_comes_back(self, damaged: bytes) -> None:
        """After data was told to be damaged."""
        with closing(Store.in_memory()) as guests:
            play(guests, guests.guest(), reps=2)
        done = restore(self.database, today="2026-03-15")
        assert done.aside is not None
        assert (done.aside / DATABASE).read_bytes() == damaged
        with closing(Store(self.folder)) as store:
            played = [one for one in store.records(Repetition) if not one.void]
            assert len(played) == REPS_IN_BACKUP


@pytest.fixture(scope="module")
def family(tmp_path_factory: pytest.TempPathFactory) -> Family:
    return Family(tmp_path_factory.mktemp("family"))


def regions(sound: bytes, step: int) -> Iterator[bytes]:
    """The file with one region overwritten: zeros, ones, another place's bytes, or noise."""
    random = Random(11)
    for count, place in enumerate(range(0, len(sound), REGION * step)):
        size = min(REGION, len(sound) - place)
        other = random.randrange(len(sound) - size)
        fillings = (b"\0" * size, b"\xff" * size, sound[other : other + size])
        wrong = (*fillings, random.randbytes(size))[count % 4]
        yield sound[:place] + wrong + sound[place + size :]


def cut_short(sound: bytes, step: int) -> Iterator[bytes]:
    """The file with its end missing, down to nothing; and with something behind its end."""
    for size in range(0, len(sound), step):
        yield sound[:size]


def look(family: Family, damages: Iterator[bytes], restore_every: int) -> Counter[str]:
    endings: Counter[str] = Counter()
    for damaged in damages:
        ending = "read" if damaged == family.sound else family.opened(damaged)
        endings[ending] += 1
        if ending == "damaged" and endings[ending] % restore_every == 0:
            family.assert_a_guest_plays_and_the_backup_comes_back(damaged)
    return endings


def test_a_region_of_the_file_that_is_overwritten_changes_no_other(family: Family) -> None:
    endings = look(family, regions(family.sound, 13), 40)
    assert endings["damaged"] > 50
    assert endings.keys() <= {"read", "damaged", "newer"}


def test_a_file_that_is_cut_short_anywhere_is_told_and_kept(family: Family) -> None:
    endings = look(family, cut_short(family.sound, 3_001), 10)
    assert endings.keys() == {"damaged"}


@pytest.mark.long
def test_every_region_of_the_file_can_be_overwritten(family: Family) -> None:
    endings = look(family, regions(family.sound, 1), 10)
    assert endings.total() == -(-len(family.sound) // REGION)
    assert endings["damaged"] > 500


@pytest.mark.long
def test_the_file_can_be_cut_short_at_every_half_kilobyte(family: Family) -> None:
    assert look(family, cut_short(family.sound, 512), 10).keys() == {"damaged"}


def test_bytes_behind_the_end_of_the_file_are_left_there(family: Family) -> None:
    for more in (b"\0" * 4096, b"x", b"\xff" * 5000):
        assert family.opened(family.sound + more) in ("read", "damaged")


def test_backups_that_are_damaged_too_are_passed_over(tmp_path: Path) -> None:
    family = Family(tmp_path)
    with closing(Store(tmp_path)) as store:
        store.back_up("2026-03-15")
    newest = max((tmp_path / "backups").glob("*-recent-*"))
    newest.write_bytes(newest.read_bytes()[:5000])
    assert family.opened(b"gone") == "damaged"
    with closing(Store.in_memory()):
        done = restore(family.database)
    assert done.backup != newest
    with closing(Store(tmp_path)) as store:
        assert len(store.records(Repetition)) > REPS_IN_BACKUP


def test_where_every_backup_is_damaged_nothing_is_changed(tmp_path: Path) -> None:
    family = Family(tmp_path)
    for backup in (tmp_path / "backups").glob("*"):
        backup.write_bytes(b"gone, too")
    assert family.opened(b"gone") == "damaged"
    with pytest.raises(StoreError, match="no sound backup"):
        restore(family.database)
    assert files_of(tmp_path) == {DATABASE: b"gone"}
