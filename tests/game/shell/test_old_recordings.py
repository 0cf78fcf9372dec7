"""Recordings are erased after 30 days or at once, and nothing else ever is."""

import os
import stat
from pathlib import Path
from uuid import UUID

import pytest

from game.shell.old_recordings import (
    KEEP_DAYS,
    Recording,
    erase,
    erase_old,
    over,
    recordings_in,
)
from tests.game.scenes.family_house import aged

NOW_S = 1_800_000_000.0
DAY_S = 86_400.0
ID = str(UUID(int=7))


def recorded(sessions: Path, name: str = ID, days: float = 31, *more: str) -> Path:
    """A recording of so many days ago, and what else lies in its folder."""
    folder = sessions / name
    folder.mkdir(parents=True)
    for file in ("samples.csv", "session.json", *more):
        (folder / file).write_text("t_s,tl\n", "utf-8")
    return aged(folder, NOW_S, days)


@pytest.mark.parametrize(
    ("days", "is_over"),
    [(0, False), (29.9, False), (30, False), (30.1, True), (4000, True), (-5, False)],
)
def test_a_recording_is_over_after_thirty_days(days: float, is_over: bool) -> None:
    one = Recording(Path(ID), NOW_S - days * DAY_S, 100)
    assert over([one], NOW_S) == ((one,) if is_over else ())


def test_thirty_days_are_what_families_are_told() -> None:
    assert KEEP_DAYS == 30


def test_at_the_start_old_recordings_are_erased_and_younger_ones_stay(tmp_path: Path) -> None:
    old, young = recorded(tmp_path, days=31), recorded(tmp_path, str(UUID(int=8)), 29)
    assert erase_old(tmp_path, NOW_S) == ""
    assert not old.exists()
    assert sorted(path.name for path in young.iterdir()) == ["samples.csv", "session.json"]


def test_a_recording_that_was_cut_off_is_a_recording(tmp_path: Path) -> None:
    folder = recorded(tmp_path)
    (folder / "session.json").rename(folder / "session.json.part")
    empty = tmp_path / str(UUID(int=9))
    empty.mkdir()
    aged(folder, NOW_S, 31)
    aged(empty, NOW_S, 31)
    assert len(recordings_in(tmp_path)) == 2
    assert erase_old(tmp_path, NOW_S) == ""
    assert list(tmp_path.iterdir()) == []


def test_the_newest_file_tells_how_old_a_recording_is(tmp_path: Path) -> None:
    folder = recorded(tmp_path)
    os.utime(folder / "session.json", (NOW_S, NOW_S))
    (one,) = recordings_in(tmp_path)
    assert one.written_s == NOW_S
    assert one.size_bytes == 2 * len("t_s,tl\n")


@pytest.mark.parametrize(
    "name",
    ["notes", "2026-03-14", ID.upper().replace("7", "A"), ID.replace("-", ""), f"{{{ID}}}", "..."],
)
def test_a_folder_of_another_name_is_never_touched(tmp_path: Path, name: str) -> None:
    recorded(tmp_path, name)
    assert recordings_in(tmp_path) == ()
    assert erase_old(tmp_path, NOW_S) == ""
    assert (tmp_path / name / "samples.csv").exists()


def test_a_folder_with_anything_else_in_it_is_never_touched(tmp_path: Path) -> None:
    folder = recorded(tmp_path, ID, 31, "photo.jpg")
    assert erase_old(tmp_path, NOW_S) == ""
    assert len(list(folder.iterdir())) == 3
    (folder / "photo.jpg").unlink()
    (folder / "session.json").unlink()
    (folder / "session.json").mkdir()
    aged(folder, NOW_S, 31)
    assert recordings_in(tmp_path) == ()


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_links_are_never_followed(tmp_path: Path) -> None:
    elsewhere = recorded(tmp_path / "elsewhere")
    sessions = tmp_path / "sessions"
    sessions.mkdir()
    (sessions / ID).symlink_to(elsewhere, target_is_directory=True)
    linked = recorded(sessions, str(UUID(int=8)))
    (linked / "samples.csv").unlink()
    (linked / "samples.csv").symlink_to(elsewhere / "samples.csv")
    assert recordings_in(sessions) == ()
    assert erase_old(sessions, NOW_S) == ""
    assert len(list(elsewhere.iterdir())) == 2


def test_a_file_where_a_folder_should_be_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / ID).write_text("mine", "utf-8")
    assert recordings_in(tmp_path) == ()
    assert recordings_in(tmp_path / ID) == ()
    assert (tmp_path / ID).read_text("utf-8") == "mine"


def test_without_any_recording_there_is_nothing_to_do(tmp_path: Path) -> None:
    assert erase_old(tmp_path / "sessions", NOW_S) == ""
    assert not (tmp_path / "sessions").exists()


def test_a_recording_that_vanished_meanwhile_is_no_trouble(tmp_path: Path) -> None:
    gone = Recording(tmp_path / ID, 0.0, 0)
    assert erase([gone]) == ""


@pytest.mark.skipif(
    os.name == "nt" or os.geteuid() == 0, reason="needs a folder that its owner cannot write to"
)
def test_what_cannot_be_erased_is_told_and_the_others_go(tmp_path: Path) -> None:
    kept, gone = recorded(tmp_path), recorded(tmp_path, str(UUID(int=8)))
    kept.chmod(stat.S_IRUSR | stat.S_IXUSR)
    told = erase_old(tmp_path, NOW_S)
    kept.chmod(stat.S_IRWXU)
    assert told.startswith("One movement recording could not be erased (")
    assert told.endswith("try again.")
    assert not gone.exists()


def test_what_came_into_the_folder_meanwhile_stays_and_is_told(tmp_path: Path) -> None:
    recorded(tmp_path)
    found = recordings_in(tmp_path)
    (tmp_path / ID / "photo.jpg").write_text("mine", "utf-8")
    told = erase(found)
    assert "One movement recording could not be erased" in told
    assert (tmp_path / ID / "photo.jpg").read_text("utf-8") == "mine"
