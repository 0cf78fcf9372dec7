"""What is told of a level's file: each save once, whole, and mistakes only where they stay."""

import os
from pathlib import Path

import pytest

from game.scenes.previewing import News, Taken, Wrong
from game.shell.level_watch import LOOK_S, PATIENCE, LevelWatch
from tests.game.level_files import river


class Watched:
    """A file, a family's folder, and a clock of its own."""

    def __init__(self, folder: Path) -> None:
        self.data = folder / "family"
        self.path = river(folder / "desk", "mine", "reps: 6\n")
        self.now_s = 100.0
        self.watch = LevelWatch(self.path, self.data, lambda: self.now_s)
        self.first = self.watch.first()

    def look(self, times: int = 1) -> list[News]:
        """The news of so many looks, one after the other."""
        found: list[News] = []
        for _ in range(times):
            self.now_s += LOOK_S
            news = self.watch.look()
            found += [news] if news else []
        return found

    def save(self, more: str, name: str = "mine") -> None:
        river(self.path.parent, name, more)

    def news(self) -> News:
        """The only news of the next looks."""
        (only,) = self.look(PATIENCE + 3)
        return only

    def reps(self) -> int:
        news = self.news()
        assert isinstance(news, Taken)
        return news.level.rungs[0].params.reps

    def mistakes(self) -> list[str]:
        news = self.news()
        assert isinstance(news, Wrong)
        return [str(one).partition("\n")[0] for one in news.problems]


@pytest.fixture
def watched(tmp_path: Path) -> Watched:
    return Watched(tmp_path)


def test_at_first_it_is_told_what_stands_in_the_file(watched: Watched) -> None:
    assert isinstance(watched.first, Taken)
    assert watched.look(20) == []


def test_a_save_is_told_once_and_within_three_looks(watched: Watched) -> None:
    watched.save("reps: 7\n")
    (news,) = watched.look(3)
    assert isinstance(news, Taken)
    assert watched.look(20) == []


def test_a_save_that_changes_nothing_starts_anew_too(watched: Watched) -> None:
    os.utime(watched.path, ns=(1, 1))
    assert watched.reps() == 6


def test_between_two_looks_the_disk_is_left_alone(watched: Watched) -> None:
    watched.look()
    watched.save("reps: 7\n")
    assert [watched.watch.look() for _ in range(50)] == [None] * 50
    assert watched.reps() == 7


def test_an_editor_that_puts_another_file_in_its_place_is_followed(watched: Watched) -> None:
    before = watched.path.stat()
    new = watched.path.with_suffix(".tmp")
    new.write_text(watched.path.read_text("utf-8").replace("reps: 6", "reps: 7"), "utf-8")
    os.utime(new, ns=(before.st_atime_ns, before.st_mtime_ns))
    new.replace(watched.path)
    assert watched.reps() == 7


def test_a_file_that_is_empty_or_gone_for_a_moment_is_no_mistake(watched: Watched) -> None:
    watched.path.write_text("")
    assert watched.look(2) == []
    watched.path.unlink()
    assert watched.look(2) == []
    watched.save("reps: 7\n")
    assert watched.reps() == 7


def test_a_file_that_is_still_being_written_is_left_alone(watched: Watched) -> None:
    whole = watched.path.read_text("utf-8")
    for end in range(10, len(whole), 10):
        watched.path.write_text(whole[:end], "utf-8")
        assert watched.look() == []
    watched.path.write_text(whole, "utf-8")
    assert watched.reps() == 6


def test_mistakes_that_stay_are_told_once_with_their_place(watched: Watched) -> None:
    watched.save("reps: 500\n")
    (said,) = watched.mistakes()
    assert said.startswith(f"{watched.path}:5:7: reps: reps is 500")
    watched.save("reps: 500\n")
    assert watched.look(20) == []
    watched.save("reps: 501\n")
    assert "501" in watched.mistakes()[0]
    watched.save("reps: 6\n")
    assert watched.reps() == 6


def test_a_deleted_file_is_told_and_found_again(watched: Watched) -> None:
    watched.path.unlink()
    (said,) = watched.mistakes()
    assert said == f"{watched.path}: this file is no longer there; save it again under this name"
    assert watched.look(20) == []
    watched.save("reps: 6\n")
    assert watched.reps() == 6


def test_a_folder_in_its_place_is_told(watched: Watched) -> None:
    watched.path.unlink()
    watched.path.mkdir()
    (said,) = watched.mistakes()
    assert "cannot be read (" in said


@pytest.mark.parametrize(
    "raw",
    [b"\x00\xff\xfe", b"x" * 300_000, b"a: &a [*a]\n", b"- " * 9000],
    ids=["no text", "too large", "a circle", "too deep"],
)
def test_no_bytes_stop_it(watched: Watched, raw: bytes) -> None:
    watched.path.write_bytes(raw)
    assert isinstance(watched.news(), Wrong)
    watched.save("reps: 7\n")
    assert watched.reps() == 7


def test_a_level_that_it_builds_on_is_followed_in_the_familys_folder(watched: Watched) -> None:
    levels = watched.data / "levels"
    river(levels, "base", "reps: 3\n")
    watched.path.write_text("format: 1\nid: mine\ntitle: {en: M}\nextends: base\n", "utf-8")
    assert watched.reps() == 3
    river(levels, "base", "reps: 4\n")
    assert watched.reps() == 4
    river(levels, "base", "reps: 500\n")
    (said,) = watched.mistakes()
    assert said.startswith(f"{levels / 'base.yaml'}:5:7: reps: reps is 500")
    (levels / "base.yaml").unlink()
    assert 'there is no level "base"' in watched.mistakes()[0]
    river(levels, "base", "reps: 4\n")
    assert watched.reps() == 4


def test_other_files_of_the_family_start_nothing_anew(watched: Watched) -> None:
    levels = watched.data / "levels"
    for more in ("reps: 3\n", "reps: 500\n", "reps: 4\n"):
        river(levels, "other", more)
        assert watched.look(10) == []
    (levels / "other.yaml").unlink()
    assert watched.look(10) == []
