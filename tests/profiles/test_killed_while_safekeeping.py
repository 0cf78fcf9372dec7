"""Killed in the midst of a backup, an import, a restoring or an erasing, nothing is half done."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from profiles.checking import check
from profiles.errors import StoreError
from profiles.model import Child, SessionRecord
from profiles.packet import write
from profiles.restore import ASIDE
from profiles.rotation import backups
from profiles.store import DATABASE, Store
from tests.profiles.afternoon import play
from tests.profiles.older import rows_of
from tests.profiles.packets import all_of, family, packet_of
from tests.profiles.safekeep_and_die import SECRET_PACKET

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("STEPLING_KILLS", "4"))
"""Moments of death of each job, spread evenly; with some hundreds it dies at each."""
MANY = 60


def done_by_another(job: str, folder: Path, die_at: int = 0) -> tuple[int, str]:
    """How much a program of its own did for the job, or 0 where it died; and what it printed."""
    words = ("-m", "tests.profiles.safekeep_and_die", job, str(folder), str(die_at))
    ended = subprocess.run(
        (sys.executable, *words), cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
    assert (ended.returncode == 0) == (die_at == 0), ended.stderr
    return int(ended.stderr or 0) if die_at == 0 else 0, ended.stdout


def spread(steps: int, kills: int) -> list[int]:
    """Moments of death over all that is done, the last step too."""
    return sorted({*(1 + steps * n // kills for n in range(kills)), steps})


def killed(
    job: str, alive: Path, kills: int, look: Callable[[Path, str], None], tmp_path: Path
) -> None:
    """Do the job on copies of the data, dying once at each of these moments, and look at each."""
    trial = tmp_path / "trial"
    shutil.copytree(alive, trial)
    steps, _ = done_by_another(job, trial)
    assert steps > 20
    for die_at in spread(steps, kills):
        shutil.rmtree(trial)
        shutil.copytree(alive, trial)
        _, printed = done_by_another(job, trial, die_at)
        look(trial, printed)


def every_backup_is_sound(folder: Path) -> None:
    for backup in backups(folder):
        check(backup.path)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A family of two with backups, and a packet of one of them beside it."""
    folder = tmp_path / "home"
    with family(folder) as (store, child):
        store.back_up("2026-03-13")
        play(store, child, 20, ended=True)
        store.back_up("2026-03-14")
        write(tmp_path / SECRET_PACKET, packet_of(store, child))
    return folder


def child_of(folder: Path) -> Child:
    with closing(Store(folder)) as store:
        (child,) = (one for one in store.children() if one.nickname == "Ñandú")
    return child


def look_after_a_backup(home: Path) -> Callable[[Path, str], None]:
    before = {backup.path.name for backup in backups(home)}

    def look(folder: Path, printed: str) -> None:
        every_backup_is_sound(folder)
        assert before <= {backup.path.name for backup in backups(folder)}
        with closing(Store(folder)) as store:
            kept = {session.id for session in store.records(SessionRecord)}
            assert set(printed.split()) <= kept
            store.back_up("2026-03-16")
        assert {path.suffix for path in (folder / "backups").iterdir()} == {".sqlite3"}

    return look


def look_after_an_import(home: Path) -> Callable[[Path, str], None]:
    child = child_of(home)
    whole = [
        line.replace('"recording_on": true', '"recording_on": false')
        for line in all_of(home, child)
    ]
    assert len(whole) > 30

    def look(folder: Path, _: str) -> None:
        every_backup_is_sound(folder)
        with closing(Store(folder)) as store:
            assert store.child("Lu") is not None
        assert all_of(folder, child) in ([], whole)  # all of it, or nothing
        done_by_another("take_in", folder)
        assert all_of(folder, child) == whole

    return look


def look_after_a_restoring(home: Path) -> Callable[[Path, str], None]:
    before, after = rows_of(home / DATABASE), rows_of(backups(home)[0].path)
    assert before != after

    def look(folder: Path, _: str) -> None:
        every_backup_is_sound(folder)
        Store(folder).close()
        now = rows_of(folder / DATABASE)
        assert now in (before, after)
        if now == after:  # then what was there lies aside
            (aside,) = (folder / ASIDE).glob("*[0-9]")
            assert rows_of(aside / DATABASE) == before

    return look


def look_after_an_erasing(home: Path) -> Callable[[Path, str], None]:
    child = child_of(home)
    whole = all_of(home, child)

    def look(folder: Path, _: str) -> None:
        for backup in backups(folder):
            check(backup.path)
            assert "Anabel" in {row["nickname"] for row in rows_of(backup.path)["child"]}
        Store(folder).close()
        assert all_of(folder, child) in ([], whole)
        done_by_another("erase", folder)
        files = [path for path in folder.rglob("*") if path.is_file()]
        if all_of(folder, child) == []:
            held = [path for path in files if child.id.encode() in path.read_bytes()]
            assert held == []

    return look


def try_all(home: Path, kills: int, tmp_path: Path) -> None:
    clinic = tmp_path / "clinic"
    with closing(Store(clinic)) as store:
        store.add_child("Lu", "fox")
    killed("back_up", home, kills, look_after_a_backup(home), tmp_path / "1")
    killed("take_in", clinic, kills, look_after_an_import(home), tmp_path / "2")
    with closing(Store(home)) as store:
        play(store, store.guest(), 3)
    killed("put_back", home, kills, look_after_a_restoring(home), tmp_path / "3")
    killed("erase", home, kills, look_after_an_erasing(home), tmp_path / "4")


@pytest.mark.parametrize("kills", [KILLS, pytest.param(MANY, marks=pytest.mark.long)])
def test_killed_at_any_step_nothing_is_lost_and_nothing_half_done(
    tmp_path: Path, home: Path, kills: int
) -> None:
    for n in "1234":
        (tmp_path / n).mkdir()
        shutil.copyfile(tmp_path / SECRET_PACKET, tmp_path / n / SECRET_PACKET)
    try_all(home, kills, tmp_path)


def test_a_backup_that_was_begun_and_left_is_none(home: Path) -> None:
    (home / "backups" / "backup.new").write_bytes(b"half")
    with closing(Store(home)) as store:
        store.back_up("2026-03-15")
    with pytest.raises(StoreError):
        check(home / "backups" / "backup.new")
    assert not (home / "backups" / "backup.new").exists()
